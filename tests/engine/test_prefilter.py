"""A rule is tried where one of its literals stands, and nowhere else."""

import os
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.made import code_file, made_rules, rule_file
from textlint.core import spell_out
from textlint.engine import automaton as automaton_module
from textlint.engine.automaton import Automaton, ScanFailed
from textlint.engine.prefilter import Prefilter
from textlint.facts.gates import Gate

# the last two become sets of characters, of one length in code points and of several in bytes
GATES = (Gate("one", lambda: ("ab", "z[a-b]")), Gate("ends", lambda: ("a\n",)))
LITERALS = [
    ("ab", "b a"), ("a", "aa", "aaa"), (), ("é", "中😀"), ("ab", "zz"),
    ("a b", "é b", "中 b", "😀 b", "b b"), tuple(spell_out("[aé中]z[bé😀]")),
]  # fmt: skip


def automaton(wanted, once):
    return Automaton(wanted)


def hyperscan(wanted, once):
    if not os.environ.get("CI"):  # there it must be
        pytest.importorskip("textlint.engine.hyper", exc_type=ImportError)
    from textlint.engine import hyper

    return hyper.Hyperscan(hyper.compiled(wanted, once))


@pytest.fixture(scope="module", params=[automaton, hyperscan], ids=lambda make: make.__name__)
def make(request):
    """Makes a prefilter; each set of literals is compiled once."""
    made = {}

    def prefilter(rules, **more):
        key = (len(rules), *more)
        if key not in made:
            made[key] = Prefilter(rules, scanner=request.param, **more)
        return made[key]

    return prefilter


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    for number in range(len(LITERALS)):
        rule_file(folder, f"made/word{number}", requires=["xx"])
    return [rule._replace(requires=texts) for rule, texts in zip(made_rules(folder), LITERALS, strict=True)]


@given(text=st.text(st.sampled_from("ab zé中😀\n"), max_size=20))
@example(text="aaa")
@example(text="ab a")
@example(text="😀é b中zéé b")
def test_every_place_of_every_literal_is_a_hit_in_text_order(make, rules, text):
    hits, _ = make(rules).hits(text)
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


@pytest.mark.parametrize("size", [1, 7])
@given(text=st.text(st.sampled_from("ab zé中😀\n\ud800"), max_size=40))
def test_a_text_that_is_read_in_pieces_has_the_same_hits(make, rules, size, text):
    prefilter = make(rules, gates=GATES)
    whole = prefilter.hits(text)
    with patch.object(automaton_module, "PIECE", size):
        assert prefilter.hits(text) == whole


def test_without_rules_there_are_no_hits():
    assert Prefilter(()).hits("anything") == ({}, frozenset())


@given(text=st.text(st.sampled_from("ab z\n"), max_size=12))
@example(text="a")
def test_a_gate_is_open_where_one_of_its_literals_stands(make, rules, text):
    hits, is_open = make(rules, gates=GATES).hits(text)
    assert ("one" in is_open) == ("ab" in text or "za" in text or "zb" in text)
    assert ("ends" in is_open) == ("a\n" in f"{text}\n")
    assert set(hits) <= set(range(len(rules)))


def test_a_lone_surrogate_counts_as_one_code_point(make, rules):
    assert make(rules).hits("\ud800\udfff zz")[0][4] == [(3, 5)]


def test_threads_may_look_with_one_prefilter_at_the_same_time(make, rules):
    prefilter, texts = make(rules), [f"{'é ' * number}ab zz b aa " * 500 for number in range(40)]
    expected = [prefilter.hits(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(prefilter.hits, texts)) == expected


def test_a_rule_that_wants_no_hits_is_tried_where_one_stands(make, tmp_path):
    code_file(tmp_path, "made/code", "yield check.finding(Span(0, 1), what='it')", keys='requires=("ab", "bb")')
    rules = made_rules(tmp_path)
    assert [make(rules).hits(text)[0] for text in ("ab bb ab", "b")] == [{0: []}, {}]


def test_where_a_scanner_fails_the_automaton_goes_on(rules):
    class Broken:
        numbers = ()

        def matches(self, text):
            raise ScanFailed("no memory")

    broken = Prefilter(rules, gates=GATES, scanner=lambda wanted, once: Broken())
    for text in ("ab zz", "é"):
        assert broken.hits(text) == Prefilter(rules, gates=GATES, scanner=automaton).hits(text)


def test_an_entry_of_requires_may_stand_for_one_character_of_a_set():
    assert spell_out(",[a-c]") == [",a", ",b", ",c"]
    assert spell_out("[ab][12]") == ["a1", "a2", "b1", "b2"]
    assert spell_out("[a-bX.-]") == ["a", "b", "X", ".", "-"]
    assert spell_out("a[]b") == ["a[]b"]
    assert spell_out("re:", ignore_case=True) == ["re:", "RE:", "Re:"]
    assert set(spell_out("read more[!?]", ignore_case=True)) >= {"read more!", "READ MORE?", "Read more!", "Read More?"}
