# ruff: noqa: E501 (a rule is a line)
"""Files that are checked together give what each gives alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made import ROOT, code_file, document, rule_file
from textlint.batch import opened as module
from textlint.batch.linter import Linter, Settings
from textlint.batch.opened import Given
from textlint.engine.load import load
from textlint.engine.run import Engine

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
RULES = load()
ENGINE = Engine(RULES)
TEXTS = [*SEEDS, *(bad.text for rule in RULES for bad in rule.bad), *(text for rule in RULES for text in rule.good)]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word", requires=["the"], pattern="the")
    code_file(folder, "made/odd", "if 'Kiev' in document.text:\n    raise ValueError(document.text)\nyield check.finding(Span(0, 1), what='it')", keys="requires=('a', 'K')")  # fmt: skip
    return Linter(Settings(rules=(str(folder),), select=("made",)))


@given(st.lists(st.sampled_from(TEXTS), max_size=6))
@settings(max_examples=60, deadline=None)
def test_texts_that_are_looked_at_together_have_the_findings_that_each_has_alone(texts):
    together = ENGINE.look_at([document(text) for text in texts])
    assert together == [ENGINE.look(document(text)) for text in texts]


@given(
    st.lists(st.sampled_from([b"the end", b"a", b"Kiev the", b"\xff", b"", b"the the \xd0\x9a K", None]), max_size=8),
    st.sampled_from([1, 10, 1 << 20]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_that_cannot_be_read_or_a_rule_that_fails_on_one_leaves_the_others_alone(
    tmp_path, monkeypatch, made, contents, size
):
    monkeypatch.setattr(module, "TOGETHER", size)
    paths = []
    for number, content in enumerate(contents):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].unlink(missing_ok=True)
        if content is not None:
            paths[-1].write_bytes(content)
    together = list(made.check_files(Given(str(path)) for path in paths))
    alone = [made.check_file(str(path)) for path in paths]
    assert [comparable(one) for one in together] == [comparable(one) for one in alone]
    assert [one.path for one in together] == [str(path) for path in paths]
    assert [bool(one.crashes) for one in together] == [
        content is not None and b"Kiev" in content for content in contents
    ]


def comparable(result):
    return result._replace(error=str(result.error))


def test_no_more_is_held_at_once_than_fits(tmp_path, monkeypatch, made):
    monkeypatch.setattr(module, "TOGETHER", 10)
    opened = []
    read = Linter.read
    monkeypatch.setattr(Linter, "read", lambda self, path, raw: opened.append(path) or read(self, path, raw))
    results = made.check_files(Given(f"{number}.txt", b"the end") for number in range(6))
    next(results)
    assert opened == ["0.txt", "1.txt"]
    assert len(list(results)) == 5
