"""Compare what textlint, jusText and the C4 line rule do to scraped articles with known bodies: one table.

    compare_debris.py FOLDER [-o TABLE.md]

FOLDER holds a scorer, `score.py`, with its yardsticks `debris.jsonl`, `debris_gold.jsonl` and `snippets.jsonl`. The
texts are cleaned here, the scorer only measures. The methods:

- nothing: the texts as they were scraped
- safe, unsafe: the fixes of `textlint fix`, without and with `--unsafe`
- unsafe, held out: the same, but the weights of the line judge are learned from that half of the sites to which a text
  does not belong; `debris.jsonl` only. What new texts will show is nearer to this line than to the one above
- jusText: each line as a paragraph (J. Pomikálek, Removing Boilerplate and Duplicate Content from Web Corpora, 2011)
- C4: only lines of at least 5 words that end in a terminal punctuation mark stay, the line rule of the corpus C4
  (C. Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, 2.2)

A share of the way is how far F1 came from where it was to where a perfect choice of lines would bring it. Needs numpy,
jusText and lxml_html_clean (`pip install '.[bench]'`), which nothing that ships needs.
"""

import argparse
import html
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import justext
from gold import read
from train_lines import Example, examples, fold, learn, pruned, rows, sites_of, table_of

from textlint.core import Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.facts import line_judge
from textlint.fixes.settle import settle
from textlint.readers import plain

# F1 when the lines of which most words are in the body stay, and no others: measured once on the development half.
PERFECT = {"ARTICLE-LIKE": 0.969, "ptags": 0.970, "article": 0.982}
C4_WORDS = 5
C4_ENDS = (".", "!", "?", '"', "”")
FEW = 30  # fewer items make an anecdote

Clean = Callable[[str, str], str]  # id of the text, text -> what is left


class Textlint:
    """The fixes of a level; with a folder, by weights that the text's half of the sites had no part in."""

    def __init__(self, safety: Safety, folder: Path | None = None) -> None:
        rules = load()
        self._engine, self._safety = Engine(select(rules), rules), safety
        self._sites, self._parts = ({}, {}) if folder is None else (sites_of(folder), weights_by_part(folder))

    def __call__(self, name: str, text: str) -> str:
        """The text when all fixes are made."""
        document = read(text)
        if not self._parts:
            return settle(document, self._engine, self._safety, lambda raw: plain.read("gold", raw)).document.text
        table = self._parts[fold(self._sites[name.partition("/")[0]])]
        with patch.object(line_judge, "_weights", lambda: table):
            return settle(document, self._engine, self._safety, lambda raw: plain.read("gold", raw)).document.text


def weights_by_part(folder: Path) -> dict[int, dict[str, tuple[float, str]]]:
    """For each part of the sites the weights that the other part taught."""
    found = list(examples(folder))
    parts = {fold(example.site) for example in found}
    return {part: weights_of([example for example in found if fold(example.site) != part]) for part in parts}


def weights_of(found: list[Example]) -> dict[str, tuple[float, str]]:
    """The weights that some lines teach, in the form in which the judge keeps them."""
    names, matrix, debris, counts = table_of(pruned(found))
    return {name: (float(weight), "") for name, weight in zip(names, learn(matrix, debris, counts), strict=True)}


def by_justext(_: str, text: str) -> str:
    """The lines that jusText calls good, each seen as a paragraph of a page."""
    lines = [line for line in text.split("\n") if line.strip()]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    found = justext.justext(
        f"<html><body>{page}</body></html>".encode(), justext.get_stoplist("English"), encoding="utf-8"
    )
    if len(found) != len(lines):
        return text  # a line without a word in it is no paragraph to jusText: nothing is certain then
    return "\n".join(line for line, paragraph in zip(lines, found, strict=True) if not paragraph.is_boilerplate)


def by_c4(_: str, text: str) -> str:
    """The lines that the line rule of C4 keeps."""
    lines = (line.rstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line.endswith(C4_ENDS) and len(line.split()) >= C4_WORDS)


def measure(folder: Path, yardstick: str, clean: Clean | None) -> dict[str, object]:
    """What the scorer says of the cleaned texts of a yardstick."""
    with tempfile.TemporaryDirectory() as scratch:
        answers, figures = Path(scratch) / "answers.jsonl", Path(scratch) / "figures.json"
        with answers.open("w", encoding="utf-8") as file:
            for row in rows(folder / f"{yardstick}.jsonl"):
                fixed = row["text"] if clean is None else clean(row["id"], row["text"])
                print(json.dumps({"id": row["id"], "findings": [], "fixed": fixed}), file=file)
        call = [sys.executable, folder / "score.py", yardstick, "--use", answers, "--json", figures]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        found: dict[str, object] = json.loads(figures.read_text(encoding="utf-8"))[yardstick]
        return found


def debris_cells(figures: dict[str, dict[str, float]]) -> Iterator[str]:
    """F1, share of the way, share of the body lost, for each of the three kinds of text."""
    for variant, perfect in PERFECT.items():
        row = figures[variant]
        way = 100 * (row["f1_after"] - row["f1_before"]) / (perfect - row["f1_before"])
        yield f"{row['f1_after']:.3f} / {way:.1f} % / {row['gold_words_lost_pct']:.2f} %"


def snippet_cells(row: dict[str, float]) -> Iterator[str]:
    """How many of the unwanted snippets went, and how many of the wanted ones."""
    yield f"{row['removed_pct']:.1f} %"
    yield f"{round(row['lost_pct'] * row['to_keep'] / 100)}"


def table(folder: Path) -> Iterator[str]:
    """The table, a line at a time."""
    methods: dict[str, Clean | None] = {
        "nothing": None,
        "textlint, safe": Textlint(Safety.SAFE),
        "textlint, unsafe": Textlint(Safety.UNSAFE),
        "textlint, unsafe, held out": Textlint(Safety.UNSAFE, folder),
        "jusText": by_justext,
        "C4 line rule": by_c4,
    }
    debris, snippets = measure(folder, "debris", None), measure(folder, "snippets", None)
    counts = [f"{name} (n = {debris[name]['docs']} texts{few(debris[name]['docs'])})" for name in PERFECT]
    wanted = f"snippets gone (n = {snippets['to_remove']}{few(snippets['to_remove'])})"
    lost = f"wanted ones lost (n = {snippets['to_keep']}{few(snippets['to_keep'])})"
    yield "| " + " | ".join(["method", *counts, wanted, lost]) + " |"
    yield "| --- " * (len(counts) + 3) + "|"
    for name, clean in methods.items():
        cells = list(debris_cells(measure(folder, "debris", clean)))
        held_out = name.endswith("held out")
        cells += ["·", "·"] if held_out else snippet_cells(measure(folder, "snippets", clean))
        yield "| " + " | ".join([name, *cells]) + " |"


def few(count: int) -> str:
    """A warning after a count that is too small to say much."""
    return ", an anecdote" if count < FEW else ""


def main() -> None:
    """Read the command line, print the table and, when asked to, write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, help="where to write the table too")
    given = parser.parse_args()
    lines = []
    for line in table(given.folder.resolve()):
        print(line, flush=True)
        lines.append(line)
    if given.output:
        given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
