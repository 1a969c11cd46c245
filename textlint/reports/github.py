"""Workflow commands of GitHub Actions: each finding becomes a note beside its line in a pull request.

GitHub does not say what its columns count; these count code points from 1, the end is exclusive. It takes no columns
for more than one line.
"""

from collections.abc import Iterable, Iterator

from textlint.core import Location, Severity
from textlint.core.located import FileResult, Located
from textlint.core.screen import visible
from textlint.reports import Look
from textlint.reports._writing import name_of, place, said, troubles

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """One command a finding, in the order of files and text."""
    for result in results:
        name = name_of(result.path)
        for rule, reason in troubles(result):
            yield _command("error", {"file": name, "title": rule or "unreadable"}, reason)
        for located in result.located:
            yield _finding(name, located)


def _finding(name: str, located: Located) -> str:
    finding, location = located.finding, place(located)
    places = _places(location) if location else {}
    return _command(LEVELS[finding.severity], {"file": name, **places, "title": finding.rule}, said(located))


def _places(location: Location) -> dict[str, int]:
    """Lines, and columns if there is one line only; a span that ends with its line's end is of that line alone."""
    ends_at_break = location.end_column == 1 and location.end_line > location.line
    last = location.end_line - ends_at_break
    if last > location.line:
        return {"line": location.line, "endLine": last}
    columns = {"col": location.column} if ends_at_break else {"col": location.column, "endColumn": location.end_column}
    return {"line": location.line, "endLine": last, **columns}


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    """The command on its one line; what would drive a terminal that shows the log is named instead."""
    told = ",".join(f"{key}={visible(str(value).translate(_IN_PROPERTY))}" for key, value in properties.items())
    return f"::{name} {told}::{visible(message.translate(_IN_MESSAGE))}"
