"""Prove what `textlint learn` takes away, how fast it is and that its memory does not grow.

    python scripts/prove_learn.py held-out GOLD
    python scripts/prove_learn.py speed [MEGABYTES] [FOLDER]

`held-out`: GOLD is a folder with debris.jsonl ({"doc", "variant", "text"}) and debris_gold.jsonl ({"doc", "url",
"gold"}). Of each site with three pages or more, each page in turn is left out, rules are learned from the others and
applied to it. A removed line is debris when at most a tenth of its runs of four words stand in the article cut by hand,
article when three fifths of them do, else undecided; a line of fewer than four words is article when it stands there as
a line of its own. With so few pages of a site a line need only recur on three others, or on both where there are two.

`speed`: learns from a made archive of so many megabytes (1,000) and from a quarter of it, in a process each, and prints
megabytes a processor second and the peak of memory. Ends with status 1 below 20 MB/s or when memory grew by a tenth.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from textlint.batch.learn import host
from textlint.batch.site_rules import Demand, rule_files
from textlint.batch.sketch import Sketch
from textlint.core import Safety
from textlint.engine.load import Folder, load_folder
from textlint.engine.run import Engine
from textlint.facts.lines import units
from textlint.facts.words import WORD
from textlint.readers import plain

ROOT = Path(__file__).resolve().parent.parent
PAGES = 3  # that a site must have
WHOLE_PAGE = ("alltext", "html-text")  # the variants in which a page has everything it shows
SPEED, GROWTH = 20.0, 1.1  # megabytes a processor second at least; how much more memory four times the archive may take
MEASURE = """
import resource, sys
from textlint.batch.learn import Learning, learn
from textlint.batch.sketch import Sketch
from textlint.batch.workers import settle_down

settle_down()
sketch = Sketch()
with open(sys.argv[1], "rb") as archive:
    records = sum(part.records for part in learn(archive, Learning(source_field="domain"), sketch))
