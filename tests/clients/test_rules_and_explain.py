# ruff: noqa: E501 (examples are whole lines)
"""`textlint rules` and `textlint explain` tell what there is, and what it is for."""

import json

import pytest
from click.testing import CliRunner

import textlint
from tests.made import rule_file, run
from textlint.clients.cli.main import program


def call(*arguments):
    return CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word", misses=["⟦wring⟧"], default="off")
    rule_file(folder, "made/other", quotes="skip", blocks=["paragraph"])
    return folder


def test_the_version_is_told():
    assert call("--version").output == f"textlint {textlint.__version__}\n"


def test_python_runs_the_package_as_the_command(tmp_path):
    done = run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"textlint {textlint.__version__}")


def test_without_a_command_the_commands_are_named():
    told = call("--help").output
    for name in ("check", "rules", "explain"):
        assert f"\n  {name} " in told
    assert "_options" not in told


@pytest.mark.parametrize("name", program.list_commands(None))
def test_every_command_has_help_with_an_example(name):
    told = call(name, "--help")
    assert told.exit_code == 0
    assert f"textlint {name}" in told.output


def test_an_unknown_command_is_misuse(tmp_path):
    done = run("chekc", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"chekc" in done.stderr
    assert b"Traceback" not in done.stderr


def test_every_rule_is_listed(rules):
    listed = call("rules").output.splitlines()
    assert [line.split()[0] for line in listed] == [rule.id for rule in rules]


def test_rules_can_be_listed_by_family_and_id(own):
    listed = call("rules", "--rules", own, "made").output.splitlines()
    assert [line.split()[:3] for line in listed] == [["made/other", "on", "safe"], ["made/word", "off", "safe"]]
    assert call("rules", "--rules", own, "made/word").output.split()[-4:] == ["It", "is", "made", "up."]


@pytest.mark.parametrize("names", [["nonsense"], ["made", "nonsense"]])
def test_an_unknown_name_among_rules_is_misuse(own, names):
    result = call("rules", "--rules", own, *names)
    assert result.exit_code == 2
    assert "nonsense" in result.output
    assert "there is no rule or family" in result.output


def test_rules_can_be_listed_for_programs(own):
    [row, _] = json.loads(call("rules", "--rules", own, "made", "--format", "json").output)
    assert row == {
        "id": "made/other", "kind": "pattern", "default": "on", "severity": "warning", "safety": "safe", "mqm": "accuracy/made up",
        "quotes": "skip", "language": "any", "blocks": ["paragraph"], "summary": "It is made up.",
    }  # fmt: skip


def test_examples_can_be_run(own, tmp_path):
    result = call("rules", "--rules", own, "--test", "made")
    assert (result.exit_code, result.output) == (0, "2 rules, 5 examples, 0 that do not hold\n")
    path = rule_file(tmp_path, "wrong/word", good=["All is wrng."])
    result = call("rules", "--rules", tmp_path, "--test", "wrong")
    assert result.exit_code == 1
    assert f"{path}: wrong/word: good: reports All is ⟦wrng⟧." in result.output


def test_a_rule_is_explained_with_its_reason_and_examples(own):
    told = call("explain", "--rules", own, "made/word").output
    for part in ("# made/word", "It is made up. So is this.", "All is ⟦wrng⟧ here.", "All is wrong here.", "All is well here.", "⟦wring⟧", "only when selected by its id", "accuracy/made up", "tests"):  # fmt: skip
        assert part in told


def test_an_unknown_rule_is_answered_with_the_nearest(own):
    result = call("explain", "--rules", own, "made/wrd")
    assert result.exit_code == 2
    assert "there is no rule made/wrd; did you mean made/word?" in result.output


def test_every_rule_that_ships_can_be_explained(rules):
    from textlint.core.rule_page import page

    for rule in rules:
        told = page(rule)
        assert told.startswith(f"# {rule.id}\n\n{rule.rationale}")
        assert told.count("becomes") >= sum(example.fixed is not None for example in rule.bad)


def test_a_rule_of_languagetool_is_explained_with_what_readers_said_of_it():
    told = call("explain", "grammar/languagetool.HE_VERB_AGR").output
    assert "not heard unless --languagetool-enable HE_VERB_AGR asks for it: 0 of 6 judged hits were right" in told
    told = call("explain", "typography/languagetool.EN_UNPAIRED_QUOTES").output
    assert "heard with --languagetool" in told and "not heard" not in told


def test_rules_that_need_a_server_say_so():
    assert "[--languagetool local]" in call("rules", "grammar/comma_splice").output
    assert "runs with `--languagetool local`" in call("explain", "grammar/comma_splice").output
