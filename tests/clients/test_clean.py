"""`textlint clean` as a user runs it: files, streams, and how it ends."""

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.made import ROOT, code_file, rule_file, run, word_rule

RECORD = b'{"id": 12345678901234567890, "text": "a wrng word"}\n'


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder)
    word_rule(folder, "made/odd", "odd", "even", safety="unsafe")
    code_file(folder, "mad/crash", "if 'crash' in document.text:\n    raise KeyError('odd')\nyield from ()")
    return folder


@pytest.fixture
def clean(rules, tmp_path):
    """Run `textlint clean` with those rules in a folder of its own; gives status, output and what was said."""

    def go(*arguments, select="made", input=b""):
        done = run("clean", "--rules", rules, "--select", select, *arguments, cwd=tmp_path, input=input)
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr.decode()

    return go


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(RECORD * 3)
    return path


def records(raw):
    return [json.loads(line) for line in raw.splitlines()]


def hidden(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_a_file_is_cleaned_into_another_and_stays_itself(clean, source, tmp_path):
    assert clean("in.jsonl", "-o", "out.jsonl") == (0, b"", "")
    assert source.read_bytes() == RECORD * 3
    [record, *_] = records((tmp_path / "out.jsonl").read_bytes())
    assert record["text"] == "a wrong word" and record["id"] == 12345678901234567890
    assert [found["rule"] for found in record["textlint"]["findings"]] == ["made/word"]
    assert clean("out.jsonl", "-o", "again.jsonl")[0] == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    assert hidden(tmp_path) == []


def test_streams_go_in_and_out(clean, source, tmp_path):
    status, out, said = clean("-", "-o", "-", input=RECORD)
    assert (status, said, records(out)[0]["text"]) == (0, "", "a wrong word")
    assert clean("in.jsonl", "-o", "-")[1] == out * 3
    assert clean("-", "-o", "out.jsonl", input=RECORD)[0] == 0
    assert (tmp_path / "out.jsonl").read_bytes() == out
    assert clean("-", "-o", "-", "--jobs", "2", input=RECORD)[1] == out
    assert clean("-", "-o", "-", input=b"") == (0, b"", "")


def test_a_file_can_be_cleaned_in_place_and_keeps_its_mode_and_links(clean, source, tmp_path):
    (tmp_path / "link.jsonl").symlink_to(source)
    source.chmod(0o640)
    assert clean("link.jsonl", "-o", "link.jsonl")[0] == 0
    assert (tmp_path / "link.jsonl").is_symlink() and stat.S_IMODE(source.stat().st_mode) == 0o640
    once = source.read_bytes()
    assert records(once)[2]["text"] == "a wrong word"
    assert clean("in.jsonl", "-o", "in.jsonl")[0] == 0 and source.read_bytes() == once


def test_the_text_can_stand_in_another_field(clean, tmp_path):
    raw = b'{"text": "wrng", "body": "wrng"}\n'
    [record] = records(clean("-", "-o", "-", "--text-field", "body", input=raw)[1])
    assert (record["text"], record["body"]) == ("wrng", "wrong")
    status, out, said = clean("-", "-o", "-", "--text-field", "bdy", input=raw)
    assert (status, out) == (2, raw) and "no record has a text in the field 'bdy'" in said
    status, out, said = clean("-", "-o", "-", "--text-field", "textlint", input=b'{"textlint": "wrng"}')
    assert (status, out) == (2, b"") and "where findings go" in said


def test_unsafe_fixes_and_chosen_rules(clean):
    raw = b'{"text": "odd wrng"}'
    assert records(clean("-", "-o", "-", input=raw)[1])[0]["text"] == "odd wrong"
    assert records(clean("-", "-o", "-", "--unsafe", input=raw)[1])[0]["text"] == "even wrong"
    [record] = records(clean("-", "-o", "-", "--ignore", "made/word", input=raw)[1])
    assert record["text"] == "odd wrng" and [found["rule"] for found in record["textlint"]["findings"]] == ["made/odd"]


def test_broken_lines_are_told_with_their_numbers_pass_unchanged_and_give_status_2(clean):
    raw = RECORD + b"\n{broken\n" + RECORD + b'{"text": "wr\xff"}\r\n'
    status, out, said = clean("-", "-o", "-", input=raw)
    assert status == 2
    assert said.splitlines() == [
        "textlint: -:3: Expecting property name enclosed in double quotes at character 2; passed through unchanged",
        "textlint: -:5: not UTF-8 at byte 12; passed through unchanged",
    ]
    lines = out.split(b"\n")
    assert (lines[1], lines[2], lines[4], lines[5]) == (b"", b"{broken", b'{"text": "wr\xff"}\r', b"")


def test_a_rule_that_fails_is_told_with_the_line_and_gives_status_2(clean):
    status, out, said = clean("-", "-o", "-", select="made,mad/crash", input=RECORD + b'{"text": "crash wrng"}\n')
    assert (status, records(out)[1]["text"]) == (2, "crash wrong")
    assert said == "textlint: -:2: rule mad/crash failed, which is a bug of it: KeyError: 'odd'\n"


def test_stats_say_what_was_done_per_rule(clean):
    said = clean("-", "-o", "-", "--stats", input=RECORD * 3 + b'{"text": "odd"}\n{}\nx\n')[2]
    assert "5 records: 3 texts changed, 4 findings, 3 fixes; 1 without text, 1 lines could not be read" in said
    assert "       3 found        3 fixed  made/word\n" in said and "       1 found        0 fixed  made/odd\n" in said


def test_stats_say_what_quality_filters_would_refuse_before_and_after_and_nothing_is_left_out(clean):
    raw = b'{"text": "a wrng word"}\n{"text": "odd"}\n{"id": 3}\n'
    _, out, said = clean("-", "-o", "-", "--unsafe", "--stats", input=raw)
    assert out == clean("-", "-o", "-", "--unsafe", input=raw)[1] and b"too_short" not in out
    rows = said.partition("Quality filters")[2].splitlines()
    assert rows[0] == ", of 2 texts (nothing was left out for them):"
    assert [row.split() for row in rows if "gopher_quality" in row or row.endswith(" words")] == [
        "2 2 gopher_quality, Rae et al. 2021, A.1.1".split(),
        "2 2 1 1 50–100,000 words".split(),
    ]
    assert "Quality filters" not in clean("-", "-o", "-", input=raw)[2]


def test_short_records_are_marked_or_left_out_and_told(clean):
    raw = RECORD + b'{"text": "odd"}\n{"id": 3}\n'
    status, out, said = clean("-", "-o", "-", "--min-words", "3", input=raw)
    assert status == 0 and [record.get("textlint", {}).get("too_short") for record in records(out)] == [
        None,
        True,
        None,
    ]
    assert said == 'textlint: 1 of 3 records has fewer than 3 words after cleaning: marked "too_short"\n'
    status, out, said = clean("-", "-o", "-", "--min-words", "4", "--drop-short", input=raw)
    assert (status, records(out)) == (0, [{"id": 3}])
    assert said == "textlint: 2 of 3 records have fewer than 4 words after cleaning: left out\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["gone.jsonl", "-o", "out"], "gone.jsonl: No such file or directory"),
        ([".", "-o", "out"], ".: Is a directory"),
        (["in.jsonl", "-o", "no/where"], "no/where: No such file or directory"),
        (["in.jsonl", "-o", "."], ".: Is a directory"),
        (["in.jsonl"], "Missing option '-o'"),
        (["in.jsonl", "-o", "out", "--drop-short"], "--drop-short needs --min-words N"),
        (["in.jsonl", "-o", "out", "--min-words", "0"], "Invalid value for '--min-words'"),
        (["in.jsonl", "-o", "-", "--select", "nothing"], "no rule or family nothing"),
        (["in.jsonl", "-o", "-", "--profile", "x"], "Invalid value for '--profile'"),
    ],
)
def test_misuse_is_one_line_and_status_2(clean, source, tmp_path, arguments, reason):
    status, out, said = clean(*arguments)
    assert (status, out) == (2, b"") and reason in said.splitlines()[-1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]


