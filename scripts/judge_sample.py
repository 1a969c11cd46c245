"""Draw findings for a reader who must not know which rule made them.

    judge_sample.py COUNT SEED FILE.jsonl… [--family NAME]… [--mt]    numbered sentences with messages

The rules that are on run; with `--family` only the findings of these families are drawn from. Prints COUNT findings at
random, each as its number, the words round it with the span between ⟦ and ⟧, and the message. With `--mt` only records
whose `kind` is `mt` (or that name a system that is no human) are read. The key, which rule made which, goes to standard
error.
"""

import argparse
import json
import random
import sys
from pathlib import Path

from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.readers import plain

AROUND = 220  # code points on each side


def main() -> None:
    """Read the command line, check the texts, print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--family", action="append", default=[])
    parser.add_argument("--mt", action="store_true")
    given = parser.parse_args()
    rules = load()
    engine = Engine([rule for rule in select(rules) if not given.family or rule.family in given.family], rules)
    pool = []
    for path in given.files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            system = row.get("kind") or row.get("system") or ""
            if given.mt and (system == "human" or system.startswith(("Human", "ref"))):
                continue
            document = plain.from_text(row["text"])
            pool += [(document.text, finding) for finding in engine.check(document).findings]
    print(f"{len(pool)} findings in all; {min(given.count, len(pool))} drawn with seed {given.seed}\n")
    for number, (text, finding) in enumerate(random.Random(given.seed).sample(pool, min(given.count, len(pool))), 1):
        start, end = finding.span
        shown = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end][:400]}⟧{text[end : end + AROUND]}"
        print(f"{number}. {shown.replace(chr(10), ' ⏎ ')}\n   MESSAGE: {finding.message}\n")
        print(f"{number}\t{finding.rule}", file=sys.stderr)


if __name__ == "__main__":
    main()
