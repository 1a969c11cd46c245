"""Files on their way into a check: named, read, and in groups that can be held at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from textlint.core import Document, InputError

TOGETHER = 1 << 20  # bytes of files that are looked at together


class Given(NamedTuple):
    """A file that is to be checked."""

    path: str
    raw: bytes | None = None  # its bytes, when they are at hand
    beside: Callable[[], tuple[str, bytes] | None] | None = None  # gives the file beside it, when that is at hand


class Opened(NamedTuple):
    """A file that was read, or the reason why not."""

    given: Given
    size: int = 0  # bytes
    documents: tuple[Document, ...] = ()
    error: InputError | None = None


def opened(given: Given, read: Callable[[str, bytes], tuple[Document, ...]]) -> Opened:
    """A file with what `read` makes of its path and bytes."""
    try:
        content = bytes_of(given.path) if given.raw is None else given.raw
        return Opened(given, len(content), read(given.path, content))
    except (OSError, InputError) as error:
        return Opened(given, error=one_line(given.path, error))


def groups(files: Iterable[Opened]) -> Iterator[list[Opened]]:
    """Files in groups of `TOGETHER` bytes, a large one with those before it; they are read as they are asked for."""
    group: list[Opened] = []
    size = 0
    for one in files:
        group.append(one)
        size += one.size
        if size >= TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


def bytes_of(path: str) -> bytes:
    """All of a file.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a Path for each of 25,000 files is slow)
        return file.read()


def one_line(path: str, error: Exception) -> InputError:
    """`error` as one line that names the file."""
    if isinstance(error, InputError):
        return error
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(path, reason)
