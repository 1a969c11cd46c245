"""The file of known findings: JSON lines, one finding a line in a settled order, so that git can merge two of them."""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from textlint.batch.write import Replacement, real_file
from textlint.core.located import Located
from textlint.core.screen import cut, visible

VERSION = 1
WORDS = 40  # columns of the reported words that are kept, for people; nothing is compared with them

_HEAD = "textlint-baseline"
_DIGEST = re.compile(r"[0-9a-f]{16}")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class BaselineError(ValueError):
    """A file that is no baseline; `str()` is one line that names file and line."""


class Entry(NamedTuple):
    """One known finding; digests as in `textlint.core.located.Fingerprint`."""

    path: str  # from the folder of the baseline, with forward slashes
    rule: str
    sentence: str
    around: str
    also: tuple[str, ...]
    words: str  # the first of those that were reported


class Baseline(NamedTuple):
    """Known findings, and the file they stand in."""

    file: Path
    entries: tuple[Entry, ...] = ()

    def key(self, path: str) -> str:
        """What entries call the file at `path`; links to folders are followed."""
        folder, name = os.path.split(path)
        return _below(os.path.realpath(self.file.parent), folder) + name

    def entry(self, key: str, located: Located) -> Entry:
        """A finding as it is to be remembered; it was made with `Settings.detailed`."""
        assert located.detail is not None
        known_by = located.detail.fingerprint
        words = cut(visible(located.text[:WORDS]), WORDS)
        return Entry(key, located.finding.rule, known_by.sentence, known_by.around, known_by.also, words)

    def is_gone(self, key: str) -> bool:
        """True when there is no file of that name any more."""
        return not (self.file.parent / key).exists()


def read(file: Path) -> Baseline:
    """The baseline in `file`.

    Raises:
        BaselineError: a line of it is not understood.
        OSError: it cannot be read.
    """
    raw = file.read_bytes()
    try:
        lines = raw.decode("utf-8").split("\n")  # `splitlines` would part lines at U+2028, too
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BaselineError(f"{file}:{line}: not UTF-8") from None
    if lines[-1] == "":
        del lines[-1]
    made = []
    for number, written in enumerate(lines or [""], 1):
        try:
            if number == 1:
                _check_head(_object(written))
            else:
                made.append(_entry(_object(written)))
        except ValueError as error:
            raise BaselineError(f"{file}:{number}: {error}") from None
    return Baseline(file, tuple(made))


def write(baseline: Baseline) -> None:
    """Put the baseline into its file, which is replaced whole.

    Raises:
        OSError: it cannot be written.
    """
    rows: list[Mapping[str, Any]] = [{_HEAD: VERSION}]
    rows += [
        {key: value for key, value in entry._asdict().items() if value != ()} for entry in sorted(baseline.entries)
    ]
    with Replacement(real_file(baseline.file)) as replacement:
        replacement.write(b"".join(_line(row) for row in rows))
        replacement.finish()
        replacement.take_place()


@cache
def _below(home: str, folder: str) -> str:
    """What stands before the name of a file in `folder`, seen from `home`."""
    real = os.path.realpath(folder)
    try:
        inner = os.path.relpath(real, home)
    except ValueError:  # another drive of Windows
        inner = real
    return "" if inner == os.curdir else inner.replace(os.sep, "/") + "/"


def _line(row: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # bytes in a file's name that are no UTF-8
        return json.dumps(row).encode() + b"\n"


def _object(line: str) -> dict[str, Any]:
    if line.startswith(_CONFLICT):
        raise ValueError(
            "a merge conflict: keep the lines of both sides, take out the marks, then run `textlint baseline update`"
        )
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    return row


def _check_head(row: Mapping[str, Any]) -> None:
    version = row.get(_HEAD)
    if not isinstance(version, int) or isinstance(version, bool):
        raise ValueError(f'not a baseline: its first line is to be {{"{_HEAD}": {VERSION}}}')
    if version != VERSION:
        raise ValueError(f"a baseline of format {version}; this textlint knows {VERSION}")


def _entry(row: dict[str, Any]) -> Entry:
    """The entry of a line; strict, so that nobody loses findings to a slip."""
    also = row.pop("also", [])
    if wrong := sorted(set(Entry._fields[:4] + Entry._fields[5:]) ^ row.keys()):
        raise ValueError(f"{wrong[0]}: {'not a key' if wrong[0] in row else 'missing'}")
    for key, value in row.items():
        if not isinstance(value, str):
            raise ValueError(f"{key}: not a string")
    if not isinstance(also, list) or not all(map(_is_digest, also)):
        raise ValueError("also: not a list of digests of 16 hexadecimal digits")
    for key in ("sentence", "around"):
        if not _is_digest(row[key]) and not (key == "around" and row[key] == ""):
            raise ValueError(f"{key}: not a digest of 16 hexadecimal digits")
    return Entry(**row, also=tuple(also))


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None
