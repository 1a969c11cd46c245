"""Findings -> text for people and programs. Each module is a format and has `lines(results, look)`.

It may have `NEEDS`, a set of `detail` (`Located.detail` of every finding) and `texts` (`FileResult.texts`). The folder
`stats` is the same for the statistics of texts. A module whose name begins with an underscore is no format: it has what
several share.

`results` is any iterable of results of files, see `textlint.core.located.FileResult`; the lines come without line ends,
one result at a time, so that a long run shows what it has.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from textlint.core.located import FileResult


class Look(NamedTuple):
    """How a report for people is to look."""

    color: bool = False
    width: int = 80  # columns
    quiet: bool = False  # findings only, no summary
    rules: tuple[str, ...] = ()  # folders of rules beside those that ship with textlint, for reports that explain rules


Report = Callable[[Iterable[FileResult], Look], Iterator[str]]


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    found = pkgutil.iter_modules(__path__)
    return tuple(sorted(info.name for info in found if not info.ispkg and not info.name.startswith("_")))


def report(name: str) -> Report:
    """The format of that name."""
    found: Report = importlib.import_module(f"textlint.reports.{name}").lines
    return found


def needs(name: str) -> frozenset[str]:
    """What the format of that name wants of the results beside what all have."""
    found: frozenset[str] = getattr(importlib.import_module(f"textlint.reports.{name}"), "NEEDS", frozenset())
    return found
