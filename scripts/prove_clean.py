"""Prove on a large archive that `textlint clean` needs no more memory for more records, and uses a second processor.

    python scripts/prove_clean.py [RECORDS] [FOLDER]

Writes an archive of RECORDS (200,000) records with texts of 300 bytes, cleans a quarter of it and all of it with one
and with two workers, and prints for each run the seconds, the peak memory of the process and of its largest child, and
a digest of the output. Ends with status 1 when memory grew, digests differ or two workers are not 1.7 times as fast.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 300  # bytes of text in a record
SLACK = 1.15  # how much more memory four times the records may take
RATIO = 1.7  # how much faster two workers must be than one
DEFECTS = (" .", " ,", "< /i>", "&amp;", "Kiev", " the the ", "â€™", "..", "  ")
RUN = """
import atexit, resource, sys
from pathlib import Path
from textlint.clients.cli.main import main

kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
memory = Path(sys.argv.pop())
atexit.register(lambda: memory.write_text(" ".join(str(resource.getrusage(kind).ru_maxrss) for kind in kinds)))
main()
"""


class Run(NamedTuple):
    """What one cleaning took."""

    seconds: float
    own: int  # peak memory of the process, in KiB
    child: int  # of its largest child
    digest: str


def write_archive(path: Path, records: int) -> None:
    """Records made of the sentences of the seeds, one in three with a defect; the same ones at every run."""
    seeds = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    sentences = [
        line for seed in seeds for part in seed.split("\n") for line in part.split(". ") if 20 < len(line) < 160
    ]
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(records):
            text = ""
            while len(text) < LENGTH:
                text += chance.choice(sentences) + ". "
            text = text.encode()[:LENGTH].decode("utf-8", "ignore")
            if number % 3 == 0:
                place = chance.randrange(len(text))
                text = text[:place] + chance.choice(DEFECTS) + text[place:]
            file.write(
                json.dumps({"id": number, "text": text, "url": f"https://news.test/{number}"}, ensure_ascii=False)
                + "\n"
            )


def clean(source: Path, jobs: int) -> Run:
    """Clean `source` in a process of its own and measure it."""
    output, memory = source.with_suffix(".out"), source.with_suffix(".memory")
    command = [
        sys.executable,
        "-c",
        RUN,
        "clean",
        str(source),
        "-o",
        str(output),
        "--jobs",
        str(jobs),
        "-q",
        str(memory),
    ]
    started = time.monotonic()
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    seconds = time.monotonic() - started
    own, child = map(int, memory.read_text().split())
    with output.open("rb") as file:
        return Run(seconds, own, child, hashlib.file_digest(file, "sha256").hexdigest()[:16])


def main(records: int, folder: Path) -> int:
    """Make, clean, compare; the exit status."""
    runs: dict[tuple[int, int], Run] = {}
    sizes = (records // 4, records)
    for size in sizes:
        source = folder / f"{size}.jsonl"
        write_archive(source, size)
        for jobs in (1, 2):
            run = runs[size, jobs] = clean(source, jobs)
            print(
                f"{size:,} records, {jobs} worker{'s' * (jobs > 1)}: {run.seconds:.1f} s, "
                f"{size / run.seconds:,.0f} records/s, peak {run.own / 1024:.1f} MiB, "
                f"largest child {run.child / 1024:.1f} MiB, sha256 {run.digest}",
                flush=True,
            )
    small, large = sizes
    ratio = runs[large, 1].seconds / runs[large, 2].seconds
    growth = max(
        max(runs[large, jobs].own / runs[small, jobs].own, runs[large, jobs].child / max(1, runs[small, jobs].child))
        for jobs in (1, 2)
    )
    same = all(runs[size, 1].digest == runs[size, 2].digest for size in sizes)
    print(
        f"one worker : two workers = {ratio:.2f}; memory grows by {growth:.2f}; same output: {'yes' if same else 'NO'}"
    )
    return 0 if ratio >= RATIO and growth <= SLACK and same else 1


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as home:
        sys.exit(main(wanted, Path(home)))
