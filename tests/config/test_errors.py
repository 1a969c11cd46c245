"""A bad configuration is one line that names the file, the line and the key; the run ends with 2."""

import gc
import sys

import pytest

from tests.made import rule_file, run
from textlint.clients.cli.main import main

NAMES = "expected error, warning or info"

# What stands in textlint.toml, and all that is said of it.
WRONG = {
    "an unknown key": ('\nselct = ["entity"]', "2: selct: unknown key; did you mean select?"),
    "an underscore": ("per_file_ignores = {}", "1: per_file_ignores: unknown key; did you mean per-file-ignores?"),
    "a key like no other": ("xyzzy = 1", "1: xyzzy: unknown key; `textlint config schema` lists all keys"),
    "the table of a pyproject": (
        "# ours\n[tool.textlint]\nprofile = 'full'",
        "2: tool: unknown key; in this file the keys stand at the top, without [tool.textlint]",
    ),
    "an unknown key of a table": (
        '[lexicon]\npeople = []\npeoples = ["Anna"]',
        "3: lexicon.peoples: unknown key; did you mean people?",
    ),
    "an unknown key of an inline table": (
        "# a comment\nlanguagetool = { where = 'local', variety = 'en-GB' }",
        "2: languagetool.variety: unknown key; did you mean variant?",
    ),
    "an unknown dotted key": (
        "style = 'bbc'\nlexicon.place = ['X']",
        "2: lexicon.place: unknown key; did you mean places?",
    ),
    "a text for a list": ('select = "entity"', "1: select: expected a list, found a text"),
    "a list for a text": ('style = ["bbc"]', "1: style: expected a text, found a list"),
    "a number in a list": (
        'ignore = [\n  "entity",\n  # why\n  3,\n]',
        "4: ignore: expected a text, found a whole number",
    ),
    "a table for a list": ("\n\n[exclude]\na = 1", "3: exclude: expected a list, found a table"),
    "an array of tables": ("[[lexicon]]\npeople = []", "1: lexicon: expected a table, found a list"),
    "a date": ("encoding = 2024-02-29", "1: encoding: expected a text, found a date"),
    "a truth": ("style = true", "1: style: expected a text, found true or false"),
    "a text for a number": ('max-grade = "12"', "1: max-grade: expected a number, found a text"),
    "a negative grade": ("profile = 'full'\nmax-grade = -1", "2: max-grade: expected a number at least 0"),
    "a grade beyond all schools": ("max-grade = 101", "1: max-grade: expected a number at most 100"),
    "a grade that is no number": ("max-grade = nan", "1: max-grade: expected a number at least 0"),
    "a number that is not whole": (
        "[languagetool]\nmemory = 1.5",
        "2: languagetool.memory: expected a whole number, found a number",
    ),
    "no time": ("languagetool.seconds = 0", "1: languagetool.seconds: expected a number above 0"),
    "a number for text or list": ("extend = 1", "1: extend: expected a text or a list, found a whole number"),
    "an unknown profile": ('profile = "ful"', "1: profile: expected default, light or full; did you mean full?"),
    "an unknown level": ('fail-on = "warn"', f"1: fail-on: {NAMES}; did you mean warning?"),
    "an unknown severity": (
        '[severity]\nentity = "info"\n"typography/*" = "fatal"',
        f'3: severity."typography/*": {NAMES}',
    ),
    "an unknown severity in a table of tables": (
        '[per-file-severity]\n"a/*" = { entity = "error" }\n"b/*" = { entity = "error", markup = "inf" }',
        f'3: per-file-severity."b/*".markup: {NAMES}; did you mean info?',
    ),
    "an unknown variant": (
        'languagetool.variant = "en-UK"',
        "1: languagetool.variant: expected en-US, en-GB, en-AU, en-CA, en-NZ or en-ZA; did you mean en-US?",
    ),
    "an unknown family": (
        'ignore = ["typografy"]',
        "1: ignore: there is no rule or family typografy; did you mean typography?",
    ),
    "an unknown rule": (
        'select = [\n"entity",\n"entity/name_drif"]',
        "3: select: there is no rule or family entity/name_drif; did you mean entity/name_drift?",
    ),
    "a rule like no other": (
        'extend-select = ["xyzzy"]',
        "1: extend-select: there is no rule or family xyzzy; `textlint rules` lists them",
    ),
    "an unknown rule of some files": (
        'per-file-ignores = { "a.txt" = ["entity"], "b.txt" = ["entety"] }',
        '1: per-file-ignores."b.txt": there is no rule or family entety; did you mean entity?',
    ),
    "an unknown rule with a severity": (
        '[severity]\nentitty = "info"',
        "2: severity.entitty: there is no rule or family entitty; did you mean entity?",
    ),
    "a pattern of no rule": (
        '[severity]\n"typografy/*" = "info"',
        '2: severity."typografy/*": no rule is called typografy/*',
    ),
    "a style of rules without a style": (
        'select = ["style/comma_at_quote"]',
        "1: select: style/comma_at_quote needs a house style: set one with style",
    ),
    "an unknown style": (
        "style = 'bbcc'",
        "1: style: there is no house style bbcc; did you mean bbc?",
    ),
    "a rule of LanguageTool, which is not asked": (
        'extend-select = [\n  "spelling"\n]',
        "2: extend-select: spelling is found by LanguageTool: say with languagetool where it is",
    ),
    "no address": (
        '[languagetool]\nwhere = "ftp://example.org"',
        "2: languagetool.where: ftp://example.org: expected `local` or an address such as http://localhost:8081",
    ),
    "a negated pattern": (
        '[per-file-ignores]\n"!a.txt" = ["entity"]',
        '2: per-file-ignores."!a.txt": a pattern here cannot begin with !',
    ),
    "an empty pattern": ('[per-file-severity]\n"" = {entity = "info"}', '2: per-file-severity."": is empty'),
    "a pattern that is none": ('exclude = ["drafts/", "!"]', "1: exclude: ! is no pattern of files"),
    "a comment for a pattern": ('exclude = ["#drafts"]', "1: exclude: #drafts is no pattern of files"),
    "an unknown encoding": ('encoding = "utf-9"', "1: encoding: Python knows no text encoding 'utf-9'"),
    "an encoding of bytes": ('encoding = "base64"', "1: encoding: Python knows no text encoding 'base64'"),
    "an unknown format": ('format-in = "markdwn"', "1: format-in: there is no format markdwn; did you mean markdown?"),
    "a format without fields": ('format-in = "json"', "1: format-in: json needs field, which says what is prose"),
    "a path of no value": (
        'field = ["title", "a..b"]',
        "1: field: the path “a..b” has an empty name; names are parted by single dots: articles.*.body",
    ),
    "an empty field": ('front-matter = ["title", " "]', "1: front-matter: is empty"),
    "an empty name": ('[lexicon]\npeople = ["Anna", ""]', "2: lexicon.people: '' is no name"),
    "a name without letters": ('[lexicon]\nplaces = [\n"Ł",\n"10",]', "4: lexicon.places: '10' is no name"),
    "an empty baseline": ('baseline = ""', "1: baseline: is empty"),
    "a folder for a baseline": ('baseline = "."', "1: baseline: . is a folder"),
    "no folder of rules": (
        'rules = ["haus/"]',
        "1: rules: there is no folder haus/, and no installed package offers rules by that name",
    ),
    "a file that is not there": ('extend = ["base.toml"]', "1: extend: there is no file base.toml"),
    "itself": (
        'extend = "textlint.toml"',
        "1: extend: goes round in a circle: textlint.toml → textlint.toml",
    ),
    "a value without quotes": ("profile = full", "1: no TOML: Invalid value"),
    "a key twice": ("style = 'bbc'\nstyle = 'ap'", "2: no TOML: Cannot overwrite a value"),
    "a text without end": ('style = "bbc\nprofile = "full"', "1: no TOML: Illegal character '\\n'"),
    "a list without end": ("# a\nselect = [\n'entity'", "3: no TOML: Unclosed array"),
    "brackets without end": ("select = " + "[" * 5000, ": is nested too deep"),
}  # fmt: skip


