"""Which files of a folder are rules and their tables, and whether they are as they were."""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml", ".py")
TABLES = ("lexicons", "styles")  # folders of `.tsv` files that rules read
COARSE = 2.0  # seconds in which a file can change again without a new time, where times are whole seconds


class Entry(NamedTuple):
    """A file below a folder."""

    name: str  # its path from the folder
    size: int  # bytes
    changed: int  # this and the next: nanoseconds since 1970
    touched: int  # when anything about it changed; on Windows when it was made
    number: int  # another when another file was put in its place


def rule_files(folder: Path) -> list[Path]:
    """The rule files under `folder`, sorted: YAML and Python, but for `__init__.py`, caches, and what is hidden."""
    return [folder / entry.name for entry in _entries(folder) if entry.name.endswith(SUFFIXES)]


def all_files(folder: Path) -> list[str]:
    """The paths in `folder` of its rule files and tables, sorted, with `/` between their parts."""
    return [entry.name for entry in _entries(folder)]


def state(folders: Iterable[Path]) -> str | None:
    """Says which rule files and tables there are, by their names, sizes, times and numbers.

    None while one has changed so lately that its time would not tell if it changed once more: only where the file
    system counts in seconds, since all others count so finely that no run fits between two changes of one time.
    """
    told = [(str(folder), _entries(folder)) for folder in folders]
    lately = (time.time() - COARSE) * 1e9
    if any(entry.changed > lately and entry.changed % 1_000_000_000 == 0 for _, entries in told for entry in entries):
        return None
    return "\0".join(f"{home}\0{entries}" for home, entries in told)


def _entries(folder: Path) -> list[Entry]:
    """The files under `folder` that rules are made of, sorted by their paths."""
    return sorted(_found(str(folder), ""))


def _found(home: str, below: str) -> Iterator[Entry]:
    try:
        with os.scandir(f"{home}/{below}") as files:
            listed = [entry for entry in files if not entry.name.startswith((".", "__"))]
    except OSError:  # a folder that cannot be read holds nothing for us
        return
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            yield from _found(home, f"{below}{entry.name}/")
        elif entry.name.endswith(SUFFIXES) or (entry.name.endswith(".tsv") and below[:-1] in TABLES):
            yield _entry(entry, below)


def _entry(entry: "os.DirEntry[str]", below: str) -> Entry:
    try:
        about = entry.stat()
    except OSError:  # a link to nowhere: whoever reads it says so
        return Entry(below + entry.name, -1, 0, 0, 0)
    return Entry(below + entry.name, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
