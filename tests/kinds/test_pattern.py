"""`kind: pattern`: near its literals it finds what the expression finds in the whole text."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.made import made_rules, rule_file
from textlint.engine.run import Engine
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
