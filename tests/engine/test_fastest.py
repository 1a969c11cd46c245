"""Hyperscan is used where it is installed and its database is kept; else the automaton is, and nothing is an error."""

import os
import pickle
import subprocess
import sys
from multiprocessing import get_context

import pytest

from tests.made import ROOT, document
from textlint.engine import fastest as module
from textlint.engine.automaton import Automaton
from textlint.engine.fastest import STARTS, fastest
from textlint.engine.load import load
from textlint.engine.run import Engine

if os.environ.get("CI"):
    from textlint.engine import hyper  # must be there: it is installed wherever it has wheels
else:
    hyper = pytest.importorskip("textlint.engine.hyper", exc_type=ImportError)

WANTED = [("ab", "é “"), ("b",)]
TEXT = "ab é “b”"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A cache folder of this test, and sets of any size that are worth a database."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", str(folder))
    monkeypatch.setattr(module, "LARGE", 1)
    return folder


def start(wanted=WANTED, once=frozenset()):
    return fastest(wanted, once)


def kept(home):
    (path,) = home.glob("literals-*.pickle")
    return path


def read(path):
    """The key and what is stored under it."""
    with path.open("rb") as file:
        return pickle.load(file), pickle.load(file)


def write(path, *things):
    path.write_bytes(b"".join(map(pickle.dumps, things)))


def places(scanner, text=TEXT):
    return sorted((number, *rest) for thing, *rest in scanner.matches(text) for number in scanner.numbers[thing])


def test_a_set_that_is_asked_for_again_gets_a_database_and_later_starts_load_it(monkeypatch):
    assert [type(start()) for _ in range(STARTS)] == [Automaton] * (STARTS - 1) + [hyper.Hyperscan]
    monkeypatch.setattr(hyper, "compiled", None)
    assert type(start()) is hyper.Hyperscan
    assert places(start()) == places(Automaton(WANTED))


def test_other_literals_other_numbers_and_another_version_have_databases_of_their_own(home, monkeypatch):
    start()
    start([("ab", "é "), ("“b",)])
    start(once=frozenset({1}))
    monkeypatch.setattr("hyperscan.__version__", "0.0")
    start()
    assert len(list(home.glob("literals-*.pickle"))) == 4


@pytest.mark.parametrize("place", [0, 4, 8, 13, 200, 1000])
def test_a_database_that_hyperscan_refuses_is_made_anew(home, place):
    for _ in range(STARTS):
        start()
    key, stored = read(kept(home))
    changed = bytearray(stored.database)  # magic, version, length, processor, under a checksum
    changed[place] ^= 0xFF
    write(kept(home), key, stored._replace(database=bytes(changed)))
    assert places(start()) == places(Automaton(WANTED))
    assert read(kept(home))[1].database == stored.database


def test_what_is_no_database_counts_as_nothing(home):
    start()
    key, _ = read(kept(home))
    for things in ((), (key,), (key, "text"), (key, hyper.Stored(b"", [], [])), ("another key", 2)):
        write(kept(home), *things)
        assert places(start()) == places(Automaton(WANTED))
    kept(home).write_bytes(b"no pickle")
    assert places(start()) == places(Automaton(WANTED))


def test_a_database_that_cannot_be_made_is_not_tried_at_each_start(home, monkeypatch):
    tries = []
    monkeypatch.setattr(hyper, "compiled", lambda *_: tries.append(1) or 1 / 0)
    assert {type(start()) for _ in range(20)} == {Automaton}
    assert len(tries) == 1


def test_without_a_cache_folder_and_for_few_literals_there_is_the_automaton(home, monkeypatch):
    monkeypatch.setattr(module, "LARGE", 100)
    assert {type(start()) for _ in range(STARTS + 1)} == {Automaton}
    assert not home.exists()
    monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", "")
    assert {type(start()) for _ in range(STARTS + 1)} == {Automaton}


def test_a_text_that_hyperscan_cannot_count_is_left_to_the_automaton(monkeypatch):
    from textlint.engine.automaton import ScanFailed

    scanner = hyper.Hyperscan(hyper.compiled(WANTED))
    monkeypatch.setattr(hyper, "LONGEST", 5)
    assert places(scanner, "ab") == [(0, 0, 2), (1, 1, 2)]
    with pytest.raises(ScanFailed):
        scanner.matches("ab é")


def test_processes_that_share_a_folder_or_are_forked_find_the_same():
    for _ in range(STARTS):
        scanner = start()
    texts = [TEXT * number for number in range(50)]
    results = get_context("fork").SimpleQueue()
    workers = [
        get_context("fork").Process(target=lambda which=which: results.put([places(which(), text) for text in texts]))
        for which in (lambda: scanner, start)
    ]
    for worker in workers:
        worker.start()
    assert [results.get(), results.get()] == [[places(scanner, text) for text in texts]] * 2
    for worker in workers:
        worker.join()


def test_all_rules_find_the_same_with_and_without_hyperscan(monkeypatch):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    rules = load()
    monkeypatch.setattr(module, "STARTS", 1)
    with_it = Engine(rules)
    assert type(with_it._prefilter._scanner) is hyper.Hyperscan
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", "")
    without = Engine(rules)
    assert type(without._prefilter._scanner) is Automaton
    for rule in rules:
        texts += [bad.text for bad in rule.bad] + list(rule.good)
    assert texts
    for text in texts:
        assert with_it.check(document(text)) == without.check(document(text))


def test_textlint_runs_where_hyperscan_is_not_installed(tmp_path):
    (tmp_path / "hyperscan.py").write_text("raise ImportError('not here')\n")
    (tmp_path / "one.txt").write_text("He said he said , on Monday.\n")
    for _ in range(STARTS + 1):
        ran = subprocess.run(
            [sys.executable, "-m", "textlint", "check", "--format", "concise", str(tmp_path / "one.txt")],
            env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr.count("Traceback")) == (1, 0)
