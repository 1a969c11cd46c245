"""Articles of one source that are nearly the same text, found with rensa (MinHash and locality-sensitive hashing)."""

import re
from collections import deque
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

PERMUTATIONS, BANDS = 64, 16  # four rows a band: texts half alike meet in two of three cases, texts 0.8 alike always
SHINGLE = 5  # words
ALIKE = 0.7  # Jaccard similarity of shingles from which two articles are told
WINDOW = 20_000  # articles that a new one is compared with, some 1.5 KB each
LEAST_WORDS = 30  # a shorter text is a note, and notes are alike

_WORD = re.compile(r"\w+")


class NoRensa(Exception):
    """The package rensa is not installed."""


class Twin(NamedTuple):
    """Two records with nearly the same text; the earlier one first, lines from 1."""

    source: str
    first: tuple[str, int]  # archive and line
    second: tuple[str, int]
    alike: float  # share of shingles that both have, an estimate


class Twins:
    """Finds near-duplicates among the last `WINDOW` articles."""

    def __init__(self, tell: Callable[[Twin], object]) -> None:
        try:
            self._rensa: Any = import_module("rensa")
        except ImportError:
            raise NoRensa from None
        self.archive = ""  # the archive that is being read
        self._tell = tell
        self._index = self._rensa.RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
        self._recent: dict[int, tuple[str, tuple[str, int], Any]] = {}
        self._order: deque[int] = deque()
        self._number = 0

    def see(self, line: int, source: str, text: str) -> None:
        """Compare the text of a line with those before it; the most alike one is told."""
        words = _WORD.findall(text.casefold())
        if len(words) < LEAST_WORDS:
            return
        shingles = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
        signature = self._rensa.RMinHash(PERMUTATIONS, 1)
        signature.update(list(shingles))
        near = [self._recent[key] for key in self._index.query(signature) if self._recent[key][0] == source]
        place = (self.archive, line)
        if near:
            alike, first = max((signature.jaccard(other), where) for _, where, other in near)
            if alike >= ALIKE:
                self._tell(Twin(source, first, place, round(alike, 2)))
        self._remember(source, place, signature)

    def _remember(self, source: str, place: tuple[str, int], signature: Any) -> None:
        self._index.insert(self._number, signature)
        self._recent[self._number] = (source, place, signature)
        self._order.append(self._number)
        self._number += 1
        if len(self._order) > WINDOW:
            oldest = self._order.popleft()
            self._index.remove(oldest)
            del self._recent[oldest]
