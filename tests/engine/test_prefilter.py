"""A rule is tried where one of its literals stands, and nowhere else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.made import made_rules, rule_file
from textlint.core import spell_out
from textlint.engine.prefilter import Prefilter
from textlint.facts.gates import Gate

LITERALS = [("ab", "b a"), ("a", "aa", "aaa"), (), ("é", "中😀"), ("ab", "zz")]


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    for number in range(len(LITERALS)):
        rule_file(folder, f"made/word{number}", requires=["xx"])
    return [rule._replace(requires=texts) for rule, texts in zip(made_rules(folder), LITERALS, strict=True)]


@given(text=st.text(st.sampled_from("ab zé中😀\n"), max_size=20))
@example(text="aaa")
@example(text="ab a")
def test_every_place_of_every_literal_is_a_hit_in_text_order(rules, text):
    hits, _ = Prefilter(rules).hits(text)
    for number, literals in enumerate(LITERALS):
        expected = sorted(
            (start, start + len(literal))
            for literal in literals
            for start in range(len(text))
            if text.startswith(literal, start)
        )
        if literals and not expected:
            assert number not in hits
        else:
            assert [tuple(hit) for hit in hits[number]] == expected


def test_without_rules_there_are_no_hits():
    assert Prefilter(()).hits("anything") == ({}, frozenset())


@given(text=st.text(st.sampled_from("ab z\n"), max_size=12))
@example(text="a")
def test_a_gate_is_open_where_one_of_its_literals_stands(rules, text):
    gates = (Gate("one", lambda: ("ab", "z[a-b]")), Gate("ends", lambda: ("a\n",)))
    hits, is_open = Prefilter(rules, gates=gates).hits(text)
    assert ("one" in is_open) == ("ab" in text or "za" in text or "zb" in text)
    assert ("ends" in is_open) == ("a\n" in f"{text}\n")
    assert set(hits) <= set(range(len(rules)))


def test_a_lone_surrogate_counts_as_one_code_point(rules):
    assert Prefilter(rules).hits("\ud800\udfff zz")[0][4] == [(3, 5)]


def test_an_entry_of_requires_may_stand_for_one_character_of_a_set():
    assert spell_out(",[a-c]") == [",a", ",b", ",c"]
    assert spell_out("[ab][12]") == ["a1", "a2", "b1", "b2"]
    assert spell_out("[a-bX.-]") == ["a", "b", "X", ".", "-"]
    assert spell_out("a[]b") == ["a[]b"]
    assert spell_out("re:", ignore_case=True) == ["re:", "RE:", "Re:"]
    assert set(spell_out("read more[!?]", ignore_case=True)) >= {"read more!", "READ MORE?", "Read more!", "Read More?"}
