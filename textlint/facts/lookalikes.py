"""Names of a text that look alike: those of one sound, and those that one slip of the hand parts."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from textlint.core import Document, kept
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import is_given_name, long_names
from textlint.facts.sounds import coarse_sound, distance, sound
from textlint.facts.table import Table
from textlint.facts.words import is_known

MOST_ALIKE = 60  # names of one sound in a text; more are a directory, not an article
LONGEST = 200  # code points of a word in which a compound is looked for; what is longer is no name
MUCH = 1 << 21  # names times code points, from which on one pass costs less than to look for one name after the other
LONG = 7  # letters of a sound from which two changes may be one name
# Endings that make another word of a name: a plural, a people, a woman's surname.
ADDED = frozenset("a an ans as d e er ers es i ia ian ians ie in ina is ish ism ist l n na ns o on r s y z".split())
LONGEST_ENDING = max(map(len, ADDED))
SWAPPED = frozenset("ae ao eo ai ay ei ey io as ns ys es is os mt lr".split())  # of two last letters
_ENDINGS = frozenset(f"{letter}{after}" for letter in "sSmdt" for after in " ,.;:!?)\n") | frozenset(
    ("re", "ve", "ll", "s", "")
)
_COMPOUND = re.compile(  # Jong-hyeok with the name of the family, which stands before it; an article with its place
    r"(?:[A-Z]\w+ [A-Z]\w+-[a-z]|[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:(?: [ae][a-z]h?)?-|['’‘ʼ])\w)\w*(?:['’‘ʼ-](?!s\b)\w+)*"
)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Likeness(IntEnum):
    """How near two spellings are; the farther, the more the text must say before they are called one name."""

    MARKS = 0  # the same letters, with and without marks: Mbappé, Mbappe
    SOUND = 1  # two ways to write one sound: Shcherbatyuk, Scherbatiuk
    VOWEL = 2  # one sound differs as transliterations do, a vowel or a letter like g and h: Wickremesinghe, Hrushky
    SLIP = 3  # a letter lost, or two swapped: Hernandez, Hernadez
    TYPING = 4  # a letter for another, or a capital lost: Bellwood, Bellwoad


class Pair(NamedTuple):
    """Two spellings of a text that look alike, in alphabetical order."""

    first: str
    second: str
    likeness: Likeness


def pairs(document: Document) -> list[Pair]:
    """The pairs of names of a text that sound alike or are a lost letter apart, in alphabetical order."""
    names = _names(document) | _compounds(document)
    near = {
        pair
        for group in _alike(names, [name[:3] for name in names])
        for pair in pairwise(sorted(group))  # in alphabetical order hardly a name stands between two that begin alike
        if -2 < len(pair[0]) - len(pair[1]) < 2 and _is_lost_or_swapped(*pair)
    }
    for group in _alike(names, map(coarse_sound, names)):
        if len(group) <= MOST_ALIKE:
            near.update(combinations(sorted(group), 2))
    judged = [(first, second, likeness_of(first, second)) for first, second in sorted(near)]
    return [Pair(first, second, likeness) for first, second, likeness in judged if likeness is not None]


def _alike(names: Iterable[str], keys: Iterable[str]) -> Iterable[list[str]]:
    """The names that share their key with another one, by key; in most texts hardly any."""
    pairs = list(zip(keys, names, strict=True))
    last = dict(pairs)
    groups: dict[str, list[str]] = {}
    for key, name in [pair for pair in pairs if last[pair[0]] is not pair[1]] if len(last) < len(pairs) else ():
        groups.setdefault(key, [last[key]]).append(name)
    return groups.values()


def slip_pairs(document: Document) -> list[Pair]:
    """The pairs of names that one slip of the hand parts, in alphabetical order; for rules that are seldom on."""
    begun: dict[str, set[str]] = defaultdict(set)
    for name in _names(document):
        begun[name[:3].lower()].add(name)  # of two forms one slip apart, the beginning or the end is the same
        begun[f"{name[0]}…{name[-2:]}"].add(name)
    groups = (sorted(group) for group in begun.values() if len(group) <= MOST_ALIKE)
    near = sorted({names for group in groups for names in combinations(group, 2)})
    judged = [(first, second, likeness_of(first, second)) for first, second in near]
    return [Pair(first, second, likeness) for first, second, likeness in judged if likeness is not None]


def _shared_start(first: str, second: str) -> int:
    """How many letters two words begin with alike."""
    place = 0
    for letter, other in zip(first, second, strict=False):
        if letter != other:
            break
        place += 1
    return place


def _is_one_change(first: str, second: str) -> bool:
    """True when one letter was lost or became another."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(long) > len(short) + 1:
        return False
    place = _shared_start(short, long)
    return short[place:] == long[place + 1 :] or short[place + 1 :] == long[place + 1 :]


def _is_lost_or_swapped(first: str, second: str) -> bool:
    """True when one word lacks one letter of the other, or has two neighbours the other way round."""
    place = _shared_start(first, second)
    if len(first) == len(second):
        return first[place + 2 :] == second[place + 2 :] and first[place : place + 2] == second[place : place + 2][::-1]
    return first[place:] == second[place + 1 :] or first[place + 1 :] == second[place:]


