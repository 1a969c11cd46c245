"""Literals that differ in one place only are looked for together."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from textlint.core import spell_out
from textlint.engine.shapes import shapes

WAITING = st.dictionaries(st.text("abé", min_size=1, max_size=4), st.lists(st.integers(0, 2), min_size=1, max_size=2))


@given(WAITING)
def test_each_literal_is_in_one_shape_with_those_who_wait_for_it_and_nothing_else_is(waiting):
    spelled = [("".join(literal), numbers) for shape, numbers in shapes(waiting) for literal in product(*shape)]
    assert sorted(spelled) == sorted((literal, tuple(numbers)) for literal, numbers in waiting.items())


def test_the_literals_of_a_set_are_one_shape():
    waiting = dict.fromkeys(spell_out("[a-z]“[A-Z]"), (1,))
    assert shapes(waiting) == [(("abcdefghijklmnopqrstuvwxyz", "“", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), (1,))]


def test_literals_that_others_wait_for_are_another_shape():
    assert shapes({"ab": (1,), "aa": (1, 2)}) == [(("a", "b"), (1,)), (("a", "a"), (1, 2))]
