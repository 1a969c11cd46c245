"""What the rules of the kind `languagetool` find in edited news, in machine translations and in human ones.

    measure_grammar.py GOLD --server http://localhost:8090 [RULE…] [--hits FILE]

GOLD is a folder with clean.jsonl, contrast.jsonl, mqm.jsonl and mqm-bio.jsonl. The server must have our rules on its
class path (`textlint.kinds.languagetool.grammar_xml`); only they are run, which is fast. Prints for each rule its hits
in edited news, on the human and the machine side of contrast, and in mqm and mqm-bio (without the human translations
among their systems), where the hits that touch a stretch marked by a linguist stand behind. `--hits` writes each hit
in its sentence.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

from textlint.core import Document, Finding, Rule, Span
from textlint.engine.load import load
from textlint.engine.run import admitted
from textlint.kinds.languagetool import report, server_ids
from textlint.readers import plain

COLUMNS = ("clean", "human", "mt", "mqm", "mqm-bio")
THREADS = 2


class Text(NamedTuple):
    """One text of the yardsticks; `marked` are what linguists marked in it."""

    column: str
    text: str
    marked: tuple[Span, ...] = ()


def texts(gold: Path) -> Iterator[Text]:
    """All texts of the four files, human translations among mqm's systems left out."""
    for name in ("clean", "contrast", "mqm", "mqm-bio"):
        for row in map(json.loads, (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            if name.startswith("mqm") and row["system"].startswith(("Human", "ref")):
                continue
            column = row["kind"] if name == "contrast" else name
            marked = tuple(Span(span["start"], span["end"]) for span in row.get("spans", ()))
            yield Text(column, row["text"], marked)


def findings(document: Document, rules: dict[str, Rule], server: str) -> list[Finding]:
    """What the server finds with our rules, where a rule may speak."""
    if not document.text.strip():
        return []
    form = {"language": "en-US", "text": document.text, "enabledOnly": "true", "enabledRules": ",".join(rules)}
    with urlopen(f"{server}/v2/check", urlencode(form).encode()) as answer:
        matches = json.load(answer)["matches"]
    found = []
    units = document.text.encode("utf-16-le")
    for match in matches:
        start, end = (len(units[: 2 * place].decode("utf-16-le")) for place in _ends(match))
        rule = rules[match["rule"]["id"]]
        texts = [replacement["value"] for replacement in match["replacements"]]
        allowed = admitted(rule, document, report(rule, document, Span(start, end), texts))
        found += [allowed] if allowed is not None else []
    return found


def _ends(match: dict[str, int]) -> tuple[int, int]:
    return match["offset"], match["offset"] + match["length"]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--server", default="http://localhost:8090")
    parser.add_argument("--hits", type=Path)
    options = parser.parse_args(arguments)
    ours = server_ids(rule for rule in load() if not options.rules or rule.id in options.rules)
    read = list(texts(options.gold))

    def look(item: Text) -> tuple[Document, list[Finding]]:
        document = plain.read("gold", item.text.encode("utf-8", "replace"))
        return document, findings(document, ours, options.server)

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    lines = []
    with ThreadPoolExecutor(THREADS) as pool:
        for item, (document, found) in zip(read, pool.map(look, read), strict=True):
            for finding in found:
                counts[finding.rule][item.column] += 1
                counts[finding.rule][f"{item.column} marked"] += any(finding.span.overlaps(s) for s in item.marked)
                lines.append(f"{finding.rule}\t{item.column}\t{shown(document.text, finding)}")
    words: Counter[str] = Counter()
    for item in read:
        words[item.column] += len(item.text.split())
    print_table(counts, words)
    if options.hits:
        options.hits.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


def shown(text: str, finding: Finding) -> str:
    """A finding in its line, with the first fix behind it."""
    start, end = finding.span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first:start] + "⟦" + text[start:end] + "⟧" + text[end : last if last >= 0 else len(text)]
    return line + (f"\t{finding.fixes[0].edits[0].text}" if finding.fixes else "\t")


def print_table(counts: dict[str, Counter[str]], words: Counter[str]) -> None:
    """A row a rule, and the sum with its rate in 1,000 words."""
    print(f"{'rule':40}" + "".join(f"{name:>16}" for name in COLUMNS))
    for rule, count in sorted(counts.items()):
        print(f"{rule:40}" + "".join(f"{_cell(count, name):>16}" for name in COLUMNS))
    total = sum(counts.values(), Counter())
    print(f"{'all':40}" + "".join(f"{_cell(total, name):>16}" for name in COLUMNS))
    rates = (f"{1000 * total[name] / words[name] if words[name] else 0:.3f}" for name in COLUMNS)
    print(f"{'in 1,000 words':40}" + "".join(f"{rate:>16}" for rate in rates))
    print(f"{'words':40}" + "".join(f"{words[name]:>16,}" for name in COLUMNS))


def _cell(count: Counter[str], name: str) -> str:
    return f"{count[name]} ({count[f'{name} marked']})" if name.startswith("mqm") else str(count[name])


if __name__ == "__main__":
    main()
