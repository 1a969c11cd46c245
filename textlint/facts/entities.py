"""Which names of a text are spellings of one: what they sound like, and what the text says for and against it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import combinations, pairwise
from typing import NamedTuple

from textlint.core import Document, kept
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import DETERMINERS, Evidence, evidence, is_given_name, long_names
from textlint.facts.sounds import coarse_sound, distance, sound
from textlint.facts.words import is_known

MOST_ALIKE = 60  # names of one sound in a text; more are a directory, not an article
COURTESY = frozenset("mr mrs ms miss dr sir".split())  # titles that stand before a surname at every mention
LONG = 7  # letters of a sound from which two changes may be one name
UNMISTAKABLE = 8  # letters from which two names of one sound, neither of them introduced, are one

# Endings that make another word of a name: a plural, a people, a woman's surname.
ADDED = frozenset("a an ans as d e er ers es i ia ian ians ie in ina is ish ism ist l n na ns o on r s y z".split())
SWAPPED = frozenset("ae ao eo ai ay ei ey io as ns ys es is os mt lr".split())  # of two last letters
PINYIN = re.compile(  # Chinese names are many and differ by a letter
    "(?:[bpm](?:ai?|ang?|ao|ei|eng?|i|ian|iao|ie|ing?|ou?|u)|f(?:ang?|a|ei|eng?|ou?|u)|y(?:ang?|ao?|e|ing?|i|ong|ou?|uan|ue|un?)"
    "|[dtnl](?:ai?|ang?|ao|ei?|eng?|iang?|iao|ia|ie|ing?|iu|i|ong|ou|uan|ue|ui|uo|un?)|[gkh](?:ai?|ang?|ao|ei?|eng?|ong|ou|uai?|uang?|ui|uo|un?)"
    "|[jqx](?:iang?|iao|ia|ie|ing?|iong|iu|i|uan|ue|un?)|(?:[zcs]h?|r)(?:ai?|ang?|ao|ei?|eng?|i|ong|ou|uai?|uang?|ui|uo|un?)"
    "|w(?:ai?|ang?|ei|eng?|o|u)|ang?|ai|ao|eng?|er|ou){1,8}"
)

_ENDINGS = frozenset(f"{letter}{after}" for letter in "sSmdt" for after in " ,.;:!?)\n") | frozenset(("re", "ve", "ll", "s", ""))
_COMPOUND = re.compile(  # Jong-hyeok with the name of the family, which stands before it; an article with its place
    r"(?:[A-Z]\w+ [A-Z]\w+-[a-z]|[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:(?: [ae][a-z]h?)?-|['’‘ʼ])\w)\w*(?:['’‘ʼ-](?!s\b)\w+)*"
)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_END = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*[^\W\d_a-z]|\n")
_INTRODUCED = re.compile(  # `Sanofit, a chain of gyms`, `Kaza in Himachal Pradesh`, `Lopez, 31,`
    r"(?:[’']s?)?(?:, (?:(?:an?|one|another|who|whose|which|where|once|formerly) |\d{1,2}[,.]))"
)
_NAMESAKE = re.compile(r"mistaken for|mix(?:ed)? up|confused with|no relation|not related|unrelated|namesake")
_COUNTRY = re.compile(r"(?:,| in)(?: the)? ([^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)")
_LOCATED = re.compile(r"(?:^|\W)(?:(?:north|south|east|west|city|town|mayor) of|in|near|at|from|into|outside|around|reach|reached|towards?|leave|left|enters?) $", re.I)
_OF = re.compile(r"\b(?:of|to|for|between|link|said|over) $")


BESIDE = 90  # characters between two names of one sentence within which who writes both means two
STATES = tuple(  # what English news writes behind a place's name besides countries
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|"
    "Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    "Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|"
    "Wyoming|England|Scotland|Wales|Ontario|Quebec|Alberta|Manitoba|Queensland|Victoria|Bavaria|Saxony|Catalonia|"
    "Andalusia|Sicily|Tuscany|Lombardy|Brittany|Normandy|Siberia|Crimea|Kashmir|Punjab|Kerala|Gujarat|Himachal Pradesh"
    .split("|")
)


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


class Verdict(NamedTuple):
    """Two spellings of one name: the one to doubt, and the one to keep."""

    found: str
    usual: str


class Form(NamedTuple):
    """One spelling with what the text says of it."""

    name: str
    seen: Evidence
    names: frozenset[str]  # sounds of the names before it
    followers: frozenset[str]  # sounds of the names behind it
    countries: frozenset[str]  # the countries and regions named right after it
    introduced: bool  # a clause says who or what it is
    located: int  # how often it stands where places stand: in Odesa, from Odesa


def pairs(document: Document) -> list[Pair]:
    """The pairs of names of a text that sound alike or are a lost letter apart, in alphabetical order."""
    names = sorted((long_names(document) - _ordinary()) | _compounds(document))
    near = {  # in alphabetical order hardly a name stands between two that begin alike
        (first, second)
        for first, second in pairwise(names)
        if first[:3] == second[:3] and -2 < len(first) - len(second) < 2 and _is_lost_or_swapped(first, second)
    }
    sounds = list(map(coarse_sound, names))
    if len(set(sounds)) < len(names):
        near.update(_sounding_alike(names, sounds))
    judged = [(first, second, likeness_of(first, second)) for first, second in sorted(near)]
    return [Pair(first, second, likeness) for first, second, likeness in judged if likeness is not None]


def _sounding_alike(names: Iterable[str], sounds: Iterable[str]) -> Iterator[tuple[str, str]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for name, coarse in zip(names, sounds, strict=True):
        alike[coarse].append(name)
    for group in alike.values():
        if 1 < len(group) <= MOST_ALIKE:
            yield from combinations(group, 2)


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
    place = _shared_start(first, second)
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    return short[place:] == long[place + 1 :] or short[place + 1 :] == long[place + 1 :]


def _is_lost_or_swapped(first: str, second: str) -> bool:
    """True when one word lacks one letter of the other, or has two neighbours the other way round."""
    place = _shared_start(first, second)
    if len(first) == len(second):
        return first[place + 2 :] == second[place + 2 :] and first[place : place + 2] == second[place : place + 2][::-1]
    return first[place:] == second[place + 1 :] or first[place + 1 :] == second[place:]


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


def verdict(document: Document, pair: Pair) -> Verdict | None:
    """The spelling of `pair` to doubt; None when the text speaks of two names, or does not say enough."""
    forms = _forms(document, pair) if pair.likeness is not Likeness.TYPING else None
    if forms is None:
        return None
    one, other = forms
    if _is_shared(pair, one, other):
        return _unless_longer(_rarer(one, other), pair.likeness)
    for bare, full in ((one, other), (other, one)):
        if (
            _is_bare(document, bare, full, pair.likeness)
            and _is_first(document, full, bare)
            and _is_introduced(full, pair.likeness)
        ):
            return _unless_longer(_choice(bare, full), pair.likeness)
    if _is_bare(document, one, other, pair.likeness) and _is_bare(document, other, one, pair.likeness) and _is_unmistakable(pair, one, other):
        return _rarer(one, other)
    return None


def _compounds(document: Document) -> set[str]:
    """Names with a hyphen or an apostrophe inside: Ter-Grigoryan, Sana’a, Deir ez-Zor; and Tel Aviv beside Tel-Aviv."""
    text, found = document.text, set()
    for mark in "-'’ʼ":
        place = text.find(mark)
        while place > 0:
            if text[place + 1 : place + 3] not in _ENDINGS and text[place + 1 : place + 2].isalpha():
                start = text.rfind(" ", 0, place) + 1
                if text[start].isupper() or place - start < 4:  # an article may be small: el-Zour
                    found.update(_compound(text, start, place))
            place = text.find(mark, place + 1)
    twins = {name.replace("-", " ") for name in found if "-" in name and name.istitle()}
    return found | {twin for twin in twins if twin in text and not any(map(_is_usual, twin.split()))}


def _compound(text: str, start: int, inside: int) -> Iterator[str]:
    """The compound whose hyphen or apostrophe stands at `inside`; `start` is where its last word begins."""
    before = max(text.rfind(" ", 0, max(0, start - 1)), text.rfind("\n", 0, inside)) + 1
    name = _COMPOUND.search(text, before, inside + 40)
    if name and name.start() < inside < name.end() > name.start() + 4:
        yield name[0]


def slip(document: Document, pair: Pair) -> Verdict | None:
    """The spelling of `pair` that is a slip of the hand: of pairs on which `verdict` is silent for want of a sound."""
    forms = _forms(document, pair) if pair.likeness >= Likeness.SLIP and verdict(document, pair) is None else None
    if forms is None:
        return None
    one, other = forms
    judged = _rarer(one, other)
    if _is_shared(pair, one, other):
        return judged
    few, many = (one, other) if judged.found == one.name else (other, one)
    lone = len(many.seen.places) >= 3 and len(many.seen.places) >= 4 * len(few.seen.places)
    if not lone and not (_is_introduced(many, pair.likeness) and _is_first(document, many, few)):
        return None
    return judged if not _any_known(few.name) and _is_bare(document, few, many, pair.likeness) else None


def _forms(document: Document, pair: Pair) -> tuple[Form, Form] | None:
    """What the text says of both; None when they are two names."""
    if _known_apart(pair):
        return None
    one, other = _form(document, pair.first), _form(document, pair.second)
    if not one.seen.places or not other.seen.places or _apart(document, pair, one, other):
        return None
    return one, other


def side_by_side(document: Document, one: Iterable[int], other: Iterable[int]) -> bool:
    """True when two names stand near each other in one sentence: who writes both there means two."""
    text = document.text
    for first in one:
        for second in other:
            start, end = min(first, second), max(first, second)
            if end - start < BESIDE and not _END.search(text, start, end + 1):
                return True
    return False


def _is_usual(word: str) -> bool:
    return is_known(word) or is_given_name(word)


def _same_apostrophe(name: str) -> str:
    return name.translate(_APOSTROPHES)


def _is_ending(first: str, second: str) -> bool:
    """True when one word is the other with a regular ending: Lavrov, Lavrova; Qatar, Qatari."""
    short, long = sorted((first, second), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    left, right = short[start:], long[start:]
    return (not left and right in ADDED) or "".join(sorted(left + right)) in SWAPPED


def _marks_or_capitals(first: str, second: str) -> Likeness | None:
    if first.lower() != second.lower():
        return Likeness.MARKS
    return None if first == second or first.isupper() or second.isupper() else Likeness.TYPING


def _one_slip(first: str, second: str) -> Likeness | None:
    """SLIP or TYPING when one change makes one word of the other, and it is no regular ending."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    size, start, end = len(short), 0, 0
    if len(long) > size + 1 or not (first[1:].islower() and second[1:].islower()):
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


