"""Names and words of a text."""

from tests.made import document
from textlint.facts.mentions import mentions
from textlint.facts.words import forms, is_known, words


def test_names_are_runs_of_capitalised_words():
    text = (
        "Yesterday Olaf Scholz met Ursula von der Leyen and Mohammed bin Salman in Rio de Janeiro. O’Brien’s dog slept."
    )
    found = [text[mention.start : mention.end] for mention in mentions(document(text))]
    for name in ("Ursula von der Leyen", "Mohammed bin Salman", "Rio de Janeiro"):
        assert name in found


def test_the_first_word_of_a_sentence_may_be_capitalised_only_for_that():
    made = document("Nobody saw Anna. Later she left.\nPolice came. “Good,” said Bob.")
    opens = {made.text[mention.start : mention.end]: mention.opens_sentence for mention in mentions(made)}
    assert opens == {"Nobody": True, "Anna": False, "Later": True, "Police": True, "Good": True, "Bob": False}


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
