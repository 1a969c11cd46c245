"""Rule: a set phrase of the original that crowds in one article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, State, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.words import words

USUAL = 2  # a phrase that stands this often in one article needs no remark
ROOM = 150  # words of the article for each time a phrase may stand
GROUPS = lexicon("formulas").mapping("phrase", "group")


@rule(
    id="translation/repeated_formula",
    message="“{phrase}” and its like stand {times} times in this article; leave most of them out.",
    severity=Severity.INFO,
    safety=Safety.SUGGEST,
    mqm="style/awkward",
    source="Set phrases of Arabic, Russian, Spanish, Persian, Chinese and Japanese news, see rules/lexicons/formulas.tsv",
    requires=[form for phrase in GROUPS for form in dict.fromkeys((phrase, phrase[0].upper() + phrase[1:]))],
    blocks=frozenset({Kind.PARAGRAPH}),
    quotes=InQuotes.SKIP,
    state=State.STYLE,
    bad=[
        Bad(
            "For his part, the mayor left. For her part, the envoy stayed. ⟦For its part⟧, the bank waited. "
            "For their part, the unions slept."
        ),
        Bad("A number of towns lost power, a number of roads were cut, and ⟦a number of⟧ people left."),
        Bad("He works in the field of law, she in the field of art, and they met ⟦in the field of⟧ trade."),
    ],
    good=[
        "For his part, the mayor left.",
        "A number of towns lost power, and a number of roads were cut.",
        "For his part, the mayor left. A number of roads were cut. In the field of law, nothing changed.",
        "The number of towns and the number of roads and the number of people fell.",
        "He parted with a number, a part and a field.",
    ],
)
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Other languages of news begin and join sentences with set phrases that an engine renders one by one.

    Once or twice they are right; reported once per article and phrase, where it stands for the third time, when there
    are more of them than one in 150 words.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for hit in hits:
        phrase = document.text[hit.start : hit.end].rstrip(",“ ")
        found[GROUPS[document.text[hit.start : hit.end].lower()]].append(Span(hit.start, hit.start + len(phrase)))
    for spans in found.values():
        if len(spans) > USUAL and len(spans) * ROOM > len(words(document)):
            third = spans[USUAL]
            yield check.finding(third, phrase=document.text[third.start : third.end], times=str(len(spans)))
