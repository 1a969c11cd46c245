"""Speech between single and between double quotation marks in one text."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, Span, State, rule
from textlint.facts.furniture import ends_sentence
from textlint.facts.lines import unit_at
from textlint.facts.quotation import SINGLE, exchanged, spoken


@rule(
    id="typography/mixed_speech_marks",
    message="Most speech of this text stands between {usual} quotation marks; this does not.",
    severity=Severity.INFO,
    safety=Safety.SUGGEST,
    state=State.STYLE,
    mqm="style/inconsistent style",
    source="New Hart’s Rules, quotation marks (single or double, but one of them); The Guardian style guide, quotation marks",
    quotes=InQuotes.FIX,
    blocks=frozenset({Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST}),
    requires=("‘", " '", "\n'"),
    bad=(
        Bad("“We saw the water come,” said one. “It was dark,” said another. ⟦‘We ran up the hill,’⟧ said the third of them.",
            fixed="“We saw the water come,” said one. “It was dark,” said another. “We ran up the hill,” said the third of them."),
        Bad("‘We saw the water come,’ said one. ‘It was very dark,’ said another. ⟦“We ran up the hill,”⟧ said the third of them.",
            fixed="‘We saw the water come,’ said one. ‘It was very dark,’ said another. ‘We ran up the hill,’ said the third of them."),
        Bad('"There is no money left," said the mayor of the town. ⟦\'Then we will find some.\'⟧ That was all the council said.',
            fixed='"There is no money left," said the mayor of the town. "Then we will find some." That was all the council said.'),
    ),
    good=(
        "‘We saw the water come,’ said one. ‘It was very dark,’ said another of them in the evening.",
        "“We saw the water come,” said one. “It was very dark,” said another of them in the evening.",
        "“He told me ‘we saw it come,’ and then he wept,” the farmer said on Monday in the village.",
        "“We saw the water come,” said one of the so-called ‘fat cats’ of the bank, in the village.",
        "“We saw the water come,” said one.\n‘Nobody warned us,’ say farmers\n“It was very dark,” said another of them.",
        "“It’s the ’90s again,” the farmers’ union said, and the rock ’n’ roll is back once more.",
    ),
)  # fmt: skip
def check(document: Document) -> Iterator[Finding]:
    """Speech stands between single marks here and between double ones there. Either is right, as a house has chosen; both
    together come from two sources, or from a translation engine that copies the marks of each sentence."""
    quotes = spoken(document)
    single = [quote for quote in quotes if quote.mark in SINGLE]
    double = [quote for quote in quotes if quote.mark not in SINGLE]
    if not single or not double:
        return
    few, usual = (single, "double") if len(single) <= len(double) else (double, "single")
    for quote in few:
        end = unit_at(document, quote.start).end
        if not ends_sentence(document.text[max(0, end - 40) : end]):
            continue  # headlines have single marks in every house
        yield check.finding(Span(quote.start, quote.end), edits=[exchanged(quote)], usual=usual)
