"""Every rule does what its examples say, says it in a whole sentence, and changes nothing it must not."""

import html
import re
from functools import cache
from pathlib import Path
from unicodedata import decimal

import pytest

from tests.made import document, edited
from textlint.batch.linter import Linter
from textlint.config.settings import Settings
from textlint.core import Edit, Fix, Rule, Safety, Span
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.examples import failures, unmark
from textlint.fixes.resolve import resolve
from textlint.fixes.settle import settle
from textlint.readers import plain

RULES = load()
SEEDS = {
    path.name[:3]: path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "seeds").glob("*.txt")
}

OURS = [rule for rule in RULES if rule.kind != "languagetool"]  # the others: tests/languagetool/test_own_rules.py

over_all_rules = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
over_rules_without_a_server = pytest.mark.parametrize("rule", OURS, ids=[rule.id for rule in OURS])


def findings(rule: Rule, text: str):
    checked = Engine((rule,), RULES).check(document(text))
    assert checked.crashes == ()
    return checked.findings


@cache
def full_engine() -> Engine:
    return Engine(select(RULES, "full"), RULES)


@cache
def full_linter() -> Linter:
    return Linter(Settings(profile="full"), RULES)


def bad_texts(rule: Rule) -> list[str]:
    return [unmark(example.text)[0] for example in rule.bad]


@over_rules_without_a_server
def test_the_examples_of_a_rule_hold(rule):
    assert list(failures(rule, RULES)) == []


@over_all_rules
def test_a_rule_says_where_its_advice_comes_from_and_why(rule):
    assert rule.source.strip()
    assert rule.mqm.strip()
    assert len(rule.rationale.split()) >= 5


@over_rules_without_a_server
def test_the_message_of_a_finding_is_filled_in(rule):
    for text in bad_texts(rule):
        for finding in findings(rule, text):
            assert finding.message.strip()
            assert not re.search(r"\{[\w|.]*\}", finding.message), finding.message
            assert "\n" not in finding.message
            assert "None" not in finding.message


@over_all_rules
def test_a_bad_example_holds_one_of_the_literals_the_rule_is_tried_for(rule):
    for text in bad_texts(rule) if rule.requires else ():
        assert any(literal in f"{text}\n" for literal in rule.requires), text


@over_all_rules
def test_an_example_marked_with_a_seed_is_taken_from_it_and_no_other_example_is(rule):
    for example in rule.bad:
        text = unmark(example.text)[0]
        shared = {name: longest_shared_run(text, seed) for name, seed in SEEDS.items()}
        if example.seed is not None:  # it may be shortened
            assert shared[example.seed] >= min(3, len(words(text))), (text, shared)
        else:
            assert max(shared.values()) < 7, (text, shared)


def words(text: str) -> list[str]:
    """The words of a text, in folded case."""
    return re.findall(r"\w+", text.casefold())


def longest_shared_run(text: str, other: str) -> int:
    """How many words in a row two texts have in common."""
    mine, theirs = words(text), f" {' '.join(words(other))} "
    runs = (
        size
        for size in range(len(mine), 0, -1)
        for start in range(len(mine) - size + 1)
        if f" {' '.join(mine[start : start + size])} " in theirs
    )
    return next(runs, 0)


@over_rules_without_a_server
def test_a_fix_changes_no_quoted_word_number_or_address_unless_the_rule_says_so(rule):
    for text in bad_texts(rule):
        choices, _ = resolve(findings(rule, text), Safety.UNSAFE)
        changed = touched(text, [choice.fix for choice in choices])
        assert changed - rule.touches == set(), (text, [choice.fix for choice in choices])


QUOTED = re.compile(r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<![\w”])\"[^\"\n]*\"")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)[^\s<>“”\"]+|[\w.+-]+@[\w-]+\.[\w.]+")
TAG = re.compile(r"<[^<>\n]{1,200}>")


def touched(text: str, fixes: list[Fix]) -> set[str]:
    """What the fixes change that most rules must leave alone; taking out whole lines changes nothing."""
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    within = [edit for edit in edits if not is_whole_lines(text, edit)]
    before, after = edited(text, [edit for edit in edits if edit not in within]), edited(text, edits)
    changed = set()
    if numbers(before) != numbers(after):
        changed.add("number")
    if addresses(before) != addresses(after):
        changed.add("url")
    for match in QUOTED.finditer(text):
        mine = [edit for edit in within if edit.span.overlaps(Span(match.start() + 1, match.end() - 1))]
        start = min([match.start(), *(edit.span.start for edit in mine)])
        end = max([match.end(), *(edit.span.end for edit in mine)])
        moved = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in mine]
        if letters(text[start:end]) != letters(edited(text[start:end], moved)):
            changed.add("quoted")
    return changed


