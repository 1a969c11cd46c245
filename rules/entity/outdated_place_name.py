"""Older spellings of places, which English news has given up; see the docstring of `check`."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from textlint.core import (
    PROSE,
    Bad,
    Document,
    Edit,
    Expression,
    Finding,
    Hit,
    Safety,
    Severity,
    Span,
    kept,
    rule,
)
from textlint.facts.blocks import block_at
from textlint.facts.lexicon import lexicon
from textlint.facts.lines import unit_at
from textlint.facts.listed import listed
from textlint.facts.speech import is_quoted

HOUSE = 3  # places spelled the older way from which it is the way of the house, not a slip of one sentence
UNLESS = (
    Expression(
        r"""(?<![\d$€£,.-])\b(?:1[0-8]\d\d|19[0-8]\d|1990)(?:s|’s|'s)?\b(?![,.]?\d|[ -](?:km|kilometer|metre|meter|mile|people|soldier|troop|tonne|ton)s?\b)"""
    ),
    Expression(
        r"""(?i)\b(?:tsarist|czarist|world war (?:i|ii|one|two)|wwii|red army|1[0-9]th[- ]century|medieval|middle ages)\b"""
    ),
    Expression(r"""\b(?:Vinnitsa|Odessa|Kiev|Lvov|Rovno) (?:pogrom|ghetto|massacre)s?\b"""),
)


class Old(NamedTuple):
    """An older spelling where it stands."""

    start: int
    end: int
    name: str
    now: str


@kept
def _table() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Older spellings with the present one, and the phrases in which the older is right."""
    table = lexicon("exonyms")
    columns = (table.column(name) for name in ("variant", "now", "keep_when", "kind"))
    rows = zip(*columns, strict=True)
    return {old: (now, tuple(filter(None, keep.split("|")))) for old, now, keep, kind in rows if kind == "settled"}


@rule(
    id="entity/outdated_place_name",
    message='"{found}" is an older spelling of the place; English news writes “{right}”{others}.',
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="terminology/wrong term",
    source="AP Stylebook, entry Ukraine (Kyiv since 2019, Odesa since 2022); US Board on Geographic Names; GeoNames",
    requires=tuple(_table()),
    bad=(
        Bad("The pope and the cardinal will fly to ⟦Kiev⟧ and Moscow on May 3.",
            fixed="The pope and the cardinal will fly to Kyiv and Moscow on May 3."),
        Bad("Sirens were heard in ⟦Kharkov⟧ and in the port of ⟦Odessa⟧ shortly after midnight.",
            fixed="Sirens were heard in Kharkiv and in the port of Odesa shortly after midnight."),
        Bad("The ⟦Zaporozhye⟧ nuclear plant lost its last power line on Tuesday, the operator said.",
            fixed="The Zaporizhzhia nuclear plant lost its last power line on Tuesday, the operator said."),
        Bad("Fighting in the ⟦Donbass⟧ has killed 14,000 people since 2014, ⟦Kiev⟧’s envoy told the council.",
            fixed="Fighting in the Donbas has killed 14,000 people since 2014, Kyiv’s envoy told the council."),
        Bad("Inspectors returned to ⟦Teheran⟧ last week, and 1,940 barrels were found to be missing.",
            fixed="Inspectors returned to Tehran last week, and 1,940 barrels were found to be missing."),
        Bad("The fines in ⟦Kiev⟧ have doubled. Kharkov pays as much, and Odessa pays more; nobody in Kiev complains.",
            fixed="The fines in Kyiv have doubled. Kharkiv pays as much, and Odesa pays more; nobody in Kyiv complains."),
        Bad("Moscow calls the government in ⟦Kiev⟧ a Nazi regime armed with Soviet-era tanks.",
            fixed="Moscow calls the government in Kyiv a Nazi regime armed with Soviet-era tanks."),
    ),
    good=(
        "Odesa, the Ukrainian port, sent an anchor to Odessa, Texas. Texans in Odessa keep it in front of the library.",
        "A survey of the Kiev International Institute of Sociology asked 2,000 people.",
        "In the 12th century Kiev was larger than Paris or London.",
        "She ordered chicken Kiev and a glass of white wine.",
        "The princes of Kievan Rus traded furs for silver.",
        "The Kiev Military District was the largest of the Soviet Union in 1974.",
        "Dynamo Kiev won the Cup Winners’ Cup twice under the same coach.",
        "He was born in Lvov in 1938 and left with his parents two years later.",
        "The shooting in Odessa, Texas, left seven people dead.",
        "Prince Lvov led the provisional government for four months.",
        "Kyiv and Kharkiv were without power on Friday.",
        "More at www.example.org/Kiev and from @Kiev.",
    ),
)  # fmt: skip
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Machine translation learned its place names from older texts, and often by way of Russian, so it prints spellings that English newspapers gave up years ago. Only names on which all major English styles agree are reported, and not where a paragraph speaks of the years before 1991, when the older spelling was the name.
    An article that spells three places and more the older way and none the new way is reported once: its house does so."""
    found = list(_old_names(document, hits))
    if not _is_house_style(document, found):
        for old in found:
            yield check.finding(Span(old.start, old.end), replace=old.now, found=old.name, right=old.now, others="")
        return
    prose = [old for old in found if (block := block_at(document, old.start)) is None or block.kind in PROSE]
    if prose:
        yield _together(document, prose)


def _together(document: Document, found: Sequence[Old]) -> Finding:
    """One finding for all, with one fix that leaves out what is quoted."""
    first = found[0]
    spans = [Span(old.start, old.end) for old in found]
    edits = [Edit(span, old.now) for span, old in zip(spans, found, strict=True) if not is_quoted(document, span)]
    names = dict.fromkeys(old.name for old in found if old.name != first.name)
    others = f"; {' and '.join(f'“{name}”' for name in names)} too, throughout this article"
    return check.finding(spans[0], edits=[edits or [Edit(spans[0], first.now)]], related=spans[1:], found=first.name, right=first.now, others=others)  # fmt: skip


def _is_house_style(document: Document, found: Sequence[Old]) -> bool:
    names = {old.name: old.now for old in found}
    return len(set(names.values())) >= HOUSE and not any(now in document.text for now in names.values())


def _old_names(document: Document, hits: Sequence[Hit]) -> Iterator[Old]:
    """The older spellings that are words of their own, in no phrase that bears them and in no passage on the past."""
    text, last, right = document.text, -1, listed(document).forms
    told = cache(lambda phrase: phrase in text)  # Odessa, Texas: where the text says anywhere that it means another
    vetoed = cache(lambda unit: any(veto.search(text, *unit) for veto in UNLESS))
    for start, end in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if start < last or not _is_word(text, start, end):
            continue
        now, keep = _table()[text[start:end]]
        if any(told(phrase) if "," in phrase else _is_inside(text, start, end, phrase) for phrase in (*keep, *right)):
            continue
        if vetoed(unit_at(document, start)):
            continue
        last = end
        yield Old(start, end, text[start:end], now)


def _is_inside(text: str, start: int, end: int, phrase: str) -> bool:
    """True inside `phrase`."""
    return text.find(phrase, max(0, end - len(phrase)), start + len(phrase)) >= 0


def _is_word(text: str, start: int, end: int) -> bool:
    """False for parts of words, compounds, handles, addresses and names of files."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in tuple("-/@#_.") or after in ("_", "@"):
        return False
    return not (after == "." and text[end + 1 : end + 2].isalnum())
