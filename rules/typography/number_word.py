"""A figure before the word thousand."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, Safety, Severity, Span, rule

_PHRASE = Expression(
    r"(?<![\d.,$£€–-])(?:(?P<millions>\d{1,3}) (?P<unit>million|billion) )?(?P<number>\d{1,3}(?:\.\d{1,3})?)[ \u00a0]thousand(?![-\p{L}]| (?:of|million|billion|and) )"
)
_RANGE = Expression(r"\d (?:to|or|and|[–-]) $|\d [–-]$")


@rule(
    id="typography/number_word",
    message="Write “{right}” for “{wrong}”.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="locale conventions/number format",
    source="The Associated Press Stylebook, numerals; The Guardian style guide, numbers; Russian *10 тысяч*, Turkish *10 bin*, Chinese *万*",
    requires=("[0-9] thousand", "[0-9]\u00a0thousand"),
    touches=frozenset({"number"}),
    bad=(
        Bad("More than ⟦10 thousand⟧ people fled the town.", "More than 10,000 people fled the town."),
        Bad("The plant employs ⟦15.2 thousand⟧ workers.", "The plant employs 15,200 workers."),
        Bad("It cost ⟦7 million 200 thousand⟧ rubles.", "It cost 7.2 million rubles."),
        Bad("Some ⟦250 thousand⟧ tonnes of grain are lost.", "Some 250,000 tonnes of grain are lost."),
    ),
    good=(
        "More than ten thousand people fled.",
        "More than 10,000 people fled.",
        "It cost from 3 to 6 thousand rubles.",
        "They spent $10 thousand on it.",
        "Some 5 thousand-year-old graves were opened.",
        "The 300 thousands are gone.",
    ),
)
def number_word(document: Document) -> Iterator[Finding]:
    """A figure stands before the word *thousand*.

    Russian, Turkish and Chinese count so, and translation keeps the word. English writes out the noughts; only
    million and billion stand as words after a figure.
    """
    text = document.text
    for match in _PHRASE.finditer(text):
        if _RANGE.search(text, max(0, match.start() - 6), match.start()):
            continue
        thousands = round(float(match["number"]) * 1000)
        right = f"{thousands:,}"
        if match["millions"]:
            scale = 1_000_000 if match["unit"] == "million" else 1_000_000_000
            right = f"{int(match['millions']) + thousands / scale:g} {match['unit']}"
        yield number_word.finding(Span(*match.span()), replace=right, right=right, wrong=match[0])
