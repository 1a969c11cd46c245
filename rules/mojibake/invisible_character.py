"""Characters that nobody sees."""

from collections.abc import Iterator, Sequence
from unicodedata import category, name

from textlint.core import Bad, Document, Edit, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at

_INVISIBLE = Expression("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e\u034f\u061c]+")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# A letter or sign of a script whose letters change their shape, or whose words have no space between them, is one
# that is not of Europe and not of East Asia.
_SHAPED = Expression(
    r"(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}]"
    r"|\p{Common}|\p{Inherited})[\p{L}\p{M}\p{Tibetan}]"
)
_PARTS_WORDS = "\u200b\u180e\u034f"  # zero-width space, Mongolian vowel separator, grapheme joiner
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
        Bad("A fist ✊🏿⟦\u200d⟧, he said.", "A fist ✊🏿, he said."),
        Bad("The word⟦\u2060⟧, he said.", "The word, he said."),
    ),
    good=(
        "The family 👨\u200d👩\u200d👧 and the flag 🏴\u200d☠️ were shown.",
        "The Persian word می\u200cخواهم means I want.",
        "She shrugged 🤷🏽\u200d♀️, he shook his head 🙂\u200d↔️, and the flag is 🏳️\u200d🌈.",
        "The Khmer words ភាសា\u200bខ្មែរ and the Thai ones ภาษา\u200bไทย have no other space.",
        "The Hindi word क्\u200dष is written so.",
        "The Hebrew name \u2067שלום\u2069 was read out.",
        "The pact was signed on Friday.",
        "A no-break space\u00a0is no such sign.",
    ),
)
def invisible_character(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A character without width or shape is left in the text: a zero-width space, a soft hyphen, a byte order mark.

    Content systems put them in to break lines or to mark the writing direction; in a scraped text they split words
    in two for search and spelling, and a mark for right-to-left text turns the order of a line round.
    """
    text = document.text
    group: list[Span] = []
    for span in _unwanted(text, hits):
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


def _unwanted(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    for match in matches_at(_INVISIBLE, text, (hit.start for hit in hits)):
        start, end = match.span()
        around = text[max(0, start - 12) : start] + text[end : end + 12]
        if text[start - 1 : start] in tuple("ÃÂĂĐÐÑØÙÅÄ") and match[0] == "\u00ad":
            continue  # the second byte of a letter that was read wrongly
        if set(match[0]) <= set(_JOINERS) and _joins(text, start, end):
            continue
        if set(match[0]) <= set(_PARTS_WORDS) and _SHAPED.match(text, start - 1) and _SHAPED.match(text, end):
            continue  # Thai, Khmer, Burmese, Tibetan; Mongolian; Hebrew
        if any(char in _MARKS for char in match[0]) and _RIGHT_TO_LEFT.search(around):
            continue
        yield Span(start, end)


def _joins(text: str, start: int, end: int) -> bool:
    """True for a joiner between the parts of an emoji, or in a script that is written with it."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if after and category(after) in ("So", "Sm") and any(category(char) in ("So", "Sk", "Mn") for char in before):
        return True
    return _SHAPED.search(before + after) is not None