@pytest.fixture
def complaints(tmp_path, monkeypatch, capsys):
    """Check an article under a configuration; the exit status and the lines on standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("He fled to kyiv .\n")

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["textlint", *(arguments or ("check", "article.txt"))])
        with pytest.raises(SystemExit) as end:
            main()
        gc.enable()  # which `main` turns off
        out, err = capsys.readouterr()
        assert out == ""
        return end.value.code, err.splitlines()

    return call


def test_there_are_forty_of_them():
    assert len(WRONG) >= 40


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_bad_configuration_is_one_line(tmp_path, complaints, text, expected):
    (tmp_path / "textlint.toml").write_text(text, encoding="utf-8")
    place = "textlint: textlint.toml" if expected.startswith(":") else "textlint: textlint.toml:"
    assert complaints() == (2, [f"{place}{expected}"])


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_lines_are_counted_whatever_ends_them(tmp_path, complaints, line_end):
    (tmp_path / "textlint.toml").write_bytes(
        line_end.join(["\ufeff# one", "", 'style = """', 'b"""', "x = 1"]).encode()
    )
    assert complaints() == (2, ["textlint: textlint.toml:5: x: unknown key; `textlint config schema` lists all keys"])


def test_in_a_pyproject_the_line_is_that_of_the_whole_file(tmp_path, complaints):
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n\n[tool.textlint.severity]\n"entity" = "bad"\n')
    assert complaints() == (2, [f"textlint: pyproject.toml:5: severity.entity: {NAMES}"])
    path.write_text('[project]\nname = "x"\n[tool]\ntextlint = 3\n')
    assert complaints() == (2, ["textlint: pyproject.toml:4: tool.textlint: expected a table"])
    path.write_text('[tool.textlint]\nprofile = "full"\n\n[project\n')
    status, [line] = complaints()
    assert (status, line[:39]) == (2, "textlint: pyproject.toml:4: no TOML: Ex")


def test_bytes_that_are_no_utf_8_are_named_with_their_line(tmp_path, complaints):
    (tmp_path / "textlint.toml").write_bytes(b"# a\n# b\nstyle = '\xe9'\n")
    assert complaints() == (2, ["textlint: textlint.toml:3: is not UTF-8, as TOML must be"])


def test_a_folder_is_no_configuration(tmp_path, complaints):
    (tmp_path / "textlint.toml").mkdir()
    assert complaints() == (2, ["textlint: textlint.toml: Is a directory"])


def test_a_link_to_nothing_is_no_configuration(tmp_path, complaints):
    (tmp_path / ".textlint.toml").symlink_to("nowhere.toml")
    assert complaints() == (2, ["textlint: .textlint.toml: No such file or directory"])


def test_a_configuration_that_is_named_must_be_there_and_be_one(tmp_path, complaints):
    assert complaints("check", "--config", "no.toml", "article.txt") == (
        2,
        ["textlint: no.toml: No such file or directory"],
    )
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    said = complaints("check", "--config", "pyproject.toml", "article.txt")
    assert said == (2, ["textlint: pyproject.toml: has no table [tool.textlint]"])


def test_a_mistake_in_an_extended_file_is_named_there(tmp_path, complaints):
    (tmp_path / "textlint.toml").write_text('extend = "base/house.toml"\n')
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "house.toml").write_text('\nignore = ["entety"]\n')
    reason = "there is no rule or family entety; did you mean entity?"
    assert complaints() == (2, [f"textlint: base/house.toml:2: ignore: {reason}"])
    (tmp_path / "base" / "house.toml").write_text('extend = "../textlint.toml"\n')
    round_trip = "textlint.toml → base/house.toml → textlint.toml"
    assert complaints() == (2, [f"textlint: base/house.toml:1: extend: goes round in a circle: {round_trip}"])


def test_a_broken_rule_of_a_configuration_is_named_in_its_file(tmp_path, complaints):
    (tmp_path / "textlint.toml").write_text('rules = ["house"]\n')
    rule_file(tmp_path / "house", severity="dreadful")
    status, [line] = complaints()
    assert status == 2
    assert line.startswith("textlint: house/made/word.yaml:6: severity: expected one of info, warning, error")


def test_a_bad_configuration_is_said_once_and_files_under_others_are_checked(tmp_path):
    for name in ("a/one.txt", "b/two.txt", "b/deep/three.txt", "c/four.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("He fled to kyiv.\n")
    (tmp_path / "b" / "textlint.toml").write_text("x = 1\n")
    (tmp_path / "b" / "deep" / "textlint.toml").write_text("profile = 'light'\n")
    done = run("check", "--format", "concise", "-q", ".", "b/two.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"./a/one.txt", b"./c/four.txt"]
    assert done.stderr.decode().splitlines() == [
        "textlint: b/textlint.toml:1: x: unknown key; `textlint config schema` lists all keys"
    ]


@pytest.mark.parametrize("command", [("fix", "-q"), ("stats", "-q"), ("fix", "--diff", "-q"), ("config", "show")])
def test_every_command_that_reads_a_configuration_says_so(tmp_path, complaints, command):
    (tmp_path / "textlint.toml").write_text("x = 1\n")
    expected = "textlint: textlint.toml:1: x: unknown key; `textlint config schema` lists all keys"
    assert complaints(*command, "article.txt") == (2, [expected])
    assert (tmp_path / "article.txt").read_text() == "He fled to kyiv .\n"


def test_an_archive_under_a_bad_configuration_is_not_cleaned(tmp_path, complaints):
    (tmp_path / "textlint.toml").write_text("x = 1\n")
    (tmp_path / "a.jsonl").write_text('{"text": "kyiv"}\n')
    expected = "textlint: textlint.toml:1: x: unknown key; `textlint config schema` lists all keys"
    assert complaints("clean", "a.jsonl", "-o", "b.jsonl") == (2, [expected])
    assert not (tmp_path / "b.jsonl").exists()


def test_the_rules_can_be_listed_under_a_bad_configuration(tmp_path):
    (tmp_path / "textlint.toml").write_text('ignore = ["entety"]\n')
    done = run("explain", "entity/name_drift", cwd=tmp_path)
    assert done.returncode == 0
    assert b"entity/name_drift" in done.stdout
    assert done.stderr.decode().startswith("textlint: textlint.toml:1: ignore: there is no rule or family entety")
