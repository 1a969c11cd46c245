# ruff: noqa: E501 (examples are whole lines)
"""Values of JSON, YAML and TOML: read as the format's own parser reads them, and edited without touching the rest."""

import codecs
import json
import re
import tomllib
from itertools import pairwise
from time import process_time

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.made import document, texts
from textlint.batch.linter import Linter
from textlint.core import Edit, Fix, InputError, Origin, Safety, Span
from textlint.core.located import locate
from textlint.fixes.apply import carry_out, changes_together, is_applicable
from textlint.readers import Options, parts
from textlint.readers.within.fields import FieldError, patterns, written

SIGNS = [
    *"abZ01 .,:;#!?-'\"\\/[]{}&*|>%@`<=~_+", "é", "“", "”", "’", "😀", "中", "\u00a0", "\n", "\n\n", "\t", "kyiv", "true", "null",
    " #", ": ", "- ", "''", '""', "'''", '"""', "\\n", "  ", "...", "---",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)
MARKS = st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
ENDS = st.sampled_from(["\n", "\r\n"])


def encoded(text, mark):
    codec = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    return mark + text.encode(codec)


def decoded(raw):
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    return raw.decode("utf-8-sig")


@st.composite
def json_string(draw, text):
    """One of the many ways to write it."""
    written = []
    for sign in text:
        plain = json.dumps(sign, ensure_ascii=False)[1:-1]
        escaped = "".join(f"\\u{unit:04{draw(st.sampled_from('xX'))}}" for unit in units(sign))
        written.append(draw(st.sampled_from([plain, plain, plain, escaped, "\\/" if sign == "/" else plain])))
    return '"' + "".join(written) + '"'


def units(sign):
    raw = sign.encode("utf-16-be")
    return [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]


@st.composite
def json_files(draw):
    blank = draw(st.sampled_from(["", " ", "\n  ", "\r\n\t"]))
    texts = draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
    noise = draw(
        st.sampled_from(["1e999", "[1, {}, []]", '{"body": ["x"]}', "null", '"a\\"b"', "12345678901234567890"])
    )
    rows = []
    for title, body in texts:
        fields = [f'"title":{blank}{draw(json_string(title))}', f'"noise":{noise}', f'"body":{draw(json_string(body))}']
        rows.append("{" + f"{blank},".join(draw(st.permutations(fields))) + "}")
    file = f'{blank}{{"n":{noise},{blank}"articles":{blank}[{f",{blank}".join(rows)}]{blank}}}{blank}'
    return encoded(file, draw(MARKS))


@st.composite
def toml_string(draw, text, end):
    """One of the ways to write it; where the wanted one cannot say it, another."""
    basic = json.dumps(text, ensure_ascii=draw(st.booleans()))
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    ways = [f'"{inner}"' if "\\ud" in basic else basic]  # TOML has no pairs of surrogates
    ways.append(
        '"""'
        + draw(st.sampled_from(["", end, f"\\{end}  "])) * (not text.startswith("\n"))
        + inner.replace("\\n", end)
        + '"""'
    )
    ways.append(f"'{text}'")
    ways.append(f"'''{end}" + text.replace("\n", end) + "'''")
    return draw(st.sampled_from([way for way in ways if says_toml(way) == text]))


def says_toml(way):
    try:
        return tomllib.loads(f"v = {way}")["v"]
    except tomllib.TOMLDecodeError:
        return None


@st.composite
def toml_files(draw):
    end = draw(ENDS)
    texts = draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
    lines = [
        "# a comment with 'quotes\"",
        "date = 1979-05-27 07:32:00",
        "list = [ 'x', # ]",
        '  "y", ]',
        "'q.k' = {a.b = '}'}",
    ]
    for title, body in texts:
        lines += [draw(st.sampled_from(["[[articles]]", "[[ 'articles' ]] # x"]))]
        lines += draw(st.permutations([
            f"title = {draw(toml_string(title, end))}", "n = 0x1F", f'"body" = {draw(toml_string(body, end))} # "x"'
        ]))  # fmt: skip
        lines += draw(st.sampled_from([[], ["[articles.more]", "title = 'not this'"]]))
    return encoded(end.join(lines), draw(MARKS))


