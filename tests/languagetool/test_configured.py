"""What a configuration says holds for LanguageTool's findings, too."""

import pytest

from tests.made import run
from textlint import Names
from textlint.batch.linter import Linter
from textlint.config.settings import Settings
from textlint.core import Severity
from textlint.languagetool.settings import LanguageToolSettings

pytestmark = pytest.mark.group("languagetool")

SPELLER = "spelling/languagetool.MORFOLOGIK_RULE_EN_US"


def found(home, grammar, text, **more):
    linter = Linter(Settings(languagetool=LanguageToolSettings(), **more))
    return [(one.rule, text[slice(*one.span)], one.severity) for one in linter.check(text) if one.rule == SPELLER]


ONCE = "The council met on Monday. People met for breakast in the town hall, and the mayor came, too.\n"


def test_a_listed_name_is_no_misspelling(home, grammar):
    assert found(home, grammar, ONCE) == [(SPELLER, "breakast", Severity.WARNING)]
    assert found(home, grammar, ONCE, names=Names(organisations=("breakast",))) == []


def test_its_rules_have_the_severity_that_is_set(home, grammar):
    severity = (("spelling", Severity.INFO), ("spelling/languagetool.*", Severity.ERROR))
    assert found(home, grammar, ONCE, severity=severity) == [(SPELLER, "breakast", Severity.ERROR)]


def test_a_table_in_the_configuration_asks_it(home, grammar, tmp_path):
    (tmp_path / "textlint.toml").write_text('[languagetool]\n[per-file-ignores]\n"quiet.txt" = ["spelling"]\n')
    for name in ("a.txt", "quiet.txt"):
        (tmp_path / name).write_text(ONCE)
    done = run("check", "--format", "concise", "-q", "--select", "spelling", ".", cwd=tmp_path)
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"./a.txt"]
