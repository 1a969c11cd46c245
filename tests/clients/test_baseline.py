# ruff: noqa: E501 (examples are whole lines)
"""`textlint baseline` keeps what is known, and `textlint check` reports the rest."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.made import code_file, rule_file
from textlint.batch.baseline import read
from textlint.clients.cli.main import program
from textlint.config.keys import BASELINE


@pytest.fixture(scope="module")
def rules_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word")
    rule_file(
        folder, "made/fault", requires=["flt"], pattern="flt", fix="fault", bad=[{"text": "⟦flt⟧", "fixed": "fault"}]
    )
    code_file(folder, "made/crash", "if 'crash' in document.text:\n    raise KeyError('odd')\nyield from ()")
    return folder


@pytest.fixture
def textlint(rules_folder, tmp_path, monkeypatch):
    """Run a command in a folder of two articles with three findings."""
    monkeypatch.chdir(tmp_path)
    put("a.txt", "All is wrng.\n\nA flt is here.\n")
    put("content/b.txt", "This is wrng.\n")

    def call(*arguments, select="made", input=None):
        options = ["--rules", str(rules_folder), "--select", select] if "show" not in arguments else []
        return CliRunner().invoke(program, [*arguments, *options], input=input)

    return call


def put(path, text):
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text)


def found(result):
    """Place and rule of all findings of a concise report."""
    return [
        " ".join(line.split()[:3:2]).replace("./", "") for line in result.stdout.splitlines() if " warning " in line
    ]


def check(textlint, *arguments):
    return textlint("check", ".", "--format", "concise", *arguments)


def test_after_create_nothing_is_new_and_the_summary_counts_what_is_known(textlint):
    made = textlint("baseline", "create")
    assert (made.exit_code, made.stdout) == (0, f"{BASELINE}: 3 known findings (3 added, 0 dropped, 0 kept)\n")
    result = textlint("check", ".")
    assert result.exit_code == 0
    assert result.stdout == "2 files checked, nothing found.\n3 known findings left out, which the baseline holds.\n"


def test_a_new_finding_fails_alone(textlint):
    textlint("baseline", "create")
    put("a.txt", "A flt is here.\n\nNew is wrng.\n\nAll is wrng.\n")
    result = check(textlint)
    assert (result.exit_code, found(result)) == (1, ["a.txt:3:8: made/word"])
    assert "3 known findings left out" in textlint("check", ".").stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_answer_is_the_same_whatever_the_number_of_processes(textlint, jobs):
    for number in range(70):
        put(f"content/{number:02}.txt", f"Number {number} is wrng.\n")
    textlint("baseline", "create", "--jobs", jobs)
    for number in range(70):
        Path(f"content/{number:02}.txt").rename(f"content/new {number:02}.txt")
    put("content/05.txt", "Number 5 is wrng.\n")
    put("content/06.txt", "Number 6 is wrng.\n")
    result = textlint("check", ".", "--format", "concise", "--jobs", jobs)
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "./content/new 05.txt",
        "./content/new 06.txt",
    ]


def test_no_baseline_shows_everything(textlint):
    textlint("baseline", "create")
    result = check(textlint, "--no-baseline")
    assert (result.exit_code, len(found(result))) == (1, 3)


def test_json_has_the_new_findings_only(textlint):
    textlint("baseline", "create")
    put("a.txt", "New is wrng.\n")
    made = json.loads(textlint("check", ".", "--format", "json").stdout)
    assert [finding["path"] for finding in made["findings"]] == ["./a.txt"]


def test_a_baseline_may_lie_anywhere(textlint):
    Path("known").mkdir()
    assert textlint("baseline", "create", "--baseline", "known/all.jsonl").exit_code == 0
    assert {entry.path for entry in read(Path("known/all.jsonl")).entries} == {"../a.txt", "../content/b.txt"}
    assert check(textlint).exit_code == 1
    assert check(textlint, "--baseline", "known/all.jsonl").exit_code == 0


def test_standard_input_is_compared_with_the_file_it_is_named_after(textlint):
    textlint("baseline", "create")
    arguments = ("check", "-", "--format", "concise", "--stdin-filename", "content/b.txt")
    assert textlint(*arguments, input="Good.\n\nThis is wrng.\n").exit_code == 0
    assert textlint(*arguments, input="Other is wrng.\n").exit_code == 1


def test_update_takes_up_what_is_new_and_drops_what_is_gone(textlint):
    textlint("baseline", "create")
    put("a.txt", "A flt is here.\n\nNew is wrng.\n\nNewer is wrng.\n")
    made = textlint("baseline", "update")
    assert made.stdout == f"{BASELINE}: 4 known findings (2 added, 1 dropped, 2 kept)\n"
    assert check(textlint).exit_code == 0


def test_prune_drops_what_is_gone_and_takes_up_nothing(textlint):
    textlint("baseline", "create")
    put("a.txt", "A flt is here.\n\nNew is wrng.\n")
    made = textlint("baseline", "prune")
    assert made.stdout == f"{BASELINE}: 2 known findings (0 added, 1 dropped, 2 kept)\n"
    assert found(check(textlint)) == ["a.txt:3:8: made/word"]


@pytest.mark.parametrize("what", ["update", "prune"])
def test_files_that_are_not_looked_at_keep_their_entries(textlint, what):
    textlint("baseline", "create")
    put("a.txt", "Good.\n")
    put("content/b.txt", "Good.\n")
    textlint("baseline", what, "content")
    assert {entry.path for entry in read(Path(BASELINE)).entries} == {"a.txt"}


@pytest.mark.parametrize("what", ["update", "prune"])
def test_the_entries_of_a_file_that_is_gone_go_and_those_of_a_renamed_one_go_with_it(textlint, what):
    textlint("baseline", "create")
    Path("a.txt").unlink()
    Path("content/b.txt").rename("content/c.txt")
    textlint("baseline", what)
    assert [entry.path for entry in read(Path(BASELINE)).entries] == ["content/c.txt"]
    assert check(textlint).exit_code == 0


@pytest.mark.parametrize("what", ["update", "prune"])
def test_the_entries_of_rules_that_did_not_run_stay_and_those_of_rules_that_are_no_more_go(textlint, what):
    textlint("baseline", "create")
    text = Path(BASELINE).read_text()
    Path(BASELINE).write_text(text.replace("made/fault", "made/former"))
    textlint("baseline", what, select="made/fault")
    kept = sorted((entry.path, entry.rule) for entry in read(Path(BASELINE)).entries)
    words = [("a.txt", "made/word"), ("content/b.txt", "made/word")]
    assert kept == sorted(words + [("a.txt", "made/fault")] * (what == "update"))


@pytest.mark.parametrize("what", ["update", "prune"])
def test_of_a_renamed_file_the_entries_of_rules_that_did_not_run_wait_for_a_run_with_them(textlint, what):
    textlint("baseline", "create")
    Path("a.txt").rename("c.txt")
    textlint("baseline", what, select="made/fault")
    assert check(textlint).exit_code == 0


@pytest.mark.parametrize("what", ["update", "prune"])
def test_a_file_that_cannot_be_read_keeps_its_entries_and_is_told(textlint, what):
    textlint("baseline", "create")
    Path("a.txt").write_bytes(b"\xff wrng")
    result = textlint("baseline", what)
    assert result.exit_code == 2
    assert result.stderr.startswith("textlint: ./a.txt: byte 0: not utf-8 text")
    assert len(read(Path(BASELINE)).entries) == 3


def test_where_a_rule_fails_nothing_is_dropped(textlint):
    textlint("baseline", "create")
    put("a.txt", "A crash.\n")
    assert textlint("baseline", "prune").exit_code == 2
    assert len(read(Path(BASELINE)).entries) == 3


def test_create_does_not_overwrite_unless_told(textlint):
    textlint("baseline", "create")
    put("a.txt", "Good.\n")
    result = textlint("baseline", "create")
    assert result.exit_code != 0
    assert (
        result.stderr == f"Error: {BASELINE} is there: `textlint baseline update` renews it, --force writes it anew\n"
    )
    assert (
        textlint("baseline", "create", "--force").stdout
        == f"{BASELINE}: 1 known finding (1 added, 0 dropped, 0 kept)\n"
    )


def test_show_counts_by_rule_and_by_file(textlint):
    textlint("baseline", "create")
    assert textlint("baseline", "show").stdout == (
        f"{BASELINE}: 3 known findings in 2 files\n"
        "       2  made/word\n"
        "       1  made/fault\n"
        "\n"
        "       2  a.txt\n"
        "       1  content/b.txt\n"
    )
    assert json.loads(textlint("baseline", "show", "--format", "json").stdout) == {
        "baseline": BASELINE, "findings": 3, "rules": {"made/word": 2, "made/fault": 1}, "files": {"a.txt": 2, "content/b.txt": 1}
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [("check", "."), ("baseline", "show"), ("baseline", "update"), ("baseline", "prune")]
)
def test_a_baseline_that_is_not_understood_is_one_line_and_stays_as_it_is(textlint, arguments):
    Path(BASELINE).write_text('{"textlint-baseline": 1}\n<<<<<<< HEAD\n')
    result = textlint(*arguments)
    assert result.exit_code != 0
    assert result.stderr.startswith(f"Error: {BASELINE}:2: a merge conflict: ")
    assert result.stderr.count("\n") == 1
    assert Path(BASELINE).read_text() == '{"textlint-baseline": 1}\n<<<<<<< HEAD\n'


@pytest.mark.parametrize("what", ["show", "update", "prune"])
def test_a_baseline_that_is_not_there_is_one_line(textlint, what):
    result = textlint("baseline", what)
    assert (result.exit_code != 0, result.stderr) == (
        True, f"Error: {BASELINE}: there is no such baseline; `textlint baseline create` makes one\n"
    )  # fmt: skip


def test_misuse_is_told(textlint):
    assert textlint("check", ".", "--baseline", "nowhere").exit_code == 2
    textlint("baseline", "create")
    assert "only one of them" in textlint("check", ".", "--baseline", BASELINE, "--no-baseline").stderr
    assert "standard input" in textlint("baseline", "update", "-").stderr


def test_fix_mends_known_findings_too(textlint):
    textlint("baseline", "create")
    assert textlint("fix", "a.txt").exit_code == 0
    assert Path("a.txt").read_text() == "All is wrong.\n\nA fault is here.\n"
