"""Fixes leave comments to us alone: each stays, byte for byte, and goes on speaking of the words it spoke of."""

from collections.abc import Callable, Iterable, Sequence

from textlint.core import Document, Edit, Span
from textlint.engine.directives import IGNORE, verb
from textlint.engine.suppress import block_after
from textlint.fixes.apply import Change, carry_out


class Speaking:
    """The comments of a document, to be compared with what they are after changes.

    Only reading the file again tells: a block that goes gives the comment before it to the next one, and a comment in a
    list whose last item goes is code.

    Args:
        document: has comments.
        read: makes a document of the bytes after changes, as `document` was made.
    """

    def __init__(self, document: Document, read: Callable[[bytes], Document]) -> None:
        self._document, self._read = document, read
        self._before = _blocks(document)

    def stay(self, changes: Iterable[Change], edits: Sequence[Edit]) -> bool:
        """True when each comment is there after `changes`, which `edits` of the text come to, and means the same."""
        after = _blocks(self._read(carry_out(self._document.raw, changes)))
        return after == [(said, span and _moved(span, edits)) for said, span in self._before]


def _blocks(document: Document) -> list[tuple[bytes, Span | None]]:
    """Each comment, and the block it speaks of if it speaks of one."""
    return [
        (document.raw[one.source], block_after(document, one) if verb(one.text) == IGNORE else None)
        for one in document.comments
    ]


def _moved(span: Span, edits: Iterable[Edit]) -> Span | None:
    """Where a span is after edits inside and outside of it; None when one reaches over its ends or takes it away."""
    start, end = span
    for edit in edits:
        grown = len(edit.text) - (edit.span.end - edit.span.start)
        if edit.span.end <= span.start:
            start, end = start + grown, end + grown
        elif span.start <= edit.span.start and edit.span.end <= span.end:
            end += grown
        elif edit.span.start < span.end:
            return None
    return Span(start, end) if start < end or span.start == span.end else None
