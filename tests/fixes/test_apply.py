"""What fixes do to the bytes of a file: exactly what they name, in the file's own encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import texts
from textlint.core import Edit, Fix, Safety, Span, merged
from textlint.fixes.apply import Change, Pieces, carry_out, changes_of, is_applicable
from textlint.readers import plain

ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-32",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "koi8-r",
    "shift_jis",
    "gb18030",
]


def fix(*edits):
    return Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), Safety.SAFE)


@st.composite
def written(draw):
    """A text, a file with it, and the encoding the file is read with."""
    encoding = draw(st.sampled_from(ENCODINGS))
    text = draw(texts()).replace("\0", "")
    text = text.encode(encoding, "ignore").decode(encoding).lstrip("\ufeff")
    return text, text.encode(encoding), None if encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32") else encoding


@given(written(), st.data())
def test_the_file_after_fixes_reads_as_the_text_after_fixes_and_keeps_its_mark(case, data):
    text, raw, encoding = case
    document = plain.read("made.txt", raw, encoding)
    assert document.text == text
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    edits = [
        (start, end, data.draw(st.sampled_from(["", "x", "wrong\r\n", "é"])))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    fixes = [fix(edit) for edit in edits if is_applicable(document, fix(edit))]
    changes = changes_of(document, fixes)
    new = carry_out(raw, changes)
    expected = text
    for edit in reversed(merged(edit for fix in fixes for edit in fix.edits)):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    if not expected.startswith("\ufeff"):  # what looks like a mark is one from then on
        assert plain.read("made.txt", new, encoding).text == expected
    mark = document.segments[0].source.start if document.segments else 0
    assert new[:mark] == raw[:mark]


def test_a_replacement_that_the_encoding_cannot_hold_is_not_applicable():
    document = plain.read("made.txt", b"caf\xe9 wrng", "latin-1")
    assert is_applicable(document, fix((5, 9, "é")))
    assert not is_applicable(document, fix((5, 9, "“")))


@pytest.mark.parametrize(
    "edits", [[(3, 5, "a"), (4, 6, "b")], [(4, 6, "a"), (1, 2, "b")], [(4, 4, "a")], [(90, 91, "a")]]
)
def test_edits_that_would_scramble_the_file_are_not_applicable(edits):
    assert not is_applicable(plain.read("made.txt", b"0123456789"), fix(*edits))


def test_an_edit_that_two_fixes_share_is_carried_out_once():
    document = plain.read("made.txt", b"0123456789")
    shared = changes_of(document, [fix((2, 3, "x"), (5, 6, "y")), fix((2, 3, "x"))])
    assert shared == [Change(2, 3, b"x"), Change(5, 6, b"y")]


def test_bytes_outside_changes_stay_and_an_empty_file_stays_empty():
    assert carry_out(b"abc", []) == b"abc"
    assert carry_out(b"abc", [Change(0, 1, b""), Change(1, 2, b"xy")]) == b"xyc"
    assert Pieces(0).changes() == []
    assert Pieces(3).changes() == []


def test_changes_of_changes_are_told_in_old_bytes():
    pieces = Pieces(10)
    pieces.change([Change(2, 4, b"abcd")])  # 01abcd456789
    pieces.change([Change(3, 5, b""), Change(8, 9, b"X")])  # 01ad45X789
    assert pieces.changes() == [Change(2, 4, b"ad"), Change(6, 7, b"X")]
