"""Draw findings for a reader who must not know which rule made them.

    judge_sample.py COUNT SEED FILE.jsonl… [--family NAME]… [--kind NAME] [--mt] [--languagetool WHERE]

The rules that are on run; with `--family` only the findings of these families are drawn from, with `--kind` only
those of rules of that kind (`theirs`: rules of LanguageTool's own). `--languagetool local` asks LanguageTool too, with
our rules of the kind `languagetool`.
Prints COUNT findings at random, each as its number, the words round it with the span between ⟦ and ⟧, and the message.
With `--mt` only records whose `kind` is `mt` (or that name a system that is no human) are read. The key, which rule
made which, goes to standard error.
"""

import argparse
import json
import random
import sys
from pathlib import Path

from textlint.batch.linter import Linter
from textlint.config.settings import Settings
from textlint.languagetool.settings import LanguageToolSettings
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
    parser.add_argument("--kind")
    parser.add_argument("--languagetool", metavar="WHERE")
    given = parser.parse_args()
    asked = LanguageToolSettings(given.languagetool) if given.languagetool else None
    engine = Linter(Settings(languagetool=asked)).engine
    kinds = {rule.id: rule.kind for rule in engine.rules}
    pool = []
    for path in given.files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            system = row.get("kind") or row.get("system") or ""
            if given.mt and (system == "human" or system.startswith(("Human", "ref"))):
                continue
            document = plain.from_text(row["text"])
            checked = engine.check(document)
            if checked.trouble:
                sys.exit(checked.trouble)
            pool += [
                (document.text, finding)
                for finding in checked.findings
                if (not given.family or finding.rule.partition("/")[0] in given.family)
                and (not given.kind or kinds.get(finding.rule, "theirs") == given.kind)
            ]
    print(f"{len(pool)} findings in all; {min(given.count, len(pool))} drawn with seed {given.seed}\n")
    for number, (text, finding) in enumerate(random.Random(given.seed).sample(pool, min(given.count, len(pool))), 1):
        start, end = finding.span
        shown = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end][:400]}⟧{text[end : end + AROUND]}"
        print(f"{number}. {shown.replace(chr(10), ' ⏎ ')}\n   MESSAGE: {finding.message}\n")
        print(f"{number}\t{finding.rule}", file=sys.stderr)


if __name__ == "__main__":
    main()
