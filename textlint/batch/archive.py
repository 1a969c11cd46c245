"""JSON lines archives: each record's text fixed, and beside it what was found."""

import codecs
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from textlint.batch.linter import Linter
from textlint.batch.signals import Signals, Sum, is_shorter, measure
from textlint.batch.workers import work
from textlint.config.settings import Settings
from textlint.core import Document, Finding, Safety
from textlint.engine.run import Checked
from textlint.engine.source_language import source_language
from textlint.fixes.settle import Settled, Unsettled, settle
from textlint.readers import plain
from textlint.readers.jsonl import BrokenRecord, Record, parse, replaced
from textlint.reports.jsonl import offered, source, told

FIELD = "textlint"
SHORT = ', "too_short": true}'  # the end of a note that marks its record
_ASCII, _LETTERS = json.JSONEncoder().encode, json.JSONEncoder(ensure_ascii=False).encode  # made once, not each time
CHUNK = 1 << 19  # bytes of records handed to a worker at a time


class Cleaning(NamedTuple):
    """What is to be done to each record."""

    field: str = "text"  # the field that holds the text
    at_least: Safety = Safety.SAFE  # the least safe kind of fix to apply
    min_words: int = 0  # a cleaned text of fewer words is short, and its record marked
    drop_short: bool = False  # leave it out instead
    measured: bool = False  # compute quality signals


class Tally(NamedTuple):
    """What was done to some records."""

    records: int = 0
    changed: int = 0  # texts that are not what they were
    textless: int = 0  # records without the field, or with something else than a string in it; passed through
    short: int = 0  # cleaned texts of fewer words than was asked for
    found: Mapping[str, int] = MappingProxyType({})  # findings per rule, in the texts as they came
    applied: Mapping[str, int] = MappingProxyType({})  # fixes per rule
    before: Signals = Signals()  # of the texts as they came, when they were to be measured
    after: Signals = Signals()  # of the same texts cleaned

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.records + other.records,
            self.changed + other.changed,
            self.textless + other.textless,
            self.short + other.short,
            Counter(self.found) + Counter(other.found),
            Counter(self.applied) + Counter(other.applied),
            self.before.plus(other.before),
            self.after.plus(other.after),
        )


class Cleaned(NamedTuple):
    """A stretch of the archive after cleaning."""

    lines: bytes
    tally: Tally
    broken: tuple[tuple[int, str], ...]  # line, from 1, and why; those lines are passed through unchanged
    crashes: tuple[tuple[int, str, str], ...] = ()  # line, rule that failed on it and what was raised
    trouble: str | None = None  # why a second opinion could not be had, one line for people


def clean(source: BinaryIO, cleaning: Cleaning, settings: Settings, jobs: int) -> Iterator[Cleaned]:
    """The records of `source`, cleaned, in order, in stretches; the same bytes whatever `jobs` is.

    Memory does not grow with the archive, only with its longest line.
    """
    chunks = ([(settings, (cleaning, first, lines))] for first, lines in _chunks(source))
    for answers, _ in work(_clean, chunks, jobs):
        yield from answers


