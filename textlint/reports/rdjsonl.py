"""Reviewdog's format as JSON lines: as `rdjson`, with an object for each finding."""

from collections.abc import Iterable, Iterator

from textlint.core.located import FileResult
from textlint.reports import Look
from textlint.reports._diagnostics import SOURCE, diagnostics
from textlint.reports._writing import as_json

NEEDS = frozenset({"detail"})


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """One line a finding, in the order of files and text."""
    for result in results:
        for data in diagnostics(result):
            yield as_json({**data, "source": SOURCE})
