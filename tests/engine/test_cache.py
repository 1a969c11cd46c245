"""Compiled rules are kept between runs, and a stored set is believed only where nobody else could have put it."""

import os
import pickle
import stat
import time

import platformdirs
import pytest

from tests.made import code_file, document, rule_file, run
from textlint.engine import cache
from textlint.engine.cache import KEPT, cache_folder, load_cached
from textlint.engine.load import load, strip
from textlint.engine.run import Engine

TEXT = "All is wrng here, “he said wrng”. He fled to kyiv .\n\nRelated Articles\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The cache folder of this test; it is made by the first load."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def own(tmp_path):
    """A user's folder with one rule of each kind of file."""
    rule_file(tmp_path / "own", "made/word")
    code_file(tmp_path / "own", "made/code", "yield check.finding(Span(0, 1), what='it')")
    return tmp_path / "own"


@pytest.fixture
def compiled(monkeypatch):
    """How often rules were compiled; the rules that ship are left out, for speed."""
    times = []
    monkeypatch.setattr(cache, "_load", lambda folders: times.append(1) or strip(load_own(folders)))
    return times


def load_own(folders):
    from tests.made import made_rules

    return tuple(rule for folder in folders for rule in made_rules(folder))


def findings(rules, text=TEXT):
    return Engine(rules).check(document(text))


def stored(home):
    return sorted(home.glob("rules-*.pickle"))


def test_a_stored_set_finds_what_a_fresh_one_finds(home, own):
    fresh = strip(load([own]))
    assert findings(load_cached([own])) == findings(fresh)
    again = load_cached([own])
    assert len(stored(home)) == 1
    assert [rule.id for rule in again] == [rule.id for rule in fresh]
    assert findings(again) == findings(fresh)
    assert {finding.rule for finding in findings(again).findings} >= {"made/word", "made/code"}


def test_the_second_load_compiles_nothing(home, own, compiled):
    load_cached([own])
    load_cached([own])
    assert len(compiled) == 1


def test_a_changed_rule_file_is_seen(home, own, compiled):
    load_cached([own])
    rule_file(own, "made/word", message="Now it says {0}.")
    assert next(rule for rule in load_cached([own]) if rule.id == "made/word").message == "Now it says {0}."
    rule_file(own, "made/new")
    assert "made/new" in [rule.id for rule in load_cached([own])]
    (own / "made" / "new.yaml").unlink()
    assert "made/new" not in [rule.id for rule in load_cached([own])]


def test_a_changed_rule_in_python_is_seen(home, own, compiled):
    assert "it" in findings(load_cached([own]), "abc").findings[0].message
    path = code_file(own, "made/code", "yield check.finding(Span(0, 1), what='that')")
    os.utime(path, (1, 1))
    assert "that" in findings(load_cached([own]), "abc").findings[0].message


def test_a_changed_lexicon_is_seen(home, own, compiled):
    (own / "lexicons").mkdir()
    (own / "lexicons" / "odd.tsv").write_text("word\nwrng\n", encoding="utf-8")
    load_cached([own])
    (own / "lexicons" / "odd.tsv").write_text("word\nwrong\n", encoding="utf-8")
    load_cached([own])
    assert len(compiled) == 2


def test_files_are_not_read_to_see_whether_they_changed(home, own, compiled, monkeypatch):
    load_cached([own])
    monkeypatch.setattr(cache, "content_digest", None)
    load_cached([own])
    assert len(compiled) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes() + b"# more\n"),
        lambda path: os.utime(path, (1, 1)),
        lambda path: path.rename(path.with_name("other.yaml")),
        lambda path: path.unlink(),
    ],
)
def test_another_size_time_or_name_of_a_file_is_a_change(home, own, change):
    before = cache.rules_key((own,))
    assert cache.rules_key((own,)) == before
    change(own / "made" / "word.yaml")
    assert cache.rules_key((own,)) != before


def test_a_change_that_keeps_size_and_time_is_seen(home, own, compiled):
    path = rule_file(own, "made/word", message="Here is {0}.")
    load_cached([own])
    about = path.stat()
    rule_file(own, "made/word", message="Here was{0}.")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (about.st_size, about.st_mtime_ns)
    load_cached([own])
    assert len(compiled) == 2


def test_where_times_are_whole_seconds_a_fresh_file_is_read(home, own):
    path = own / "made" / "word.yaml"
    os.utime(path, (int(time.time()),) * 2)
    before = cache.rules_key((own,))
    assert cache.content_digest((own,)) in before
    os.utime(path, (int(time.time()) - 60,) * 2)
    assert cache.content_digest((own,)) not in cache.rules_key((own,))


def test_the_folder_is_made_for_its_owner_alone(home, own, compiled):
    load_cached([own])
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    [file] = stored(home)
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701, 0o777, 0o1777])
def test_a_folder_that_others_may_enter_is_not_used(home, own, compiled, mode):
    home.mkdir()
    home.chmod(mode)
    assert cache_folder() is None
    load_cached([own])
    assert list(home.iterdir()) == []
    assert stat.S_IMODE(home.stat().st_mode) == mode


class Planted:
    """Writes a file when it is unpickled."""

    def __init__(self, proof):
        self.proof = proof

    def __reduce__(self):
        return os.mkdir, (str(self.proof),)


