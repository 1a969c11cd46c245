"""A finding as a diagnostic of the Reviewdog Diagnostic Format, for `rdjson` and `rdjsonl`.

Lines count from 1, columns in bytes of UTF-8 from 1, ends are exclusive. The format:
github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from textlint.core import Severity
from textlint.core.located import Detail, FileResult, Located, Place, Replacement
from textlint.reports._writing import detail_of, name_of, said, troubles

SOURCE = {"name": "textlint"}
LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def diagnostics(result: FileResult) -> Iterator[dict[str, Any]]:
    """All there is to say of a file, in the order of its text."""
    name = name_of(result.path)
    for rule, reason in troubles(result):
        code = {"value": rule or "unreadable"}
        yield {"message": reason, "location": {"path": name}, "severity": "ERROR", "code": code}
    for located in result.located:
        yield _diagnostic(name, located)


def _diagnostic(name: str, located: Located) -> dict[str, Any]:
    finding, detail = located.finding, detail_of(located)
    location: dict[str, Any] = {"path": name}
    if detail.place is not None and not located.in_text:
        location["range"] = _range(detail.place, detail.place)
    made: dict[str, Any] = {
        "message": said(located),
        "location": location,
        "severity": LEVELS[finding.severity],
        "code": {"value": finding.rule},
    }
    suggestions = list(_suggestions(detail))
    return {**made, "suggestions": suggestions} if suggestions else made


def _suggestions(detail: Detail) -> Iterator[dict[str, Any]]:
    """One for each fix that is one change: a suggestion has one range, and several are a choice between them."""
    for parts in detail.fixes:
        if parts and _touch(parts):
            text = "".join(part.text for part in parts)
            yield {"range": _range(parts[0].place, parts[-1].place), "text": text}


def _touch(parts: Sequence[Replacement]) -> bool:
    return all(left.place.location.byte_end == right.place.location.byte_start for left, right in pairwise(parts))


def _range(first: Place, last: Place) -> dict[str, Any]:
    return {
        "start": {"line": first.location.line, "column": first.columns[0]},
        "end": {"line": last.location.end_line, "column": last.columns[1]},
    }
