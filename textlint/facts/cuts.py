"""Taking a stretch out of a line so that the words beside it stand as if it had never been there."""

from textlint.core import Document, Edit, Span
from textlint.facts.lines import removal, unit_at

_CLOSERS = frozenset(".,;:!?)]”’")
_OPENERS = frozenset('“"‘(')
_BLANKS = (" ", "\u00a0", "\t")


def cut(document: Document, span: Span, *, breaks: bool = False) -> Edit:
    """The edit that takes `span` out: with its line when nothing else stands there, otherwise with one of two blanks.

    Args:
        document: the text.
        span: what must go.
        breaks: it stood for a line break, so the words beside it must not meet.
    """
    text, (start, end) = document.text, span
    unit = unit_at(document, start)
    if start <= unit.start and end >= unit.end:
        return removal(document, unit)
    before, after = text[start - 1 : start] if start > unit.start else "", text[end : end + 1] if end < unit.end else ""
    if before in _BLANKS:
        while start - 1 > unit.start and text[start - 2] in _BLANKS:
            start -= 1
        return Edit(Span(start - 1, end), "") if after in (*_BLANKS, "") or after in _CLOSERS else Edit(span, "")
    if not before and after in _BLANKS:
        return Edit(Span(start, end + 1), "")
    meets = (before.isalnum() or before in _CLOSERS) and (after.isalnum() or after in _OPENERS)
    return Edit(span, " " if breaks and after and meets else "")
