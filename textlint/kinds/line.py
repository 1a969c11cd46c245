"""`kind: line`: whole lines that belong to the page and not to the article, known by their words and their place.

Keys: `whole`, `prefix`, `suffix` (lists; compared after normalisation: NFKC, folded case, straight quotes, no bullets,
numbers as `#`, for `whole` no closing marks either), `where` (anywhere, or above the article, below it, either: head,
tail, edges), `max_words`, `bare` (only lines without an end mark), `before_body` (only before a paragraph of the
article), `to_end` (what follows goes with it, up to the article going on), `foreign` (the
lines are in the language of the source, which their letters and words tell).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textlint.core import Document, Finding, Hit, Kind, Safety
from textlint.core.fields import Fields
from textlint.core.rule import Rule
from textlint.facts.furniture import LineTest, furniture, look_up_form, table_form
from textlint.facts.lines import removal, units
from textlint.facts.tongue import languages_of

KEYS = frozenset({"whole", "prefix", "suffix", "where", "max_words", "bare", "before_body", "to_end", "foreign"})
NEEDS_LITERALS = False
MAX_WORDS = 25


class Line(NamedTuple):
    """A compiled line rule. The tables of all line rules are looked up together, once a document."""

    test: LineTest
    foreign: bool = False  # the lines are in the language the text was translated from

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report the lines that this rule knows; the fix removes the line."""
        for item in furniture(document):
            if item.rule == rule.id:
                unit = units(document)[item.unit]
                safety = rule.safety if item.certain else min(rule.safety, Safety.UNSAFE)
                line = document.text[unit.start : unit.end]
                yield rule.finding(
                    unit,
                    edits=((removal(document, unit),),),
                    safety=safety,
                    translated_from=languages_of(line) if self.foreign else None,
                    line=line if len(line) <= 60 else line[:57] + "…",
                )


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Every line."""
    return frozenset(Kind)


def compile(fields: Fields) -> tuple[Line, tuple[str, ...]]:
    """The matcher; a line rule has no literals."""
    where = fields.text("where", "anywhere")
    if where not in ("anywhere", "head", "tail", "edges"):
        raise fields.error("where", "expected anywhere, head, tail or edges")
    whole = frozenset(map(table_form, fields.texts("whole")))
    prefixes, suffixes = (tuple(map(look_up_form, fields.texts(key))) for key in ("prefix", "suffix"))
    if not (whole or prefixes or suffixes):
        raise fields.error("whole", "no lines: give whole, prefix or suffix")
    if short := [text for text in (*prefixes, *suffixes) if len(text) < 3]:
        raise fields.error("prefix", f"too short to tell anything: {short[0]!r}")
    limits = fields.number("max_words", MAX_WORDS)
    flags = (fields.flag("bare"), fields.flag("before_body"), fields.flag("to_end"))
    return Line(
        LineTest(fields.text("id"), whole, prefixes, suffixes, where, limits, *flags), fields.flag("foreign")
    ), ()
