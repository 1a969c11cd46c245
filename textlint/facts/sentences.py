"""Sentences of a block. Abbreviations, initials, numbers and closing quotation marks are known; a heading is one sentence."""

from bisect import bisect_right

import regex

from textlint.core import Document, Span
from textlint.facts.lines import units

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st mt ft gen lt col sgt capt cmdr adm maj brig sen rep gov pres supt insp messrs jr sr "
    "vs etc no nos vol fig art ch sec dept est inc corp ltd co bros jan feb mar apr jun jul aug sept sep oct nov dec "
    "mon tue tues wed thu thurs fri sat sun ave blvd rd approx cf al ca pp ed eds e.g i.e a.m p.m u.s u.k u.n".split()
)
_END = regex.compile(r"(?:[.!?…]+[\"”’')\]]*)(?=\s+[\"“‘'(\[]*[\p{Lu}\p{N}])")
_LAST_WORD = regex.compile(r"[\p{L}.]+$")


def sentences(document: Document) -> tuple[Span, ...]:
    """All sentences in text order; they lie inside units and leave out the white space between them."""
    return document.fact(_sentences)


def sentence_at(document: Document, position: int) -> Span:
    """The sentence that holds `position`, or the last one before it.

    Raises:
        LookupError: the text has no sentence at or before `position`.
    """
    found = sentences(document)
    place = bisect_right(document.fact(_starts), position) - 1
    if place < 0:
        raise LookupError(f"no sentence at {position}")
    return found[place]


def _starts(document: Document) -> list[int]:
    return [sentence.start for sentence in sentences(document)]


def _sentences(document: Document) -> tuple[Span, ...]:
    text = document.text
    found = []
    for start, end in units(document):
        first = start
        for match in _END.finditer(text, start, end):
            if _is_end(text, match.start(), match[0]):
                found.append(Span(first, match.end()))
                first = match.end()
                while text[first].isspace():
                    first += 1
        found.append(Span(first, end))
    return tuple(found)


def _is_end(text: str, position: int, mark: str) -> bool:
    """False after an abbreviation or an initial: `Gen. Zaluzhnyi`, `J. D. Vance`, `5 p.m. Sunday`."""
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    last = _LAST_WORD.search(text, max(0, position - 20), position)
    if last is None:
        return True
    word = last[0]
    return word.casefold() not in ABBREVIATIONS and not (len(word) == 1 and word.isupper())
