"""Letters whose accent is a character of its own."""

from collections.abc import Iterator
from unicodedata import normalize

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

_PAIR = Expression("\\p{L}[\u0300-\u030c\u030f\u0311\u0323-\u0328\u032d\u032e\u0330\u0331\u031b]+")


@rule(
    id="mojibake/decomposed_accent",
    message="“{right}” is written as a letter and a separate accent.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="Unicode Standard Annex 15 (normalization form C, which the W3C asks for on the web)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=tuple(
        f"{chr(code)}"
        for code in (*range(0x300, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x329), 0x32D, 0x32E, 0x330, 0x331)
    ),
    bad=(
        Bad("The caf⟦e\u0301⟧ was closed.", "The café was closed."),
        Bad("Erdo⟦g\u0306⟧an met the press.", "Erdoğan met the press."),
        Bad("The word Vi⟦e\u0323\u0302⟧t is on the flag.", "The word Việt is on the flag."),
        Bad("S⟦a\u0303⟧o Paulo and M⟦u\u0308⟧nchen signed.", "São Paulo and München signed."),
    ),
    good=(
        "The café was closed.",
        "Erdoğan met the press.",
        "The sign x\u0304 is the mean of x.",
        "The Russian word за\u0301мок has its stress marked.",
        "São Paulo and München signed.",
    ),
)
def decomposed_accent(document: Document) -> Iterator[Finding]:
    """An accented letter is made of the bare letter and a combining accent.

    File names of macOS and text copied from PDF files come so. The word looks right and is not found by a search.
    """
    for match in _PAIR.finditer(document.text):
        right = normalize("NFC", match[0])
        if len(right) == 1:
            yield decomposed_accent.finding(Span(*match.span()), replace=right, right=right)