@st.composite
def yaml_scalar(draw, text, indent):
    """One of the ways to write it below a key: as PyYAML would in that style, and a few by hand."""
    style = draw(st.sampled_from(["", "'", '"', "|", ">", "hand"]))
    if style == "hand":
        return json.dumps(text, ensure_ascii=False)
    width = draw(st.sampled_from([4, 1000]))
    made = yaml.dump(
        {"k": text}, default_style=style, allow_unicode=True, width=width, indent=draw(st.sampled_from([2, 4]))
    )
    first, *rest = made.rstrip("\n").removesuffix("\n...").split("\n")
    lines = [first.split(": ", 1)[1], *(" " * indent + line if line.strip() else line for line in rest)]
    kept = made[len(made.rstrip("\n")) + 1 :] if style in ("|", ">") else ""
    return "\n".join(lines) + kept


@st.composite
def yaml_files(draw):
    end = draw(ENDS)
    texts = draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
    lines = ["# comment", "n: 12 # x", "base: &b {note: not this}", "articles:"]
    for title, body in texts:
        fields = [
            f"title: {draw(yaml_scalar(title, 4))}",
            "n: [1, x: y, &a{} z]".replace("{}", str(len(lines))),
            f"body: {draw(yaml_scalar(body, 4))}",
            "<<: *b",
        ]
        first, *rest = draw(st.permutations(fields))
        lines += [f"  - {first}", *(f"    {field}" for field in rest)]
    return encoded(end.join("\n".join(lines).split("\n")) + draw(st.sampled_from(["", end])), draw(MARKS))


LOADERS = {"json": json.loads, "toml": tomllib.loads, "yaml": lambda text: yaml.load(text, Loader=yaml.CSafeLoader)}
FIELDS = ("articles.*.title", "articles.*.body")
FILES = st.one_of(
    st.tuples(st.just("json"), json_files()),
    st.tuples(st.just("toml"), toml_files()),
    st.tuples(st.just("yaml"), yaml_files()),
)


def read(form, raw):
    return parts(f"made.{form}", raw, Options(fields=FIELDS))


def loaded(form, raw):
    return LOADERS[form](decoded(raw))


def strings(data):
    """Of each article its values in the order of the file, as the format's own parser gives them."""
    return [
        [value for key, value in article.items() if key in ("title", "body") and isinstance(value, str) and value]
        for article in data["articles"]
    ]


@settings(deadline=None, max_examples=300)
@given(FILES)
def test_texts_are_what_the_parser_of_the_format_says(made):
    form, raw = made
    try:
        data = loaded(form, raw)
    except yaml.YAMLError:
        assume(False)
    found = read(form, raw)
    assert [part.document.text for part in found] == ["\n\n".join(texts) for texts in strings(data)]
    assert [(part.document.record, part.document.part) for part in found] == [
        (number + 1, f"articles.{number}") for number in range(len(found))
    ]
    for part in found:
        for one in (part.document, part.apart().document):
            spans = [segment.text for segment in one.segments]
            assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(one.text)]
            assert all(left.source.stop <= right.source.start for left, right in pairwise(one.segments))
            for segment in one.segments:
                if segment.origin is Origin.VERBATIM:
                    assert one.raw[segment.source].decode(one.encoding) == one.text[slice(*segment.text)]


@pytest.mark.parametrize("sign", ["|", "|+", ">", ">+"])
def test_no_edit_takes_the_line_end_that_parts_a_block_from_the_next_key(sign):
    raw = f"a: {sign}\n  text\n\n\nb: x\n".encode()
    [part] = parts("x.yaml", raw, Options(fields=("a",)))
    for start in range(len(part.document.text)):
        span = Span(start, len(part.document.text))
        for new in ("", "X"):
            fix = Fix((Edit(span, new),), Safety.SAFE)
            if is_applicable(part.document, fix):
                changes, _ = changes_together(part.document, [fix])
                assert yaml.safe_load(carry_out(raw, changes)).get("b") == "x"


