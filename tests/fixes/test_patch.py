"""A patch, carried out by git and by patch, gives the file that the changes give."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textlint.fixes.apply import Change, Pieces, carry_out
from textlint.fixes.patch import unified_diff

PIECES = st.lists(
    st.sampled_from([b"a", b"bc", b"\n", b"\n\n", b"\r\n", b" ", b"\xc3\xa9", b"x\ny\n"]), max_size=40
).map(b"".join)


@st.composite
def files_and_changes(draw, raw=PIECES):
    """Bytes of a file and a list of changes of it: in order, without overlaps."""
    content = draw(raw)
    places = sorted(draw(st.lists(st.integers(0, len(content)), max_size=8, unique=True)))
    changes = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        new = draw(st.sampled_from([b"", b"z", b"\n", b"zz\n", b"\nz"]))
        if content[start:end] != new:
            changes.append(Change(start, end, new))
    return content, changes


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(["git", *arguments], cwd=folder, input=stdin, capture_output=True, check=False)


@settings(max_examples=120, deadline=None)
@given(case=files_and_changes())
def test_git_apply_makes_of_a_file_what_its_changes_make_of_it(tmp_path_factory, case):
    raw, changes = case
    expected = carry_out(raw, changes)
    if raw == expected or not raw or not expected:
        return  # an empty side is a file made or removed, which no fix does
    folder = tmp_path_factory.mktemp("tree")
    (folder / "file.txt").write_bytes(raw)
    applied = git(folder, "apply", "--whitespace=nowarn", "-", stdin=unified_diff("file.txt", raw, changes))
    assert applied.returncode == 0, (applied.stderr, unified_diff("file.txt", raw, changes))
    assert (folder / "file.txt").read_bytes() == expected


@pytest.mark.parametrize(
    "name", ["plain.txt", "two words.txt", "naïve ćafé.txt", 'quo"te.txt', "tab\there.txt", "b/a/x.txt"]
)
@pytest.mark.parametrize(
    "tool", [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--binary", "-s", "-i", "-"]]
)
@pytest.mark.parametrize("inside", ["", "sub folder"])
def test_names_with_blanks_and_odd_letters_work_in_a_repository_and_below_it(tmp_path, name, tool, inside):
    if tool[0] == "patch" and subprocess.run(["which", "patch"], capture_output=True, check=False).returncode:
        pytest.skip("GNU patch is not on this machine; git apply proves the same format")
    git(tmp_path, "init", "-q")
    folder = tmp_path / inside
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    raw = b"\xef\xbb\xbfone\r\ntwo\r\nthree"
    target.write_bytes(raw)
    changes = [Change(raw.index(b"two"), raw.index(b"two") + 3, b"2"), Change(len(raw) - 5, len(raw), b"3")]
    patch = unified_diff(name, raw, changes)
    done = subprocess.run(
        [*tool, *(["-"] if tool[0] == "git" else [])], cwd=folder, input=patch, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stdout, done.stderr, patch)
    assert target.read_bytes() == b"\xef\xbb\xbfone\r\n2\r\n3"


@settings(max_examples=300)
@given(case=files_and_changes(), data=st.data())
def test_rounds_of_changes_add_up_to_one_list_in_old_bytes(case, data):
    raw, first = case
    pieces = Pieces(len(raw))
    pieces.change(first)
    between = carry_out(raw, first)
    _, second = data.draw(files_and_changes(st.just(between)))
    pieces.change(second)
    assert carry_out(raw, pieces.changes()) == carry_out(between, second)
