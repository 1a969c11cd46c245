"""JSON lines: one object a finding, for programs. The keys are stable; docs/json.md describes them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from textlint.core import Finding
from textlint.core.located import FileResult, Located
from textlint.core.source_language import SourceLanguage
from textlint.reports import Look

_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once, not for each line


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """One line a finding, in the order of files and text."""
    for result in results:
        for data in rows(result):
            yield _as_json(data)


def rows(result: FileResult) -> Iterator[dict[str, Any]]:
    """The findings of one file as plain data; the first of them says what the text was probably translated from."""
    for number, located in enumerate(result.located):
        estimate = result.source_language if number == 0 else None
        yield {**row(located), "source_language": estimate and source(estimate), "also": list(located.finding.also)}


def row(located: Located) -> dict[str, Any]:
    """One finding as plain data.

    `start` and `end` count code points of the document's text from 0, end exclusive. `line` and `column` (from 1, code
    points) and `byte_start`, `byte_end` (from 0) speak of the source file and are null where there is no such place.
    """
    finding, location = located.finding, located.location
    return {
        "path": printable(located.path),
        "record": located.record,
        "part": located.part,
        **told(finding),
        "line": location.line if location else None,
        "column": location.column if location else None,
        "byte_start": location.byte_start if location else None,
        "byte_end": location.byte_end if location else None,
        **offered(finding, located.text),
        "translated_from": list(finding.translated_from),
    }


def told(finding: Finding) -> dict[str, Any]:
    """What a finding says, and of which code points of its text."""
    return {
        "rule": finding.rule,
        "message": finding.message,
        "severity": finding.severity.name.lower(),
        "safety": None if finding.safety is None else finding.safety.name.lower(),
        "mqm": finding.mqm,
        "start": finding.span.start,
        "end": finding.span.end,
    }


def offered(finding: Finding, words: str) -> dict[str, Any]:
    """The words it speaks of, what may stand in their place, and the other places."""
    return {
        "text": words,
        "fixes": [
            {
                "safety": fix.safety.name.lower(),
                "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "related": [{"start": span.start, "end": span.end} for span in finding.related],
    }


def source(estimate: SourceLanguage) -> dict[str, Any]:
    """What a text was probably translated from, as plain data; places as in `row`."""
    return {
        "languages": list(estimate.languages),
        "confidence": estimate.confidence,
        "weight": estimate.weight,
        "signs": [
            {
                "sign": sign.name,
                "start": sign.span.start,
                "end": sign.span.end,
                "line": sign.location.line if sign.location else None,
                "text": sign.words,
                "languages": list(sign.languages),
            }
            for sign in estimate.signs
        ],
    }


def printable(path: str) -> str:
    """A file name that can be written as UTF-8: bytes that are none become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
