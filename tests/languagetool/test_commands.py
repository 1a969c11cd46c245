"""The commands, with a real server: they say what is there, and go on when it goes away."""

import json
import os
import signal
import subprocess
import sys

import psutil
import pytest

from tests.made import run
from textlint.languagetool import jars
from textlint.languagetool import server as servers

ARTICLE = (
    "The council met on Monday in Lima, they said.\n\nHe fled to kyiv . They met for breakast number {} in Berlin.\n"
)


def rules_of(result):
    return [json.loads(line)["rule"] for line in result.stdout.decode().splitlines()]


def articles(folder, number):
    for name in range(number):
        (folder / f"{name:03}.txt").write_text(ARTICLE.format(name), encoding="utf-8")


@pytest.mark.group("languagetool")
def test_check_asks_the_server_and_a_later_run_needs_none(server, grammar, tmp_path, no_answers):
    articles(tmp_path, 5)
    command = ("check", "--languagetool", "local", "--format", "jsonl", "--quiet", ".")
    first = run(*command, cwd=tmp_path, TEXTLINT_CACHE_DIR=str(no_answers))
    assert rules_of(first).count("spelling/languagetool.MORFOLOGIK_RULE_EN_US") == 5
    servers.stop(server)
    second = run(*command, cwd=tmp_path, TEXTLINT_CACHE_DIR=str(no_answers))
    assert (second.stdout, second.stderr) == (first.stdout, b"")
    assert list(servers.all_running()) == []


@pytest.mark.group("languagetool")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_that_is_killed_in_the_middle_costs_one_warning_and_none_of_our_findings(
    server, tmp_path, no_answers, jobs
):
    articles(tmp_path, 200)
    alone = run("check", "--format", "jsonl", "--quiet", ".", cwd=tmp_path)
    command = [sys.executable, "-m", "textlint", "check", "--languagetool", "local", "--format", "jsonl", "--quiet"]
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(
            [*command, "--jobs", jobs, "."], cwd=tmp_path, stdout=subprocess.PIPE, stderr=said,
            env={**os.environ, "TEXTLINT_CACHE_DIR": str(no_answers)},
        )  # fmt: skip
        first = process.stdout.readline()  # it is under way
        os.kill(server.pid, signal.SIGKILL)
        rest = process.stdout.read()
        process.wait(timeout=120)
    found = [json.loads(line) for line in (first + rest).splitlines()]
    ours = [(row["path"], row["rule"], row["start"]) for row in found if "languagetool." not in row["rule"]]
    assert ours == [(row["path"], row["rule"], row["start"]) for row in map(json.loads, alone.stdout.splitlines())]
    assert len(ours) == 400
    [warning] = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert warning.startswith("textlint: warning: LanguageTool is left out from here on")
    theirs = sum("languagetool." in row["rule"] for row in found)
    assert 0 < theirs < 200, "the server was not killed in the middle"
    psutil.wait_procs([psutil.Process(server.pid)] if psutil.pid_exists(server.pid) else [], 10)


@pytest.mark.group("languagetool")
def test_fix_and_clean_ask_too(server, tmp_path, no_answers):
    articles(tmp_path, 1)
    fixed = run("fix", "--languagetool", "local", "000.txt", cwd=tmp_path, TEXTLINT_CACHE_DIR=str(no_answers))
    assert b"1 finding remains" in fixed.stderr  # LanguageTool's: never applied unasked
    assert (tmp_path / "000.txt").read_text(encoding="utf-8") == ARTICLE.format(0).replace("kyiv .", "Kyiv.")
    record = json.dumps({"text": ARTICLE.format(0)}) + "\n"
    cleaned = run("clean", "--languagetool", "local", "-", "-o", "-", cwd=tmp_path, input=record.encode())
    rules = [finding["rule"] for finding in json.loads(cleaned.stdout)["textlint"]["findings"]]
    assert "spelling/languagetool.MORFOLOGIK_RULE_EN_US" in rules


