"""Names and words of a text."""

from tests.made import document
from textlint.facts.words import forms, is_known, words


def test_words_stand_where_they_say():
    text = "He doesn’t know the so-called e\u0301lite; 中文 10,000!"
    made = document(text)
    assert [word.text for word in words(made)] == ["He", "doesn’t", "know", "the", "so-called", "e\u0301lite", "中文"]
    for start, end, word in words(made):
        assert text[start:end] == word


def test_common_words_have_forms():
    assert set("S") <= set(forms("soldiers"))
    assert set("BN") & set(forms("march"))
    assert forms("Walked")
    assert forms("xyzzyq") == ""
    assert is_known("House")
    assert not is_known("xyzzyq")
