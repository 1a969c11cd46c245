"""JSON lines archives -> a sketch of the lines that recur in them, and the articles that are there twice."""

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, Protocol
from urllib.parse import urlsplit

from textlint.batch.linter import ready
from textlint.batch.sketch import Sketch
from textlint.config.settings import Settings
from textlint.facts.lines import units
from textlint.fixes.examples import unmark
from textlint.readers import plain
from textlint.readers.jsonl import BrokenRecord, Record, parse

STEP = 500  # records between two reports


class Learning(NamedTuple):
    """Where in a record things are."""

    field: str = "text"  # the field that holds the text
    source_field: str | None = None  # the field that names the source; an address counts as its host
    source: str = "archive"  # the source of records when no field names it


class Read(NamedTuple):
    """A stretch of an archive that was read."""

    records: int = 0
    textless: int = 0  # without a text: left out
    homeless: int = 0  # without a source: left out
    broken: tuple[tuple[int, str], ...] = ()  # line, from 1, and why


class Reader(Protocol):
    """Somebody else who wants to see each text."""

    def see(self, line: int, source: str, text: str) -> None:
        """Look at the text of a line, counted from 1."""
        ...


def learn(archive: BinaryIO, learning: Learning, sketch: Sketch, also: Reader | None = None) -> Iterator[Read]:
    """Count the documents of `archive` in `sketch`, in order; memory does not grow with the archive."""
    read, broken = Read(), list[tuple[int, str]]()
    for number, line in enumerate(archive, 1):
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not content.strip():
            continue
        try:
            record = parse(content.rstrip(b"\r\n").decode("utf-8"))
        except UnicodeDecodeError as error:
            broken.append((number, f"not UTF-8 at byte {error.start}"))
            continue
        except BrokenRecord as error:
            broken.append((number, str(error)))
            continue
        text, source = record.text(learning.field), _source(record, learning)
        read = Read(read.records + 1, read.textless + (text is None), read.homeless + (source is None))
        if text is not None and source is not None:
            sketch.add(source, _units(text))
            if also is not None:
                also.see(number, source, text)
        if read.records >= STEP:
            yield read._replace(broken=tuple(broken))
            read, broken = Read(), []
    yield read._replace(broken=tuple(broken))


def known_lines() -> Callable[[str], bool]:
    """Tells whether the rules that ship take the marked line of an example; see `site_rules.rule_files`."""
    linter = ready(Settings())

    def known(example: str) -> bool:
        text, [line] = unmark(example)
        return any(finding.span == line for finding in linter.engine.check(plain.from_text(text)).findings)

    return known


def host(address: str) -> str:
    """The host of a web address without `www.`; anything else as it is."""
    if "://" not in address:
        return address
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return address


def _source(record: Record, learning: Learning) -> str | None:
    if learning.source_field is None:
        return learning.source
    value = record.text(learning.source_field)
    if not value or not value.strip():
        return None
    return host(value.strip()).encode("utf-8", "replace").decode()  # lone surrogates are no name of a file


def _units(text: str) -> list[str]:
    document = plain.from_text(text)
    return [text[start:end] for start, end in units(document)]
