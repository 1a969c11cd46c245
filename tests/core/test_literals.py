"""Literals are stored as one text, and are the same when they come back."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from textlint.core.literals import Literals

TEXTS = st.lists(st.text("ab\0\1\2“\n", min_size=1, max_size=4).filter(lambda text: "\0\1" not in text)).map(tuple)


@given(TEXTS)
def test_they_come_back_in_their_order_one_by_one(texts):
    made = pickle.loads(pickle.dumps(Literals(texts)))
    assert (len(made), bool(made), tuple(made)) == (len(texts), bool(texts), texts)
    assert made == texts
    assert hash(made) == hash(texts)
    assert [made[place] for place in range(len(texts))] == list(texts)
    assert made[1:] == texts[1:]


@given(TEXTS, TEXTS)
def test_equal_ones_are_equal_as_one_text_and_others_are_not(texts, others):
    assert (Literals(texts) == Literals(others)) == (texts == others)
    assert (Literals(texts).packed == Literals(others).packed) == (texts == others)
