"""The program ends at once, and nothing that it should still do is lost by that."""

import os
import subprocess
import sys

from tests.made import ROOT, run

TEXT = "All is well , here.\n" * 4000


def test_all_of_a_long_report_arrives_and_what_is_kept_is_written(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = run("check", "a.txt", "--format", "jsonl", cwd=tmp_path, TEXTLINT_CACHE_DIR=str(tmp_path / "cache"))
    assert (found.returncode, found.stderr) == (1, b"")
    assert found.stdout.count(b"\n") == 4000
    assert found.stdout.endswith(b"}\n")
    assert list((tmp_path / "cache").glob("expressions-*.pickle"))


def test_one_whose_reader_goes_away_ends_in_silence(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "textlint", "check", "a.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=-1, stderr=-1
    ) as ran:
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.stderr.read() == b""


def test_who_watches_the_program_sees_its_end(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "cProfile", "-m", "textlint", "--version"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert b"function calls" in ran.stdout
