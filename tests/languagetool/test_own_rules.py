"""Rules of the kind `languagetool` do what their examples say, seen by a real server that has them."""

import re
from collections.abc import Iterator

import pytest

from tests.made import document
from tests.test_rules import touched
from tests.test_traps import TRAPS
from textlint.core import Document, Finding, Rule, Safety, Span
from textlint.engine.load import load
from textlint.engine.run import Checked, admitted
from textlint.fixes.examples import failures, unmark
from textlint.fixes.resolve import resolve
from textlint.kinds.languagetool import report, server_ids
from textlint.languagetool.client import Client
from textlint.languagetool.passages import shown
from textlint.languagetool.server import Running

pytestmark = pytest.mark.group("languagetool")

RULES = load()
SERVED = server_ids(RULES)

over_served_rules = pytest.mark.parametrize("rule", SERVED.values(), ids=[rule.id for rule in SERVED.values()])


class Served:
    """Rules as a server sees them."""

    def __init__(self, rules: dict[str, Rule], server: Running) -> None:
        self.rules, self.server = rules, server
        self.client: Client | None = None

    def check(self, seen: Document) -> Checked:
        found = {admitted(self.rules[name], seen, finding) for name, finding in self._matches(seen)}
        return Checked(tuple(sorted(found - {None}, key=lambda finding: (finding.span, finding.rule))))

    def _matches(self, seen: Document) -> Iterator[tuple[str, Finding]]:
        if self.client is None:
            self.client = Client(self.server.url, "en-US", 60, picky=False, enabled=self.rules, disabled=())
            self.client.enabled_rules_only = True
        for match in self.client.matches(shown(seen.text)):
            yield match.rule, report(self.rules[match.rule], seen, Span(match.start, match.end), match.replacements)


def alone(rule: Rule, server: Running) -> Served:
    return Served({name: item for name, item in SERVED.items() if item is rule}, server)


@over_served_rules
def test_the_examples_of_a_rule_hold_on_the_server(rule, server):
    assert list(failures(rule, RULES, alone(rule, server))) == []


@over_served_rules
def test_the_message_of_a_finding_is_filled_in(rule, server):
    for example in rule.bad:
        for finding in alone(rule, server).check(document(unmark(example.text)[0])).findings:
            assert finding.message.strip()
            assert not re.search(r"\{[\w|.]*\}", finding.message), finding.message


@over_served_rules
def test_a_fix_changes_no_quoted_word_number_or_address_unless_the_rule_says_so(rule, server):
    for example in rule.bad:
        text = unmark(example.text)[0]
        choices, _ = resolve(alone(rule, server).check(document(text)).findings, Safety.UNSAFE)
        assert touched(text, [choice.fix for choice in choices]) - rule.touches == set(), text


@pytest.mark.parametrize("text", [text for texts in TRAPS.values() for text in texts])
def test_right_english_is_not_reported_by_any_rule_that_is_on(text, server):
    found = Served(SERVED, server).check(document(text)).findings
    assert [(finding.rule, text[slice(*finding.span)]) for finding in found] == []


def test_rules_are_silent_on_the_right_examples_of_each_other(server):
    everything = Served(SERVED, server)
    for rule in SERVED.values():
        for text in rule.good:
            assert everything.check(document(text)).findings == (), text
