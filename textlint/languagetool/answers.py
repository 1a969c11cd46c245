"""What LanguageTool said, kept between runs in an SQLite file of the cache folder."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

FILE = "languagetool.sqlite"
MOST = 2_000_000  # rows of a table; paragraphs of news need 200 bytes on average
AT_A_TIME = 500  # names in one query; SQLite's own limit is 999 in old versions


class Match(NamedTuple):
    """One thing LanguageTool reported: code points [start, end) of the passage that was sent."""

    start: int
    end: int
    rule: str  # LanguageTool's own id
    category: str  # LanguageTool's own id
    issue: str  # type of the issue in the terms of ITS 2.0, e.g. misspelling
    message: str
    replacements: tuple[str, ...]


class Placed(NamedTuple):
    """A match, and where in the document its passage begins (code points)."""

    start: int
    match: Match


class Answers:
    """The store: what was said of each passage, and which of it mattered in each document.

    Whatever is wrong with the file means asking again, never an error.

    Args:
        folder: the cache folder; None to keep nothing.
        asked: all that an answer depends on beside the passage: version, variant, level, rules.
        heard: all that what matters of it depends on beside the document: our rules and code.
    """

    def __init__(self, folder: Path | None, asked: Sequence[str], heard: Sequence[str] = ()) -> None:
        self._asked = _digest(asked)
        self._heard = _digest((*asked, *heard))
        self._store = None
        if folder is not None:
            with suppress(sqlite3.Error):
                self._store = _opened(folder / FILE)

    def known(self, passages: Iterable[str]) -> dict[str, tuple[Match, ...]]:
        """The answers that are there, by passage."""
        names = {_name(passage, self._asked): passage for passage in passages}
        found: dict[str, tuple[Match, ...]] = {}
        if self._store is None:
            return found
        wanted = list(names)
        with suppress(sqlite3.Error, ValueError, TypeError):
            for first in range(0, len(wanted), AT_A_TIME):
                some = wanted[first : first + AT_A_TIME]
                marks = ",".join("?" * len(some))
                for name, said in self._store.execute(f"SELECT name, said FROM passages WHERE name IN ({marks})", some):
                    found[names[name]] = tuple(_match(row) for row in _read(said))
        return found

    def keep(self, answers: Mapping[str, Sequence[Match]]) -> None:
        """Add answers, by passage."""
        self._add("passages", [(_name(passage, self._asked), said) for passage, said in answers.items()])

    def mattered(self, document: str) -> list[Placed] | None:
        """What mattered of all that was said of a document; None when no run has seen it."""
        if self._store is None:
            return None
        with suppress(sqlite3.Error, ValueError, TypeError):
            query = "SELECT said FROM documents WHERE name = ?"
            for (said,) in self._store.execute(query, (_name(document, self._heard),)):
                return [Placed(start, _match(row)) for start, row in _read(said)]
        return None

    def keep_mattered(self, document: str, placed: Sequence[Placed]) -> None:
        """Add what mattered of a document."""
        self._add("documents", [(_name(document, self._heard), placed)])

    def _add(self, table: str, rows: Sequence[tuple[bytes, Sequence[Any]]]) -> None:
        if self._store is None or not rows:
            return
        now = int(time.time())
        written = [(name, _written(said), now) for name, said in rows]
        with suppress(sqlite3.Error), self._store:
            self._store.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", written)


def _opened(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=10)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=NORMAL")
    path.chmod(0o600)
    for table in ("passages", "documents"):
        columns = "name BLOB PRIMARY KEY, said TEXT NOT NULL, added INTEGER NOT NULL"
        store.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns}) WITHOUT ROWID")
        if store.execute(f"SELECT count(*) > {MOST} FROM {table}").fetchone()[0]:
            with store:
                store.execute(f"DELETE FROM {table} WHERE added < (SELECT avg(added) FROM {table})")
    return store


def _digest(parts: Sequence[str]) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()


def _name(text: str, key: bytes) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=key).digest()


def _written(said: Sequence[Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""


def _read(said: str) -> list[Any]:
    rows: list[Any] = json.loads(said) if said else []
    return rows


def _match(row: list[Any]) -> Match:
    return Match._make((*row[:-1], tuple(row[-1])))
