"""Prove that nothing takes a time that grows faster than the text: hard texts of every rule, at N and at 4 N.

    prove_linear.py [--size N] [--general N] [--only WORD] [--together] [--seconds S]

Each text of `hard_texts.py` is checked at two sizes in code points: the general ones by all rules that need no server,
those of a rule by it alone, or by all (--together, some hours). What takes more than S seconds of the processor at 4 N,
and grows more than 6.5 times or is slower than 10 KB a second, is measured again, three times in all, and printed when
its best times are as bad. Exit status: 1 when there is any. With `--general 8000` it took 13 minutes.
"""

import argparse
import gc
import sys
from collections.abc import Iterator
from time import process_time
from typing import NamedTuple

from hard_texts import GENERAL, Make, of_rule
from same_findings import linter

from textlint.api import load_rules
from textlint.engine import run
from textlint.readers import plain

GROWTH = 6.5  # times as long for four times the text; linear is 4
SLOW = 10_000  # code points a second
ROUNDS = 3
REST = "(what is no rule)"

run.perf_counter = process_time  # type: ignore[attr-defined]  # other processes must not count


class Suspect(NamedTuple):
    """A rule, or the rest, that is too slow on a text: seconds at N and at 4 N."""

    rule: str
    small: float
    large: float


def spent(engine: run.Engine, text: str) -> dict[str, float]:
    """Seconds of each rule, and of what is none."""
    engine.seconds = {rule.id: 0.0 for rule in engine.rules}
    document = plain.from_text(text)
    gc.collect()
    gc.disable()  # else whoever runs when it is time pays for what others made
    started = process_time()
    engine.check(document)
    total = process_time() - started
    gc.enable()
    return {**engine.seconds, REST: total - sum(engine.seconds.values())}


def suspects(engine: run.Engine, make: Make, size: int, seconds: float) -> list[Suspect]:
    """What is too slow on a text however often it is measured."""
    small: dict[str, float] = {}
    large: dict[str, float] = {}
    found: list[Suspect] = []
    for _ in range(ROUNDS):
        for best, length in ((small, size), (large, 4 * size)):
            for rule, took in spent(engine, make(length)).items():
                best[rule] = min(took, best.get(rule, took))
            if sum(small.values()) > 50 * size / SLOW:  # 4 N would take minutes
                return [Suspect(rule, took, float("inf")) for rule, took in small.items() if took > size / SLOW]
        found = [
            Suspect(rule, small[rule], took)
            for rule, took in large.items()
            if took > seconds and (took > GROWTH * small[rule] or took > 4 * size / SLOW)
        ]
        if not found:
            break
    return found


def work(together: bool, general: int, size: int) -> Iterator[tuple[str, str, run.Engine, Make, int]]:
    """Whose text, its name, who checks it, how it is made, its smaller size."""
    rules = linter().engine.rules
    everything = run.Engine(rules, rules, timed=True)
    everything.check(plain.from_text("The minister, Olaf Scholz, said “No”."))
    gc.freeze()
    for name, make in GENERAL.items():
        yield "general", name, everything, make, general
    gc.freeze()  # what is there for good need not be looked through before each text
    whole = {rule.id: rule for rule in load_rules()}  # the engine's have no examples
    for rule in rules:
        engine = everything if together else run.Engine((rule,), (rule,), timed=True)
        print(rule.id, end="\r", file=sys.stderr, flush=True)
        for name, make in of_rule(whole[rule.id]):
            yield rule.id, name, engine, make, size


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="code points of the smaller texts of rules")
    parser.add_argument("--general", type=int, default=100_000, help="code points of the smaller general texts")
    parser.add_argument("--only", default="", help="texts whose rule or name has this in it")
    parser.add_argument("--every", type=int, default=1, help="only every so manyth text")
    parser.add_argument("--together", action="store_true", help="all rules look at each text")
    parser.add_argument("--seconds", type=float, default=0.1, help="what takes less at 4 N is fast enough")
    given = parser.parse_args()
    number = found = 0
    for place, (owner, name, engine, make, size) in enumerate(work(given.together, given.general, given.size)):
        if given.only not in f"{owner} {name}" or place % given.every:
            continue
        number += 1
        for suspect in suspects(engine, make, size, given.seconds):
            found += 1
            growth = suspect.large / max(suspect.small, 1e-6)
            times = f"{suspect.small:.2f} s, {suspect.large:.2f} s at 4 N, {growth:.1f} times"
            print(f"{suspect.rule}: {times}: {owner} {name}", flush=True)
    print(f"{number:,} texts; {found} take too long")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