def _form(document: Document, name: str) -> Form:
    seen, text = evidence(document, name), document.text
    ends = [place + len(name) for place in seen.places]
    countries = (found[1] for end in ends if (found := _COUNTRY.match(text, end)) and _is_region(found[1]))
    befores = [text[max(0, place - 16) : place] for place in seen.places]
    return Form(
        name,
        seen,
        frozenset(sound(word).key for word in seen.owners if word[0].isupper() and not is_known(word)),
        frozenset(sound(word).key for word in seen.followers),
        frozenset(countries),
        any(_INTRODUCED.match(text, end) for end in ends),
        sum(_LOCATED.search(before) is not None for before in befores),
    )


def _apart(document: Document, pair: Pair, one: Form, other: Form) -> bool:
    """True when the text speaks of two: each has names or countries of its own, or both stand in one sentence."""
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if (one.introduced and other.introduced) or _are_namesakes(document, one, other):
        return True
    if one.names and other.names and not one.names & other.names:
        return True
    if one.followers and other.followers and not one.followers & other.followers:
        return True
    return pair.likeness is not Likeness.MARKS and side_by_side(document, one.seen.places, other.seen.places)


def _are_namesakes(document: Document, one: Form, other: Form) -> bool:
    """True when the text itself says that the two are mistaken for each other."""
    places = (*one.seen.places, *other.seen.places)
    return any(_NAMESAKE.search(document.text, max(0, place - 60), place + 80) for place in places)


