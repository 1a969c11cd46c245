"""Document -> findings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import NamedTuple

from textlint.core import Document, Finding, Fix, Hit, InQuotes, Kind, Rule, Safety
from textlint.engine.prefilter import Prefilter
from textlint.facts.blocks import block_at
from textlint.facts.furniture import TABLE, LineTable, furniture
from textlint.facts.speech import speech
from textlint.kinds.line import Line

ALL_BLOCKS = frozenset(Kind)


class Checked(NamedTuple):
    """What a run found in one document, and the rules that failed on it: (rule id, what was raised)."""

    findings: tuple[Finding, ...]
    crashes: tuple[tuple[str, str], ...] = ()


class Engine:
    """A set of rules made ready to look at many documents.

    Args:
        rules: the rules to run.
        known: all rules that were loaded, when `rules` are only some of them: what is furniture does not depend on
            which findings somebody asked for.
        timed: keep the seconds each rule takes in `seconds`.
    """

    def __init__(self, rules: Sequence[Rule], known: Sequence[Rule] | None = None, *, timed: bool = False) -> None:
        self.rules = tuple(rules)
        self.seconds: dict[str, float] | None = {rule.id: 0.0 for rule in rules} if timed else None
        self._lines = {rule.id: number for number, rule in enumerate(self.rules) if isinstance(rule.matcher, Line)}
        self._prefilter = Prefilter(self.rules, without=frozenset(self._lines.values()))
        self._table = LineTable(rule.matcher.test for rule in known or rules if isinstance(rule.matcher, Line))

    def check(self, document: Document) -> Checked:
        """All findings in text order. A rule that raises is reported as crashed and the others go on."""
        document.attach(TABLE, self._table)
        found: dict[Finding, None] = {}  # a set that keeps its order
        crashes = []
        waiting = self._prefilter.hits(document.text)
        waiting.update({self._lines[item.rule]: [] for item in furniture(document) if item.rule in self._lines})
        for number, hits in waiting.items():
            rule = self.rules[number]
            started = perf_counter() if self.seconds is not None else 0.0
            try:
                found.update((finding, None) for finding in _run(rule, document, hits))
            except Exception as error:  # whatever a rule does wrong, the run goes on and says so
                crashes.append((rule.id, f"{type(error).__name__}: {error}"))
            if self.seconds is not None:
                self.seconds[rule.id] += perf_counter() - started
        ordered = sorted(found, key=lambda finding: (finding.span, finding.rule, finding.message))
        return Checked(tuple(ordered), tuple(crashes))


def _run(rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
    """The rule's findings that stand in its blocks and may speak where they stand."""
    for finding in rule.matcher.find(rule, document, hits):
        if rule.blocks != ALL_BLOCKS:
            block = block_at(document, finding.span.start)
            if block is not None and block.kind not in rule.blocks:
                continue
        if rule.quotes is not InQuotes.FIX and speech(document).holds(finding.span):
            if rule.quotes is InQuotes.SKIP:
                continue
            finding = replace(finding, fixes=tuple(Fix(fix.edits, Safety.SUGGEST) for fix in finding.fixes))
        yield finding