def test_clean_without_an_opinion_says_so_and_cleans_again_when_there_is_one(stand_in, tmp_path, no_answers):
    record = json.dumps({"text": ARTICLE.format(0)}) + "\n"
    server = stand_in()
    command = ("clean", "-", "-o", "-", "--languagetool")
    cache = {"TEXTLINT_CACHE_DIR": str(no_answers)}
    without = run(*command, "localhost:1", cwd=tmp_path, input=record.encode(), **cache)
    assert without.returncode == 0
    assert b"LanguageTool at localhost:1 is left out" in without.stderr
    run(*command, server.url, cwd=tmp_path, input=without.stdout, **cache)
    assert any(path.endswith("/check") for path, _ in server.asked)
    server.asked.clear()
    again = run(*command, server.url, cwd=tmp_path, input=record.encode(), **cache)
    server.asked.clear()
    run(*command, server.url, cwd=tmp_path, input=again.stdout, TEXTLINT_CACHE_DIR="")
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--languagetool", "http://example.org", "."), "--allow-insecure-languagetool"),
        (("check", "--languagetool", "ftp://x", "."), "expected `local` or an address"),
        (("check", "--languagetool-picky", "."), "needs --languagetool"),
        (("check", "--select", "spelling", "."), "say with --languagetool"),
        (("languagetool", "install", "--from", "."), "no languagetool-server jar"),
    ],
)
def test_misuse_is_one_line_and_status_2(tmp_path, arguments, said):
    result = run(*arguments, cwd=tmp_path, TEXTLINT_LANGUAGETOOL_DIR=str(tmp_path / "home"))
    assert result.returncode == 2
    assert said in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_check_goes_on_where_nothing_is_installed(tmp_path):
    articles(tmp_path, 2)
    result = run(
        "check", "--languagetool", "local", "--format", "concise", "--quiet", ".", cwd=tmp_path,
        TEXTLINT_LANGUAGETOOL_DIR=str(tmp_path / "home"),
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stdout.count(b"\n") == 4
    [warning] = result.stderr.decode().splitlines()
    assert "textlint languagetool install" in warning


def test_doctor_says_what_is_missing_and_how_to_mend_it(tmp_path):
    result = run(
        "doctor", cwd=tmp_path, TEXTLINT_LANGUAGETOOL_DIR=str(tmp_path / "home"), PATH="/nowhere", JAVA_HOME=""
    )
    said = result.stdout.decode()
    assert result.returncode == 1
    assert "apt install openjdk-17-jre-headless" in said
    assert "textlint languagetool install" in said


@pytest.mark.group("languagetool")
def test_doctor_and_status_show_the_server_and_stop_stops_it(server, tmp_path):
    looked = run("doctor", "--format", "json", cwd=tmp_path)
    rows = {row["name"]: row for row in json.loads(looked.stdout)}
    assert looked.returncode == 0
    assert server.url in rows["server"]["seen"]
    assert "LanguageTool 6.6" in rows["jars"]["seen"]
    assert server.url in run("languagetool", "status", cwd=tmp_path).stdout.decode()
    assert run("languagetool", "stop", cwd=tmp_path).returncode == 0
    assert run("languagetool", "status", cwd=tmp_path).returncode == 1
    assert not psutil.pid_exists(server.pid)


@pytest.mark.group("languagetool")
def test_start_prints_an_address_that_check_can_be_given(home, tmp_path, no_answers):
    articles(tmp_path, 1)
    url = run("languagetool", "start", "--memory", "700", cwd=tmp_path).stdout.decode().strip()
    [running] = [one for one in servers.all_running() if one.url == url]
    found = run(
        "check", "--languagetool", url, "--format", "jsonl", ".", cwd=tmp_path, TEXTLINT_CACHE_DIR=str(no_answers)
    )
    assert "spelling/languagetool.MORFOLOGIK_RULE_EN_US" in rules_of(found)
    looked = run("doctor", "--languagetool", url, cwd=tmp_path)
    assert (looked.returncode, b"LanguageTool 6.6" in looked.stdout) == (0, True)
    assert running.version == jars.installed().version
