"""A record's fields are found where they stand, and a changed field changes no byte beside it."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import texts
from textlint.readers.jsonl import DEEPEST, BrokenRecord, parse, replaced

BLANKS = st.text(" \t", max_size=2)
NUMBERS = st.sampled_from(
    "0 -0 1.0 1e5 1E+05 -1.50e-300 123456789012345678901234567890 0.1000 1e999 NaN -Infinity".split()
)
NAMES = st.sampled_from(
    ["text", "id", "te\\u0078t", "title", "", "a b", "é", "textlint", "\\ud800", "😀", 'quo\\"te', "\\\\"]
)


@st.composite
def strings(draw):
    """A JSON string in any spelling: letters as they are, escaped, in upper and lower case, lone surrogates."""
    parts = draw(
        st.lists(
            st.one_of(
                texts(2).map(lambda text: json.dumps(text)[1:-1]),
                texts(2).map(lambda text: json.dumps(text, ensure_ascii=False)[1:-1]),
                st.sampled_from(
                    [
                        "\\/",
                        "\\u00E9",
                        "\\u00e9",
                        "\\ud83d\\ude00",
                        "\\ud83d",
                        "\\uDE00",
                        "\\u0000",
                        "\x7f",
                        "wrng",
                        "\u2028",
                    ]
                ),
            ),
            max_size=6,
        )
    )
    return '"' + "".join(parts) + '"'


@st.composite
def values(draw, depth=2):
    """A JSON value as somebody might write it, odd blanks included."""
    kind = draw(st.sampled_from(["string", "number", "word"] + ["list", "object"] * (depth > 0)))
    if kind == "string":
        return draw(strings())
    if kind == "number":
        return draw(NUMBERS)
    if kind == "word":
        return draw(st.sampled_from(["true", "false", "null"]))
    if kind == "list":
        return (
            "["
            + ",".join(draw(BLANKS) + item + draw(BLANKS) for item in draw(st.lists(values(depth - 1), max_size=3)))
            + "]"
        )
    return draw(objects(depth - 1))


@st.composite
def objects(draw, depth=2):
    """A JSON object with fields in any order, some of them twice."""
    fields = draw(st.lists(st.tuples(NAMES, values(depth)), max_size=5))
    return (
        "{"
        + ",".join(
            f'{draw(BLANKS)}"{name}"{draw(BLANKS)}:{draw(BLANKS)}{value}{draw(BLANKS)}' for name, value in fields
        )
        + ("}" if fields else draw(BLANKS) + "}")
    )


def pairs(line):
    return json.loads(line, object_pairs_hook=list, parse_float=str, parse_int=str, parse_constant=str)


@given(objects(), BLANKS, BLANKS)
def test_fields_stand_where_the_standard_library_reads_them(body, before, after):
    line = before + body + after
    record = parse(line)
    expected = dict(pairs(line))
    found = {name: pairs(line[value.start : value.end]) for name, value in record.fields.items()}
    assert found == expected
    for name, value in expected.items():
        text = value if isinstance(value, str) and line[record.fields[name].start] == '"' else None
        assert record.text(name) == text


@given(objects(), st.lists(st.sampled_from(["text", "textlint", "id", "new", "é"]), unique=True, max_size=3))
def test_replaced_fields_hold_the_new_value_and_every_other_character_stays(body, names):
    record = parse(body)
    new = replaced(record, dict.fromkeys(names, '["new"]'))
    expected = pairs(body)
    for name in names:
        places = [number for number, (field, _) in enumerate(expected) if field == name]
        if places:
            expected[places[-1]] = (name, ["new"])
    expected += [(name, ["new"]) for name in names if name not in record.fields]
    assert pairs(new) == expected
    back = {name: body[place.start : place.end] for name in names if (place := record.fields.get(name)) is not None}
    if len(back) == len(names):
        assert replaced(parse(new), back) == body


BROKEN = [
    ("", "ends too early|no JSON object"),
    ("   ", "no JSON object"),
    ("[]", "no JSON object"),
    ('"text"', "no JSON object"),
    ("null", "no JSON object"),
    ("{", "ends too early"),
    ('{"a"', "ends too early"),
    ('{"a":', "Expecting value"),
    ('{"a":1', "ends too early"),
    ('{"a":1,', "ends too early"),
    ('{"a":1,}', "property name"),
    ("{a:1}", "property name"),
    ('{"a" 1}', "delimiter"),
    ('{"a":1 "b":2}', "delimiter"),
    ('{"a":1}}', "Extra data at character 8"),
    ('{"a":1} x', "Extra data"),
    ('{"a":"x}', "Unterminated string"),
    ('{"a":"x\ty"}', "control character"),
    ('{"a":"\\x"}', "escape"),
    ('{"a":"\\ud8"}', "escape"),
    ('{"a":01}', "delimiter"),
    ("{,}", "property name"),
    ('{"a":[1,]}', "Expecting value|Illegal"),
    ('\ufeff{"a":1}', "no JSON object"),
    ('{"a":1}{"a":2}', "Extra data"),
    ('{"a":.5}', "Expecting value"),
    ('{"a":\x001}', "Expecting value"),
    ("{1:2}", "property name"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_line_that_is_no_object_says_why(line, reason):
    with pytest.raises(BrokenRecord, match=reason):
        parse(line)


@given(objects(), st.data())
def test_half_a_line_is_never_an_object(body, data):
    with pytest.raises(BrokenRecord):
        parse(body[: data.draw(st.integers(0, len(body) - 1))])


@given(st.text(st.sampled_from('{}[]",:\\ \tua01e+-tfn\x00é'), max_size=30))
def test_any_line_is_read_as_the_standard_library_reads_it_or_broken(line):
    try:
        expected = pairs(line)
        if not line.lstrip(" \t\r\n").startswith("{"):
            raise ValueError
    except ValueError:
        with pytest.raises(BrokenRecord):
            parse(line)
    else:
        assert set(parse(line).fields) == {name for name, _ in expected}


def nested(depth, brackets="[]"):
    return '{"deep": ' + brackets[0] * depth + "1" * (brackets == "[]") + brackets[1] * depth + ', "text": "wrng"}'


def test_nesting_has_a_limit_that_does_not_depend_on_who_calls():
    def below(calls, line):
        return parse(line) if calls == 0 else below(calls - 1, line)

    room = sys.getrecursionlimit() - 400
    assert set(parse(nested(DEEPEST - 1)).fields) == {"deep", "text"}
    assert room > DEEPEST
    for depth in (DEEPEST, 5000, 1_000_000):
        for calls in (0, 100):
            with pytest.raises(BrokenRecord, match=f"nested more than {DEEPEST} deep"):
                below(calls, nested(depth))


def test_brackets_side_by_side_or_in_strings_are_not_depth():
    assert parse('{"a": [' + ",".join(["[]"] * 10_000) + "]}").fields
    assert parse('{"a": "' + "[{" * 10_000 + '\\"' + "[" * 10_000 + '"}').text("a")


def test_a_hostile_line_is_read_in_one_go():
    with pytest.raises(BrokenRecord):
        parse('{"a": "' + "[" * 1000 + '\\"' * 1_000_000)  # never closed
    with pytest.raises(BrokenRecord):
        parse("[" * 1000 + '{"' * 1000 + " " * 1_000_000)


def test_numbers_no_computer_can_hold_stay_as_they_are():
    line = '{"n": ' + "9" * 10_000 + ', "e": 1e999999, "text": "x"}'
    assert replaced(parse(line), {"text": '"y"'}) == line.replace('"x"', '"y"')


def test_a_field_is_added_last_and_blanks_before_the_brace_stay():
    for line, expected in (
        ("{}", '{"new": 1}'),
        ("{ }", '{"new": 1 }'),
        (' {"a":1 } ', ' {"a":1, "new": 1 } '),
        ('{"a":{"new":2}}', '{"a":{"new":2}, "new": 1}'),
    ):
        assert replaced(parse(line), {"new": "1"}) == expected


def test_of_a_field_that_stands_there_twice_the_last_is_read_and_replaced():
    record = parse('{"text": "a", "id": 1, "te\\u0078t": "b"}')
    assert record.text("text") == "b"
    assert replaced(record, {"text": '"c"'}) == '{"text": "a", "id": 1, "te\\u0078t": "c"}'
