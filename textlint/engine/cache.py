"""Compiled rules, kept between runs in the user's cache folder.

A stored set is a pickle, and reading a pickle runs code. So it is read only from a folder of our own that belongs to
the user and that nobody else may enter; anything about it that looks wrong means compiling again, never an error.
"""

import atexit
import os
import pickle
import stat
import sys
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import regex

from textlint.core import Rule
from textlint.core.kept import EXPRESSIONS, TABLES, Store
from textlint.engine.folders import all_files, state
from textlint.facts.lexicon import builtin_folder

KEPT = 16  # sets of a sort; one for each combination of rule folders and selections somebody works with
MOST = 3000  # expressions; of a rule that changed the old ones stay behind, then all is begun anew
PARTS = ("core", "facts", "kinds", "engine", "languagetool")  # folders of the package on which what is stored depends
ENVIRONMENT = "TEXTLINT_CACHE_DIR"  # another place for the folder; empty: keep nothing


def load_cached(folders: Sequence[Path] = (), key: str | None = None) -> tuple[Rule, ...]:
    """What `load` gives, without examples and rationales, from the cache when nothing it is made of has changed.

    Args:
        folders: of rules beside those that ship.
        key: what `rules_key` says of them, where that is known.

    Raises:
        RuleError: as `load` does.
    """
    home = cache_folder()
    if home is None:
        return _load(folders)
    key = key or rules_key(tuple(folders))
    _attach(EXPRESSIONS, home, "expressions", f"{sys.version} {regex.__version__}")
    _attach(TABLES, home, "tables", key)
    stored = read_kept(home, "rules", key)
    if isinstance(stored, tuple) and all(isinstance(item, Rule) for item in stored):
        return stored
    rules = _load(folders)
    write_kept(home, "rules", key, rules)
    return rules


@cache
def loaded(folders: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """What `load_cached` gives, read once a process: for a run, during which its rules do not change.

    Raises:
        RuleError: as `load` does.
    """
    return load_cached(folders, loaded_key(folders))


@cache
def loaded_key(folders: tuple[Path, ...] = ()) -> str:
    """What `rules_key` says of the rules that `loaded` gives, asked once a process."""
    return rules_key(folders)


def _load(folders: Sequence[Path]) -> tuple[Rule, ...]:
    from textlint.engine.load import load, strip  # brings a YAML parser that a stored set does not need

    return strip(load(folders))


def _attach(store: Store, home: Path, sort: str, key: str) -> None:
    """Give a store what earlier runs kept, once a process, and keep what this one adds when it ends."""
    if store.when_fresh is not None or store.stored or store.fresh:
        return
    kept = read_kept(home, sort, key)
    if isinstance(kept, dict):
        store.stored.update(kept)

    def keep() -> None:
        write_kept(home, sort, key, store.fresh if len(store.stored) > MOST else {**store.stored, **store.fresh})

    def keep_at_exit() -> None:
        atexit.register(keep)

    store.when_fresh = keep_at_exit


def cache_folder() -> Path | None:
    """The folder for compiled rules, made when it is not there; None when it cannot be had or is not safe to use."""
    chosen = os.environ.get(ENVIRONMENT)
    if chosen == "":
        return None
    try:
        home = Path(chosen) if chosen else _users_own()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if chosen is None and stat.S_IMODE(home.lstat().st_mode) != 0o700 and home.stat().st_uid == _user():
            home.chmod(0o700)
        about = home.lstat()
    except (OSError, RuntimeError):
        return None
    private = stat.S_ISDIR(about.st_mode) and about.st_uid == _user() and not stat.S_IMODE(about.st_mode) & 0o077
    return home if private or os.name == "nt" else None


def _users_own() -> Path:
    if sys.platform == "linux":  # what platformdirs says there, which takes 3 ms to load
        named = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Path(named or Path.home() / ".cache", "textlint")
    from platformdirs import user_cache_path

    return user_cache_path("textlint", appauthor=False)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def content_digest(folders: Iterable[Path] = ()) -> str:
    """A digest of all rule files, lexicons and styles: the same rules have the same one, on every machine."""
    from hashlib import blake2b  # OpenSSL with it, which most runs do without

    digest = blake2b(digest_size=16)
    for folder in (builtin_folder(), *folders):
        for name in all_files(folder):
            digest.update(f"\0/{name}\0".encode())
            with suppress(OSError), open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 (two hundred files)
                digest.update(file.read())
    return digest.hexdigest()


def rules_key(folders: tuple[Path, ...]) -> str:
    """All that a compiled set depends on: rules, their places, the code that compiles, Python, `regex`. A long text."""
    homes = tuple(folder.resolve() for folder in (builtin_folder(), *folders))
    rules = state(homes) or f"{homes} {content_digest(folders)}"
    return f"{sys.version} {regex.__version__} {code_state(PARTS)} {rules}"


def code_state(parts: Iterable[str]) -> str:
    """Says which code stands in these folders of the package, by the names, times and sizes of its modules."""
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 (a Path for each of a hundred modules is slow)
    modules = [
        (part, file.name, (about := file.stat()).st_mtime_ns, about.st_size)
        for part in parts
        for file in os.scandir(f"{package}/{part}")
        if file.name.endswith(".py")
    ]
    return str(sorted(modules))


def read_kept(home: Path, sort: str, key: str) -> object:
    """What is stored under a key; None when there is nothing, or nothing that can be trusted.

    Args:
        home: the cache folder.
        sort: what it is, one word.
        key: all that it depends on.
    """
    try:
        descriptor = os.open(_place(home, sort, key), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            if os.fstat(descriptor).st_uid != _user():
                return None
            return pickle.load(file) if pickle.load(file) == key else None
    except Exception:  # a damaged pickle may raise anything; then all is compiled again
        return None


def _place(home: Path, sort: str, key: str) -> Path:
    """The file for a key. Two keys may share one, so the key stands in it, before the content."""
    return home / f"{sort}-{zlib.crc32(key.encode(errors='surrogatepass')):08x}.pickle"


def write_kept(home: Path, sort: str, key: str, content: object) -> None:
    """Store something under a key; where that is not possible, do without."""
    import tempfile  # not needed by most runs

    temporary = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=home, prefix=".new-")
        with os.fdopen(descriptor, "wb") as file:
            pickle.dump(key, file, protocol=pickle.HIGHEST_PROTOCOL)
            pickle.dump(content, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(temporary).replace(_place(home, sort, key))
        alike = sorted(home.glob(f"{sort}-*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in alike[KEPT:]:
            path.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError):
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
