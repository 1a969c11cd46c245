"""Expressions tried only where their matches can begin: the rest of a long text is not read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textlint.core import Expression

if TYPE_CHECKING:
    import regex


def starts(text: str, *literals: str) -> list[int]:
    """Where any of the literals stands in `text`, in order."""
    found = [place for literal in literals for place in _places(text, literal)]
    return sorted(found) if len(literals) > 1 else found


def matches_at(expression: Expression, text: str, places: Iterable[int]) -> "Iterator[regex.Match[str]]":
    """As `finditer` of an expression whose matches all begin at one of `places`, which are in text order."""
    end, match = 0, expression.compiled.match
    for place in places:
        if place >= end and (found := match(text, place)):
            yield found
            end = found.end()


def _places(text: str, literal: str) -> Iterator[int]:
    place = text.find(literal)
    while place >= 0:
        yield place
        place = text.find(literal, place + 1)
