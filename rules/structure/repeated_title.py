"""Headlines that stand twice."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import blocks
from textlint.facts.furniture import plain_form
from textlint.facts.lines import removal, units

_WITHIN = 8  # units from the top; the second copy stands above the text or right after it begins
_WORDS = range(4, 31)


@rule(
    id="structure/repeated_title",
    message="The headline “{title}” stands here for the second time.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/content that does not belong",
    source="page templates of news sites, which print the headline in the page title, over the text and in the breadcrumb",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    bad=(
        Bad(
            "Bridge to open again after nine months\n\n⟦Bridge to open again after nine months⟧\n\nTrains will cross the river from Monday, the company said.",
            "Bridge to open again after nine months\n\nTrains will cross the river from Monday, the company said.",
        ),
        Bad(
            "Bridge to open again after nine months\nMay 3, 2021\n⟦BRIDGE TO OPEN AGAIN AFTER NINE MONTHS⟧\nTrains will cross the river from Monday, the company said.",
            "Bridge to open again after nine months\nMay 3, 2021\nTrains will cross the river from Monday, the company said.",
        ),
        Bad(
            "News\nMinister’s car found empty in forest\nWorld\n⟦Minister's car found empty in forest⟧\nThe police said that a walker had seen it on Sunday.",
            "News\nMinister’s car found empty in forest\nWorld\nThe police said that a walker had seen it on Sunday.",
        ),
    ),
    good=(
        "Bridge to open\nThe bridge is to open on Monday, the company said.\nBridge to open\nIt will carry trains again.",
        "Bridge to open again after nine months\nBridge to open again after ten months, not nine\nTrains will cross the river.",
        "“We will not go.”\n“We will not go.”\nThe crowd said it again and again.",
        "Yes\nYes\nThe vote was clear.",
        "O Captain! my Captain! our fearful trip is done,\nThe ship has weathered every rack,\nO Captain! my Captain! our fearful trip is done,",
    ),
)
def repeated_title(document: Document) -> Iterator[Finding]:
    """Templates print the headline more than once, for the window, for the page and for the share card. The extractor keeps
    each copy as a line of the text."""
    top = units(document)[:_WITHIN]
    if len(
        {document.text[start : start + 16].strip("“\"‘' ").replace("’", "'").casefold()[:12] for start, _ in top}
    ) == len(top):
        return
    title = next((block for block in blocks(document)[:_WITHIN] if block.kind is Kind.TITLE), None)
    if title is None:
        return
    places = units(document)
    form = plain_form(document.text[title.span.start : title.span.end])
    if form.count(" ") + 1 not in _WORDS:
        return
    for span in places[title.number + 1 : min(_WITHIN, len(places) - 1)]:
        line = document.text[span.start : span.end]
        if plain_form(line) == form and line[-1] not in ',;:”"':
            shown = line if len(line) <= 60 else line[:57] + "…"
            yield repeated_title.finding(span, edits=((removal(document, span),),), related=(title.span,), title=shown)
