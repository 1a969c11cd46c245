"""A quotation opened by one kind of mark and closed by another."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech


@rule(
    id="typography/mismatched_quotes",
    message="The quotation opens with {opening} and closes with {closing}.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (directional and straight marks)",
    quotes=InQuotes.FIX,
    bad=(
        Bad('He called it “unthinkable⟦"⟧ on Monday.', "He called it “unthinkable” on Monday."),
        Bad(
            'He called it ⟦"⟧unthinkable” on Monday and “mad” on Friday.',
            "He called it “unthinkable” on Monday and “mad” on Friday.",
        ),
        Bad('“We have no water,⟦"⟧ said the mayor of Beira.', "“We have no water,” said the mayor of Beira."),
    ),
    good=(
        "He called it “unthinkable” on Monday.",
        'He called it "unthinkable" on Monday.',
        '"Who said “no” to it?" he asked.',
        "„Wir gehen“, he said.",
        'The 27" screen and the “other” one.',
    ),
)
def mismatched_quotes(document: Document) -> Iterator[Finding]:
    """A quotation starts with a curly mark and ends with a straight one, or the other way round.

    Half of the marks came from the source and half from the translation system, or a content system curled only
    one of them.
    """
    text = document.text
    if '"' not in text or not ("“" in text or "”" in text):
        return
    for quote in speech(document).quotes:
        closing = text[quote.end - 1]
        if not quote.closed or {quote.mark, closing} not in ({"“", '"'}, {"”", '"'}):
            continue
        at, right = (quote.end - 1, "”") if closing == '"' else (quote.start, "“")
        yield mismatched_quotes.finding(Span(at, at + 1), replace=right, opening=quote.mark, closing=closing)