@settings(deadline=None, max_examples=600)
@given(FILES, st.data())
def test_an_edit_changes_the_text_it_names_and_no_byte_besides(made, data):
    form, raw = made
    try:
        before = loaded(form, raw)
    except yaml.YAMLError:
        assume(False)
    found = read(form, raw)
    number = data.draw(st.integers(0, len(found) - 1))
    part = found[number]
    whole, apart = part.document, part.apart()
    assume(whole.text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole.text)), min_size=2, max_size=6)))
    edits = [Edit(Span(*pair), data.draw(st.one_of(st.just(""), TEXTS))) for pair in list(pairwise(cuts))[::2]]
    fixes = [Fix((edit,), Safety.SAFE) for edit in edits]
    assert [is_applicable(whole, fix) for fix in fixes] == [is_applicable(apart.document, fix) for fix in fixes]
    fixes = [fix for fix in fixes if is_applicable(whole, fix)]
    changes, able = changes_together(whole, fixes)
    new = carry_out(raw, changes)
    alone, also = changes_together(apart.document, fixes)
    assert also == able
    again = read(form, new)
    applied = sorted((edit for fix in able for edit in fix.edits), reverse=True, key=lambda edit: edit.span)
    assert again[number].document.text in edited(strings(before)[number], applied)
    wanted = [part.document.text for part in found]
    wanted[number] = again[number].document.text
    assert [part.document.text for part in again] == wanted
    assert apart.reread(carry_out(apart.document.raw, alone)).text == wanted[number]
    after = loaded(form, new)
    assert without_prose(after) == without_prose(before)
    if not fixes:
        assert new == raw


def edited(values, applied):
    """What may come of the text of `values` after edits, the last first: as it is, or with its end closed up."""
    new, first = [], sum(map(len, values)) + 2 * (len(values) - 1)
    for value in reversed(values):
        first -= len(value)
        text = value
        for edit in applied:
            if first <= edit.span.start < first + len(value):
                text = text[: edit.span.start - first] + edit.text + text[edit.span.end - first :]
        new.insert(0, text)
        first -= 2
    text = "\n\n".join(filter(None, new))
    end = text[len(text.rstrip()) :]
    return [text, *(text.rstrip() + end[place:] for place in range(len(end) + 1))]


def without_prose(data):
    """The data with the prose out of it."""
    return {
        **data,
        "articles": [
            {key: value for key, value in article.items() if key not in ("title", "body") or not isinstance(value, str)}
            for article in data["articles"]
        ],
    }


ENGINE = Linter().engine


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["json", "toml", "yaml"]), texts(), st.data())
def test_the_findings_of_a_text_in_a_value_are_those_of_the_plain_text_at_their_places(form, text, data):
    text = "".join(sign for sign in text if sign.isprintable() or sign in "\n")
    assume(text)
    written = {"json": json_string(text), "toml": toml_string(text, "\n"), "yaml": yaml_scalar(text, 2)}[form]
    value = data.draw(written)
    file = {"json": f'{{"title": 1, "body": {value}}}', "toml": f"body = {value}", "yaml": f"body: {value}"}[form]
    raw = file.encode()
    try:
        assume(LOADERS[form](file)["body"] == text)
    except yaml.YAMLError:
        assume(False)
    [part] = parts(f"made.{form}", raw, Options(fields=("body",)))
    found = ENGINE.check(part.document)
    assert found == ENGINE.check(document(text))
    for finding in found.findings:
        place = locate(part.document, finding).location
        before = raw[: place.byte_start].decode()
        line = len(re.findall(r"\r\n|\r|\n", before)) + 1
        assert (place.line, place.column) == (line, len(before) - max(before.rfind("\n"), before.rfind("\r")))


