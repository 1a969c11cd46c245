"""`kind: swap`: words that have one better form, from the rule's own table or from a lexicon.

Keys: `swap` (mapping wrong: right; several rights parted by ` | `), or `lexicon` with `from` and `to` (columns), `only`
(column: value, rows to take; several values parted by `|`), `keep` (column of phrases parted by `|`: silent inside
one); `ignore_case`, `unless` (patterns: silent when one is found in the same unit).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textlint.core import PROSE, Document, Expression, Finding, Hit, Kind, RuleError, Span, spell_out
from textlint.core.fields import Fields
from textlint.core.rule import Rule
from textlint.facts.lexicon import lexicon
from textlint.facts.lines import unit_at
from textlint.kinds.pattern import compile_pattern

KEYS = frozenset({"swap", "lexicon", "from", "to", "only", "keep", "ignore_case", "unless"})
NEEDS_LITERALS = False

_IN_WORD = "’'-"


class Swap(NamedTuple):
    """A compiled swap rule: `rows` maps each form, as it stands in text, to (rights, phrases to keep)."""

    rows: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    unless: tuple[Expression, ...]

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report each hit that is a word of its own and stands in no phrase to be kept."""
        text = document.text
        last = -1
        for start, end in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            found = text[start:end]
            if start < last or found not in self.rows or not is_word(text, start, end):
                continue
            rights, keep = self.rows[found]
            if any(is_inside(text, start, end, phrase) for phrase in keep) or self._vetoed(document, start):
                continue
            last = end
            yield rule.finding(
                Span(start, end), replace=rights, wrong=found, right=" or ".join(f"“{right}”" for right in rights)
            )

    def _vetoed(self, document: Document, position: int) -> bool:
        if not self.unless:
            return False
        unit = unit_at(document, position)
        return any(veto.search(document.text, *unit) for veto in self.unless)


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose."""
    return PROSE


def compile(fields: Fields) -> tuple[Swap, tuple[str, ...]]:
    """The matcher, and the forms it looks for as literals."""
    ignore_case = fields.flag("ignore_case")
    rows: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for wrong, right, keep in _pairs(fields):
        for form in spell_out(wrong, ignore_case=ignore_case):
            rows.setdefault(form, (tuple(_like(form, text) if ignore_case else text for text in right), keep))
    if not rows:
        raise fields.error("swap", "no rows: give swap, or lexicon with from and to")
    flags = Expression.MULTILINE | (Expression.IGNORECASE if ignore_case else 0)
    unless = tuple(compile_pattern(fields, "unless", text, flags) for text in fields.texts("unless"))
    return Swap(rows, unless), tuple(rows)


def _pairs(fields: Fields) -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for wrong, right in fields.mapping("swap").items():
        yield wrong, tuple(part.strip() for part in right.split(" | ") if part.strip()), ()
    if "lexicon" not in fields:
        return
    try:
        table = lexicon(fields.text("lexicon"), fields.folder)
        kept = table.column(fields.text("keep")) if "keep" in fields else ("",) * len(table.rows)
        only = [(table.column(column), value.split("|")) for column, value in fields.mapping("only").items()]
        pairs = zip(table.column(fields.text("from")), table.column(fields.text("to")), kept, strict=True)
    except (KeyError, RuleError) as error:
        raise fields.error("lexicon", error.reason if isinstance(error, RuleError) else str(error.args[0])) from None
    for number, (wrong, right, keep) in enumerate(pairs):
        if right and all(column[number] in values for column, values in only):
            yield wrong, tuple(part.strip() for part in right.split("|")), tuple(filter(None, keep.split("|")))


def _like(form: str, right: str) -> str:
    """`right` in the case of `form`: upper, or with a capital first letter."""
    if len(form) > 1 and form.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if form[:1].isupper() else right


def is_word(text: str, start: int, end: int) -> bool:
    """True when `text[start:end]` is no part of a longer word, an address or a tag."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum()):
        return False
    return not (before in ("-", "/", "@", "#", "_", ".") and before) and not (
        after in ("_", "@") or (after == "." and text[end + 1 : end + 2].isalnum())
    )


def is_inside(text: str, start: int, end: int, phrase: str) -> bool:
    """True when `text[start:end]` stands in `phrase`."""
    first = max(0, end - len(phrase))
    place = text.find(phrase, first, start + len(phrase))
    return place >= 0 and place <= start and place + len(phrase) >= end
