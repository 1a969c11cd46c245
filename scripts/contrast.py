"""How much more a family of rules finds in machine translations than in human ones of the same articles.

    contrast.py GOLD [RULE_OR_FAMILY…]    GOLD: a folder with contrast.jsonl; the family translation unless named

Prints findings per 1,000 words on both sides, their ratio with a 95 % interval and the findings of each rule. A line of
contrast.jsonl has `corpus`, `doc`, `kind` (human, mt) and `text`; several versions of one article share corpus and doc.
The interval is a percentile bootstrap that draws whole source articles, since the versions of one article stand or fall
together. Default profile; `--full` takes the rules of style too.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.readers import plain

DRAWS = 2000  # samples of the bootstrap: the ends of the interval then move by about a hundredth
SEED = 11
KINDS = ("mt", "human")


@dataclass
class Article:
    """All versions of one source article: words, and findings by rule, on each side."""

    words: Counter[str] = field(default_factory=Counter)
    found: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})


def measure(path: Path, names: Sequence[str], profile: str) -> list[Article]:
    """Check every version of every article with the rules of `names` that `profile` runs."""
    rules = load()
    chosen = tuple(rule for rule in select(rules, profile) if rule.family in names or rule.id in names)
    engine = Engine(chosen, rules)
    articles: dict[tuple[str, str], Article] = defaultdict(Article)
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            article = articles[row["corpus"], row["doc"]]
            article.words[row["kind"]] += len(row["text"].split())
            checked = engine.check(plain.read(row["doc"], row["text"].encode()))
            article.found[row["kind"]].update(finding.rule for finding in checked.findings)
    return list(articles.values())


def rate(articles: Iterable[Article], kind: str) -> float:
    """Findings per 1,000 words on one side."""
    found = words = 0
    for article in articles:
        found += article.found[kind].total()
        words += article.words[kind]
    return 1000 * found / words if words else 0.0


def ratio(articles: Sequence[Article]) -> float:
    """How many times more is found per word in machine translations; infinite when nothing is in human ones."""
    human = rate(articles, "human")
    return rate(articles, "mt") / human if human else float("inf")


def interval(articles: Sequence[Article], draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % percentile interval of `ratio` over samples of whole articles, drawn with replacement."""
    chance = random.Random(SEED)
    ratios = sorted(ratio(chance.choices(articles, k=len(articles))) for _ in range(draws))
    return ratios[round(0.025 * (draws - 1))], ratios[round(0.975 * (draws - 1))]


def report(articles: Sequence[Article]) -> str:
    """The figures as lines of text."""
    low, high = interval(articles)
    lines = [
        f"{len(articles)} articles; {', '.join(_side(articles, kind) for kind in KINDS)}",
        f"ratio {ratio(articles):.2f}, 95 % interval {low:.2f} to {high:.2f} ({DRAWS} samples of articles)",
        f"{'rule':45} {'mt':>6} {'human':>6} {'ratio':>6}",
    ]
    words = {kind: sum(article.words[kind] for article in articles) for kind in KINDS}
    sums = {kind: sum((article.found[kind] for article in articles), Counter()) for kind in KINDS}
    for rule in sorted(set(sums["mt"]) | set(sums["human"]), key=lambda rule: (-sums["mt"][rule], rule)):
        mt, human = sums["mt"][rule], sums["human"][rule]
        times = f"{mt / words['mt'] * words['human'] / human:6.2f}" if human else "     –"
        lines.append(f"{rule:45} {mt:6} {human:6} {times}")
    return "\n".join(lines)


def _side(articles: Sequence[Article], kind: str) -> str:
    found = sum(article.found[kind].total() for article in articles)
    words = sum(article.words[kind] for article in articles)
    return f"{kind}: {found} findings in {words} words, {rate(articles, kind):.2f} per 1,000"


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("names", nargs="*", help="rules or families; translation unless named")
    parser.add_argument("--full", action="store_true", help="rules of style too")
    given = parser.parse_args()
    profile = "full" if given.full else "default"
    print(report(measure(given.gold / "contrast.jsonl", given.names or ["translation"], profile)))


if __name__ == "__main__":
    main()
