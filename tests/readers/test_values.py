"""Values of JSON, YAML and TOML: read as the format's own parser reads them, and edited without touching the rest."""

import codecs
import json
import tomllib
from itertools import pairwise

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from textlint.core import Edit, Fix, InputError, Origin, Safety, Span
from textlint.fixes.apply import carry_out, changes_together, is_applicable
from textlint.readers import Options, parts

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
    if not basic.isascii() or "\\ud" not in basic:
        ways = [basic]
    else:
        ways = [json.dumps(text, ensure_ascii=False)]
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
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
        for document in (part.document, part.apart().document):
            spans = [segment.text for segment in document.segments]
            assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(document.text)]
            assert all(left.source.stop <= right.source.start for left, right in pairwise(document.segments))
            for segment in document.segments:
                if segment.origin is Origin.VERBATIM:
                    assert document.raw[segment.source].decode(document.encoding) == document.text[slice(*segment.text)]


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
    """What may come of the text of `values` after edits from the last to the first: as it is, and with its end closed up."""
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
