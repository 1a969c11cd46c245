"""What `pip install` brings works away from the checkout: from a wheel, and as an editable install."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.xdist_group("packaging")  # one worker: the wheel is built once

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.search(r'^__version__ = "(.+)"$', (ROOT / "textlint" / "__init__.py").read_text(), re.MULTILINE)[1]


class Installed(NamedTuple):
    scripts: Path  # where the commands are
    home: Path  # what is imported must lie in here


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """What `command` prints; it sees nothing of the PYTHON* settings that the tests run under."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    assert done.returncode == status, f"{command} in {cwd} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy without the debris of earlier builds, which setuptools would take up again."""
    copy = tmp_path_factory.mktemp("checkout") / "textlint"
    debris = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    return shutil.copytree(ROOT, copy, ignore=debris)


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, checkout, cwd=folder)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module", params=["wheel", "editable"])
def installed(request, checkout, tmp_path_factory):
    """A fresh environment that holds textlint and borrows all else from the one the tests run in."""
    home = tmp_path_factory.mktemp(request.param) / "venv"
    venv.create(home, symlinks=os.name != "nt")
    places = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home)})
    borrowed = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    Path(places["purelib"], "borrowed.pth").write_text("\n".join(borrowed))
    what = [request.getfixturevalue("wheel")] if request.param == "wheel" else ["--editable", checkout]
    # --ignore-installed: the borrowed environment may hold a textlint of its own, which is not ours to remove
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed", "--disable-pip-version-check"]
    scripts = Path(places["scripts"])
    run(sys.executable, "-m", "pip", "--python", scripts / "python", "install", *offline, *what, cwd=home)
    return Installed(scripts, home if request.param == "wheel" else checkout)


def test_the_wheel_holds_textlint_and_its_rules_and_nothing_else(wheel, checkout):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    metadata = {name for name in names if name.startswith(f"textlint-{VERSION}.dist-info/")}
    expected = {f"textlint/{name}" for name in files(checkout / "textlint")}
    expected |= {f"textlint/rules/{name}" for name in files(checkout / "rules")}
    assert names - metadata == expected
    assert any(name.endswith("/LICENSE") for name in metadata)


def test_what_is_imported_is_what_was_installed(installed, tmp_path):
    show = (
        "import importlib.util, textlint; print(textlint.__file__);"
        "print(*importlib.util.find_spec('textlint.rules').submodule_search_locations, sep='\\n')"
    )
    package, *rules = run(installed.scripts / "python", "-I", "-c", show, cwd=tmp_path).splitlines()
    assert Path(package).is_relative_to(installed.home)
    assert len(rules) == 1
    assert Path(rules[0]).is_relative_to(installed.home)


def test_the_installed_command_tells_its_version(installed, tmp_path):
    assert VERSION in run(installed.scripts / "textlint", "--version", cwd=tmp_path)


def test_the_installed_command_lists_every_rule(installed, tmp_path):
    listed = run(installed.scripts / "textlint", "rules", cwd=tmp_path)
    rules = [path for kind in ("yaml", "py") for path in (ROOT / "rules").glob(f"*/**/*.{kind}")]
    ids = {path.relative_to(ROOT / "rules").with_suffix("").as_posix() for path in rules}
    assert ids
    assert {rule for rule in ids if not re.search(rf"\b{re.escape(rule)}\b", listed)} == set()


def test_the_installed_command_finds_what_is_wrong_in_a_seed(installed, tmp_path):
    seed = min((ROOT / "seeds").iterdir())
    assert run(installed.scripts / "textlint", "check", seed, cwd=tmp_path, status=1)
