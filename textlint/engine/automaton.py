"""All literals in one Aho–Corasick automaton: the pass over a text that works everywhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from ahocorasick_rs import AhoCorasick, Implementation

_SURROGATE = re.compile("[\ud800-\udfff]")

PIECE = 1 << 16  # code points that are scanned at once

Match = tuple[int, int, int]  # (what was found, start, end) in code points


class ScanFailed(Exception):
    """A scanner cannot read this text, and should not be asked again."""


class Scanner(Protocol):
    """Finds all literals of a set at once."""

    numbers: Sequence[tuple[int, ...]]  # for each thing it finds: who waits for it

    def matches(self, text: str) -> Sequence[Match]:
        """All places in `text`, overlapping ones too, in no order that counts; each thing is an index of `numbers`.

        Raises:
            ScanFailed: nothing is known of the text.
        """


def without_surrogates(text: str) -> str:
    """`text` with a sign of the same length in place of each lone surrogate, so that it has an UTF-8 form."""
    return _SURROGATE.sub("\ufffd", text)


def pieces(text: str, longest: Callable[[], int], ending: str = "") -> Iterator[tuple[str, int, int]]:
    """`text` in pieces to be scanned one by one: what a scanner notes of a long text is many times as large.

    Each comes with where it begins, and with how much of it stood at the end of the one before: all that ends there
    was found there.

    Args:
        text: most are one piece.
        longest: code points of the longest literal; asked for only when there is more than one piece.
        ending: what the last piece must end with.
    """
    first = known = 0
    if len(text) > PIECE:
        overlap = longest()
        size = max(PIECE, 2 * overlap)
        while len(text) - first > size:
            yield text[first : first + size], first, known
            first, known = first + size - overlap, overlap
    last = text[first:]
    yield (last if last.endswith(ending) else last + ending), first, known


def matches(automaton: AhoCorasick, text: str, longest: int) -> Iterator[Match]:
    """All places of the automaton's literals, by their ends: (number of the literal, start, end) in code points.

    `longest` is the length of the longest literal.
    """
    for piece, first, known in pieces(text, lambda: longest):
        for literal, start, end in _matches(automaton, piece):
            if end > known:
                yield literal, first + start, first + end


def _matches(automaton: AhoCorasick, text: str) -> list[Match]:
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:  # lone surrogates, from a JSON escape: the automaton wants UTF-8
        return automaton.find_matches_as_indexes(without_surrogates(text), overlapping=True)


def who_waits(wanted: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Literal -> the numbers of those in `wanted` that wait for it."""
    waiting: dict[str, list[int]] = {}
    for number, literals in enumerate(wanted):
        for literal in literals:
            waiting.setdefault(literal, []).append(number)
    return waiting


class Automaton:
    """A `Scanner` whose things are literals."""

    def __init__(self, wanted: Sequence[Sequence[str]]) -> None:
        """Make the automaton for those who wait, each with its literals."""
        waiting = who_waits(wanted)
        self.numbers: Sequence[tuple[int, ...]] = [tuple(numbers) for numbers in waiting.values()]
        self._automaton = AhoCorasick(list(waiting), implementation=Implementation.ContiguousNFA) if waiting else None

    def matches(self, text: str) -> Sequence[Match]:
        """All places, by their ends."""
        return () if self._automaton is None else _matches(self._automaton, text)
