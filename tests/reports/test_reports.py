"""Each report for programs as people get it, and that no text, path or message can break one."""

import json
import os
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.made import ROOT, document, run
from tests.mixed import FILES, check, write
from tests.read_back import FORMS, spots, validate, words_at
from tests.word import docx
from textlint.batch.linter import Linter, Settings
from textlint.core import Edit, Finding, Fix, InputError, Safety, Severity, Span
from textlint.core.located import FileResult, locate
from textlint.core.screen import visible
from textlint.fixes.detail import detail
from textlint.reports import Look, formats, report

GOLDEN = ROOT / "tests" / "data" / "reports"
SUFFIXES = {
    "checkstyle": "xml", "github": "txt", "gitlab": "json", "junit": "xml", "rdjson": "json", "rdjsonl": "jsonl",
    "sarif": "sarif",
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write(tmp_path_factory.mktemp("mixed"))


@pytest.mark.parametrize("form", FORMS)
def test_the_report_of_a_mixed_folder_is_the_one_that_was_agreed_on(files, form):
    told, golden = check(form, files), GOLDEN / f"{form}.{SUFFIXES[form]}"
    validate(form, told)
    assert told == golden.read_bytes().decode(), f"if the new report is better, write it to {golden}"


@pytest.mark.parametrize("form", FORMS)
def test_the_places_in_the_report_of_a_mixed_folder_lead_to_the_words(files, form):
    found = [spot for spot in spots(form, check(form, files)) if spot.line and "read" not in spot.message]
    words = {"city": "kyiv", "once more": "wrng", "a line": "{0} ends\r\nhere"}
    assert len(found) >= len(words)
    for spot in found:
        name = spot.path.removeprefix("./")
        told = words_at(spot, FILES[name].encode())
        [wanted] = (value for key, value in words.items() if key in spot.message)
        if name.endswith("html") and told.startswith("ky<b>"):
            wanted = "ky<b>iv"
        if spot.column is None:  # GitHub takes none for several lines
            assert (wanted.split("\r")[0] in told, spot.end_line - spot.line) == (True, wanted.count("\r")), spot
        else:
            assert told == wanted if spot.end_column else told.startswith(wanted.split("\r")[0]), (form, spot)


def made(text, span, message="It is so.", path="a.txt", fixes=(), **more):
    read = document(text)
    finding = Finding("made/word", span, message, Severity.WARNING, "x/y", fixes, **more)
    located = locate(read, finding, detail(read, finding))
    return FileResult(path, (located,))


def told(form, *results):
    return "\n".join(report(form)(results, Look()))


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x07\x1b\x7f\x85\u2028\u202e\ufffe\uffff\ud800\udcff\r\n\t\"'<>&%:,{}[]()#?\\"),
    ),
    max_size=60,
)


@given(message=HOSTILE, path=HOSTILE.filter(lambda path: "\0" not in path), words=HOSTILE, text=HOSTILE)
@example(
    message="a]]>b::error file=x::c%0A--><!--\r\n::set-output", path="a\r\n::error::b,c=d%0A/../]]>", words="x", text=""
)
@example(message="{0} [here](1) " + 10_000 * "x", path="-", words="\ud800" * 10_000, text="\udfff")
@example(message="\ud800 \udcff", path="", words="", text="")
def test_nothing_that_is_written_in_a_text_breaks_a_report(message, path, words, text):
    span = Span(len(text), len(text) + max(1, len(words)))
    fix = Fix((Edit(span, words[::-1]),), Safety.UNSAFE)
    result = made(f"{text}{words or '.'}", span, message, path, fixes=(fix,), related=(span,))
    for form in FORMS:
        [spot] = spots(form, told(form, result))
        assert spot.message == sayable(form, message), form


def sayable(form, message):
    """What is left of a message: each format says all of it that its letters can say."""
    if form == "junit":
        return visible(message)
    if form == "github":
        return "".join(letter if letter in "\r\n" else visible(letter) for letter in message)
    gone = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]" if form == "checkstyle" else "[\ud800-\udfff]"
    left = re.sub(gone, "\ufffd", message)
    return left.replace("](", "] (") if form == "sarif" else left


@pytest.mark.parametrize("form", FORMS)
def test_a_run_that_finds_nothing_is_a_whole_report(form):
    assert spots(form, told(form)) == []
    assert spots(form, told(form, FileResult("a.txt"))) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_could_not_be_read_is_not_passed_over(form):
    shown = told(
        form,
        FileResult("a.txt", error=InputError("a.txt", "odd <byte>", 3)),
        FileResult("b.txt", crashes=(("x/y", "boom"),)),
    )
    validate(form, shown)
    assert "odd " in shown and "byte 3" in shown and "boom" in shown and "x/y" in shown.replace("x.y", "x/y")


def test_junit_has_a_test_for_each_file_and_its_findings_in_one_failure():
    from lxml import etree

    read = document("one\ttwo")
    located = tuple(
        locate(read, Finding("made/word", span, "It\nis.", severity, ""))
        for span, severity in ((Span(0, 3), Severity.INFO), (Span(4, 7), Severity.ERROR))
    )
    root = etree.fromstring(told("junit", FileResult("b.txt"), FileResult("a.txt", located)).encode())
    clean, failed = root.iter("testcase")
    assert (clean.get("name"), len(clean)) == ("b.txt", 0)
    assert failed[0].attrib == {"message": "2 findings", "type": "error"}
    assert failed[0].text == "a.txt:1:1: info made/word It is.\na.txt:1:5: error made/word It is."


