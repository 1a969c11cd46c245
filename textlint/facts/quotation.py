"""Quotations that are somebody's speech, as far as their look says so."""

from textlint.core import Document, Edit, Span
from textlint.facts.speech import Quote, speech

SINGLE, DOUBLE = ("‘", "'"), ("“", '"')  # opening marks
_CLOSING = {"‘": "’", "'": "'", "“": "”", '"': '"'}
_OTHER = {"‘": "“", "'": '"', "“": "‘", '"': "'"}
_SHORTEST = 3  # words between the marks; fewer may be a title or a term held at arm's length
_ENDS = ",.?!"  # what stands before the closing mark of speech


def spoken(document: Document) -> tuple[Quote, ...]:
    """The quotations, not inside others, that read like a sentence or a part of one, in text order."""
    return document.fact(_spoken)


def exchanged(quote: Quote) -> tuple[Edit, Edit]:
    """The edits that give `quote` the other kind of marks: double for single, single for double."""
    left = _OTHER[quote.mark]
    return Edit(Span(quote.start, quote.start + 1), left), Edit(Span(quote.end - 1, quote.end), _CLOSING[left])


def _spoken(document: Document) -> tuple[Quote, ...]:
    text = document.text
    return tuple(quote for quote in speech(document).quotes if quote.mark in _OTHER and _is_speech(text, quote))


def _is_speech(text: str, quote: Quote) -> bool:
    if not quote.closed or quote.depth:  # one inside another is not read, else all that nest would be, again and again
        return False
    inside = text[quote.start + 1 : quote.end - 1]
    if len(inside.split()) < _SHORTEST:
        return False
    marks = '“”"‘\n' if quote.mark in SINGLE else '“”"\n'
    if any(mark in inside for mark in marks):
        return False
    words = [word for word in inside.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)  # most of them in the title of a film or a book
    return inside[-1] in _ENDS and 2 * capitals < len(words)
