"""A finding with its place in the source: all that a report needs, small enough to cross from worker to worker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textlint.core.document import Document, Location
from textlint.core.edit import Span
from textlint.core.errors import InputError
from textlint.core.finding import Finding
from textlint.core.rule import Kind
from textlint.core.source_language import SourceLanguage

AROUND = 240  # code points of the line kept on each side of the span
_BREAK = re.compile(r"[\r\n]")


class Fingerprint(NamedTuple):
    """What a finding is known by when its line or its file moves: digests in hexadecimal."""

    sentence: str  # of the rule, the words it reports and the sentences they stand in
    around: str  # of the sentences before and after these in their paragraph; "" when there are none
    also: tuple[str, ...] = ()  # what `sentence` would be if it were reported at its related places


class Place(NamedTuple):
    """A stretch of the source file. `columns` are those of its start and end in bytes of UTF-8, from 1."""

    location: Location
    columns: tuple[int, int]


class Replacement(NamedTuple):
    """A part of a fix as the file is to have it: `text` in the place of what stands there now."""

    place: Place
    text: str


class Related(NamedTuple):
    """Another stretch that a finding speaks of, and its words."""

    place: Place | None
    text: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What some reports say of a finding and others do not need; made when `Settings.detailed`."""

    place: Place | None
    fixes: tuple[tuple[Replacement, ...] | None, ...]  # one for each fix of the finding; None: only a person can do it
    related: tuple[Related, ...]  # one for each related span
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, where its document is and where in it the span stands.

    `line_text` is the part of the line (or lines) round the span that people are shown, `line_offset` the place of the
    span's first code point in it. With `in_text` the lines of `location` are those of the text, and its bytes those of
    a part of the file: no program finds the place in the file by them.
    """

    path: str
    record: int | None
    part: str | None
    finding: Finding
    location: Location | None
    text: str
    line_text: str
    line_offset: int
    detail: Detail | None = None
    in_text: bool = False


class Text(NamedTuple):
    """A text of a file as people read it; kept when `Settings.texts`."""

    record: int | None
    part: str | None
    text: str
    blocks: tuple[tuple[Kind, Span], ...]  # its units in order; white space parts them
    located: tuple[int, ...]  # numbers of its findings among those of the file, from 0


def locate(document: Document, finding: Finding, detail: Detail | None = None) -> Located:
    """`finding` with all that is said of its place."""
    text, (start, end) = document.text, finding.span
    first = max(text.rfind("\n", max(0, start - AROUND), start), text.rfind("\r", max(0, start - AROUND), start)) + 1
    first = first or max(0, start - AROUND)
    stop = _BREAK.search(text, max(end - 1, start), end + AROUND)
    last = stop.start() if stop else min(len(text), end + AROUND)
    return Located(
        document.path, document.record, document.part, finding, document.location(finding.span),
        text[start:end], text[first : max(last, end)], start - first, detail, document.counts_text,
    )  # fmt: skip


class FileResult(NamedTuple):
    """What a run has to say of one file."""

    path: str
    located: tuple[Located, ...] = ()
    error: InputError | None = None  # it could not be read; then nothing was looked for
    crashes: tuple[tuple[str, str], ...] = ()  # rules that failed on it: (id, what was raised)
    size: int = 0  # bytes read
    source_language: SourceLanguage | None = None  # what the text was probably translated from; no finding
    trouble: str | None = None  # why a second opinion could not be had, one line for people
    texts: tuple[Text, ...] = ()  # what was read, when `Settings.texts`
    known: tuple[Located, ...] = ()  # findings that a baseline holds; none of them is in `located`

    def only(self, numbers: Sequence[int]) -> "FileResult":
        """This with the findings of these numbers, from 0 and rising, alone."""
        place = {number: new for new, number in enumerate(numbers)}
        texts = tuple(
            text._replace(located=tuple(place[number] for number in text.located if number in place))
            for text in self.texts
        )
        return self._replace(located=tuple(self.located[number] for number in numbers), texts=texts)


class FixResult(NamedTuple):
    """What a run did to one file, or would do."""

    path: str
    applied: tuple[str, ...] = ()  # the rule of each fix
    remaining: tuple[Located, ...] = ()  # findings that are left, in the new text
    patch: bytes = b""  # unified diff, when one was asked for
    error: InputError | None = None  # it could not be read, fixed or written; it is as it was
    crashes: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None  # as in `FileResult`
