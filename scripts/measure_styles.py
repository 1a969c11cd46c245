"""How much each house style finds in edited news: a newsroom's own copy must look clean in its own style.

    measure_styles.py FILE.jsonl… [--by FIELD] [--part REGEX] [--rules]

Prints findings per 1,000 words, of the rules of house styles only, and their number. Rows are JSON objects with a field
`text`; FIELD (`source`), or the group of REGEX in it, names their source, and rows without a match are left out. Texts
that open with an agency's name, `(AP)`, `(Reuters)`, `(CNN)`, are counted under it. `--rules` adds a line a rule.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from textlint.api import Linter, Settings

STYLES = ("ap", "guardian", "bbc", "reuters")
FAMILY = "style"
SIGNED = re.compile(r"\((AP|Reuters|REUTERS|CNN|AFP)\)")


def source(row: dict[str, str], field: str, part: re.Pattern[str]) -> str:
    """Where a text comes from, as far as it says; empty when it does not."""
    signed = SIGNED.search(row["text"][:300])
    named = part.search(row.get(field, ""))
    return signed[1].upper() if signed else named[1] if named else ""


def main() -> None:
    """Read the command line, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--by", default="source", metavar="FIELD")
    parser.add_argument("--part", default="(.+)", metavar="REGEX", type=re.compile)
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    lines = [json.loads(line) for file in given.files for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [(source(row, given.by, given.part), row["text"]) for row in lines]
    rows = [row for row in rows if row[0]]
    texts = Counter(name for name, _ in rows)
    words: Counter[str] = Counter()
    for name, text in rows:
        words[name] += len(text.split())
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for style in STYLES:
        linter = Linter(Settings(select=(FAMILY,), style=style))
        for name, text in rows:
            found[style].update((name, finding.rule) for finding in linter.check(text))
    print(f"{'source':24} {'texts':>6} {'words':>8}  " + "  ".join(f"{style:>14}" for style in STYLES))
    for name, number in words.most_common():
        _print(name, texts[name], number, [sum(n for (of, _), n in found[s].items() if of == name) for s in STYLES])
        rules = sorted({rule for style in STYLES for of, rule in found[style] if of == name}) if given.rules else []
        for rule in rules:
            _print(f"  {rule.partition('/')[2]}", 0, number, [found[style][name, rule] for style in STYLES])


def _print(name: str, texts: int, words: int, numbers: list[int]) -> None:
    cells = "  ".join(f"{1000 * number / words:6.2f} n={number:<5}" for number in numbers)
    print(f"{name[:24]:24} {texts or '':>6} {words:>8}  {cells}")


if __name__ == "__main__":
    main()
