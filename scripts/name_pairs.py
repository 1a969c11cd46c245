"""Ask textlint about pairs of names: does it hear two spellings of one name, and leave two names alone?

    name_pairs.py FILE...

FILE is JSON lines as in tests/data/name_pairs_*.jsonl: an article `text` with the names `first` and `second`, which
are two spellings of one (`label` same) or two names (different). Needs only the command `textlint`. A pair of one name
is found when a finding of the family entity overlaps either form; two names are merged when such a finding has the
other form, or the word that tells it apart, in its message or its fix. Every miss and every false merge is listed.

Exit status: 1 when two names were merged or fewer than nine in ten pairs of one name were found.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

FOUND_AT_LEAST = 0.9
KINDS = ("person", "place", "organisation")


def findings_of(items: list[dict]) -> list[list[dict]]:
    """The findings of the family entity in each item's text."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.jsonl")
        lines = (json.dumps({"id": item["id"], "text": item["text"]}, ensure_ascii=False) for item in items)
        texts.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        command = ["textlint", "clean", str(texts), "--output", "-", "--quiet"]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if [record["id"] for record in records] != [item["id"] for item in items]:
        raise SystemExit("textlint gave back other records than it got")
    return [[row for row in record["textlint"]["findings"] if row["rule"].startswith("entity/")] for record in records]


def touches(finding: dict, item: dict, form: str) -> bool:
    """Whether `finding` overlaps an occurrence of `form` as a whole word in the text."""
    uses = re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", item["text"])
    return any(finding["start"] < use.end() and use.start() < finding["end"] for use in uses)


def says(finding: dict, one: str, other: str) -> bool:
    """Whether the message or a fix of `finding` has a word of `other` that `one` lacks: Maria, of Santa Marta/Maria."""
    said = [finding["message"], *(edit["text"] for fix in finding["fixes"] for edit in fix["edits"])]
    words = set(other.split()) - set(one.split())
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words for text in said)


def is_found(item: dict, findings: list[dict]) -> bool:
    """Whether a finding points at one of the two spellings."""
    return any(touches(row, item, item[form]) for row in findings for form in ("first", "second"))


def merges(item: dict, findings: list[dict]) -> list[dict]:
    """The findings that call one of two names the other."""
    sides = ((item["first"], item["second"]), (item["second"], item["first"]))
    return [row for row in findings if any(touches(row, item, one) and says(row, one, other) for one, other in sides)]


def report(path: Path) -> tuple[int, int, int]:
    """Print the score of one file and what went wrong; returns pairs of one name, those found, and false merges."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    count: Counter[tuple[str, str]] = Counter()
    wrong = []
    for item, findings in zip(items, findings_of(items), strict=True):
        kind, names = item["kind"], f"{item['first']} / {item['second']} ({item['note']})"
        count[kind, item["label"]] += 1
        if item["label"] == "same":
            count[kind, "found"] += is_found(item, findings)
            if not is_found(item, findings):
                wrong.append(f"  miss  {item['id']} {kind}: {names}")
        elif merged := merges(item, findings):
            count[kind, "merged"] += 1
            wrong.append(f"  MERGE {item['id']} {kind}: {names} — {merged[0]['rule']}: {merged[0]['message']}")
    print(f"{path.name}: {len(items)} pairs")
    for kind in KINDS:
        same, found, different, merged = (count[kind, what] for what in ("same", "found", "different", "merged"))
        print(f"  {kind:13} {found:4} of {same:4} same found, {merged:4} of {different:4} different merged")
    print(*wrong, sep="\n")
    return tuple(sum(count[kind, what] for kind in KINDS) for what in ("same", "found", "merged"))


def main(paths: list[str]) -> int:
    """Score every file and say the sum; the exit status."""
    if not paths:
        raise SystemExit(__doc__)
    same, found, merged = map(sum, zip(*(report(Path(path)) for path in paths), strict=True))
    print(f"in all {found} of {same} same found ({found / same:.1%}), {merged} false merges")
    return int(merged > 0 or found < FOUND_AT_LEAST * same)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
