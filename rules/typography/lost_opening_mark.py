"""A paragraph ends a quotation that it never opened."""

import re
from collections.abc import Iterator

from textlint.core import Bad, Document, Edit, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.blocks import blocks
from textlint.facts.lines import unit_index
from textlint.facts.speech import Stray, speech, strays

WORDS_SHOWN = 6
_COLON = re.compile(r":\s+(?=[A-Z])")
_WORD = re.compile(r"\S+")


@rule(
    id="typography/lost_opening_mark",
    message="The quotation that ends in this paragraph has lost its opening mark; it seems to start at “{words}”.",
    severity=Severity.WARNING,
    safety=Safety.SUGGEST,
    mqm="linguistic conventions/typography/unpaired marks",
    source="The Associated Press Stylebook, punctuation guide, quotation marks (running quotations); The Chicago Manual of Style, 18th edition, chapters 6 and 12",
    quotes=InQuotes.FIX,
    bad=(
        Bad(
            "⟦We call on our president, our⟧ commander in chief, to close the border. Who will protect us if they escape? ”",
            "“We call on our president, our commander in chief, to close the border. Who will protect us if they escape? ”",
            seed="004",
        ),
        Bad(
            "⟦The harvest is lost and nobody⟧ will pay for it,” said a farmer in Mykolaiv.",
            "“The harvest is lost and nobody will pay for it,” said a farmer in Mykolaiv.",
        ),
        Bad(
            '⟦There was no warning before the⟧ dam broke," the engineer told reporters.',
            '"There was no warning before the dam broke," the engineer told reporters.',
        ),
        Bad(
            "The minister was blunt: ⟦We have run out of money⟧ and of time.”",
            "The minister was blunt: “We have run out of money and of time.”",
        ),
    ),
    good=(
        "“We call on our president to act.\n\n“Who will protect us?” the women asked.",
        "“We call on our president to act.\n\nWho will protect us?” the women asked.",
        'The 27" screen and the 5\'10" guard were on sale.',
        "Find an adviser near you »",
        "He spoke of “peace” and of “bread”.",
        "The women’s letter was read out. ‘Nobody will pay,’ it said.",
    ),
)
def lost_opening_mark(document: Document) -> Iterator[Finding]:
    """A closing quotation mark stands in a paragraph that opens no quotation.

    Extractors lose the mark together with a drop capital or an ornament at the start of the paragraph, and
    translation systems that work sentence by sentence drop it when the quotation runs over several sentences.
    """
    if not strays(document):
        return
    said = speech(document)
    first: dict[int, int] = {}  # number of a block -> its first mark
    for position in (*(quote.start for quote in said.quotes), *(stray.position for stray in said.strays)):
        number = unit_index(document, position)
        first[number] = min(position, first.get(number, position))
    for stray in said.strays:
        if (
            stray.role == "closing"
            and stray.mark in '”“"'
            and first[stray.block] == stray.position
            and _ends_speech(document, stray)
        ):
            span = _opening_words(document, stray)
            if span is not None:
                words = document.text[span.start : span.end]
                word = words.split(None, 1)[0]
                edit = Edit(Span(span.start, span.start + len(word)), ('"' if stray.mark == '"' else "“") + word)
                yield lost_opening_mark.finding(span, edits=[(edit,)], words=words)


def _ends_speech(document: Document, stray: Stray) -> bool:
    """True in a paragraph, after a mark that ends a sentence or a clause."""
    before = document.text[max(0, stray.position - 2) : stray.position].rstrip()[-1:]
    return blocks(document)[stray.block].kind is Kind.PARAGRAPH and before in tuple(",.!?…")


def _opening_words(document: Document, stray: Stray) -> Span | None:
    """The first words of what seems to be quoted: after a colon, else those of the paragraph."""
    start = blocks(document)[stray.block].span.start
    colon = _COLON.search(document.text, start, stray.position)
    if colon is not None:
        start = colon.end()
    words = [
        match
        for match, _ in zip(_WORD.finditer(document.text, start, stray.position), range(WORDS_SHOWN), strict=False)
    ]
    return Span(start, words[-1].end()) if len(words) > 2 else None
