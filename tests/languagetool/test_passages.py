"""LanguageTool is shown the article's prose, code point for code point."""

from hypothesis import given
from hypothesis import strategies as st

from tests.made import document
from textlint.languagetool.passages import LONGEST, passages, shown

SIGNS = st.sampled_from(["a", " ", "é", "e\u0301", "\u200d", "😀", "𝐀", "\ud83d", ".", "\n", "Word ", "no end. "])


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_what_is_shown_has_one_utf16_unit_for_each_code_point(text):
    assert len(shown(text)) == len(text) == len(shown(text).encode("utf-16-le")) // 2


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_a_passage_shows_what_stands_at_its_place(text):
    made = document(text.encode("utf-8", "replace").decode())
    for passage in passages(made):
        assert shown(made.text[passage.start : passage.start + len(passage.text)]) == passage.text


def test_debris_is_not_shown():
    made = document("The vote was held on Monday in Lima.\n\nShare this article:\n\nTwo parties stayed away from it.\n")
    from textlint.engine.load import load
    from textlint.engine.run import Engine

    Engine(load()).check(made)
    assert [passage.text[:9] for passage in passages(made)] == ["The vote ", "Two parti"]


def test_a_paragraph_without_end_is_shown_in_pieces_at_sentences():
    sentence = "The council of the city met again on Monday. "
    made = document((sentence * 1000).strip() + "\n\n" + "x" * (3 * LONGEST))
    shown_pieces = passages(made)
    assert max(len(passage.text) for passage in shown_pieces) <= LONGEST
    words = "".join(passage.text for passage in shown_pieces).replace(" ", "")
    assert words == made.text.replace(" ", "").replace("\n", "")
    assert all(passage.text.rstrip()[-1] in ".x" for passage in shown_pieces)
