"""Run the tests, group by group: `python tests/run_groups.py`.

A group is one file, `tests/groups/NAME.py`, with

    NEEDS: str                     what it needs, in one line for people
    def missing() -> str | None    why it cannot run here; None when it can
    def install() -> None          fetch what it needs; called only with CI=true

and the tests that `pytest.mark.group("NAME")` marks; those without a mark are of `core`. pytest reads every test
file for every group, so what only one group has is imported inside its tests and fixtures.

A group that cannot run here is left out and named at the end. With CI=true every group is installed and must run.
The exit status is that of the first pytest that failed; a group without a single test has failed too.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {path.stem: path for path in sorted((ROOT / "tests" / "groups").glob("*.py"))}


# This file is also the pytest plugin that picks the tests of one group (`-p tests.run_groups --group NAME`).


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--group", metavar="NAME", choices=list(GROUPS), help="run only the tests of this group")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.getoption("group")
    if wanted is not None:
        config.hook.pytest_deselected(items=[item for item in items if group_of(item) != wanted])
        items[:] = [item for item in items if group_of(item) == wanted]


def pytest_runtest_setup(item: pytest.Item) -> None:
    mark = item.get_closest_marker("group")
    if mark and mark.args[0] not in GROUPS:
        pytest.fail(f"no file tests/groups/{mark.args[0]}.py for the group of this test", pytrace=False)


def group_of(item: pytest.Item) -> str:
    """Group that `item` runs with; one marked with a group that does not exist runs with `core`, and fails there."""
    mark = item.get_closest_marker("group")
    return mark.args[0] if mark and mark.args[0] in GROUPS else "core"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tests.groups.{name}", GROUPS[name])
    group = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(group)
    return group


def run(name: str) -> int:
    """Exit status of pytest over one group; pytest itself gives 5 for a group without tests."""
    print(f"Group {name}:", flush=True)
    options = ["--group", name, "--numprocesses=auto", "--maxprocesses=2", "--dist=loadgroup"]
    return subprocess.run([sys.executable, "-m", "pytest", "-p", "tests.run_groups", *options], cwd=ROOT).returncode


def main() -> int:
    in_ci = os.environ.get("CI") == "true"
    statuses: dict[str, int] = {}
    left_out: list[str] = []
    for name in sorted(GROUPS, key=lambda name: (name != "core", name)):
        group = load(name)
        if in_ci:
            group.install()
        if reason := group.missing():
            left_out.append(f"Group {name} did not run: {reason} (it needs {group.NEEDS}).")
        else:
            statuses[name] = run(name)
    failed = [status for status in statuses.values() if status]
    print(*left_out or [f"All groups ran: {', '.join(statuses)}."], sep="\n")
    if in_ci and left_out:
        print("With CI=true every group must run.")
        failed.append(1)
    return failed[0] if failed else 0


if __name__ == "__main__":
    sys.exit(main())
