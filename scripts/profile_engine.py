"""Where the time of a check goes: microseconds per text in each stage, fact and rule, the slowest first.

    profile_engine.py [FOLDER] [--files 500] [--rounds 3] [--top 40] [--without STAGE,STAGE]
    profile_engine.py --slow [MS] [FOLDER]

Checks the texts of FOLDER, else generated ones (bench_corpus.py), with the default rules in this process, as `textlint
check --jobs 1 --format jsonl` does, many files through each stage. Times are exclusive: what a rule asks
of a fact counts for the fact, whoever asks first. A first round that compiles what is used is not counted, and of the
others each stage's best is shown. Watching costs some microseconds a call, so the sum is above
what a run takes. All is time of the processor, which others at work disturb little.

`--alone` looks at each file by itself: what it brings that a run looks at many together.

`--without` says how fast a run would be if these stages took no time: the most that compiling them can bring.

`--slow` is for rules before they land: milliseconds per MB of text without defects, and exit status 1 when a rule takes
more than MS (3) and more than scripts/slow_rules.tsv grants it. A rule that is off is watched with `--select RULE`.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench_corpus import texts

import textlint.batch.linter as linting
import textlint.batch.opened as opening
import textlint.engine.run as running
from textlint.batch.linter import Linter
from textlint.batch.opened import Given
from textlint.batch.walk import walk
from textlint.batch.workers import FILES, in_chunks, settle_down
from textlint.config.settings import Settings
from textlint.core.document import Document
from textlint.readers import Options, suffixes
from textlint.reports import Look, report

GRANTED = Path(__file__).parent / "slow_rules.tsv"


class Clock:
    """Seconds in each stage, without those of the stages it calls."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []  # of each stage under way, what others took inside it

    def watched(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, whose time counts for `stage`."""

        def call(*given: Any, **named: Any) -> Any:
            started = time.thread_time()
            self._inner.append(0.0)
            try:
                return function(*given, **named)
            finally:
                took = time.thread_time() - started
                self.seconds[stage] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return call


def watch(linter: Linter, clock: Clock) -> None:
    """Have every stage of this linter's checks counted; for the whole process, so a program does it once."""
    engine: Any = linter.engine
    changed: Any = linter
    changed._result = clock.watched("rest of a file", changed._result)
    changed.read = clock.watched("read: bytes to documents", linter.read)
    engine.look_at = clock.watched("rest of the engine", engine.look_at)
    engine._prefilter.hits = clock.watched("prefilter", engine._prefilter.hits)
    for module, name, stage in (
        (opening, "bytes_of", "read: file to bytes"),
        (linting, "locate", "location"),
        (linting, "source_language", "source language"),
        (running, "admitted", "admission"),
    ):
        setattr(module, name, clock.watched(stage, getattr(module, name)))
    for kind in {type(rule.matcher) for rule in engine.rules}:
        kind.find = watched_find(clock, kind.find)
    Document.fact = watched_fact(clock)  # type: ignore[method-assign]


def watched_find(clock: Clock, find: Callable[..., Any]) -> Callable[..., Any]:
    """A matcher's `find` that counts for the rule; a generator is run out inside."""

    def call(matcher: Any, rule: Any, document: Any, hits: Any) -> Any:
        return clock.watched(f"rule {rule.id}", lambda: list(find(matcher, rule, document, hits)))()

    return call


def watched_fact(clock: Clock) -> Callable[..., Any]:
    """`Document.fact` that counts what is worked out for its fact."""

    def fact(document: Any, compute: Callable[..., Any]) -> Any:
        if compute in document._facts:
            return document._facts[compute]
        stage = f"fact {compute.__module__.rpartition('.')[2]}.{compute.__name__}"
        return document._facts.setdefault(compute, clock.watched(stage, compute)(document))

    return fact


def profile(linter: Linter, paths: list[str], rounds: int) -> dict[str, float]:
    """Seconds of each stage for all `paths`, the best of `rounds`; every rule that runs is there, if only with 0."""
    clock = Clock()
    watch(linter, clock)
    lines = report("jsonl")
    settle_down()
    best: dict[str, float] = {}
    for number in range(rounds + 1):
        clock.seconds.clear()
        for chunk in in_chunks(paths, FILES):
            for result in linter.check_files(map(Given, chunk)):
                clock.watched("report", lambda result=result: list(lines((result,), Look())))()
        if number:
            best = {stage: min(seconds, best.get(stage, seconds)) for stage, seconds in clock.seconds.items()}
    return {f"rule {rule.id}": 0.0 for rule in linter.engine.rules} | best


def made(folder: Path, files: int, dirty: float) -> list[str]:
    """Generated texts in `folder`."""
    paths = [folder / f"{number:05}.txt" for number in range(files)]
    for path, text in zip(paths, texts(files, 4096, dirty), strict=True):
        path.write_text(text, encoding="utf-8")
    return list(map(str, paths))


def found(folder: Path) -> list[str]:
    """The texts that textlint reads in `folder`."""
    paths = [one for one in walk([str(folder)], suffixes(Options())) if isinstance(one, str)]
    if not paths:
        sys.exit(f"{folder}: no texts")
    return paths


def show(seconds: dict[str, float], paths: list[str], top: int) -> None:
    """The table, and the sums of facts and rules."""
    size, total = sum(Path(path).stat().st_size for path in paths), sum(seconds.values())
    print(f"{len(paths)} texts, {size / 1e6:.2f} MB, {size / 1e6 / total:.2f} MB a second while watched")
    print(f"{'us per text':>12} {'share':>6}  stage")
    ordered = sorted(seconds.items(), key=lambda item: -item[1])
    for name in ("fact", "rule"):
        each = [spent for stage, spent in ordered if stage.startswith(f"{name} ")]
        row(f"all {len(each)} {name}s", sum(each), len(paths), total)
    print()
    for stage, spent in ordered[:top]:
        row(stage, spent, len(paths), total)
    row(f"{len(ordered[top:])} others", sum(spent for _, spent in ordered[top:]), len(paths), total)
    row("all", total, len(paths), total)


def show_without(seconds: dict[str, float], names: Iterable[str], texts: int) -> None:
    """What is left when the stages that have one of `names` in theirs take no time."""
    gone = {stage: spent for stage, spent in seconds.items() if any(name in stage for name in names)}
    total, less = sum(seconds.values()), sum(gone.values())
    print(
        f"\nwithout {len(gone)} stages: {(total - less) / texts * 1e6:.0f} of {total / texts * 1e6:.0f} us per text, ",
        end="",
    )
    print(f"{total / (total - less):.2f} times as fast; if each took a quarter: ", end="")
    print(f"{total / (total - 0.75 * less):.2f} times")


def row(stage: str, spent: float, texts: int, total: float) -> None:
    """One line of the table."""
    print(f"{spent / texts * 1e6:12.1f} {spent / total:6.1%}  {stage}")


def granted() -> dict[str, float]:
    """Milliseconds per MB that a rule may take although they are more than others may, by its id."""
    lines = GRANTED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(limit) for name, limit, _ in list(rows)[1:]}


