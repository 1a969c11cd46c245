"""The programming interface does what its documentation says, and says it in types too."""

import doctest
import os
import subprocess
import sys

import pytest

import textlint
from tests.made import ROOT, code_file, rule_file, word_rule
from textlint import api

USER = """
import textlint
from textlint import Finding, Fixed, InputError, Linter, Rule, Safety, Settings, Severity, Span

findings: list[Finding] = textlint.check("He fled to Kyiv.", profile="full", select=["entity"], ignore=("typography",))
for finding in findings:
    span: Span = finding.span
    severity: Severity = finding.severity
    start: int = finding.span.start
    safety: Safety | None = finding.safety
    rule: str = finding.rule
fixed: Fixed = textlint.fix("He fled to Kyiv .", unsafe=True)
text: str = fixed.text
remaining: tuple[Finding, ...] = fixed.remaining
applied: tuple[Finding, ...] = fixed.applied
rules: tuple[Rule, ...] = textlint.load_rules()
linter: Linter = Linter(Settings(profile="light"))
more: list[Finding] = linter.check("text")
version: str = textlint.__version__
"""
WRONG = 'import textlint\ntextlint.check(1)\nnumber: int = textlint.fix("x").text\ntextlint.check("x", profil="full")\n'


@pytest.fixture
def folder(tmp_path):
    rule_file(tmp_path)
    word_rule(tmp_path, "made/odd", "odd", "even", safety="unsafe")
    return tmp_path


def test_the_documentation_runs():
    assert doctest.testmod(api) == doctest.TestResults(failed=0, attempted=3)


def test_findings_come_in_text_order_with_spans_in_code_points(folder):
    found = textlint.check("😀 odd wrng", select=["made"], rules=[folder])
    assert [(finding.rule, tuple(finding.span)) for finding in found] == [("made/odd", (2, 5)), ("made/word", (6, 10))]


def test_fix_gives_the_text_what_was_applied_and_what_remains(folder):
    fixed = textlint.fix("😀 odd wrng", select=("made",), rules=(str(folder),))
    assert fixed.text == "😀 odd wrong"
    assert ([finding.rule for finding in fixed.applied], [finding.rule for finding in fixed.remaining]) == (
        ["made/word"],
        ["made/odd"],
    )
    assert textlint.fix("😀 odd wrng", unsafe=True, select=["made"], rules=[folder]).text == "😀 even wrong"
    assert textlint.fix("odd wrng", select=["made"], ignore=["made/word"], rules=[folder]).text == "odd wrng"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\x00", "\ud800", "a\ud83d", "\r\r\n\r"])
def test_any_string_will_do(folder, text):
    linter = textlint.Linter(textlint.Settings(select=("made",), rules=(str(folder),)))
    assert linter.check(text) == [] and linter.fix(text).text == text
    assert linter.fix(text + " wrng " + text).text == text + " wrong " + text


def test_one_linter_serves_many_texts(folder):
    linter = textlint.Linter(textlint.Settings(select=("made",), rules=(str(folder),)))
    assert [rule.id for rule in linter.rules] == ["made/odd", "made/word"]
    assert [len(linter.check("wrng " * number)) for number in range(5)] == list(range(5))


def test_rules_are_loaded_whole(folder):
    loaded = {rule.id: rule for rule in textlint.load_rules([folder])}
    assert loaded["made/word"].bad and loaded["made/word"].rationale == "It is made up. So is this."
    assert list(loaded) == sorted(loaded) and len(loaded) > len(textlint.load_rules()) > 0


def test_mistakes_are_told_by_their_own_errors(folder, tmp_path_factory):
    with pytest.raises(textlint.UnknownRule, match="no rule or family mad"):
        textlint.check("x", select=["mad"], rules=[folder])
    with pytest.raises(ValueError, match="there is no profile lite; there are default, light, full"):
        textlint.check("x", profile="lite")
    wrong = tmp_path_factory.mktemp("wrong")
    rule_file(wrong, severity="dreadful")
    for call in (lambda: textlint.check("x", rules=[wrong]), lambda: textlint.load_rules([wrong])):
        with pytest.raises(textlint.RuleError, match=r"word.yaml:\d+: severity: expected one of info, warning, error"):
            call()
    word_rule(folder, "made/grow", "grow", "grow grow")
    with pytest.raises(textlint.Unsettled, match="bug of textlint"):
        textlint.fix("grow", select=["made"], rules=[folder])


def test_every_public_name_is_there_and_nothing_else_is_promised():
    assert sorted(api.__all__) == sorted(set(api.__all__))
    for name in api.__all__:
        assert getattr(textlint, name) is getattr(api, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        textlint.nothing  # noqa: B018


def test_to_import_textlint_loads_no_engine():
    program = "import sys, textlint; print([name for name in sys.modules if name.startswith('textlint.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def mypy(tmp_path, program):
    (tmp_path / "user.py").write_text(program)
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file",
            os.devnull,
            "--follow-imports",
            "silent",
            "--cache-dir",
            ROOT / ".mypy_cache",
            "user.py",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        check=False,
    )


def test_a_user_s_program_passes_a_strict_type_check_and_a_wrong_one_does_not(tmp_path):
    right = mypy(tmp_path, USER)
    assert right.returncode == 0, right.stdout + right.stderr
    wrong = mypy(tmp_path, WRONG)
    assert [line.split(":")[1] for line in wrong.stdout.splitlines() if ": error:" in line] == ["2", "3", "4"], (
        wrong.stdout
    )


def test_a_rule_that_fails_is_a_warning_and_the_findings_of_the_others_stay(tmp_path):
    code_file(tmp_path, "made/broken", "raise ZeroDivisionError('no')\nyield")
    with pytest.warns(RuntimeWarning, match="rule made/broken failed.*ZeroDivisionError: no"):
        found = textlint.check("He fled to kyiv.", rules=[tmp_path], select=["made", "entity"])
    assert [finding.rule for finding in found] == ["entity/lower_case_name"]


def test_a_text_with_enough_signs_has_a_source_language_and_no_finding_for_it():
    text = "The sources consulted said so. Kabardia-Balkaria is the place where the intellectual author fell."
    found = textlint.source_language(text)
    assert (found.languages, found.confidence, found.named) == (("es",), "likely", "Spanish")
    linter = textlint.Linter()
    assert linter.source_language(text, linter.check(text)) == linter.source_language(text) == found
    assert {finding.rule for finding in linter.check(text)} == {sign.name for sign in found.signs}
    assert textlint.source_language("The sources consulted said so.") is None
