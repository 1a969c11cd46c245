"""Lines that belong to the page and not to the article: looked up in the tables of all `line` rules at once."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from textlint.core import Document, Span
from textlint.facts.lines import units

TABLE = "table of furniture lines"
BEFORE = "the document before a round of fixes"  # may be attached to the one after it, of which most lines are the same
HEAD, TAIL = 6, 15  # units; or all before the first and after the last paragraph of the article, if these are more
BODY_WORDS = 18  # a unit this long that ends a sentence is the article speaking
PROSE_WORDS = 6  # so is one this long below a line that takes along what follows
MANY_WORDS = 30  # few tests know longer lines
LOOK, KEY, SPARE = 3, 6, 6  # characters that a first and a second look compare, and those a bullet or number takes
MOST_LOOKS = 50_000  # beginnings and ends of lines that are remembered
LONGEST = 700  # code points; nothing in the tables describes a longer line

_QUOTES = str.maketrans("‘’‚‛“”„‟´`\u00a0", "''''\"\"\"\"'' ", "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060")
_LEAD = re.compile(r"^[\s•▪►▶»›>–—*+↑↓←→■●◆✔☞\-]+(?=\S)")
_LEADS = frozenset("•▪►▶»›>–—*+↑↓←→■●◆✔☞-")
_TRAIL = re.compile(r"[\s:.…»›>→|·]+$")
_PLAIN_HEAD = re.compile(r"[A-Za-z](?:[A-Za-z]| (?=[A-Za-z])){2}[A-Za-z]")  # is spelled so in the tables, small
_PLAIN_TAIL = re.compile(r"[A-Za-z](?:[A-Za-z.,!?”’]| (?=[A-Za-z])){2}[A-Za-z.,!?”’]")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[km]?\b|\d+")
_END_MARK = re.compile(r"[.!?…][\"'”’)\]]*$")


class LineTest(NamedTuple):
    """When a line belongs to the page, as one `line` rule says it. Texts are in look-up form."""

    rule: str
    whole: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    where: str  # anywhere, head (above the article, at least 6 units), tail (below it, at least 15), edges (either)
    max_words: int
    bare: bool  # only lines without an end mark
    before_body: bool  # only when a paragraph of the article follows
    to_end: bool  # everything after it is furniture too, up to the next paragraph of the article


class Furniture(NamedTuple):
    """A unit that belongs to the page, the rule that says so, and the words it went by."""

    unit: int
    rule: str
    evidence: str
    certain: bool = True  # False when only the line before says so, or lines that nobody knows go with it


class LineTable:
    """All line tests of a set of rules, found by how a line starts and ends."""

    def __init__(self, tests: Iterable[LineTest]) -> None:
        self.tests = tuple(tests)
        self._whole: dict[str, list[LineTest]] = {}
        self._prefixes: dict[str, list[tuple[str, LineTest]]] = {}
        self._suffixes: dict[str, list[tuple[str, LineTest]]] = {}
        for test in self.tests:
            for text in test.whole:
                self._whole.setdefault(text, []).append(test)
            for text in test.prefixes:
                self._prefixes.setdefault(text[:3], []).append((text, test))
            for text in test.suffixes:
                self._suffixes.setdefault(text[-3:], []).append((text, test))
        self._gate = _Gate(self.tests)
        self._gate_of_long = _Gate([test for test in self.tests if test.max_words > MANY_WORDS])

    def known(self, text: str, places: Iterable[Span]) -> dict[int, list[tuple[LineTest, str]]]:
        """The lines of which some test has the words, by number: what `candidates` says of each of `places`."""
        found = {}
        for number, start, end in self._gate.passing(text, places):
            candidates = self.candidates(text[start:end])
            if candidates:
                found[number] = candidates
        return found

    def candidates(self, line: str) -> list[tuple[LineTest, str]]:
        """The tests whose words `line` shows, wherever it stands, with those words."""
        if not line or len(line) > LONGEST:
            return []
        words = line.count(" ") + 1
        if words > MANY_WORDS and not any(self._gate_of_long.passing(line, (Span(0, len(line)),))):
            return []
        form = look_up_form(line)
        found = [(test, form) for test in self._whole.get(_TRAIL.sub("", form), ()) or self._whole.get(form, ())]
        found += [(test, text) for text, test in self._prefixes.get(form[:3], ()) if _starts_with(form, text)]
        found += [(test, text) for text, test in self._suffixes.get(form[-3:], ()) if form.endswith(text)]
        if not found:
            return []
        ended = ends_sentence(line)
        fitting = [(test, text) for test, text in found if words <= test.max_words and not (test.bare and ended)]
        return sorted(fitting, key=lambda item: item[0].rule)


class _Gate:
    """A quick look at the first and last characters of a line: most cannot be in the tables."""

    def __init__(self, tests: Collection[LineTest]) -> None:
        starts = {text[:KEY] for test in tests for text in (*test.whole, *test.prefixes)}
        ends = {text[-KEY:] for test in tests for text in test.suffixes}
        self._starts = _by_look(starts, lambda text: text[:LOOK], str.startswith)
        self._ends = _by_look(ends, lambda text: text[-LOOK:], str.endswith)
        # of what lines met so far began and ended with, whether all that do so can be passed over
        self._dull_heads: dict[str, bool] = {}
        self._dull_tails: dict[str, bool] = {}

    def passing(self, text: str, places: Iterable[Span]) -> Iterator[tuple[int, int, int]]:
        """Number, start and end of the lines that some text of the tables may open or end; of most paragraphs none."""
        heads, tails = self._dull_heads, self._dull_tails
        for number, (start, end) in enumerate(places):
            look = text[start : min(end, start + LOOK + 1)]
            is_dull = heads.get(look)
            if is_dull is None:
                is_dull = heads[look] = self._is_dull(_PLAIN_HEAD, look, look[:LOOK], self._starts)
            if not is_dull and self._opens(text, start, end):
                yield number, start, end
                continue
            look = text[max(start, end - LOOK - 1) : end]
            is_dull = tails.get(look)
            if is_dull is None:
                is_dull = tails[look] = self._is_dull(_PLAIN_TAIL, look, look[-LOOK:], self._ends)
            if not is_dull and self._ends_in(text, start, end):
                yield number, start, end
        for known in (heads, tails):
            if len(known) > MOST_LOOKS:
                known.clear()

    def _is_dull(self, plain: "re.Pattern[str]", seen: str, look: str, table: Collection[str]) -> bool:
        """True when no text has this look, and nothing beside what was seen can change how it is spelled there."""
        return plain.fullmatch(seen) is not None and look.lower().replace("”", '"').replace("’", "'") not in table

    def _opens(self, text: str, start: int, end: int) -> bool:
        head = text[start : min(end, start + KEY + SPARE)]
        if head.isascii() and head[:1] not in _LEADS and _DIGIT.search(head) is None:
            head = head.lower()
        else:
            head = look_up_form(text[start : min(end, start + KEY + 3 * SPARE)])
        texts = self._starts.get(head[:LOOK])
        return texts is not None and head.startswith(texts)

    def _ends_in(self, text: str, start: int, end: int) -> bool:
        tail = text[max(start, end - KEY) : end]
        if tail.isascii() and _DIGIT.search(tail) is None:
            tail = tail.lower()
        else:
            tail = _NUMBER.sub("#", plain_form(text[max(start, end - KEY - 3 * SPARE) : end]))
        texts = self._ends.get(tail[-LOOK:])
        return texts is not None and tail.endswith(texts)


def _by_look(
    texts: Collection[str], look_of: Callable[[str], str], has: Callable[[str, str], bool]
) -> dict[str, tuple[str, ...]]:
    """The texts that a line may have which shows a look; those shorter than a look are part of several."""
    found: dict[str, set[str]] = {}
    for text in texts:
        found.setdefault(look_of(text), set()).add(text)
    for short in (text for text in texts if len(text) < LOOK):
        for look, those in found.items():
            if has(look, short):
                those.add(short)
    return {look: tuple(sorted(those)) for look, those in found.items()}


def plain_form(text: str) -> str:
    """`text` in folded case with straight quotes and single spaces: what two copies of a line have in common."""
    if not text.isascii():
        text = text.replace("“", '"').replace("”", '"').replace("’", "'")  # the usual ones; most texts hold no other
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    return " ".join(text.replace("`", "'").split()).casefold()


def look_up_form(line: str) -> str:
    """`line` as the tables spell it: its plain form without bullets in front, numbers as `#`."""
    return _NUMBER.sub("#", _LEAD.sub("", plain_form(line)))


def table_form(text: str) -> str:
    """A table's own spelling of a whole line: `look_up_form` without the marks a line may end in."""
    form = look_up_form(text)
    return _TRAIL.sub("", form) or form


