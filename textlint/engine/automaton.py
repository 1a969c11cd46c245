"""All literals in one Aho–Corasick automaton: the pass over a text that works everywhere."""

import re
from collections.abc import Sequence
from typing import Protocol

from ahocorasick_rs import AhoCorasick, Implementation

_SURROGATE = re.compile("[\ud800-\udfff]")

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


def matches(automaton: AhoCorasick, text: str) -> list[Match]:
    """All places of the automaton's literals, by their ends: (number of the literal, start, end) in code points."""
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
        return () if self._automaton is None else matches(self._automaton, text)
