# ruff: noqa: E501 (examples are whole lines)
"""`textlint check` says what is wrong, where, and ends with the status that tells scripts the same."""

import json
import os
import stat

import pytest
from click.testing import CliRunner

from tests.made import code_file, rule_file, run
from textlint.clients.cli.check import command
from textlint.clients.cli.main import program

KEYS = "path record part rule message severity safety mqm start end line column byte_start byte_end text fixes related translated_from source_language also".split()


@pytest.fixture(scope="module")
def rules_folder(tmp_path_factory):
    """A folder of rules that are told apart from those that ship: an error, a warning, a note."""
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word")
    rule_file(folder, "made/note", severity="info", requires=["nte"], pattern="nte", fix=None, bad=["⟦nte⟧"])
    rule_file(folder, "made/fault", severity="error", requires=["flt"], pattern="flt", fix=["fault", "flat"], safety="suggest",
              bad=[{"text": "⟦flt⟧", "fixed": "fault"}])  # fmt: skip
    return folder


@pytest.fixture
def check(rules_folder, tmp_path, monkeypatch):
    """Run the command in an empty folder, with the made-up rules alone."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments, select="made", input=None, **environ):
        options = ["--rules", str(rules_folder), *(["--select", select] if select else [])]
        return CliRunner().invoke(program, ["check", *options, *map(str, arguments)], input=input, env=environ)

    return call


def write(folder, **files):
    for name, text in files.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.txt").write_bytes(content)


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_clean_file_ends_with_status_0(check, tmp_path):
    write(tmp_path, a="All is well.\n")
    result = check("a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file checked, nothing found.\n", "")


def test_a_finding_ends_with_status_1(check, tmp_path):
    write(tmp_path, a="All is wrng.\n")
    result = check("a.txt")
    assert result.exit_code == 1
    assert "1:8" in result.stdout
    assert "made/word" in result.stdout


def test_a_file_that_is_not_there_is_one_line_and_status_2(check, tmp_path):
    write(tmp_path, b="All is wrng.\n")
    result = check("nowhere.txt", "b.txt", "--quiet")
    assert result.exit_code == 2
    assert result.stderr == "textlint: nowhere.txt: no such file or folder\n"
    assert "made/word" in result.stdout


def test_a_file_that_is_no_text_is_one_line_that_names_the_byte_and_the_run_goes_on(check, tmp_path):
    write(tmp_path, a=b"caf\xe9 wrng", b="wrng", c=b"wrng\0")
    result = check(".", "--format", "concise")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("textlint: ./a.txt: byte 3: not utf-8 text")
    assert second.startswith("textlint: ./c.txt: byte 4: a NUL")
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["./b.txt:1:1"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_one_line_and_status_2(check, tmp_path):
    write(tmp_path, a="wrng", b="wrng")
    (tmp_path / "a.txt").chmod(0)
    result = check("a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert (result.exit_code, result.stderr) == (2, "textlint: a.txt: Permission denied\n")


def test_a_rule_that_fails_is_one_line_and_status_2(check, tmp_path, rules_folder):
    broken = tmp_path / "broken"
    code_file(broken, "broken/code", "raise KeyError('odd')\nyield")
    write(tmp_path, a="wrng")
    result = check("a.txt", "--rules", broken, "--select", "broken", "--quiet")
    assert result.exit_code == 2
    assert result.stderr == "textlint: a.txt: rule broken/code failed, which is a bug of it: KeyError: 'odd'\n"
    assert "made/word" in result.stdout


def test_a_folder_is_read_by_name_and_what_is_no_text_is_told(check, tmp_path):
    write(tmp_path, b="wrng", a="wrng")
    (tmp_path / "picture.png").touch()
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", c="wrng")
    result = check(tmp_path, "--format", "jsonl")
    assert [row["path"].rpartition("/")[2] for row in rows(result)] == ["a.txt", "b.txt", "c.txt"]
    assert "1 .png" in result.stderr
    assert check(tmp_path, "--quiet").stderr == ""


def test_a_named_file_is_read_whatever_it_is_called(check, tmp_path):
    (tmp_path / "article.news").write_text("wrng")
    assert check("article.news").exit_code == 1


def test_standard_input_is_called_what_it_is_told(check):
    [row] = rows(check("-", "--format", "jsonl", input="All is wrng."))
    assert row["path"] == "<stdin>"
    [row] = rows(check("-", "--stdin-filename", "news/a.txt", "--format", "jsonl", input="All is wrng."))
    assert (row["path"], row["line"], row["column"]) == ("news/a.txt", 1, 8)
    result = check("-", "--stdin-filename", "news/a.txt", input=b"caf\xe9")
    assert (result.exit_code, result.stderr.split(";")[0]) == (
        2, "textlint: news/a.txt: byte 3: not utf-8 text (unexpected end of data)",
    )  # fmt: skip


def test_standard_input_and_files_can_stand_together(check, tmp_path):
    write(tmp_path, a="wrng")
    paths = [row["path"] for row in rows(check("a.txt", "-", "--format", "jsonl", input="wrng"))]
    assert sorted(paths) == ["<stdin>", "a.txt"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_answered_with_the_nearest(check, tmp_path, option):
    write(tmp_path, a="wrng")
    result = check("a.txt", option, "made/wrd")
    assert result.exit_code == 2
    assert "there is no rule or family made/wrd; did you mean made/word?" in result.stderr
    assert result.stdout == ""


def test_rules_and_families_can_be_selected_and_ignored(check, tmp_path):
    write(tmp_path, a="wrng nte flt")

    def found(*options, **more):
        return [row["rule"] for row in rows(check("a.txt", "--format", "jsonl", *options, **more))]

    assert found() == ["made/word", "made/note", "made/fault"]
    assert found(select="made/note, made/word") == ["made/word", "made/note"]
    assert found("--ignore", "made/note,made/fault") == ["made/word"]
    assert found("--ignore", "made") == []
    assert found(select=None)[:1] == ["made/word"]
    assert "made/word" not in found("--profile", "light", select=None)


def test_an_unknown_profile_is_misuse(check, tmp_path):
    write(tmp_path, a="wrng")
    result = check("a.txt", "--profile", "strict")
    assert result.exit_code == 2
    assert "'default', 'light', 'full'" in result.stderr


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [("nte", "info", 1), ("nte", "warning", 0), ("wrng", "warning", 1), ("wrng", "error", 0), ("flt", "error", 1)],
)
def test_only_findings_as_bad_as_asked_for_make_the_status(check, tmp_path, text, level, status):
    write(tmp_path, a=text)
    result = check("a.txt", "--fail-on", level, "--format", "jsonl")
    assert (result.exit_code, len(rows(result))) == (status, 1)


def test_quiet_leaves_out_the_summary(check, tmp_path):
    write(tmp_path, a="wrng", b="well")
    assert "1 finding in 1 of them" in check("a.txt", "b.txt").stdout
    assert "checked" not in check("a.txt", "b.txt", "--quiet").stdout
    assert check("b.txt", "-q").stdout == ""


def test_the_report_can_be_written_to_a_file(check, tmp_path):
    write(tmp_path, a="wrng — 中")
    shown = check("a.txt").stdout
    result = check("a.txt", "--output", "report.out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "report.out").read_text(encoding="utf-8") == shown


def test_a_report_that_cannot_be_written_is_misuse(check, tmp_path):
    write(tmp_path, a="wrng")
    result = check("a.txt", "--output", "nowhere/report.txt")
    assert result.exit_code == 2 or "No such file" in str(result.exception) or "No such file" in result.stderr
    done = run("check", "a.txt", "--output", "nowhere/report.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nowhere/report.txt: No such file or directory" in done.stderr
    assert b"Traceback" not in done.stderr


def test_colours_only_where_they_are_wanted(check, tmp_path):
    write(tmp_path, a="wrng")
    assert "\x1b[" not in check("a.txt").stdout
    assert "\x1b[" in check("a.txt", "--color", "always").stdout
    assert "\x1b[" not in check("a.txt", "--color", "never").stdout
    assert "\x1b[" not in check("a.txt", "--output", "out").stdout
    assert "\x1b[" not in (tmp_path / "out").read_text()


def test_colours_reach_a_pipe_when_always_asked_for(tmp_path, rules_folder):
    write(tmp_path, a="wrng")
    arguments = ("check", "a.txt", "--rules", rules_folder, "--select", "made")
    assert b"\x1b[" in run(*arguments, "--color", "always", cwd=tmp_path).stdout
    assert b"\x1b[" not in run(*arguments, cwd=tmp_path).stdout


@pytest.mark.parametrize(("environ", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_a_terminal_gets_colours_unless_no_color_is_set(tmp_path, rules_folder, environ, colored):
    pty = pytest.importorskip("pty")
    write(tmp_path, a="wrng")
    ours, theirs = pty.openpty()
    import subprocess
    import sys

    from tests.made import ROOT

    subprocess.run(
        [sys.executable, "-m", "textlint", "check", "a.txt", "--rules", rules_folder, "--select", "made"],
        cwd=tmp_path, stdout=theirs, stderr=theirs, check=False, env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environ},
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert (b"\x1b[" in shown) is colored


def test_jobs_do_not_change_the_report(check, tmp_path):
    for number in range(40):
        write(tmp_path, **{f"a{number:02}": "wrng " * (number % 3)})
    reports = {check(".", "--format", form, "--jobs", jobs).stdout for jobs in (1, 2, 3) for form in ["jsonl"]}
    assert len(reports) == 1
    assert len(reports.pop().splitlines()) == 39


def test_no_jobs_at_all_are_misuse(check, tmp_path):
    write(tmp_path, a="wrng")
    assert check("a.txt", "--jobs", "0").exit_code == 2


def test_json_lines_have_the_documented_keys_and_bytes_that_decode_to_the_text(check, tmp_path):
    text = "é😀\r\nAll is wrng, the flt — it’s nte.\n"
    for name, codec, mark in (("a", "utf-8", ""), ("b", "utf-8", "\ufeff"), ("c", "utf-16-le", "\ufeff")):
        raw = (mark + text).encode(codec)
        write(tmp_path, **{name: raw})
        found = rows(check(f"{name}.txt", "--format", "jsonl"))
        assert [row["text"] for row in found] == ["wrng", "flt", "nte"]
        for row in found:
            assert list(row) == KEYS
            assert text[row["start"] : row["end"]] == row["text"]
            assert raw[row["byte_start"] : row["byte_end"]].decode(codec) == row["text"]
            assert text.split("\r\n")[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])
            assert (row["path"], row["record"], row["part"], row["related"]) == (f"{name}.txt", None, None, [])
    word, fault, note = found
    assert word["fixes"] == [
        {"safety": "safe", "edits": [{"start": word["start"], "end": word["end"], "text": "wrong"}]}
    ]
    assert [fix["edits"][0]["text"] for fix in fault["fixes"]] == ["fault", "flat"]
    assert (note["fixes"], note["safety"], note["severity"]) == ([], None, "info")
    assert (fault["safety"], fault["severity"], fault["mqm"]) == ("suggest", "error", "accuracy/made up")


def test_json_lines_are_split_at_line_ends_alone(check, tmp_path):
    write(tmp_path, a="wrng\u2028\u0085\x0b\x1c wrng\x1b[31m")
    assert len(check("a.txt", "--format", "jsonl").stdout.rstrip("\n").split("\n")) == 2


def test_json_is_one_document(check, tmp_path):
    write(tmp_path, a="wrng flt", b="well", c=b"\xff")
    result = check(".", "--format", "json")
    report = json.loads(result.stdout)
    assert [row["text"] for row in report["findings"]] == ["wrng", "flt"]
    assert [list(row) for row in report["findings"]] == [KEYS] * 2
    assert report["files"] == 2
    assert [(error["path"], error["byte"]) for error in report["errors"]] == [("./c.txt", 0)]
    assert json.loads(check("b.txt", "--format", "json").stdout) == {"findings": [], "errors": [], "files": 1}


def test_an_encoding_can_be_named(check, tmp_path):
    write(tmp_path, a="Жя wrng".encode("cp1251"))
    [row] = rows(check("a.txt", "--encoding", "windows-1251", "--format", "jsonl"))
    assert (row["column"], row["byte_start"], row["byte_end"]) == (4, 3, 7)


@pytest.mark.parametrize("name", ["utf-9", "base64", "rot13", "undefined", "a\tb"])
def test_an_encoding_that_is_none_is_misuse(check, tmp_path, name):
    write(tmp_path, a="wrng")
    result = check("a.txt", "--encoding", name)
    assert result.exit_code == 2
    assert "Python knows no text encoding" in result.stderr


def test_a_wrong_rule_of_ones_own_is_one_line(tmp_path):
    path = rule_file(tmp_path / "rules", "made/word", patern="x")
    write(tmp_path, a="wrng")
    done = run("check", "a.txt", "--rules", "rules", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    line = len(path.read_text().splitlines())
    assert done.stderr.decode() == (
        f"textlint: rules/made/word.yaml:{line}: patern: a rule of the kind pattern has no such key; did you mean pattern?\n"
    )


@pytest.mark.parametrize("form", ["human", "concise", "jsonl"])
def test_a_reader_that_had_enough_ends_the_run_quietly(tmp_path, rules_folder, form):
    import subprocess
    import sys

    from tests.made import ROOT

    for number in range(300):
        (tmp_path / f"{number}.txt").write_text("All is wrng here.\n" * 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "textlint", "check", ".", "--rules", rules_folder, "--select", "made", "--format", form, "--jobs", "1"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) != 2


HOSTILE = "wrng \x1b[2J\x1b]0;owned\x07 \x9b31m \u202eevil \r\n"


@pytest.mark.parametrize("form", ["human", "concise"])
def test_an_article_cannot_drive_the_terminal(check, tmp_path, form, rules_folder):
    loud = tmp_path / "loud"
    rule_file(loud, "loud/all", requires=["wrng"], pattern=r"wrng.*", message="Found {0}.", fix="{0}!")
    write(tmp_path, a=HOSTILE)
    result = check("a.txt", "--format", form, "--rules", loud, "--select", "loud")
    for character in "\x1b\x07\x9b\u202e\r":
        assert character not in result.stdout
    assert "‹U+001B›" in result.stdout


@pytest.mark.parametrize("form", ["human", "concise"])
def test_a_file_name_cannot_drive_the_terminal(check, tmp_path, form):
    (tmp_path / "a\x1b[31m\n.txt").write_text("wrng")
    (tmp_path / "b\x1b[31m.txt").write_bytes(b"\xff")
    result = check(".", "--format", form)
    assert "\x1b" not in result.stdout + result.stderr
    assert "‹U+001B›" in result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_a_name_that_is_no_utf8_can_be_reported(tmp_path, rules_folder):
    name = os.fsdecode(b"caf\xe9 wrng.txt")
    (tmp_path / name).write_text("wrng")
    for form in ("human", "concise", "jsonl", "json"):
        done = run("check", ".", "--rules", rules_folder, "--select", "made", "--format", form, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert "caf\ufffd wrng.txt" in done.stdout.decode("utf-8")


def test_reports_are_utf8_whatever_the_locale(tmp_path, rules_folder):
    write(tmp_path, a="é wrng “中” 😀\n")
    done = run(
        "check",
        "a.txt",
        "--rules",
        rules_folder,
        "--select",
        "made",
        cwd=tmp_path,
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "é wrng “中” 😀" in done.stdout.decode("utf-8")


def test_checking_changes_no_file(check, tmp_path):
    write(tmp_path, a="wrng\r\n", b=b"\xff")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    check(".")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


def test_the_time_of_each_rule_is_told_when_asked_for(check, tmp_path):
    write(tmp_path, a="wrng")
    told = check("a.txt", "--profile-rules").stderr
    assert "made/word" in told
    assert " ms " in told


def test_the_command_is_the_one_of_its_module():
    assert program.get_command(None, "check") is command


def test_the_source_language_does_not_touch_the_exit_status(check, tmp_path):
    write(tmp_path, a="The sources consulted said so. Kabardia-Balkaria is where the intellectual author fell.\n")
    result = check("a.txt", "--fail-on", "error", select=None)
    assert "Probably translated from Spanish, 3 signs: “sources consulted” (line 1)" in result.stdout
    assert result.exit_code == 0
