# ruff: noqa: E501 (examples are whole lines)
"""Reports for programs: what stands in them can be relied on."""

import json

import pytest

from tests.made import document
from textlint.core import Edit, Finding, Fix, InputError, Location, Safety, Severity, Span
from textlint.core.document import Document, Origin, Segment
from textlint.core.located import FileResult, locate
from textlint.core.source_language import Sign, SourceLanguage
from textlint.fixes.detail import detail
from textlint.reports import Look, formats, report


def lines(form, *results):
    return list(report(form)(results, Look()))


def finding(start, end, **more):
    return Finding("made/word", Span(start, end), "It is “so”.", Severity.WARNING, "x/y", **more)


def test_each_file_of_the_folder_is_a_format():
    assert set(formats()) >= {"concise", "human", "json", "jsonl"}
    assert "__init__" not in formats()


def test_a_finding_has_related_places_and_all_its_fixes():
    made = document("one two one")
    fixes = (
        Fix((Edit(Span(0, 3), "1"), Edit(Span(8, 11), "")), Safety.UNSAFE),
        Fix((Edit(Span(0, 3), "I"),), Safety.SUGGEST),
    )
    found = finding(0, 3, fixes=fixes, related=(Span(8, 11),))
    [row] = map(json.loads, lines("jsonl", FileResult("a.txt", (locate(made, found),))))
    assert row["related"] == [{"start": 8, "end": 11}]
    assert row["fixes"] == [
        {"safety": "unsafe", "edits": [{"start": 0, "end": 3, "text": "1"}, {"start": 8, "end": 11, "text": ""}]},
        {"safety": "suggest", "edits": [{"start": 0, "end": 3, "text": "I"}]},
    ]


def test_a_place_that_is_not_in_the_file_is_null():
    made = Document("a.html", b"ab", "a\n\nb", (
        Segment(Span(0, 1), slice(0, 1)), Segment(Span(1, 3), slice(1, 1), Origin.INVENTED), Segment(Span(3, 4), slice(1, 2)),
    ), record=7, part="body")  # fmt: skip
    [row] = map(json.loads, lines("jsonl", FileResult("a.html", (locate(made, finding(1, 3)),))))
    assert [row[key] for key in ("line", "column", "byte_start", "byte_end", "record", "part")] == [None] * 4 + [
        7,
        "body",
    ]
    assert lines("concise", FileResult("a.html", (locate(made, finding(1, 3)),))) == [
        "a.html: warning made/word It is “so”."
    ]
    assert lines("human", FileResult("a.html", (locate(made, finding(1, 3)),)))
    [over] = map(json.loads, lines("jsonl", FileResult("a.html", (locate(made, finding(0, 4)),))))
    assert [over[key] for key in ("line", "column", "byte_start", "byte_end")] == [1, 1, 0, 2]


def test_a_concise_line_is_what_editors_read():
    made = document("one\ntwo three")
    fix = Fix((Edit(Span(4, 7), "2"),), Safety.SAFE)
    located = (locate(made, finding(4, 7)), locate(made, finding(8, 13, fixes=(fix,))))
    assert lines("concise", FileResult("made.txt", located)) == [
        "made.txt:2:1: warning made/word It is “so”.",
        "made.txt:2:5: warning made/word [fixable] It is “so”.",
    ]


@pytest.mark.parametrize("form", formats())
def test_a_report_shows_what_it_has_before_the_next_file_is_read(form):
    made = document("one two")

    def results():
        found = finding(0, 3)
        yield FileResult("a.txt", (locate(made, found, detail(made, found)),))
        raise RuntimeError("the next file was read")

    shown = []
    with pytest.raises(RuntimeError):
        for line in report(form)(results(), Look()):
            shown.append(line)
    assert "It is “so”." in "".join(shown)


def test_files_that_could_not_be_read_stand_in_the_json_report():
    error = InputError("a\udcff.txt", "odd", 3)
    told = json.loads("\n".join(lines("json", FileResult("a\udcff.txt", error=error), FileResult("b.txt"))))
    assert told == {"findings": [], "errors": [{"path": "a\ufffd.txt", "reason": "odd", "byte": 3}], "files": 1}


ESTIMATE = SourceLanguage(
    ("es",),
    3.0,
    True,
    (
        Sign("made/word", Span(0, 3), "one", ("es", "pt"), Location(1, 1, 0, 3, 1, 4)),
        Sign("habit", Span(4, 7), "two", ("es",)),
    ),
)


def two_findings():
    made = document("one two")
    located = (locate(made, finding(0, 3, translated_from=("es", "pt"))), locate(made, finding(4, 7)))
    return FileResult("a.txt", located, source_language=ESTIMATE)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_first_finding_of_a_text_says_what_it_was_translated_from(form):
    told = lines(form, two_findings(), FileResult("b.txt", (locate(document("one"), finding(0, 3)),)))
    rows = json.loads("\n".join(told))["findings"] if form == "json" else [json.loads(line) for line in told]
    assert [row["translated_from"] for row in rows] == [["es", "pt"], [], []]
    assert [row["source_language"] for row in rows[1:]] == [None, None]
    assert rows[0]["source_language"] == {
        "languages": ["es"],
        "confidence": "likely",
        "weight": 3.0,
        "signs": [
            {"sign": "made/word", "start": 0, "end": 3, "line": 1, "text": "one", "languages": ["es", "pt"]},
            {"sign": "habit", "start": 4, "end": 7, "line": None, "text": "two", "languages": ["es"]},
        ],
    }


def test_the_estimate_is_no_line_of_its_own_where_a_line_is_a_finding():
    assert len(lines("jsonl", two_findings())) == len(lines("concise", two_findings())) == 2
