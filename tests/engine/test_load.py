# ruff: noqa: E501 (examples are whole lines)
"""A rule file that is wrong is named with its file, line and key; a right one becomes the rule it says."""

import os
import re
from pathlib import Path

import pytest

from tests.made import code_file, made_rules, rule_file, rule_keys
from textlint.core import Bad, InQuotes, Kind, Language, RuleError, Safety, Severity, State
from textlint.engine.load import KEYS, Folder, kinds, load, load_folder, rule_files, strip

MARKED = {"text": "All is ⟦wrng⟧ here.", "fixed": "All is wrong here."}


def problem(folder: Path, **more) -> RuleError:
    with pytest.raises(RuleError) as caught:
        list(load_folder(Folder(folder, **more)))
    assert "\n" not in str(caught.value)
    return caught.value


def line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(f"{key}:"):
            return number
    return 1


WRONG = [  # keys that differ from those of a right rule, the key that is named, what is said of it
    ({"patern": "x"}, "patern", "did you mean pattern?"),
    ({"colour": "red"}, "colour", "a rule of the kind pattern has no such key"),
    ({"whole": ["x"]}, "whole", "no such key"),
    ({"kind": "patern"}, "kind", "there is no kind patern; there are choice, house, languagetool, line, pattern, suppression, swap, textstat"),
    ({"kind": None}, "kind", "missing"),
    ({"message": None}, "message", "missing"),
    ({"message": "  "}, "message", "expected a text"),
    ({"message": ["a"]}, "message", "expected a text"),
    ({"message": "a { b"}, "message", "brace"),
    ({"rationale": None}, "rationale", "missing"),
    ({"source": None}, "source", "missing"),
    ({"mqm": None}, "mqm", "missing"),
    ({"severity": None}, "severity", "missing"),
    ({"severity": "fatal"}, "severity", "expected one of info, warning, error"),
    ({"safety": "sure"}, "safety", "expected one of suggest, unsafe, safe"),
    ({"default": "yes"}, "default", "expected one of on, style, off"),
    ({"quotes": "keep"}, "quotes", "expected one of fix, suggest, skip"),
    ({"blocks": ["paragraph", "footer"]}, "blocks", "there is no block footer"),
    ({"touches": ["numbers"]}, "touches", "numbers"),
    ({"translated_from": ["es", "spanish"]}, "translated_from", "'spanish' is no language code of ISO 639-1"),
    ({"translated_from": {"es": "pt"}}, "translated_from", "expected a text or a list of texts"),
    ({"requires": None}, "requires", "missing"),
    ({"requires": [""]}, "requires", "'' is everywhere"),
    ({"requires": ["wrng", "e"]}, "requires", "'e' is everywhere"),
    ({"requires": {"a": "b"}}, "requires", "expected a text or a list of texts"),
    ({"pattern": None}, "pattern", "missing"),
    ({"pattern": "(wrng"}, "pattern", "missing )"),
    ({"pattern": "@{nowhere}"}, "pattern", "there is no such lexicon"),
    ({"pattern": "@{agencies.nowhere}"}, "pattern", "no column nowhere"),
    ({"unless": "(*"}, "unless", ""),
    ({"ignore_case": "maybe"}, "ignore_case", "expected yes or no"),
    ({"reach": "0"}, "reach", "expected a whole number from 1"),
    ({"reach": "far"}, "reach", "expected a whole number from 1"),
    ({"unit": "word"}, "unit", "expected span or line"),
    ({"fix": "{name}"}, "fix", "the pattern has no group name"),
    ({"fix": "{1}"}, "fix", "the pattern has no group 1"),
    ({"fix": "{0|loud}"}, "fix", "there is no filter loud"),
    ({"fix": "{0|nowhere.to}"}, "fix", "there is no such lexicon"),
    ({"fix": "{0|agencies.nowhere}"}, "fix", "no column nowhere"),
    ({"where": {"name": "is N"}}, "where", "the pattern has no group name"),
    ({"where": {"0": "is noun"}}, "where", "expected 'is TAGS'"),
    ({"where": {"0": "in nowhere"}}, "where", "there is no such lexicon"),
    ({"where": {"0": "in agencies.nowhere"}}, "where", "no column nowhere"),
    ({"where": "is N"}, "where", "expected a mapping"),
    ({"bad": []}, "bad", "has 0 examples, needs 1"),
    ({"bad": None}, "bad", "has 0 examples, needs 1"),
    ({"bad": "All is ⟦wrng⟧."}, "bad", "expected a list"),
    ({"bad": [{"fixed": "a"}]}, "bad", "an example has a text"),
    ({"bad": [{**MARKED, "sead": "001"}]}, "bad", "may have fixed and seed"),
    ({"bad": [{"text": ["a"]}]}, "bad", "values are texts"),
    ({"bad": ["All is wrng here."]}, "bad", "mark what must be reported"),
    ({"bad": ["All is ⟦wrng here."]}, "bad", "mark what must be reported"),
    ({"bad": [{**MARKED, "seed": "001"}, {**MARKED, "seed": "002"}]}, "bad", "at most 1 example may come from the seeds"),
    ({"good": []}, "good", "has 0 examples, needs 1"),
    ({"good": ["All ⟦is⟧ well."]}, "good", "marks nothing"),
    ({"misses": ["nothing is marked"]}, "misses", "mark what must be reported"),
    ({"kind": "swap", "requires": None, "pattern": None, "fix": None}, "swap", "no rows"),
    ({"kind": "swap", "requires": None, "pattern": None, "fix": None, "swap": ["a"]}, "swap", "expected a mapping"),
    ({"kind": "swap", "requires": None, "pattern": None, "fix": None, "lexicon": "nowhere", "from": "a", "to": "b"}, "lexicon", "there is no such lexicon"),
    ({"kind": "swap", "requires": None, "pattern": None, "fix": None, "lexicon": "agencies", "from": "a", "to": "b"}, "lexicon", "no column a"),
    ({"kind": "line", "requires": None, "pattern": None, "fix": None}, "whole", "no lines"),
    ({"kind": "line", "requires": None, "pattern": None, "fix": None, "prefix": ["ab"]}, "prefix", "too short"),
    ({"kind": "line", "requires": None, "pattern": None, "fix": None, "whole": ["ab"], "where": "top"}, "where", "expected anywhere"),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "key", "reason"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_rule_file_is_named_with_its_line_and_key(tmp_path, keys, key, reason):
    path = rule_file(tmp_path, "made/word", **keys)
    error = problem(tmp_path)
    assert (error.path, error.key) == (str(path), key)
    assert reason in error.reason
    assert error.line == line_of(path, key)
    assert str(error).startswith(f"{path}:{error.line}: {key}: ")


RAW = [  # what the file holds, the line that is named, what is said
    (b"", 1, "expected a mapping"),
    (b"- a\n- b\n", 1, "expected a mapping"),
    (b"just words\n", 1, "expected a mapping"),
    (b"id: made/word\nkind: [pattern\n", 3, "not YAML"),
    (b"id: made/word\n\tkind: pattern\n", 2, "not YAML"),
    (b"id: made/word\nid: made/other\n", 2, "stands here twice"),
    (b"id: made/word\nkind: pattern\n? [a, b]\n: c\n", 3, ""),
    (b"id: made/word\n---\nid: made/other\n", 2, "not YAML"),
    (b"id: a\nmessage: *nowhere\n", 2, "not YAML"),
    (b"id: &a\n  b: *a\n", 1, ""),
    (b"id: caf\xe9\n", 1, "not UTF-8 at byte 7"),
    (b'id: a\nmessage: "\x00"\n', 1, "not YAML"),
]


@pytest.mark.parametrize(("raw", "line", "reason"), RAW)
def test_a_file_that_is_no_mapping_in_utf8_is_named_with_its_line(tmp_path, raw, line, reason):
    path = tmp_path / "made" / "word.yaml"
    path.parent.mkdir()
    path.write_bytes(raw)
    error = problem(tmp_path)
    assert (error.path, error.line) == (str(path), line)
    assert reason in error.reason


def test_the_id_is_the_path(tmp_path):
    path = rule_file(tmp_path, "made/word")
    path.rename(path.with_name("other.yaml"))
    assert str(problem(tmp_path)).endswith("other.yaml:1: id: is made/word, but the file is made/other.yaml")


def test_a_rule_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "word.yaml").symlink_to(tmp_path / "nowhere")
    assert "No such file" in str(problem(tmp_path))


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert "no such folder" in str(problem(tmp_path / "nowhere"))


