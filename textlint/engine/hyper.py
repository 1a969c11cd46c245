"""All literals in one Hyperscan database: it is loaded in no time, but takes a second to make.

Hyperscan takes a set of characters as one pattern, where the automaton wants each literal. It reads bytes and tells
only where a match ends; all that a pattern stands for has one length in code points, so its start is known.
"""

from collections.abc import Sequence, Set
from threading import local
from typing import NamedTuple

import hyperscan

from textlint.engine.automaton import Match, ScanFailed, who_waits, without_surrogates
from textlint.engine.shapes import Shape, shapes

LONGEST = 2**32  # bytes; Hyperscan counts no further


class Stored(NamedTuple):
    """What is kept of a set of literals between runs."""

    database: bytes  # only for processors with the features of this one: Hyperscan refuses it on others
    numbers: list[tuple[int, ...]]
    lengths: list[int]  # of each pattern, in code points


def compiled(wanted: Sequence[Sequence[str]], once: Set[int] = frozenset()) -> Stored:
    """Make a database; of what only the numbers in `once` wait for, it tells the first place and no other.

    Raises:
        hyperscan.error: it cannot be made.
    """
    made = shapes(who_waits(wanted))
    flags = [hyperscan.HS_FLAG_SINGLEMATCH if once >= set(numbers) else 0 for _, numbers in made]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[_expression(shape) for shape, _ in made],
        ids=list(range(len(made))),
        elements=len(made),
        flags=flags,
    )
    return Stored(hyperscan.dumpb(database), [numbers for _, numbers in made], [len(shape) for shape, _ in made])


class Hyperscan:
    """A `Scanner` whose things are shapes."""

    def __init__(self, stored: Stored) -> None:
        """Load a database.

        Raises:
            hyperscan.error: it is damaged, or was made for another processor or another version.
        """
        self.numbers: Sequence[tuple[int, ...]] = stored.numbers
        self._lengths = stored.lengths
        self._database = hyperscan.loadb(stored.database, hyperscan.HS_MODE_BLOCK)
        self._own = local()  # what Hyperscan writes to while it reads: never shared between threads
        self._scratch()

    def matches(self, text: str) -> Sequence[Match]:
        """All places.

        Raises:
            ScanFailed: the text is too long, or Hyperscan has no memory.
        """
        try:
            raw = text.encode()
        except UnicodeEncodeError:  # lone surrogates, from a JSON escape
            raw = without_surrogates(text).encode()
        ends: list[tuple[int, int]] = []
        add = ends.append

        def note(pattern: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add((end, pattern))

        if len(raw) >= LONGEST:
            raise ScanFailed("longer than Hyperscan can count")
        try:
            self._database.scan(raw, note, 0, None, self._scratch())
        except hyperscan.error as error:
            raise ScanFailed(str(error)) from error
        lengths = self._lengths
        if len(raw) != len(text):
            ends = _in_code_points(raw, ends)
        return [(pattern, end - lengths[pattern], end) for end, pattern in ends]

    def _scratch(self) -> hyperscan.Scratch:
        scratch: hyperscan.Scratch | None = getattr(self._own, "scratch", None)
        if scratch is None:
            scratch = self._own.scratch = hyperscan.Scratch(self._database)
        return scratch


def _in_code_points(raw: bytes, ends: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places and patterns, their places counted in code points instead of bytes."""
    counted = []
    before, place = 0, 0  # the same place, in bytes and in code points
    for end, pattern in sorted(ends):  # Hyperscan promises no order
        if end != before:
            place += len(raw[before:end].decode())
            before = end
        counted.append((place, pattern))
    return counted


def _expression(shape: Shape) -> bytes:
    return "".join(map(_one_of, shape)).encode()


def _one_of(characters: str) -> str:
    """An expression over bytes for one of the characters: a set for those of one byte, beside sequences of bytes."""
    choices = [_escaped(character) for character in characters if ord(character) > 127]
    if single := "".join(_escaped(character) for character in characters if ord(character) < 128):
        choices.append(f"[{single}]")
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode())
