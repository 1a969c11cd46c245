"""Learn the weights of the line judge (`textlint.facts.line_judge`) from scraped articles and their hand-cut bodies.

    train_lines.py FOLDER [-o rules/lexicons/line_weights.tsv]

FOLDER holds `debris.jsonl` ({"doc", "variant", "text"}: one article as one scraper left it) and `debris_gold.jsonl`
({"doc", "url", "gold"}: its body, cut by hand); `clean.jsonl` ({"id", "text"}: articles without debris), when it is
there, adds lines that must stay. A line is debris when hardly any of its runs of four words is in the body, and kept
when most are; what lies between is left out.

First the documents are parted in two by their sites, and each part is judged by weights learned from the other: the
printed table is about sites that the weights have not seen (the choice of features has). Then the weights are learned
from all. Needs numpy; the result is the same in every run. How a feature reads as evidence is taken over from the old
table.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np

from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.facts.furniture import TABLE
from textlint.facts.lexicon import lexicon
from textlint.facts.line_judge import BIAS, sights
from textlint.facts.lines import units
from textlint.readers import plain

FOLDS = 2
WHOLE_PAGES = ("alltext", "html-text")  # nobody cleans menus line by line
RUN = 4  # words
IN_BODY, OUT_OF_BODY = 0.6, 0.1  # shares of a line's runs of words
LINES_OF_DOCUMENT = 40  # a text with more candidates than this counts as if it had this many
RIDGE = 2.0
ROUNDS = 30
WEAK = 0.25  # a feature that moves the log odds by less is left out
RARE = 8  # a feature shown by fewer documents gets no weight
THRESHOLDS = (1.0, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0, 4.0)

_WORD = re.compile(r"\w+")


class Example(NamedTuple):
    """A line outside the article."""

    document: str
    site: str
    variant: str
    text: str
    words: int
    features: tuple[str, ...]
    debris: bool


def examples(folder: Path) -> Iterator[Example]:
    """All labelled candidates of a folder."""
    rules = load()
    engine = Engine(select(rules), rules)
    bodies = {row["doc"]: row["gold"] for row in rows(folder / "debris_gold.jsonl")}
    sites = sites_of(folder)
    for row in rows(folder / "debris.jsonl"):
        if row["variant"] not in WHOLE_PAGES:
            known = runs_of_body(bodies[row["doc"]])
            for text, features in candidates(row["text"], engine):
                share = share_in(text, known)
                if share is not None and not OUT_OF_BODY < share < IN_BODY:
                    debris = share <= OUT_OF_BODY
                    site = sites[row["doc"]]
                    yield Example(row["doc"], site, row["variant"], text, len(text.split()), features, debris)
    clean = folder / "clean.jsonl"
    for row in rows(clean) if clean.is_file() else ():
        for text, features in candidates(row["text"], engine):
            yield Example(row["id"], sites.get(row["id"], row["id"]), "clean", text, len(text.split()), features, False)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def sites_of(folder: Path) -> dict[str, str]:
    """The site of each document: the last two parts of its host's name, or three when the last but one is short."""
    found = {}
    for row in rows(folder / "debris_gold.jsonl"):
        parts = (urlsplit(row["url"]).hostname or row["doc"]).split(".")
        found[row["doc"]] = ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) < 4 else parts[-2:])
    return found


def candidates(text: str, engine: Engine) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the judge looks at in a text."""
    document = plain.read("train", text.replace("\0", " ").encode("utf-8", "replace"))
    document.attach(TABLE, engine.table)
    for sight in sights(document):
        start, end = units(document)[sight.unit]
        yield document.text[start:end], sight.features


def runs_of_body(body: str) -> list[set[tuple[str, ...]]]:
    """The runs of 1, 2, … RUN words of a body."""
    words = _WORD.findall(body)
    return [set(zip(*(words[start:] for start in range(size)), strict=False)) for size in range(1, RUN + 1)]


def share_in(line: str, known: Sequence[set[tuple[str, ...]]]) -> float | None:
    """The share of a line's runs of words that the body holds; None for a line without words."""
    words = _WORD.findall(line)
    size = min(RUN, len(words))
    if not size:
        return None
    runs = list(zip(*(words[start:] for start in range(size)), strict=False))
    return sum(run in known[size - 1] for run in runs) / len(runs)


