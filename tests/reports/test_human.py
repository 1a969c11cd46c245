# ruff: noqa: E501 (examples are whole lines)
"""The report for people fits the screen, and its carets stand under the words they mean."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.made import ROOT, made_rules, rule_file, texts
from textlint.core import Finding, InputError, Location, Severity, Span
from textlint.core.located import FileResult, locate
from textlint.core.screen import columns, cut, folded, graphemes, is_right_to_left, visible
from textlint.core.source_language import Sign, SourceLanguage
from textlint.engine.run import Engine
from textlint.readers import plain
from textlint.reports import Look, report

DATA = ROOT / "tests" / "data"
ARTICLES = sorted(DATA.glob("report_*.txt"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word", quotes="fix")
    rule_file(folder, "made/note", severity="info", requires=["nte"], pattern="nte", fix=None, bad=["⟦nte⟧"])
    rule_file(folder, "made/fault", severity="error", requires=["flt"], pattern="flt", fix=["fault", "flat"], safety="suggest",
              message='Nobody knows what "{0}" is to mean, and who says more about it than would fit into one line on a screen says too much.',
              bad=[{"text": "⟦flt⟧", "fixed": "fault"}])  # fmt: skip
    rule_file(folder, "made/stretch", requires=["{"], pattern=r"\{[^{}]+\}", fix="<{0}>", message="Found {0}.", quotes="fix",
              blocks=["title", "paragraph", "subhead", "caption", "embed", "list", "furniture"])  # fmt: skip
    return Engine(made_rules(folder))


def result(engine, path, raw):
    made = plain.read(path, raw)
    return FileResult(path, tuple(locate(made, finding) for finding in engine.check(made).findings))


def shown(engine, *files, **look):
    return list(report("human")([result(engine, path, raw) for path, raw in files], Look(**look)))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_report_is_the_one_that_was_agreed_on(engine, path):
    lines = shown(engine, (path.name, path.read_bytes()))
    golden = path.with_suffix(".human")
    assert "\n".join(lines) + "\n" == golden.read_text(encoding="utf-8"), (
        f"if the new report is better, write it to {golden}"
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_screen(engine, path, width):
    for line in shown(engine, (path.name, path.read_bytes()), width=width, quiet=True):
        assert 0 <= wcswidth(line) <= width, line


def carets(lines):
    """Each line of carets with the line above it, where something was pointed at."""
    return [(lines[number - 1], line) for number, line in enumerate(lines) if re.fullmatch(r" *\^+", line)]


def under(line, pointer):
    """What of `line` stands above the carets, by columns of the screen."""
    start, width = len(pointer) - len(pointer.lstrip()), pointer.count("^")
    found, column = "", 0
    for letter in graphemes(line):
        if start <= column < start + width:
            found += letter
        column += wcswidth(letter)
    return found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [40, 80])
def test_carets_stand_under_the_words_they_mean(engine, path, width):
    lines = shown(engine, (path.name, path.read_bytes()), width=width)
    pointed = carets(lines)
    assert pointed
    for line, pointer in pointed:
        assert under(line, pointer) in ("wrng", "nte", "flt")


def test_in_a_line_with_letters_from_right_to_left_brackets_stand_round_the_words(engine):
    lines = shown(engine, ("a.txt", "كلمة wrng هنا\n".encode()))
    assert "    كلمة ⟦wrng⟧ هنا" in lines
    assert carets(lines) == []


@settings(max_examples=150)
@given(before=texts(8), inside=texts(8), after=texts(8), width=st.integers(40, 100))
def test_any_line_fits_the_screen_with_carets_below_its_words(engine, before, inside, after, width):
    def bare(text):
        return text.replace("\0", "").translate(dict.fromkeys(map(ord, "{}\n\r")))

    inside = bare(inside) or "x"
    text = f"{bare(before)}{{{inside}}}{bare(after)}"
    lines = shown(engine, ("made.txt", text.encode()), width=width, quiet=True)
    for line in lines:
        assert "\n" not in line
        assert wcswidth(line) <= width, line
        assert all(
            character.isprintable() or character in "\u200c\u200d\u00a0\u2009\u3000" or character.isspace()
            for character in line
        )
    for line, pointer in carets(lines):
        if line.lstrip().startswith("{") or " {" in line:
            assert under(line, pointer).startswith("{")


def test_a_change_that_is_more_than_a_word_is_told_in_words(engine):
    from dataclasses import replace

    from textlint.core import Edit, Finding, Fix, Safety, Severity, Span

    made = plain.read("a.txt", b"one two three\nfour\n")
    fixes = (
        Fix((Edit(Span(4, 8), ""),), Safety.SAFE),
        Fix((Edit(Span(0, 3), "1"), Edit(Span(4, 7), "2")), Safety.UNSAFE),
        Fix((Edit(Span(4, 7), "2"), Edit(Span(8, 13), "")), Safety.SUGGEST),
    )
    finding = Finding("made/word", Span(4, 7), "It is.", Severity.ERROR, "x", fixes)
    lines = list(report("human")([FileResult("a.txt", (locate(made, finding),))], Look()))
    told = [line.strip() for line in lines if "→" in line]
    assert told == ["→ remove it  (safe)", "→ change several places  (unsafe)", "→ change several places  (suggestion)"]
    none = replace(finding, fixes=())
    assert not [line for line in report("human")([FileResult("a.txt", (locate(made, none),))], Look()) if "→" in line]


def test_the_summary_counts_by_family_and_safety(engine):
    lines = shown(engine, ("a.txt", b"wrng nte flt wrng"), ("b.txt", b"well"), ("c.txt", b"nte"))
    summary = lines[-3:]
    assert summary[0] == "3 files checked: 5 findings in 2 of them (1 error, 2 warnings, 2 notes)"
    assert summary[1].split() == ["found", "safe", "unsafe", "suggested", "no", "fix"]
    assert summary[2].split() == ["made", "5", "2", "·", "1", "2"]


def test_a_file_that_was_not_read_does_not_count(engine):
    results = [FileResult("a.txt", error=InputError("a.txt", "odd")), result(engine, "b.txt", b"well")]
    assert list(report("human")(results, Look())) == ["1 file checked, nothing found."]


def test_colours_change_nothing_but_colours(engine):
    raw = "All is wrng 😀 and كلمة flt\nnte".encode()
    colored = shown(engine, ("a.txt", raw), color=True)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in colored] == shown(engine, ("a.txt", raw))
    assert colored != shown(engine, ("a.txt", raw))


def test_what_cannot_be_seen_is_named():
    assert visible("a\u200bb\u202ec\x1b[0m\x9b\ufeff\u00ad") == "a‹U+200B›b‹U+202E›c‹U+001B›[0m‹U+009B›‹U+FEFF›‹U+00AD›"
    assert visible("a\tb\r\nc") == "a b  c"
    assert visible("\ud800") == "‹U+D800›"


@given(st.text(st.characters(), max_size=20))
def test_nothing_gets_through_that_drives_a_terminal(text):
    line = visible(text)
    for character in line:
        assert character.isprintable() or character.isspace() or character in "\u200c\u200d"
        assert not "\u0000" <= character < " "
        assert not "\u007f" <= character < "\u00a0"
        assert not "\u2028" <= character <= "\u202e"
    assert wcswidth(line) >= 0
    assert columns(line) == wcswidth(line)


@given(texts(8), st.integers(0, 30), st.booleans())
def test_a_cut_text_fits_and_keeps_its_letters_whole(text, width, from_end):
    text = visible(text)
    piece = cut(text, width, from_end=from_end)
    assert columns(piece) <= width
    assert (text.endswith if from_end else text.startswith)(piece)
    whole = graphemes(text)
    assert graphemes(piece) == (
        whole[len(whole) - len(graphemes(piece)) :] if from_end else whole[: len(graphemes(piece))]
    )


def test_letters_from_right_to_left_are_known():
    assert is_right_to_left("abc كلمة")
    assert is_right_to_left("שלום")
    assert not is_right_to_left("abc 中文 é 😀 “x”")


@given(texts(8), st.integers(10, 30))
def test_folded_lines_fit_and_hold_every_word(text, width):
    text = visible(text)
    lines = folded(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines


def said(languages, *words, weight=3.0, width=80, **look):
    """The lines of a report on one finding, after that finding's own, when the signs are `words`."""
    made = plain.from_text("All is wrng. " + " ".join(words), "a.txt")
    finding = Finding("made/word", Span(7, 11), "It is so.", Severity.INFO, "x")
    signs = tuple(
        Sign("made/word", Span(0, 1), text, languages, Location(number, 1, 0, 1, number, 2))
        for number, text in enumerate(words, 1)
    )
    estimate = SourceLanguage(languages, weight, weight > 2, signs)
    result = FileResult("a.txt", (locate(made, finding),), source_language=estimate)
    told = list(report("human")([result], Look(width=width, **look)))
    return told[told.index("    It is so.") + 3 : told.index("")]


def test_one_quiet_line_says_what_a_file_was_translated_from_and_why():
    assert said(("es",), "is wrng", "sources consulted") == [
        "  Probably translated from Spanish, 2 signs: “is wrng” (line 1), “sources",
        "  consulted” (line 2).",
    ]
    assert said(("ru", "uk"), "25 thousand", weight=1.5, width=120) == [
        "  Perhaps translated from Russian or Ukrainian, 1 sign: “25 thousand” (line 1)."
    ]


def test_signs_of_the_same_words_are_named_once_and_only_the_first_few():
    [line] = said(("es",), "a1", "a1", "He added, “", "b", "c", "d", "e", width=300)
    assert line.endswith(
        "7 signs: “a1” (line 1), “He added” (line 3), “b” (line 4), “c” (line 5), “d” (line 6), 2 more."
    )


def test_a_quiet_report_says_nothing_of_the_source_language():
    assert said(("es",), "a1", "b", quiet=True) == []


@pytest.mark.parametrize("width", [40, 80])
def test_the_line_on_the_source_language_fits_the_screen(width):
    for line in said(
        ("ru", "uk", "zh"), *["many words of some length that are a sign of it " * 3] * 2, "x", width=width
    ):
        assert wcswidth(line) <= width
