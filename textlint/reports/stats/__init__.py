"""Statistics of texts -> text for people and programs. Each module is a format and has `lines(results, look)`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from textlint.core.stats import Counts, Figures, FileStats
from textlint.reports import Look

Report = Callable[[Iterable[FileStats], Look], Iterator[str]]


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def report(name: str) -> Report:
    """The format of that name."""
    found: Report = importlib.import_module(f"textlint.reports.stats.{name}").lines
    return found


def row(counts: Counts, figures: Figures) -> dict[str, float | None]:
    """What is said of a text, or of all, as plain data: figures to two decimals, None where there is none."""
    share = counts.quoted_share
    return {
        "words": counts.words,
        "sentences": counts.sentences,
        "reading_seconds": round(counts.reading_seconds, 1),
        "quoted_share": None if share is None else round(share, 4),
        **{name: None if value is None else round(value, 2) for name, value in figures._asdict().items()},
    }
