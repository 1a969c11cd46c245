# ruff: noqa: E501 (examples are whole lines)
"""Which files a run reads: what is named, and in folders what git would keep."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textlint.batch.walk import Missing, Skipped, walk

TXT = frozenset({".txt"})


def make(root, *names, **files):
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    for name, text in files.items():
        (root / {"gitignore": ".gitignore"}.get(name, name)).write_text(text)


def found(*paths):
    return list(walk([str(path) for path in paths], TXT))


def names(root, *paths):
    """The files that are read, from `root`."""
    return [os.path.relpath(item, root) for item in found(*(paths or [root])) if isinstance(item, str)]


def test_a_folder_is_read_by_name_all_the_way_down(tmp_path):
    make(tmp_path, "b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", "z.TXT")
    assert names(tmp_path) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt", "z.TXT"]


def test_paths_come_in_the_order_they_were_named(tmp_path):
    make(tmp_path, "a.txt", "b/c.txt")
    assert names(tmp_path, tmp_path / "b", tmp_path / "a.txt") == ["b/c.txt", "a.txt"]


def test_what_no_reader_takes_is_told_of_and_not_read(tmp_path):
    make(tmp_path, "a.PNG", "README", "a.txt")
    assert found(tmp_path) == [
        Skipped(f"{tmp_path}/README", ""),
        Skipped(f"{tmp_path}/a.PNG", ".png"),
        f"{tmp_path}/a.txt",
    ]


def test_a_named_file_is_read_whatever_it_is(tmp_path):
    make(tmp_path, ".hidden", "a.png", gitignore="*")
    assert names(tmp_path, tmp_path / ".hidden", tmp_path / "a.png") == [".hidden", "a.png"]


def test_hidden_files_and_folders_are_left_out(tmp_path):
    make(tmp_path, ".a.txt", ".git/b.txt", ".venv/lib/c.txt", "d.txt")
    assert names(tmp_path) == ["d.txt"]


@pytest.mark.parametrize(
    "name", ["with space.txt", "наука.txt", "中文 – x.txt", "-dash.txt", "quote'\".txt", "new\nline.txt"]
)
def test_any_name_will_do(tmp_path, name):
    make(tmp_path, name)
    assert names(tmp_path) == [name]


def test_a_name_that_is_no_utf8_will_do(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    make(tmp_path, name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/a.txt", "a\0b", "x" * 300])
def test_a_path_that_is_not_there_is_told(tmp_path, path):
    make(tmp_path, "a.txt")
    missing, file = found(tmp_path / path, tmp_path / "a.txt")
    assert isinstance(missing, Missing)
    assert file == f"{tmp_path}/a.txt"


def test_links_to_files_and_folders_are_followed_each_folder_once(tmp_path):
    make(tmp_path, "real/a.txt", "other/b.txt")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "real" / "twin").symlink_to(tmp_path / "other")
    (tmp_path / "real" / "c.txt").symlink_to(tmp_path / "other" / "b.txt")
    assert sorted(Path(name).name for name in names(tmp_path)) == ["a.txt", "b.txt", "c.txt"]


def test_a_link_that_leads_nowhere_or_to_itself_is_passed_over(tmp_path):
    make(tmp_path, "z.txt")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "gone")
    assert names(tmp_path) == ["z.txt"]
    assert isinstance(found(tmp_path / "loop")[0], Missing)


def test_a_link_out_of_the_repository_is_followed(tmp_path):
    make(tmp_path, "repo/.git/", "repo/a.txt", "away/b.txt", "away/c.log.txt")
    make(tmp_path / "repo", gitignore="*.log.txt\n")
    (tmp_path / "repo" / "link").symlink_to(tmp_path / "away")
    assert "link/b.txt" in names(tmp_path / "repo")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    make(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(tmp_path):
    make(tmp_path, "shut/a.txt", "b.txt")
    (tmp_path / "shut").chmod(0)
    assert found(tmp_path) == [f"{tmp_path}/b.txt", Missing(f"{tmp_path}/shut", "Permission denied")]
    (tmp_path / "shut").chmod(0o700)


def test_what_git_ignores_is_left_out(tmp_path):
    make(tmp_path, "a.txt", "b.log.txt", "build/c.txt", "sub/build/d.txt", "sub/e.txt", "root.txt", "sub/root.txt")
    make(tmp_path, gitignore="# comment\n*.log.txt\nbuild/\n/root.txt\n")
    assert names(tmp_path) == ["a.txt", "sub/e.txt", "sub/root.txt"]


def test_a_negated_pattern_brings_a_file_back(tmp_path):
    make(tmp_path, "a.txt", "keep.txt", gitignore="*.txt\n!keep.txt\n")
    assert names(tmp_path) == ["keep.txt"]


def test_the_nearest_ignore_file_decides(tmp_path):
    make(tmp_path, "a.txt", "sub/a.txt", "sub/b.txt", "sub/deep/a.txt", gitignore="a.txt\n")
    make(tmp_path / "sub", gitignore="!a.txt\nb.txt\n")
    assert names(tmp_path) == ["sub/a.txt", "sub/deep/a.txt"]


def test_ignore_files_above_a_named_folder_count_up_to_its_repository(tmp_path):
    make(
        tmp_path, "repo/.git/", "repo/sub/deep/a.txt", "repo/sub/deep/b.txt", "repo/sub/deep/c.txt", gitignore="c.txt\n"
    )
    make(tmp_path / "repo", gitignore="a.txt\n")
    make(tmp_path / "repo" / "sub", gitignore="/deep/b.txt\n")
    assert names(tmp_path / "repo" / "sub" / "deep") == ["c.txt"]


def test_the_repositorys_own_list_counts(tmp_path):
    make(tmp_path, ".git/info/exclude", "a.txt", "b.txt")
    (tmp_path / ".git" / "info" / "exclude").write_text("a.txt\n")
    assert names(tmp_path) == ["b.txt"]


def test_a_named_folder_is_read_even_if_git_ignores_it(tmp_path):
    make(tmp_path, ".git/", "data/a.txt", "data/sub/b.txt", "data/sub/c.txt", gitignore="data/\n")
    make(tmp_path / "data" / "sub", gitignore="c.txt\n")
    assert names(tmp_path) == []
    assert names(tmp_path, tmp_path / "data") == ["data/a.txt", "data/sub/b.txt"]
    assert names(tmp_path, tmp_path / "data" / "sub") == ["data/sub/b.txt"]


def test_an_ignore_file_that_is_no_text_does_no_harm(tmp_path):
    make(tmp_path, "a.txt")
    (tmp_path / ".gitignore").write_bytes(b"\xff\xfe\n[\n!\n\\\nb.txt\n")
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.xfail(
    strict=True, reason="pathspec takes what lies in a folder for the folder: `!deep/` brings back its files"
)
def test_a_folder_that_is_brought_back_does_not_bring_back_its_files(tmp_path):
    make(tmp_path, ".git/", "sub/deep/a.txt", gitignore="*.txt\n")
    make(tmp_path / "sub", gitignore="!deep/\n")
    assert names(tmp_path) == []


PATTERNS = st.lists(
    st.sampled_from(["*.txt", "!a.txt", "sub/", "/a.txt", "sub/*.txt", "**/b.txt", "!sub/b.txt", "a*", "deep", "sub/deep/b.txt"]),
    max_size=4,
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PATTERNS, PATTERNS)
def test_the_files_are_those_that_git_would_add(tmp_path_factory, above, below):
    root = tmp_path_factory.mktemp("repo")
    make(root, "a.txt", "b.txt", "sub/a.txt", "sub/b.txt", "sub/deep/a.txt", "sub/deep/b.txt", "deep/b.txt")
    make(root, gitignore="\n".join(above))
    make(root / "sub", gitignore="\n".join(below))
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "-q", root], check=True, env=environ)
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
        env=environ,
    ).stdout.splitlines()
    assert sorted(names(root)) == sorted(name for name in listed if name.endswith(".txt"))
