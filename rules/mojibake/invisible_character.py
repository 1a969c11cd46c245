"""Characters that nobody sees."""

from collections.abc import Iterator
from unicodedata import category, name

from textlint.core import Bad, Document, Edit, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

_INVISIBLE = Expression("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e\u034f\u061c]+")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NEEDS_JOINERS = Expression(
    r"[\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Mongolian}\p{Syriac}]"
)
_RIGHT_TO_LEFT = Expression(r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}]")


@rule(
    id="mojibake/invisible_character",
    message="An invisible character ({name}) stands here.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 23.2 and 23.3 (layout controls); Unicode Technical Report 36 (Trojan source, bidi controls)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=tuple(
        dict.fromkeys(
            "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u180e\u034f\u061c"
        )
    ),
    bad=(
        Bad("The mini⟦\u00ad⟧ster resigned.", "The minister resigned."),
        Bad("The pact was signed⟦\u200b⟧ on Friday.", "The pact was signed on Friday."),
        Bad("⟦\ufeff⟧The pact was signed.", "The pact was signed."),
        Bad("The ⟦\u200e⟧army⟦\u200f⟧ left.", "The army left."),
        Bad("The word⟦\u2060⟧, he said.", "The word, he said."),
    ),
    good=(
        "The family 👨\u200d👩\u200d👧 and the flag 🏴\u200d☠️ were shown.",
        "The Persian word می\u200cخواهم means I want.",
        "The Hindi word क्\u200dष is written so.",
        "The Hebrew name \u2067שלום\u2069 was read out.",
        "The pact was signed on Friday.",
        "A no-break space\u00a0is no such sign.",
    ),
)
def invisible_character(document: Document) -> Iterator[Finding]:
    """A character without width or shape is left in the text: a zero-width space, a soft hyphen, a byte order mark.

    Content systems put them in to break lines or to mark the writing direction; in a scraped text they split words
    in two for search and spelling, and a mark for right-to-left text turns the order of a line round.
    """
    text = document.text
    group: list[Span] = []
    for span in _unwanted(text):
        if group and text[group[-1].end : span.start].strip():
            yield _report(text, group)
            group = []
        group.append(span)
    if group:
        yield _report(text, group)


def _report(text: str, group: list[Span]) -> Finding:
    """One finding for characters that have only white space between them."""
    edits = [Edit(span, "") for span in group]
    span = Span(group[0].start, group[-1].end)
    return invisible_character.finding(span, edits=[edits], name=name(text[span.start], "unnamed").lower())


def _unwanted(text: str) -> Iterator[Span]:
    for match in _INVISIBLE.finditer(text):
        start, end = match.span()
        around = text[max(0, start - 12) : start] + text[end : end + 12]
        if text[start - 1 : start] in tuple("ÃÂĂĐÐÑØÙÅÄ") and match[0] == "\u00ad":
            continue  # the second byte of a letter that was read wrongly
        if set(match[0]) <= set(_JOINERS) and _joins(text, start, end):
            continue
        if any(char in _MARKS for char in match[0]) and _RIGHT_TO_LEFT.search(around):
            continue
        yield Span(start, end)


def _joins(text: str, start: int, end: int) -> bool:
    """True for a joiner between the parts of an emoji, or in a script that is written with it."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if any(category(char) in ("So", "Sk", "Mn") for char in before) or (after and category(after) in ("So", "Sk")):
        return True
    return _NEEDS_JOINERS.search(before + after) is not None
