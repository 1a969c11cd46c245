"""Measure textlint, and the programs beside it that are installed, on the same texts: `make bench`.

    python scripts/bench [--quick] [--rounds 3] [--peer NAME]... [--only-ours] [--json FILE] [--page FILE]

Speed, memory, start-up and growth, in turn and pinned to one processor; writes what was measured to build/bench.json
and docs/benchmarks.md. `--quick` is a run on one text in two hundred, in less than a minute, to see that all works; it
measures nothing, and prints the page unless FILE is given. `make bench-peers` installs the other programs. Takes a
quarter of an hour.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import ours
from bounds import BOUNDS
from figures import Figures
from measure import Failed, measured, pinned
from page import page
from peer import FOLDER, SCRIPTS, Peer, home, peers

ROOT = SCRIPTS.parent.parent
QUICK = 0.005  # of the texts
STARTS = 3  # after which all that is kept between runs is there: textlint.engine.fastest
LARGE_LIMIT = 40.0  # seconds that a peer may take for the file of 1 MB


def main() -> None:
    """Make the texts, measure, write."""
    given = arguments()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        inputs = Path(folder)
        share = QUICK if given.quick else 1.0
        # another process: this one must stay small, see measure.py
        made = subprocess.run(
            [sys.executable, str(SCRIPTS / "inputs.py"), folder, str(share)], capture_output=True, text=True, check=True
        )
        result = about(given, share) | {"sizes": json.loads(made.stdout.splitlines()[-1])}
        measure(result, inputs, given)
    result["machine"]["load"].append(os.getloadavg()[0])
    result["bounds"] = [judged for bound in BOUNDS if (judged := bound.judged(Figures(result)))]
    write(result, given)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="one text in two hundred, one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--peer", action="append", metavar="NAME", help="only these, by the names of their files in peers/"
    )
    parser.add_argument("--peers", type=Path, default=FOLDER, metavar="FOLDER", help="of other peers' files")
    parser.add_argument("--only-ours", action="store_true", help="no peers")
    parser.add_argument("--folder", help="where the texts are made for the time; some 350 MB")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--page", type=Path, metavar="FILE")
    given = parser.parse_args()
    given.rounds = 1 if given.quick else given.rounds
    if not given.quick:
        given.json = given.json or ROOT / "build" / "bench.json"
        given.page = given.page or ROOT / "docs" / "benchmarks.md"
    return given


def about(given: argparse.Namespace, share: float) -> dict[str, Any]:
    """When, where and with what."""
    version = subprocess.run(
        [sys.executable, "-m", "textlint", "--version"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()[-1]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=ROOT
    ).stdout.strip()
    machine = {
        "processor": processor(), "processors": os.cpu_count(), "system": platform.platform(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20,
        "python": platform.python_version(), "load": [os.getloadavg()[0]],
    }  # fmt: skip
    return {
        "date": time.strftime("%Y-%m-%d %H:%M"), "command": " ".join(["python scripts/bench", *sys.argv[1:]]),
        "version": f"{version} ({commit})" if commit else version, "machine": machine, "share": share,
        "rounds": given.rounds, "open_text": (home() / "node" / "node_modules" / "@stdlib" / "datasets-sotu").exists(),
    }  # fmt: skip


def processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def measure(result: dict[str, Any], inputs: Path, given: argparse.Namespace) -> None:
    """Run everything in turn, round by round."""
    result["missing"] = []
    here = [(peer, row_of(peer)) for peer in chosen(given) if is_ready(peer, result)]
    tasks = [*ours.TASKS, *map(ours.part, sorted({peer.files for peer, _ in here} - {ours.ALL}))]
    rows = [{"key": task.key, "name": task.name, "given": task.given, "runs": []} for task in tasks]
    for _ in range(STARTS):
        measured(ours.SINGLE.command(inputs))  # compiled rules are kept from now on
    for number in range(given.rounds):
        say(f"round {number + 1}")
        for task, row in zip(tasks, rows, strict=True):
            run_ours(task, row, inputs, number)
        here = [(peer, row) for peer, row in here if run_peer(peer, row, inputs, number, result)]
    result["ours"], result["peers"] = rows, [row for _, row in here]


def chosen(given: argparse.Namespace) -> list[Peer]:
    """The peers that are asked for."""
    wanted = (
        [] if given.only_ours else [peer for peer in peers(given.peers) if given.peer is None or peer.key in given.peer]
    )
    return [peer for peer in wanted if not (given.quick and peer.is_slow)]


def row_of(peer: Peer) -> dict[str, Any]:
    """What the result says of a peer, before it has run."""
    return {
        "key": peer.key, "name": peer.name, "settings": peer.settings, "version": peer.has_version(),
        "files": peer.files, "given": "files" if peer.files == ours.ALL else f"first{peer.files}", "runs": [],
        "single": [], "large": "",
    }  # fmt: skip


def is_ready(peer: Peer, result: dict[str, Any]) -> bool:
    """True when it is installed; else the result says that it is not."""
    if peer.path is None:
        result["missing"].append({"name": peer.name, "reason": "not installed (`make bench-peers`)"})
        return False
    peer.prepare()
    return True


def run_ours(task: ours.Task, row: dict[str, Any], inputs: Path, number: int) -> None:
    """One run of textlint; the shortest is run five times, the long ones in every third round."""
    if task.is_long and number % 3:
        return
    for _ in range(5 if task.key == "single" else 1):
        with pinned(task.processors):
            row["runs"].append(measured(task.command(inputs), statuses=(0, 1)))
    say(f"  textlint, {task.name}: {row['runs'][-1].processor:.2f} s")


def run_peer(peer: Peer, row: dict[str, Any], inputs: Path, number: int, result: dict[str, Any]) -> bool:
    """A run on its files and one on a single file, in the first round on the large file, too; False when it failed.

    Slow ones run in every third round.
    """
    if peer.is_slow and number % 3:
        return True
    try:
        with pinned():
            run = measured(peer.on([inputs / row["given"]]))
            single = measured(peer.on([inputs / "single.txt"]))
        if not run.printed:
            raise Failed("it printed nothing, so nobody knows whether it has looked at the files")
    except Failed as error:
        result["missing"].append({"name": peer.name, "reason": str(error)})
        return False
    row["runs"].append(run)
    row["single"].append(single)
    say(f"  {peer.name}: {run.processor:.2f} s, {run.printed} bytes printed")
    if number == 0:
        row["large"] = large(peer, inputs)
    return True


def large(peer: Peer, inputs: Path) -> str:
    """Processor seconds for the large file, or why they are not known."""
    try:
        with pinned():
            return f"{measured(peer.on([inputs / 'one.txt']), LARGE_LIMIT).processor:.1f}"
    except Failed as error:
        return str(error)


def write(result: dict[str, Any], given: argparse.Namespace) -> None:
    """The result as JSON and as a page."""
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if given.page:
        given.page.write_text(page(result), encoding="utf-8")
    else:
        print(page(result))


def say(line: str) -> None:
    """Show how far it is."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
