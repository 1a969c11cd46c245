"""Text on a terminal: what shows, how wide it is, and what must not get through."""

import unicodedata
from functools import cache

INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u180e\u200b\u2028\u2029\u2060\ufeff\ufffc")
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def visible(text: str) -> str:
    """`text` in a form that is safe to print on one line.

    Line ends and tabs become a blank, control characters and what changes the direction of writing a name in ‹›, so
    that a hostile article cannot drive the terminal and an invisible character can be seen.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


@cache
def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in JOINERS or (character.isprintable() and character not in INVISIBLE):
        return character
    if character == "\u00a0" or unicodedata.category(character) == "Zs":
        return character
    return f"‹U+{ord(character):04X}›"


def columns(text: str) -> int:
    """Terminal columns `text` takes: two for emoji and East Asian letters, none for combining marks."""
    if all(character < "\u0300" or "\u2010" <= character <= "\u2027" for character in text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def is_right_to_left(text: str) -> bool:
    """True when any of `text` is written from right to left: then columns on the screen are not as counted."""
    return any(character > "\u0590" and unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def cut(text: str, width: int, *, from_end: bool = False) -> str:
    """As much of `text` as fits in `width` columns, from its start or its end; letters keep their combining marks."""
    if columns(text) <= width:
        return text
    pieces = graphemes(text)
    kept: list[str] = []
    room = width
    for piece in reversed(pieces) if from_end else pieces:
        room -= columns(piece)
        if room < 0:
            break
        kept.append(piece)
    return "".join(reversed(kept) if from_end else kept)


def folded(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at blanks; a word is only cut that is longer than a line."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
            continue
        rest = word
        while columns(rest) > width:
            head = cut(rest, width)
            lines.append(head)
            rest = rest[len(head) :]
        lines.append(rest)
    return lines[1:] if not lines[0] and len(lines) > 1 else lines


def graphemes(text: str) -> list[str]:
    """What a reader takes for characters: an emoji with its modifiers, a letter with its accents."""
    import regex

    return regex.findall(r"\X", text)
