"""Comma-separated values: a row a file and one for all of them, whose path is empty."""

import csv
import io
from collections.abc import Iterable, Iterator

from textlint.core.stats import Counts, Figures, FileStats
from textlint.facts.readability import figures_of_all
from textlint.reports import Look
from textlint.reports.jsonl import printable
from textlint.reports.stats import row


def lines(results: Iterable[FileStats], look: Look) -> Iterator[str]:
    """A header and the rows. `long_sentences` is a number, `long_sentence_lines` their lines, parted by blanks."""
    yield _line(["path", *row(Counts(), Figures()), "long_sentences", "long_sentence_lines"])
    long, total = 0, Counts()
    for path, stats, _ in results:
        if stats is None:
            continue
        numbers = " ".join(str(sentence.line or "") for sentence in stats.long_sentences)
        values = row(stats.counts, stats.figures).values()
        yield _line([printable(path), *values, len(stats.long_sentences), numbers])
        long, total = long + len(stats.long_sentences), total.plus(stats.counts)
    yield _line(["", *row(total, figures_of_all(total)).values(), long, ""])


def _line(cells: list[object]) -> str:
    """One row; a cell with a comma, a quotation mark or a line end is quoted, None is empty."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerow(cells)  # it quotes what is in the line end
    return made.getvalue().removesuffix("\r\n")
