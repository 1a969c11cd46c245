"""`kind: pattern`: near its literals it finds what the expression finds in the whole text."""

from time import process_time

import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.made import made_rules, rule_file
from textlint.core import limited
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.kinds.pattern import Pattern
from textlint.readers import plain

WORDS = st.lists(
    st.sampled_from(["cat", "cats", "dog", "a", "é", "😀", ".", ",", "“", "\n", "\n\n", "\r\n", "x" * 30]), max_size=40
)


def engine_for(folder, **keys):
    rule_file(folder, "made/word", quotes="fix", **keys)
    return Engine(made_rules(folder))


def spans(engine, text):
    return [tuple(finding.span) for finding in engine.check(plain.from_text(text)).findings]


@given(WORDS)
def test_a_pattern_finds_in_windows_what_it_finds_in_every_line(tmp_path_factory, parts):
    text = " ".join(parts)
    engine = engine_for(
        tmp_path_factory.mktemp("rules"),
        requires=["cat"],
        pattern=r"\b(?:a )?cats?(?: dog)?\b",
        fix=None,
        bad=["⟦cat⟧"],
    )
    expected = [
        match.span()
        for line in regex.finditer(r"[^\r\n]+", text)
        for match in regex.finditer(r"\b(?:a )?cats?(?: dog)?\b", text, pos=line.start(), endpos=line.end())
    ]
    assert spans(engine, text) == expected


def test_a_match_that_the_reach_cuts_short_is_none(tmp_path):
    engine = engine_for(tmp_path, requires=["cat"], pattern="cat x{1,90}", reach="20", fix=None, bad=["⟦cat x⟧"])
    assert spans(engine, "cat " + "x" * 10 + " end") == [(0, 14)]
    assert spans(engine, "cat " + "x" * 60 + " end") == []


def test_a_group_called_mark_is_what_is_reported_and_replaced(tmp_path):
    engine = engine_for(
        tmp_path,
        requires=["cat"],
        pattern="black (?P<mark>cat)",
        fix="dog",
        bad=[{"text": "black ⟦cat⟧", "fixed": "black dog"}],
    )
    finding = engine.check(plain.from_text("a black cat")).findings[0]
    assert (tuple(finding.span), finding.fixes[0].edits[0].text) == ((8, 11), "dog")


def test_a_test_of_a_group_and_a_veto_in_the_same_unit_silence_the_rule(tmp_path):
    engine = engine_for(
        tmp_path,
        requires=["the "],
        pattern=r"the (?P<word>\p{Ll}+)",
        where={"word": "is S, not in mass_nouns"},
        unless="(?i)never",
        fix="{word|upper}",
        bad=[{"text": "⟦the soldiers⟧", "fixed": "SOLDIERS"}],
    )
    assert spans(engine, "He saw the soldiers and the soldier.") == [(7, 19)]
    assert spans(engine, "He never saw the soldiers.\nHe saw the tanks.") == [(34, 43)]


def test_a_pattern_for_whole_lines_takes_the_line(tmp_path):
    engine = engine_for(
        tmp_path,
        requires=["cat"],
        pattern="cat",
        unit="line",
        fix=None,
        bad=[{"text": "One.\n⟦A cat here⟧", "fixed": "One."}],
    )
    finding = engine.check(plain.from_text("One.\nA cat here\nTwo.")).findings[0]
    assert (tuple(finding.span), finding.fixes[0].edits[0].text) == ((5, 15), "")


def test_a_users_pattern_that_backtracks_is_stopped_and_the_other_rules_go_on(tmp_path):
    rule_file(tmp_path, "made/slow", requires=["aaa"], pattern="(?:a|aa)+[bc]d", fix=None, bad=["⟦aaabd⟧"])
    rule_file(tmp_path, "made/word", requires=["cat"], pattern="cat", fix=None, bad=["⟦cat⟧"])
    engine = Engine(made_rules(tmp_path))
    started = process_time()
    checked = engine.check(plain.from_text("a cat\n" + ("a" * 300 + "bx cat\n") * 20))
    assert process_time() - started < 5  # every line alone would take longer than anybody lives
    assert len(checked.findings) == 21
    [(rule, reason)] = checked.crashes
    assert rule == "made/slow"
    assert "took longer than 1 s" in reason
    assert not engine.check(plain.from_text("a cat")).crashes


def test_a_users_swap_whose_veto_backtracks_is_stopped(tmp_path):
    keys = {"kind": "swap", "swap": {"cat": "dog"}, "requires": None, "pattern": None, "fix": None}
    rule_file(tmp_path, "made/slow", **keys, unless=["(?:a|aa)+[bc]d"], bad=[{"text": "⟦cat⟧", "fixed": "dog"}])
    checked = Engine(made_rules(tmp_path)).check(plain.from_text("A cat sat on the mat " + "a" * 300 + "bx."))
    assert [rule for rule, _ in checked.crashes] == ["made/slow"]


def test_each_document_has_the_whole_time_however_often_the_same_text_comes(tmp_path, monkeypatch):
    monkeypatch.setattr(limited, "SECONDS", 0.05)
    engine = engine_for(tmp_path, requires=["cat"], pattern="cats?", fix=None, bad=["⟦cat⟧"])
    text = "a cat sat.\n" * 200
    started = process_time()
    while process_time() - started < 0.5:
        assert not engine.check(plain.from_text(text)).crashes


def test_only_patterns_of_users_are_limited(tmp_path):
    rule_file(tmp_path, "made/word", requires=["cat"], pattern="cat", fix=None, bad=["⟦cat⟧"])
    [own] = made_rules(tmp_path)
    assert isinstance(own.matcher.pattern, limited.Limited)
    shipped = [rule.matcher for rule in load() if isinstance(rule.matcher, Pattern)]
    assert shipped
    every = [one for matcher in shipped for one in (matcher.pattern, *matcher.unless)]
    assert not any(isinstance(one, limited.Limited) for one in every)
