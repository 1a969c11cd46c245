"""How often each rule is right: draw its hits for a reader, keep what the reader says, and write the table.

    accuracy.py draw GOLD KEY [--most N] [--seed N] [--rule RULE_OR_FAMILY]… [--again]
    accuracy.py keep KEY VERDICTS READER
    accuracy.py page GOLD

All rules but those of house styles and those that need LanguageTool run, those of style and those that are off too,
over four kinds of text in GOLD: edited news (clean.jsonl), scraped pages (debris.jsonl, archive.jsonl), machine
translations (contrast.jsonl, mqm.jsonl, mqm-bio.jsonl) and human translations (the others of contrast.jsonl, which are
counted and never drawn).

`draw` prints up to N hits a rule that nobody has judged (with `--again` those that one reader has), those in edited
news first, shuffled: number, passage, message. Which rule and place a number is goes to the file KEY. A passage that
stands in several copies of a page is drawn once. The reader writes a line `NUMBER true|false|unsure WHY` for each, sees
nothing else, and is nobody who wrote a rule.

`keep` adds the reader's lines to docs/judgements.tsv, which names places and digests and holds no passage.

`page` writes the part `rules` of docs/accuracy.md and ends with status 1 when a rule that is on by default has fewer
than nine true in ten of at least ten judged hits, or fewer judged hits and a false one among edited news. Verdicts on
hits that a rule no longer makes stay in the file and are not counted: what was mended looks better than what is new.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from page_part import put

from textlint.core import Document, Rule, State
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.readers import plain

ROOT = Path(__file__).parents[1]
JUDGEMENTS, PAGE = ROOT / "docs" / "judgements.tsv", ROOT / "docs" / "accuracy.md"
FIELDS = ("rule", "file", "id", "start", "digest", "verdict", "reader", "why")
EDITED, SCRAPED, MT, HUMAN = "edited", "scraped", "machine-translated", "human-translated"
FILES = ("clean", "debris", "archive", "contrast", "mqm", "mqm-bio")
AROUND = 240  # code points shown on each side of a hit
NEAR = 40  # code points on each side that make one passage of several copies of it
ENOUGH, SHARE = 10, 0.9  # judged hits from which a share counts, and the least share of a rule that is on


def _rules() -> tuple[Rule, ...]:
    """All rules that look at text but those of LanguageTool, of which `judge_sample.py --kind languagetool` draws."""
    return tuple(rule for rule in load() if rule.kind not in ("languagetool", "suppression"))


class Hit(NamedTuple):
    """A finding in a text of the yardsticks."""

    rule: str
    file: str
    id: str
    start: int
    digest: str  # of the words round it
    kind: str
    passage: str
    message: str


class Judgement(NamedTuple):
    """What one reader said of one hit; the fields of a line of docs/judgements.tsv."""

    rule: str
    file: str
    id: str
    start: str
    digest: str
    verdict: str
    reader: str
    why: str


def texts(gold: Path) -> Iterator[tuple[str, str, str, str]]:
    """File, id, kind of text and text of all records that are looked at."""
    for file in FILES:
        with (gold / f"{file}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield file, row["id"], _kind(file, row), row["text"]


def _kind(file: str, row: dict[str, str]) -> str:
    if file == "clean":
        return EDITED
    if file in ("debris", "archive"):
        return SCRAPED
    by_hand = row.get("kind") == "human" or row.get("system", "").startswith(("Human", "ref"))
    return HUMAN if by_hand else MT


def hits(gold: Path) -> tuple[list[Hit], Counter[str]]:
    """All hits of all rules, and the number of words by kind of text."""
    rules = _rules()
    engine = Engine([rule for rule in rules if rule.state is not State.HOUSE], rules)
    found, words = [], Counter[str]()
    for file, id, kind, text in texts(gold):
        words[kind] += len(text.split())
        document = plain.read(id, text.replace("\0", " ").encode("utf-8", "replace"))
        found += [
            Hit(
                finding.rule, file, id, finding.span.start, _digest(document, *finding.span), kind,
                _passage(document, *finding.span), finding.message,
            )
            for finding in engine.check(document).findings
        ]  # fmt: skip
    return found, words


def _digest(document: Document, start: int, end: int) -> str:
    near = " ".join(document.text[max(0, start - NEAR) : end + NEAR].split())
    return sha256(near.encode()).hexdigest()[:12]


def _passage(document: Document, start: int, end: int) -> str:
    text = document.text
    shown = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end][:400]}⟧{text[end : end + AROUND]}"
    return shown.replace("\n", " ⏎ ")


def judgements() -> list[Judgement]:
    """What readers have said so far."""
    if not JUDGEMENTS.exists():
        return []
    with JUDGEMENTS.open(encoding="utf-8", newline="") as file:
        return [Judgement(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def draw(gold: Path, key: Path, most: int, seed: int, wanted: frozenset[str], *, again: bool) -> None:
    """Print hits for a reader and write down which they are."""
    counts = Counter((item.rule, item.digest) for item in judgements())
    judged = Counter(rule for rule, _ in counts)
    pools: dict[str, dict[str, Hit]] = defaultdict(dict)
    for hit in hits(gold)[0]:
        asked = not wanted or hit.rule in wanted or hit.rule.partition("/")[0] in wanted
        if asked and hit.kind != HUMAN and counts[hit.rule, hit.digest] == (1 if again else 0):
            pools[hit.rule].setdefault(hit.digest, hit)
    chance = random.Random(seed)
    drawn: list[Hit] = []
    for rule, pool in sorted(pools.items()):
        shuffled = chance.sample(list(pool.values()), len(pool))
        shuffled.sort(key=lambda hit: hit.kind != EDITED)
        drawn += shuffled[: most if again else max(0, most - judged[rule])]
    chance.shuffle(drawn)
    for number, hit in enumerate(drawn, 1):
        print(f"{number}. {hit.passage}\n   MESSAGE: {hit.message}\n")
    rows = [json.dumps([number, *hit[:5]], ensure_ascii=False) for number, hit in enumerate(drawn, 1)]
    key.write_text("\n".join(rows) + "\n", encoding="utf-8")


def keep(key: Path, verdicts: Path, reader: str) -> int:
    """Add a reader's verdicts to the data file; the number of lines that are no verdict."""
    places = {number: rest for number, *rest in map(json.loads, key.read_text(encoding="utf-8").splitlines())}
    known, bad = judgements(), 0
    for line in verdicts.read_text(encoding="utf-8").splitlines():
        number, verdict, why = [*line.split(maxsplit=2), "", "", ""][:3]
        place = places.get(int(number.rstrip(".")) if number.rstrip(".").isdigit() else -1)
        if place is None or verdict.lower() not in ("true", "false", "unsure"):
            print(f"no verdict: {line}", file=sys.stderr)
            bad += 1
            continue
        rule, file, id, start, digest = place
        why = " ".join(why.split())
        known.append(Judgement(rule, file, id, str(start), digest, verdict.lower(), reader, why))
    with JUDGEMENTS.open("w", encoding="utf-8", newline="") as out:
        out.write("\t".join(FIELDS) + "\n")
        out.writelines("\t".join(item) + "\n" for item in sorted(set(known)))
    return bad


