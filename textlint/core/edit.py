"""Spans of text, and what may be done to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range [start, end) of code points in `Document.text`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True when the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


class Safety(IntEnum):
    """How sure a fix is; a run applies the fixes at or above its threshold."""

    SUGGEST = 0  # a person must choose
    UNSAFE = 1  # probably right, may change what a reader understands
    SAFE = 2  # only removes damage


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text at `span` by `text`. To insert, replace a neighbour: two inserts can then never tie."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits applied all together or not at all, in text order, without overlap."""

    edits: tuple[Edit, ...]
    safety: Safety


def merged(edits: Iterable[Edit]) -> list[Edit]:
    """Edits that were resolved against each other, in text order, each once; deletions that meet are one."""
    found: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: edit.span):
        if found and edit.span.start <= found[-1].span.end and not edit.text and not found[-1].text:
            start, end = found[-1].span
            found[-1] = Edit(Span(start, max(end, edit.span.end)), "")
        else:
            found.append(edit)
    return found
