"""Regular expressions that cost nothing until they are used, and little then.

To compile one takes `regex` half a millisecond, and a run on one article uses a few dozen of several hundred. So an
expression is compiled when it is first tried, and what was compiled once is kept for later runs.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from textlint.core.kept import EXPRESSIONS

if TYPE_CHECKING:
    import regex


class Expression:
    """A regular expression of the `regex` package: has the methods of a compiled one.

    Args:
        source: the expression.
        flags: of `regex`, e.g. `IGNORECASE`, given as here.
    """

    __slots__ = ("_compiled", "flags", "source")
    IGNORECASE, MULTILINE = 0x2, 0x8  # as in `regex`, without importing it

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, int(flags)
        self._compiled: regex.Pattern[str] | None = None

    @property
    def compiled(self) -> "regex.Pattern[str]":
        """The compiled expression.

        Raises:
            regex.error: it is none.
        """
        if self._compiled is None:
            self._compiled = _compile(self.source, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """As `regex.Pattern.search`."""
        return (self._compiled or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """As `regex.Pattern.match`."""
        return (self._compiled or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """As `regex.Pattern.fullmatch`."""
        return (self._compiled or self.compiled).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> "Iterator[regex.Match[str]]":
        """As `regex.Pattern.finditer`."""
        return (self._compiled or self.compiled).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int | None = None) -> list[Any]:
        """As `regex.Pattern.findall`."""
        return (self._compiled or self.compiled).findall(text, start, end)

    def sub(self, new: "str | Callable[[regex.Match[str]], str]", text: str, count: int = 0) -> str:
        """As `regex.Pattern.sub`."""
        return (self._compiled or self.compiled).sub(new, text, count)

    def split(self, text: str, most: int = 0) -> list[Any]:
        """As `regex.Pattern.split`."""
        return (self._compiled or self.compiled).split(text, most)

    def __reduce__(self) -> tuple[type["Expression"], tuple[str, int]]:
        return type(self), (self.source, self.flags)

    def __repr__(self) -> str:
        return f"Expression({self.source!r}, {self.flags})"


def _compile(source: str, flags: int) -> "regex.Pattern[str]":
    import regex

    def compiled() -> "regex.Pattern[str]":
        return regex.compile(source, flags)

    return EXPRESSIONS.get((source, flags), compiled)