def test_devices_and_pipes_are_written_to_and_never_replaced(clean, source, tmp_path):
    assert clean("in.jsonl", "-o", "/dev/null")[0] == 0
    assert not Path("/dev/null").is_file()
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE)
    assert clean("in.jsonl", "-o", "pipe")[0] == 0
    assert records(reader.communicate(timeout=20)[0])[0]["text"] == "a wrong word"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_full_disk_is_one_line(clean, source):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    status, _, said = clean("in.jsonl", "-o", "/dev/full")
    assert (status, said) == (2, "Error: /dev/full: No space left on device\n")


def test_a_reader_that_has_enough_ends_the_run_in_silence(rules, tmp_path):
    (tmp_path / "big.jsonl").write_bytes(RECORD * 8_000)
    command = f"'{sys.executable}' -m textlint clean --rules '{rules}' --select made big.jsonl -o - | head -n 1"
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert (records(done.stdout)[0]["text"], done.stderr) == ("a wrong word", b"")


def test_the_output_is_the_same_for_any_number_of_workers(clean, tmp_path):
    filler = RECORD.replace(b"a wrng", b"Nothing is wrong here. " * 20 + b"a wrng")
    lines = [
        filler if number % 5 else b"broken\n" if number % 2 else b'{"n": %d}\r\n' % number for number in range(4000)
    ]
    (tmp_path / "in.jsonl").write_bytes(b"".join(lines))
    alone = clean("in.jsonl", "-o", "1.jsonl", "--jobs", "1", "--stats")
    assert clean("in.jsonl", "-o", "2.jsonl", "--jobs", "2", "--stats") == alone
    digests = {hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("1.jsonl", "2.jsonl")}
    assert len(digests) == 1 and alone[0] == 2 and alone[2].count("passed through") == 400


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_leaves_no_output_and_the_next_one_tidies_up(clean, rules, tmp_path, jobs):
    (tmp_path / "in.jsonl").write_bytes(RECORD * 60_000)
    (tmp_path / "out.jsonl").write_bytes(b"old")
    command = [
        sys.executable,
        "-m",
        "textlint",
        "clean",
        "--rules",
        rules,
        "--select",
        "made",
        "in.jsonl",
        "-o",
        "out.jsonl",
        "--jobs",
        jobs,
    ]
    process = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True
    )
    partial = tmp_path / ".out.jsonl.textlint-new"
    while not (partial.exists() and partial.stat().st_size):
        assert process.poll() is None
        time.sleep(0.01)
    assert (tmp_path / "out.jsonl").read_bytes() == b"old"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (tmp_path / "out.jsonl").read_bytes() == b"old" and hidden(tmp_path) == [partial.name]
    (tmp_path / "in.jsonl").write_bytes(RECORD)
    assert clean("in.jsonl", "-o", "out.jsonl")[0] == 0
    assert records((tmp_path / "out.jsonl").read_bytes())[0]["text"] == "a wrong word" and hidden(tmp_path) == []