def _chunks(source: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    """Stretches of whole lines with the number of their first, from 1."""
    number = 1
    while lines := source.readlines(CHUNK):
        yield number, lines
        number += len(lines)


class _Outcome(NamedTuple):
    """What became of a record."""

    line: bytes  # to be written; without the record when it is left out
    text: str | None = None  # as it came; None: it has none
    new: str = ""  # its text now
    settled: Settled | None = None  # None: it has no text, or was cleaned before
    is_short: bool = False


class _Read(NamedTuple):
    """A record as it came."""

    number: int  # of its line, from 1
    line: bytes
    record: Record
    text: str | None  # None: it has none
    document: Document | None = None  # the text, when it is to be cleaned
    note: str = ""  # what it says of itself, when it was cleaned before


def _clean(linter: Linter, chunk: tuple[Cleaning, int, list[bytes]]) -> Cleaned:
    cleaning, first, lines = chunk
    done = list(lines)  # what cannot be read stays
    broken: list[tuple[int, str]] = []
    count = _Count(cleaning.measured)
    read: list[_Read] = []
    for number, line in enumerate(lines, first):
        if (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip():
            try:
                read.append(_read(linter, cleaning, number, line))
            except UnicodeDecodeError as error:
                broken.append((number, f"not UTF-8 at byte {error.start}"))
            except BrokenRecord as error:
                broken.append((number, str(error)))
    looks = iter(linter.engine.look_at([one.document for one in read if one.document is not None]))
    for one in read:
        try:
            outcome = _cleaned(linter, cleaning, one, None if one.document is None else next(looks))
        except Unsettled as error:
            broken.append((one.number, str(error)))
            continue
        count.add(one.number, outcome)
        done[one.number - first] = outcome.line
    return Cleaned(b"".join(done), count.tally(), tuple(sorted(broken)), tuple(count.crashes), count.trouble)


class _Count:
    """Adds up outcomes."""

    def __init__(self, measured: bool) -> None:
        self.crashes: list[tuple[int, str, str]] = []  # line, rule, what was raised
        self.trouble: str | None = None
        self._measured = measured
        self._numbers: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._applied: Counter[str] = Counter()
        self._before, self._after = Sum(), Sum()

    def add(self, number: int, outcome: _Outcome) -> None:
        """One more, of the line with this number."""
        self._numbers["records"] += 1
        self._numbers["textless"] += outcome.text is None
        self._numbers["short"] += outcome.is_short
        if outcome.settled:
            self._numbers["changed"] += bool(outcome.settled.changes)
            self._found.update(finding.rule for finding in outcome.settled.found)
            self._applied.update(choice.finding.rule for choice in outcome.settled.applied)
            self.crashes += [(number, rule, reason) for rule, reason in outcome.settled.crashes]
            self.trouble = self.trouble or outcome.settled.trouble
        if self._measured and outcome.text is not None:
            figures = measure(outcome.text)
            self._before.add(figures)
            self._after.add(figures if outcome.new == outcome.text else measure(outcome.new))

    def tally(self) -> Tally:
        """All of them."""
        return Tally(
            **self._numbers,
            found=self._found,
            applied=self._applied,
            before=self._before.total(),
            after=self._after.total(),
        )


def _read(linter: Linter, cleaning: Cleaning, number: int, line: bytes) -> _Read:
    """A line as a record.

    Raises:
        BrokenRecord: it is none.
        UnicodeDecodeError: it is not UTF-8.
    """
    body = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
    record = parse(body.rstrip(b"\r\n").decode("utf-8"))
    text = record.text(cleaning.field)
    if text is None:
        return _Read(number, line, record, None)
    note = _note_before(record, text, linter, cleaning)
    document = plain.from_text(text, record=number, part=cleaning.field) if note is None else None
    return _Read(number, line, record, text, document, note or "")


def _cleaned(linter: Linter, cleaning: Cleaning, read: _Read, seen: Checked | None) -> _Outcome:
    """What becomes of a record.

    Args:
        linter: its fixers look at the text again after fixes.
        cleaning: what is to be done.
        read: the record.
        seen: what the rules say of its text, when it is to be cleaned.
    """
    _, line, record, text, document, note = read
    if text is None:
        return _Outcome(line)
    new, settled, changes = text, None, {}
    if document is not None:
        again = partial(linter.fixers, cleaning.at_least)
        settled = settle(document, linter.engine, cleaning.at_least, plain.from_bytes, again, seen)
        new = settled.document.text
        changes = _changes(record, document, settled, linter, cleaning)
        note = changes[FIELD]
    mark = codecs.BOM_UTF8 if read.number == 1 and line.startswith(codecs.BOM_UTF8) else b""
    is_short = cleaning.min_words > 0 and is_shorter(new, cleaning.min_words)
    if is_short and cleaning.drop_short:
        return _Outcome(mark, text, new, settled, is_short)
    if cleaning.min_words and note.endswith(SHORT) != is_short:
        changes[FIELD] = f"{note[:-1]}{SHORT}" if is_short else f"{note.removesuffix(SHORT)}}}"
    end = line[len(line.rstrip(b"\r\n")) :]
    whole = mark + replaced(record, changes).encode("utf-8") + end
    return _Outcome(whole, text, new, settled, is_short)


def _changes(
    record: Record, document: Document, settled: Settled, linter: Linter, cleaning: Cleaning
) -> dict[str, str]:
    """The JSON texts of the fields that cleaning writes anew."""
    note = _note(document, settled, linter, cleaning)
    changes = {FIELD: _dump(note, ascii_only=record.line.isascii())}
    if settled.changes:
        value = record.fields[cleaning.field]
        ascii_only = record.line[value.start : value.end].isascii()
        changes[cleaning.field] = _dump(settled.document.text, ascii_only=ascii_only)
    return changes


def _note(document: Document, settled: Settled, linter: Linter, cleaning: Cleaning) -> dict[str, Any]:
    """What stands in the record's field `textlint`."""
    state = _state(settled.document.text, linter, cleaning, whole=settled.trouble is None)
    estimate = source_language(document, settled.found)
    told = {"source_language": source(estimate)} if estimate else {}
    return {"findings": [_row(document, finding) for finding in settled.found], **told, "state": state}


def _row(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding as in JSON lines, without what the record itself says; offsets count in the text as it came."""
    return {**told(finding), **offered(finding, document.text[finding.span.start : finding.span.end])}


def _note_before(record: Record, text: str, linter: Linter, cleaning: Cleaning) -> str | None:
    """The record's note, when it is ours and about this very text: to clean it again would forget what was found."""
    value = record.fields.get(FIELD)
    if value is None:
        return None
    note = record.line[value.start : value.end]
    is_ours = note.startswith("{") and f'"state": "{_state(text, linter, cleaning)}"' in note
    return note if is_ours else None


def _state(text: str, linter: Linter, cleaning: Cleaning, *, whole: bool = True) -> str:
    """A digest of a cleaned text, the rules that cleaned it and how far they went; without `whole` it is nobody's.

    In UTF-16, where two halves of a surrogate pair that a fix brought together are what JSON will read them as.
    """
    digest = _cleaner(linter.identity, cleaning.at_least, whole=whole).copy()
    digest.update(text.encode("utf-16-le", "surrogatepass"))
    return digest.hexdigest()


@cache
def _cleaner(identity: str, at_least: Safety, *, whole: bool) -> "hashlib.blake2b":
    """The digest of what a state says beside the text: the names of all rules, so that they are digested once."""
    told = f"{identity}\0{at_least}{'' if whole else ' without an opinion'}\0"
    return hashlib.blake2b(told.encode(), digest_size=8)


def _dump(value: object, *, ascii_only: bool) -> str:
    """JSON of `value`; letters stay letters where the record has them, lone surrogates are always escaped."""
    if ascii_only:
        return _ASCII(value)
    text = _LETTERS(value)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _ASCII(value)
    return text
