"""In every report for programs, lines and columns lead to exactly the words the finding is about."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import made_rules, word_rule
from tests.read_back import FORMS, Spot, ends_of, spots, words_at
from textlint.batch.linter import Linter, Settings
from textlint.reports import Look, report

SIGNS = (
    "a",
    "é",
    "e\u0301",
    "😀",
    "👩\u200d🚀",
    "中",
    "ا\u064b",
    " ",
    "\t",
    "\u00a0",
    "\r\n",
    "\n",
    "\r\n\r\n",
    " kyiv ",
)
MARKUP = {
    "a.txt": ("<", "&"),
    "a.md": ("**b**", "> ", "\\*", "&amp;"),
    "a.html": ("&amp;", "<i>b</i>", "<p>", "&#x1F600;"),
}


@pytest.fixture(scope="module")
def linter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    word_rule(
        folder, "made/city", "kyiv", "Kyiv", blocks=["title", "paragraph", "subhead", "caption", "list", "furniture"]
    )
    assert made_rules(folder)
    return Linter(Settings(select=("made",), rules=(str(folder),), detailed=True))


def told(form, result):
    return "\n".join(report(form)([result], Look()))


@pytest.mark.parametrize("name", MARKUP)
@given(mark=st.sampled_from(["", "\ufeff"]), data=st.data())
def test_lines_and_columns_lead_to_the_words(linter, name, mark, data):
    signs = st.lists(st.sampled_from((*SIGNS, *MARKUP[name])), max_size=20).map("".join)
    raw = (mark + data.draw(signs) + " kyiv " + data.draw(signs)).encode()
    result = linter.check_file(name, raw)
    for form in FORMS:
        found = spots(form, told(form, result))
        assert len(found) == len(result.located)
        for spot in found:
            words = words_at(spot, raw)
            assert (words if spot.end_column else words[: len("kyiv")]) == "kyiv", (form, spot)


CASES = {
    "a.txt": "\ufeffThe first line.\r\n👩\u200d🚀 Cafe\u0301 😀 he fled to kyiv today.\r\n",
    "a.md": "\ufeff# A title 😀\r\n\r\n> **Cafe\u0301** 😀 he fled to kyiv today.\r\n",
    "a.html": "\ufeff<p>A title</p>\r\n<p>👩\u200d🚀 Cafe\u0301 &amp; <b>😀</b> he fled to kyiv today.</p>\r\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "text"), CASES.items())
def test_the_columns_of_a_hard_line_are_those_a_person_counts(linter, form, name, text):
    [spot] = spots(form, told(form, linter.check_file(name, text.encode())))
    before = text.removeprefix("\ufeff").partition("kyiv")[0]
    line, prefix = before.count("\r\n") + 1, before.rpartition("\r\n")[2]
    assert (spot.line, spot.column) == (line, len(prefix.encode() if spot.in_bytes else prefix) + 1)


@pytest.mark.parametrize("name", MARKUP)
@given(mark=st.sampled_from(["", "\ufeff"]), data=st.data())
def test_the_fixes_of_a_report_make_what_they_say(linter, name, mark, data):
    signs = st.lists(st.sampled_from((*SIGNS, *MARKUP[name])), max_size=20).map("".join)
    raw = (mark + data.draw(signs) + " kyiv " + data.draw(signs)).encode()
    result = linter.check_file(name, raw)
    [run] = json.loads(told("sarif", result))["runs"]
    diagnostics = json.loads(told("rdjson", result))["diagnostics"]
    for located, ours, theirs in zip(result.located, run["results"], diagnostics, strict=True):
        if located.detail.fixes == (None,):
            assert "fixes" not in ours and "suggestions" not in theirs
            continue
        [[change]] = (fix["artifactChanges"] for fix in ours["fixes"])
        [replacement] = change["replacements"]
        [suggestion] = theirs["suggestions"]
        assert replacement["insertedContent"]["text"] == suggestion["text"] == "Kyiv"
        ends = (*suggestion["range"]["start"].values(), *suggestion["range"]["end"].values())
        assert words_at(Spot("", "", *ends, in_bytes=True), raw) == "kyiv"
        assert words_at(Spot("", "", *ends_of(replacement["deletedRegion"])), raw) == "kyiv"


@pytest.mark.parametrize("form", FORMS)
def test_a_file_in_another_encoding_has_the_columns_of_its_text(tmp_path, linter, form):
    latin = Linter(Settings(select=("made",), rules=linter.settings.rules, detailed=True, encoding="cp1252"))
    text = "Zoë of Zürich\nfled – with “Zoë” – to kyiv today.\n"
    [spot] = spots(form, told(form, latin.check_file("a.txt", text.encode("cp1252"))))
    assert words_at(spot, text.encode()).startswith("kyiv")
