"""A double prime closes a quotation."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech


@rule(
    id="typography/prime_as_quote",
    message="The double prime ″ closes the quotation: write {right}.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (primes); WordPress wptexturize, which turns a straight mark after a digit into a prime",
    quotes=InQuotes.FIX,
    requires=("″",),
    bad=(
        Bad(
            "It wants to “reinforce the troops with men who served since 2012⟦″⟧. They are few.",
            "It wants to “reinforce the troops with men who served since 2012”. They are few.",
            seed="001",
        ),
        Bad("The film “Apollo 13⟦″⟧ was shown to the pupils.", "The film “Apollo 13” was shown to the pupils."),
        Bad('He called it "the scandal of 1998⟦″⟧, and sat down.', 'He called it "the scandal of 1998", and sat down.'),
    ),
    good=(
        "The guard is 5′10″ tall and weighs 80 kilos.",
        "The wreck lies at 30°15′20″ north.",
        "“The guard is 5′10″ tall,” the coach said.",
        "A 27″ screen was stolen.",
        "The pipe, “a 9′2″ monster”, was moved.",
    ),
)
def prime_as_quote(document: Document) -> Iterator[Finding]:
    """A double prime, the sign of inches and seconds, stands where a quotation ends.

    Content systems take a straight mark after a digit for inches when they curl quotation marks: “since 2012″.
    """
    text = document.text
    for quote in speech(document).quotes:
        if quote.closed and text[quote.end - 1] == "″":
            right = '"' if quote.mark == '"' else "”"
            yield prime_as_quote.finding(Span(quote.end - 1, quote.end), replace=right, right=right)
