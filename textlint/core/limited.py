"""Regular expressions of users' rules, which may take only so long on one text.

A pattern with nested repeats can try more ways than there are atoms, on one line that almost matches. `regex` can be
told when to stop; to tell it doubles the cost of a short search, so textlint's own patterns, of which
scripts/prove_linear.py shows that they need no limit, are without.
"""

from collections.abc import Callable, Iterable, Iterator
from time import process_time
from typing import TYPE_CHECKING, TypeVar

from textlint.core.expression import Expression

if TYPE_CHECKING:
    import regex

Found = TypeVar("Found")

SECONDS = 1.0  # of the processor, for each million code points begun: over a hundred times what a usual pattern takes
_LONG = 1_000_000


class TooSlow(Exception):
    """An expression has used up its time on a text."""

    def __init__(self, allowed: float) -> None:
        super().__init__(f"its pattern took longer than {allowed:g} s: it backtracks, see nested repeats such as (a+)+")


class Limited(Expression):
    """An `Expression` that raises `TooSlow` once it has taken `SECONDS` since `begin`, all its searches together."""

    __slots__ = ("_allowed", "_left")

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, flags)
        self._allowed = self._left = SECONDS

    def begin(self, text: str) -> None:
        """Give it the time for one document."""
        self._allowed = self._left = SECONDS * (1 + len(text) // _LONG)

    def search(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """As `regex.Pattern.search`.

        Raises:
            TooSlow: the time for this text is over.
        """
        return self._timed(lambda left: self.compiled.search(text, start, end, timeout=left))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> "Iterator[regex.Match[str]]":
        """As `regex.Pattern.finditer`, but all matches are found at once: what is done with them takes no time of ours.

        Raises:
            TooSlow: the time for this text is over.
        """
        return iter(self._timed(lambda left: list(self.compiled.finditer(text, start, end, timeout=left))))

    def _timed(self, look: "Callable[[float], Found]") -> "Found":
        started = process_time()
        try:
            if self._left > 0:
                return look(self._left)
            raise TimeoutError
        except TimeoutError:
            self._left = 0.0
            raise TooSlow(self._allowed) from None
        finally:
            self._left -= process_time() - started


def begin(expressions: Iterable[Expression], text: str) -> None:
    """Give those that are limited the time for one document."""
    for expression in expressions:
        if isinstance(expression, Limited):
            expression.begin(text)