BROKEN = [
    ("json", b'{"a": "x" "b"}', 10, "Expecting ',' delimiter"),
    ("json", b'\xef\xbb\xbf{"a": "\xc3\xa9", }', 15, "Expecting property name"),
    ("json", b'{"body": "x', 9, "Unterminated string"),
    ("json", b'{"body": "a\nb"}', 11, "Invalid control character"),
    ("json", b'{"body": "\\x"}', 10, r"Invalid \\escape"),
    ("json", b'{"body": [1, 2', 14, "ends too early|Expecting"),
    ("json", b'{"body": "x"} {}', 14, "Extra data"),
    ("json", b"", 0, "Expecting value"),
    ("json", b"[" * 100_000, 500, "nested more than 500 deep"),
    ("json", b'{"body":' * 100_000, 8 * 500, "nested more than 500 deep"),
    ("yaml", b"a: [1", 5, "no YAML: did not find expected"),
    ("yaml", b"a: \xc3\xa9\x01", 5, "no YAML: control characters are not allowed"),
    ("yaml", b"\ta: b", 0, "no YAML: found character that cannot start any token"),
    ("yaml", b"[" * 100_000, 1000, "exceeded maximum nesting depth"),  # libyaml, which looks ahead
    ("yaml", b"- " * 100_000, 1000, "nested more than 500 deep"),
    ("toml", b"a = 1\r\nbody = \r\n", 14, "no TOML: Invalid value"),
    ("toml", b"body = 'x", 9, "no TOML: Expected"),
    ("toml", b"a = 1\na = 2\n", 11, "no TOML: Cannot overwrite"),
    ("toml", b"a = " + b"9" * 5000, 0, "no TOML: "),
    ("toml", b"a = " + b"[" * 100_000, 0, "nested too deep"),
    *((form, b"a = \xff", 4, "not utf-8 text") for form in ("json", "yaml", "toml")),
]


@pytest.mark.parametrize(("form", "raw", "offset", "reason"), BROKEN)
def test_what_is_broken_is_one_line_that_names_the_byte(form, raw, offset, reason):
    with pytest.raises(InputError, match=reason) as caught:
        parts(f"made.{form}", raw, Options(fields=("body", "*.body")))
    assert (caught.value.offset, "\n" in str(caught.value)) == (offset, False)


@pytest.mark.parametrize("form", ["json", "yaml", "toml"])
def test_without_a_field_nothing_is_prose(form):
    with pytest.raises(InputError, match="say with --field"):
        parts(f"made.{form}", b"", Options())


def texts_in(form, file, *fields):
    found = parts(f"made.{form}", file.encode(), Options(fields=fields))
    return [(part.document.record, part.document.part, part.document.text) for part in found]


def test_values_that_share_an_element_are_one_text_and_those_elsewhere_another():
    file = '{"title": "T", "a": [{"t": "1", "p": ["2", "3"], "b": {"c": "4"}}, {"t": "5"}], "lead": "L", "b.c": "D"}'
    assert texts_in("json", file, "title", "lead", "a.*.t", "a.*.p.*", "a.*.b.c") == [
        (None, None, "T\n\nL"),
        (1, "a.0", "1\n\n2\n\n3\n\n4"),
        (2, "a.1", "5"),
    ]
    assert texts_in("json", file, "a.1.t") == [(2, "a.1", "5")]
    assert texts_in("json", file, r"b\.c") == [(None, None, "D")]
    assert texts_in("json", file, "a.*.*.c") == [(None, "a.0.b", "4")]
    assert texts_in("json", file, "a.t", "a", "title.x", "nothing") == []


def test_of_a_name_that_stands_there_twice_the_last_counts():
    assert texts_in("json", '{"a": {"b": "x"}, "c": "y", "a": {"b": "z"}}', "a.b", "c") == [(None, None, "y\n\nz")]
    assert texts_in("yaml", "a: {b: x}\nc: y\na: {b: z}\n", "a.b", "c") == [(None, None, "y\n\nz")]


def test_halves_of_a_character_are_read_as_lost_and_two_are_never_joined():
    [part] = parts("made.json", rb'{"body": "a \ud83d b \ude00 \ud83d\ude00"}', Options(fields=("body",)))
    assert part.document.text == "a \ufffd b \ufffd 😀"
    changes, able = changes_together(part.document, [Fix((Edit(Span(3, 6), ""),), Safety.SAFE)])
    assert (changes, able) == ([], [])


def test_an_anchored_value_is_read_once_and_what_is_no_string_never():
    file = "base: &b\n  t: x\na:\n  - &t 'y z'\n  - *t\n  - 12\n  - !!str 12\n  - ~\n  - 2001-01-01\n  - !x q\nc: {<<: *b}\n"
    assert texts_in("yaml", file, "a.*") == [(None, None, "y z\n\n12")]
    assert texts_in("yaml", file, "*.t") == [(None, "base", "x")]


def test_each_document_of_a_yaml_file_is_a_record():
    assert texts_in("yaml", "t: a\n---\nt: b\n", "t") == [(1, None, "a"), (2, None, "b")]


