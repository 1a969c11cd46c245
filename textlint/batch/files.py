"""Checking, fixing and measuring many files."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textlint.batch.linter import Linter
from textlint.batch.workers import FILES, in_chunks, work
from textlint.config.settings import Settings
from textlint.core.located import FileResult, FixResult
from textlint.core.stats import FileStats


class Repair(NamedTuple):
    """How files are to be fixed; see `Linter.fix_file`."""

    unsafe: bool = False
    write: bool = True
    patch: bool = False
    accept: bool = False


def check_paths(
    paths: Iterable[str], settings: Settings, jobs: int, seconds: "Counter[str] | None" = None
) -> Iterator[FileResult]:
    """Results for `paths`, in their order, whatever `jobs` is; the seconds per rule are added to `seconds`."""
    for results, spent in work(_check, in_chunks(paths, FILES), settings, jobs):
        yield from results
        if seconds is not None:
            seconds.update(spent)


def stats_paths(paths: Iterable[str], long_sentence: int, settings: Settings, jobs: int) -> Iterator[FileStats]:
    """Statistics of `paths`, in their order; sentences of more than `long_sentence` words are listed."""
    chunks = ((long_sentence, chunk) for chunk in in_chunks(paths, FILES))
    for results, _ in work(_stats, chunks, settings, jobs):
        yield from results


def fix_paths(paths: Iterable[str], repair: Repair, settings: Settings, jobs: int) -> Iterator[FixResult]:
    """Results for `paths`, in their order, each file fixed by itself."""
    chunks = ((repair, chunk) for chunk in in_chunks(paths, FILES))
    for results, _ in work(_fix, chunks, settings, jobs):
        yield from results


def _check(linter: Linter, paths: list[str]) -> list[FileResult]:
    return [linter.check_file(path) for path in paths]


def _stats(linter: Linter, chunk: tuple[int, list[str]]) -> list[FileStats]:
    long_sentence, paths = chunk
    return [linter.stats_file(path, long_sentence) for path in paths]


def _fix(linter: Linter, chunk: tuple[Repair, list[str]]) -> list[FixResult]:
    repair, paths = chunk
    return [
        linter.fix_file(path, unsafe=repair.unsafe, write=repair.write, patch=repair.patch, accept=repair.accept)
        for path in paths
    ]
