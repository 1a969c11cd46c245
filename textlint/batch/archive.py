"""JSON lines archives: each record's text fixed, and beside it what was found."""

import codecs
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from textlint.batch.linter import Linter, Settings
from textlint.batch.workers import work
from textlint.core import Document, Finding, Safety
from textlint.core.located import locate
from textlint.fixes.settle import Settled, Unsettled, settle
from textlint.readers import plain
from textlint.readers.jsonl import BrokenRecord, Record, parse, replaced
from textlint.reports.jsonl import row

FIELD = "textlint"
KEYS = ("rule", "message", "severity", "safety", "mqm", "start", "end", "text", "fixes", "related")
CHUNK = 1 << 18  # bytes of records handed to a worker at a time


class Cleaning(NamedTuple):
    """What is to be done to each record."""

    field: str = "text"  # the field that holds the text
    at_least: Safety = Safety.SAFE  # the least safe kind of fix to apply


class Tally(NamedTuple):
    """What was done to some records."""

    records: int = 0
    changed: int = 0  # texts that are not what they were
    textless: int = 0  # records without the field, or with something else than a string in it; passed through
    found: Mapping[str, int] = MappingProxyType({})  # findings per rule, in the texts as they came
    applied: Mapping[str, int] = MappingProxyType({})  # fixes per rule

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        numbers = (self.records + other.records, self.changed + other.changed, self.textless + other.textless)
        return Tally(
            *numbers, Counter(self.found) + Counter(other.found), Counter(self.applied) + Counter(other.applied)
        )


class Cleaned(NamedTuple):
    """A stretch of the archive after cleaning."""

    lines: bytes
    tally: Tally
    broken: tuple[tuple[int, str], ...]  # line, from 1, and why; those lines are passed through unchanged
    crashes: tuple[tuple[int, str, str], ...] = ()  # line, rule that failed on it and what was raised


def clean(source: BinaryIO, cleaning: Cleaning, settings: Settings, jobs: int) -> Iterator[Cleaned]:
    """The records of `source`, cleaned, in order, in stretches; the same bytes whatever `jobs` is.

    Memory does not grow with the archive, only with its longest line.
    """
    chunks = ((cleaning, first, lines) for first, lines in _chunks(source))
    for answer, _ in work(_clean, chunks, settings, jobs):
        yield answer


def _chunks(source: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    """Stretches of whole lines with the number of their first, from 1."""
    number = 1
    while lines := source.readlines(CHUNK):
        yield number, lines
        number += len(lines)


def _clean(linter: Linter, chunk: tuple[Cleaning, int, list[bytes]]) -> Cleaned:
    cleaning, first, lines = chunk
    done: list[bytes] = []
    broken: list[tuple[int, str]] = []
    crashes: list[tuple[int, str, str]] = []
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    applied: Counter[str] = Counter()
    for number, line in enumerate(lines, first):
        new = line
        if (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).strip():
            try:
                new, settled = _clean_line(linter, cleaning, number, line)
                counts["records"] += 1
                counts["textless"] += settled is None
                if isinstance(settled, Settled):
                    counts["changed"] += bool(settled.changes)
                    found.update(finding.rule for finding in settled.found)
                    applied.update(choice.finding.rule for choice in settled.applied)
                    crashes += [(number, rule, reason) for rule, reason in settled.crashes]
            except UnicodeDecodeError as error:
                broken.append((number, f"not UTF-8 at byte {error.start}"))
            except (BrokenRecord, Unsettled) as error:
                broken.append((number, str(error)))
        done.append(new)
    tally = Tally(counts["records"], counts["changed"], counts["textless"], found, applied)
    return Cleaned(b"".join(done), tally, tuple(broken), tuple(crashes))


def _clean_line(linter: Linter, cleaning: Cleaning, number: int, line: bytes) -> tuple[bytes, Settled | str | None]:
    """The line after cleaning, and what was done: None when it has no text, a word when it was done before."""
    mark = codecs.BOM_UTF8 if number == 1 and line.startswith(codecs.BOM_UTF8) else b""
    body = line[len(mark) :].rstrip(b"\r\n")
    end = line[len(mark) + len(body) :]
    record = parse(body.decode("utf-8"))
    text = record.text(cleaning.field)
    if text is None:
        return line, None
    if _is_done(record, text, linter, cleaning):
        return line, "done"
    document = plain.from_text(text, record=number, part=cleaning.field)
    settled = settle(document, linter.engine, cleaning.at_least, plain.from_bytes)
    changes = {FIELD: _dump(_note(document, settled, linter, cleaning), ascii_only=body.isascii())}
    if settled.changes:
        value = record.fields[cleaning.field]
        ascii_only = record.line[value.start : value.end].isascii()
        changes[cleaning.field] = _dump(settled.document.text, ascii_only=ascii_only)
    return mark + replaced(record, changes).encode("utf-8") + end, settled


def _note(document: Document, settled: Settled, linter: Linter, cleaning: Cleaning) -> dict[str, Any]:
    """What stands in the record's field `textlint`."""
    state = _state(settled.document.text, linter, cleaning)
    return {"findings": [_row(document, finding) for finding in settled.found], "state": state}


def _row(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding as in JSON lines, without what the record itself says; offsets count in the text as it came."""
    found = row(locate(document, finding))
    return {key: found[key] for key in KEYS}


def _is_done(record: Record, text: str, linter: Linter, cleaning: Cleaning) -> bool:
    """True when the record carries our note about this very text: to clean it again would forget what was found."""
    value = record.fields.get(FIELD)
    if value is None:
        return False
    return f'"state": "{_state(text, linter, cleaning)}"' in record.line[value.start : value.end]


def _state(text: str, linter: Linter, cleaning: Cleaning) -> str:
    """A digest of a cleaned text, the rules that cleaned it and how far they went.

    In UTF-16, where two halves of a surrogate pair that a fix brought together are what JSON will read them as.
    """
    digest = hashlib.blake2b(text.encode("utf-16-le", "surrogatepass"), digest_size=8)
    digest.update(f"\0{linter.identity}\0{cleaning.at_least}".encode())
    return digest.hexdigest()


def _dump(value: object, *, ascii_only: bool) -> str:
    """JSON of `value`; letters stay letters where the record has them, lone surrogates are always escaped."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
