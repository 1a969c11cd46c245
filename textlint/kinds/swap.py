"""`kind: swap`: words that have one better form, from the rule's own table or from a lexicon.

Keys: `swap` (mapping wrong: right; several rights parted by ` | `), or `lexicon` with `from` and `to` (columns), `only`
(column: value, rows to take; several values parted by `|`), `keep` (column of phrases parted by `|`: silent inside
one), `form_of` (column: the languages whose form it is, parted by `|`), `original` (column of what the form
renders, `{original}` in the message); `ignore_case`, `unless` (patterns: silent when one is found in the same unit),
`listed: lower_case` (names that the user lists are rows, too: wrong in lower case, unless that means something else).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textlint.core import PROSE, Document, Expression, Finding, Hit, Kind, RuleError, Span, spell_out
from textlint.core.fields import Fields
from textlint.core.kept import Later
from textlint.core.limited import begin
from textlint.core.names import Names
from textlint.core.rule import Rule
from textlint.facts.lexicon import lexicon
from textlint.facts.lines import unit_at
from textlint.facts.listed import Listed
from textlint.kinds.pattern import compile_pattern

KEYS = frozenset(
    {"swap", "lexicon", "from", "to", "only", "keep", "form_of", "original", "ignore_case", "unless", "listed"}
)
NEEDS_LITERALS = False

_IN_WORD = "’'-"


class Row(NamedTuple):
    """What is known of one wrong form."""

    rights: tuple[str, ...]
    keep: tuple[str, ...] = ()  # phrases in which it is right
    form_of: tuple[str, ...] | None = None  # languages whose form it is; None: those of the rule
    original: str = ""  # what it is a rendering of


class Swap(NamedTuple):
    """A compiled swap rule: `rows` has each form as it stands in text."""

    rows: Later[dict[str, Row]]
    unless: tuple[Expression, ...]
    takes_listed: bool = False  # names that the user lists are rows, too

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report each hit that is a word of its own and stands in no phrase to be kept."""
        text, rows = document.text, self.rows.get()
        begin(self.unless, text)
        last = -1
        vetoed: dict[Span, bool] = {}  # unit -> it is left alone: each is asked once
        for start, end in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            found = text[start:end]
            if start < last or found not in rows or not is_word(text, start, end):
                continue
            rights, keep, form_of, original = rows[found]
            if any(is_inside(text, start, end, phrase) for phrase in keep) or self._vetoed(document, start, vetoed):
                continue
            last = end
            right = " or ".join(f"“{right}”" for right in rights)
            told = {"wrong": found, "right": right, "original": original}
            yield rule.finding(Span(start, end), replace=rights, translated_from=form_of, named=told)

    def knowing(self, names: Names) -> "tuple[Swap, tuple[str, ...]] | None":
        """This with a row for each listed name in lower case, and the literals of those; None when it takes none."""
        if not self.takes_listed:
            return None
        rows = self.rows.get()
        more = {low: Row((name,)) for low, name in Listed(names).small.items() if low not in rows}
        return self._replace(rows=Later({**rows, **more})), tuple(more)

    def _vetoed(self, document: Document, position: int, known: dict[Span, bool]) -> bool:
        if not self.unless:
            return False
        unit = unit_at(document, position)
        if unit not in known:
            known[unit] = any(veto.search(document.text, *unit) for veto in self.unless)
        return known[unit]


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose."""
    return PROSE


def compile(fields: Fields) -> tuple[Swap, tuple[str, ...]]:
    """The matcher, and the forms it looks for as literals."""
    ignore_case = fields.flag("ignore_case")
    rows: dict[str, Row] = {}
    for wrong, row in _pairs(fields):
        for form in spell_out(wrong, ignore_case=ignore_case):
            rights = tuple(_like(form, text) for text in row.rights) if ignore_case else row.rights
            rows.setdefault(form, row._replace(rights=rights))
    if not rows:
        raise fields.error("swap", "no rows: give swap, or lexicon with from and to")
    flags = Expression.MULTILINE | (Expression.IGNORECASE if ignore_case else 0)
    unless = tuple(compile_pattern(fields, "unless", text, flags) for text in fields.texts("unless"))
    if fields.text("listed", "no") not in ("no", "lower_case"):
        raise fields.error("listed", "expected lower_case")
    return Swap(Later(rows), unless, fields.text("listed", "no") == "lower_case"), tuple(rows)


def _pairs(fields: Fields) -> Iterable[tuple[str, Row]]:
    for wrong, right in fields.mapping("swap").items():
        yield wrong, Row(tuple(part.strip() for part in right.split(" | ") if part.strip()))
    if "lexicon" not in fields:
        return
    try:
        table = lexicon(fields.text("lexicon"), fields.folder)
        kept = table.column(fields.text("keep")) if "keep" in fields else ("",) * len(table.rows)
        told = table.column(fields.text("form_of")) if "form_of" in fields else None
        originals = table.column(fields.text("original")) if "original" in fields else ("",) * len(table.rows)
        only = [(table.column(column), value.split("|")) for column, value in fields.mapping("only").items()]
        pairs = zip(table.column(fields.text("from")), table.column(fields.text("to")), kept, strict=True)
    except (KeyError, RuleError) as error:
        raise fields.error("lexicon", error.reason if isinstance(error, RuleError) else str(error.args[0])) from None
    for number, (wrong, right, keep) in enumerate(pairs):
        if right and all(column[number] in values for column, values in only):
            form_of = tuple(filter(None, told[number].split("|"))) if told else None
            rights = tuple(part.strip() for part in right.split("|"))
            yield wrong, Row(rights, tuple(filter(None, keep.split("|"))), form_of, originals[number])


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
