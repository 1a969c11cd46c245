"""Fixes -> the bytes of the file."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from textlint.core import Document, Edit, Fix, Span, Unmappable, merged

TRIALS = 100  # readings of a source that a round of fixes may cost; what is not proven by then waits


class Change(NamedTuple):
    """Bytes [start, end) of a file, counted from 0, and what stands in their place."""

    start: int
    end: int
    new: bytes


Stay = Callable[[Sequence[Change], Sequence[Edit]], bool]  # do the comments to us stay what they are?


def changes_of(document: Document, fixes: Iterable[Fix]) -> list[Change]:
    """What `fixes`, which must not overlap, do to the bytes of `document.raw`, in order.

    Raises:
        Unmappable: an edit stands for no single stretch of the file, or cannot be written there.
        UnicodeEncodeError: the encoding of the file has no bytes for a replacement.
    """
    return _changes(document, merged(edit for fix in fixes for edit in fix.edits))


def changes_together(
    document: Document,
    fixes: Sequence[Fix],
    comments_stay: Stay | None = None,
) -> tuple[list[Change], list[Fix]]:
    """What `fixes`, each of which is applicable, do to the bytes, and those of them that can be done beside each other.

    Where only the source read again tells what comes of an edit (a value of YAML without quotes may become a number; a
    comment to us may lose its block: `comments_stay`), it is read; fixes that spoil it are found by halving and left
    out. Lines that are taken away to the end of the text take the blank lines before them too, where these are lines of
    the file.
    """
    return _Trials(document, comments_stay).most(fixes) if fixes else ([], [])


def _changes(document: Document, edits: Sequence[Edit]) -> list[Change]:
    if document.rewrite is not None:
        return [Change(*written) for written in document.rewrite(document, edits)]
    changes = []
    for edit in edits:
        source = document.source(edit.span)
        written = document.written(edit).encode(document.encoding, document.errors)
        changes.append(Change(source.start, source.stop, written))
    return changes


class _Trials:
    """The attempts at one document; functions in each other that call themselves would keep it alive in a cycle."""

    def __init__(self, document: Document, comments_stay: Stay | None) -> None:
        self._document, self._comments_stay = document, comments_stay
        self._left = TRIALS

    def most(self, fixes: Sequence[Fix]) -> tuple[list[Change], list[Fix]]:
        """As many of `fixes` as can be done, and the changes they come to."""
        if self._left <= 0:
            return [], []
        changes = self._tried(fixes)
        if changes is not None:
            return changes, list(fixes)
        if len(fixes) == 1:
            return [], []
        first, second = self.most(fixes[: len(fixes) // 2]), self.most(fixes[len(fixes) // 2 :])
        if not first[1] or not second[1]:
            return first if first[1] else second
        both = [*first[1], *second[1]]
        changes = self._tried(both)
        return first if changes is None else (changes, both)

    def _tried(self, fixes: Sequence[Fix]) -> list[Change] | None:
        """What `fixes` come to; None when they cannot all be done."""
        self._left -= 1
        document = self._document
        edits = merged(edit for fix in fixes for edit in fix.edits)
        closed = _closed_up(document.text, edits)
        for wanted in (edits,) if closed is edits else (closed, edits):
            try:
                changes = _changes(document, wanted)
            except (Unmappable, UnicodeEncodeError):  # the blank lines part two values of the file
                continue
            if (document.writer is None or document.writer.holds(wanted)) and (
                self._comments_stay is None or self._comments_stay(changes, wanted)
            ):
                return changes
        return None


def _closed_up(text: str, edits: list[Edit]) -> list[Edit]:
    """The edits; lines that go to the end of the text take the blank lines before them, and leave a final line end."""
    last = len(text.rstrip())
    start, kept = last, list(edits)
    while kept and not kept[-1].text and kept[-1].span.end >= start > kept[-1].span.start:
        start = kept.pop().span.start
        while start and text[start - 1].isspace():
            start -= 1
    if start in (0, last) or text[start] not in "\r\n":
        return edits
    return [*kept, Edit(Span(start, last), "")]


def carry_out(raw: bytes, changes: Iterable[Change]) -> bytes:
    """`raw` after `changes`, which are in order and do not overlap. Every byte outside them stays as it is."""
    parts, last = [], 0
    for change in changes:
        parts += [raw[last : change.start], change.new]
        last = change.end
    return b"".join((*parts, raw[last:]))


def is_applicable(document: Document, fix: Fix) -> bool:
    """True when every edit of `fix` can be carried out in the file.

    Not so for edits out of order or over each other, which no rule should make: they would scramble the file.
    """
    spans = [edit.span for edit in fix.edits]
    if any(left.end > right.start for left, right in pairwise(spans)) or any(start >= end for start, end in spans):
        return False
    try:
        changes_of(document, (fix,))
    except (Unmappable, UnicodeEncodeError):
        return False
    return document.accepts(fix.edits)


class Pieces:
    """A file under change: stretches of the old bytes and new bytes by turns.

    Rounds of changes, each counted in the bytes as the round before left them, become one list counted in the old ones.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._pieces: list[tuple[int, int, bytes]] = (
            [(0, size, b"")] if size else []
        )  # old bytes [a, b), or new ones at a == b

    def change(self, changes: Iterable[Change]) -> None:
        """Carry out one round: `changes` are in order and do not overlap."""
        done: list[tuple[int, int, bytes]] = []
        waiting = list(reversed(self._pieces))
        position = 0
        for change in changes:
            position = self._copy(waiting, done, position, change.start)
            skipped: list[tuple[int, int, bytes]] = []
            position = self._copy(waiting, skipped, position, change.end)
            if change.new:
                anchor = done[-1][1] if done else (skipped[0][0] if skipped else 0)
                done.append((anchor, anchor, change.new))
        self._pieces = done + list(reversed(waiting))

    def changes(self) -> list[Change]:
        """All rounds as one: in order, in bytes of the old file."""
        found: list[Change] = []
        last, new = 0, b""
        for start, end, inserted in self._pieces:
            if start == end:
                new += inserted
                continue
            if new or start > last:
                found.append(Change(last, start, new))
            last, new = end, b""
        if new or last < self._size:
            found.append(Change(last, self._size, new))
        return found

    @staticmethod
    def _copy(
        waiting: list[tuple[int, int, bytes]], target: list[tuple[int, int, bytes]], position: int, until: int
    ) -> int:
        """Move pieces from `waiting`, which is reversed, to `target` up to byte `until` of the present file."""
        while position < until:
            start, end, new = waiting.pop()
            length = len(new) or end - start
            room = until - position
            if length <= room:
                target.append((start, end, new))
                position += length
            elif new:
                target.append((start, end, new[:room]))
                waiting.append((start, end, new[room:]))
                position = until
            else:
                target.append((start, start + room, b""))
                waiting.append((start + room, end, b""))
                position = until
        return position