def test_loading_yaml_runs_nothing(tmp_path):
    proof = tmp_path / "proof"
    path = rule_file(tmp_path / "rules", "made/word")
    text = path.read_text(encoding="utf-8")
    for value in (
        f'!!python/object/apply:os.system ["touch {proof}"]',
        f"!!python/object/new:os.system [touch {proof}]",
    ):
        path.write_text(text.replace("message: ", f"extra: {value}\nmessage: "), encoding="utf-8")
        assert problem(tmp_path / "rules").key == "extra"
        path.write_text(re.sub("^message: .*$", f"message: {value}", text, flags=re.MULTILINE), encoding="utf-8")
        assert problem(tmp_path / "rules").key == "message"
    assert not proof.exists()


def test_what_looks_like_a_truth_value_or_a_time_stays_text(tmp_path):
    path = rule_file(tmp_path, "made/word", good=["PLACE"])
    path.write_text(
        path.read_text(encoding="utf-8").replace("- PLACE", "- no\n- on\n- 12:30\n- 1.0\n- ~"), encoding="utf-8"
    )
    [rule] = made_rules(tmp_path)
    assert rule.good == ("no", "on", "12:30", "1.0", "~")


def test_a_rule_that_ships_needs_three_bad_and_five_good_examples(tmp_path):
    rule_file(tmp_path)
    assert "has 1 examples, needs 3" in str(problem(tmp_path, builtin=True))
    rule_file(tmp_path, bad=[MARKED] * 3)
    assert "has 1 examples, needs 5" in str(problem(tmp_path, builtin=True))
    rule_file(tmp_path, bad=[MARKED] * 3, good=["All is well here."] * 5)
    assert len(list(load_folder(Folder(tmp_path, builtin=True)))) == 1