def learn(matrix: np.ndarray, debris: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Weights of a logistic model with a ridge, by Newton's method."""
    weights = np.zeros(matrix.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (importance * (debris - chance)) - ridge @ weights
        bend = (matrix.T * (importance * chance * (1 - chance))) @ matrix + ridge
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def table_of(found: Sequence[Example]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Feature names, the matrix of what shows what, labels, and how much each example counts."""
    shown: dict[str, set[str]] = {}
    sizes: dict[tuple[str, str], int] = {}
    for example in found:
        sizes[example.document, example.variant] = sizes.get((example.document, example.variant), 0) + 1
        for feature in example.features:
            shown.setdefault(feature, set()).add(example.document)
    names = sorted(name for name, documents in shown.items() if len(documents) >= RARE)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(found), len(names)))
    for number, example in enumerate(found):
        matrix[number, [column[feature] for feature in example.features if feature in column]] = 1
    counts = np.array([min(1.0, LINES_OF_DOCUMENT / sizes[item.document, item.variant]) for item in found])
    return names, matrix, np.array([float(item.debris) for item in found]), counts


def fold(site: str) -> int:
    """Which part the documents of a site belong to."""
    return hashlib.sha256(site.encode()).digest()[0] % FOLDS


def held_out_scores(found: Sequence[Example], matrix: np.ndarray, debris: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The log odds of each example by weights learned without its site and half of the others."""
    folds = np.array([fold(example.site) for example in found])
    scores = np.zeros(len(found))
    for number in range(FOLDS):
        rest = folds != number
        scores[~rest] = matrix[~rest] @ learn(matrix[rest], debris[rest], counts[rest])
    return scores


def report(found: Sequence[Example], scores: np.ndarray) -> Iterator[str]:
    """Precision and recall on unseen sites, by threshold."""
    words = np.array([example.words for example in found])
    debris = np.array([example.debris for example in found])
    clean = np.array([example.variant == "clean" for example in found])
    yield "threshold  lines flagged  lines right %  words right %  debris lines found %  debris words found %  in clean"
    for threshold in THRESHOLDS:
        flagged = scores > threshold
        right = flagged & debris
        yield (
            f"{threshold:9.2f}  {flagged.sum():13}  {100 * right.sum() / flagged.sum():13.1f}  "
            f"{100 * words[right].sum() / words[flagged].sum():13.1f}  {100 * right.sum() / debris.sum():20.1f}  "
            f"{100 * words[right].sum() / words[debris].sum():20.1f}  {(flagged & clean).sum():8}"
        )


def pruned(found: Sequence[Example]) -> list[Example]:
    """The examples without the features that decide little: what is left is a table that can be read."""
    while True:
        names, matrix, debris, counts = table_of(found)
        weights = learn(matrix, debris, counts)
        weak = {name for name, weight in zip(names, weights, strict=True) if abs(weight) < WEAK} - {BIAS}
        if not weak:
            return list(found)
        found = [item._replace(features=tuple(name for name in item.features if name not in weak)) for item in found]


def table_lines(found: Sequence[Example], folder: Path) -> Iterator[str]:
    """The table of weights, learned from all examples."""
    names, matrix, debris, counts = table_of(found)
    words = lexicon("line_weights").mapping("feature", "words")
    documents = len({item.document for item in found})
    yield "# Weights of the line judge: what a line outside the article shows, and how much that speaks for debris"
    yield "# weight: log odds; words: how a feature reads as evidence; without words it is weighed and not named"
    yield f"# source: {len(found)} lines outside the article in {documents} texts of debris.jsonl, debris_gold.jsonl"
    yield f"# source: and clean.jsonl in a folder named {folder.name}; no words of these texts are in here"
    yield "# licence: GPL-3.0-or-later (our own figures)"
    yield "# made by: scripts/train_lines.py"
    yield "feature\tweight\twords"
    for name, weight in zip(names, learn(matrix, debris, counts), strict=True):
        yield f"{name}\t{weight:.2f}\t{words.get(name, '') if weight > 0 else ''}".rstrip("\t")


def main() -> None:
    """Read the command line, print the table of held-out sites, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, help="where to write the weights; else nothing is written")
    given = parser.parse_args()
    found = pruned(list(examples(given.folder)))
    print(f"{len(found)} lines, {sum(item.debris for item in found)} of them debris")
    _, *table = table_of(found)
    print("\n".join(report(found, held_out_scores(found, *table))))
    if given.output:
        given.output.write_text("\n".join(table_lines(found, given.folder)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
