"""Rule: a sentence of very many clauses."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, State, rule
from textlint.facts.sentences import sentences

LONG = 60  # words; the longest sentences of edited news have about fifty
LINKS = 5  # joints between clauses
LINK = Expression(r"(?:,? and|, (?:who|which|while|as|but)|(?:said|noting|adding|stressing) that|, and that) ")

_LONG_BAD = (
    "⟦The minister, who came on Monday, said that the road was shut and that the bridge was old, and the mayor, who had "
    "waited for him, noted the need for a new one, while the engineers, who had drawn the plans, which nobody had seen, "
    "showed them to the press and to the guests, and the children sang and the band played, and at noon, when it began "
    "to rain, the guests went home and the road stayed shut.⟧"
)


@rule(
    id="translation/chained_clauses",
    message="This sentence chains {links} clauses in {words} words; make several of it.",
    severity=Severity.INFO,
    safety=Safety.SUGGEST,
    mqm="style/unidiomatic",
    source="Turkish and Arabic news sentences; Guardian style guide, *sentences*",
    blocks=frozenset({Kind.PARAGRAPH}),
    quotes=InQuotes.SKIP,
    state=State.OFF,
    bad=[
        Bad(_LONG_BAD),
        Bad("It rained. " + _LONG_BAD),
        Bad(_LONG_BAD.replace("minister", "governor").replace("rain", "snow") + " Nobody was hurt."),
    ],
    good=[
        "The minister, who came on Monday, said that the road was shut.",
        "It rained and it rained and it rained and it rained and it rained.",
        "The road is shut. The bridge is old, and the mayor wants a new one.",
        "He came, and saw, and won, and left, and slept, and woke, and ate, and sang.",
        "Guests came from " + ", ".join(["Lyon, Paris and Nice"] * 4) + ".",
    ],
)
def check(document: Document) -> Iterator[Finding]:
    """Turkish and Arabic reports put a whole paragraph into one sentence; an engine keeps it as one.

    Reported when a sentence has sixty words and more and at least six clauses are hung on one another.
    """
    for span in sentences(document):
        text = document.text[span.start : span.end]
        size = len(text.split())
        if size < LONG:
            continue
        links = sum(1 for _ in LINK.finditer(text))
        if links > LINKS:
            end = span.start + len(text.rstrip())
            yield check.finding(Span(span.start, end), links=str(links + 1), words=str(size))
