"""Arabic marks and digits in English."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at

_SIGNS = str.maketrans("،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹۔", ",;?%.,01234567890123456789.")
_FOREIGN = Expression("[،؛؟٪٫٬٠-٩۰-۹۔]+")
_LETTER = Expression(r"[\p{Arabic}--[،؛؟٪٫٬٠-٩۰-۹۔]]", 0x100)


@rule(
    id="typography/arabic_punctuation",
    message="“{wrong}” is Arabic: write “{right}”.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="locale conventions/punctuation",
    translated_from=("ar", "fa", "ur"),
    source="The Unicode Standard, 9.2 (Arabic punctuation and digits)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=("،", "؛", "؟", "٪", "٫", "٬", "[٠-٩]", "[۰-۹]", "۔"),
    bad=(
        Bad("The talks failed⟦،⟧ he said⟦؛⟧ nobody wept.", "The talks failed, he said; nobody wept."),
        Bad("Who will pay⟦؟⟧", "Who will pay?"),
        Bad("Some ⟦١٢٠٠⟧ people fled in ⟦۲۰۱۹⟧.", "Some 1200 people fled in 2019."),
        Bad("The talks failed⟦،⟧he said.", "The talks failed, he said."),
    ),
    good=(
        "The slogan “سلام، صلح” hung on the wall.",
        "The talks failed, he said; nobody wept.",
        "The year ١٩٧٣ م was on the coin.",
        "Who will pay?",
        "The word سلام؟ was sprayed there.",
    ),
)
def arabic_punctuation(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A comma, question mark or figure of the Arabic script stands in English words.

    Translation systems take the signs for punctuation that needs no translation, and figures for figures.
    """
    text = document.text
    for match in matches_at(_FOREIGN, text, (hit.start for hit in hits)):
        start, end = match.span()
        if _LETTER.search(text, max(0, start - 3), min(len(text), end + 3)):
            continue
        right = match[0].translate(_SIGNS)
        if right[-1] in ",;?" and text[end : end + 1].isalpha():
            right += " "
        yield arabic_punctuation.finding(Span(start, end), replace=right, wrong=match[0], right=right.strip())
