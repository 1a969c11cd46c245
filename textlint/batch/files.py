"""Checking, fixing and measuring many files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from textlint.batch.linter import Linter
from textlint.batch.opened import Given
from textlint.batch.workers import FILES, in_chunks, work
from textlint.config.settings import Settings
from textlint.core.located import FileResult, FixResult

if TYPE_CHECKING:
    from textlint.core.stats import FileStats

Choice = Settings | Callable[[str], Settings]


class Repair(NamedTuple):
    """How files are to be fixed; see `Linter.fix_file`."""

    unsafe: bool = False
    write: bool = True
    patch: bool = False
    accept: bool = False


def check_paths(
    paths: Iterable[str], settings: Choice, jobs: int, seconds: "Counter[str] | None" = None
) -> Iterator[FileResult]:
    """Results for `paths`, in their order, whatever `jobs` is; the seconds per rule are added to `seconds`.

    Args:
        paths: of files.
        settings: of all files, or what says the settings of one.
        jobs: processes, 1 or more.
        seconds: where the time goes, when `Settings.timed`.
    """
    for answers, spent in work(_check, _jobs(paths, settings, jobs), jobs):
        yield from chain.from_iterable(answers)
        if seconds is not None:
            seconds.update(spent)


def stats_paths(paths: Iterable[str], long_sentence: int, settings: Choice, jobs: int) -> "Iterator[FileStats]":
    """Statistics of `paths`, in their order; sentences of more than `long_sentence` words are listed."""
    parts = ([(one, (long_sentence, own)) for one, own in job] for job in _jobs(paths, settings, jobs))
    for answers, _ in work(_stats, parts, jobs):
        yield from chain.from_iterable(answers)


def fix_paths(paths: Iterable[str], repair: Repair, settings: Choice, jobs: int) -> Iterator[FixResult]:
    """Results for `paths`, in their order, each file fixed by itself."""
    parts = ([(one, (repair, own)) for one, own in job] for job in _jobs(paths, settings, jobs))
    for answers, _ in work(_fix, parts, jobs):
        yield from chain.from_iterable(answers)


def _jobs(paths: Iterable[str], settings: Choice, jobs: int) -> Iterator[list[tuple[Settings, list[str]]]]:
    """The files in jobs of some size, in each of them those that follow each other and have the same settings."""
    of = settings if callable(settings) else lambda path: settings
    for chunk in in_chunks(paths, FILES, jobs):
        yield [(one, list(own)) for one, own in groupby(chunk, of)]


def _check(linter: Linter, paths: list[str]) -> list[FileResult]:
    return list(linter.check_files(map(Given, paths)))


def _stats(linter: Linter, chunk: tuple[int, list[str]]) -> "list[FileStats]":
    long_sentence, paths = chunk
    return [linter.stats_file(path, long_sentence) for path in paths]


def _fix(linter: Linter, chunk: tuple[Repair, list[str]]) -> list[FixResult]:
    repair, paths = chunk
    return [
        linter.fix_file(path, unsafe=repair.unsafe, write=repair.write, patch=repair.patch, accept=repair.accept)
        for path in paths
    ]
