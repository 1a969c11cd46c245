"""Prove that `textlint fix` can be killed at any moment without harm.

    python scripts/prove_kills.py [KILLS] [FOLDER]

Kills KILLS (200) runs over a tree of 50 files with SIGKILL, half of them with two workers, at random moments from
the start of the command to its end, most of them while it writes. After each kill every file must be the old one or
the new one, none missing; after one more run every file must be new and nothing else be left. Prints a line of counts;
ends with status 1 at the first harm.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = 50
# Long lines, which cost the rules little: so much of the time goes into writing.
OLD = "The wrng word stands here.\n" + ("The minister said on Monday that it would stay. " * 400 + "\n") * 50
NEW = OLD.replace("wrng", "wrong")
RULE = """\
id: made/word
kind: pattern
message: 'The word "{0}" is wrong.'
rationale: It is made up.
source: this script
severity: warning
safety: safe
mqm: accuracy
quotes: fix
blocks: [title, paragraph, subhead, caption, embed, list, furniture]
requires: wrng
pattern: wrng
fix: wrong
bad:
  - {text: 'All is ⟦wrng⟧ here.', fixed: 'All is wrong here.'}
good: [All is well here.]
"""


def write_tree(home: Path) -> None:
    """All files as they were."""
    for number in range(FILES):
        path = home / ("inner folder" if number % 2 else ".") / f"article {number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(OLD, encoding="utf-8")


def start(home: Path, rules: Path, jobs: int) -> "subprocess.Popen[bytes]":
    """`textlint fix` over the tree, in a process group of its own."""
    command = [
        sys.executable,
        "-m",
        "textlint",
        "fix",
        "-q",
        "--rules",
        str(rules),
        "--select",
        "made",
        "--jobs",
        str(jobs),
    ]
    return subprocess.Popen([*command, str(home)], env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True)


def look(home: Path) -> tuple[int, int, int]:
    """How many files are old, how many new, and how many files there are that should not be.

    Raises:
        AssertionError: a file is missing or neither old nor new.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted(home.rglob("*.txt"))]
    old, new = texts.count(OLD), texts.count(NEW)
    assert old + new == len(texts) == FILES, f"{FILES - old - new} files are missing, or neither old nor new"
    return old, new, sum(path.is_file() for path in home.rglob("*")) - FILES


def main(kills: int, folder: Path) -> int:
    """Kill, look, run again, look."""
    home, rules = folder / "tree", folder / "rules"
    (rules / "made").mkdir(parents=True)
    (rules / "made" / "word.yaml").write_text(RULE, encoding="utf-8")
    chance = random.Random(4)
    whole = {}
    for jobs in (1, 2):
        for _ in range(2):  # the first run also compiles rules
            write_tree(home)
            started = time.monotonic()
            assert start(home, rules, jobs).wait() == 0
            whole[jobs] = time.monotonic() - started
    killed = writing = untidy = tidied = 0
    old_files = new_files = 0
    while killed < kills:
        jobs = 1 + killed % 2
        write_tree(home)
        run = start(home, rules, jobs)
        time.sleep(whole[jobs] * chance.uniform(*((0.4, 1.0) if killed % 10 else (0.0, 0.4))))
        if run.poll() is not None:  # it was faster this time
            continue
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        killed += 1
        old, new, left = look(home)
        old_files, new_files = old_files + old, new_files + new
        writing += 0 < new < FILES or left > 0
        untidy += left
        assert start(home, rules, jobs).wait() == 0
        assert look(home)[:2] == (0, FILES), "the next run did not fix every file"
        tidied += left - look(home)[2]
    print(
        f"{killed} kills, {writing} of them during writing; {old_files:,} files old, {new_files:,} new, 0 neither, "
        f"0 missing; {untidy} temporary files left by kills, {untidy - tidied} after the next run"
    )
    return 0 if untidy == tidied else 1


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as made:
        sys.exit(main(wanted, Path(made)))
