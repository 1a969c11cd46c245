"""Sentences of a block: abbreviations, initials, numbers and quotation marks are known; a heading is one sentence."""

from bisect import bisect_right

from textlint.core import Document, Expression, Span
from textlint.facts.lines import units

_BEFORE_NAMES = frozenset(
    (
        "mr mrs ms dr prof rev hon st mt ft gen lt col sgt capt cmdr adm maj brig sen rep gov pres supt insp "
        "messrs pte pvt cpl"
    ).split()
)
_BEFORE_NUMBERS = frozenset(
    (
        "no nos vol fig art ch sec pp p jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu "
        "thurs fri sat sun"
    ).split()
)
_ANYWHERE = frozenset(
    (
        "jr sr vs etc dept est inc corp ltd co bros ave blvd rd approx cf al ca ed eds e.g i.e a.m p.m u.s "
        "u.k u.n u.s.a d.c calif fla ill mass minn ariz colo conn ga kan ky la md mich mo mont neb nev okla "
        "ore pa tenn tex va vt wash wis wyo penn plc assn univ"
    ).split()
)
ABBREVIATIONS = _BEFORE_NAMES | _BEFORE_NUMBERS | _ANYWHERE
# these are also words, or ends of words in names
_WORDS_TOO = frozenset(
    ("no art sat sun mar ch sec ed ill mass co al la pa ga ore wash md mon fig col gen st hon est dept").split()
)

_END = Expression(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s+[\"“‘'(\[«„]*[\p{Lu}\p{N}])")
_LAST_WORD = Expression(r"[\p{L}.]+$")
_NEXT_WORD = Expression(r"\s+[\"“‘'(\[«„]*([\p{L}\p{N}]+(?:[’']\p{L}+)?)")
_OPENERS = frozenset(
    (
        "The This That These Those There They He She It We You I In On At As After Before But And Or So If "
        "When While Although However Meanwhile For From With Without Some Many Most All Both Each Its His Her "
        "Their Our My Now Then Since According Also Officials Police What Who Why How Yet Still Not No"
    ).split()
)
_TAG = Expression(
    r"\s+(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){1,4}"
    r"(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|replied|explained|noted|warned|tweeted|"
    r"shouted|cried|exclaimed|recalled|wondered|continued|concluded|stressed|insisted)(?!\p{L})"
    r"(?! (?:he|she|they|it|that|the|his|her|its|their|there|[\p{Lu}]))"
)


def sentences(document: Document) -> tuple[Span, ...]:
    """All sentences in text order; they lie inside units and leave out the white space between them."""
    return document.fact(_sentences)


def sentence_at(document: Document, position: int) -> Span:
    """The sentence that holds `position`, or the last one before it.

    Raises:
        LookupError: the text has no sentence at or before `position`.
    """
    found = sentences(document)
    place = bisect_right(document.fact(_starts), position) - 1
    if place < 0:
        raise LookupError(f"no sentence at {position}")
    return found[place]


def _starts(document: Document) -> list[int]:
    return [sentence.start for sentence in sentences(document)]


def _sentences(document: Document) -> tuple[Span, ...]:
    text = document.text
    found = []
    for start, end in units(document):
        first = start
        for match in _END.finditer(text, start, end):
            if _is_end(text, match.start(), match[0], first, end):
                found.append(Span(first, match.end()))
                first = match.end()
                while text[first].isspace():
                    first += 1
        found.append(Span(first, end))
    return tuple(found)


def _is_end(text: str, position: int, mark: str, first: int, end: int) -> bool:
    """False after an abbreviation or initial (Gen. Zaluzhnyi, J. D. Vance, 5 p.m. Sunday), and in “Go!” Smith said."""
    quoted = mark[-1] in "\"”’'"
    if quoted and mark[0] in "!?…" and _TAG.match(text, position + len(mark), end):
        return False
    if not mark.startswith(".") or mark.startswith("..") or quoted:
        return True
    near = text[max(first, position - 20) : position].rpartition(" ")[2]
    if len(near) > 1 and near.isalpha() and near.casefold() not in ABBREVIATIONS:
        return True  # as most are: told without an expression
    last = _LAST_WORD.search(text, max(first, position - 20), position)
    if last is None:  # the number of an item: 1. The minister resigns
        return not (text[first:position].isdecimal() and position - first < 3)
    return not _is_abbreviation(last[0], _next_word(text, position + len(mark), end))


def _next_word(text: str, position: int, end: int) -> str:
    match = _NEXT_WORD.match(text, position, end)
    return match[1] if match else ""


def _is_abbreviation(word: str, following: str) -> bool:
    """True when the stop after `word` belongs to it and `following` may go on with the sentence."""
    folded = word.casefold()
    if len(word) == 1:
        return word.isupper() and word != "I" and following not in _OPENERS - {"I", "A"}
    if folded not in ABBREVIATIONS:
        return len(word) > 2 and word[-2] == "." and word[-1].isupper() and following not in _OPENERS  # S.A.P
    if folded in _BEFORE_NUMBERS and folded not in _BEFORE_NAMES:
        return following[:1].isdigit() and (word[0].isupper() or folded in ("no", "nos", "vol", "pp", "p", "fig"))
    if folded in _WORDS_TOO and word[0].islower():
        return False
    return folded in _BEFORE_NAMES or following not in _OPENERS
