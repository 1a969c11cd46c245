"""Look at what textlint does to a yardstick of JSON lines with a field `text`: for those who write rules.

    gold.py hits FILE.jsonl RULE_OR_FAMILY… [--count N] [--width N]   hits in their sentence, N of them at random
    gold.py tally FILE.jsonl…                                        hits per rule and file, per 1,000 words
    gold.py adapter [RULE_OR_FAMILY…] [--unsafe]                     {"id","text"} lines -> findings and fixed text
    gold.py examples RULE_OR_FAMILY…                                 run the examples of rules

`adapter` speaks the interface of the scorer in the yardsticks' folder. Run it as `python scripts/gold.py …` in an
environment in which textlint is installed, or from the root of a checkout.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textlint.core import Document, Finding, Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.examples import failures
from textlint.fixes.settle import Unsettled, settle
from textlint.readers import plain


def read(text: str) -> Document:
    """A text as a document; lone surrogates, which no file can hold, and NULs are replaced."""
    return plain.read("gold", text.replace("\0", " ").encode("utf-8", "replace"))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of one yardstick."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def shown(document: Document, finding: Finding, width: int) -> str:
    """The finding in its surroundings, on one line."""
    start, end = finding.span
    text = document.text
    return " ".join(
        (text[max(0, start - width) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + width]).split()
    )


def hits(path: Path, names: list[str], count: int, width: int) -> None:
    """Print a random sample of the hits of some rules."""
    rules = load()
    engine = Engine(select(rules, chosen=names), rules)
    found = [
        (row.get("id", "?"), finding, document)
        for row in rows(path)
        for document in [read(row["text"])]
        for finding in engine.check(document).findings
    ]
    print(f"{len(found)} hits in {path.name}")
    random.seed(7)
    for name, finding, document in random.sample(found, min(count, len(found))):
        fix = finding.fixes[0].edits[0].text if finding.fixes else None
        print(f"{finding.rule} | {name} | {shown(document, finding, width)} -> {fix!r}")


def tally(paths: list[Path]) -> None:
    """Print hits per rule for each file, in the default profile."""
    rules = load()
    engine = Engine(select(rules), rules)
    for path in paths:
        counts: Counter[str] = Counter()
        words = texts = 0
        for row in rows(path):
            checked = engine.check(read(row["text"]))
            counts.update(finding.rule for finding in checked.findings)
            counts.update(f"CRASH {rule} {error}" for rule, error in checked.crashes)
            words += len(row["text"].split())
            texts += 1
        print(
            f"{path.name}: {texts} texts, {words} words, {counts.total()} findings, "
            f"{1000 * counts.total() / words:.3f} per 1,000 words"
        )
        for rule, number in counts.most_common():
            print(f"  {number:6} {1000 * number / words:8.3f} {rule}")


def adapter(names: list[str], safety: Safety) -> None:
    """Answer the scorer, with some rules or with those that are on; `fixed` has the fixes of `safety` and above."""
    rules = load()
    engine = Engine(select(rules, chosen=names), rules)
    for line in sys.stdin:
        row = json.loads(line)
        document = read(row["text"])
        findings = engine.check(document).findings
        try:
            fixed = settle(document, engine, safety, lambda raw: plain.read("gold", raw)).document.text
        except Unsettled as error:
            print(row["id"], error, file=sys.stderr)
            fixed = document.text
        answer = [
            {
                "start": finding.span.start, "end": finding.span.end, "rule": finding.rule, "message": finding.message,
                "category": finding.rule.partition("/")[0],
                "fixes": [edit.text for fix in finding.fixes for edit in fix.edits[:1]],
            }
            for finding in findings
        ]  # fmt: skip
        print(json.dumps({"id": row["id"], "findings": answer, "fixed": fixed}))


def examples(names: list[str]) -> int:
    """Run examples; the number of failures."""
    rules = load()
    wrong = [
        f"{rule.id}: {failure}"
        for rule in rules
        if not names or rule.id in names or rule.family in names
        for failure in failures(rule, rules)
    ]
    print("\n".join(wrong) or "all examples hold")
    return len(wrong)


def main() -> int:
    """Read the command line and do one of the things above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("hits", "tally", "adapter", "examples"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--width", type=int, default=90)
    parser.add_argument("--unsafe", action="store_true", help="adapter: apply the unsafe fixes too")
    given = parser.parse_intermixed_args()
    if given.task == "hits":
        hits(Path(given.names[0]), given.names[1:], given.count, given.width)
    elif given.task == "tally":
        tally([Path(name) for name in given.names])
    elif given.task == "adapter":
        adapter(given.names, Safety.UNSAFE if given.unsafe else Safety.SAFE)
    else:
        return 1 if examples(given.names) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
