"""GitLab's Code Quality report: findings beside the changes of a merge request, new ones told from old ones.

GitLab reads the first line only; columns (code points from 1) stand there for other readers of Code Climate's format.
What it knows a finding by is made of the file, the rule and the sentence, so that it stays when lines move.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from textlint.core import Severity
from textlint.core.located import FileResult, Located
from textlint.reports import Look
from textlint.reports._writing import as_json, detail_of, name_bytes, name_of, place, said, troubles

NEEDS = frozenset({"detail"})
LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """An array, each of its objects a line."""
    yield "["
    between = "  "
    for result in results:
        for data in _issues(result):
            yield between + as_json(data)
            between = ", "
    yield "]"


def _issues(result: FileResult) -> Iterator[dict[str, Any]]:
    name, seen = name_of(result.path), Counter[str]()
    for rule, reason in troubles(result):
        location: dict[str, Any] = {"path": name, "lines": {"begin": 1}}
        yield _issue(rule or "unreadable", "critical", reason, location, _fingerprint(result.path, str(rule), 0))
    for located in result.located:
        sentence = detail_of(located).fingerprint.sentence
        known = _fingerprint(result.path, sentence, seen[sentence])
        seen[sentence] += 1
        finding = located.finding
        yield _issue(finding.rule, LEVELS[finding.severity], said(located), _location(name, located), known)


def _issue(rule: str, severity: str, message: str, location: dict[str, Any], fingerprint: str) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": rule,
        "description": message,
        "severity": severity,
        "fingerprint": fingerprint,
        "location": location,
    }


def _location(name: str, located: Located) -> dict[str, Any]:
    location = place(located)
    if location is None:  # GitLab wants a line
        return {"path": name, "lines": {"begin": 1}}
    begin = {"line": location.line, "column": location.column}
    return {
        "path": name,
        "positions": {"begin": begin, "end": {"line": location.end_line, "column": location.end_column}},
    }


def _fingerprint(path: str, sentence: str, number: int) -> str:
    """One for each finding of a report: of equal findings in a file the second is another than the first."""
    return blake2b(name_bytes(path) + f"\0{sentence}\0{number}".encode(), digest_size=16).hexdigest()
