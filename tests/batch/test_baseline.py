"""The file of known findings: what is in it, and what is wrong with one that is not understood."""

import os
import subprocess
import sys

import pytest

from tests.gits import commit, git, repository
from textlint.batch.baseline import Baseline, BaselineError, Entry, read, write

HEAD = '{"textlint-baseline": 1}'
LINE = '{"path": "a.txt", "rule": "made/word", "sentence": "0123456789abcdef", "around": "", "words": "wrng"}'
ENTRY = Entry("a.txt", "made/word", "0123456789abcdef", "", (), "wrng")

DIGESTS = "digests of 16 hexadecimal digits"
WRONG = {
    "": "1: not a JSON object",
    "{}": '1: not a baseline: its first line is to be {"textlint-baseline": 1}',
    LINE: '1: not a baseline: its first line is to be {"textlint-baseline": 1}',
    '{"textlint-baseline": true}': '1: not a baseline: its first line is to be {"textlint-baseline": 1}',
    '{"textlint-baseline": 2}': "1: a baseline of format 2; this textlint knows 1",
    f"{HEAD}\n{LINE}\n\n{LINE}\n": "3: not a JSON object",
    f"{HEAD}\n[1]": "2: not a JSON object",
    f"{HEAD}\n{LINE[:40]}": "2: not a JSON object",
    f"{HEAD}\n" + "[" * 100_000: "2: not a JSON object",
    f"{HEAD}\n{HEAD}\n": "2: around: missing",
    f"{HEAD}\n" + LINE.replace('"around": "", ', ""): "2: around: missing",
    f"{HEAD}\n" + LINE.replace('"around"', '"arond": "", "around"'): "2: arond: not a key",
    f"{HEAD}\n" + LINE.replace('"wrng"', "1"): "2: words: not a string",
    f"{HEAD}\n" + LINE.replace("cdef", "cdeg"): "2: sentence: not a digest of 16 hexadecimal digits",
    f"{HEAD}\n" + LINE.replace('around": "', 'around": "x'): "2: around: not a digest of 16 hexadecimal digits",
    f"{HEAD}\n" + LINE.replace('"words"', '"also": "x", "words"'): f"2: also: not a list of {DIGESTS}",
    f"{HEAD}\n" + LINE.replace('"words"', '"also": [1], "words"'): f"2: also: not a list of {DIGESTS}",
    f"{HEAD}\n{LINE}\nZZ\xff": "3: not UTF-8",
    **{
        f"{HEAD}\n{LINE}\n{mark}\n": "3: a merge conflict: keep the lines of both sides, take out the marks, "
        "then run `textlint baseline update`"
        for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> topic", "||||||| 1234567")
    },
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), WRONG.items())
def test_a_line_that_is_not_understood_is_named(content, reason, tmp_path):
    file = tmp_path / "known"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(BaselineError) as error:
        read(file)
    assert str(error.value) == f"{file}:{reason}"


@pytest.mark.parametrize("content", [f"{HEAD}\n{LINE}\n", f"{HEAD}\r\n{LINE}\r\n", f"{HEAD}\n{LINE}"])
def test_line_ends_make_no_difference(content, tmp_path):
    (tmp_path / "known").write_bytes(content.encode())
    assert read(tmp_path / "known").entries == (ENTRY,)


@pytest.mark.parametrize("name", ["ж😀.txt", 'a "b" \n c.txt', "a\u2028b", os.fsdecode(b"caf\xe9.txt")])
def test_any_name_of_a_file_comes_back(name, tmp_path):
    baseline = Baseline(tmp_path / "known", (ENTRY._replace(path=name, also=(ENTRY.sentence,)),))
    write(baseline)
    assert read(baseline.file) == baseline


def test_lines_stand_in_one_order_whatever_the_order_of_the_run(tmp_path):
    entries = tuple(ENTRY._replace(path=path, rule=rule) for path in ("b", "a") for rule in ("x/y", "a/b"))
    write(Baseline(tmp_path / "one", entries))
    write(Baseline(tmp_path / "two", entries[::-1]))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert [entry[:2] for entry in read(tmp_path / "one").entries] == [
        ("a", "a/b"), ("a", "x/y"), ("b", "a/b"), ("b", "x/y")
    ]  # fmt: skip


def test_a_file_is_called_by_its_place_from_the_folder_of_the_baseline(tmp_path, monkeypatch):
    (tmp_path / "content" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "content")
    monkeypatch.chdir(tmp_path / "content")
    baseline = Baseline(tmp_path / "known")
    for path in (
        "deep/a.txt",
        "./deep/a.txt",
        "../content/deep/a.txt",
        "../link/deep/a.txt",
        str(tmp_path / "content/deep/a.txt"),
    ):
        assert baseline.key(path) == "content/deep/a.txt"
    assert Baseline(tmp_path / "content" / "deep" / "known").key("../b.txt") == "../../b.txt"


@pytest.mark.parametrize("theirs", [slice(0, 7), slice(2, 8)])
def test_git_merges_what_two_branches_add(theirs, tmp_path):
    """Far apart, or, with the line for `.gitattributes` that docs/repository.md gives, side by side."""
    home = repository(tmp_path / "home")
    made = [ENTRY._replace(path=f"{name}.txt") for name in "abcdefghi"]

    def put(entries):
        write(Baseline(home / "known", tuple(entries)))
        commit(home)

    (home / ".gitattributes").write_text("known merge=union\n" if theirs.start else "")
    put(made[2:7])
    git(home, "checkout", "--quiet", "-b", "side")
    put(made[theirs])
    git(home, "checkout", "--quiet", "main")
    put(made[2:7] + made[8:])
    git(home, "merge", "--quiet", "side", "--message", "both")
    assert set(read(home / "known").entries) == {*made[theirs], *made[8:]}
    assert len(read(home / "known").entries) == len({*made[theirs], *made[8:]})


def test_a_start_does_not_load_what_only_git_needs():
    code = "import sys, textlint.clients.cli.check; print('textlint.batch.changed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