def furniture(document: Document) -> tuple[Furniture, ...]:
    """The units that some `line` rule knows for furniture where they stand, in text order, each once."""
    return document.fact(_furniture)


def ends_sentence(text: str) -> bool:
    """True when `text` ends in a stop, a question or exclamation mark or an ellipsis, closing marks after it or not."""
    return _END_MARK.search(text) is not None


def is_body(text: str) -> bool:
    """True for a unit that reads like a paragraph of an article: long enough, and it ends a sentence."""
    return text.count(" ") + 1 >= BODY_WORDS and ends_sentence(text)


def _starts_with(form: str, prefix: str) -> bool:
    """True when `form` starts with the words of `prefix`, not with half of a longer word."""
    if not form.startswith(prefix):
        return False
    following = form[len(prefix) : len(prefix) + 1]
    return not (following.isalnum() and prefix[-1:].isalnum())


class Page(NamedTuple):
    """The units of a text, and where the article lies among them."""

    lines: tuple[str, ...]
    bodies: frozenset[int]  # numbers of the paragraphs of the article
    first: int  # the first of them
    head: int  # units before this one are the head
    tail: int  # units from this one on are the tail; never one above the article

    @classmethod
    def of(cls, document: Document, known: Collection[int]) -> "Page":
        """Find the first and the last paragraph of the article.

        Units of which some table has the words, `known`, do not count towards the size of head and tail: what is left
        when they are gone has the same ones.
        """
        lines = tuple(document.text[start:end] for start, end in units(document))
        bodies = [number for number, line in enumerate(lines) if is_body(line)]
        first, last = (bodies[0], bodies[-1]) if bodies else (0, len(lines))
        others = [number for number in range(len(lines)) if number not in known]
        head = others[HEAD - 1] + 1 if len(others) >= HEAD else len(lines)
        tail = others[-TAIL] if len(others) >= TAIL else 0
        return cls(lines, frozenset(bodies), first, max(head, first), max(min(tail, last + 1), first))

    def places(self, number: int, test: LineTest, evidence: str) -> bool:
        """True when unit `number` stands where `test` wants it."""
        followed = number + 1 in self.bodies
        if test.where == "anywhere":
            link = evidence not in test.whole and (test.bare or evidence[-1] in ":|")
            if link and number == 0 and len(self.lines) > 1:
                return False  # a headline may start with “Watch:” or “Read more:”
        elif followed and self.first < number:
            return False  # a heading inside the article
        elif not ((test.where != "tail" and number < self.head) or (test.where != "head" and number >= self.tail)):
            return False
        return followed or not test.before_body


