# ruff: noqa: E501 (examples are whole lines)
"""Rules speak where they may, and one that fails does not stop the others."""

import pytest

from tests.made import code_file, document, made_rules, rule_file
from textlint.core import Safety, Span
from textlint.engine.run import Engine
from textlint.engine.select import UnknownRule, select

QUOTED = "Outside stands wrng. “Inside stands wrng,” he said."


def check(folder, text):
    return Engine(made_rules(folder)).check(document(text))


def spans(checked):
    return [finding.span for finding in checked.findings]


def test_a_rule_that_raises_is_reported_and_the_others_go_on(tmp_path):
    rule_file(tmp_path, "made/word")
    code_file(tmp_path, "made/broken", "raise KeyError('odd')\nyield")
    code_file(tmp_path, "made/late", "yield check.finding(Span(0, 3), what='it')\nraise ValueError('late')")
    checked = check(tmp_path, "All is wrng here.")
    assert checked.crashes == (("made/broken", "KeyError: 'odd'"), ("made/late", "ValueError: late"))
    assert ("made/word", Span(7, 11)) in [(finding.rule, finding.span) for finding in checked.findings]


def test_a_message_that_cannot_be_filled_is_a_crash_of_its_rule_alone(tmp_path):
    rule_file(tmp_path, "made/word", message="It says {nothing}.")
    rule_file(tmp_path, "made/other")
    checked = check(tmp_path, "wrng")
    assert [finding.rule for finding in checked.findings] == ["made/other"]
    assert [rule for rule, _ in checked.crashes] == ["made/word"]


@pytest.mark.parametrize(
    ("quotes", "safeties"),
    [("fix", [Safety.SAFE, Safety.SAFE]), ("suggest", [Safety.SAFE, Safety.SUGGEST]), ("skip", [Safety.SAFE])],
)
def test_what_a_rule_does_in_direct_speech_is_its_own_choice(tmp_path, quotes, safeties):
    rule_file(tmp_path, quotes=quotes)
    assert [finding.safety for finding in check(tmp_path, QUOTED).findings] == safeties


def test_a_rule_in_python_keeps_out_of_direct_speech_too(tmp_path):
    code_file(tmp_path, "made/code", "yield check.finding(Span(22, 28), what='it')", keys="quotes=InQuotes.SKIP")
    assert check(tmp_path, QUOTED).findings == ()


@pytest.mark.parametrize(("language", "lines"), [("english", [0]), ("any", [0, 1])])
def test_a_rule_for_english_leaves_a_passage_of_another_language_alone(tmp_path, language, lines):
    rule_file(tmp_path, language=language)
    text = "The word wrng stands in the law.\nLa palabra wrng aparece varias veces en esta ley nueva.\n"
    assert [text.count("\n", 0, span.start) for span in spans(check(tmp_path, text))] == lines


PAGE = "FILE PHOTO: A wrng soldier in a tank (REUTERS)\nThe minister said on Monday that a wrng word had been found in the law.\n"


@pytest.mark.parametrize(
    ("blocks", "lines"), [(["caption"], [0]), (["paragraph"], [1]), (["list"], []), (["caption", "paragraph"], [0, 1])]
)
def test_a_rule_speaks_only_in_its_blocks(tmp_path, blocks, lines):
    rule_file(tmp_path, blocks=blocks)
    assert [PAGE.count("\n", 0, span.start) for span in spans(check(tmp_path, PAGE))] == lines


def test_findings_come_in_text_order_each_once(tmp_path):
    code_file(
        tmp_path,
        "made/code",
        "for start in (5, 0, 5, 2, 0):\n    yield check.finding(Span(start, start + 1), what='it')",
    )
    assert spans(check(tmp_path, "abcdefgh")) == [(0, 1), (2, 3), (5, 6)]


def test_findings_that_differ_only_in_their_fixes_keep_their_order(tmp_path):
    code_file(
        tmp_path,
        "made/code",
        "for word in 'a b c d e f g h'.split():\n    yield check.finding(Span(0, 1), replace=word, what='it')",
    )
    found = check(tmp_path, "x").findings
    assert [finding.fixes[0].edits[0].text for finding in found] == "a b c d e f g h".split()


def test_a_rule_without_its_literal_in_the_text_is_not_called(tmp_path):
    code_file(tmp_path, "made/code", "raise ValueError('called')\nyield", keys="requires=('wrng',)")
    assert check(tmp_path, "All is well.").crashes == ()
    assert check(tmp_path, "All is wrng.").crashes != ()


def test_what_is_furniture_does_not_depend_on_the_rules_asked_for(tmp_path):
    line = {
        "kind": "line",
        "requires": None,
        "pattern": None,
        "fix": None,
        "message": "“{line}” is of the page.",
        "where": "anywhere",
    }
    rule_file(tmp_path, "made/line", whole=["Wrng news"], bad=["⟦Wrng news⟧"], **line)
    rule_file(tmp_path, "made/word", requires=["rng"], pattern="[wW]rng")
    rules = made_rules(tmp_path)
    text = "The first line of the article says that all is well.\nWrng news\n"
    words = [rule for rule in rules if rule.id == "made/word"]
    assert [finding.rule for finding in Engine(rules).check(document(text)).findings] == ["made/line"]
    assert Engine(words, rules).check(document(text)).findings == ()
    assert len(Engine(words).check(document(text)).findings) == 1


def test_seconds_are_kept_when_asked_for(tmp_path):
    rule_file(tmp_path)
    engine = Engine(made_rules(tmp_path), timed=True)
    engine.check(document("wrng"))
    assert engine.seconds.keys() == {"made/word"}
    assert engine.seconds["made/word"] > 0
    assert Engine(made_rules(tmp_path)).seconds is None


@pytest.fixture
def mixed(tmp_path):
    for family in ("markup", "made"):
        for state in ("on", "style", "off"):
            rule_file(tmp_path, f"{family}/{state}", default=state)
    return made_rules(tmp_path)


SELECTIONS = [
    ({}, "made/on markup/on"),
    ({"profile": "light"}, "markup/on"),
    ({"profile": "full"}, "made/on made/style markup/on markup/style"),
    ({"chosen": ["made"]}, "made/on made/style"),
    ({"chosen": ["made/off"]}, "made/off"),
    ({"chosen": ["made/off", "markup"], "profile": "light"}, "made/off markup/on markup/style"),
    ({"ignored": ["made"]}, "markup/on"),
    ({"ignored": ["made/on", "markup/style"], "profile": "full"}, "made/style markup/on"),
    ({"chosen": ["made"], "ignored": ["made/on"]}, "made/style"),
]


@pytest.mark.parametrize(("wanted", "ids"), SELECTIONS)
def test_a_profile_or_a_selection_says_which_rules_run(mixed, wanted, ids):
    assert " ".join(rule.id for rule in select(mixed, **wanted)) == ids


@pytest.mark.parametrize("where", ["chosen", "ignored"])
def test_a_name_that_is_no_rule_is_answered_with_the_nearest(mixed, where):
    with pytest.raises(UnknownRule, match=r"no rule or family markup/styl; did you mean markup/style\?"):
        select(mixed, **{where: ["markup/styl"]})
    with pytest.raises(UnknownRule, match="no rule or family 中; `textlint rules` lists them"):
        select(mixed, **{where: ["中"]})
