"""Changes of a file -> a unified diff that `git apply` and `patch -p1` take."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from textlint.fixes.apply import Change, carry_out

CONTEXT = 3  # unchanged lines before and after each hunk
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class _Block(NamedTuple):
    """Whole old lines [first, last) and the lines that stand in their place."""

    first: int
    last: int
    new: tuple[bytes, ...]


def unified_diff(path: str, raw: bytes, changes: Sequence[Change]) -> bytes:
    """The patch of one file; empty without changes.

    The hunks are made from the changes, not by comparing two texts, so a large file costs no more than reading it.
    Lines end at LF alone, as for git: a CR stays part of its line.

    Args:
        path: how the file is called from the folder in which the patch will be applied, parts joined by `/`.
        raw: the file as it was.
        changes: in order, without overlaps, in bytes of `raw`.
    """
    if not changes:
        return b""
    lines = _split(raw)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    blocks = _blocks(raw, lines, starts, changes)
    parts = [b"--- " + _name("a/" + path) + b"\n+++ " + _name("b/" + path) + b"\n"]
    shift = 0
    for group in _groups(blocks):
        hunk, shift = _hunk(lines, group, shift)
        parts.append(hunk)
    return b"".join(parts)


def _split(raw: bytes) -> list[bytes]:
    """Lines with their ends; only LF ends one."""
    *whole, last = raw.split(b"\n")
    lines = [line + b"\n" for line in whole]
    return [*lines, last] if last else lines


def _blocks(raw: bytes, lines: list[bytes], starts: list[int], changes: Sequence[Change]) -> list[_Block]:
    """The changes, grown to whole lines; those that share a line are one."""
    blocks: list[_Block] = []
    pending: list[Change] = []
    first = last = 0
    for change in changes:
        start = min(bisect_right(starts, change.start) - 1, max(0, len(lines) - 1))
        end = min(len(lines), max(start + 1, bisect_right(starts, max(change.start, change.end - 1))))
        rest_of_line = change.new or change.start > starts[start]
        if change.end == starts[end] and rest_of_line and not change.new.endswith(b"\n"):
            end = min(len(lines), end + 1)  # the line end went: the next line moves up into this one
        if pending and start >= last:
            blocks.append(_block(raw, lines, starts, (first, last), pending))
            pending = []
        first = start if not pending else first
        last = end if not pending else max(last, end)
        pending.append(change)
    blocks.append(_block(raw, lines, starts, (first, last), pending))
    return blocks


def _block(
    raw: bytes, lines: list[bytes], starts: list[int], reach: tuple[int, int], changes: Sequence[Change]
) -> _Block:
    """Lines `reach` after `changes`; lines at either end that stay as they are are left out."""
    first, last = reach
    base = starts[first]
    moved = [Change(change.start - base, change.end - base, change.new) for change in changes]
    new = _split(carry_out(raw[base : starts[last]], moved))
    while first < last and new and lines[first] == new[0]:
        first += 1
        del new[0]
    while first < last and new and lines[last - 1] == new[-1]:
        last -= 1
        del new[-1]
    return _Block(first, last, tuple(new))


def _groups(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks whose contexts meet go into one hunk."""
    groups: list[list[_Block]] = []
    for block in blocks:
        if groups and block.first - groups[-1][-1].last <= 2 * CONTEXT:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _hunk(lines: list[bytes], group: list[_Block], shift: int) -> tuple[bytes, int]:
    """One hunk, and how many lines the new file is ahead after it."""
    first, last = max(0, group[0].first - CONTEXT), min(len(lines), group[-1].last + CONTEXT)
    body: list[bytes] = []
    old = new = 0
    place = first
    for block in [*group, _Block(last, last, ())]:
        for line in lines[place : block.first]:
            body.append(_line(b" ", line))
        old, new = old + block.first - place, new + block.first - place
        body += [_line(b"-", line) for line in lines[block.first : block.last]]
        body += [_line(b"+", line) for line in block.new]
        old, new, place = old + block.last - block.first, new + len(block.new), block.last
    head = f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n".encode()
    return head + b"".join(body), shift + new - old


def _range(first: int, count: int) -> str:
    """Lines from 1; an empty range names the line before it."""
    start = first + 1 if count else first
    return f"{start}" if count == 1 else f"{start},{count}"


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + line if line.endswith(b"\n") else mark + line + b"\n\\ No newline at end of file\n"


def _name(path: str) -> bytes:
    """A file name in a header: in C quotes when it holds what would break it, a tab after it when it holds blanks."""
    raw = path.encode("utf-8", "surrogateescape")
    if any(byte < 32 or byte in b'"\\\x7f' for byte in raw):
        quoted = "".join(_ESCAPES.get(chr(byte), chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in raw)
        return f'"{quoted}"'.encode("ascii")
    return raw + (b"\t" if b" " in raw else b"")
