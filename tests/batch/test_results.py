"""The store of results gives back what it was given, stays within its room, and makes nothing but results."""

import os
import pickle
import sqlite3
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import ROOT, texts
from textlint.batch import recheck, results
from textlint.batch.linter import Linter
from textlint.batch.recheck import _key
from textlint.batch.results import Results
from textlint.batch.stored import CLASSES, loaded, stored
from textlint.config.settings import Settings
from textlint.core import InputError
from textlint.core.located import FileResult, Reading, Text
from textlint.engine import cache


@pytest.fixture(scope="module")
def linter():
    return Linter(Settings(detailed=True, profile="full"))


@given(text=texts())
def test_a_result_comes_back_as_it_was(linter, text):
    result = linter.check_file("a.txt", text.encode("utf-8", "surrogatepass"))
    if result.error is None:
        assert loaded(stored(result)) == result


def test_every_class_that_a_result_may_hold_can_be_stored():
    left_out = {Text, Reading, InputError}  # of results that are not kept
    needed, waiting = set(), [FileResult]
    while waiting:
        one = waiting.pop()
        if one in needed or one in left_out:
            continue
        if is_dataclass(one) or issubclass(one, Enum) or hasattr(one, "_fields"):
            needed.add(one)
            names = [] if issubclass(one, Enum) else [f.name for f in fields(one)] if is_dataclass(one) else one._fields
            hints = get_type_hints(one)
            waiting += [inner for name in names for inner in _classes(hints[name])]
    assert needed == set(CLASSES)


def _classes(hint):
    return (
        [hint]
        if isinstance(hint, type) and not get_args(hint)
        else [one for arg in get_args(hint) for one in _classes(arg)]
    )


class Foreign:
    """Makes a folder when it is read."""

    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (str(self.folder),)


def test_a_pickle_of_anything_else_makes_nothing(tmp_path):
    foreign = Foreign(tmp_path / "made")
    for one in (foreign, FileResult(foreign), FileResult("a", (foreign,)), os.mkdir, "words", ("a.txt",), None):
        assert loaded(pickle.dumps(one)) is None
    assert not (tmp_path / "made").exists()
    assert loaded(pickle.dumps(FileResult("a"))) == FileResult("a")


@given(st.binary(max_size=80))
def test_any_bytes_are_a_result_or_none(raw):
    assert loaded(raw) is None or isinstance(loaded(raw), FileResult)


def key(number):
    return number.to_bytes(16, "big")


def result(size=100):
    return FileResult("a" * size)


def test_what_is_not_whole_is_not_kept(tmp_path):
    store = Results(tmp_path)
    store.add(key(0), FileResult("a", error=InputError("a", "is no text")))
    store.add(key(1), FileResult("a", crashes=(("made/word", "ValueError"),)))
    store.add(key(2), FileResult("a", trouble="no server"))
    store.add(key(3), FileResult("a"))
    store.close()
    assert Results(tmp_path).known([key(number) for number in range(4)]) == {key(3): FileResult("a")}


def test_those_not_used_for_longest_go_first(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "ROOM", 400_000)
    for day in range(12):
        monkeypatch.setattr(results.time, "time", lambda day=day: 1e9 + day * 86_400)
        store = Results(tmp_path)
        store.known([key(0)])  # the first is used every day
        for number in range(10):
            store.add(key(10 * day + number), result(10_000))
        store.close()
        assert results.kept_in(tmp_path)[1] <= 400_000
    left = Results(tmp_path).known([key(number) for number in range(120)])
    assert key(0) in left
    assert [key(number) for number in range(1, 80) if key(number) in left] == []
    assert [number for number in range(100, 120) if key(number) not in left] == []
    assert (tmp_path / results.FILE).stat().st_size < 700_000


def test_one_run_adds_only_so_much(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "FRESH", 55_000)
    store = Results(tmp_path)
    for number in range(10):
        store.add(key(number), result(10_000))
    store.close()
    assert results.kept_in(tmp_path)[0] == 5


def test_a_run_that_finds_everything_writes_nothing(tmp_path):
    store = Results(tmp_path)
    store.add(key(1), result())
    store.close()
    before = (tmp_path / results.FILE).read_bytes()
    store = Results(tmp_path)
    assert store.known([key(1), key(2)]) == {key(1): result()}
    store.close()
    assert (tmp_path / results.FILE).read_bytes() == before


PART = st.one_of(st.none(), st.binary(max_size=4))


@given(
    st.binary(max_size=4), PART, st.text("ab \0", max_size=3), st.binary(max_size=4), PART, st.text("ab \0", max_size=3)
)
def test_only_the_same_file_has_the_same_key(raw, beside, name, other_raw, other_beside, other_name):
    def made(raw, beside, name):
        return _key(b"1" * 16, name, raw, None if beside is None else ("x", beside))

    is_same = (raw, beside, name) == (other_raw, other_beside, other_name)
    assert (made(raw, beside, name) == made(other_raw, other_beside, other_name)) is is_same


def test_a_file_that_fails_is_asked_only_once(tmp_path):
    asked = []

    class Busy:
        def execute(self, *given):
            asked.append(given)
            raise sqlite3.OperationalError("database is locked")

        def close(self):
            pass

    store = Results(tmp_path)
    store._store.close()
    store._store = Busy()
    assert store.known([key(1)]) == store.known([key(2)]) == {}
    assert len(asked) == 1
    store.close()


def test_every_module_that_a_result_depends_on_is_part_of_its_key():
    package = ROOT / "textlint"
    parts = {package / part for part in (*recheck.PARTS, *cache.PARTS)}
    without = {package / "clients", package / "reports"}  # they only show results
    modules = [path for path in package.rglob("*.py") if without.isdisjoint(path.parents)]
    assert [path for path in modules if path.parent not in parts] == []
