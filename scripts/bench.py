"""Time textlint: MB of text per second of one processor, start-up, memory.

    bench.py [ROUNDS]

Makes 2,500 articles of about 4 KB (see bench_corpus.py), checks them ROUNDS times (5) with the default rules in one
process kept on one processor, and checks one of them alone. Prints each figure's best and median; the compiled rules
are in the cache.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench_corpus import texts

FILES, SIZE, DIRTY = 2500, 4096, 0.3


class Run(NamedTuple):
    """What one run of the command took."""

    processor: float  # seconds of user and system time
    elapsed: float  # seconds
    memory: float  # MB at the peak


def run(*arguments: str) -> Run:
    """Run `textlint check` and measure it; its findings go nowhere."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-m", "textlint", "check", "--format", "jsonl", "--output", os.devnull, *arguments]
    status = subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        raise SystemExit(f"textlint ended with status {status}")
    elapsed = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(processor, elapsed, after.ru_maxrss / 1024)


def main() -> None:
    """Make the corpus, run, print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        size = sum(
            (Path(folder) / f"{number:04}.txt").write_bytes(text.encode())
            for number, text in enumerate(texts(FILES, SIZE, DIRTY))
        )
        one = str(Path(folder) / "0007.txt")
        run(one)
        many = [run("--jobs", "1", folder) for _ in range(rounds)]
        single = [run(one).elapsed for _ in range(2 * rounds)]
    speeds = [size / 1e6 / result.processor for result in many]
    print(f"{FILES:,} files, {size / 1e6:.2f} MB, {DIRTY:.0%} with defects; {rounds} rounds")
    print(
        f"check: best {max(speeds):.2f}, median {statistics.median(speeds):.2f} MB per processor second with start-up"
    )
    print(f"one article of 4 KB: best {min(single):.3f}, median {statistics.median(single):.3f} s, start-up included")
    print(f"memory: {max(result.memory for result in many):.0f} MB at the peak")


if __name__ == "__main__":
    main()