used = resource.getrusage(resource.RUSAGE_SELF)
print(records, used.ru_utime + used.ru_stime, used.ru_maxrss, len(sketch), sketch.missed)
"""


def held_out(gold: Path) -> int:
    """Leave one page of each site out, and print what the rules of the others take from it."""
    articles = {row["doc"]: row for row in _rows(gold / "debris_gold.jsonl")}
    sites: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(gold / "debris.jsonl"):
        sites[host(articles[row["doc"]]["url"])][row["doc"]].append((row["variant"], row["text"]))
    sites = {site: pages for site, pages in sites.items() if len(pages) >= PAGES}
    tally: Counter[tuple[str, str]] = Counter()
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    print(f"{len(sites)} sites, {sum(map(len, sites.values()))} pages")
    for site, pages in sorted(sites.items()):
        for doc, variants in pages.items():
            others = [_whole(texts) for other, texts in pages.items() if other != doc]
            engine = _learned(site, others)
            if engine is None:
                continue
            for variant, text in variants:
                for line, is_safe in _removed(engine, text):
                    label = _label(line, articles[doc]["gold"])
                    kind = (
                        "whole pages" if variant in WHOLE_PAGE else "ptags, article" if variant in PLAIN else "others"
                    )
                    tally[kind, label] += 1
                    seen[kind].add((site, line))
                    if label != "debris":
                        print(f"  {site} {variant} {label}{' SAFE' if is_safe else ''}: {line[:100]}")
    for kind in ("whole pages", "ptags, article", "others"):
        debris, keep, open_ = (tally[kind, label] for label in ("debris", "keep", "undecided"))
        precision = f"{debris / (debris + keep):.3f}" if debris + keep else "–"
        different = f"{len(seen[kind])} different ones of {len({site for site, _ in seen[kind]})} sites"
        removed = f"{debris + keep + open_} lines removed ({different})"
        print(f"{kind}: {removed}, {keep} article, {open_} undecided: precision {precision}")
    return 0


PLAIN = ("ptags", "article")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _whole(variants: list[tuple[str, str]]) -> str:
    """The longest text of a page: that with the most furniture."""
    return max((text for _, text in variants), key=len)


def _learned(site: str, texts: list[str]) -> Engine | None:
    """The rules of these texts, ready to run; None when there are none."""
    sketch = Sketch()
    for text in texts:
        sketch.add(site, _units(text))
    with tempfile.TemporaryDirectory() as name:
        home = ""
        for file in rule_files(sketch, Demand(documents=min(3, len(texts))), lambda example: False):
            path = Path(name, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
            home = file.path.partition("/")[0]
        rules = tuple(load_folder(Folder(Path(name, home)))) if home else ()
    return Engine(rules, rules) if rules else None


def _removed(engine: Engine, text: str) -> Iterator[tuple[str, bool]]:
    for finding in engine.check(plain.from_text(text)).findings:
        yield text[finding.span.start : finding.span.end], finding.safety is Safety.SAFE


def _units(text: str) -> list[str]:
    return [text[start:end] for start, end in units(plain.from_text(text))]


def _label(line: str, article: str) -> str:
    words = WORD.findall(line.casefold())
    length = min(4, len(words))
    if not length:
        return "undecided"
    known = set(_runs(WORD.findall(article.casefold()), length))
    found = _runs(words, length)
    share = sum(run in known for run in found) / len(found)
    if length < 4:  # any page holds a lone “Close” somewhere
        return "keep" if line.casefold() in map(str.strip, article.casefold().split("\n")) else "debris"
    return "debris" if share <= 0.1 else "keep" if share >= 0.6 else "undecided"


def _runs(words: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]


def speed(megabytes: int, folder: Path) -> int:
    """Learn from a large archive and from a quarter of it; the exit status."""
    runs = []
    for size in (megabytes // 4, megabytes):
        path = folder / "made.jsonl"
        write_archive(path, size)
        output = subprocess.run([sys.executable, "-c", MEASURE, path], check=True, capture_output=True, cwd=ROOT).stdout
        records, seconds, memory, lines, missed = map(float, output.split())
        runs.append((path.stat().st_size / 1e6 / seconds, memory))
        print(
            f"{path.stat().st_size / 1e6:,.0f} MB, {records:,.0f} records: {seconds:.1f} s of processor, "
            f"{runs[-1][0]:.1f} MB/s, peak {memory / 1024:.1f} MiB, {lines:,.0f} lines remembered, "
            f"counts too low by {missed:.0f} at most",
            flush=True,
        )
    (_, small), (rate, large) = runs
    return 0 if rate >= SPEED and large <= GROWTH * small else 1


def write_archive(path: Path, megabytes: int) -> None:
    """Articles of some 4 KB from 40 sources with furniture, of words drawn anew; the same at every run."""
    chance = random.Random(1)
    words = [word for seed in sorted((ROOT / "seeds").glob("*.txt")) for word in seed.read_text("utf-8").split()]
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < megabytes * 1e6:
            number += 1
            site = f"site{chance.randrange(40)}.test"
            start = chance.randrange(len(words) - 60)
            text = [" ".join(chance.sample(words, 9)), f"Published March {chance.randrange(1, 31)}, 2024", site]
            for _ in range(11):
                start = chance.randrange(len(words) - 60)
                text.append(" ".join([f"{chance.random()}", *words[start : start + chance.randrange(30, 60)]]) + ".")
            text += [f"Comments ({chance.randrange(99)})", f"More from {site}"]
            text += [" ".join(chance.sample(words, 8)) for _ in range(5)]
            file.write(json.dumps({"id": number, "domain": site, "text": "\n\n".join(text)}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["held-out", gold]:
            sys.exit(held_out(Path(gold)))
        case ["speed", *rest]:
            with tempfile.TemporaryDirectory(dir=rest[1] if len(rest) > 1 else None) as home:
                sys.exit(speed(int(rest[0]) if rest else 1000, Path(home)))
    sys.exit(__doc__)
