"""Control characters in running text."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at

_CONTROL = Expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]+|[\x80-\x9f]")
_BREAKS = "\x0b\x0c\u2028\u2029"  # part lines and paragraphs in word processors and databases
# UTF-8 that was read as Latin-1, Windows-1252 or, the letters after ß, ISO 8859-2
_UTF8 = Expression(r"[Â-ßĂĹĘĚĆ][^\x00-\x7f]|[à-ï][^\x00-\x7f]{2}|[ð-ô][^\x00-\x7f]{3}")
# Small letters of Mac Roman, where Windows-1252 has signs that never stand in a word
_MAC = Expression(r"(?<=\p{Ll})[\x87-\x89\x8b\x95\x98\x99\x9b](?=\p{Ll})")
_NEAR = 1000  # code points on either side in which another such sign counts, on a line of any length
_ENDING = Expression(r"\x92(?:s|t|d|m|re|ve|ll)(?!\p{L})")  # with an apostrophe


@rule(
    id="mojibake/control_character",
    message="The control character U+{code} stands here{hint}.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 23.1 (control codes); WHATWG Encoding Standard, windows-1252 (0x80 to 0x9F)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=tuple(chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x2028, 0x2029)),
    bad=(
        Bad("They don⟦\x92⟧t know ⟦\x93⟧why⟦\x94⟧.", "They don’t know “why”."),
        Bad("The talks ⟦\x96⟧ the third ⟦\x97⟧ failed⟦\x85⟧", "The talks – the third — failed…"),
        Bad("The mayor⟦\x08⟧ resigned.", "The mayor resigned."),
        Bad("Talks in Coyoac⟦\x87⟧n and Garc⟦\x92⟧a⟦\x92⟧s reply.", "Talks in Coyoacán and García’s reply."),
        Bad("He wanted to wait⟦\x85⟧what for?", "He wanted to wait…what for?"),
        Bad("The ferries⟦\u2028⟧run until noon. ⟦\u2029⟧", "The ferries run until noon. "),
        Bad("First part.⟦\x0c⟧Second part.", "First part. Second part."),
    ),
    good=(
        "They don’t know “why”.",
        "A\ttab stands in the table.",
        "The caf\u00c3\u00a9 \u00e2\u0080\u0099 is the matter of another rule.",
        "It took 20 \u2021 of the votes.",
        "Two lines.\r\nWith a carriage return.",
        "The price is €5 – or £4.",
    ),
)
def control_character(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A code that steers a terminal or a printer is left in the text.

    Those from 80 to 9F are the curly marks and dashes of Windows-1252, or the accented letters of Mac Roman, in a
    text that was read as Latin-1; the others come from word processors, PDF files and databases.
    """
    text = document.text
    for match in matches_at(_CONTROL, text, (hit.start for hit in hits)):
        start, end = match.span()
        if "\x80" <= match[0][0] <= "\x9f":
            if any(
                (found := _UTF8.match(text, place)) and found.end() > start for place in range(max(0, start - 3), start)
            ):
                continue  # the matter of misdecoded_utf8
            right = _meant(text, start)
        else:
            glued = (
                text[start - 1 : start].strip()
                and text[end : end + 1].strip()
                and any(char in _BREAKS for char in match[0])
            )
            right = " " if glued else ""
        hint = f"; it should be {right}" if right.strip() else ""
        yield control_character.finding(Span(start, end), replace=right, code=f"{ord(match[0][0]):04X}", hint=hint)


def _meant(text: str, place: int) -> str:
    """What the code from 80 to 9F at `place` stands for; nothing when Windows-1252 has no such sign."""
    byte = bytes([ord(text[place])])
    letter = byte.decode("mac_roman")
    if (
        letter.islower()
        and _ENDING.match(text, place) is None
        and text[place - 1 : place].islower()
        and text[place + 1 : place + 2].islower()
    ):
        line = max(text.rfind("\n", max(0, place - _NEAR), place) + 1, place - _NEAR, 0)
        end = text.find("\n", place, place + _NEAR)
        if _MAC.search(text, line, end if end >= 0 else place + _NEAR) is not None:
            return letter
    return byte.decode("cp1252", "ignore")
