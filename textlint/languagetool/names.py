"""Which words LanguageTool's speller must not call wrong: names, and what a speaker or another language says."""

from enum import Enum

import regex

from textlint.core import Document, Expression, Span
from textlint.facts.mentions import PARTICLES, is_given_name
from textlint.facts.sounds import distance
from textlint.facts.speech import is_quoted
from textlint.facts.words import forms, is_known

OFTEN = 2  # times: what stands there so often was meant
SHORTEST = 3  # letters of a word that takes an ending
_ENDINGS = ("ing", "ings", "ed", "er", "ers", "y", "ish", "ness", "less", "like", "wise", "able", "ism", "ist")
SWAPPED, LOST, CHANGED = 3, 6, 8  # letters a word must have for a slip of that sort: short words are near many others
# Endings and letters in which British and American spelling differ; LanguageTool does not always say so.
_VARIANTS = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("tre", "ter"), ("ae", "e"), ("oe", "e"),
             ("eable", "able"), ("ement", "ment"), ("ence", "ense"), ("-", ""))  # fmt: skip
_NO_WORD = Expression(r"[\d@#_/\\.]|.\p{Lu}|-.*\p{Lu}")  # figures, handles, addresses, initials, compounds with names
_ATTACHED = Expression(r"[\p{L}\p{N}@#_/\\&.’'\[-]")  # a sign that makes what stands beside it a part of a longer word
_PARTICLE = regex.compile(rf"(?:{PARTICLES})$")
_OPENING = Expression(r"(?:^|[.!?…:][\"”’')\]]*\s+|[\n\r]\s*)[\"“‘'(\[«„—–•-]*\s*$")
_OPENING_REACH = 12
_OPENED = Expression(r"[“\"‘'][^“”\"‘’'\n]{0,40}$")
_CITED = Expression(r"\b(?:words?|terms?|verbs?|nouns?|called|named|dubbed|known as) $")


class Standing(Enum):
    """What a match is worth."""

    WRONG = "wrong"  # a slip
    LOWERED = "lowered"  # the same in somebody's words, marked as a term, or with letters of another language
    UNKNOWN = "unknown"  # a word the dictionary lacks: a term, a coinage, a word of another language
    NAME = "name"  # right, as the document shows: not said at all


def standing(document: Document, span: Span, replacements: tuple[str, ...]) -> Standing:
    """What the speller's finding at `span` is worth.

    A name is never wrong because a dictionary lacks it: all that has a capital is one, but for a word that opens a
    sentence and is a slip of a word that is no noun (Thier, Becuase); a small word is one beside what makes it part of
    a longer name. Of the small words that the dictionary lacks in edited news three in four are right: only a word that
    is one slip from a common word is called misspelt.
    """
    text = document.text
    word = text[span.start : span.end]
    if _NO_WORD.search(word) is not None or _is_part(text, span) or is_known(word):
        return Standing.NAME
    if word[:1].isupper():
        return Standing.WRONG if _opens_with_slip(document, span, replacements) else Standing.NAME
    if _PARTICLE.match(word) or _has_capital_elsewhere(text, word):
        return Standing.NAME
    if text.count(word) >= OFTEN or _is_cited(text, span) or not _is_slip(word, replacements):
        return Standing.UNKNOWN
    lowered = not word.isascii() or is_quoted(document, span) or _is_marked(text, span)
    return Standing.LOWERED if lowered else Standing.WRONG


def is_name_like(replacement: str, word: str) -> bool:
    """True when a replacement would put a name where none stands: a capital that `word` has not in the same letters."""
    return (
        replacement.casefold() != word.casefold()
        and any(part[:1].isupper() and part not in word for part in replacement.split())
        and not (word[:1].isupper() and is_known(replacement))
    )


def _is_part(text: str, span: Span) -> bool:
    """True when the word is only the part of a longer one: an address, a tag, a compound with a name."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before and _ATTACHED.match(before) and before not in "’'":
        return True
    return bool(after[:1] in ("@", "_", "/", "-", "&") or (after[:1] == "." and after[1:].isalnum()))


def _is_slip(word: str, replacements: tuple[str, ...]) -> bool:
    """True for a word that is one slip of the hand from the common word that stands first among the replacements.

    Letters that changed places tell most, one letter for another least: qubit is no quit, a wonk no work.
    """
    if not replacements:
        return False
    meant = replacements[0]
    if " " in meant:
        return meant.replace(" ", "") == word and _is_run_together(meant)
    if not is_known(meant) or not meant.islower() or meant[0] != word[0] or _plain(word) == _plain(meant):
        return False
    if _is_coined(word, meant):
        return False
    if sorted(word) == sorted(meant):
        return len(word) >= SWAPPED and distance(word, meant) == 2
    return len(word) >= (CHANGED if len(word) == len(meant) else LOST) and distance(word, meant) == 1


def _is_coined(word: str, meant: str) -> bool:
    """True for a common word with an ending that makes new words: mathing, wintery; not for one that lacks its double
    consonant (stoped, occured)."""
    ends = (ending for ending in _ENDINGS if word.endswith(ending))
    return any(
        len(base) >= SHORTEST and is_known(base) and meant != f"{base}{base[-1]}{word[len(base) :]}"
        for base in (word[: -len(ending)] for ending in ends)
    )


def _is_run_together(meant: str) -> bool:
    """True for two words of which the first is no noun, verb or adjective: inwhich, but not heatsink or knockoff."""
    first, _, second = meant.partition(" ")
    return is_known(first) and is_known(second) and set(forms(first)) <= {"F"}


def _plain(word: str) -> str:
    """The word as British and American spelling have it in common: labour and labor, realise and realize."""
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word


def _opens_with_slip(document: Document, span: Span, replacements: tuple[str, ...]) -> bool:
    """True for a word at the start of a sentence that is a slip of a word that names nothing."""
    text = document.text
    word = text[span.start : span.end]
    if is_given_name(word) or text.count(word) > 1 or not replacements:
        return False
    meant = replacements[0]
    if not set(forms(meant)) & set("FR") or set(forms(meant)) & set("NS"):
        return False
    if len(word) < LOST or not _is_slip(word.lower(), (meant.lower(),)):
        return False
    if _OPENING.search(text[max(0, span.start - _OPENING_REACH) : span.start]) is None:
        return False
    following = text[span.end : span.end + 2].strip()
    return not following[:1].isupper()


def _has_capital_elsewhere(text: str, word: str) -> bool:
    """True when the article writes the same word with a capital, too."""
    return word[:1].upper() + word[1:] in text


def _is_marked(text: str, span: Span) -> bool:
    """True when the word stands behind an opening quotation mark."""
    return _OPENED.search(text[max(0, span.start - 42) : span.start]) is not None


def _is_cited(text: str, span: Span) -> bool:
    """True when the word stands after what introduces it as a word: the word sistere."""
    return _CITED.search(text[max(0, span.start - 12) : span.start]) is not None
