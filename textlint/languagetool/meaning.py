"""What LanguageTool's rules mean here: family, severity, MQM type, and whether they are heard at all."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from textlint.core import Document, Finding, Hit, InQuotes, Language, Rule, Safety, Severity, State
from textlint.engine.select import SPELLING
from textlint.facts.lexicon import lexicon

PREFIX = "languagetool."  # in the ids of rules that are LanguageTool's: grammar/languagetool.HE_VERB_AGR
ELSEWHERE = "MISC"  # the row of the table for categories that it does not hold


class _Silent(NamedTuple):
    """Matcher of a rule that a server looks for."""

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Nothing: what the server found comes by another way."""
        return ()


def rule_of(name: str, category: str, issue: str) -> Rule:
    """LanguageTool's rule `name` as one of ours.

    Args:
        name: its id.
        category: the id of its category.
        issue: its type of issue; `misspelling` is the speller's.
    """
    family, severity, mqm, state = _categories().get(category) or _categories()[ELSEWHERE]
    if issue == "misspelling" and category == "TYPOS" and name.startswith("MORFOLOGIK"):
        family = SPELLING
    return Rule(
        id=f"{family}/{PREFIX}{name}", kind="languagetool", path="", message="{said}", rationale=why_off(name),
        severity=Severity[severity.upper()], safety=Safety.SUGGEST, mqm=mqm, source=f"LanguageTool, {name}",
        matcher=_Silent(), state=State(_row(name)[0] or state), quotes=InQuotes.SUGGEST,
        language=Language.ENGLISH,
    )  # fmt: skip


def switched_off() -> tuple[str, ...]:
    """Ids of rules that the server need not run: those that are never heard unless somebody enables them."""
    return tuple(sorted(name for name, row in _looked_at().items() if row[0] == State.OFF.value and "*" not in name))


def why_off(name: str) -> str:
    """Why a rule of LanguageTool is not heard unasked; empty for one that is, or that nobody has looked at."""
    state, reason = _row(name)
    return reason if state == State.OFF.value else ""


def _row(name: str) -> tuple[str, str]:
    """State and reason of a rule, both empty for one that is not in the table."""
    table = _looked_at()
    if name in table:
        return table[name]
    return next((row for start, row in table.items() if start[-1] == "*" and name.startswith(start[:-1])), ("", ""))


@cache
def _categories() -> Mapping[str, tuple[str, ...]]:
    table = lexicon("languagetool_categories")
    return {row[0]: row[1:5] for row in table.rows}


@cache
def _looked_at() -> Mapping[str, tuple[str, str]]:
    table = lexicon("languagetool_rules")
    return {row[0]: (row[1], row[5]) for row in table.rows}