def _known(document: Document) -> dict[int, list[tuple[LineTest, str]]]:
    """`LineTable.known` of all units; of those that stood in the text before a round of fixes it was asked then."""
    text, places = document.text, units(document)
    table: LineTable = document.attached(TABLE)
    before: Document | None = document.attached(BEFORE)
    if before is None or before.attached(TABLE) is not table:
        return table.known(text, places)
    document.attach(BEFORE, None)  # or it would be held, and what it followed
    kept, old = before.fact(_known), before.text
    met = {old[start:end]: kept.get(number) for number, (start, end) in enumerate(units(before))}
    found = {}
    for number, place in enumerate(places):
        line = text[place.start : place.end]
        candidates = met[line] if line in met else table.known(text, (place,)).get(0)
        if candidates:
            found[number] = candidates
    return found


def _furniture(document: Document) -> tuple[Furniture, ...]:
    table: LineTable | None = document.attached(TABLE)
    if table is None:
        return ()
    known = document.fact(_known)
    if not known:
        return ()
    page = Page.of(document, known)
    found: dict[int, Furniture] = {}
    openers: list[tuple[int, LineTest]] = []
    for number, candidates in known.items():
        for test, evidence in candidates:
            if page.places(number, test, evidence):
                found[number] = Furniture(number, test.rule, evidence)
                if test.to_end:
                    openers.append((number, test))
                break
    stop = 0
    for number, test in openers:
        if number < stop:
            continue  # the opener before it has taken all that it could
        opener = page.lines[number][:40]
        swallowed, stop = _swallowed(page.lines, number, found)
        if swallowed and not ends_sentence(page.lines[number]):
            # Whoever removes a heading must remove what it heads; a sentence, as in a comment form, heads nothing.
            found[number] = found[number]._replace(certain=False)
        for later in swallowed:
            found[later] = Furniture(later, test.rule, f"after “{opener}”", certain=False)
    return tuple(found[number] for number in sorted(found))


def _swallowed(lines: tuple[str, ...], opener: int, known: Collection[int]) -> tuple[list[int], int]:
    """The lines after `opener` that no rule knows, up to the article going on, and where that is.

    A heading right before that belongs to the article.
    """
    taken: list[int] = []
    for number in range(opener + 1, len(lines)):
        if number in known:
            continue
        if _is_prose(lines[number]):
            return (taken[:-1] if taken and taken[-1] == number - 1 else taken), number
        taken.append(number)
    return taken, len(lines)


def _is_prose(line: str) -> bool:
    """True for a line that could be the article going on: a sentence of some length."""
    return line.count(" ") + 1 >= PROSE_WORDS and ends_sentence(line)
