"""Fixes that want the same text compete by one written order, and nothing else decides."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint.core import Edit, Finding, Fix, Safety, Severity, Span
from textlint.fixes.resolve import resolve


def finding(rule, *spans, safety=Safety.SAFE, text="z"):
    """A finding of `rule` with one fix, an edit for each of `spans`."""
    edits = tuple(Edit(Span(*span), text) for span in spans)
    return Finding(rule, edits[0].span, f"{rule} says so.", Severity.WARNING, "made up", (Fix(edits, safety),))


def winners(findings, at_least=Safety.SUGGEST):
    choices, _ = resolve(findings, at_least)
    return [choice.finding.rule for choice in choices]


ORDER = [  # the winner first
    ("safer", finding("z", (4, 9)), finding("a", (3, 5), safety=Safety.UNSAFE)),
    ("safer", finding("z", (4, 9), safety=Safety.UNSAFE), finding("a", (3, 5), safety=Safety.SUGGEST)),
    ("earlier", finding("z", (3, 9)), finding("a", (4, 5))),
    ("shorter", finding("z", (3, 5)), finding("a", (3, 9))),
    ("shorter in all its edits", finding("z", (3, 5), (8, 9)), finding("a", (3, 4), (6, 9))),
    ("lesser rule id", finding("a", (3, 5), text="y"), finding("z", (3, 5))),
]


@pytest.mark.parametrize(("why", "winner", "loser"), ORDER, ids=[why for why, *_ in ORDER])
def test_of_fixes_that_overlap_one_wins_by_the_written_order(why, winner, loser):
    for pair in ([winner, loser], [loser, winner]):
        choices, left = resolve(pair, Safety.SUGGEST)
        assert ([choice.finding for choice in choices], left) == ([winner], (loser,))


def test_each_reason_decides_only_when_the_ones_before_it_are_equal():
    safer = finding("d", (6, 9))
    earlier = finding("c", (1, 9), safety=Safety.UNSAFE)
    shorter = finding("b", (2, 7), safety=Safety.UNSAFE)
    longer = finding("a", (2, 8), safety=Safety.UNSAFE)
    for order in permutations([safer, earlier, shorter, longer]):
        assert winners(order) == ["d"]
    for order in permutations([earlier, shorter, longer]):
        assert winners(order) == ["c"]
    for order in permutations([shorter, longer]):
        assert winners(order) == ["b"]


def test_fixes_that_only_touch_are_both_applied():
    assert winners([finding("a", (0, 3)), finding("b", (3, 5)), finding("c", (5, 6))]) == ["a", "b", "c"]


def test_a_fix_of_several_edits_is_applied_whole_or_not_at_all():
    pair, between, over = finding("pair", (0, 2), (8, 9)), finding("between", (3, 5)), finding("over", (7, 9))
    assert winners([pair, between, over]) == ["pair", "between"]


def test_one_fix_that_two_rules_offer_is_applied_for_both():
    first, second = finding("a", (3, 5)), finding("b", (3, 5))
    choices, left = resolve([first, second], Safety.SAFE)
    assert ([choice.finding for choice in choices], left) == ([first, second], ())


def test_the_best_fix_that_is_safe_enough_is_taken():
    def fix(text, safety):
        return Fix((Edit(Span(0, 1), text),), safety)

    both = Finding("a", Span(0, 1), "m", Severity.INFO, "q", (fix("u", Safety.UNSAFE), fix("s", Safety.SAFE)))
    [choice], _ = resolve([both], Safety.UNSAFE)
    assert choice.fix.edits[0].text == "u"
    [choice], _ = resolve([both], Safety.SAFE)
    assert choice.fix.edits[0].text == "s"


def test_what_is_not_safe_enough_or_has_no_fix_is_left():
    bare = Finding("bare", Span(0, 1), "m", Severity.INFO, "q")
    for level, applied in ((Safety.SAFE, 1), (Safety.UNSAFE, 2), (Safety.SUGGEST, 3)):
        findings = [
            finding("a", (0, 1)),
            finding("b", (2, 3), safety=Safety.UNSAFE),
            finding("c", (4, 5), safety=Safety.SUGGEST),
            bare,
        ]
        choices, left = resolve(findings, level)
        assert (len(choices), len(left)) == (applied, 4 - applied)
        assert bare in left


@st.composite
def rivals(draw):
    """Findings whose fixes have one to three edits each in a short text."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        places = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True)))
        spans = list(zip(places[::2], places[1::2], strict=False))
        made.append(
            finding(f"r{number}", *spans, safety=draw(st.sampled_from(Safety)), text=draw(st.sampled_from("xy")))
        )
    return made


def overlap(left, right):
    return any(a.span.overlaps(b.span) for a in left.edits for b in right.edits)


@given(rivals(), st.sampled_from(Safety), st.randoms())
def test_the_choice_never_overlaps_misses_nothing_that_is_free_and_knows_no_order_of_findings(findings, level, random):
    choices, left = resolve(findings, level)
    chosen = [choice.fix for choice in choices]
    assert not any(overlap(one, other) for one, other in combinations(set(chosen), 2))
    assert sorted([*(choice.finding.rule for choice in choices), *(item.rule for item in left)]) == sorted(
        item.rule for item in findings
    )
    for item in left:
        if item.fixes[0].safety >= level:
            assert any(overlap(item.fixes[0], fix) and fix.safety >= item.fixes[0].safety for fix in chosen)
    shuffled = random.sample(findings, len(findings))
    again, _ = resolve(shuffled, level)
    assert {choice.finding for choice in again} == {choice.finding for choice in choices}
    starts = [choice.fix.edits[0].span for choice in choices]
    assert starts == sorted(starts)
