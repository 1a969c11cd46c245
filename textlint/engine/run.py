"""Document -> findings."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import NamedTuple, Protocol

from textlint.core import Document, Finding, Fix, InQuotes, Kind, Language, Rule, Safety
from textlint.core.house import House
from textlint.engine.house import Deference
from textlint.engine.prefilter import Prefilter
from textlint.facts.blocks import block_at
from textlint.facts.furniture import TABLE, LineTable, furniture
from textlint.facts.language import is_foreign
from textlint.facts.speech import is_quoted
from textlint.kinds.languagetool import LanguageToolPattern
from textlint.kinds.line import Line

ALL_BLOCKS = frozenset(Kind)


class Checked(NamedTuple):
    """What a run found in one document, and the rules that failed on it: (rule id, what was raised)."""

    findings: tuple[Finding, ...]
    crashes: tuple[tuple[str, str], ...] = ()


class Checker(Protocol):
    """What can look at a document: an engine, or one that asks others too."""

    def check(self, document: Document) -> Checked:
        """All findings in text order."""
        ...


class Engine:
    """A set of rules made ready to look at many documents.

    Args:
        rules: the rules to run.
        known: all rules that were loaded, when `rules` are only some of them: what is furniture does not depend on
            which findings somebody asked for.
        timed: keep the seconds each rule takes in `seconds`.
        house: the house style that `rules` follow.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        known: Sequence[Rule] | None = None,
        *,
        timed: bool = False,
        house: House | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self._deference = Deference(self.rules, house) if house is not None else None
        self.seconds: dict[str, float] | None = {rule.id: 0.0 for rule in rules} if timed else None
        self._lines = {rule.id: number for number, rule in enumerate(self.rules) if isinstance(rule.matcher, Line)}
        served = (number for number, rule in enumerate(self.rules) if isinstance(rule.matcher, LanguageToolPattern))
        self._prefilter = Prefilter(self.rules, without=frozenset((*self._lines.values(), *served)))
        # what tells furniture; a script that looks at documents without running rules attaches it itself
        self.table = LineTable(rule.matcher.test for rule in known or rules if isinstance(rule.matcher, Line))

    def check(self, document: Document) -> Checked:
        """All findings in text order. A rule that raises is reported as crashed and the others go on."""
        document.attach(TABLE, self.table)
        found: dict[Finding, None] = {}  # a set that keeps its order
        crashes = []
        waiting = self._prefilter.hits(document.text)
        waiting.update({self._lines[item.rule]: [] for item in furniture(document) if item.rule in self._lines})
        for number, hits in waiting.items():
            rule = self.rules[number]
            started = perf_counter() if self.seconds is not None else 0.0
            try:
                for finding in rule.matcher.find(rule, document, hits):
                    allowed = admitted(rule, document, finding)
                    if allowed is not None:
                        found[allowed] = None
            except Exception as error:  # whatever a rule does wrong, the run goes on and says so
                crashes.append((rule.id, f"{type(error).__name__}: {error}"))
            if self.seconds is not None:
                self.seconds[rule.id] += perf_counter() - started
        kept = found if self._deference is None else self._deference.kept(tuple(found), document.text)
        ordered = sorted(kept, key=lambda finding: (finding.span, finding.rule, finding.message))
        return Checked(tuple(ordered), tuple(crashes))


def admitted(rule: Rule, document: Document, finding: Finding) -> Finding | None:
    """The finding as the rule may report it; None when it stands where the rule says nothing."""
    if rule.blocks != ALL_BLOCKS:
        block = block_at(document, finding.span.start)
        if block is not None and block.kind not in rule.blocks:
            return None
    if rule.language is Language.ENGLISH and is_foreign(document, finding.span):
        return None
    if rule.quotes is InQuotes.FIX or not _is_quoted(document, finding):
        return finding
    if rule.quotes is InQuotes.SKIP:
        return None
    return replace(finding, fixes=tuple(Fix(fix.edits, Safety.SUGGEST) for fix in finding.fixes))


def _is_quoted(document: Document, finding: Finding) -> bool:
    """True when the finding, or anything that a fix of it would change, lies in direct speech."""
    return is_quoted(document, finding.span) or any(
        is_quoted(document, edit.span) for fix in finding.fixes for edit in fix.edits if edit.span != finding.span
    )
