"""Checkstyle's XML, which Jenkins, reviewdog and many editors read. Columns count code points from 1.

Line 0 stands for the whole file, as Checkstyle itself writes it.
"""

from collections.abc import Iterable, Iterator

from textlint.core import Severity
from textlint.core.located import FileResult, Located
from textlint.reports import Look
from textlint.reports._writing import element, name_of, place, said, troubles

VERSION = "4.3"  # of Checkstyle: the first whose report is as it has been since
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """A `file` for each file of which there is something to say, an `error` for each finding."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<{element('checkstyle', version=VERSION)}>"
    for result in results:
        errors = [*_troubles(result), *map(_error, result.located)]
        if errors:
            yield f"  <{element('file', name=name_of(result.path))}>"
            yield from (f"    <{error}/>" for error in errors)
            yield "  </file>"
    yield "</checkstyle>"


def _error(located: Located) -> str:
    location, finding = place(located), located.finding
    return element(
        "error",
        line=location.line if location else 0,
        column=location.column if location else None,
        severity=LEVELS[finding.severity],
        message=said(located),
        source=_source(finding.rule),
    )


def _troubles(result: FileResult) -> Iterator[str]:
    for rule, reason in troubles(result):
        yield element("error", line=0, severity="error", message=reason, source=_source(rule or "unreadable"))


def _source(rule: str) -> str:
    """A rule as Checkstyle names its checks: with dots, the general before the special."""
    return "textlint." + rule.replace("/", ".")
