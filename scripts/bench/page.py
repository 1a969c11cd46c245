"""The result of a benchmark as a page: docs/benchmarks.md.

python scripts/bench/page.py RESULT.json > docs/benchmarks.md
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from figures import Figures

HEAD = """# Benchmarks

`make bench` writes this page; nothing in it is by hand. `make bench-peers` installs the programs that textlint is
measured beside. Texts are generated news, in three files of ten with the defects of the rules'
examples{open_text}.
Programs run in turn, round by round, each on one processor unless said otherwise. MB is 1,000,000 bytes of text,
and memory is counted in 1,048,576 bytes. Processor time is of user and system together, start-up included; the figures
are medians of the rounds, those of the clock and of memory the best and the largest run.
"""


def page(result: dict[str, Any]) -> str:
    """The whole page."""
    figures = Figures(result)
    open_text = "; one in four of the others is a piece of a State of the Union address" if result["open_text"] else ""
    parts = [HEAD.format(open_text=open_text), *about(result), *bounds(result), *ours(result, figures)]
    parts += [*peers(result, figures), *missing(result)]
    return "\n".join(parts) + "\n"


def about(result: dict[str, Any]) -> Iterator[str]:
    """When, where and with what."""
    machine = result["machine"]
    if result["share"] != 1:
        share = f"{result['share']:.1%}"
        yield f"**A quick run on {share} of the texts: it proves that the script works and measures nothing.**\n"
    if machine["load"][0] > machine["processors"] / 2:
        yield (
            "**Others were at work on this machine. Seconds of the clock, start-up and two workers say little\n"
            "then, and processor time is longer than on a machine that does nothing else.**\n"
        )
    yield table(("", ""), [
        ("date", result["date"]), ("command", f"`{result['command']}`"), ("rounds", result["rounds"]),
        ("machine", f"{machine['processor']}, {machine['processors']} processors, {machine['memory']:.0f} MB"),
        ("others at work", "load {:.1f} before, {:.1f} after, this run included".format(*machine["load"])),
        ("system", machine["system"]), ("Python", machine["python"]), ("textlint", result["version"]),
    ])  # fmt: skip


def bounds(result: dict[str, Any]) -> Iterator[str]:
    """What is wanted, beside what was measured."""
    yield "## What is wanted\n"
    yield table(("", "wanted", "measured", ""), [
        (one["name"], f"{'≤' if one['is_most'] else '≥'} {one['wanted']:g} {one['unit']}", f"{one['measured']:.2f}",
         "not judged" if result["share"] != 1 else "yes" if one["holds"] else "**no**")
        for one in result["bounds"]
    ])  # fmt: skip


def ours(result: dict[str, Any], figures: Figures) -> Iterator[str]:
    """What textlint took."""
    yield "## textlint\n"
    yield table(("default rules", "MB", "runs", "MB per CPU second", "best", "seconds", "peak MB"), [
        (one["name"], f"{figures.size(one['key']) / 1e6:.4g}", len(one["runs"]), f"{figures.speed(one['key']):.2f}",
         f"{figures.best_speed(one['key']):.2f}", f"{figures.elapsed(one['key']):.2f}",
         f"{figures.memory(one['key']):.0f}")
        for one in result["ours"]
    ])  # fmt: skip


def peers(result: dict[str, Any], figures: Figures) -> Iterator[str]:
    """What the others took, and how many times of textlint's time that is."""
    if not result["peers"]:
        return
    yield "## Beside other programs\n"
    yield (
        "They look for other things than textlint, so this compares what a run costs, not what it is worth. Slow ones\n"
        "are given the first files only; *times* is their processor time through that of textlint on these files.\n"
        "*Without start-up* leaves out, of both, what one file of 4 KB takes.\n"
    )
    yield table(
        ("", "version", "files", "runs", "MB per CPU second", "times", "without start-up", "times", "peak MB",
         "one file, s", "file of 1 MB, CPU s"),
        [
            (one["name"], one["version"], one["files"], len(one["runs"]), f"{figures.peer_speed(one['key']):.3f}",
             f"{figures.ratio(one['key']):.1f}", f"{figures.peer_net_speed(one['key']):.3f}",
             f"{figures.net_ratio(one['key']):.1f}", f"{max(run[2] for run in one['runs']):.0f}",
             f"{min(run[1] for run in one['single']):.2f}", one["large"])
            for one in result["peers"]
        ],
    )  # fmt: skip
    yield "\n".join(f"- {one['name']}: {one['settings']}." for one in result["peers"]) + "\n"


def missing(result: dict[str, Any]) -> Iterator[str]:
    """What was not measured, and why."""
    if result["missing"]:
        yield "Not measured:\n"
        yield "\n".join(f"- {one['name']}: {one['reason']}" for one in result["missing"])


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown."""
    head = tuple(head)
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
