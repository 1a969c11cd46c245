"""A table in one text answers as a dictionary does."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from textlint.facts import table
from textlint.facts.table import Table

WORDS = st.text("abé ’-", min_size=1, max_size=6)


@given(st.dictionaries(WORDS, st.sampled_from(["N", "NB", "given"])), st.lists(WORDS | st.just("")))
def test_it_says_what_a_dictionary_says_of_every_word_and_beginning_of_a_word(rows, others):
    made = Table(rows.items())
    asked = [*rows, *others, *(word[:2] for word in rows), *(f"{word}a" for word in rows)]
    for known in (made, pickle.loads(pickle.dumps(made))):
        assert [known[word] for word in asked] == [rows.get(word, "") for word in asked]
        assert [known[word] for word in asked] == [rows.get(word, "") for word in asked]  # remembered by now


@given(st.dictionaries(WORDS, st.sampled_from(["N", "NB", "given"])), st.lists(WORDS))
def test_after_many_questions_it_says_the_same(rows, others):
    made = Table(rows.items())
    for asked in range(table.FEW + 10):
        assert made[f"{asked}"] == ""
        assert len(made) <= table.FEW
    assert [made[word] for word in (*rows, *others)] == [rows.get(word, "") for word in (*rows, *others)]
    assert len(made) == len(rows)


@given(st.dictionaries(WORDS, st.sampled_from(["N", "NB", "given"])), st.sets(WORDS), st.booleans())
def test_it_says_which_words_it_lacks(rows, words, whole):
    made = Table(rows.items())
    if whole:
        made._become_whole()
    assert made.lacking(words) == words - rows.keys()