def test_in_a_folder_of_your_own_one_and_one_are_enough(tmp_path):
    rule_file(tmp_path)
    [rule] = made_rules(tmp_path)
    assert (len(rule.bad), len(rule.good)) == (1, 1)


def test_every_key_of_a_rule_file_reaches_the_rule(tmp_path):
    path = rule_file(
        tmp_path, "made/word", severity="error", safety="suggest", default="style", quotes="skip", touches=["url", "number"], language="english",
        blocks=["title", "list"], requires=["wrng", "w[ab]"], bad=[{**MARKED, "seed": "001"}, "⟦wrng⟧"], misses=["⟦wring⟧"],
    )  # fmt: skip
    [rule] = made_rules(tmp_path)
    assert (rule.id, rule.family, rule.kind, rule.path) == ("made/word", "made", "pattern", str(path))
    assert (rule.severity, rule.safety, rule.state, rule.quotes) == (
        Severity.ERROR,
        Safety.SUGGEST,
        State.STYLE,
        InQuotes.SKIP,
    )
    assert rule.language is Language.ENGLISH
    assert (rule.blocks, rule.touches) == ({Kind.TITLE, Kind.LIST}, {"url", "number"})
    assert rule.requires == ("wrng", "wa", "wb")
    assert rule.bad == (Bad(MARKED["text"], MARKED["fixed"], "001"), Bad("⟦wrng⟧"))
    assert rule.misses == (Bad("⟦wring⟧"),)
    assert (rule.rationale, rule.summary, rule.source, rule.mqm) == (
        "It is made up. So is this.", "It is made up.", "tests", "accuracy/made up",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("family", "language"), [("grammar", Language.ENGLISH), ("mojibake", Language.ANY), ("made", Language.ANY)]
)
def test_a_rule_speaks_of_the_languages_its_family_speaks_of(tmp_path, family, language):
    rule_file(tmp_path, f"{family}/word")
    code_file(tmp_path, f"{family}/code", "yield")
    assert [rule.language for rule in made_rules(tmp_path)] == [language, language]


def test_with_ignore_case_the_literals_come_in_other_cases_too(tmp_path):
    rule_file(tmp_path, ignore_case="yes", requires=["wrng word"])
    [rule] = made_rules(tmp_path)
    assert set(rule.requires) == {"wrng word", "WRNG WORD", "Wrng word", "Wrng Word"}


def test_two_rules_of_one_id_are_an_error(tmp_path, rules):
    taken = rules[0]
    path = rule_file(tmp_path, taken.id)
    with pytest.raises(RuleError) as caught:
        load([tmp_path])
    assert str(caught.value) == f"{path}:1: id: {taken.id} is already the rule {taken.path}"


