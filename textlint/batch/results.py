"""Results kept between runs, in an SQLite file of the cache folder: what has not changed is not checked again.

The file is the user's own, in a folder that nobody else may enter (`engine/cache.py`). Whatever is wrong with it means
checking again, never an error.
"""

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from textlint.batch.stored import loaded, stored
from textlint.core.located import FileResult

FILE = "results.sqlite"
ROOM = 48 << 20  # bytes in the file, above which those that were not used for longest go; 70,000 articles
FRESH = 16 << 20  # bytes that one run may add: the file never grows beyond both together
DAY = 86_400  # seconds; a result is marked as used once a day, so that most runs write nothing
PATIENCE = 5  # seconds to wait for another run that is writing


class Results:
    """The store, for one run: looks up at once, writes when it is closed.

    Args:
        folder: the cache folder.

    Raises:
        sqlite3.Error: nothing can be kept there.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._today = int(time.time()) // DAY
        self._fresh: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._left = FRESH
        self._is_damaged = self._is_mute = False
        try:
            self._store = _opened(self._file)
        except sqlite3.OperationalError:  # not ours to write, full, busy
            raise
        except sqlite3.DatabaseError:  # no database, or a broken one
            self._begin_anew()
            self._store = _opened(self._file)

    def known(self, keys: Sequence[bytes]) -> dict[bytes, FileResult]:
        """The results that are there, by key; at most 999 keys at a time."""
        found: dict[bytes, FileResult] = {}
        if self._is_mute or not keys:
            return found
        query = f"SELECT key, result, used FROM results WHERE key IN ({','.join('?' * len(keys))})"
        try:
            for key, raw, used in self._store.execute(query, keys):
                result = loaded(raw)
                if result is not None:
                    found[key] = result
                    if used != self._today:
                        self._used.append(key)
        except sqlite3.Error as error:
            self._blame(error)
        return found

    def add(self, key: bytes, result: FileResult) -> None:
        """Keep a result, if it is whole and there is room."""
        if result.error is not None or result.crashes or result.trouble is not None or self._left <= 0:
            return
        raw = stored(result)
        if len(raw) <= self._left:
            self._left -= len(raw)
            self._fresh[key] = raw

    def close(self) -> None:
        """Write what was added, and drop what there is no room for."""
        try:
            if self._fresh or self._used:
                with self._store:
                    self._store.executemany(
                        "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                        ((key, raw, self._today) for key, raw in self._fresh.items()),
                    )
                    self._store.executemany(
                        "UPDATE results SET used = ? WHERE key = ?", ((self._today, key) for key in self._used)
                    )
                    _trim(self._store)
        except sqlite3.Error as error:
            self._blame(error)
        with suppress(sqlite3.Error):
            self._store.close()
        if self._is_damaged:
            self._begin_anew()

    def _begin_anew(self) -> None:
        with suppress(OSError):
            clear(self._file.parent)

    def _blame(self, error: sqlite3.Error) -> None:
        """Begin anew next time when the file is broken; one that is busy or cannot be written is left alone.

        It is not asked again: to wait for it at every look would take longer than to check the files.
        """
        self._is_mute = True
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self._is_damaged = True


def _opened(file: Path) -> sqlite3.Connection:
    if file.is_symlink() or (file.exists() and hasattr(os, "getuid") and file.stat().st_uid != os.getuid()):
        raise sqlite3.OperationalError("not a file of ours")
    store = sqlite3.connect(file, timeout=PATIENCE)
    try:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=NORMAL")
        with suppress(OSError):
            file.chmod(0o600)
        columns = "key BLOB PRIMARY KEY, result BLOB NOT NULL, used INTEGER NOT NULL"  # used: days since 1970
        store.execute(f"CREATE TABLE IF NOT EXISTS results ({columns})")
    except sqlite3.Error:
        store.close()
        raise
    return store


def _trim(store: sqlite3.Connection) -> None:
    while _size(store) > ROOM:
        quarter = 1 + _number(store) // 4
        store.execute(
            "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, rowid LIMIT ?)", (quarter,)
        )


def kept_in(folder: Path) -> tuple[int, int]:
    """How many results the cache folder holds, and the bytes they take.

    Raises:
        sqlite3.Error: its file is no store of results.
    """
    if not (folder / FILE).exists():
        return 0, 0
    store = sqlite3.connect(folder / FILE, timeout=PATIENCE)
    try:
        return _number(store), _size(store)
    finally:
        store.close()


def clear(folder: Path) -> None:
    """Remove all results from the cache folder.

    Raises:
        OSError: its file cannot be removed.
    """
    for end in ("", "-wal", "-shm"):
        (folder / f"{FILE}{end}").unlink(missing_ok=True)


def _size(store: sqlite3.Connection) -> int:
    pages, free, size = (
        store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _number(store: sqlite3.Connection) -> int:
    return int(store.execute("SELECT count(*) FROM results").fetchone()[0])
