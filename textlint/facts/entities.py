"""Who is who: whether two look-alike names of a text are one, by what the text says for and against it.

There are three outcomes. Two spellings of one name: `verdict` says which to doubt. Two names, each with a person, a
place or a sentence of its own: None. A spelling that nothing supports beside a known name: `verdict` doubts it too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from textlint.core import Document, Expression, kept
from textlint.facts.lexicon import lexicon
from textlint.facts.listed import listed
from textlint.facts.lookalikes import Likeness, Pair
from textlint.facts.mentions import DETERMINERS, Evidence, evidence, is_given_name
from textlint.facts.sounds import sound
from textlint.facts.words import is_known

COURTESY = frozenset("mr mrs ms miss dr sir".split())  # titles that stand before a surname at every mention
PINYIN = Expression(  # Chinese names are many and differ by a letter
    "(?:[bpm](?:ai?|ang?|ao|ei|eng?|i|ian|iao|ie|ing?|ou?|u)|f(?:ang?|a|ei|eng?|ou?|u)"
    "|y(?:ang?|ao?|e|ing?|i|ong|ou?|uan|ue|un?)|w(?:ai?|ang?|ei|eng?|o|u)|ang?|ai|ao|eng?|er|ou"
    "|[dtnl](?:ai?|ang?|ao|ei?|eng?|iang?|iao|ia|ie|ing?|iu|i|ong|ou|uan|ue|ui|uo|un?)"
    "|[gkh](?:ai?|ang?|ao|ei?|eng?|ong|ou|uai?|uang?|ui|uo|un?)|[jqx](?:iang?|iao|ia|ie|ing?|iong|iu|i|uan|ue|un?)"
    "|(?:[zcs]h?|r)(?:ai?|ang?|ao|ei?|eng?|i|ong|ou|uai?|uang?|ui|uo|un?)){1,8}"
)
_END = Expression(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]*[^\W\d_a-z]|\n")
_INTRODUCED = Expression(  # `Sanofit, a chain of gyms`, `Kaza in Himachal Pradesh`, `Lopez, 31,`
    r"(?:[’']s?)?(?:, (?:(?:an?|one|another|who|whose|which|where|once|formerly) |\d{1,2}[,.]))"
)
_NAMESAKE = Expression(r"mistaken for|mix(?:ed)? up|confused with|no relation|not related|unrelated|namesake")
_COUNTRY = Expression(r"(?:,| in)(?: the)? ([^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)")
_LOCATED = Expression(
    r"(?:^|\W)(?:(?:north|south|east|west|city|town|mayor) of|in|near|at|from|into|outside|around|reach|reached"
    r"|towards?|leave|left|enters?) $",
    Expression.IGNORECASE,
)
NEIGHBOURS = frozenset({("Shaanxi", "Shanxi")})  # two places of one sound and one country
BESIDE = 90  # characters between two names of one sentence within which who writes both means two
STATES = (  # what English news writes behind a place's name besides countries
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|"
    "Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    "Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|"
    "Wyoming|England|Scotland|Wales|Ontario|Quebec|Alberta|Manitoba|Queensland|Victoria|Bavaria|Saxony|Catalonia|"
    "Andalusia|Sicily|Tuscany|Lombardy|Brittany|Normandy|Siberia|Crimea|Kashmir|Punjab|Kerala|Gujarat|Himachal Pradesh"
).split("|")


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
    known: bool  # a table or the user's list has it, or a word of it
    is_listed: bool  # the user lists just this spelling


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
    if (
        _is_bare(document, one, other, pair.likeness)
        and _is_bare(document, other, one, pair.likeness)
        and _is_unmistakable(document, pair, one, other)
    ):
        return _rarer(one, other)
    return None


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
    often = len(many.seen.places) >= (3 if len(few.seen.places) == 1 else 4 * len(few.seen.places))
    lone = often or many.is_listed
    if not lone and not (_is_introduced(many, pair.likeness) and _is_first(document, many, few)):
        return None
    return judged if not few.known and _is_bare(document, few, many, pair.likeness) else None


def _forms(document: Document, pair: Pair) -> tuple[Form, Form] | None:
    """What the text says of both; None when they are two names."""
    if _known_apart(document, pair):
        return None
    one, other = _form(document, pair.first), _form(document, pair.second)
    if not one.seen.places or not other.seen.places or _apart(document, pair, one, other):
        return None
    return one, other


def side_by_side(document: Document, one: Iterable[int], other: Iterable[int]) -> bool:
    """True when two names stand near each other in one sentence: who writes both there means two."""
    text, others = document.text, sorted(other)
    for first in one:
        near = slice(bisect_right(others, first - BESIDE), bisect_left(others, first + BESIDE))
        for second in others[near]:
            if not _END.search(text, min(first, second), max(first, second) + 1):
                return True
    return False


def _form(document: Document, name: str) -> Form:
    known = document.fact(_known_forms)  # a name is weighed against each that looks like it
    if name not in known:
        known[name] = _form_of(document, name)
    return known[name]


def _known_forms(document: Document) -> dict[str, Form]:
    return {}


def _form_of(document: Document, name: str) -> Form:
    seen, text = evidence(document, name), document.text
    ends = [place + len(name) for place in seen.places]
    countries = (found[1] for end in ends if (found := _COUNTRY.match(text, end)) and _is_region(found[1]))
    befores = [text[max(0, place - 16) : place] for place in seen.places if text[place - 1 : place] in (" ", "\n")]
    return Form(
        name,
        seen,
        frozenset(sound(word).key for word in seen.owners if word[0].isupper() and not is_known(word)),
        frozenset(sound(word).key for word in seen.followers),
        frozenset(countries),
        any(_INTRODUCED.match(text, end) for end in ends),
        sum(_LOCATED.search(before) is not None for before in befores),
        _is_known_name(document, name),
        name in listed(document).forms,
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
    if any(likeness >= Likeness.SLIP or _is_name(word) for word in seen.owners - full.seen.owners):
        return False  # `the Maison` is not the city of Madison
    if form.known and not form.located and full.known:
        return False
    around = " ".join(document.text[max(0, place - 50) : place + 90] for place in full.seen.places).lower()
    return all(title in full.seen.titles or title in around for title in seen.titles - COURTESY)


def _is_first(document: Document, full: Form, bare: Form) -> bool:
    """True when the name is introduced before it stands alone, or stands alone only above the article."""
    first = bare.seen.places[0]
    return full.seen.places[0] < first or first < document.text.find("\n")


def _is_name(word: str) -> bool:
    """True for a capitalised word that is more than an article."""
    return word[0].isupper() and word.lower() not in DETERMINERS


def _is_introduced(form: Form, likeness: Likeness) -> bool:
    """True when a first name, a title, a country or a clause says whose name it is."""
    if form.names or form.seen.titles - COURTESY or any(_is_name(word) for word in form.seen.owners):
        return True
    return likeness < Likeness.SLIP and bool(form.countries or form.introduced or form.followers)


def _choice(bare: Form, full: Form) -> Verdict | None:
    if bare.is_listed != full.is_listed:
        return _unlisted(bare, full)
    if len(bare.seen.places) <= len(full.seen.places):
        return Verdict(bare.name, full.name)
    if len(full.seen.places) == 1 and not full.known:
        return Verdict(full.name, bare.name)
    return None


def _unless_longer(judged: Verdict | None, likeness: Likeness) -> Verdict | None:
    """A letter too many is a slip of the hand; translation loses letters and swaps them."""
    if judged and likeness is Likeness.SLIP and len(judged.found) > len(judged.usual):
        return None
    return judged


def _is_unmistakable(document: Document, pair: Pair, one: Form, other: Form) -> bool:
    """True when two names without introduction can hardly be two: places, long names, misspelt famous ones."""
    places = len(one.seen.places) + len(other.seen.places)
    if pair.likeness < Likeness.SLIP and 3 * (one.located + other.located) >= places:
        return True
    forms = listed(document).forms
    if (pair.first in _famous() or pair.first in forms) != (pair.second in _famous() or pair.second in forms):
        return min(len(pair.first), len(pair.second)) > 6
    return pair.likeness is Likeness.SOUND and not _is_chinese(pair)


def _rarer(one: Form, other: Form) -> Verdict:
    """Doubt the one that the user does not list, else the rarer; of two equally rare the unknown, the later."""
    if one.is_listed != other.is_listed:
        return _unlisted(one, other)
    ranks = [(-len(form.seen.places), not form.known, form.seen.places[0]) for form in (one, other)]
    return Verdict(other.name, one.name) if ranks[0] < ranks[1] else Verdict(one.name, other.name)


def _unlisted(one: Form, other: Form) -> Verdict:
    """Doubt the one of two that the user does not list."""
    return Verdict(other.name, one.name) if one.is_listed else Verdict(one.name, other.name)


def _known_apart(document: Document, pair: Pair) -> bool:
    """True for two names that are known to be of different people or places, and for forms that other rules know."""
    if (pair.first, pair.second) in NEIGHBOURS or {pair.first, pair.second} <= listed(document).forms:
        return True
    if pair.first in _variants() or pair.second in _variants() or _has_number(pair.first) or _has_number(pair.second):
        return True
    if _is_known_name(document, pair.first) and _is_known_name(document, pair.second):
        return pair.likeness > Likeness.SOUND or not (is_given_name(pair.first) and is_given_name(pair.second))
    return pair.likeness > Likeness.SOUND and _is_chinese(pair)


def _has_number(name: str) -> bool:
    return not name.isalpha() and any(map(str.isdecimal, name))


def _is_chinese(pair: Pair) -> bool:
    return bool(PINYIN.fullmatch(pair.first.lower()) and PINYIN.fullmatch(pair.second.lower()))


def _is_known_name(document: Document, name: str) -> bool:
    return name in _entities() or is_given_name(name) or name in listed(document).words


def _is_region(name: str) -> bool:
    return name in _regions() or name.split()[0] in _regions()


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
