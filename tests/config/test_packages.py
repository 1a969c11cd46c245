"""A newsroom ships its rules, its lexicons and its style with pip."""

import os
import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from tests.made import ROOT, rule_file, run
from textlint.config import packages

PROJECT = """
[build-system]
requires = ["setuptools>=70.1"]
build-backend = "setuptools.build_meta"

[project]
name = "gazette-style"
version = "1.0"

[project.entry-points."textlint.rules"]
gazette = "gazette_style"
inner = "gazette_more.rules"
gone = "gazette_style.nowhere"

[tool.setuptools]
packages = ["gazette_style", "gazette_more"]

[tool.setuptools.package-data]
gazette_style = ["**/*.yaml", "**/*.tsv"]
gazette_more = ["**/*.yaml"]
"""
STYLE = (
    "# title: The Gazette\n# based on: bbc\nentry\tform\tkind\tvariants\tkeep_when\tsource\n"
    "kyiv\tKyjiw\tplace\tKyiv|Kiev\t\tour style book\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that pip has installed such a package into."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    (source / "pyproject.toml").write_text(PROJECT)
    package = source / "gazette_style"
    rule_file(package, "house/slip")
    (package / "__init__.py").write_text("raise RuntimeError('nobody may run this')\n")
    rule_file(source / "gazette_more" / "rules", "inner/slip")
    (source / "gazette_more" / "__init__.py").write_text("raise RuntimeError('nobody may run this')\n")
    (package / "styles").mkdir()
    (package / "styles" / "gazette.tsv").write_text(STYLE)
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *offline, "--target", target, source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture
def check(installed, tmp_path):
    """Check an article that breaks its rules, in a folder with this configuration."""

    def call(configuration):
        (tmp_path / "textlint.toml").write_text(configuration)
        (tmp_path / "a.txt").write_text("The wrng men went to Kyiv.\n")
        places = f"{ROOT}{os.pathsep}{installed}"
        return run("check", "--format", "concise", "-q", "a.txt", cwd=tmp_path, PYTHONPATH=places)

    return call


def ids(done):
    return sorted(line.split(b" ")[2].decode() for line in done.stdout.splitlines())


def test_rules_and_style_of_an_installed_package_are_found_by_their_name(check):
    done = check('rules = ["gazette"]\nstyle = "gazette"\nextend-select = ["house"]\n[severity]\nhouse = "error"')
    assert done.stderr == b""
    assert ids(done) == ["house/slip", "style/house_name"]
    assert b"error house/slip" in done.stdout


def test_rules_may_lie_deeper_in_a_package(check):
    assert ids(check('rules = ["inner"]\nselect = ["inner"]')) == ["inner/slip"]


def test_a_folder_of_that_name_goes_before_the_package(check, tmp_path):
    rule_file(tmp_path / "gazette", "own/slip")
    assert ids(check('rules = ["gazette"]\nselect = ["own"]')) == ["own/slip"]


def test_a_name_that_no_package_offers_is_told_with_the_nearest(check):
    done = check('rules = [\n  "gazete",\n]')
    assert (done.returncode, done.stdout) == (2, b"")
    reason = "there is no folder gazete, and no installed package offers rules by that name; did you mean gazette?"
    assert done.stderr.decode() == f"textlint: textlint.toml:2: rules: {reason}\n"


def test_a_package_whose_module_is_gone_is_one_line(check):
    done = check('rules = ["gone"]')
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith(b"textlint: textlint.toml:1: rules: there is no folder gone")


def test_packages_are_looked_for_only_by_names_that_are_no_folders(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **given: asked.append(given) or [])
    (tmp_path / "house").mkdir()
    assert packages.rules_folder("house/", tmp_path) == tmp_path / "house"
    assert asked == []
    assert packages.rules_folder("haus", tmp_path) is None
    assert asked == [{"group": "textlint.rules", "name": "haus"}]


def test_an_entry_point_may_name_a_module_whose_folder_holds_the_rules(tmp_path, monkeypatch):
    (tmp_path / "made_up_house.py").touch()
    point = EntryPoint("house", "made_up_house", "textlint.rules")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **given: [point])
    monkeypatch.syspath_prepend(tmp_path)
    assert packages.rules_folder("house", tmp_path / "nowhere") == tmp_path
