"""What blind readers said of samples, by rule: a table for docs/accuracy.md.

    python scripts/judged.py [FILE]     docs/judgements_grammar.tsv, or a file of the same columns

Each line of the file is a verdict on one finding of a sample that `judge_sample.py` drew; passages are not kept.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

DEFAULT = Path(__file__).parent.parent / "docs" / "judgements_grammar.tsv"


def main() -> None:
    """Print a table for each sample, and its sum."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    samples: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            samples[row["sample"]][row["rule"]][row["verdict"]] += 1
    for sample, rules in samples.items():
        print(f"{sample}:\n\n| rule | judged | true |\n| --- | --: | --: |")
        for rule, said in sorted(rules.items()):
            print(f"| {rule} | {said['true'] + said['false']} | {said['true']} |")
        total = sum(rules.values(), Counter[str]())
        print(f"| all | {total['true'] + total['false']} | {total['true']} |\n")


if __name__ == "__main__":
    main()
