"""What is remembered of the lines of many documents, in bounded memory: how often each stands where.

The counters are those of lossy counting (Manku and Motwani, VLDB 2002): when there are too many, each line that was not
seen again since the last time goes. So a number here is never too high, and too low by at most `Sketch.missed`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from textlint.facts.furniture import LONGEST, is_body, table_form

VERSION = 1
LINES = 100_000  # lines remembered at a time, of all sources together; some 600 bytes each
CONTEXTS = 3
SHOWN = 100  # code points of a long neighbour in a context
LEAST = 3  # code points of a line's form
WHOLE = 240  # a neighbour up to so long is kept whole
LAST = 6  # units at the end of a text, where the foot of the page may have begun above a long notice
WINDOW = 50_000  # paragraphs remembered to know a near-duplicate by
_LETTER = re.compile(r"[^\W\d_]")
_UNFIT = re.compile("[⟦⟧\ud800-\udfff]")  # the marks of rule examples, lone surrogates
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTH_NAMES = (_MONTHS, [name[:3] for name in _MONTHS])
DAY_NAMES = (_DAYS, [name[:3] for name in _DAYS])
MONTH, DAY, NAME = "<month>", "<day>", "<name>"
IS_MONTH = re.compile(rf"\b(?:{'|'.join(name for names in MONTH_NAMES for name in names)})\b")
IS_DAY = re.compile(rf"\b(?:{'|'.join(name for names in DAY_NAMES for name in names)})\b")
CREDIT = re.compile(r"(?:(?:[a-z]+ ){1,2}by:?|(?:author|by|editor|photo|photographer|reporter|writer):) ")
NAMES = re.compile(r"[A-Z][\w.'’-]*(?:(?:,| and| &)? [A-Z][\w.'’/-]*){1,5}")


class NoSketch(ValueError):
    """A text that is no sketch of ours; `str()` says why."""


class Place(IntEnum):
    """Where a line stands in its text; the article reaches from its first paragraph to its last."""

    ABOVE = 0
    INSIDE = 1
    END = 2  # inside, but among the last units
    BELOW = 3


class Context(NamedTuple):
    """A line as it stood in one document, between its neighbours; those are cut and empty at the edge of the text."""

    above: str
    line: str
    below: str


@dataclass(slots=True)
class Seen:
    """What is known about one line of a source."""

    documents: int = 0  # that have it; near-duplicates of an earlier one are not counted
    places: list[int] = field(default_factory=lambda: [0] * len(Place))  # documents by the line's first place
    ended: int = 0  # documents in which it ends as a sentence does
    again: int = 0  # documents that have it twice
    missed: int = 0  # documents that may have had it before it was remembered
    contexts: list[Context] = field(default_factory=list)  # of the first documents


@dataclass(slots=True)
class Source:
    """What is known about the documents of one source."""

    documents: int = 0
    copies: int = 0  # near-duplicates among them
    lines: dict[str, Seen] = field(default_factory=dict)  # by `mask`


class Sketch:
    """Counts of lines per source; grows to `most` lines and no further."""

    def __init__(self, most: int = LINES) -> None:
        self.sources: dict[str, Source] = {}
        self.missed = 0  # how much too low a number can be
        self._most, self._size = most, 0
        self._paragraphs: dict[int, int] = {}  # hash of a paragraph and its source -> number of the document
        self._before: dict[int, int] = {}  # those that were full last
        self._number = 0

    def add(self, source: str, units: Sequence[str]) -> None:
        """Count a document, given as its units (see `textlint.facts.lines.units`)."""
        known = self.sources.setdefault(source, Source())
        known.documents += 1
        bodies = [number for number, unit in enumerate(units) if is_body(unit)]
        if self._is_copy(source, [units[number] for number in bodies]):
            known.copies += 1
        elif bodies:  # without a paragraph nobody can say what stands above or below the article
            self._count(known, units, bodies)
            if self._size > self._most:
                self._forget()

    def merge(self, other: "Sketch") -> None:
        """Add what `other` knows; the same as one pass over both archives, but for near-duplicates across the two."""
        before = self.missed
        self.missed += other.missed
        for source in self.sources.values():
            for seen in source.lines.values():  # the other may have forgotten it as often
                seen.missed += other.missed
        for name, theirs in other.sources.items():
            ours = self.sources.setdefault(name, Source())
            ours.documents += theirs.documents
            ours.copies += theirs.copies
            for form, seen in theirs.lines.items():
                if form not in ours.lines:
                    ours.lines[form] = Seen(missed=before + other.missed)
                    self._size += 1
                _join(ours.lines[form], seen)
                ours.lines[form].missed += seen.missed - other.missed  # it did not forget this one
        if self._size > self._most:
            self._forget()

    def to_json(self) -> str:
        """The sketch as a text that `from_json` reads."""
        sources = {
            name: {
                "documents": source.documents,
                "copies": source.copies,
                "lines": {
                    form: [seen.documents, seen.places, seen.ended, seen.again, seen.missed, seen.contexts]
                    for form, seen in source.lines.items()
                },
            }
            for name, source in self.sources.items()
        }
        return json.dumps({"textlint_sketch": VERSION, "missed": self.missed, "sources": sources}, indent=0)

    @classmethod
    def from_json(cls, text: str, most: int = LINES) -> "Sketch":
        """The sketch that `to_json` wrote.

        Raises:
            NoSketch: it is something else, or of another version.
        """
        try:
            whole: Any = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise NoSketch(f"is no sketch: {error}") from None
        version = whole.get("textlint_sketch") if isinstance(whole, dict) else None
        if version != VERSION:
            raise NoSketch(f"is a sketch of version {version}, not {VERSION}" if version else "is no sketch")
        sketch = cls(most)
        try:
            sketch.missed = int(whole["missed"])
            for name, source in whole["sources"].items():
                lines = {form: _seen(*values) for form, values in source["lines"].items()}
                sketch.sources[name] = Source(int(source["documents"]), int(source["copies"]), lines)
                sketch._size += len(lines)
                if lines and source["documents"] <= source["copies"]:
                    raise ValueError
        except (KeyError, TypeError, ValueError, AttributeError):
            raise NoSketch("is a sketch, but damaged") from None
        return sketch

    def __len__(self) -> int:
        return self._size

    def _count(self, known: Source, units: Sequence[str], bodies: list[int]) -> None:
        first, last, end = bodies[0], bodies[-1], len(units) - LAST
        here: dict[str, int] = {}
        inner = set(bodies)
        for number, unit in enumerate(units):
            if len(unit) > LONGEST or (number in inner and number < end):
                continue  # nothing that a rule could or should take
            form = mask(unit)
            if not form:
                continue
            here[form] = here.get(form, 0) + 1
            seen = known.lines.get(form)
            if here[form] > 1:
                if here[form] == 2 and seen is not None:
                    seen.again += 1
                continue
            if seen is None:
                seen = known.lines[form] = Seen(missed=self.missed)
                self._size += 1
            seen.documents += 1
            place = Place.ABOVE if number < first else Place.BELOW if number > last else Place.INSIDE
            seen.places[Place.END if place is Place.INSIDE and number >= end else place] += 1
            seen.ended += unit.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…")
            if len(seen.contexts) < CONTEXTS:
                seen.contexts.append(_context(units, number))

    def _is_copy(self, source: str, paragraphs: list[str]) -> bool:
        """True when more than half of the article, in characters, stood in one earlier document of the source."""
        self._number += 1
        shared: dict[int, int] = {}
        whole = 0
        for paragraph in paragraphs:
            whole += len(paragraph)
            key = hash((source, paragraph))
            earlier = self._paragraphs.setdefault(key, self._before.get(key, self._number))
            if earlier != self._number:
                shared[earlier] = shared.get(earlier, 0) + len(paragraph)
        if len(self._paragraphs) > WINDOW:
            self._paragraphs, self._before = {}, self._paragraphs
        return 2 * max(shared.values(), default=0) > whole

    def _forget(self) -> None:
        """Make room: lines that did not come again go, until a quarter is free."""
        while self._size > 3 * self._most // 4:
            self.missed += 1
            for name, source in list(self.sources.items()):
                source.lines = {
                    form: seen for form, seen in source.lines.items() if seen.documents + seen.missed > self.missed
                }
                if not source.lines:
                    del self.sources[name]
            self._size = sum(len(source.lines) for source in self.sources.values())


@lru_cache(1 << 14)  # most lines that recur do so soon
def mask(line: str) -> str:
    """What copies of a line have in common: its form in the tables without months, days and the names of a credit.

    Empty for a line without letters, one that is too short to tell anything, or has what no rule file can hold.
    """
    form = table_form(line)
    if (credit := CREDIT.match(form)) and NAMES.fullmatch(line.strip()[credit.end() :]):
        return f"{credit[0]}{NAME}"
    if "#" in form:
        form = IS_DAY.sub(DAY, IS_MONTH.sub(MONTH, form))
    return form if len(form) >= LEAST and _LETTER.search(form) and _UNFIT.search(form) is None else ""


def _context(units: Sequence[str], number: int) -> Context:
    above = units[number - 1] if number else ""
    below = units[number + 1] if number + 1 < len(units) else ""
    return Context(_cut(above), units[number], _cut(below))


def _cut(neighbour: str) -> str:
    return neighbour if len(neighbour) <= WHOLE else neighbour[:SHOWN]


def _join(ours: Seen, theirs: Seen) -> None:
    ours.documents += theirs.documents
    ours.places = [a + b for a, b in zip(ours.places, theirs.places, strict=True)]
    ours.ended += theirs.ended
    ours.again += theirs.again
    ours.contexts = [*ours.contexts, *theirs.contexts][:CONTEXTS]


def _seen(documents: int, places: list[int], ended: int, again: int, missed: int, contexts: list[list[str]]) -> Seen:
    if len(places) != len(Place) or not contexts or documents < 1:
        raise ValueError
    found = [Context(*map(str, context)) for context in contexts]
    return Seen(int(documents), [int(number) for number in places], int(ended), int(again), int(missed), found)


def recurring(source: Source, at_least: int) -> Iterator[tuple[str, Seen]]:
    """The lines of a source that stand in so many documents, the most frequent first."""
    for form, seen in sorted(source.lines.items(), key=lambda item: (-item[1].documents, item[0])):
        if seen.documents >= at_least:
            yield form, seen
