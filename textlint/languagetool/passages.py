"""What of a document LanguageTool is shown: its prose, a paragraph at a time, without debris."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from textlint.core import PROSE, Document, Span
from textlint.facts.blocks import blocks
from textlint.facts.sentences import sentences

LONGEST = 6000  # code points; longer paragraphs are shown in groups of sentences
# Characters above U+FFFF take two UTF-16 units; a lone half of one cannot be sent at all.
_UNEVEN = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
STAND_IN = "\u263a"  # a sign like most of them; LanguageTool takes it for an emoji


class Passage(NamedTuple):
    """A stretch of the document that is shown, and how it is shown: as long, code point for code point."""

    start: int
    text: str


def passages(document: Document) -> tuple[Passage, ...]:
    """The stretches of prose, in order: titles, paragraphs, subheads, captions and list items."""
    return document.fact(_passages)


def _passages(document: Document) -> tuple[Passage, ...]:
    return tuple(
        Passage(span.start, shown(document.text[span.start : span.end]))
        for block in blocks(document)
        if block.kind in PROSE
        for span in _pieces(document, block.span)
    )


def shown(text: str) -> str:
    """`text` with one sign in place of each character that is two units of UTF-16, in which LanguageTool counts."""
    return _UNEVEN.sub(STAND_IN, text)


def _pieces(document: Document, span: Span) -> Iterator[Span]:
    if span.end - span.start <= LONGEST:
        yield span
        return
    start = end = span.start
    found = sentences(document)
    for sentence in found[max(0, bisect_right(found, span) - 1) :]:
        if sentence.end <= span.start:
            continue
        if sentence.start >= span.end:
            break
        if sentence.end - start > LONGEST and end > start:
            yield Span(start, end)
            start = end
        end = min(sentence.end, span.end)
        while end - start > LONGEST:  # a sentence of a thousand words is no sentence
            yield Span(start, start + LONGEST)
            start += LONGEST
    if end > start:
        yield Span(start, end)