def test_the_rules_of_a_folder_of_your_own_stand_beside_those_that_ship(tmp_path, rules):
    rule_file(tmp_path, "aaa/first")
    code_file(tmp_path, "zzz/last", "yield check.finding(Span(0, 1), what='it')")
    ids = [rule.id for rule in load([tmp_path])]
    assert ids == sorted([*(rule.id for rule in rules), "aaa/first", "zzz/last"])


def test_hidden_files_caches_and_packages_are_no_rules(tmp_path):
    for name in (
        "a/.hidden.yaml",
        ".git/x.yaml",
        "a/__pycache__/b.py",
        "a/__init__.py",
        "a/notes.txt",
        "lexicons/a.tsv",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    right = rule_file(tmp_path, "a/word")
    assert rule_files(tmp_path) == [right]


CODE = [  # a Python file, the line and key that are named, what is said
    ("x = 1\n", 1, "", "declares no rule: decorate its function with @rule"),
    ("", 1, "", "declares no rule"),
    ("x = 1\ndef (:\n", 2, "", "cannot be loaded: SyntaxError"),
    ("x = 1\n\nraise ValueError('odd')\n", 3, "", "cannot be loaded: ValueError: odd"),
    ("import nowhere_to_be_found\n", 1, "", "cannot be loaded: ModuleNotFoundError"),
    (
        "\nfrom textlint.core import rule\n\n@rule(id='made/word')\ndef check(document): ...\n",
        4,
        "",
        "cannot be loaded: TypeError",
    ),
]


@pytest.mark.parametrize(("source", "line", "key", "reason"), CODE)
def test_a_python_file_that_is_no_rule_is_named(tmp_path, source, line, key, reason):
    path = tmp_path / "made" / "word.py"
    path.parent.mkdir()
    path.write_text(source)
    error = problem(tmp_path)
    assert (error.path, error.line, error.key) == (str(path), line, key)
    assert reason in error.reason


def test_a_python_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "made" / "word.py"
    path.parent.mkdir()
    path.write_bytes(b"x = 'caf\xe9'\n")
    assert "cannot be loaded" in str(problem(tmp_path))


def test_a_rule_in_python_needs_a_docstring_examples_and_the_id_of_its_path(tmp_path):
    path = code_file(tmp_path / "a", "made/word", "yield check.finding(Span(0, 1), what='it')")
    path.write_text(path.read_text().replace('    """It is made up."""\n', ""))
    assert problem(tmp_path / "a").key == "rationale"
    path = code_file(tmp_path / "b", "made/word", "yield check.finding(Span(0, 1), what='it')")
    path.rename(path.with_name("other.py"))
    assert str(problem(tmp_path / "b")).endswith("other.py:1: id: is made/word, but the file is made/other.py")
    path = code_file(tmp_path / "c", "made/word", "yield check.finding(Span(0, 1), what='it')")
    path.write_text(path.read_text().replace('good=("y",)', "good=()"))
    assert problem(tmp_path / "c").key == "good"


def test_a_rule_in_python_that_was_mended_is_loaded_anew(tmp_path):
    path = code_file(tmp_path, "made/word", "yield check.finding(Span(0, 1), what='it')")
    assert made_rules(tmp_path)[0].rationale == "It is made up."
    path.write_text(path.read_text().replace("It is made up.", "It is not."))
    os.utime(path, (1, 1))
    assert made_rules(tmp_path)[0].rationale == "It is not."


def test_a_stripped_rule_keeps_what_a_run_needs(tmp_path):
    rule_file(tmp_path)
    [whole] = made_rules(tmp_path)
    [bare] = strip([whole])
    assert (bare.bad, bare.good, bare.source, bare.rationale) == ((), (), "", "It is made up.")
    assert (bare.id, bare.matcher, bare.requires, bare.message) == (
        whole.id,
        whole.matcher,
        whole.requires,
        whole.message,
    )


def test_contributing_describes_every_key():
    text = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)", text))
    assert KEYS - named == set()
    assert {key for kind in kinds().values() for key in kind.KEYS} - named == set()


def test_the_made_rule_of_these_tests_is_right(tmp_path):
    assert set(rule_keys("made/word")) <= KEYS | kinds()["pattern"].KEYS
