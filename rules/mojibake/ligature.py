"""Two or three letters in one character."""

from collections.abc import Iterator
from unicodedata import normalize

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

_LIGATURE = Expression("[\ufb00-\ufb06\u01c4-\u01cc\u0132\u0133]")


@rule(
    id="mojibake/ligature",
    message="The letters “{right}” are one character here.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 7.1 (Alphabetic Presentation Forms, kept for compatibility only)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=("[\ufb00-\ufb06]", "[\u01c4-\u01cc]", "\u0132", "\u0133"),
    bad=(
        Bad("The o⟦ﬃ⟧cer was ⟦ﬁ⟧ned.", "The officer was fined."),
        Bad("The ⟦ﬂ⟧ood hit the coast.", "The flood hit the coast."),
        Bad("The sta⟦ﬀ⟧ went home.", "The staff went home."),
    ),
    good=(
        "The officer was fined.",
        "The encyclopædia and the œuvre are right.",
        "The Straße is long.",
        "The æther is no more.",
        "The staff went home.",
    ),
)
def ligature(document: Document) -> Iterator[Finding]:
    """Two letters are joined into one sign of the type case.

    Text copied from PDF files has them. Readers see no difference, but search, spelling and speech do. The double
    letters of Croatian and Dutch may be meant in a name: those are changed only on demand.
    """
    for match in _LIGATURE.finditer(document.text):
        right = normalize("NFKC", match[0][0])
        safety = Safety.SAFE if match[0] >= "\ufb00" else Safety.UNSAFE
        yield ligature.finding(Span(match.start(), match.start() + 1), replace=right, safety=safety, right=right)
