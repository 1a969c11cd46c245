"""What each unit of an article is: title, paragraph, subhead, caption, embed, list item, furniture."""

import re
from typing import NamedTuple

from textlint.core import Document, Kind, Span
from textlint.facts.captions import GATE, LONGEST, caption
from textlint.facts.embeds import embeds
from textlint.facts.furniture import furniture
from textlint.facts.gates import is_shut
from textlint.facts.lines import unit_index, units

TITLE_WORDS, SUBHEAD_WORDS = 30, 14
TITLE_AMONG = 4  # the first units among which a title may stand, after a section label or a date

_LIST_ITEM = re.compile(r"(?:[•▪►‣◦*·]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*\S")
_END_MARK = re.compile(r"[.!?…;:,][\"'”’)\]]*$|[”\"]$")
_CAPTION_SIGN = re.compile(r"[()/:\[©]|Images|Photo|PHOTO|Reuters|REUTERS|AFP|pictured|FILE")


class Block(NamedTuple):
    """One unit and what it is. `number` counts units from 0; the neighbours are the blocks beside it in `blocks`."""

    kind: Kind
    span: Span
    number: int


def blocks(document: Document) -> tuple[Block, ...]:
    """All units of the text as blocks, in order: `blocks(document)[i]` is `units(document)[i]`."""
    return document.fact(_blocks)


def block_at(document: Document, position: int) -> Block | None:
    """The block that holds `position`, or the last one before it; None before the first."""
    number = unit_index(document, position)
    return blocks(document)[number] if number >= 0 else None


def _blocks(document: Document) -> tuple[Block, ...]:
    text, places = document.text, units(document)
    kinds: dict[int, Kind] = {item.unit: Kind.FURNITURE for item in furniture(document)}
    kinds.update((number, Kind.EMBED) for group in embeds(document) for number in group)
    for number, span in () if is_shut(document, GATE) else enumerate(places):
        short = number not in kinds and text.count(" ", span.start, span.end) < LONGEST
        if short and _CAPTION_SIGN.search(text, span.start, span.end) and caption(document, span):
            kinds[number] = Kind.CAPTION
    titled = False
    for number, span in enumerate(places):
        if number in kinds:
            continue
        line = text[span.start : span.end]
        words = line.count(" ") + 1
        open_ended = _END_MARK.search(line[-4:]) is None
        may_be_title = not titled and number < TITLE_AMONG and words <= TITLE_WORDS and len(places) > 1
        titled = True
        if may_be_title and (open_ended or line[-1] in "?!”\"’'"):
            kinds[number] = Kind.TITLE
            continue
        if _LIST_ITEM.match(line):
            kinds[number] = Kind.LIST
        elif open_ended and words <= SUBHEAD_WORDS and len(places) > 1:
            kinds[number] = Kind.SUBHEAD
        else:
            kinds[number] = Kind.PARAGRAPH
    return tuple(Block(kinds[number], span, number) for number, span in enumerate(places))
