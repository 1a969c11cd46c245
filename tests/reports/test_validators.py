"""What validators that other people wrote say of our reports."""

import json
import os
import subprocess

import pytest

from tests.mixed import check, write
from tests.reports.test_reports import told
from textlint.batch.linter import Linter, Settings

pytestmark = pytest.mark.group("reports")

HOSTILE = "\ufeffIn Zu\u0308rich he fled to kyiv ]]> {0} [x](1) 😀 & <b>\x07 %0A::error::\u202e. He fled to kyiv .\r\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write(tmp_path_factory.mktemp("mixed"))


def multitool(report, folder):
    """Rule, level and words of all that Microsoft's validator has against a report.

    Its remarks are left out: for them it would ask the network for the schema.
    """
    from tests.groups.reports import MULTITOOL

    (folder / "report.sarif").write_text(report, encoding="utf-8")
    command = [MULTITOOL, "validate", "report.sarif", "--rule-kind", "Sarif;Ghas", "--output", "said.sarif"]
    environ = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}  # it runs without ICU, too
    command += ["--log", "ForceOverwrite"]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert "Done. 1 files scanned." in done.stdout, done.stdout + done.stderr
    [run] = json.loads((folder / "said.sarif").read_text(encoding="utf-8-sig"))["runs"]
    return [(result["ruleId"], result.get("level", "warning"), str(result["message"])) for result in run["results"]]


def rdformat(path):
    from tests.groups.reports import RDFORMAT

    command = ["node", RDFORMAT, "--strict", "--no-extra-fields", path]
    return subprocess.run(command, capture_output=True, text=True, check=False)


NO_ADDRESS = ("SARIF2005", "warning")  # of the project: there is none to give yet
NO_REGION = ("SARIF2017", "warning")  # a Word file has no lines


def test_the_multitool_misses_an_address_of_the_project_and_lines_of_word_files(files, tmp_path):
    report = check("sarif", files)
    said = multitool(report, tmp_path)
    results = json.loads(report)["runs"][0]["results"]
    [word] = (number for number, result in enumerate(results) if "word.docx" in str(result["locations"]))
    assert sorted(found[:2] for found in said) == [NO_ADDRESS, NO_REGION], said
    assert f"runs[0].results[{word}].locations[0]" in max(said)[2]


def test_the_multitool_accepts_whatever_is_written_in_a_text(tmp_path):
    linter = Linter(Settings(detailed=True, profile="full"))
    result = linter.check_file("a b#%\udcff.txt", HOSTILE.encode())
    assert len(result.located) > 3
    assert [found[:2] for found in multitool(told("sarif", result), tmp_path)] == [NO_ADDRESS]


def test_the_multitool_would_notice_a_wrong_report(files, tmp_path):
    wrong = check("sarif", files).replace('"startLine": 3', '"startLine": 0')
    assert any(level == "error" for _, level, _ in multitool(wrong, tmp_path))


def test_reviewdogs_format_is_valid(files, tmp_path):
    linter = Linter(Settings(detailed=True, profile="full"))
    hostile = linter.check_file("a b#%\udcff.txt", HOSTILE.encode())
    for number, report in enumerate((check("rdjson", files), told("rdjson", hostile), told("rdjson"))):
        path = tmp_path / f"{number}.json"
        path.write_text(report, encoding="utf-8")
        done = rdformat(path)
        assert (done.returncode, "All files are valid" in done.stdout) == (0, True), done.stdout + done.stderr


def test_each_line_of_reviewdogs_lines_is_valid(files, tmp_path):
    for number, line in enumerate(check("rdjsonl", files).splitlines()):
        path = tmp_path / f"{number}.json"
        path.write_text(line, encoding="utf-8")
        done = rdformat(path)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_validator_of_reviewdogs_format_would_notice_a_wrong_report(files, tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text(check("rdjson", files).replace('"column": 26', '"column": 0'), encoding="utf-8")
    assert rdformat(path).returncode == 1
