"""Names of photographers and picture agencies on lines of their own."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import blocks
from textlint.facts.captions import caption, signs
from textlint.facts.lines import removal


@rule(
    id="boilerplate/photo_credit",
    message="“{line}” credits a picture that is not part of the text.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    safest=Safety.SAFE,
    mqm="design and markup/content that does not belong",
    source="credit lines of Reuters, AP, AFP, EPA and Getty Images",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=signs(),
    bad=(
        Bad(
            "The bridge was closed for a second day after divers found cracks.\n\n⟦Jonas Reuter/Getty Images⟧",
            "The bridge was closed for a second day after divers found cracks.",
        ),
        Bad(
            "⟦(AP Photo/Mira Lund)⟧\nThe bridge was closed for a second day after divers found cracks.",
            "The bridge was closed for a second day after divers found cracks.",
        ),
        Bad(
            "The harvest was the worst in twenty years.\n⟦Photo credit: Mira Lund⟧\nFarmers want help by autumn.",
            "The harvest was the worst in twenty years.\nFarmers want help by autumn.",
        ),
        Bad(
            "The harvest was the worst in twenty years.\n⟦(Image credit: Ministry of Agriculture)⟧\nFarmers want help by autumn.",
            "The harvest was the worst in twenty years.\nFarmers want help by autumn.",
        ),
    ),
    good=(
        "By Julia Lund, Associated Press\nThe bridge was closed for a second day after divers found cracks.",
        "Getty Images sued the company in London over pictures it had used without asking.",
        "Reuters\nThe bridge was closed for a second day after divers found cracks.",
        "The photo: a man, a dog and a boat that will not sail again before the spring comes to the lakes of the north.",
        "Credit: banks lend less than a year ago, and they ask for more security than they did in the years of cheap money.",
        "He was the first to give credit to his wife.",
    ),
)
def photo_credit(document: Document) -> Iterator[Finding]:
    """The credit of a picture is a line of its own on many pages. Without the picture it credits nobody for nothing."""
    for block in blocks(document):
        if block.kind is not Kind.CAPTION:
            continue
        found = caption(document, block.span)
        if found is not None and found.credit_only:
            line = document.text[block.span.start : block.span.end]
            safety = Safety.SAFE if found.certain else Safety.UNSAFE
            yield photo_credit.finding(block.span, edits=((removal(document, block.span),),), safety=safety, line=line)
