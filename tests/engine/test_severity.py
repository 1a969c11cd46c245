"""A severity that is set holds for findings of rules of every kind."""

import pytest

from textlint.api import load_rules
from textlint.batch.linter import Linter, Settings
from textlint.core import Severity, State

ONE_OF_EACH = {
    rule.kind: rule
    for rule in load_rules()
    if rule.state is State.ON and rule.kind not in ("languagetool", "suppression")
}


@pytest.mark.parametrize("rule", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_a_severity_that_is_set_is_that_of_the_findings(rule):
    other = Severity.INFO if rule.severity is Severity.ERROR else Severity.ERROR
    text = rule.bad[0].text.replace("⟦", "").replace("⟧", "")
    found = Linter(Settings(select=(rule.id,), severity=((rule.id, other),))).check(text)
    assert {finding.severity for finding in found} == {other}