@lru_cache(maxsize=1 << 14)
def likeness_of(first: str, second: str) -> Likeness | None:
    """How near the two spellings are; None for two words that nothing makes one."""
    one, other = sound(first), sound(second)
    if one.coarse == other.coarse:
        if one.plain == other.plain:
            return _marks_or_capitals(_same_apostrophe(first), _same_apostrophe(second))
        if one.key == other.key:
            return Likeness.SOUND
        if _is_ending(one.plain, other.plain):
            return None
        if _is_one_change(one.key, other.key) or (
            one.frame == other.frame
            and min(len(one.key), len(other.key)) >= LONG
            and abs(len(one.key) - len(other.key)) < 3
            and distance(one.key, other.key) == 2
        ):
            return Likeness.VOWEL
    return _one_slip(first, second)


def _compounds(document: Document) -> set[str]:
    """Names with a hyphen or an apostrophe inside: Ter-Grigoryan, Sana’a, Deir ez-Zor; and Tel Aviv beside Tel-Aviv."""
    text = document.text
    found: set[str] = set()
    for mark in "-'’ʼ":
        place, start, seen = text.find(mark), 0, 0
        while place > 0:
            if text[place + 1 : place + 3] not in _ENDINGS and text[place + 1 : place + 2].isalpha():
                start, seen = text.rfind(" ", seen, place) + 1 or start, place
                if place - start < 4 or (text[start].isupper() and place - start < LONGEST):  # articles: el-Zour
                    found.update(_compound(text, start, place))
            place = text.find(mark, place + 1)
    twins = {name.replace("-", " ") for name in found if "-" in name and name.istitle()}
    return found | {twin for twin in in_text(twins, text) if not any(map(_is_usual, twin.split()))}


def in_text(names: Collection[str], text: str) -> list[str]:
    """The names that stand in `text`, be it in a longer word."""
    if len(names) * len(text) < MUCH:
        return [name for name in names if name in text]
    from ahocorasick_rs import BytesAhoCorasick  # most texts have no such names

    coded = [name.encode("utf-8", "surrogatepass") for name in names]
    found = BytesAhoCorasick(coded).find_matches_as_indexes(text.encode("utf-8", "surrogatepass"), overlapping=True)
    return [coded[number].decode("utf-8", "surrogatepass") for number in {number for number, _, _ in found}]


def _compound(text: str, start: int, inside: int) -> Iterator[str]:
    """The compound whose hyphen or apostrophe stands at `inside`; `start` is where its last word begins."""
    space = text.rfind(" ", max(0, start - LONGEST), max(0, start - 1))
    before = max(space, start - LONGEST, text.rfind("\n", max(0, space), inside)) + 1
    name = _COMPOUND.search(text, before, inside + 40)
    if name and name.start() < inside < name.end() > name.start() + 4:
        yield name[0]


def _is_usual(word: str) -> bool:
    """True for what is joined and parted freely: words, first names, peoples."""
    return is_known(word) or is_given_name(word) or _ordinary()[word] != ""


def _same_apostrophe(name: str) -> str:
    return name.translate(_APOSTROPHES)


def _is_ending(first: str, second: str) -> bool:
    """True when one word is the other with a regular ending: Lavrov, Lavrova; Qatar, Qatari."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    if len(long) - len(short) > LONGEST_ENDING:
        return False
    start = _shared_start(short, long)
    left, right = short[start:], long[start:]
    if not left and right in ADDED:
        return True
    return len(left) + len(right) == 2 and "".join(sorted(left + right)) in SWAPPED


def _marks_or_capitals(first: str, second: str) -> Likeness | None:
    if first.lower() != second.lower():
        return Likeness.MARKS
    return None if first == second or first.isupper() or second.isupper() else Likeness.TYPING


def _one_slip(first: str, second: str) -> Likeness | None:
    """SLIP or TYPING when one change makes one word of the other, and it is no regular ending."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    size, start, end = len(short), 0, 0
    if len(long) > size + 1 or first[:1] != second[:1] or not (first[1:].islower() and second[1:].islower()):
        return None
    while start < size and short[start] == long[start]:
        start += 1
    while end < size - start and short[size - 1 - end] == long[len(long) - 1 - end]:
        end += 1
    left, right = short[start : size - end], long[start : len(long) - end]
    if not start or len(right) > 2 or (len(right) == 2 and left != right[::-1]):
        return None
    changed = "".join(sorted(left + right))
    if (not end and (right in ADDED if not left else changed in SWAPPED)) or (
        end == 1 and long[-1] == "s" and changed in {*ADDED, *SWAPPED}
    ):
        return None
    return Likeness.TYPING if len(left) == len(right) == 1 else Likeness.SLIP


def _names(document: Document) -> set[str]:
    """The long capitalised words that may be somebody's name."""
    return _ordinary().lacking(long_names(document))


@kept
def _ordinary() -> Table:
    """Capitalised words that are nobody's name: words of the table, countries' adjectives and peoples."""
    words = [word.capitalize() for word in lexicon("words").column("word") if len(word) > 4]
    adjectives = lexicon("country_adjectives")
    others = (*adjectives.column("adjective"), *adjectives.column("country"), *lexicon("demonyms").column("plural"))
    return Table((word, "ordinary") for word in (*words, *others) if word)
