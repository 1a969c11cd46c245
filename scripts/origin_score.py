"""How often the estimate of the source language is right, on texts whose source is known.

    origin_score.py FOLDER [--no-habits] [--show]    FOLDER has contrast.jsonl, mqm.jsonl, mqm-bio.jsonl, clean.jsonl

Prints a row for each source: texts, then what was said of them. A text counts as `right` when its language is among
those the estimate names; `--show` lists the estimates of edited English news and the wrong ones, with their signs.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from textlint.core.source_language import SourceLanguage
from textlint.engine import source_language as estimator
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.readers import plain

BY_PEOPLE = re.compile("Human|ref")  # systems of the sets that are translators


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """What each text is (language, kind, set), its id and the text itself."""
    for name in ("clean", "contrast", "mqm", "mqm-bio"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                yield label(name, row), row["id"], row["text"].replace("\0", " ")


def label(name: str, row: dict[str, str]) -> str:
    """`ru, machine` and the like: the language a text was written in, and who translated it."""
    if name == "clean":
        return "en, edited news"
    corpus = row["corpus"].removeprefix("bio-")
    language = "zh" if name == "mqm" else corpus[:2]
    by = "people" if BY_PEOPLE.match(row["system"]) else "machine"
    return f"{language}, {'abstracts' if name == 'mqm-bio' else 'news'}, {by}"


def estimate(engine: Engine, text: str) -> SourceLanguage | None:
    """What textlint says of a text, in the default profile."""
    document = plain.read("gold", text.encode("utf-8", "replace"))
    return estimator.source_language(document, engine.check(document).findings)


def signs(found: SourceLanguage) -> str:
    """The evidence on one line."""
    return "; ".join(f"{sign.name} “{sign.words}” {'|'.join(sign.languages)}" for sign in found.signs)


def main() -> None:
    """Read the command line, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-habits", action="store_true", help="leave the phrases out: findings only")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    if given.no_habits:
        estimator.HABIT = 0.0
    rules = load()
    engine = Engine(select(rules), rules)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for what, name, text in texts(given.folder):
        found = estimate(engine, text)
        language = what[:2]
        said[what]["texts"] += 1
        if found is None:
            said[what]["none"] += 1
            continue
        verdict = "right" if language in found.languages else "wrong"
        said[what][verdict] += 1
        said[what][f"{verdict}, likely"] += found.is_likely
        said[what][f"= {'/'.join(sorted(found.languages))}"] += 1
        if given.show and verdict == "wrong":
            print(f"{what} | {name} | {found.named}, {found.confidence}, {found.weight:g} | {signs(found)}")
    print("| source | texts | no estimate | right | wrong | likely: right | likely: wrong | said |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for what, counts in sorted(said.items()):
        named = ", ".join(f"{key[2:]} {number}" for key, number in counts.most_common() if key.startswith("= "))
        keys = ("texts", "none", "right", "wrong", "right, likely", "wrong, likely")
        print(f"| {what} | {' | '.join(str(counts[key] or '·') for key in keys)} | {named} |")


if __name__ == "__main__":
    main()
