"""`kind: house`: forms of names, abbreviations and words that a house style does not print.

Keys: `entries` (kinds of rows of the style's table to look for: name, place, abbreviation, spelling, word) and `style`
(the house style of the examples). What the forms are stands in the tables of the styles, never in the rule. Message:
`{wrong}`, `{right}`, `{house}`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint.core import PROSE, Document, Finding, Hit, Kind, Safety, Span, kept
from textlint.core.fields import Fields
from textlint.core.house import KINDS, Entry, House
from textlint.core.rule import Rule
from textlint.facts.lexicon import lexicon
from textlint.facts.lines import unit_at
from textlint.facts.words import forms, is_known
from textlint.kinds.swap import is_inside, is_word

KEYS = frozenset({"entries"})
NEEDS_LITERALS = False

_OPENING = " \t\u00a0“”‘’\"'([—–-"  # what may stand between a sentence's start and its first word
_CLOSING = "”’\"')]"
_WORDS = ("spelling", "word")
_TITLES = frozenset("President Secretary Minister Ambassador Senator Attorney Sen. Rep.".split())


class Row(NamedTuple):
    """What the style prints for one form, and where that form is right all the same."""

    right: str
    keep: tuple[str, ...]
    word: bool  # an ordinary word, no name: with a capital it may be part of one


class HouseForms(NamedTuple):
    """The forms of some kinds of entries, as they stand in text."""

    kinds: frozenset[str]
    house: str = ""  # title of the style
    rows: Mapping[str, Row] = {}

    def following(self, house: House) -> "tuple[HouseForms, tuple[str, ...]] | None":
        """The forms that `house` does not print."""
        rows = {form: row for entry in house.entries if entry.kind in self.kinds for form, row in _rows(entry)}
        return (HouseForms(self.kinds, house.title, rows), tuple(rows)) if rows else None

    def free(self) -> "HouseForms":
        """Without any forms."""
        return HouseForms(self.kinds)

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report each form that is a word of its own, where nothing says that it is right."""
        text, last = document.text, -1
        for start, end in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            row = self.rows.get(text[start:end])
            if start < last or row is None or not is_word(text, start, end):
                continue
            last = end  # a shorter form inside is not looked at, whether this one is right or wrong
            kept = any(is_inside(text, start, end, phrase) for phrase in row.keep)
            if not kept and not _may_be_another(document, start, end, row):
                yield self._report(rule, document, Span(start, end), row)

    def _report(self, rule: Rule, document: Document, span: Span, row: Row) -> Finding:
        wrong = document.text[span.start : span.end]
        right = row.right
        if wrong[0].isupper() and not right[0].isupper() and opens_sentence(document, span.start):
            right = right[0].upper() + right[1:]
        span, rights, safety = _replacement(document.text, span, right, rule.safety)
        return rule.finding(span, replace=rights, safety=safety, wrong=wrong, right=right, house=self.house)


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose."""
    return PROSE


def compile(fields: Fields) -> tuple[HouseForms, tuple[str, ...]]:
    """The matcher without the forms of any style, and no literals: both come with a style."""
    kinds = frozenset(fields.texts("entries"))
    if not kinds or kinds - set(KINDS):
        raise fields.error("entries", f"expected some of {', '.join(KINDS)}")
    fields.text("style")
    return HouseForms(kinds), ()


def _rows(entry: Entry) -> Iterator[tuple[str, Row]]:
    """The variants of an entry, with a capital too, as a sentence may begin with them."""
    row = Row(entry.form, (entry.form, entry.form[:1].upper() + entry.form[1:], *entry.keep_when), entry.kind in _WORDS)
    for variant in entry.variants:
        yield variant, row
        if variant[:1].islower():
            yield variant[:1].upper() + variant[1:], row


def _may_be_another(document: Document, start: int, end: int, row: Row) -> bool:
    """True where the form may be something else: US in a shouted line, Aids at a sentence's start, Labor in a name."""
    text = document.text
    found = text[start:end]
    if not found[0].isupper():
        return False
    before, after = text[max(0, start - 40) : start].split()[-1:], text[end : end + 40].split()[:1]
    if found.isupper():
        return any(len(word) > 1 and word.isupper() and word.isalpha() for word in (*before, *after))
    opens = opens_sentence(document, start)
    if row.word:
        return not opens or any(word[0].isupper() for word in after)
    return opens and is_known(found)


def opens_sentence(document: Document, start: int) -> bool:
    """True when a sentence begins at `start`."""
    first = unit_at(document, start).start
    while start > first and document.text[start - 1] in _OPENING:
        start -= 1
    return start == first or document.text[start - 1] in ".!?:…"


def _replacement(text: str, span: Span, right: str, safety: Safety) -> tuple[Span, list[str], Safety]:
    """What is to be replaced, by what, and how sure that is: the last dot of U.S. may close the sentence too."""
    start, end = span
    wrong = text[start:end]
    if right.endswith(".") and text[end : end + 1] == "." and text[end + 1 : end + 2] != ".":
        return Span(start, end + 1), [right], safety
    if wrong.count(".") < 2 or not wrong.endswith(".") or right.endswith("."):
        return span, [right], safety
    after = text[end : end + 40].lstrip(_CLOSING)
    words = after.split(None, 1)
    if not words or after[0] in "\r\n":
        return span, [f"{right}."], safety
    if after[0] != " " or not words[0][0].isupper():
        return span, [right], safety
    if "F" in forms(words[0].strip(",’")):
        return span, [f"{right}."], safety
    if set(after[1:].split(None, 2)[:2]) & _heads():
        return span, [right], safety
    return span, [right, f"{right}."], Safety.SUGGEST


@kept
def _heads() -> frozenset[str]:
    """Words that go with an abbreviation before them: the U.S. Senate, the U.N. Security Council."""
    return _TITLES | frozenset(lexicon("organisation_heads").column("head"))
