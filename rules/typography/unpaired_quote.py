"""A quotation mark without its partner."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.blocks import blocks
from textlint.facts.speech import Stray, strays

LONGEST = 40  # code points of the word beside the mark that are shown


@rule(
    id="typography/unpaired_quote",
    message="The quotation mark at “{words}” has no partner in its paragraph.",
    severity=Severity.WARNING,
    safety=Safety.SUGGEST,
    mqm="linguistic conventions/typography/unpaired marks",
    source="The Associated Press Stylebook, punctuation guide, quotation marks (running quotations); The Chicago Manual of Style, 18th edition, chapter 6",
    quotes=InQuotes.FIX,
    bad=(
        Bad("The commander called it ⟦“a⟧ necessary retreat and moved his men over the river."),
        Bad('He added: ⟦"The⟧ bridge will be rebuilt by spring, and turned to the next question.'),
        Bad("The ships “Orion” and ⟦Vega”⟧ left the port on Friday night."),
    ),
    good=(
        "“We call on our president to act.\n\n“Who will protect us?” the women asked.",
        '"We waited for days," he said. "Nobody came. "In the end we left on foot," he added.',
        'The 27" screen and the 5\'10" guard were on sale.',
        "Find an adviser near you »",
        'One screen of 12" and a "second" one were sold.',
        "In the ’90s rock ’n’ roll was the soldiers’ music.",
    ),
)
def unpaired_quote(document: Document) -> Iterator[Finding]:
    """A quotation is opened and never closed, or closed and never opened, so that nobody knows whose words they are.

    Translation systems that work sentence by sentence lose one of the two marks when a quotation spans several
    sentences; extractors lose it with a tag.
    """
    text = document.text
    for stray in strays(document):
        if (
            stray.mark not in '”“"„'
            or blocks(document)[stray.block].kind is not Kind.PARAGRAPH
            or _is_other(text, stray)
        ):
            continue
        start = end = stray.position
        if stray.role == "opening":
            end += 1
            while end < min(len(text), stray.position + LONGEST) and not text[end].isspace():
                end += 1
        else:
            end += 1
            while start > max(0, stray.position - LONGEST) and not text[start - 1].isspace():
                start -= 1
        yield unpaired_quote.finding(Span(start, end), words=text[start:end])


def _is_other(text: str, stray: Stray) -> bool:
    """True for what lost_opening_mark and opening_mark_at_end speak of."""
    before = (
        text[: stray.position].rstrip()[-1:]
        if stray.position < 3
        else text[stray.position - 2 : stray.position].rstrip()[-1:]
    )
    return stray.role == "closing" and before in (".", ",", "!", "?", "…")
