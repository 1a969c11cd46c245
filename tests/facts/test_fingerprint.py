"""What a finding is known by stays when other things move, and changes with its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint.core import Finding, Severity, Span
from textlint.facts.fingerprint import fingerprint
from textlint.readers import plain

HELD = "The mayor fled to kyiv on Monday, aides said."
WORDS = st.lists(st.sampled_from(["The council met.", "It rained!", "Nobody “came”.", "Read Also: News"]), max_size=3)


def known_by(text, words="kyiv", rule="entity/lower_case_name"):
    start = text.index(words)
    found = Finding(rule, Span(start, start + len(words)), "", Severity.ERROR, "")
    return fingerprint(plain.from_text(text), found)


@given(st.lists(WORDS.map(" ".join), max_size=4), st.lists(WORDS.map(" ".join), max_size=4))
def test_other_paragraphs_make_no_difference(before, after):
    paragraph = f"They met. {HELD} Nobody came."
    text = "\n\n".join((*before, paragraph, *after))
    assert known_by(text) == known_by(paragraph)


def test_a_neighbour_changes_only_what_stands_around():
    first, second = known_by(f"They met. {HELD} Nobody came."), known_by(f"They met. {HELD} All came.")
    assert first.sentence == second.sentence
    assert first.around != second.around


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        (HELD.replace("Monday", "Tuesday"), "kyiv", "entity/lower_case_name"),
        (HELD, "Monday", "entity/lower_case_name"),
        (HELD, "kyiv", "entity/other"),
        ("They met. " + HELD.replace(".", " today."), "kyiv", "entity/lower_case_name"),
    ],
)
def test_another_sentence_other_words_or_another_rule_are_another_finding(text, words, rule):
    assert known_by(text, words, rule).sentence != known_by(HELD).sentence


def test_how_words_are_spaced_makes_no_difference():
    assert known_by(HELD.replace(" on ", "  on\t")) == known_by(HELD)


@given(st.text("ab .!?\n“”😀", min_size=1, max_size=40), st.data())
def test_every_span_has_one(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = fingerprint(plain.from_text(text), Finding("a/b", span, "", Severity.INFO, ""))
    assert len(made.sentence) == 16
