# ruff: noqa: E501 (examples are whole lines)
"""`textlint stats` says how long and how hard to read texts are, for people and programs."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.made import ROOT, rule_file, run
from textlint.clients.cli.main import program
from textlint.reports import formats as finding_formats
from textlint.reports.stats import formats

EASY = "The cat sat on the mat. “The dog ran,” she said, “to the old red barn.”"
HARD = "International humanitarian organisations emphasised the indispensability of unconditional accessibility."
FIGURES = ["flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "dale_chall"]
KEYS = ["words", "sentences", "reading_seconds", "quoted_share", *FIGURES]


@pytest.fixture
def stats(tmp_path, monkeypatch):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments, input=None, **environ):
        return CliRunner().invoke(program, ["stats", *map(str, arguments)], input=input, env=environ)

    return call


def read(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_file_is_told_to_people_with_its_long_sentences_and_their_lines(stats, tmp_path):
    (tmp_path / "a.txt").write_text(f"{EASY}\n{HARD}\n")
    result = stats("a.txt", "--long-sentence", "9")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "a.txt",
        "  25 words in 3 sentences, 6 s to read; in quotation marks: 32%",
        "  Flesch 15.6  Flesch–Kincaid 13.1  Gunning fog 14.5  SMOG –  Dale–Chall 8.5",
        "  1 long sentence:",
        "    line 1      10 words  “The dog ran,” she said, “to the old red barn.”",
        "",
    ]


def test_json_has_each_file_and_the_total_of_all_as_one_text(stats, tmp_path):
    (tmp_path / "a.txt").write_text(EASY)
    (tmp_path / "b.txt").write_text(f"{HARD} {HARD}")
    (tmp_path / "both.txt").write_text(f"{EASY}\n{HARD} {HARD}")
    said = read(stats("a.txt", "b.txt", "--format", "json"))
    assert [list(row) for row in said["files"]] == [["path", *KEYS, "long_sentences"]] * 2
    assert list(said["total"]) == ["files", *KEYS, "long_sentences"]
    [both] = read(stats("both.txt", "--format", "json"))["files"]
    assert {key: said["total"][key] for key in KEYS} == {key: both[key] for key in KEYS}
    assert (said["total"]["files"], said["errors"]) == (2, [])
    mean = sum(row["flesch_kincaid_grade"] for row in said["files"]) / 2
    assert abs(said["total"]["flesch_kincaid_grade"] - mean) > 1


def test_json_lists_long_sentences_with_line_words_and_text(stats, tmp_path):
    (tmp_path / "a.txt").write_bytes(f"\ufeff😀 news\r\n\r\n{HARD} {EASY}\r\n".encode())
    said = read(stats("a.txt", "--format", "json", "--long-sentence", "8"))
    assert [(row["line"], row["words"], row["text"]) for row in said["files"][0]["long_sentences"]] == [
        (3, 9, HARD),
        (3, 10, "“The dog ran,” she said, “to the old red barn.”"),
    ]
    assert said["total"]["long_sentences"] == 2


def test_csv_is_read_back_whatever_a_file_is_called(stats, tmp_path):
    names = ["a,b.txt", 'c "d".txt', "e\nf.txt"]
    for name in names:
        (tmp_path / name).write_text(f"{HARD}\n\n{HARD}")
    result = stats(*names, "--format", "csv", "--long-sentence", "8")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["path"] for row in rows] == [*names, ""]
    assert {row["words"] for row in rows[:-1]} == {"18"}
    assert {row["smog_index"] for row in rows} == {""}
    assert {row["long_sentence_lines"] for row in rows[:-1]} == {"1 3"}
    assert (rows[-1]["words"], rows[-1]["long_sentences"]) == ("54", "6")


@pytest.mark.parametrize(
    "text", ["", "\n", "Advertisement\nShare this article\n", "Read Also: Ferry timetable\nTwo words\n"]
)
@pytest.mark.parametrize("form", ["human", "json", "csv"])
def test_a_file_without_prose_has_no_figures_and_does_no_harm(stats, tmp_path, text, form):
    (tmp_path / "a.txt").write_text(text)
    result = stats("a.txt", "--format", form)
    assert result.exit_code == 0
    if form == "json":
        said = json.loads(result.stdout)
        for row in (said["files"][0], said["total"]):
            assert [row[key] for key in KEYS] == [0, 0, 0, *[None] * 6]
    elif form == "csv":
        assert result.stdout.splitlines()[1:] == ["a.txt,0,0,0.0,,,,,,,0,", ",0,0,0.0,,,,,,,0,"]
    else:
        assert "0 words in 0 sentences, 0 s to read; in quotation marks: –" in result.stdout
        assert "Flesch –  Flesch–Kincaid –" in result.stdout


def test_a_file_that_cannot_be_read_is_one_line_with_the_place_and_the_run_goes_on(stats, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9 is here.")
    (tmp_path / "b.txt").write_text(EASY)
    result = stats("nowhere.txt", ".", "--format", "json")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first == "textlint: nowhere.txt: no such file or folder"
    assert second.startswith("textlint: ./a.txt: byte 3: not utf-8 text")
    said = json.loads(result.stdout)
    assert [row["path"] for row in said["files"]] == ["./b.txt"]
    assert [(row["path"], row["byte"]) for row in said["errors"]] == [("./a.txt", 3)]
    assert said["total"]["files"] == 1


def test_an_encoding_is_heeded(stats, tmp_path):
    (tmp_path / "a.txt").write_bytes("The café is open on Sundays.".encode("latin-1"))
    assert read(stats("a.txt", "--encoding", "latin-1", "--format", "json"))["total"]["words"] == 6


def test_standard_input_is_a_file(stats):
    said = read(stats("-", "--stdin-filename", "x.txt", "--format", "json", input=HARD.encode()))
    assert [(row["path"], row["words"]) for row in said["files"]] == [("x.txt", 9)]


def test_the_report_goes_to_a_file(stats, tmp_path):
    (tmp_path / "a.txt").write_text(EASY)
    result = stats("a.txt", "--output", "said.csv", "--format", "csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "said.csv").read_text().startswith("path,words,")


def test_colours_come_only_when_asked_for(stats, tmp_path):
    (tmp_path / "a.txt").write_text(EASY)
    assert "\x1b[" not in stats("a.txt").stdout
    assert "\x1b[" in stats("a.txt", "--color", "always").stdout


def test_a_name_or_sentence_cannot_drive_the_terminal(stats, tmp_path):
    (tmp_path / "a\x1b[31m.txt").write_text(EASY.replace("cat", "c\x1b[31mat"))
    shown = stats(".", "--long-sentence", "1").stdout
    assert "\x1b" not in shown
    assert "‹U+001B›" in shown


def test_rules_of_a_folder_say_what_is_debris_too(stats, tmp_path):
    rule_file(tmp_path / "own", "made/line", kind="line", whole=["This is our own footer."], where="anywhere", pattern=None, fix=None, requires=None,
              message="{line}", bad=[{"text": "⟦This is our own footer.⟧", "fixed": ""}])  # fmt: skip
    (tmp_path / "a.txt").write_text(f"{EASY}\nThis is our own footer.\n")
    assert read(stats("a.txt", "--format", "json"))["total"]["words"] == 21
    assert read(stats("a.txt", "--format", "json", "--rules", "own"))["total"]["words"] == 16


def test_two_processes_say_the_same_as_one(tmp_path):
    for number in range(70):
        (tmp_path / f"{number:02}.txt").write_text(f"{EASY} {HARD}\n" * (number % 5))
    one, two = (run("stats", ".", "--format", "csv", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "2"))
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 72


def test_nothing_is_asked_of_the_network(tmp_path):
    (tmp_path / "a.txt").write_text(HARD)
    script = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "sys.argv = ['textlint', 'stats', 'a.txt', '--format', 'json']\n"
        "from textlint.clients.cli.main import main\nmain()\n"
    )
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "TEXTLINT_CACHE_DIR": ""}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    # in-ter-na-tion-al hu-man-i-tar-i-an or-gan-i-sa-tions …: nine words of 39 syllables, of which textstat hears 38
    assert json.loads(done.stdout)["total"]["flesch_kincaid_grade"] == pytest.approx(
        0.39 * 9 + 11.8 * 38 / 9 - 15.59, abs=0.01
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_formats_of_statistics_are_no_formats_of_findings():
    assert set(formats()) == {"csv", "human", "json"}
    assert set(finding_formats()) >= {"concise", "human", "json", "jsonl"}
    assert {"csv", "stats"}.isdisjoint(finding_formats())


def test_check_max_grade_switches_the_rule_on_with_that_limit(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(HARD)
    check = [
        CliRunner().invoke(program, ["check", "a.txt", "--format", "concise", *more])
        for more in ([], ["--max-grade", "12"], ["--max-grade", "99"])
    ]
    assert [result.exit_code for result in check] == [0, 1, 0]
    assert check[1].stdout.startswith("a.txt:1:1: info readability/hard_article ")
    assert "the limit is 12." in check[1].stdout
    said = json.loads(CliRunner().invoke(program, ["stats", "a.txt", "--format", "json"]).stdout)
    assert f"grade {said['total']['flesch_kincaid_grade']:.1f} " in check[1].stdout


@pytest.mark.parametrize("grade", ["nan", "-1", "twelve"])
def test_a_grade_that_is_none_is_misuse(tmp_path, grade):
    done = run("check", "--max-grade", grade, ".", cwd=tmp_path)
    assert done.returncode == 2
    assert b"Invalid value for '--max-grade'" in done.stderr
