# ruff: noqa: E501 (examples are whole lines)
"""The prover of examples notices whatever does not hold."""

import pytest

from tests.made import code_file, made_rules, rule_file
from textlint.core import Span
from textlint.fixes.examples import failures, unmark


def proved(folder):
    rules = made_rules(folder)
    return [failure for rule in rules for failure in failures(rule, rules)]


def test_a_right_rule_has_no_failures(tmp_path):
    rule_file(tmp_path)
    assert proved(tmp_path) == []


WRONG = [
    ({"bad": [{"text": "All is ⟦wrn⟧g here.", "fixed": "All is wrong here."}]}, "gives ['All is ⟦wrng⟧ here.']"),
    ({"bad": [{"text": "⟦All⟧ is well.", "fixed": "x"}]}, "gives []"),
    ({"bad": [{"text": "wrng and ⟦wrng⟧", "fixed": "wrong and wrong"}]}, "gives ['⟦wrng⟧ and wrng', 'wrng and ⟦wrng⟧']"),
    ({"bad": [{"text": "All is ⟦wrng⟧.", "fixed": "All is wrung."}]}, "becomes 'All is wrong.', not 'All is wrung.'"),
    ({"bad": [{"text": "All is ⟦wrng⟧."}]}, "offers 'All is wrong.', the example says nothing of it"),
    ({"bad": [{"text": "⟦wrng⟧", "fixed": "wrong"}], "fix": None}, "becomes 'wrng', not 'wrong'"),
    ({"good": ["All is well.", "All is wrng."]}, "good: reports All is ⟦wrng⟧."),
    ({"misses": ["All is ⟦wrng⟧."]}, "misses: is found now, move it to bad"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "failure"), WRONG)
def test_an_example_that_does_not_hold_is_told(tmp_path, keys, failure):
    rule_file(tmp_path, **keys)
    [told] = proved(tmp_path)
    assert failure in told


def test_a_miss_that_still_fails_is_no_failure(tmp_path):
    rule_file(tmp_path, misses=["All is ⟦wrong⟧.", "All ⟦is wrng⟧."])
    assert proved(tmp_path) == []


def test_a_fixed_text_that_is_reported_again_is_told(tmp_path):
    code_file(
        tmp_path, "made/code",
        "at = document.text.find('x')\n"
        "if at >= 0:\n    yield check.finding(Span(at, at + 1), replace='z', what='it')\n"
        "elif 'z' in document.text:\n    yield check.finding(Span(0, 1), what='it')",
    )  # fmt: skip
    path = tmp_path / "made" / "code.py"
    path.write_text(path.read_text().replace('Bad("⟦x⟧")', 'Bad("⟦x⟧", fixed="z")'))
    [told] = proved(tmp_path)
    assert "the fixed text 'z' is reported again" in told


def test_a_rule_that_raises_on_an_example_is_told(tmp_path):
    code_file(tmp_path, "made/code", "raise KeyError('odd')\nyield")
    with pytest.raises(RuntimeError, match="made/code raised KeyError: 'odd' on 'x'"):
        proved(tmp_path)


def test_marks_are_taken_out_and_their_places_kept():
    assert unmark("a⟦bc⟧d⟦e⟧") == ("abcde", [Span(1, 3), Span(4, 5)])
    assert unmark("plain") == ("plain", [])
    assert unmark("⟦😀⟧") == ("😀", [Span(0, 1)])