def test_a_set_of_another_key_in_the_same_file_is_not_taken(home, own, compiled):
    load_cached([own])
    [file] = stored(home)
    with file.open("rb") as content:
        _, rules = pickle.load(content), pickle.load(content)
    file.write_bytes(pickle.dumps("another key") + pickle.dumps(rules))
    load_cached([own])
    assert len(compiled) == 2


def test_a_pickle_planted_in_an_open_folder_is_not_read(home, own, compiled, tmp_path):
    load_cached([own])
    [file] = stored(home)
    proof = tmp_path / "proof"
    file.write_bytes(pickle.dumps(Planted(proof)))
    home.chmod(0o755)
    assert [rule.id for rule in load_cached([own])] == ["made/code", "made/word"]
    assert not proof.exists()


def test_a_link_in_place_of_the_folder_or_of_a_set_is_not_followed(home, own, compiled, tmp_path):
    load_cached([own])
    [file] = stored(home)
    proof = tmp_path / "proof"
    (tmp_path / "planted").write_bytes(pickle.dumps(Planted(proof)))
    file.unlink()
    file.symlink_to(tmp_path / "planted")
    load_cached([own])
    home.rename(tmp_path / "elsewhere")
    home.symlink_to(tmp_path / "elsewhere")
    assert cache_folder() is None
    assert not proof.exists()


FOREIGN = [
    b"",
    b"no pickle",
    b"\x80\x05",
    pickle.dumps("words"),
    pickle.dumps(["rules"]),
    pickle.dumps(("rules",)),
    b"cos\nnowhere\n.",
]


def key_of(file):
    """The stored key, as it stands in the file."""
    with file.open("rb") as stored_set:
        return pickle.dumps(pickle.load(stored_set))


@pytest.mark.parametrize("content", FOREIGN)
@pytest.mark.parametrize("is_ours", [True, False])
def test_a_damaged_or_foreign_set_is_compiled_again(home, own, compiled, content, is_ours):
    load_cached([own])
    [file] = stored(home)
    file.write_bytes(key_of(file) + content if is_ours else content)
    assert [rule.id for rule in load_cached([own])] == ["made/code", "made/word"]
    assert len(compiled) == 2
    load_cached([own])
    assert len(compiled) == 2  # and stored anew


def test_a_cut_off_set_is_compiled_again(home, own, compiled):
    load_cached([own])
    [file] = stored(home)
    file.write_bytes(file.read_bytes()[:-20])
    assert [rule.id for rule in load_cached([own])] == ["made/code", "made/word"]


def test_with_an_empty_setting_nothing_is_written(tmp_path, own, compiled, monkeypatch):
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))
    assert cache_folder() is None
    load_cached([own])
    assert not (tmp_path / "home").exists()


def test_without_a_setting_the_users_cache_folder_is_used_and_closed_to_others(tmp_path, own, compiled, monkeypatch):
    monkeypatch.delenv("TEXTLINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache" / "textlint").mkdir(parents=True)
    (tmp_path / "cache" / "textlint").chmod(0o755)
    load_cached([own])
    assert stat.S_IMODE((tmp_path / "cache" / "textlint").stat().st_mode) == 0o700
    assert len(stored(tmp_path / "cache" / "textlint")) == 1


@pytest.mark.parametrize("named", [None, "", " ", "{tmp}/a"])
def test_the_users_folder_is_the_one_that_platformdirs_names(tmp_path, monkeypatch, named):
    monkeypatch.delenv("TEXTLINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    if named is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", named.format(tmp=tmp_path))
    assert cache_folder() == platformdirs.user_cache_path("textlint", appauthor=False)


def test_a_folder_that_cannot_be_made_or_written_is_done_without(home, own, compiled, monkeypatch):
    home.write_text("a file stands here")
    assert cache_folder() is None
    assert len(load_cached([own])) == 2
    home.unlink()
    home.mkdir(mode=0o700)
    monkeypatch.setattr("tempfile.mkstemp", fail)
    assert len(load_cached([own])) == 2
    assert list(home.iterdir()) == []


def fail(*given, **more):
    raise OSError("no space left on device")


def test_a_write_that_fails_leaves_nothing_behind(home, own, compiled, monkeypatch):
    monkeypatch.setattr(cache.pickle, "dump", fail)
    assert len(load_cached([own])) == 2
    assert list(home.iterdir()) == []


def test_only_so_many_sets_are_kept_and_the_newest_among_them(home, own, compiled):
    for number in range(KEPT + 4):
        rule_file(own, "made/word", message=f"Number {number}.")
        load_cached([own])
        for age, file in enumerate(stored(home)):
            os.utime(file, (1000 + age, file.stat().st_mtime - 10))
    assert len(stored(home)) == KEPT
    before = len(compiled)
    load_cached([own])
    assert len(compiled) == before


@pytest.mark.parametrize(
    "content", [b"", b"no pickle", pickle.dumps({"odd": "content"}), pickle.dumps({1: None}), pickle.dumps([])]
)
def test_a_run_over_damaged_stores_of_any_kind_finds_the_same(home, own, tmp_path, content):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("check", "a.txt", "--rules", own, "--format", "jsonl")
    first = run(*arguments, cwd=tmp_path)
    files = list(home.glob("*.pickle"))
    assert files
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
        file.write_bytes(content)
    second = run(*arguments, cwd=tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (1, first.stdout, b"")
    assert not list(home.glob(".new-*"))
