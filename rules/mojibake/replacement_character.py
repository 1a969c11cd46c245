"""The replacement character: something was lost here."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

_LOST = Expression("\ufffd+")
_ENDING = Expression(r"(?:s|t|re|ve|ll|d|m)(?!\p{L})")


@rule(
    id="mojibake/replacement_character",
    message="A character was lost at “{context}”.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 23.8 (U+FFFD replacement character)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=("\ufffd",),
    bad=(
        Bad("They don⟦\ufffd⟧t know the mayor⟦\ufffd⟧s name.", "They don’t know the mayor’s name."),
        Bad("The caf⟦\ufffd⟧ in Lyon was closed."),
        Bad("She said ⟦\ufffd\ufffd⟧ and left, but it'll⟦\ufffd⟧ pass."),
        Bad('We⟦\ufffd⟧ll "see", he said. It\'s late.', "We'll \"see\", he said. It's late."),
    ),
    good=(
        "They don’t know the mayor’s name.",
        "The café in Lyon was closed.",
        "What now? Nobody knows.",
        "The box □ was ticked.",
        "He wrote “???” on the wall.",
    ),
)
def replacement_character(document: Document) -> Iterator[Finding]:
    """The sign � stands where a character could not be read.

    The bytes of one encoding were read as another, and what made no sense was thrown away. Only an apostrophe can
    be told from its surroundings; for the rest somebody must look at the source.
    """
    text = document.text
    usual = "'" if text.count("'") > text.count("’") else "’"
    for match in _LOST.finditer(text):
        start, end = match.span()
        apostrophe = end - start == 1 and start and text[start - 1].isalpha() and _ENDING.match(text, end)
        right = usual if apostrophe else None
        yield replacement_character.finding(
            Span(start, end), replace=right, context=text[max(0, start - 8) : end + 8].strip()
        )