def _is_shared(pair: Pair, one: Form, other: Form) -> bool:
    """True when one and the same name stands before or after both."""
    behind = one.followers & other.followers
    if pair.likeness >= Likeness.SLIP:
        behind -= {sound(word).key for word in one.seen.followers if is_known(word)}
    return bool(one.names & other.names or behind)


def _is_bare(document: Document, form: Form, full: Form, likeness: Likeness) -> bool:
    """True when nothing that stands with `form` makes it another than `full`."""
    seen = form.seen
    if form.introduced or form.countries or form.names or seen.followers or "-" in seen.owners:
        return False
    if seen.owners - full.seen.owners - (DETERMINERS if likeness < Likeness.SLIP else frozenset()) or (_any_known(form.name) and not form.located and _any_known(full.name)):
        return False
    around = " ".join(document.text[max(0, place - 50) : place + 90] for place in full.seen.places).lower()
    return all(title in full.seen.titles or title in around for title in seen.titles - COURTESY)


def _is_first(document: Document, full: Form, bare: Form) -> bool:
    """True when the name is introduced before it stands alone, or stands alone only above the article."""
    first = bare.seen.places[0]
    return full.seen.places[0] < first or first < document.text.find("\n")


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in DETERMINERS


def _is_introduced(form: Form, likeness: Likeness) -> bool:
    """True when a first name, a title, a country or a clause says whose name it is."""
    if form.names or form.seen.titles - COURTESY or any(_is_name(word) for word in form.seen.owners):
        return True
    return likeness < Likeness.SLIP and bool(form.countries or form.introduced or form.followers)


