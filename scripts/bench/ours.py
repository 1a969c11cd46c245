"""What textlint itself is timed at, each a command on one of the inputs."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

ALL = 2500  # files of the input `files`


class Task(NamedTuple):
    """One measurement of textlint."""

    key: str
    name: str
    given: str  # the input, a name in the folder of `inputs.py`
    arguments: tuple[str, ...]
    processors: int = 1  # that it may run on
    is_long: bool = False  # so that one round in three will do

    def command(self, inputs: Path) -> list[str]:
        """The command line."""
        path = next(path for path in (inputs / self.given, *inputs.glob(f"{self.given}.*")) if path.exists())
        return [sys.executable, "-m", "textlint", *self.arguments, str(path)]


def check(key: str, name: str, given: str, jobs: int = 1, *, is_long: bool = False) -> Task:
    """A task of `textlint check` with the default rules, whose findings go nowhere."""
    # kept results would answer from the second round on: what is measured is a check
    quiet = ("--isolated", "--no-cache", "--format", "jsonl", "--quiet", "--output", os.devnull)
    arguments = ("check", *quiet, "--jobs", str(jobs))
    return Task(key, name, given, arguments, jobs, is_long)


SINGLE = check("single", "one file of 4 KB", "single")
TASKS = (
    check("files", "2,500 files of 4 KB", "files"),
    Task("lines", "`clean`, the same as JSON lines", "lines", ("clean", "--isolated", "--jobs", "1", "--output", "-")),
    check("one", "one file of 1 MB", "one"),
    check("line", "one line of 1 MB", "line"),
    check("solid", "one line of 50 MB without a blank", "solid", is_long=True),
    check("glued", "one line of 2 MB, its blanks taken out, its marks not", "glued"),
    check("many", "25,000 files of 4 KB", "many", is_long=True),
    SINGLE,
    check("apart", "2,500 files, one worker on two processors", "files")._replace(processors=2),
    check("two", "2,500 files, two workers on two processors", "files", jobs=2),
)


def part(number: int) -> Task:
    """The task of the first files alone, for a peer that is given no more."""
    return check(f"first{number}", f"the first {number} files", f"first{number}")
