"""`textlint check --changed` reports what stands on lines that are new, or speaks of them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.gits import commit, git, repository
from tests.made import code_file, rule_file
from textlint.clients.cli.main import program


@pytest.fixture(scope="module")
def rules_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word")
    code_file(folder, "made/stretch", "import re\nfor match in re.finditer('(?s)Start.*?end', document.text):\n"
              "    yield check.finding(Span(*match.span()), what='it')")  # fmt: skip
    return folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A repository with two articles that are wrong since ever; the current folder."""
    home = repository(tmp_path / "home")
    monkeypatch.chdir(home)
    commit(home, a="Old is wrng.\n\nGood.\n", b="Old is wrng.\n")
    return home


@pytest.fixture
def check(rules_folder, home):
    def call(*arguments, select="made/word", input=None):
        options = ["--rules", str(rules_folder), "--select", select, "--format", "concise", "--quiet"]
        return CliRunner().invoke(program, ["check", *arguments, *options], input=input)

    return call


def places(result):
    return [line.partition(": ")[0] for line in result.stdout.splitlines()]


def test_only_findings_on_changed_lines_count(check):
    assert check("--changed").exit_code == 0
    Path("a.txt").write_text("Old is wrng.\n\nNew is wrng.\n")
    result = check("--changed")
    assert (result.exit_code, places(result)) == (1, ["./a.txt:3:8"])


def test_only_changed_files_are_read(check):
    Path("b.txt").write_bytes(b"\xff")
    commit(Path())
    Path("a.txt").write_text("Good.\n")
    result = check("--changed")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_that_git_does_not_know_counts_whole(check):
    Path("c.txt").write_text("Old is wrng.\n\nNew is wrng.\n")
    assert places(check("--changed")) == ["./c.txt:1:8", "./c.txt:3:8"]


def test_without_a_path_the_current_folder_is_meant_and_with_one_only_that(check, home, monkeypatch):
    Path("folder").mkdir()
    Path("folder/c.txt").write_text("New is wrng.\n")
    Path("a.txt").write_text("New is wrng.\n")
    assert places(check("b.txt", "folder", "--changed")) == ["folder/c.txt:1:8"]
    monkeypatch.chdir(home / "folder")
    assert places(check("--changed")) == ["./c.txt:1:8"]


def test_a_branch_is_compared_with_where_it_left_the_other(check, home):
    git(home, "checkout", "--quiet", "-b", "topic")
    commit(home, c="New is wrng.\n")
    git(home, "checkout", "--quiet", "main")
    commit(home, a="Main is wrng.\n")
    git(home, "checkout", "--quiet", "topic")
    assert places(check("--changed", "main")) == ["./c.txt:1:8"]
    assert places(check("--changed=main", "a.txt")) == []


def test_a_finding_over_several_lines_counts_when_one_of_them_has_changed(check):
    Path("a.txt").write_text("One.\nStart\nmiddle\nend.\n\nStart\nend.\n")
    commit(Path())
    Path("a.txt").write_text("One.\nStart\nchanged\nend.\n\nStart\nend.\n")
    assert places(check("--changed", select="made/stretch")) == ["./a.txt:2:1"]


def test_a_finding_counts_that_speaks_of_a_changed_line(check):
    sentence = "Engineers found two more cracks in the northern pier on Friday night."
    Path("a.txt").write_text(f"Cars must wait.\n\nNobody knows.\n\n{sentence}\n")
    commit(Path())
    Path("a.txt").write_text(f"{sentence}\n\nCars must wait.\n\nNobody knows.\n\n{sentence}\n")
    assert places(check("--changed", select="structure/duplicate_paragraph")) == ["./a.txt:7:1"]


def test_the_baseline_holds_for_the_whole_file_whatever_has_changed(check, rules_folder):
    options = ["--rules", str(rules_folder), "--select", "made/word"]
    CliRunner().invoke(program, ["baseline", "create", *options])
    Path("a.txt").write_text("Other.\n\nOld is wrng.\n\nOld is wrng.\n")
    assert places(check("--changed")) == ["./a.txt:5:8"]


def test_the_numbers_of_findings_in_texts_are_those_of_the_findings_that_count(check, monkeypatch):
    from textlint.batch.changed import Lines, narrowed
    from textlint.batch.linter import Linter, Settings

    Path("a.txt").write_text("The mayor fled to kyiv.\n\nHe fled to kyiv.\n")
    result = Linter(Settings(select=("entity/lower_case_name",), detailed=True, texts=True)).check_file("a.txt")
    assert result.texts[0].located == (0, 1)
    kept = narrowed(result, Lines(((3, 4),)))
    assert (len(kept.located), kept.texts[0].located) == (1, (0,))


def error(result):
    assert (result.exit_code, result.stdout) == (1, "")  # `main` makes a click error status 2
    return result.stderr


def test_a_path_taken_for_a_commit_is_explained(check, home):
    Path("folder").mkdir()
    assert error(check("--changed", "folder")) == (
        f"Error: --changed: folder is no commit, branch or tag that git knows in {home}"
        "; a path stands first, or after --changed=HEAD\n"
    )


def test_outside_a_repository_the_run_ends_in_one_line(check, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.txt").write_text("New.\n")
    assert error(check("--changed")) == (
        "Error: --changed: ./c.txt: not in a git repository, so nothing says which lines have changed\n"
    )


def test_without_paths_and_without_changed_a_path_is_missing(check):
    assert "Missing argument 'PATH...'" in check().stderr


def test_standard_input_has_no_lines_that_git_knows(check):
    result = check("--changed", "HEAD", "-", input="wrng")
    assert (result.exit_code, "standard input" in result.stderr) == (2, True)


def test_the_report_in_json_counts_the_files_that_were_read(home, rules_folder):
    Path("a.txt").write_text("New is wrng.\n")
    arguments = ["check", "--changed", "--format", "json", "--rules", str(rules_folder), "--select", "made"]
    made = json.loads(CliRunner().invoke(program, arguments).stdout)
    assert (made["files"], len(made["findings"])) == (1, 1)
