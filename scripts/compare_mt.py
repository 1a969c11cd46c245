"""Compare what textlint and LanguageTool find in machine translations: two tables.

    compare_mt.py FOLDER [--languagetool URL|kept] [--write]

FOLDER holds a scorer, `score.py`, with its yardsticks `mqm`, `mqm-bio` (errors marked by professional linguists) and
`contrast` (human and machine translations of the same articles), and in `adapters/` a client for a LanguageTool server.
Without a URL there are no lines for LanguageTool, nor for textlint with `--languagetool local`, which must be installed
(`textlint languagetool install`). With `kept` LanguageTool's own lines are those that stand on the page: they change
only with its version. `--write` puts the tables into the part `translations` of docs/accuracy.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from page_part import put

ROOT = Path(__file__).parents[1]
KEPT = "kept"
PAGE = ROOT / "docs" / "accuracy.md"
FAMILIES = "^(translation|grammar|entity)/"
Figures = dict[str, dict[str, float]]


def methods(folder: Path, url: str | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of what is compared, and what the scorer is to be told."""
    adapter = f"{sys.executable} {ROOT / 'scripts' / 'gold.py'} adapter"
    yield "textlint", ("--cmd", adapter)
    yield "textlint, translation, grammar and entity only", ("--cmd", adapter, "--rule", FAMILIES)
    if url:
        command = f"{sys.executable} {folder / 'adapters' / 'textlint.py'} {Path(sys.executable).with_name('textlint')}"
        yield "textlint with LanguageTool", ("--cmd", f"{command} --languagetool local")
    if url and url != KEPT:
        client = f"{sys.executable} {folder / 'adapters' / 'languagetool.py'} --url {url}"
        yield "LanguageTool 6.6", ("--cmd", client)
        yield "LanguageTool 6.6 without its speller", ("--cmd", f"{client} --no-spelling")


def measure(folder: Path, yardstick: str, told: tuple[str, ...]) -> Figures:
    """What the scorer says when told what to run."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "figures.json"
        call = [sys.executable, folder / "score.py", yardstick, *told, "--json", out]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        found: Figures = json.loads(out.read_text(encoding="utf-8"))[yardstick]
        return found


def tables(folder: Path, url: str | None) -> Iterator[str]:
    """Both tables, a line at a time."""
    runs = list(methods(folder, url))
    theirs = [row for row in PAGE.read_text(encoding="utf-8").splitlines() if row.startswith("| LanguageTool 6.6")]
    yield "| method | yardstick | visible errors found | of those two marked | flags | touch an error | by chance |"
    yield "| --- | --- | --: | --: | --: | --: | --: |"
    for yardstick in ("mqm", "mqm-bio"):
        for name, told in runs:
            yield _mqm_row(name, yardstick, measure(folder, yardstick, told))
        if url == KEPT:
            yield from (row for row in theirs if f"| {yardstick} |" in row)
    yield ""
    yield "| method | set | articles | flags per 1,000 words, human | machine | machine : human | AUC |"
    yield "| --- | --- | --: | --: | --: | --: | --: |"
    for name, told in runs:
        for part, row in measure(folder, "contrast", told).items():
            ratio = row["mt_per_1000"] / row["human_per_1000"] if row["human_per_1000"] else float("nan")
            rates = f"{row['human_per_1000']:.1f} | {row['mt_per_1000']:.1f} | {ratio:.1f} | {row['auc']:.2f}"
            yield f"| {name} | {part} | {row['docs']:.0f} | {rates} |"
    if url == KEPT:
        yield from (row for row in theirs if "| mqm" not in row)


def _mqm_row(name: str, yardstick: str, found: Figures) -> str:
    plain: dict[str, float] = {key: value for key, value in found.items() if not isinstance(value, dict)}
    visible = f"{plain['visible_recall_pct']:.1f} % of {plain['visible_spans']:,.0f}"
    agreed = f"{plain['agreed_recall_pct']:.1f} % of {plain['agreed_spans']:,.0f}"
    touch = f"{plain['precision_any_pct']:.1f} % | {plain['chance_any_pct']:.1f} %"
    return f"| {name} | {yardstick} | {visible} | {agreed} | {plain['flags']:,.0f} | {touch} |"


def main() -> None:
    """Read the command line, print the tables and, when asked to, write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languagetool", metavar="URL")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    lines = []
    for line in tables(given.folder.resolve(), given.languagetool):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        put(PAGE, "translations", "\n".join(lines))


if __name__ == "__main__":
    main()
