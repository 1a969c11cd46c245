# ruff: noqa: E501 (examples are whole lines)
"""Lines and units, whatever ends them, and the edit that takes one out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.made import document, edited
from textlint.facts.lines import line_at, lines, removal, unit_at, unit_index, units

LINES = st.lists(
    st.sampled_from(["One line.", "Two", "  three", "four  ", "", "", " ", "\t", "\u00a0five", "中文 six", "\u2028"]),
    max_size=9,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MIXED = st.text(st.sampled_from("ab .\n\r\u2028\x0c\u00a0"), max_size=30)


@given(MIXED)
@example("\r")
@example("a\r\n")
@example("\n\r")
def test_lines_tile_the_text(text):
    made = document(text)
    found = lines(made)
    assert "".join(text[line.start : line.next] for line in found) == text
    for line in found:
        assert not set(text[line.start : line.end]) & set("\r\n")
        assert text[line.end : line.next] in ("", "\n", "\r", "\r\n")
    assert [line.next for line in found[:-1]] == [line.start for line in found[1:]]


@given(LINES, ENDS)
def test_every_line_end_gives_the_same_lines(parts, end):
    made = document(end.join(parts))
    assert [made.text[line.start : line.end] for line in lines(made)] == (parts or [""])


@given(MIXED)
def test_units_tile_what_is_not_blank(text):
    made = document(text)
    left = list(text)
    for start, end in units(made):
        assert text[start:end] == text[start:end].strip() != ""
        left[start:end] = " " * (end - start)
    assert "".join(left).strip() == ""


@given(MIXED)
def test_every_place_has_its_line_and_its_unit(text):
    made = document(text)
    for position in range(len(text) + 1):
        line = line_at(made, position)
        assert line.start <= position
        assert position < line.next or position == len(text)
        number = unit_index(made, position)
        assert number == sum(unit.start <= position for unit in units(made)) - 1
        unit = unit_at(made, position)
        assert unit in units(made) or unit == (line.start, line.end)


@given(LINES, ENDS)
@example(["One line.", "", "Two"], "\n")
@example(["One line.", "", "Two", ""], "\r\n")
@example(["", "Two", "", "  three", ""], "\r")
def test_a_removal_leaves_all_other_lines_as_they_were(parts, end):
    made = document(end.join(parts))
    kept = [made.text[slice(*unit)] for unit in units(made)]
    for number, unit in enumerate(units(made)):
        edit = removal(made, unit)
        assert edit.text == ""
        after = edited(made.text, [edit])
        assert [after[slice(*left)] for left in units(document(after))] == kept[:number] + kept[number + 1 :]
        for line in after.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            assert line in parts or not line.strip()
        if end == "\r\n":
            assert "\r" not in after.replace("\r\n", "") and "\n" not in after.replace("\r\n", "")


REMOVALS = [  # text, what is taken out, what is left
    ("a\nb\nc\n", "b", "a\nc\n"),
    ("a\n\nb\n\nc\n", "b", "a\n\nc\n"),
    ("a\n\nb\nc\n", "b", "a\n\nc\n"),
    ("a\nb\n\nc\n", "b", "a\n\nc\n"),
    ("a\n\nb\n", "b", "a\n"),
    ("a\n\nb", "b", "a"),
    ("a\n\n\nb\n\n", "b", "a\n\n"),
    ("b\n\na\n", "b", "a\n"),
    ("b\na\n", "b", "a\n"),
    ("b\n", "b", ""),
    ("b", "b", ""),
    ("a\r\n\r\nb\r\n\r\nc\r\n", "b", "a\r\n\r\nc\r\n"),
    ("a\n  b  \nc\n", "b", "a\nc\n"),
]


@pytest.mark.parametrize(("text", "unit", "left"), REMOVALS)
def test_a_removal_takes_the_line_and_one_blank_line_beside_it(text, unit, left):
    made = document(text)
    [place] = [place for place in units(made) if text[slice(*place)] == unit]
    assert edited(text, [removal(made, place)]) == left


@pytest.mark.parametrize("last", [-1, 1])
def test_lines_can_be_removed_one_after_the_other(last):
    text = "One is a line.\n\nTwo\n\nThree\nFour\n\nFive\n"
    while len(units(document(text))) > 1:
        made = document(text)
        text = edited(text, [removal(made, units(made)[last])])
    assert text == "One is a line.\n"


WRAPPED = """The minister said on Monday that the talks with the two
unions would go on until the spring of next year, and that
nobody should expect more than what had been offered in the
autumn by the government.

Nobody from the unions was there to hear it, but the text of
the speech was sent to them in the evening by a messenger on
a bicycle.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_hard_wrapped_paragraph_are_one_unit(end):
    made = document(WRAPPED.replace("\n", end))
    first, second = units(made)
    assert made.text[slice(*first)].endswith("by the government.")
    assert made.text[slice(*second)].startswith("Nobody from the unions")


@pytest.mark.parametrize(
    "text",
    [
        "One sentence here.\nAnother one there.\nA third.\nA fourth one.\n",
        "\n".join(f"{number} " + "A paragraph that is as long as most of them are. " * 4 for number in range(6)),
        "Two roads diverged in a yellow wood,\nAnd sorry I could not travel both\nAnd be one traveler, long I stood\nAnd looked down one\n",
    ],
)
def test_lines_that_were_not_wrapped_are_units_of_their_own(text):
    assert len(units(document(text))) == len(text.strip().split("\n"))