def _choice(bare: Form, full: Form) -> Verdict | None:
    if len(bare.seen.places) <= len(full.seen.places):
        return Verdict(bare.name, full.name)
    if len(full.seen.places) == 1 and not _any_known(full.name):
        return Verdict(full.name, bare.name)
    return None


def _unless_longer(judged: Verdict | None, likeness: Likeness) -> Verdict | None:
    """A letter too many is a slip of the hand; translation loses letters and swaps them."""
    if judged and likeness is Likeness.SLIP and len(judged.found) > len(judged.usual):
        return None
    return judged


def _is_unmistakable(pair: Pair, one: Form, other: Form) -> bool:
    """True when two names without introduction can hardly be two: places, long names, misspelt famous ones."""
    places = len(one.seen.places) + len(other.seen.places)
    if pair.likeness < Likeness.SLIP and 3 * (one.located + other.located) >= places:
        return True
    if (pair.first in _famous()) != (pair.second in _famous()):
        return min(len(pair.first), len(pair.second)) > 6
    return pair.likeness is Likeness.SOUND and not _is_chinese(pair)


def _rarer(one: Form, other: Form) -> Verdict:
    """Doubt the rarer; of two that are equally rare the unknown, else the later."""
    ranks = [(-len(form.seen.places), not _any_known(form.name), form.seen.places[0]) for form in (one, other)]
    return Verdict(other.name, one.name) if ranks[0] < ranks[1] else Verdict(one.name, other.name)


def _known_apart(pair: Pair) -> bool:
    """True for two names that are known to be of different people or places, and for forms that other rules know."""
    if pair.first in _variants() or pair.second in _variants() or _has_number(pair.first) or _has_number(pair.second):
        return True
    if _any_known(pair.first) and _any_known(pair.second):
        return not (is_given_name(pair.first) and is_given_name(pair.second))
    return pair.likeness > Likeness.SOUND and _is_chinese(pair)


def _has_number(name: str) -> bool:
    return not name.isalpha() and any(map(str.isdecimal, name))


def _is_chinese(pair: Pair) -> bool:
    return bool(PINYIN.fullmatch(pair.first.lower()) and PINYIN.fullmatch(pair.second.lower()))


def _any_known(name: str) -> bool:
    return name in _entities() or is_given_name(name)


def _is_region(name: str) -> bool:
    return name in _regions() or name.split()[0] in _regions()


@kept
def _ordinary() -> frozenset[str]:
    """Capitalised words that are nobody's name: words of the table, countries' adjectives and peoples."""
    words = [word.capitalize() for word in lexicon("words").column("word") if len(word) > 4]
    adjectives = lexicon("country_adjectives")
    return frozenset(
        (*words, *adjectives.column("adjective"), *adjectives.column("country"), *lexicon("demonyms").column("plural"))
    )


@kept
def _regions() -> frozenset[str]:
    """Countries and their parts that may follow the name of a place: Odessa, Texas."""
    return frozenset((*lexicon("country_adjectives").column("country"), *STATES))


@kept
def _entities() -> frozenset[str]:
    """Single words that name a person or a place that is known."""
    names = (
        *lexicon("people").column("surname"),
        *lexicon("exonyms").column("now"),
        *lexicon("organisations").column("name"),
    )
    return frozenset(word for name in names for word in name.split() if len(word) > 4)


@kept
def _famous() -> frozenset[str]:
    """Places, firms and bodies whose names are one word; a word that is nearly one of them is misspelt."""
    names = (*lexicon("exonyms").column("now"), *lexicon("organisations").column("name"), *STATES)
    return frozenset(name for name in names if name.isalpha() and not is_known(name))


@kept
def _variants() -> frozenset[str]:
    """Other spellings that a table settles: entity/outdated_place_name and entity/mixed_name_spelling report those."""
    places = lexicon("exonyms").column("variant")
    people = (form for forms in lexicon("people").column("variants") for form in forms.split("|"))
    return frozenset((*places, *people))
