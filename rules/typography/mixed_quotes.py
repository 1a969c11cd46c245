"""Straight and curly quotation marks in one text."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Edit, Finding, InQuotes, Safety, Severity, Span, State, rule
from textlint.facts.speech import Quote, speech

MAJORITY = 0.8


@rule(
    id="typography/mixed_quotes",
    message="Most quotation marks of this text are {kind}; these are not.",
    severity=Severity.INFO,
    safety=Safety.SAFE,
    state=State.STYLE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (directional and straight marks)",
    quotes=InQuotes.FIX,
    requires=("“",),
    bad=(
        Bad(
            '“One,” he said. “Two,” she said. “Three,” they said. “Four,” it said. ⟦"Five,"⟧ we said.',
            "“One,” he said. “Two,” she said. “Three,” they said. “Four,” it said. “Five,” we said.",
        ),
        Bad(
            '"One," he said. "Two," she said. "Three," they said. "Four," it said. ⟦“Five,”⟧ we said.',
            '"One," he said. "Two," she said. "Three," they said. "Four," it said. "Five," we said.',
        ),
        Bad(
            'The “old” and “new” parties, the “left” and the “right”, met ⟦"friends"⟧ of the “centre”.',
            "The “old” and “new” parties, the “left” and the “right”, met “friends” of the “centre”.",
        ),
    ),
    good=(
        "“One,” he said. “Two,” she said.",
        '"One," he said. "Two," she said.',
        '“One,” he said. "Two," she said.',
        '“One,” he said of the 27" screen. “Two,” she said.',
        '"Who said “no”?" he asked.',
    ),
)
def mixed_quotes(document: Document) -> Iterator[Finding]:
    """A text has both straight and curly quotation marks, one kind far more often than the other.

    The text was put together from two sources, or a part of it was pasted or translated later.
    """
    text = document.text
    pairs = [
        quote
        for quote in speech(document).quotes
        if quote.closed and _kind(text, quote) and text[max(0, quote.start - 1) : quote.start] != "="  # of a tag
    ]
    curly = sum(_kind(text, quote) == "curly" for quote in pairs)
    straight = len(pairs) - curly
    if not curly or not straight or max(curly, straight) < MAJORITY * len(pairs):
        return
    kind, (left, right) = ("curly", "“”") if curly > straight else ("straight", '""')
    for quote in pairs:
        if _kind(text, quote) != kind:
            edits = (Edit(Span(quote.start, quote.start + 1), left), Edit(Span(quote.end - 1, quote.end), right))
            yield mixed_quotes.finding(Span(quote.start, quote.end), edits=[edits], kind=kind)


def _kind(text: str, quote: Quote) -> str:
    marks = quote.mark + text[quote.end - 1]
    return "curly" if marks == "“”" else "straight" if marks == '""' else ""
