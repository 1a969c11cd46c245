"""Marks, digits and letters of East Asian width in English."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at

_WIDE = Expression("[\uff01-\uff5e\u3001\u3002\u3000]+")
_ASIAN = Expression(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_MARKS = {"、": ",", "。": ".", "\u3000": " "}
_SPACED = ",.;:!?)"


@rule(
    id="typography/full_width_marks",
    message="“{wrong}” is of East Asian width: write “{right}”.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="locale conventions/punctuation",
    translated_from=("zh", "ja", "ko"),
    source="Unicode Standard Annex 11 (East Asian width); GB/T 15834-2011 (Chinese punctuation)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=("[\uff01-\uff5e]", "\u3001", "\u3002", "\u3000"),
    bad=(
        Bad("The talks failed⟦，⟧he said on Monday⟦。⟧", "The talks failed, he said on Monday."),
        Bad("The firm ⟦（⟧based in Wuhan⟦）⟧ grew by 5⟦％⟧.", "The firm (based in Wuhan) grew by 5%."),
        Bad("Who knows⟦？⟧ Nobody in ⟦ＢＥＩＪＩＮＧ⟧.", "Who knows? Nobody in BEIJING."),
    ),
    good=(
        "The slogan “团结，奋斗！” hung on the wall.",
        "The talks failed, he said on Monday.",
        "The word 東京。 ends the verse.",
        "The firm (based in Wuhan) grew by 5%.",
        "Who knows? Nobody in Beijing.",
        "The Chinese comma is ，",
    ),
)
def full_width_marks(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A comma, stop, bracket, digit or letter has the width of a Chinese character.

    Chinese and Japanese keyboards write them, and translation systems copy what they take for a sign.
    """
    text = document.text
    for match in matches_at(_WIDE, text, (hit.start for hit in hits)):
        start, end = match.span()
        if _ASIAN.search(text, max(0, start - 2), min(len(text), end + 2)):
            continue
        if not (text[start - 1 : start].strip() or text[end : end + 1].strip()):
            continue  # stands alone: the sign itself is meant
        right = "".join(_MARKS.get(char) or normalize("NFKC", char) for char in match[0])
        follows = text[end : end + 1]
        if right[-1] in _SPACED and follows.isalnum() and not (right[-1] in ".:,)" and follows.isdigit()):
            right += " "
        if right[0] == "(" and text[start - 1 : start].isalnum():
            right = " " + right
        yield full_width_marks.finding(
            Span(start, end), replace=right, wrong=match[0], right=right.strip() or "a space"
        )
