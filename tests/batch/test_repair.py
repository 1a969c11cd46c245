"""A file of many texts is fixed as if each were fixed in turn, in time that grows with the file."""

import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import texts
from textlint.batch import repair as module
from textlint.batch.linter import Linter, Settings
from textlint.batch.repair import repair
from textlint.core import InputError, Safety
from textlint.fixes.apply import carry_out
from textlint.readers import Options, parts
from textlint.readers.within.json_values import Quoted

OPTIONS = Options(fields=("*.title", "*.body"))
ENGINE = Linter(Settings()).engine
WRONG = st.sampled_from(
    ["He left , she said .", "He fled to kyiv .", "Read Also: a thing\n", "\n\n", "\r\n", "“It’s”", "\\", '"']
)
PROSE = st.lists(st.one_of(WRONG, texts(4)), max_size=4).map("".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.fixed_dictionaries({"title": PROSE, "n": st.integers(), "body": PROSE}), max_size=4), st.booleans())
def test_texts_fixed_apart_make_the_file_that_texts_fixed_in_turn_make(rows, is_ascii):
    raw = json.dumps(rows, ensure_ascii=is_ascii, indent=1).encode()
    alone = repair("made.json", raw, ENGINE, Safety.UNSAFE, OPTIONS, accept=False)
    found = parts("made.json", raw, OPTIONS)
    in_turn = module._in_turn(raw, ENGINE, Safety.UNSAFE, found, lambda new: parts("made.json", new, OPTIONS))
    assert alone == in_turn
    assert carry_out(raw, alone.changes) == alone.raw
    assert [row["n"] for row in json.loads(alone.raw)] == [row["n"] for row in rows]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_the_time_grows_with_the_number_of_texts(form):
    """Read anew after each text, eight times as many texts would take 64 times as long."""

    def seconds(number):
        rows = [{"title": f"To kyiv {place}", "body": "She left , he stayed. " * 20} for place in range(number)]
        raw = json.dumps(rows, indent=1).encode()  # YAML, too
        engine = Linter(Settings(select=("typography",))).engine
        started = process_time()
        done = repair(f"made.{form}", raw, engine, Safety.SAFE, OPTIONS, accept=False)
        assert len(done.applied) == 20 * number
        return process_time() - started

    seconds(10)
    few, many = min(seconds(40) for _ in range(2)), seconds(320)
    assert many < max(2, 8 * few * 3)


def test_a_file_that_fixes_would_break_is_left_and_said_to_be_a_bug(monkeypatch):
    monkeypatch.setattr(Quoted, "escaped", lambda self, text: '"')
    monkeypatch.setattr(Quoted, "parsed", lambda self, source: "He left, she said.")
    with pytest.raises(InputError, match="bug of textlint"):
        Linter(Settings(fields=OPTIONS.fields)).fix_bytes("a.json", b'[{"body": "He left , she said."}]')
