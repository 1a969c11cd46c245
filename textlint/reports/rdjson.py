"""Reviewdog's format, one JSON object with all findings and their fixes: for comments with suggestions in reviews."""

from collections.abc import Iterable, Iterator

from textlint.core.located import FileResult
from textlint.reports import Look
from textlint.reports._diagnostics import SOURCE, diagnostics
from textlint.reports._writing import as_json

NEEDS = frozenset({"detail"})


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """The object; each of its diagnostics is a line."""
    yield f'{{"source": {as_json(SOURCE)}, "diagnostics": ['
    between = "  "
    for result in results:
        for data in diagnostics(result):
            yield between + as_json(data)
            between = ", "
    yield "]}"
