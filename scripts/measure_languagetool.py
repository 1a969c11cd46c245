"""Which rules of LanguageTool are heard unasked, from what blind readers said of their hits on clean news.

    python scripts/measure_languagetool.py draw clean.jsonl URL OUT.jsonl   # up to ten hits a rule, for a reader
    python scripts/measure_languagetool.py keep OUT.jsonl VERDICTS READER   # into docs/judgements_languagetool.tsv
    python scripts/measure_languagetool.py table                  # writes rules/lexicons/languagetool_rules.tsv

`draw` asks a server (URL, without v2) about every text as it stands, without our vetoes: `clean.jsonl` is your own
corpus of edited news, JSON lines with `id` and `text`. OUT.jsonl has `n`, `passage`, `message`, `suggest` for
the reader, and OUT.key.jsonl what the reader must not see. VERDICTS has lines of n, verdict
(true, false, unsure) and a reason, parted by tabs. The speller and the categories that are a matter of style are not
drawn.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from textlint.facts.lexicon import lexicon
from textlint.languagetool.client import Client
from textlint.languagetool.passages import shown

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "docs" / "judgements_languagetool.tsv"
TABLE = ROOT / "rules" / "lexicons" / "languagetool_rules.tsv"
EACH, AROUND = 10, 220  # hits of a rule; code points round a hit
LIMIT = 0.9  # share of right hits of a rule that is heard
SPELLER = "MORFOLOGIK"
# What no share decides: rules that see more than a paragraph, and rules about names.
ACROSS = """EN_CONSISTENT_APOS EN_REPEATEDWORDS EN_WORD_COHERENCY ENGLISH_WORD_REPEAT_BEGINNING_RULE REP_PASSIVE_VOICE
    REP_THANK_YOU_FOR TOO_LONG_PARAGRAPH PARAGRAPH_REPEAT_BEGINNING_RULE""".split()
NAMES = "EN_DIACRITICS_REPLACE* EN_MULTITOKEN_SPELLING* EN_SIMPLE_REPLACE* EN_SPECIFIC_CASE* JONG_UN".split()
# Heard although readers found its raw hits wrong: what the document's own direct speech explains is dropped here.
VETOED = {"EN_UNPAIRED_QUOTES": "raw; here only marks that direct speech leaves without a partner are heard"}
HEAD = """\
# Rules of LanguageTool 6.6 that were looked at, and whether they are heard unasked; a rule that is not here is
# rule: LanguageTool's id, * for any ending; state: on, off; hits: raw, in 338,400 words of edited English news
# judged, true: verdicts of readers who saw passage and message only, kept in docs/judgements_languagetool.tsv
# on: at least 0.9 of the judged are true; names and what looks across paragraphs are off whatever their share
# source: this project
# licence: GPL-3.0-or-later
# made by: scripts/measure_languagetool.py
rule\tstate\thits\tjudged\ttrue\treason
"""


def draw(corpus: Path, url: str, out: Path) -> None:
    """Write the passages for a reader, and the key."""
    texts = {row["id"]: row["text"] for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines())}
    found = defaultdict(list)
    style = {row[0] for row in lexicon("languagetool_categories").rows if row[1] == "style"}
    client = Client(url, "en-US", 600, picky=False, enabled=(), disabled=())
    for name, text in texts.items():
        for match in client.matches(shown(text)):
            if not match.rule.startswith(SPELLER) and match.category not in style:
                found[match.rule].append((name, match))
    random.seed(7)
    drawn = [(rule, *hit, len(hits)) for rule, hits in sorted(found.items()) for hit in sample(hits)]
    random.shuffle(drawn)
    with out.open("w", encoding="utf-8") as passages, out.with_suffix(".key.jsonl").open("w", encoding="utf-8") as key:
        for number, (rule, name, match, hits) in enumerate(drawn):
            text = texts[name]
            start = max(text.rfind("\n", 0, match.start) + 1, match.start - AROUND)
            end = min(text.find("\n", match.end) % (len(text) + 1), match.end + AROUND)
            marked = f"{text[start : match.start]}⟦{text[match.start : match.end]}⟧{text[match.end : end]}"
            shown_to_reader = {"n": number, "passage": marked, "message": match.message}
            passages.write(
                json.dumps({**shown_to_reader, "suggest": match.replacements[:2]}, ensure_ascii=False) + "\n"
            )
            key.write(json.dumps({"rule": rule, "id": name, "start": match.start, "hits": hits}) + "\n")


def sample(hits: list) -> list:
    """Up to ten of them, at random."""
    return random.sample(hits, min(EACH, len(hits)))


def keep(out: Path, verdicts: Path, reader: str) -> None:
    """Add a reader's verdicts to those that are kept."""
    key = [json.loads(line) for line in out.with_suffix(".key.jsonl").read_text(encoding="utf-8").splitlines()]
    said = [line.split("\t") for line in verdicts.read_text(encoding="utf-8").splitlines()]
    new = [
        "\t".join((row["rule"], str(row["hits"]), row["id"], str(row["start"]), verdict, reader, why))
        for number, verdict, why in said
        for row in [key[int(number)]]
    ]
    head, *old = JUDGED.read_text(encoding="utf-8").splitlines()
    JUDGED.write_text("\n".join((head, *sorted({*old, *new}), "")), encoding="utf-8")


def rows() -> Iterator[tuple[str, ...]]:
    """The table's rows: what is off whatever its share, then every rule that was judged."""
    for rule in ACROSS:
        yield rule, "off", "", "", "", "looks across paragraphs, and is shown one at a time"
    for rule in NAMES:
        yield rule, "off", "", "", "", "names: a name is not wrong because a table has another form"
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    hits = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]:
        rule, number, _id, _start, verdict, _reader, _why = line.split("\t")
        verdicts[rule][verdict] += 1
        hits[rule] = number
    for rule, said in verdicts.items():
        if rule in ACROSS or any(rule.startswith(name.rstrip("*")) for name in NAMES):
            continue
        judged = said["true"] + said["false"]
        state = "on" if rule in VETOED or said["true"] >= LIMIT * judged else "off"
        reason = VETOED.get(rule, "" if state == "on" else f"{said['true']} of {judged} judged hits were right")
        yield rule, state, hits[rule], str(judged), str(said["true"]), reason


def main() -> None:
    """Do what the first argument says."""
    match sys.argv[1:]:
        case ["draw", corpus, url, out]:
            draw(Path(corpus), url, Path(out))
        case ["keep", out, verdicts, reader]:
            keep(Path(out), Path(verdicts), reader)
        case ["table"]:
            TABLE.write_text(
                HEAD + "".join("\t".join(row).rstrip("\t") + "\n" for row in sorted(rows())), encoding="utf-8"
            )
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
