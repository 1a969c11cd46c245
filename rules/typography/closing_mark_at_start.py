"""A closing quotation mark where only an opening one makes sense."""

import re
from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech

_OPENING = re.compile(r"”(?<![^\s(\[{—–\-/“‘'\"„«]”)(?=\S)")  # where a mark may open, and ” should not


@rule(
    id="typography/closing_mark_at_start",
    message="A closing quotation mark ” opens the quotation: write “.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (directional marks); Swedish and Finnish quotation marks (”ja”)",
    quotes=InQuotes.FIX,
    requires=("”",),
    bad=(
        Bad(
            "⟦”⟧We have enough gas for two winters,” the minister said.",
            "“We have enough gas for two winters,” the minister said.",
        ),
        Bad(
            "The paper calls the plan ⟦”⟧a gift to the banks” and asks for a vote.",
            "The paper calls the plan “a gift to the banks” and asks for a vote.",
        ),
        Bad("The mayor was blunt: ⟦”⟧The bridge is lost.”", "The mayor was blunt: “The bridge is lost.”"),
    ),
    good=(
        "“We have enough gas,” the minister said.",
        "“We have enough gas.” He left.",
        "A 27” screen and a 12” record were stolen.",
        "“Who was it?” ”",
        "He said “yes”—and left.",
    ),
)
def closing_mark_at_start(document: Document) -> Iterator[Finding]:
    """The mark that opens a quotation is a closing one.

    Swedish and Finnish write ”so” on both sides, and translation systems keep the mark; content systems curl
    a straight mark the wrong way after a dash or a tag.
    """
    if _OPENING.search(document.text) is None:
        return
    for quote in speech(document).quotes:
        if quote.mark == "”" and quote.closed:
            yield closing_mark_at_start.finding(Span(quote.start, quote.start + 1), replace="“")
