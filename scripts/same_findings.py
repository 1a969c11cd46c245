"""Prove that a change of the engine changes no finding: keep all findings on many texts, and compare later ones.

    same_findings.py keep FILE PATH...       before the change: findings of every rule on the texts of PATH...
    same_findings.py compare FILE PATH...    after it: exit status 1 and the first differences when any is not the same

PATH is a text file, a JSON lines file whose records have `text`, or a folder of such. All rules run that need no
server, no house style and no textstat, those that are off too; a finding is compared with its span, message, severity,
fixes and related places.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from textlint.api import load_rules
from textlint.batch.linter import Linter, Settings
from textlint.batch.workers import in_chunks
from textlint.core import Finding, State
from textlint.engine.run import Checked, Engine
from textlint.readers import plain

SHOWN = 20  # differences that are printed
TOGETHER = 32  # texts that are looked at together


def texts(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Name and text of all that is to be looked at, in the order of names."""
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".txt":
                yield str(file), file.read_text(encoding="utf-8", errors="replace")
            elif file.suffix == ".jsonl":
                for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
                    text = json.loads(line).get("text") if line else None
                    if isinstance(text, str):
                        yield f"{file}:{number}", text


def linter() -> Linter:
    """All rules that can run here."""
    able = (rule for rule in load_rules() if rule.kind != "languagetool" and rule.state is not State.HOUSE)
    names = [rule.id for rule in able if rule.family != "readability"]  # textstat is slow and reads no literals
    return Linter(Settings(select=tuple(names)))


def plain_data(finding: Finding) -> list[object]:
    """All of a finding that anybody sees."""
    fixes = [[fix.safety.name, [[*edit.span, edit.text] for edit in fix.edits]] for fix in finding.fixes]
    related = [list(span) for span in finding.related]
    return [finding.rule, *finding.span, finding.message, finding.severity.name, fixes, related]


def main() -> int:
    """Keep or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", choices=("keep", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args()
    engine = linter().engine
    count, different, findings = 0, 0, 0
    kept = given.file.open("w" if given.do == "keep" else "r", encoding="utf-8")
    with kept:
        for name, checked in looked_at(engine, texts(given.paths)):
            found = [plain_data(finding) for finding in checked.findings]
            count, findings = count + 1, findings + len(found)
            line = json.dumps([name, found, [list(crash) for crash in checked.crashes]])
            if given.do == "keep":
                kept.write(line + "\n")
                continue
            before = kept.readline().rstrip("\n")
            if before != line:
                different += 1
                if different <= SHOWN:
                    show(name, json.loads(before)[1] if before else [], found)
        missing = sum(1 for _ in kept) if given.do == "compare" else 0
    print(f"{count:,} texts, {findings:,} findings of {len(engine.rules)} rules", end="")
    print("" if given.do == "keep" else f"; {different + missing:,} texts differ")
    return 1 if different or missing else 0


def looked_at(engine: Engine, named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Checked]]:
    """What the rules say of each text; many together, as in a run."""
    for group in in_chunks(named, TOGETHER):
        looks = engine.look_at([plain.from_text(text) for _, text in group])
        yield from zip((name for name, _ in group), looks, strict=True)


def show(name: str, before: list[list[object]], after: list[list[object]]) -> None:
    """What one text lost and gained."""
    old, new = ({json.dumps(item, ensure_ascii=False) for item in items} for items in (before, after))
    for sign, items in (("-", old - new), ("+", new - old)):
        for item in sorted(items):
            print(f"{sign} {name}: {item[:300]}")


if __name__ == "__main__":
    sys.exit(main())
