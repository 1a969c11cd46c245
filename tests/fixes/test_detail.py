"""What is said of a fix in the file is what is done to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint.batch.linter import Linter, Settings
from textlint.core import Edit, Finding, Fix, Safety, Severity, Span
from textlint.fixes.apply import carry_out, changes_of
from textlint.fixes.detail import detail
from textlint.readers import Options, parts

SIGNS = ["kyiv", "é", "😀", "e\u0301", " ", ".", "\n", "\r\n", "**a**", "&amp;", "<i>b</i>", "\n\n", "> "]


def documents(name, text, encoding="utf-8", mark=b""):
    return [part.document for part in parts(name, mark + text.encode(encoding), Options(None, None, ("*",)))]


def place_of(raw, encoding, line, column, utf8_column):
    """The byte at a line and column, found the way a program that reads a report finds it."""
    text = raw.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\0\n")
    start = [0, *(place + 1 for place, sign in enumerate(text) if sign in "\r\n")][line - 1]
    before = text[start : start + column - 1].replace("\0", "\r")
    assert len(before.encode()) == utf8_column - 1
    return len(raw) - len((text[start + column - 1 :].replace("\0", "\r")).encode(encoding))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@given(signs=st.lists(st.sampled_from(SIGNS), max_size=25), data=st.data())
def test_lines_and_columns_lead_to_the_bytes_of_the_edit(name, signs, data):
    raw = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + "".join(signs).encode()
    for document in [part.document for part in parts(name, raw, Options())]:
        if not document.text:
            continue
        start = data.draw(st.integers(0, len(document.text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(document.text))))
        fix = Fix((Edit(span, "X"),), Safety.SAFE)
        made = detail(document, Finding("a/b", span, "", Severity.INFO, "", (fix,)))
        if made.fixes[0] is None:
            continue
        [change] = changes_of(document, (fix,))
        [(place, text)] = made.fixes[0]
        at = place.location
        assert (at.byte_start, at.byte_end, text.encode()) == change
        assert place_of(raw, "utf-8", at.line, at.column, place.columns[0]) == change.start
        assert place_of(raw, "utf-8", at.end_line, at.end_column, place.columns[1]) == change.end


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252"])
def test_columns_in_utf_8_are_those_of_the_text_whatever_it_is_written_in(encoding):
    raw = "Zoë came.\nZoë fled to kyiv . The mayor of Zürich fled to kyiv .".encode(encoding)
    [result] = [Linter(Settings(encoding=encoding, detailed=True, select=("entity",))).check_file("a.txt", raw)]
    assert [located.detail.place.columns for located in result.located] == [(14, 18), (50, 54)]
    assert [located.detail.place.location[:2] for located in result.located] == [(2, 13), (2, 48)]


def test_a_fix_that_cannot_be_written_is_none():
    [document] = documents("a.md", "He fled to ky**iv** now.")
    span = Span(11, 15)
    made = detail(document, Finding("a/b", span, "", Severity.INFO, "", (Fix((Edit(span, "Kyiv"),), Safety.SAFE),)))
    assert made.fixes == (None,)
    assert made.place.location[:6] == (1, 12, 11, 17, 1, 18)


def test_a_fix_is_told_with_its_escapes():
    [document] = documents("a.html", "<p>He fled to kyiv</p>")
    span = Span(11, 15)
    made = detail(document, Finding("a/b", span, "", Severity.INFO, "", (Fix((Edit(span, "K & y"),), Safety.SAFE),)))
    assert [part.text for part in made.fixes[0]] == ["K &amp; y"]
    changed = carry_out(document.raw, changes_of(document, (Fix((Edit(span, "K & y"),), Safety.SAFE),)))
    assert changed == b"<p>He fled to K &amp; y</p>"
