"""Time what kept results bring: a run without them, the first run that keeps them, and a run over unchanged files.

    bench_cache.py [ROUNDS]

Makes articles of about 4 KB (see bench_corpus.py), 2,500 of them, then 150, then 20, which is the fewest of which
results are kept; checks them ROUNDS times (9) in each way, in turn, in one process kept on one processor. Prints the
best and the median of the seconds of each whole command. The compiled rules are in the cache.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_corpus import texts

SIZE, DIRTY = 4096, 0.3
WAYS = {"--no-cache": ("--no-cache",), "first": (), "unchanged": ()}  # in this order: the second fills, the third uses


def run(folder: Path, cache: Path, *options: str) -> float:
    """The seconds that a check takes; its findings go nowhere."""
    command = [sys.executable, "-m", "textlint", "check", str(folder), "--jobs", "1", "-q", "--format", "concise"]
    environ = {**os.environ, "TEXTLINT_CACHE_DIR": str(cache)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    status = subprocess.run([*command, *options], check=False, stdout=subprocess.DEVNULL, env=environ).returncode
    if status not in (0, 1):
        raise SystemExit(f"textlint ended with status {status}")
    return time.perf_counter() - started


def main() -> None:
    """Make the articles, run, print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as home:
        cache = Path(home, "cache")
        for number in (2500, 150, 20):
            measure(made(Path(home, str(number)), number), cache, number, rounds)


def made(folder: Path, number: int) -> Path:
    """A folder with so many articles."""
    folder.mkdir()
    for name, text in enumerate(texts(number, SIZE, DIRTY)):
        (folder / f"{name:04}.txt").write_bytes(text.encode())
    return folder


def measure(folder: Path, cache: Path, number: int, rounds: int) -> None:
    """Run each way in turn and print its figures."""
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    run(folder, cache, "--no-cache")
    for _ in range(rounds):
        for file in cache.glob("results.sqlite*"):
            file.unlink()
        for way, options in WAYS.items():
            seconds[way].append(run(folder, cache, *options))
    (size,) = (file.stat().st_size for file in cache.glob("results.sqlite"))
    print(f"{number:,} files, {size / 1e6:.2f} MB of results")
    for way, taken in seconds.items():
        best, middle = min(taken), statistics.median(taken)
        share = middle / statistics.median(seconds["--no-cache"])
        print(f"  {way:12} {best:.3f} s at best, {middle:.3f} s in the middle, {share:.2f} of --no-cache")


if __name__ == "__main__":
    main()
