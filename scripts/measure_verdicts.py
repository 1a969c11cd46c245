"""How often the verdict of the HTML report is what a reader would expect, on texts whose kind is known.

    measure_verdicts.py GOLD    GOLD: a folder with clean, contrast, mqm, debris, debris_gold and snippets.jsonl

Prints a line for each kind of text: how many there are, and the share of each verdict. The default profile.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textlint.batch.linter import Linter, Settings
from textlint.reports.page.verdict import Verdict, weighed

SEEDS = Path(__file__).parents[1] / "seeds"
WHOLE_PAGES = ("alltext", "html-text")  # scrapers that keep menus and all else a page shows
HUMANS = ("human", "ref")  # how names of systems begin that are people


def texts(gold: Path) -> Iterator[tuple[str, str]]:
    """Each text with its kind."""
    for record in _records(gold / "clean.jsonl"):
        yield "edited English news", record["text"]
    for record in _records(gold / "debris_gold.jsonl"):
        yield "articles cut out by hand", record["gold"]
    for record in _records(gold / "contrast.jsonl"):
        yield f"news from Russian and Ukrainian, {record['kind']} translation", record["text"]
    for record in _records(gold / "mqm.jsonl"):
        kind = "human" if record["system"].lower().startswith(HUMANS) else "mt"
        yield f"news from Chinese, {kind} translation", record["text"]
    for record in _records(gold / "debris.jsonl"):
        kind = "whole pages" if record["variant"] in WHOLE_PAGES else "articles as scrapers left them"
        yield kind, record["text"]
    for record in _records(gold / "snippets.jsonl"):
        yield "whole pages", record["text"]
    for path in sorted(SEEDS.glob("*.txt")):
        yield "seeds", path.read_text(encoding="utf-8")


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    linter = Linter(Settings(texts=True))
    found: dict[str, Counter[Verdict]] = {}
    for kind, text in texts(parser.parse_args().gold):
        result = linter.check_file("text.txt", text.encode())
        if result.error is None:
            found.setdefault(kind, Counter())[weighed(result).verdict] += 1
    print(f"| {'texts':55} | number | " + " | ".join(verdict.value for verdict in Verdict) + " |")
    for kind, verdicts in found.items():
        total = verdicts.total()
        shares = (f"{verdicts[verdict] / total:{len(verdict.value)}.1%}" for verdict in Verdict)
        print(f"| {kind:55} | {total:6,} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