@pytest.mark.parametrize(
    ("file", "old", "new", "is_done"),
    [
        ("t: true < /i>", " < /i>", "", False),  # would be a truth value
        ("t: a :x b", "x", "", False),  # would be a key
        ("t: a x#b", "x", "", False),  # would be a comment
        ("t: a b", "b", "“b”, c", True),
        ("t: [a b, c]", "b", "x, y", False),  # would be two
        ("t: 'a b'", "b", "c's", True),
        ("t: |\n  a b\n  c\n", "b", "d\n\ne", True),
        ("t: |\n  a b\n  c\n", "a", " a", False),  # would be indented
        ("t: |\n  a b\n  c\n", "a b\n", "", True),
        ("t: >\n  a\n  b\n", "a b", "ab", True),
    ],
)
def test_in_yaml_an_edit_is_carried_out_only_where_the_value_stays_a_string(file, old, new, is_done):
    field = "t.*" if "[" in file else "t"
    [part] = parts("made.yaml", file.encode(), Options(fields=(field,)))
    start = part.document.text.index(old)
    fix = Fix((Edit(Span(start, start + len(old)), new),), Safety.SAFE)
    changes, able = changes_together(part.document, [fix] if is_applicable(part.document, fix) else [])
    assert bool(able) == is_done
    after = yaml.safe_load(carry_out(file.encode(), changes))["t"]
    wanted = part.document.text.replace(old, new, 1) if is_done else part.document.text
    assert ("\n\n".join(after) if isinstance(after, list) else after) == wanted


def test_fixes_that_only_spoil_a_value_together_are_not_both_carried_out():
    [part] = parts("made.yaml", b"t: x true y", Options(fields=("t",)))
    fixes = [Fix((Edit(Span(*span), ""),), Safety.SAFE) for span in ((0, 2), (6, 8))]
    assert all(is_applicable(part.document, fix) for fix in fixes)
    changes, able = changes_together(part.document, fixes)
    assert (carry_out(b"t: x true y", changes), able) == (b"t: true y", fixes[:1])


@pytest.mark.parametrize("mark", ["'", "'''"])
def test_where_toml_has_no_escapes_what_needs_one_is_not_applicable(mark):
    [part] = parts("made.toml", f"t = {mark}a b{mark}".encode(), Options(fields=("t",)))
    assert is_applicable(part.document, Fix((Edit(Span(0, 1), "x"),), Safety.SAFE))
    assert not is_applicable(part.document, Fix((Edit(Span(0, 1), "\x01"),), Safety.SAFE))
    needs = is_applicable(part.document, Fix((Edit(Span(0, 1), "it's"),), Safety.SAFE))
    assert needs == (len(mark) == 3)


@pytest.mark.parametrize("field", ["", ".", "a..b", "a.", ".a", "a\\", "\\"])
def test_a_path_that_is_none_is_said_in_one_line(field):
    with pytest.raises(FieldError) as caught:
        patterns((field,))
    assert "\n" not in str(caught.value)


@given(st.lists(st.one_of(st.text(min_size=1, max_size=4), st.sampled_from(["*", ".", "a.b", "\\"])), min_size=1))
def test_a_path_as_it_is_written_means_itself(names):
    assert patterns((written(tuple(names)),)) == (tuple(names),)


@pytest.mark.parametrize(
    ("form", "head", "again", "tail"),
    [
        ("json", '{"body": "', "\\\\", '"}'),
        ("json", "{", '"body": "x", ', '"body": "y"}'),
        ("yaml", "body: a", "  ", "b"),
        ("yaml", "body: >\n  a", "\n", "  b"),
        ("yaml", "body: |\n  a", "\n", "  b"),
        ("toml", 'body = """', "x\\\n  ", '"""'),
    ],
)
def test_the_time_to_read_grows_with_the_file_however_odd_it_is(form, head, again, tail):
    def seconds(number):
        raw = f"{head}{again * number}{tail}".encode()
        started = process_time()
        parts(f"made.{form}", raw, Options(fields=("body",)))
        return process_time() - started

    few, many = min(seconds(5_000) for _ in range(3)), seconds(80_000)
    assert many < max(2, 10 * 16 * few), "16 times the text: 256 times the seconds would be its square"
