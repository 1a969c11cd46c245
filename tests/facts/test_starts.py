"""An expression tried only where its matches begin finds what it finds everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint.core import Expression
from textlint.facts.starts import matches_at, starts


@given(text=st.text(st.sampled_from("ab&;#"), max_size=30))
def test_literals_are_found_in_text_order_wherever_they_overlap(text):
    expected = sorted(
        place for literal in ("aa", "&", "&#") for place in range(len(text)) if text.startswith(literal, place)
    )
    assert starts(text, "aa", "&", "&#") == expected


@pytest.mark.parametrize("pattern", ["&[a;]*&?", "(?<=b)#a|&&", "&(?=#)|#+"])
@given(text=st.text(st.sampled_from("ab&;#"), max_size=30))
def test_the_matches_are_those_of_the_whole_text(pattern, text):
    expression = Expression(pattern)
    found = [match.span() for match in matches_at(expression, text, starts(text, "&", "#"))]
    assert found == [match.span() for match in expression.finditer(text)]
