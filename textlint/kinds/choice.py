"""`kind: choice`: how numbers, dates and marks are written, where a house style has chosen one way.

Keys: `choice` (the entry of the style's table that chooses), `options` (by what the table may say: a list of patterns
for what is then not the house's way, each with the keys of `kind: pattern`), `style` (the house style of the examples).
Message: as for `kind: pattern`, and `{house}` and `{option}`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from textlint.core import PROSE, Document, Finding, Hit, Kind, RuleError, spell_out
from textlint.core.fields import Fields
from textlint.core.house import House
from textlint.core.rule import Rule
from textlint.kinds import pattern

KEYS = frozenset({"choice", "options"})
NEEDS_LITERALS = False


class Option(NamedTuple):
    """One way of writing: what is then wrong, and the literals near it."""

    patterns: tuple[pattern.Pattern, ...]
    literals: tuple[str, ...]


class Choice(NamedTuple):
    """All ways, and the one the house has chosen."""

    name: str
    options: Mapping[str, Option]
    house: str = ""  # title of the style
    option: str = ""

    def following(self, house: House) -> "tuple[Choice, tuple[str, ...]] | None":
        """The patterns for what `house` has chosen; None when it leaves the choice open."""
        entry = house.choice(self.name)
        if entry is None:
            return None
        if entry.form not in self.options:
            known = ", ".join(self.options)
            raise RuleError(entry.path, entry.line, self.name, f"there is no option {entry.form}; there are {known}")
        return self._replace(house=house.title, option=entry.form), self.options[entry.form].literals

    def free(self) -> "Choice":
        """With no way chosen."""
        return self._replace(house="", option="")

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report what the patterns of the chosen option find."""
        told = rule._replace(message=rule.message.replace("{house}", self.house).replace("{option}", self.option))
        for one in self.options[self.option].patterns:
            yield from one.find(told, document, hits)


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose."""
    return PROSE


def compile(fields: Fields) -> tuple[Choice, tuple[str, ...]]:
    """The matcher with all its options, and no literals: those come with a style."""
    fields.text("style")
    options = fields.values.get("options")
    if not isinstance(options, dict) or not options:
        raise fields.error("options", "expected the ways of writing, each with a list of patterns")
    made = {}
    for name, items in options.items():
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise fields.error("options", f"expected a list of patterns for {name}")
        made[name] = _option(fields, items)
    return Choice(fields.text("choice"), made), ()


def _option(fields: Fields, items: Sequence[Mapping[str, object]]) -> Option:
    patterns, literals = [], []
    for item in items:
        if unknown := set(item) - pattern.KEYS - {"requires"}:
            raise fields.error("options", f"a pattern has no key {min(unknown)}")
        inner = replace(fields, values=item, lines=dict.fromkeys(item, fields.lines["options"]))
        found, extra = pattern.compile(inner)
        spelled = [text for entry in inner.texts("requires") for text in spell_out(entry)]
        if not spelled:
            raise fields.error("options", "each pattern requires a literal")
        patterns.append(found)
        literals += [*spelled, *extra]
    return Option(tuple(patterns), tuple(dict.fromkeys(literals)))
