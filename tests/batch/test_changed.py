"""Which lines have changed is what git says, whatever files are called and wherever a run starts."""

import os
import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gits import commit, git, repository
from textlint.batch.changed import ALL, Changes, GitError, Lines
from textlint.core.document import Location

THREE = "one\ntwo\nthree\n"
ODD = ["a b.txt", " a .txt", 'say "no".txt', "new\nline.txt", "tab\there.txt", "ж😀é.txt", "back\\slash.txt", "-x.txt",
       os.fsdecode(b"caf\xe9.txt"), "a => b.txt", "folder/a{b}c.txt", "b/a.txt"]  # fmt: skip


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty repository, which is the current folder."""
    monkeypatch.chdir(repository(tmp_path / "home"))
    return tmp_path / "home"


def changed(path, base="HEAD"):
    """The changed lines of a file; None when it has not changed."""
    lines = Changes(base).lines(str(path))
    return "all" if lines == ALL else lines and [n for first, after in lines.ranges for n in range(first, after)]


def test_added_and_changed_lines_count_and_lines_that_are_gone_do_not(home):
    commit(home, a=THREE, b=THREE, c=THREE, d=THREE)
    Path("a.txt").write_text("one\n2\nthree\nfour\n")
    Path("b.txt").write_text("one\nthree\n")
    Path("c.txt").write_text("zero\none\ntwo\nthree")
    assert [changed(f"{name}.txt") for name in "abcd"] == [[2, 4], None, [1, 4], None]


@pytest.mark.parametrize("is_added", [True, False])
def test_staged_or_not_makes_no_difference(home, is_added):
    commit(home, a=THREE)
    Path("a.txt").write_text("one\n2\nthree\n")
    Path("b.txt").write_text(THREE)
    if is_added:
        git(home, "add", "--all")
    assert changed("a.txt") == [2]
    assert changed("b.txt") == ([1, 2, 3] if is_added else "all")


def test_a_file_that_git_ignores_or_does_not_know_is_new(home):
    commit(home, a=THREE)
    Path(".gitignore").write_text("*.html\n")
    Path("b.html").write_text(THREE)
    assert changed("b.html") == "all"


def test_before_the_first_commit_everything_is_new(home):
    Path("a.txt").write_text(THREE)
    git(home, "add", "a.txt")
    assert changed("a.txt") == [1, 2, 3]


def test_a_branch_is_compared_with_where_it_left_the_other(home):
    commit(home, a=THREE, b=THREE)
    git(home, "checkout", "--quiet", "-b", "topic")
    commit(home, a="one\n2\nthree\n")
    git(home, "checkout", "--quiet", "main")
    commit(home, b="1\ntwo\nthree\n")
    git(home, "checkout", "--quiet", "topic")
    assert (changed("a.txt", "main"), changed("b.txt", "main")) == ([2], None)
    assert changed("a.txt") is None
    Path("a.txt").write_text("one\n2\n3\n")
    assert (changed("a.txt", "main"), changed("a.txt")) == ([2, 3], [3])


def test_a_renamed_file_has_the_lines_it_had(home):
    commit(home, a="".join(f"line {number}\n" for number in range(20)))
    git(home, "mv", "a.txt", "b.txt")
    assert changed("b.txt") is None
    Path("b.txt").write_text("first\n" + Path("b.txt").read_text())
    assert changed("b.txt") == [1]


@pytest.mark.parametrize("name", ODD)
def test_a_file_may_be_called_anything(home, name):
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(THREE)
    commit(home, other=THREE)
    Path(name).write_text("one\n++ 2\n--- 3\n@@ -1 +1 @@\n")
    assert changed(f"./{name}") == [2, 3, 4]
    git(home, "mv", "--", name, f"{name}2")
    assert changed(f"{name}2") in ([2, 3, 4], [1, 2, 3, 4])  # as git sees it: moved, or too different for that


@pytest.mark.parametrize("content", [b"PK\0\1", b"one\rtwo\rthree\n", "one\ntwo\n".encode("utf-16")])
def test_a_file_whose_lines_git_counts_in_another_way_counts_whole(home, content):
    Path("a.docx").write_bytes(b"PK\0\2" + content)
    Path("b.txt").write_bytes(b"one\r" + content)
    commit(home, other=THREE)
    Path("a.docx").write_bytes(content)
    Path("b.txt").write_bytes(content)
    assert (changed("a.docx"), changed("b.txt"), changed("other.txt")) == ("all", "all", None)


def test_a_word_file_that_git_is_told_to_show_as_text_counts_whole(home):
    Path(".gitattributes").write_text("*.docx diff\n")
    Path("a.docx").write_bytes(b"PK\0\1\n")
    commit(home)
    Path("a.docx").write_bytes(b"PK\0\2\n")
    assert changed("a.docx") == "all"


def test_windows_line_ends_are_line_ends(home):
    Path("a.txt").write_bytes(b"one\r\ntwo\r\nthree\r\n")
    commit(home)
    Path("a.txt").write_bytes(b"one\r\n2\r\nthree\r\n")
    assert changed("a.txt") == [2]


def test_a_run_may_start_in_any_folder(home, monkeypatch):
    (home / "content" / "deep").mkdir(parents=True)
    (home / "content" / "a.txt").write_text(THREE)
    commit(home, b=THREE)
    (home / "content" / "a.txt").write_text("1\ntwo\nthree\n")
    monkeypatch.chdir(home / "content" / "deep")
    assert (changed("../a.txt"), changed(home / "content" / "a.txt"), changed("../../b.txt")) == ([1], [1], None)


def test_a_link_stands_for_its_file(home):
    commit(home, a=THREE)
    Path("link.txt").symlink_to("a.txt")
    assert changed("link.txt") is None
    Path("a.txt").write_text("1\ntwo\nthree\n")
    assert changed("link.txt") == [1]


def test_settings_of_the_repository_change_nothing(home):
    commit(home, a=THREE, b=THREE)
    on = ("diff.noprefix", "diff.mnemonicPrefix", "diff.relative", "core.quotePath")
    others = {"diff.renames": "false", "diff.external": "false", "color.ui": "always", "diff.interHunkContext": "9"}
    for name, value in {**dict.fromkeys(on, "true"), **others}.items():
        git(home, "config", name, value)
    Path("a.txt").write_text("1\ntwo\n3\n")
    git(home, "mv", "b.txt", "ж.txt")
    assert (changed("a.txt"), changed("ж.txt")) == ([1, 3], None)


def test_what_git_tells_its_hooks_does_not_mislead(home, tmp_path, monkeypatch):
    commit(home, a=THREE)
    Path("a.txt").write_text("1\ntwo\nthree\n")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert changed("a.txt") == [1]


def test_a_worktree_is_a_repository_of_its_own(home, tmp_path, monkeypatch):
    commit(home, a=THREE)
    git(home, "worktree", "add", "--quiet", "../tree", "-b", "topic")
    (tmp_path / "tree" / "a.txt").write_text("1\ntwo\nthree\n")
    assert (changed("a.txt"), changed("../tree/a.txt")) == (None, [1])


def test_a_file_in_a_submodule_is_compared_there(home, tmp_path):
    commit(repository(tmp_path / "other"), a=THREE)
    git(home, "submodule", "--quiet", "add", str(tmp_path / "other"), "sub")
    commit(home, b=THREE)
    assert changed("sub/a.txt") is None
    Path("sub/a.txt").write_text("one\ntwo\n3\n")
    assert (changed("sub/a.txt"), changed("b.txt")) == ([3], None)


def test_an_unmerged_file_has_changed(home):
    commit(home, a=THREE)
    git(home, "checkout", "--quiet", "-b", "topic")
    commit(home, a="one\n2\nthree\n")
    git(home, "checkout", "--quiet", "main")
    commit(home, a="one\nII\nthree\n")
    with pytest.raises(AssertionError):
        git(home, "merge", "topic")
    assert changed("a.txt") == [2, 4, 5, 6]  # the marks and the other side's line


def errors(path, base="HEAD"):
    with pytest.raises(GitError) as error:
        Changes(base).lines(str(path))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_outside_a_repository_nobody_knows(tmp_path):
    (tmp_path / "a.txt").write_text(THREE)
    assert (
        errors(tmp_path / "a.txt")
        == f"{tmp_path}/a.txt: not in a git repository, so nothing says which lines have changed"
    )


@pytest.mark.parametrize("base", ["nowhere", "-h", "", "HEAD:a.txt", "--output=x", "--since=2001", "a b"])
def test_a_commit_that_is_none_is_named(home, base):
    commit(home, a=THREE)
    assert errors("a.txt", base) == f"{base} is no commit, branch or tag that git knows in {home}"


def test_histories_without_a_common_commit_cannot_be_compared(home):
    commit(home, a=THREE)
    git(home, "checkout", "--quiet", "--orphan", "other")
    commit(home, a="1\n")
    assert errors("a.txt", "main") == f"main and HEAD have no commit in common in {home}; is the clone a shallow one?"


def test_a_shallow_clone_says_so_too(home, tmp_path):
    commit(home, a=THREE)
    git(home, "branch", "old")
    git(home, "checkout", "--quiet", "-b", "topic")
    commit(home, a="1\n")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{home}", "shallow")
    (tmp_path / "shallow" / "a.txt").write_text("2\n")
    assert "is the clone a shallow one?" in errors(tmp_path / "shallow" / "a.txt", "origin/old")


def test_without_git_the_error_says_so(home, monkeypatch):
    commit(home, a=THREE)
    monkeypatch.setenv("PATH", "")
    assert errors("a.txt") == "git is not installed, or not on the path"


def test_what_git_itself_finds_wrong_is_told(home):
    commit(home, a=THREE)
    shutil.rmtree(".git/objects")
    assert errors("a.txt").startswith("git: ")


PIECES = st.lists(
    st.sampled_from(["one\n", "two\r\n", "+++ b/x\n", "@@ -1 +1 @@\n", "\\ No newline\n", "--- a\n", "\n", "-", "ж"]),
    max_size=6,
)


@settings(max_examples=25)
@given(PIECES, PIECES)
def test_only_lines_that_were_there_are_left_out(old, new):
    """Whatever git takes for a change: the lines that are left are lines of the old text, in their order."""
    with TemporaryDirectory() as folder, chdir(repository(Path(folder))):
        Path("a.txt").write_bytes("".join(old).encode())
        commit(Path(folder))
        Path("a.txt").write_bytes("".join(new).encode())
        found = changed("a.txt") or ()
        before, after = ("".join(pieces).encode().split(b"\n") for pieces in (old, new))
        kept = [line for number, line in enumerate(after, 1) if number not in found and (line or number < len(after))]
        there = iter(before)
        assert all(line in there for line in kept)


@pytest.mark.parametrize(
    ("place", "is_touched"),
    [((1, 1, 1, 4), False), ((2, 1, 2, 4), True), ((1, 1, 3, 2), True), ((1, 1, 2, 1), False), ((1, 1, 2, 2), True),
     ((3, 1, 4, 1), False), ((3, 2, 5, 1), False), ((3, 2, 5, 2), True), ((9, 1, 9, 2), False)],
)  # fmt: skip
def test_a_place_is_touched_when_any_of_its_lines_is(place, is_touched):
    line, column, end_line, end_column = place
    location = Location(line, column, 0, 0, end_line, end_column)
    assert Lines(((2, 3), (5, 8))).touch(location) is is_touched


def test_what_has_no_place_stands_for_its_file():
    assert Lines(((2, 3),)).touch(None)
    assert ALL.touch(Location(1, 1, 0, 0, 1, 2))
