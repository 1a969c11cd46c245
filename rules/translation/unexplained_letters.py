"""Rule: letters of a Russian or Ukrainian institution that the article does not explain."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.lexicon import lexicon

LETTERS = lexicon("russian_letters")
MEANING = LETTERS.mapping("letters", "meaning")
SIGN = LETTERS.mapping("letters", "sign")


@rule(
    id="translation/unexplained_letters",
    message="“{letters}” is not explained in this article; write “{meaning}”.",
    severity=Severity.WARNING,
    safety=Safety.SUGGEST,
    mqm="terminology/wrong term",
    source="Russian and Ukrainian abbreviations as their news copy prints them; AP Stylebook, *abbreviations and acronyms*",
    requires=tuple(f" {letters} " for letters in MEANING),
    blocks=frozenset({Kind.PARAGRAPH}),
    quotes=InQuotes.SKIP,
    bad=[
        Bad("Guards stopped a ⟦DRG⟧ near the border.", "Guards stopped a sabotage group near the border."),
        Bad("The ⟦AFU⟧ left. The AFU won.", "The Ukrainian army left. The Ukrainian army won."),
        Bad("The ⟦VSU⟧ shelled the road.", "The Ukrainian army shelled the road."),
    ],
    good=[
        "The Armed Forces of Ukraine left the town. The AFU said no more.",
        "A sabotage and reconnaissance group (DRG) was seen. The DRG fled.",
        "The Ukrainian army left the town.",
        "Nurses at VSU Medical School passed the exam, Virginia State University said.",
        "A DRG is a diagnosis related group.",
    ],
)
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Russian and Ukrainian readers know ДРГ, ВСУ and СВО; the engine copies the letters, and English readers do not.

    Reported once per article and abbreviation, at its first place; silent when the article has words that explain the
    letters or that give them another sense (the column `sign` of the table).
    """
    said: set[str] = set()
    for hit in hits:
        letters = document.text[hit.start + 1 : hit.end - 1]
        if letters in said:
            continue
        said.add(letters)
        if not any(sign in document.text for sign in (*SIGN[letters].split("|"), f"({letters})")):
            span = Span(hit.start + 1, hit.end - 1)
            yield check.finding(span, replace=MEANING[letters], letters=letters, meaning=MEANING[letters])
