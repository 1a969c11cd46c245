"""Which lines of which files are not as a commit of git has them."""

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from textlint.core.document import Location
from textlint.core.located import FileResult, Located

HEAD = "HEAD"
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([abtnvfr\"\\]|[0-7]{3})")
_ESCAPED = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))
# Submodules are looked at as repositories of their own; asking for them here would only take time.
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules=all")
# Set by git for its hooks, and true of one repository only; each file is compared in its own.
_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


class GitError(ValueError):
    """Git cannot say what has changed; `str()` is one line."""


class Lines(NamedTuple):
    """Lines of a file that were added or changed, as ranges [first, after), rising; None: all of them."""

    ranges: tuple[tuple[int, int], ...] | None

    def touch(self, location: Location | None) -> bool:
        """True when any line of a place is among them; what has no place stands for its file."""
        if self.ranges is None or location is None:
            return True
        last = location.end_line - (location.end_column == 1 and location.end_line > location.line)
        return any(first <= last and location.line < after for first, after in self.ranges)


ALL = Lines(None)


class Changes:
    """What has changed in the working tree since it and `base` had the same history.

    Args:
        base: a commit, branch or tag. Compared is with the commit where the branch that is checked out left it.
    """

    def __init__(self, base: str = HEAD) -> None:
        self.base = base
        self._repositories: dict[str, _Repository] = {}

    def lines(self, path: str) -> Lines | None:
        """The changed lines of a file, all when git does not have it; None when nothing has changed.

        Raises:
            GitError: the file is in no repository, git is not installed, or there is no such commit.
        """
        real = os.path.realpath(path)
        home = _home(os.path.dirname(real))  # noqa: PTH120 (a Path for each of 25,000 files is slow)
        if home is None:
            raise GitError(f"{path}: not in a git repository, so nothing says which lines have changed")
        if home not in self._repositories:
            self._repositories[home] = _Repository(home, self.base)
        return self._repositories[home].lines(os.path.relpath(real, home).replace(os.sep, "/"))


def narrowed(result: FileResult, lines: Lines) -> FileResult:
    """The findings that stand on a line that has changed, or speak of one; the others are left out."""
    return result.only([number for number, located in enumerate(result.located) if _is_touched(located, lines)])


def _is_touched(located: Located, lines: Lines) -> bool:
    places = [related.place for related in located.detail.related] if located.detail else []
    return lines.touch(located.location) or any(place and lines.touch(place.location) for place in places)


@cache
def _home(folder: str) -> str | None:
    """The top of the repository that `folder` is in: a worktree and a submodule have a file `.git` there."""
    if os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 (as above)
        return folder
    above = os.path.dirname(folder)  # noqa: PTH120 (as above)
    return None if above == folder else _home(above)


class _Repository:
    """The files of one repository, by their paths from its top with forward slashes."""

    def __init__(self, home: str, base: str) -> None:
        self._home = home
        self._since = self._commit(base)

    def lines(self, path: str) -> Lines | None:
        """As `Changes.lines`."""
        if path in self._wholes:
            return ALL
        if path not in self._ranges:
            return None if path in self._tracked else ALL
        return ALL if _counts_otherwise(Path(self._home, path)) else Lines(tuple(self._ranges[path]))

    def _commit(self, base: str) -> str:
        """The commit to compare with, or the empty tree where there is no commit yet."""
        if base == HEAD and self._asks("rev-parse", "--verify", "--quiet", HEAD) is None:
            return self._git("hash-object", "-t", "tree", "--stdin").decode().strip()
        if self._asks("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}") is None:
            raise GitError(f"{base} is no commit, branch or tag that git knows in {self._home}")
        found = self._asks("merge-base", "--", base, HEAD)
        if found is None:
            raise GitError(f"{base} and HEAD have no commit in common in {self._home}; is the clone a shallow one?")
        return found.decode().strip()

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(map(os.fsdecode, self._git("ls-files", "-z").split(b"\0")))

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """Changed files whose lines git does not count."""
        wholes = set()
        fields = iter(self._git(*_DIFF, "--numstat", "-z", self._since, "--").split(b"\0"))
        for field in fields:
            added, _, rest = field.partition(b"\t")
            name = rest.partition(b"\t")[2]
            if not name and added:  # a renamed file: its old name follows, then its new one
                name = (next(fields), next(fields))[1]
            if added == b"-":
                wholes.add(os.fsdecode(name))
        return frozenset(wholes)

    @cached_property
    def _ranges(self) -> dict[str, list[tuple[int, int]]]:
        prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
        patch = self._git(
            *_DIFF, "--unified=0", "--inter-hunk-context=0", *prefixes, "--diff-filter=d", self._since, "--"
        )
        made: dict[str, list[tuple[int, int]]] = {}
        for name, first, after in _hunks(patch):
            made.setdefault(name, []).append((first, after))
        return made

    def _asks(self, *arguments: str) -> bytes | None:
        """What git answers; None when it says no."""
        done = self._run(*arguments)
        if done.returncode == 1 or (done.returncode and b"Not a valid object name" in done.stderr):
            return None
        return self._answer(done)

    def _git(self, *arguments: str) -> bytes:
        return self._answer(self._run(*arguments))

    def _answer(self, done: "subprocess.CompletedProcess[bytes]") -> bytes:
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit status {done.returncode}"]
            raise GitError(f"git: {said[0].removeprefix('fatal: ')} ({self._home})")
        return done.stdout

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        environ = {name: value for name, value in os.environ.items() if name not in _LOCAL}
        environ |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
        command = ("git", "-c", "core.fsmonitor=false", *arguments)
        try:
            return subprocess.run(command, cwd=self._home, env=environ, input=b"", capture_output=True, check=False)
        except OSError:
            raise GitError("git is not installed, or not on the path") from None


def _hunks(patch: bytes) -> Iterator[tuple[str, int, int]]:
    """Name, first line and the one after the last of each stretch of new lines."""
    name, skip = "", 0
    for line in patch.split(b"\n"):
        if skip:  # a line of the text, which may look like anything
            skip -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            name = _name(line.removeprefix(b"+++ "))
        elif hunk := _HUNK.match(line):
            old, first, new = (1 if group is None else int(group) for group in hunk.groups())
            skip = old + new
            if new:
                yield name, first, first + new


def _name(written: bytes) -> str:
    """A file's name as git writes it: in quotation marks when it is odd, with a tab behind when it has blanks."""
    bare = written.removesuffix(b"\t")
    if bare.startswith(b'"'):
        bare = _ESCAPE.sub(lambda match: bytes([_byte(match[1])]), bare[1:-1])
    return os.fsdecode(bare.removeprefix(b"b/"))


def _byte(escape: bytes) -> int:
    return int(escape, 8) if len(escape) == 3 else _ESCAPED[escape[0]]


def _counts_otherwise(file: Path) -> bool:
    """True where a lone carriage return ends a line for us and not for git, or there are no lines that people see."""
    try:
        return re.search(rb"\r(?!\n)|\0", file.read_bytes()) is not None
    except OSError:  # gone since: reading it will say so
        return True
