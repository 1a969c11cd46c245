"""Direct speech between marks that the house style keeps for quotations inside quotations."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.core.house import House
from textlint.facts.quotation import DOUBLE, SINGLE, exchanged, spoken


@rule(
    id="style/quotation_marks",
    message="{house} sets speech between {option} quotation marks.",
    severity=Severity.INFO,
    safety=Safety.SUGGEST,
    mqm="locale conventions/quotation mark type",
    source="The Associated Press Stylebook, quotation marks; The Guardian style guide, quotation marks; BBC News style guide",
    quotes=InQuotes.FIX,
    blocks=frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST}),
    requires=("‘", "'", "“", '"'),
    style="ap",
    bad=(
        Bad("⟦‘We never saw the water come,’⟧ the farmer told reporters in the village on Monday.",
            fixed="“We never saw the water come,” the farmer told reporters in the village on Monday."),
        Bad("The minister said on Friday: ⟦'There is no money left for the bridge.'⟧ Nobody asked why.",
            fixed='The minister said on Friday: "There is no money left for the bridge." Nobody asked why.'),
        Bad("⟦‘Who will pay for all of this?’⟧ asked the mayor, who had been against it from the start.",
            fixed="“Who will pay for all of this?” asked the mayor, who had been against it from the start."),
    ),
    good=(
        "“We never saw the water come,” the farmer told reporters in the village on Monday.",
        "“He told me ‘we never saw it come,’ and then he wept,” the farmer said on Monday.",
        "The so-called ‘fat cats’ of the bank were the farmers’ first target, the paper wrote.",
        "It’s the ’90s again, the farmers’ union said, and the rock ’n’ roll is back.",
        "The drama ‘The Cherry Orchard’ will be given on Monday evening in the old town hall.",
        "Tickets for ‘It’s a Grand Old Life: Live in Leeds!’ are sold at the door from noon on Monday.",
    ),
)  # fmt: skip
def check(document: Document, house: House) -> Iterator[Finding]:
    """Speech stands between single quotation marks in a house that uses double ones, or the other way round.

    British books and some papers open with single marks; the styles that ship here all open with double ones and keep the
    single for a quotation inside another, and for headlines.
    """
    choice = house.choice("quotation_marks")
    option = choice.form if choice else ""
    wrong = {"double": SINGLE, "single": DOUBLE}.get(option, ())
    for quote in spoken(document) if wrong else ():
        if quote.mark in wrong:
            span = Span(quote.start, quote.end)
            yield check.finding(span, edits=[exchanged(quote)], house=house.title, option=option)