def page(gold: Path) -> int:
    """Write the table, and print the rules that should not be on; their number."""
    found, words = hits(gold)
    made = {(hit.rule, hit.digest) for hit in found}
    said: dict[str, list[Judgement]] = defaultdict(list)
    for item in judgements():
        if (item.rule, item.digest) in made:
            said[item.rule].append(item)
    number = Counter((hit.rule, hit.kind) for hit in found)
    rules = _rules()
    head = (
        f"| rule | default | {' | '.join((EDITED, SCRAPED, MT, HUMAN))} | judged | true | false | share |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    )
    body = [_row(rule, number, words, said[rule.id]) for rule in rules if rule.state is not State.HOUSE]
    sums = ", ".join(f"{words[kind]:,} words of {kind} text" for kind in (EDITED, SCRAPED, MT, HUMAN))
    readers = Counter(item.reader for items in said.values() for item in items)
    intro = (
        f"Hits per 100,000 words: {sums}. {readers.total()} judgements by {len(readers)} readers. *unproven*: fewer "
        f"than {ENOUGH} judged hits. A share of fewer than 30 judged hits is an anecdote."
    )
    put(PAGE, "rules", "\n\n".join([intro, "\n".join((*head, *body)), *_disagreements(said)]))
    wrong = [rule.id for rule in rules if rule.state is State.ON and not _may_be_on(said[rule.id])]
    for rule_id in wrong:
        print(f"on by default and wrong too often: {rule_id}")
    return len(wrong)


def _row(rule: Rule, number: Counter[tuple[str, str]], words: Counter[str], said: list[Judgement]) -> str:
    rates = " | ".join(_rate(number[rule.id, kind], words[kind]) for kind in (EDITED, SCRAPED, MT, HUMAN))
    true, false = _count(said)
    share = "unproven" if true + false < ENOUGH else f"{true / (true + false):.2f}"
    shown = " | ".join(str(value) if value else "·" for value in (len(_settled(said)), true, false))
    return f"| {rule.id} | {rule.state.value} | {rates} | {shown} | {share} |"


def _rate(number: int, words: int) -> str:
    return f"{100_000 * number / words:.2f}" if number else "·"


def _settled(said: Iterable[Judgement]) -> dict[str, set[str]]:
    """The verdicts on each hit by its digest."""
    settled: dict[str, set[str]] = defaultdict(set)
    for item in said:
        settled[item.digest].add(item.verdict)
    return settled


def _count(said: Iterable[Judgement]) -> tuple[int, int]:
    """Hits that are true and that are false: false when any reader says so, neither when all are unsure."""
    settled = _settled(said).values()
    return sum("true" in item and "false" not in item for item in settled), sum("false" in item for item in settled)


def _may_be_on(said: list[Judgement]) -> bool:
    true, false = _count(said)
    if true + false >= ENOUGH:
        return true >= SHARE * (true + false)
    return not any(item.verdict == "false" and item.file == "clean" for item in said)


def _disagreements(said: dict[str, list[Judgement]]) -> list[str]:
    """A list of the hits on which readers differ."""
    lines = []
    twice = 0
    for rule, items in sorted(said.items()):
        for digest, verdicts in _settled(items).items():
            mine = [item for item in items if item.digest == digest]
            twice += len(mine) > 1
            if len(verdicts) > 1:
                views = "; ".join(f"{item.reader} {item.verdict}: {item.why}" for item in mine)
                lines.append(f"- {rule}, {mine[0].file} {mine[0].id}: {views}")
    if not twice:
        return []
    return [
        f"{twice} hits were read by two readers, who differ on {len(lines)}:",
        *(["\n".join(lines)] if lines else []),
    ]


def main() -> int:
    """Read the command line and do one of the three things."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(dest="task", required=True)
    task = tasks.add_parser("draw")
    task.add_argument("gold", type=Path)
    task.add_argument("key", type=Path)
    task.add_argument("--most", type=int, default=ENOUGH)
    task.add_argument("--seed", type=int, default=1)
    task.add_argument("--rule", action="append", default=[])
    task.add_argument("--again", action="store_true")
    task = tasks.add_parser("keep")
    task.add_argument("key", type=Path)
    task.add_argument("verdicts", type=Path)
    task.add_argument("reader")
    task = tasks.add_parser("page")
    task.add_argument("gold", type=Path)
    given = parser.parse_args()
    if given.task == "draw":
        draw(given.gold, given.key, given.most, given.seed, frozenset(given.rule), again=given.again)
        return 0
    if given.task == "keep":
        return 1 if keep(given.key, given.verdicts, given.reader) else 0
    return 1 if page(given.gold) else 0


if __name__ == "__main__":
    sys.exit(main())