def test_github_gets_columns_for_one_line_only():
    text = "one two\nthree\n"
    commands = [told("github", made(text, Span(*span))) for span in ((4, 7), (4, 8), (4, 10), (4, 14))]
    places = [command.split(",", 1)[1].split(",title")[0] for command in commands]
    assert places == [
        "line=1,endLine=1,col=5,endColumn=8",
        "line=1,endLine=1,col=5",
        "line=1,endLine=2",
        "line=1,endLine=2",
    ]


def test_gitlab_knows_equal_findings_apart_and_again_when_lines_move():
    linter = Linter(Settings(select=("entity/lower_case_name",), detailed=True))

    def fingerprints(text, path="a.txt"):
        return [issue["fingerprint"] for issue in json.loads(told("gitlab", linter.check_file(path, text.encode())))]

    text = "The mayor fled to kyiv on Monday.\n\nThe mayor fled to kyiv on Monday.\n"
    assert len(set(fingerprints(text))) == 2
    assert fingerprints("A new title\n\n" + text) == fingerprints(text)
    assert set(fingerprints(text, "b.txt")).isdisjoint(fingerprints(text))


def test_a_fix_of_several_places_is_one_suggestion_only_where_they_meet():
    meeting = Fix((Edit(Span(0, 1), "A"), Edit(Span(1, 3), "B")), Safety.SAFE)
    apart = Fix((Edit(Span(0, 1), "A"), Edit(Span(2, 3), "B")), Safety.SAFE)
    result = made("abc", Span(0, 3), fixes=(apart, meeting))
    [diagnostic] = json.loads(told("rdjson", result))["diagnostics"]
    assert [(found["text"], found["range"]["end"]) for found in diagnostic["suggestions"]] == [
        ("AB", {"line": 1, "column": 4})
    ]
    [run_] = json.loads(told("sarif", result))["runs"]
    parts = [len(fix["artifactChanges"][0]["replacements"]) for fix in run_["results"][0]["fixes"]]
    assert parts == [2, 2]


def test_sarif_gives_every_byte_of_a_name_and_where_it_counts_from(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path, artifact in {
        "a b/c#%.txt": {"uri": "a%20b/c%23%25.txt", "uriBaseId": "%SRCROOT%"},
        "./a:b\udcff.txt": {"uri": "a%3Ab%FF.txt", "uriBaseId": "%SRCROOT%"},
        str(tmp_path / "é.txt"): {"uri": "%C3%A9.txt", "uriBaseId": "%SRCROOT%"},
        "../x.txt": {"uri": f"file://{tmp_path.parent}/x.txt"},
    }.items():
        result = made("abc", Span(0, 1), path=path)
        result = FileResult(path, tuple(replace(located, path=path) for located in result.located))
        [found] = json.loads(told("sarif", result))["runs"][0]["results"]
        assert found["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_sarif_explains_the_rules_that_were_met_and_no_others():
    linter = Linter(Settings(detailed=True))
    result = linter.check_file("a.txt", b"The mayor fled to kyiv on Monday.\n")
    rules = json.loads(told("sarif", result))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["entity/lower_case_name"]
    assert rules[0]["help"]["markdown"].startswith("# entity/lower_case_name\n")
    assert rules[0]["shortDescription"]["text"] in rules[0]["fullDescription"]["text"]
    assert rules[0]["properties"]["tags"][0] == "entity"


def test_sarif_says_when_the_run_was_not_whole():
    results = (FileResult("a.txt", trouble="No server."), FileResult("b.txt", trouble="No server."))
    [invocation] = json.loads(told("sarif", *results))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"]
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == ["No server."]
    failed = FileResult("c.txt", error=InputError("c.txt", "odd"))
    [invocation] = json.loads(told("sarif", failed))["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]


def test_a_snippet_is_what_stands_in_the_file_or_is_not_given():
    linter = Linter(Settings(select=("entity/lower_case_name",), detailed=True))
    for text, snippet in {
        "<p>He fled to kyiv now.</p>": {"text": "kyiv"},
        "<p>He fled to k<b>yiv</b> now.</p>": None,
    }.items():
        [found] = json.loads(told("sarif", linter.check_file("a.html", text.encode())))["runs"][0]["results"]
        assert found["locations"][0]["physicalLocation"]["region"].get("snippet") == snippet


def test_a_word_file_has_no_lines_so_the_message_says_where(tmp_path):
    content = docx("<w:p><w:r><w:t>He fled to kyiv.</w:t></w:r></w:p>")
    result = Linter(Settings(select=("entity/lower_case_name",), detailed=True)).check_file("a.docx", content)
    for form in FORMS:
        [spot] = spots(form, told(form, result))
        assert "(line 1, column 12 of word/document.xml)" in spot.message
        assert spot.line is None
    assert told("concise", result).endswith(" (in word/document.xml)")
    assert "in word/document.xml" in told("human", result)


def test_the_help_lists_the_formats(tmp_path):
    shown = re.sub(r"\s", "", run("check", "--help", cwd=tmp_path, **os.environ).stdout.decode())
    assert set(FORMS) < set(formats())
    assert "|".join(formats()) in shown


def test_every_format_is_described():
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    assert set(formats()) <= set(re.findall(r"`(\w+)`", page.partition("\n## ")[0]))
