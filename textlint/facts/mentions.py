"""Names in a text: the long capitalised words, and what stands round each that says whose name it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from textlint.core import Document, kept
from textlint.facts.lexicon import lexicon
from textlint.facts.table import Table
from textlint.facts.words import is_known

PARTICLES = r"(?:de|da|do|dos|das|di|du|del|della|der|den|van|von|bin|bint|ibn|ben|al|el|ter|ten|la|le)"
TITLES = frozenset(
    "president chancellor minister premier senator secretary ambassador general colonel major captain lieutenant "
    "sergeant admiral commander king queen prince princess pope cardinal archbishop bishop judge justice governor "
    "mayor mr mrs ms miss dr prof professor sir lord lady sheikh imam ayatollah rabbi rep sen gov gen col spokesman "
    "spokeswoman leader chief director chairman chairwoman ceo lawyer analyst coach adviser advisor envoy "
    "commissioner representative".split()
)
DETERMINERS = frozenset("a an the these those his its our their my your".split())
# a look-behind would double its time; `evidence` drops parts of words
LONG_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽḀ-Ỿ]\w{4,}")

# The runs of characters of which `isalnum` is true that begin with a capital; the look-behind comes second for speed.
_RUN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽḀ-Ỿ](?<![^\W_].)[^\W_]*")
LONGEST = 1000  # code points of a name; how a word of megabytes sounds would take seconds, and ten times its memory
SOME = 10  # names asked for in one text, from which on an index of its names costs less than to look for each
MANY = 200  # names from which on one that could overlap with itself is counted wherever it stands

_BEFORE = re.compile(rf"(?:^|[^\w.’'-])([\w.’'-]+)[ \u00a0](?:{PARTICLES}[ \u00a0-]){{0,2}}$")
_AFTER = re.compile(rf"(?:[ \u00a0](?:{PARTICLES}[ \u00a0])?|[-–])([^\W\d_a-zß-öø-ÿ][\w’-]*)")
_LISTED = re.compile(r",? (?:and )?[^\W\d_a-zß-öø-ÿ]")
_OPENERS = '\n\r.!?…:“"‘([—–•'
_TAGS = frozenset("@#_")  # before a handle or a tag, which are no names
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


class Evidence(NamedTuple):
    """Where one name stands in a text, and the capitalised words and titles that stand with it."""

    places: tuple[int, ...]
    owners: frozenset[str]  # the name or article right before it: Olaf of `Olaf Scholz`; - in a compound or a list
    titles: frozenset[str]  # in lower case: chancellor
    followers: frozenset[str]  # the name right after it: Street of `Schulz Street`


def long_names(document: Document) -> frozenset[str]:
    """The words of five letters and more that begin with a capital; parts of words may be among them.

    What is longer than `LONGEST` is none: data, or a text without blanks.
    """
    return document.fact(_long_names)


def is_given_name(word: str) -> bool:
    """True for a given name of the lexicon; ordinary words that are also names are not in it."""
    return _given_names()[word] != ""


def evidence(document: Document, name: str) -> Evidence:
    """What the text says of `name` where it stands as a word of its own."""
    found = document.fact(_found)
    if name not in found:
        found[name] = _evidence(document, name)
    return found[name]


def _opens(text: str, start: int) -> bool:
    """True when `start` follows the text's begin, a line end, a stop, a colon or an opening mark."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in _OPENERS


def _found(document: Document) -> dict[str, Evidence]:
    return {}


def _long_names(document: Document) -> frozenset[str]:
    names = frozenset(LONG_NAME.findall(document.text))
    if max(map(len, names), default=0) > LONGEST:
        return frozenset(name for name in names if len(name) <= LONGEST)
    return names


@kept
def _given_names() -> Table:
    return Table((name, "given") for name in lexicon("given_names").column("name"))


def _evidence(document: Document, name: str) -> Evidence:
    text, places = document.text, list[int]()
    owners, titles, followers = set(), set(), set()
    for start in _places(document, name):
        end = start + len(name)
        places.append(start)
        before = _name_before(text, start)
        if before:
            word = before[1].rstrip(".").lower()
            if word in TITLES:
                titles.add(word)
            elif word in DETERMINERS or _is_owner(text, before[1], max(0, start - 60) + before.start(1)):
                owners.add(before[1])
        elif text[start - 1 : start] == "-" or _is_listed(text, start, end):
            owners.add("-")
        after = _AFTER.match(text[end : end + 40])
        if after and after[1] not in _DAYS:
            followers.add(after[1])
    return Evidence(tuple(places), frozenset(owners), frozenset(titles), frozenset(followers))


def _name_before(text: str, start: int) -> "re.Match[str] | None":
    """The word before a name at `start`, particles left out; its places count from 60 characters before the name."""
    if text[start - 1 : start] not in (" ", "\u00a0", "-", "\n"):
        return None
    near = text[max(0, start - 60) : start]
    blank = len(near)
    for _ in range(4):  # no more parts than the expression has: it need not be tried at each place before
        blank = near.rfind(" ", 0, max(0, blank))
    return _BEFORE.search(near, max(0, blank))


def _places(document: Document, name: str) -> Iterator[int]:
    """Where `name` stands as a word of its own."""
    text = document.text
    for start in _candidates(document, name):
        end = start + len(name)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[start - 1 : start] in _TAGS):
            yield start


def _candidates(document: Document, name: str) -> Iterator[int]:
    """Where `name` stands, as a word or in one; in a text that is asked for many names, it is not searched for each."""
    text = document.text
    asked = len(document.fact(_found))
    run = _RUN.search(name) if asked > SOME and (asked > MANY or name[0] not in name[1:]) else None
    if run is not None:
        starts = (place - run.start() for place in document.fact(_runs).get(run[0], ()))
        yield from (start for start in starts if start >= 0 and text.startswith(name, start))
        return
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + (1 if asked > MANY else len(name)))


def _runs(document: Document) -> dict[str, list[int]]:
    """Where each run of letters and digits begins that begins with a capital."""
    found: dict[str, list[int]] = {}
    for match in _RUN.finditer(document.text):
        found.setdefault(match[0], []).append(match.start())
    return found


def _is_listed(text: str, start: int, end: int) -> bool:
    """True between commas and other capitalised words: one of a list of names, which need no introduction."""
    return text[start - 2 : start] == ", " and _LISTED.match(text, end) is not None


def _is_owner(text: str, word: str, start: int) -> bool:
    """True when `word` before a name is part of that name: capitalised, and not only because it opens a sentence."""
    if not word[0].isupper() or word.endswith(("’s", "'s")) or word in _DAYS:
        return False
    if word.endswith("."):  # an initial, or the end of a sentence
        return len(word) == 2
    if is_given_name(word) or not is_known(word):
        return True
    return not _opens(text, start)