def slow_rules(spent: dict[str, float], limit: float, more: dict[str, float]) -> list[str]:
    """A line for each rule that takes too much.

    Args:
        spent: milliseconds per MB, by the id of the rule.
        limit: what any rule may take.
        more: what some may take instead.
    """
    return [
        f"{took:8.2f} ms per MB, {max(limit, more.get(name, 0.0)):g} granted: {name}"
        for name, took in sorted(spent.items(), key=lambda item: -item[1])
        if took > max(limit, more.get(name, 0.0))
    ]


def check_rules(seconds: dict[str, float], paths: Iterable[str], limit: float) -> int:
    """Say which rules are slow; the exit status."""
    size = sum(Path(path).stat().st_size for path in paths) / 1e6
    spent = {stage[5:]: 1000 * took / size for stage, took in seconds.items() if stage.startswith("rule ")}
    slow = slow_rules(spent, limit, granted())
    slowest = sorted(spent.items(), key=lambda item: -item[1])[:5]
    print(f"{len(spent)} rules, slowest: " + ", ".join(f"{name} {took:.2f}" for name, took in slowest) + " ms per MB")
    print("\n".join(slow) or f"no rule takes more than {limit:g} ms per MB, or than it is granted")
    return 1 if slow else 0


def main() -> int:
    """Profile, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=500, help="texts to make when there is no FOLDER")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--top", type=int, default=40)
    parser.add_argument("--alone", action="store_true", help="look at each file by itself")
    parser.add_argument("--without", default="", metavar="STAGE,STAGE", help="stages that take no time, by their names")
    parser.add_argument("--select", default="", metavar="RULE", help="run a rule, too, that is off")
    parser.add_argument("--slow", nargs="?", type=float, const=3.0, metavar="MS")
    given = parser.parse_args()
    if given.alone:
        opening.TOGETHER = 1
    with tempfile.TemporaryDirectory() as folder:
        dirty = 0.3 if given.slow is None else 0.0
        paths = found(given.folder) if given.folder else made(Path(folder), given.files, dirty)
        linter = Linter(Settings(extend_select=tuple(filter(None, [given.select]))))
        seconds = profile(linter, paths, given.rounds)
        if given.slow is not None:
            return check_rules(seconds, paths, given.slow)
        show(seconds, paths, given.top)
        if given.without:
            show_without(seconds, given.without.split(","), len(paths))
    return 0


if __name__ == "__main__":
    sys.exit(main())