def is_whole_lines(text: str, edit: Edit) -> bool:
    start, end = edit.span
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not edit.text.strip() and (not before.strip() or text[start : start + 1] in "\r\n") and (
        not after.strip() or text[end - 1 : end] in "\r\n"
    )  # fmt: skip


def letters(text: str) -> str:
    """The words of `text`, without marks, spaces, tags and the escapes of HTML: those are nobody's words."""
    return "".join(filter(str.isalnum, html.unescape(TAG.sub("", text))))


def numbers(text: str) -> list[str]:
    """The numbers of `text`, addresses left out; digits of other scripts are the same digits."""
    plainer = ADDRESS.sub("", html.unescape(text))
    return NUMBER.findall("".join(str(decimal(letter)) if letter.isdecimal() else letter for letter in plainer))


def addresses(text: str) -> list[str]:
    return [match.rstrip(".,;:!?)]”’'") for match in ADDRESS.findall(text)]


TOUCHES = [  # text, what is replaced, by what, what that changes
    ("He said “we go to Kiev” there.", "Kiev", "Kyiv", {"quoted"}),
    ("He said “we go” in Kiev.", "Kiev", "Kyiv", set()),
    ('He said "we go to Kiev" there.', "Kiev", "Kyiv", {"quoted"}),
    ("He said “we go” , then left.", "” ,", ",”", set()),
    ("He said “we go .”", "go .", "go.", set()),
    ("He said “we go ,and stay”", " ,", ", ", set()),
    ("He said “we < /i> go”", " < /i>", "", set()),
    ("He said “we &amp; you”", "&amp;", "&", set()),
    ("He said“we go” there.", "said“we", "said “we", set()),
    ("Some 10 ,000 men", "10 ,000", "10,000", {"number"}),
    ("In 2012″.", "″", "”", set()),
    ("Some ١٢٠٠ people", "١٢٠٠", "1200", set()),
    ("See https://a.example/Kiev now", "Kiev", "Kyiv", {"url"}),
    ("See https://a.example/x .", " .", ".", set()),
    ("All is well.\n“Read 10 more” https://a.example\nThe end.", "“Read 10 more” https://a.example\n", "", set()),
    ("All is well.\n“Read 10 more”", "\n“Read 10 more”", "", set()),
    ("All is 10 well.\nThe end.", "10 well.\n", "", {"number"}),
]


@pytest.mark.parametrize(("text", "found", "replacement", "changed"), TOUCHES)
def test_what_a_fix_touches_is_judged_fairly(text, found, replacement, changed):
    start = text.index(found)
    fix = Fix((Edit(Span(start, start + len(found)), replacement),), Safety.SAFE)
    assert touched(text, [fix]) == changed


@over_all_rules
@pytest.mark.parametrize("at_least", [Safety.SAFE, Safety.UNSAFE], ids=str)
def test_fixes_of_all_rules_together_settle_and_need_no_second_run(rule, at_least):
    engine = full_engine()
    for text in (*bad_texts(rule), *rule.good):
        settled = settle(document(text), engine, at_least, lambda raw: plain.from_text(raw.decode()))
        assert settled.crashes == ()
        again = settle(settled.document, engine, at_least, lambda raw: plain.from_text(raw.decode()))
        assert again.document.text == settled.document.text


@over_rules_without_a_server
def test_no_fix_of_a_rule_is_safer_than_the_rule_says(rule):
    shown = [fix.safety for text in (*bad_texts(rule), *rule.good) for one in findings(rule, text) for fix in one.fixes]
    assert all(rule.can_fix(safety) for safety in shown)
    assert rule.safest in (None, max(shown, default=None))
    assert rule.safest is None or rule.safest > rule.safety


@over_all_rules
@pytest.mark.parametrize("at_least", [Safety.SAFE, Safety.UNSAFE], ids=str)
def test_after_a_round_of_fixes_the_rules_that_can_fix_do_what_all_rules_do(rule, at_least):
    linter = full_linter()
    for text in (*bad_texts(rule), *rule.good):
        by_all = settle(document(text), linter.engine, at_least, plain.from_bytes)
        by_some = settle(
            document(text), linter.engine, at_least, plain.from_bytes, lambda: linter.fixers(at_least)
        )  # fmt: skip
        assert by_some.document.text == by_all.document.text
        assert by_some[1:4] == by_all[1:4]  # changes, found, applied


def test_every_family_is_described_in_contributing():
    text = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {rule.family for rule in RULES} - set(re.findall(r"`(\w+)`", text)) == set()
