"""Which scanner a set of literals gets: Hyperscan where it is installed and its database is kept, else the automaton.

The automaton of all rules is made at each start, in 30 to 40 ms. With a kept database that is less than 10,
the import of Hyperscan included; but to make one takes a second: so it is made for a set that has been asked for
again, not for one that is met once and never more.
"""

import os
import sys
import zlib
from collections.abc import Sequence, Set
from contextlib import suppress
from pathlib import Path

from textlint.core.literals import Literals
from textlint.engine.automaton import Automaton, Scanner
from textlint.engine.cache import cache_folder, read_kept, write_kept

LARGE = 2000  # literals; the automaton of fewer is made in a few milliseconds
STARTS = 3  # the start with a set that makes its database
AGAIN = 64  # so many starts later, when the first attempt came to nothing
CODE = ("hyper.py", "shapes.py")  # what is kept depends on them


def fastest(wanted: Sequence[Sequence[str]], once: Set[int]) -> Scanner:
    """A scanner for the literals of each number; those in `once` want to know of a first place only."""
    if sum(map(len, wanted)) >= LARGE:
        with suppress(Exception):  # not installed, no memory, a damaged database: then do without
            scanner = _hyperscan(wanted, once)
            if scanner is not None:
                return scanner
    return Automaton(wanted)


def _hyperscan(wanted: Sequence[Sequence[str]], once: Set[int]) -> Scanner | None:
    """A scanner from the kept database, or one that is made now; None while that is not worth it.

    Raises:
        ImportError: Hyperscan is not installed.
    """
    from textlint.engine.hyper import Hyperscan, Stored, compiled

    home = cache_folder()
    if home is None:
        return None
    key = _key(wanted, once)
    kept = read_kept(home, "literals", key)
    if isinstance(kept, Stored):
        with suppress(Exception):  # refused: made for a processor with other features
            return Hyperscan(kept)
        kept = STARTS - 1
    starts = kept + 1 if isinstance(kept, int) else 1
    # first of all, so that of many processes one makes it, and no crash is repeated
    write_kept(home, "literals", key, starts)
    if starts % AGAIN != STARTS:
        return None
    made = compiled(wanted, once)
    write_kept(home, "literals", key, made)
    return Hyperscan(made)


def _key(wanted: Sequence[Sequence[str]], once: Set[int]) -> str:
    """All that a database depends on, the literals by two sums; processors of one kind may differ still."""
    import hyperscan

    code = [(file := Path(__file__).with_name(name)).stat().st_mtime_ns + file.stat().st_size for name in CODE]
    machine = os.uname().machine if hasattr(os, "uname") else ""
    packed = (entries if isinstance(entries, Literals) else Literals(entries) for entries in wanted)
    raw = "\0\2".join(entries.packed for entries in packed).encode(errors="surrogatepass")  # is in no literal
    sums = (len(raw), zlib.crc32(raw), zlib.adler32(raw))
    version = getattr(hyperscan, "__version__", "")  # its stubs leave it out
    return f"{version} {sys.platform} {machine} {sys.version} {code} {sorted(once)} {sums}"
