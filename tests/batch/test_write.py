"""A file is replaced whole or not at all, and only if it is still what was read."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.made import ROOT, rule_file
from textlint.batch import write
from textlint.batch.linter import Linter, Settings
from textlint.batch.write import Busy, Changed, Replacement, replace_file, sweep, temporary_for
from textlint.core import Kind

posix = pytest.mark.skipif(os.name != "posix", reason="modes, owners and locks of POSIX")
NOBODY = 65534


def hidden(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_the_new_bytes_stand_in_place_of_the_old_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    replace_file(path, b"old", b"new")
    assert (path.read_bytes(), hidden(tmp_path)) == (b"new", [])


def test_a_file_that_changed_since_it_was_read_is_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"newer")
    with pytest.raises(Changed, match="changed since it was read"):
        replace_file(path, b"old", b"new")
    assert (path.read_bytes(), hidden(tmp_path)) == (b"newer", [])


def test_what_another_run_has_written_already_is_no_mistake(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    replace_file(path, b"old", b"new")
    assert (path.read_bytes(), hidden(tmp_path)) == (b"new", [])


def test_a_file_that_is_gone_is_not_made_again(tmp_path):
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "a.txt", b"old", b"new")
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(path, b"old", b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_the_owner_stays(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 2345)
    replace_file(path, b"old", b"new")
    assert (path.stat().st_uid, path.stat().st_gid, path.read_bytes()) == (1234, 2345, b"new")


@posix
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    real, link = tmp_path / "deep" / "real.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link.symlink_to(real)
    (tmp_path / "second.txt").symlink_to(link)
    replace_file(tmp_path / "second.txt", b"old", b"new")
    assert (link.is_symlink(), real.read_bytes(), hidden(tmp_path), hidden(real.parent)) == (True, b"new", [], [])


@posix
def test_a_link_to_itself_is_an_error_of_one_line(tmp_path):
    link = tmp_path / "loop.txt"
    link.symlink_to(link)
    result = Linter(Settings(select=("typography",))).fix_file(str(link))
    assert result.error is not None and "\n" not in str(result.error)


@posix
def test_only_one_run_at_a_time_writes_a_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with Replacement(path) as replacement:
        replacement.write(b"half")
        with pytest.raises(Busy, match="another run"):
            replace_file(path, b"old", b"new")
        sweep(path)  # does not take it away from the run that writes it
        replacement.finish()
        replacement.take_place()
    assert (path.read_bytes(), hidden(tmp_path)) == (b"half", [])


def test_what_is_not_finished_is_removed(tmp_path):
    path = tmp_path / "a.txt"
    with pytest.raises(KeyboardInterrupt), Replacement(path) as replacement:
        replacement.write(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_swept_and_never_part_of_the_new_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    temporary_for(path).write_bytes(b"much longer than what comes now")
    replace_file(path, b"old", b"new")
    assert (path.read_bytes(), hidden(tmp_path)) == (b"new", [])
    temporary_for(path).write_bytes(b"left")
    sweep(path)
    assert hidden(tmp_path) == []


@posix
def test_a_temporary_that_is_a_link_is_not_written_through(tmp_path):
    path, victim = tmp_path / "a.txt", tmp_path / "victim"
    path.write_bytes(b"old")
    victim.write_bytes(b"precious")
    temporary_for(path).symlink_to(victim)
    with pytest.raises(OSError):
        replace_file(path, b"old", b"new")
    assert (path.read_bytes(), victim.read_bytes()) == (b"old", b"precious")


@pytest.mark.parametrize(
    "name", ["中" * 83 + ".txt", "x" * 251 + ".txt", "two words é.txt", "-dash.txt", ".hidden.txt"]
)
def test_any_name_that_a_file_can_have_will_do(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"old")
    replace_file(path, b"old", b"new")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [(name, b"new")]


@pytest.mark.parametrize("step", ["fsync", "ftruncate", "replace", "fchmod", "write"])
def test_an_error_at_any_step_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    elif step == "write":
        monkeypatch.setattr(Replacement, "write", full)
    elif step == "ftruncate":
        monkeypatch.setattr(Replacement, "finish", full)
    else:
        monkeypatch.setattr(write.os, step, full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"old", b"new")
    monkeypatch.undo()
    assert (path.read_bytes(), hidden(tmp_path)) == (b"old", [])


@posix
def test_the_new_file_is_on_the_disk_before_it_takes_its_place(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    seen = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(write.os, "fsync", lambda descriptor: (seen.append("fsync"), fsync(descriptor))[1])
    monkeypatch.setattr(Path, "replace", lambda self, other: (seen.append("replace"), replace(self, other))[1])
    replace_file(path, b"old", b"new")
    assert seen == ["fsync", "replace", "fsync"]  # the last one is the folder's


@pytest.fixture
def open_folder():
    """A folder that everybody may enter and write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def bound_by_modes():
    """Modes and owners mean nothing to root: go on as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@posix
def test_a_read_only_file_or_folder_is_left_alone(open_folder):
    path = open_folder / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with bound_by_modes(), pytest.raises(PermissionError):
        replace_file(path, b"old", b"new")
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with bound_by_modes(), pytest.raises(PermissionError):
        replace_file(path, b"old", b"new")
    assert (path.read_bytes(), hidden(open_folder)) == (b"old", [])


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs files of two owners")
def test_a_file_whose_owner_we_cannot_keep_is_left_alone(open_folder):
    path = open_folder / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o666)
    with bound_by_modes(), pytest.raises(PermissionError, match="owner could not be kept"):
        replace_file(path, b"old", b"new")
    assert (path.read_bytes(), path.stat().st_uid, hidden(open_folder)) == (b"old", 0, [])


def test_many_threads_over_one_file_leave_it_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"0" * 5000)
    errors = []

    def go(number):
        for _ in range(10):
            try:
                replace_file(path, path.read_bytes(), str(number).encode() * 5000)
            except (Busy, Changed):
                continue
            except BaseException as error:
                errors.append(error)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(path.read_bytes()) == 5000 and len(set(path.read_bytes())) == 1
    assert hidden(tmp_path) == []


# A run that is killed


OLD = "The wrng word stands here.\n" + ("The minister said on Monday that it would stay. " * 400 + "\n") * 20
NEW = OLD.replace("wrng", "wrong")
FILES = 50


def tree(folder, spread):
    for number in range(FILES):
        path = folder / ("inner folder" if number % 2 else ".") / f"article {number:02}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(spread, encoding="utf-8")


def fixing(folder, rules, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "textlint", "fix", "-q", "--rules", str(rules), "--select", "made", *more, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def states(folder):
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def leftovers(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".txt"]


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_leaves_every_file_old_or_new_and_the_next_run_tidies_up(tmp_path, jobs):
    rule_file(tmp_path / "rules", quotes="fix", blocks=[kind.value for kind in Kind])
    home = tmp_path / "tree"
    next_run = Linter(Settings(select=("made",), rules=(str(tmp_path / "rules"),)))
    during = 0
    for number in range(13):
        tree(home, OLD)
        run = fixing(home, tmp_path / "rules", "--jobs", jobs)
        while NEW not in states(home)[:2]:  # the first files are written
            assert run.poll() is None
        time.sleep(0.02 * number)
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        found = states(home)
        assert len(found) == FILES and set(found) <= {OLD, NEW}
        during += found.count(NEW) < FILES or bool(leftovers(home))
        results = [next_run.fix_file(str(path)) for path in sorted(home.rglob("*.txt"))]
        assert [result.error for result in results] == [None] * FILES
        assert (set(states(home)), leftovers(home)) == ({NEW}, [])
    assert during >= 3, "the kills came too late to prove anything"


@posix
def test_two_runs_at_once_over_the_same_files_do_no_harm(tmp_path):
    rule_file(tmp_path / "rules", quotes="fix", blocks=[kind.value for kind in Kind])
    home = tmp_path / "tree"
    for _ in range(2):
        tree(home, OLD)
        runs = [fixing(home, tmp_path / "rules", "--jobs", jobs) for jobs in ("1", "2", "1")]
        for run in runs:
            for line in run.communicate()[1].decode().splitlines():
                assert "another run of textlint is writing it" in line or "changed since it was read" in line
            assert run.returncode in (0, 2)
        assert (set(states(home)), leftovers(home)) == ({NEW}, [])
