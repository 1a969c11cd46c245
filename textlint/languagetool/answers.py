"""What LanguageTool said of a paragraph, kept between runs in an SQLite file of the cache folder."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FILE = "languagetool.sqlite"
MOST = 2_000_000  # answers; with an average of 300 bytes that is 600 MB
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


class Answers:
    """The store. Whatever is wrong with it means asking again, never an error.

    Args:
        folder: the cache folder; None to keep nothing.
        asked: all that an answer depends on beside the text: version, variant, level, rules.
    """

    def __init__(self, folder: Path | None, asked: Sequence[str]) -> None:
        self._asked = hashlib.blake2b("\0".join(asked).encode(), digest_size=16).digest()
        self._store = None
        if folder is not None:
            with suppress(sqlite3.Error):
                self._store = _opened(folder / FILE)

    def known(self, passages: Iterable[str]) -> dict[str, tuple[Match, ...]]:
        """The answers that are there, by passage."""
        names = {self._name(passage): passage for passage in passages}
        found: dict[str, tuple[Match, ...]] = {}
        if self._store is None:
            return found
        wanted = list(names)
        with suppress(sqlite3.Error, ValueError, TypeError):
            for first in range(0, len(wanted), AT_A_TIME):
                some = wanted[first : first + AT_A_TIME]
                marks = ",".join("?" * len(some))
                for name, said in self._store.execute(f"SELECT name, said FROM answers WHERE name IN ({marks})", some):
                    found[names[name]] = _read(said)
        return found

    def keep(self, answers: Mapping[str, Sequence[Match]]) -> None:
        """Add answers, by passage."""
        if self._store is None or not answers:
            return
        now = int(time.time())
        rows = [(self._name(passage), _written(said), now) for passage, said in answers.items()]
        with suppress(sqlite3.Error), self._store:
            self._store.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def _name(self, passage: str) -> bytes:
        return hashlib.blake2b(passage.encode("utf-8", "surrogatepass"), digest_size=16, key=self._asked).digest()


def _opened(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=10)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=NORMAL")
    store.execute(
        "CREATE TABLE IF NOT EXISTS answers "
        "(name BLOB PRIMARY KEY, said TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID"
    )
    path.chmod(0o600)
    if store.execute("SELECT count(*) FROM answers").fetchone()[0] > MOST:
        with store:
            store.execute("DELETE FROM answers WHERE day < (SELECT avg(day) FROM answers)")
    return store


def _written(said: Sequence[Match]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""


def _read(said: str) -> tuple[Match, ...]:
    if not said:
        return ()
    return tuple(Match._make((*row[:-1], tuple(row[-1]))) for row in json.loads(said))
