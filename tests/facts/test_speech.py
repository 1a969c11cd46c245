# ruff: noqa: E501 (examples are whole lines)
"""Who speaks: what stands between quotation marks, and which marks have no partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import document
from textlint.core import Span
from textlint.facts.speech import is_quoted, speech
from textlint.facts.speech import strays as quick_strays
from textlint.readers import plain


def quoted(text):
    """What is somebody else's words."""
    return [text[slice(*span)] for span in speech(document(text)).covered]


def strays(text):
    return [(stray.mark, stray.role) for stray in speech(document(text)).strays]


QUOTES = [
    ("He said “we go” and left.", ["we go"]),
    ('He said "we go" and left.', ["we go"]),
    ("He said «we go» and left.", ["we go"]),
    ("He said „we go“ and left.", ["we go"]),
    ("“We go,” he said. “We stay,” she said.", ["We go,", "We stay,"]),
    ("“He called it ‘odd’ to me,” she said.", ["He called it ‘odd’ to me,"]),
    ("“The soldiers’ widows don’t know,” he said.", ["The soldiers’ widows don’t know,"]),
    ("\"The soldiers' widows don't know,\" he said.", ["The soldiers' widows don't know,"]),
    ("In the ’90s he played rock ’n’ roll for soldiers’ widows.", []),
    ("It's James' book, isn't it?", []),
    ("He is 5′10″ tall and 30°15′ north.", []),
    ("Trying to“reinforce the troops” they left.", ["reinforce the troops"]),
    ("He told them “since 2012″. They left.", ["since 2012"]),
    ("‘We go,’ he said, and left.", ["We go,"]),
]


@pytest.mark.parametrize(("text", "inside"), QUOTES)
def test_what_stands_between_marks_is_quoted(text, inside):
    assert quoted(text) == inside
    assert strays(text) == []


RUNNING = [
    "“We held the bridge until morning.\n“Then we were told to go,” he said.",
    "“We held the bridge until morning.\n\n“Nobody came.\n\n“Then we were told to go,” he said.",
    '"We held the bridge until morning.\r\n\r\n"Then we were told to go," he said.',
]


@pytest.mark.parametrize("text", RUNNING)
def test_a_quotation_may_run_on_into_the_next_paragraph_that_opens_with_a_mark(text):
    found = speech(document(text))
    assert found.strays == ()
    *running, last = found.quotes
    assert [(quote.closed, quote.running) for quote in running] == [(False, True)] * len(running)
    assert (last.closed, last.running) == (True, False)
    assert len(quoted(text)) == len(found.quotes)


STRAYS = [
    ("He said “we go and left.\nShe stayed.", [("“", "opening")]),
    ("He said we go” and left.", [("”", "closing")]),
    ("Who will protect us if they escape? “\nNobody knew.", 1),
    ('He said "we go and left.', [('"', "opening")]),
]


@pytest.mark.parametrize(("text", "found"), STRAYS)
def test_a_mark_without_a_partner_is_told(text, found):
    assert (len(strays(text)) if isinstance(found, int) else strays(text)) == found


def test_up_to_a_mark_without_partner_the_words_may_be_quoted():
    made = document("He said “we go and left.\nShe stayed.")
    assert speech(made).holds(Span(9, 11))
    assert not speech(made).holds(Span(0, 2))
    assert not speech(made).holds(Span(25, 28))
    made = document("We go to Kiev,” he said.")
    assert speech(made).holds(Span(9, 13))
    assert not speech(made).holds(Span(16, 18))


def test_a_span_is_held_when_any_of_it_is_quoted_and_not_for_its_marks():
    text = "He said “we go” there."
    found = speech(document(text))
    start, end = text.index("“"), text.index("”")
    assert found.holds(Span(start + 1, end))
    assert found.holds(Span(0, start + 2))
    assert found.holds(Span(end - 1, len(text)))
    assert not found.holds(Span(start, start + 1))
    assert not found.holds(Span(end, end + 1))
    assert not found.holds(Span(0, start + 1))
    assert not found.holds(Span(end, len(text)))


def test_a_quotation_does_not_run_over_captions():
    text = "“We held the bridge until morning.\n\nFILE PHOTO: A bridge (REUTERS/Anna Petrova)\n\n“Then we were told to go,” he said."
    assert speech(document(text)).strays == ()


def test_a_text_without_marks_has_no_speech():
    assert speech(document("Nobody said a word.")) == ((), (), (), ())


@given(
    st.lists(
        st.sampled_from(["“", "”", " ", "a", "B", ".", ",", "\n", "’s", "'", "‘", '"', "Photo: Reuters\n", "(", "—"]),
        max_size=40,
    ),
    st.data(),
)
def test_the_quick_answer_whether_a_stretch_is_quoted_is_the_one_of_the_whole_reading(parts, data):
    made = plain.from_text("".join(parts))
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(made.text))))
    assert is_quoted(made, span) == speech(made).holds(span)
    assert quick_strays(made) == speech(made).strays
