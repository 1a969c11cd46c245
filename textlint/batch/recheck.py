"""Checking many files, of which most are as they were in an earlier run."""

import os
import sys
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textlint.batch.beside import bytes_beside
from textlint.batch.files import Choice, check_paths
from textlint.batch.linter import Linter
from textlint.batch.opened import Given
from textlint.batch.workers import FILES, in_chunks, work
from textlint.config.settings import Settings
from textlint.core import InputError
from textlint.core.located import FileResult, Located
from textlint.engine.cache import cache_folder, code_state, loaded_key

if TYPE_CHECKING:
    from textlint.batch.results import Results

FEW = 20  # files below which looking results up may cost more than it brings
MOST = 50_000  # files above which what a run keeps would push itself out again
# Folders of the package on which results depend, beside those on which compiled rules do.
PARTS = ("", "batch", "config", "fixes", "readers", "readers/within")
LARGEST = 1 << 19  # bytes of a file; those of some hundred files wait for workers at a time


class Found(NamedTuple):
    """A file that is to be looked at, as it was read; without a key it is neither looked up nor kept."""

    path: str
    key: bytes | None = None
    raw: bytes = b""
    beside: tuple[str, bytes] | None = None  # the file beside it


def recheck_paths(
    paths: Sequence[str], settings: Choice, jobs: int, seconds: "Counter[str] | None" = None
) -> Iterator[FileResult]:
    """What `check_paths` gives; files that were looked at before under settings with `cached` are not checked again."""
    of = settings if callable(settings) else lambda path: settings
    is_wanted = FEW <= len(paths) <= MOST and any(_identity(of(path)) for path in paths)
    results = _results() if is_wanted else None
    if results is None:
        yield from check_paths(paths, settings, jobs, seconds)
        return
    waiting: deque[list[tuple[Found, FileResult | None]]] = deque()

    def jobs_to_do() -> Iterator[list[tuple[Settings, list[Found]]]]:
        for chunk in in_chunks(paths, FILES, jobs):
            files = [_found(path, of(path)) for path in chunk]
            known = results.known([file.key for file in files if file.key is not None])
            waiting.append([(file, None if file.key is None else known.get(file.key)) for file in files])
            new = [file for file, result in waiting[-1] if result is None]
            yield [(one, list(own)) for one, own in groupby(new, lambda file: of(file.path))]

    with closing(results):
        for answers, _ in work(_check, jobs_to_do(), jobs):
            fresh = chain.from_iterable(answers)
            for file, known in waiting.popleft():
                result = next(fresh) if known is None else _at(file.path, known)
                if known is None and file.key is not None:
                    results.add(file.key, result)
                yield result


def _results() -> "Results | None":
    import sqlite3  # small runs need not wait for it

    from textlint.batch.results import Results

    home = cache_folder()
    try:
        return None if home is None else Results(home)
    except sqlite3.Error:
        return None


def _check(linter: Linter, files: list[Found]) -> list[FileResult]:
    return list(linter.check_files(map(_given, files)))


def _given(file: Found) -> Given:
    return Given(file.path) if file.key is None else Given(file.path, file.raw, lambda: file.beside)


def _found(path: str, settings: Settings) -> Found:
    """A file as it is now; what cannot be read is left to the check, which says so."""
    identity = _identity(settings)
    if identity is None:
        return Found(path)
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (a Path for each of 25,000 files is slow)
            raw = file.read(LARGEST + 1)
        beside = bytes_beside(path)
    except (OSError, InputError):
        return Found(path)
    if len(raw) > LARGEST:
        return Found(path)
    return Found(path, _key(identity, path if settings.rules else os.path.basename(path), raw, beside), raw, beside)  # noqa: PTH119


def _key(identity: bytes, name: str, raw: bytes, beside: tuple[str, bytes] | None) -> bytes:
    """A digest of all that the result of a file depends on.

    Args:
        identity: of the settings.
        name: the file's name, which may say its format; rules of the user's own may ask for its whole path.
        raw: the file.
        beside: the file beside it.
    """
    head = f"{len(raw)} {-1 if beside is None else len(beside[1])} {name}\0"
    from hashlib import blake2b  # OpenSSL with it, which small runs do without

    digest = blake2b(os.fsencode(head), digest_size=16, key=identity)
    digest.update(raw)
    if beside is not None:
        digest.update(beside[1])
    return digest.digest()


@cache
def _identity(settings: Settings) -> bytes | None:
    """A digest of textlint, of the rules and of what the settings ask for; None when nothing is to be kept."""
    if not settings.cached or settings.timed or settings.texts or settings.languagetool is not None:
        return None
    from hashlib import blake2b

    rules = loaded_key(tuple(map(Path, settings.rules)))
    told = f"{rules} {code_state(PARTS)} {_installed()} {replace(settings, cached=False)}"
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=32).digest()


def _installed() -> list[int]:
    """Changes when a library is installed or gets another version; to ask each for its version takes 20 ms."""
    homes = (Path(home) for home in sys.path if home.endswith(("site-packages", "dist-packages")))
    return [home.stat().st_mtime_ns for home in homes if home.is_dir()]


def _at(path: str, result: FileResult) -> FileResult:
    """The result of a file of the same name and content that lies elsewhere."""
    if result.path == path:
        return result
    start = len(result.path)

    def there(one: Located) -> Located:  # in the file, or in the one beside it
        return replace(one, path=path + one.path[start:])

    return result._replace(
        path=path,
        located=tuple(map(there, result.located)),
        suppressed=tuple(one._replace(located=there(one.located)) for one in result.suppressed),
    )
