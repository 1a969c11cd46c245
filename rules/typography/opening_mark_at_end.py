"""An opening quotation mark where only a closing one makes sense."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech


@rule(
    id="typography/opening_mark_at_end",
    message="An opening quotation mark “ ends the quotation: write ”.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (directional marks)",
    quotes=InQuotes.FIX,
    requires=("“\n", "“\r", "“ ", "“\u00a0", "“.", "“,", "“;", "“:", "“!", "“?", "“)"),
    bad=(
        Bad(
            "Our husbands have died for these men, but who will protect us if they escape?⟦ “⟧",
            "Our husbands have died for these men, but who will protect us if they escape?”",
            seed="004",
        ),
        Bad("“The line will hold until the winter.⟦“⟧", "“The line will hold until the winter.”"),
        Bad("“The line will hold⟦“⟧, the general said.", "“The line will hold”, the general said."),
    ),
    good=(
        "„Wir gehen“, he said, and left.",
        "He said: “We hold the line.” Then he left.",
        "“We hold the line.\n\n“And we will win,” he said.",
        "He asked “who?” and “why?” in one breath.",
        "The sign “ opens a quotation.",
    ),
)
def opening_mark_at_end(document: Document) -> Iterator[Finding]:
    """The mark that closes a quotation is an opening one.

    Word processors and content systems curl a straight mark by what stands before it: after a space they take
    it for an opening one. Translation systems put that space there.
    """
    text, said = document.text, speech(document)
    places = [
        quote.end - 1 for quote in said.quotes if quote.closed and quote.mark == "“" and text[quote.end - 1] == "“"
    ]
    places += [stray.position for stray in said.strays if stray.role == "closing" and stray.mark == "“"]
    for place in sorted(places):
        start = place
        while start and text[start - 1] in " \u00a0":
            start -= 1
        yield opening_mark_at_end.finding(Span(start, place + 1), replace="”")
