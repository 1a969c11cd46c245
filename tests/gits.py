"""Repositories for tests, out of reach of the settings of who runs them."""

import os
import subprocess
from pathlib import Path

ENVIRON = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Anna"), ("EMAIL", "anna@example.org"))},
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """What git prints; it must not fail."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, cwd=folder, env=environ | ENVIRON, capture_output=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stdout!r} {done.stderr!r}"
    return os.fsdecode(done.stdout)


def repository(folder: Path) -> Path:
    """A new one, with the branch `main` and no commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, **files: str) -> str:
    """Write some files, commit all there is; the commit's name."""
    for name, content in files.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "changes")
    return git(folder, "rev-parse", "HEAD").strip()
