"""Write docs/rules/: a page for every rule, made from its file, and an index; docs/styles.md and docs/coverage.md;
the keys in docs/configuration.md, and docs/textlint.schema.json.

make_docs.py [--check]    with --check: write nothing, exit status 1 when a page is not what it should be
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from textlint.config.meanings import MEANINGS, Meaning
from textlint.config.schema import schema
from textlint.core import Rule
from textlint.core.house import KINDS, Entry, House
from textlint.core.rule_page import page
from textlint.engine.load import load
from textlint.facts.house import house_style, style_names

ROOT = Path(__file__).parents[1]

FOLDER = ROOT / "docs"
CONFIGURATION = FOLDER / "configuration.md"
MADE = "<!-- Made from textlint/config/meanings.py by `make docs`, to the end of the page. -->"
COVERAGE = FOLDER / "coverage.tsv"  # pattern, wrong, right, rules, reason; written by hand
ORIGINALS = {  # the letters a pattern's name begins with, and the languages whose translations show it
    "X": "Any language",
    "ES": "Spanish and Portuguese",
    "AR": "Arabic",
    "FA": "Persian",
    "RU": "Russian and Ukrainian",
    "ZH": "Chinese",
    "JA": "Japanese",
    "KO": "Korean",
    "TR": "Turkish",
    "DE": "German",
    "FR": "French",
    "IT": "Italian",
    "PL": "Polish",
    "ID": "Indonesian",
    "HI": "Hindi and English of South Asia",
    "more": "Found in machine translations by ourselves",
}
FAMILIES = {
    "boilerplate": "Lines and embeds that belong to the page and not to the article",
    "markup": "Tags, entities and code left in the text",
    "mojibake": "Encoding damage, invisible and look-alike characters",
    "structure": "Titles, paragraphs and their order",
    "typography": "Spaces, marks, quotation marks, numbers",
    "translation": "What machine translation does to sentences",
    "grammar": "Slips that translation engines and editing leave",
    "entity": "Names of people, places and organisations",
    "readability": "Prose that is hard to read; off until asked for, or with `--max-grade`",
    "style": "What a house style does not print; only with `--style`",
    "suppression": "Comments that suppress findings: [how to write them](../suppressions.md)",
}


def pages() -> Mapping[Path, str]:
    """All pages by their place under docs/."""
    rules = load()
    made = {Path("rules", f"{rule.id}.md"): _edit_note(rule) + page(rule) + "\n" for rule in rules}
    made[Path("rules", "index.md")] = index(rules)
    return {
        **made,
        Path("styles.md"): styles(),
        Path("coverage.md"): coverage(patterns(), rules),
        Path("configuration.md"): configuration(),
        Path("textlint.schema.json"): json.dumps(schema(), ensure_ascii=False, indent=2) + "\n",
    }


def configuration() -> str:
    """The page on configuration: what is written by hand, and then the keys."""
    written, mark, _ = CONFIGURATION.read_text(encoding="utf-8").partition(f"{MADE}\n")
    tables = [name for name in MEANINGS if any(other.startswith(f"{name}.") for other in MEANINGS)]
    parts = [written + mark.rstrip(), *(_key(name) for name in MEANINGS if "." not in name)]
    for table in tables:
        head = [f"### Keys of `{table}`", "", "| key | meaning | default | example |", "| --- | --- | --- | --- |"]
        inner = (name.partition(".")[2] for name in MEANINGS if name.startswith(f"{table}."))
        parts.append("\n".join((*head, *(_key_row(key, MEANINGS[f"{table}.{key}"]) for key in inner))))
    return "\n\n".join(parts) + "\n"


def _key(name: str) -> str:
    meaning = MEANINGS[name]
    default = f" Default: {_code(meaning.default)}." if meaning.default else ""
    return f"### `{name}`\n\n{meaning.text}{default}\n\n```toml\n{name} = {meaning.example}\n```"


def _key_row(key: str, meaning: Meaning) -> str:
    return f"| `{key}` | {meaning.text} | {_code(meaning.default)} | `{key} = {meaning.example}` |"


def _code(default: str) -> str:
    return f"`{default}`" if default.startswith('"') else default


class Pattern(NamedTuple):
    """A documented way in which translations go wrong."""

    name: str  # letters for the language of the original and a number; `more` for those we found
    wrong: str
    right: str
    rules: tuple[str, ...]
    reason: str  # why there is no rule, or what the rules leave out; may be empty


def patterns() -> tuple[Pattern, ...]:
    """The rows of docs/coverage.tsv."""
    _, *lines = COVERAGE.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    return tuple(
        Pattern(name, wrong, right, tuple(filter(None, rules.split(", "))), reason)
        for name, wrong, right, rules, reason in cells
    )


def coverage(rows: Sequence[Pattern], rules: Sequence[Rule]) -> str:
    """The page that says of every documented pattern which rules see it, or why none does.

    Raises:
        KeyError: a row names a rule that there is not, or its letters are not in `ORIGINALS`.
    """
    states = {rule.id: rule.state.value for rule in rules}
    known = [row for row in rows if row.name != "more"]
    seen = [row for row in known if any(states[rule] == "on" for rule in row.rules)]
    style = [row for row in known if row.rules and row not in seen]
    parts = [
        "<!-- Made from docs/coverage.tsv and the rules by `make docs`. -->",
        "# Patterns of translation errors",
        f"{len(known)} documented patterns: {len(seen)} have a rule that is on, {len(style)} have rules of style or "
        f"rules that are off, {len(known) - len(seen) - len(style)} are left out, with the reason. *on*, *style* and "
        "*off* are explained in the [list of rules](rules/index.md). A rule sees what can be told with high precision, "
        "which may be less than the pattern; the note says what it leaves.",
    ]
    for letters, title in ORIGINALS.items():
        mine = [row for row in rows if row.name.rstrip("0123456789") == letters]
        table = ["| pattern | wrong → right | rules | note |", "| --- | --- | --- | --- |"]
        parts += [f"## {title}", "\n".join([*table, *(_pattern_row(row, states) for row in mine)])]
    if len(rows) != sum(row.name.rstrip("0123456789") in ORIGINALS for row in rows):
        raise KeyError("a pattern's letters are not among ORIGINALS")
    return "\n\n".join(parts) + "\n"


def _pattern_row(row: Pattern, states: Mapping[str, str]) -> str:
    rules = "<br>".join(f"[{rule}](rules/{rule}.md) {states[rule]}" for rule in row.rules) or "left out"
    name = "" if row.name == "more" else row.name
    return f"| {name} | {row.wrong} → {row.right} | {rules} | {row.reason} |"


def index(rules: tuple[Rule, ...]) -> str:
    """The list of all rules by family."""
    parts = [
        "# Rules",
        f"{len(rules)} rules. *on*: runs unasked; *style*: only in the profile `full`; *house*: only when a house "
        "style is set; *off*: only when selected by its id. The fix says how far a rule's own change can be "
        "trusted: *safe* ones are applied by `textlint fix`, *unsafe* ones with `--unsafe`, a *suggest* is for a "
        "person to choose.",
    ]
    for family, title in FAMILIES.items():
        mine = [rule for rule in rules if rule.family == family]
        if mine:
            table = ["| rule | default | fix | what it reports |", "| --- | --- | --- | --- |", *map(_row, mine)]
            parts += [f"## {family}", f"{title}.", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


def styles() -> str:
    """What each house style prints, with its source; of spelling only how many words."""
    houses = [house_style(name) for name in style_names()]
    parts = [
        "<!-- Made from rules/styles/ by `make docs`. -->",
        "# House styles",
        "What `--style NAME` asks for. Without a style none of it is a defect; two forms of one thing in an\n"
        "article may be. Only what is publicly known of a style is here; where a style leaves a choice open, or\n"
        "nobody outside knows, there is no row. Spellings are not listed one by one: they are in the tables.",
    ]
    for house in houses:
        parts += [f"## {house.title}: `--style {house.name}`", _based_on(house), *_tables(house)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _based_on(house: House) -> str:
    number = sum(entry.kind == "spelling" for entry in house.entries)
    table = f"[rules/styles/{house.name}.tsv](../rules/styles/{house.name}.tsv)"
    return f"{len(house.entries)} rows, {number} of them spellings: {table} and what that is based on."


def _tables(house: House) -> Iterator[str]:
    for kind, title in KINDS.items():
        entries = [entry for entry in house.entries if entry.kind == kind and kind != "spelling"]
        if entries:
            head = ["| prints | not | advice from |", "| --- | --- | --- |"]
            yield f"### {title}"
            yield "\n".join([*head, *(_choice_row(entry) for entry in entries)])


def _choice_row(entry: Entry) -> str:
    form = f"{entry.name.replace('_', ' ')}: {entry.form}" if entry.kind == "choice" else entry.form
    return f"| {form} | {', '.join(entry.variants)} | {entry.source} |"


def _row(rule: Rule) -> str:
    summary = rule.summary.replace("|", "\\|").replace("<", "&lt;")
    return f"| [{rule.id}]({rule.id}.md) | {rule.state.value} | {rule.safety.name.lower()} | {summary} |"


def _edit_note(rule: Rule) -> str:
    name = Path(rule.path).relative_to(ROOT / "rules").as_posix()
    return f"<!-- Made from rules/{name} by `make docs`. -->\n\n"


def main() -> int:
    """Write the pages, or compare them with what is there."""
    made = pages()
    made_elsewhere = [path for path in made if path.parts[0] != "rules" and (FOLDER / path).exists()]
    there = {path.relative_to(FOLDER) for path in (FOLDER / "rules").rglob("*.md")} | set(made_elsewhere)
    old = {path: (FOLDER / path).read_text(encoding="utf-8") for path in there}
    stale = [path for path, text in made.items() if old.get(path) != text]
    left = sorted(there - set(made))
    if "--check" in sys.argv[1:]:
        for path in (*stale, *left):
            print(f"docs/{path.as_posix()} is not what `make docs` writes")
        return 1 if stale or left else 0
    for path in stale:
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_text(made[path], encoding="utf-8")
    for path in left:
        (FOLDER / path).unlink()
    print(f"{len(made)} pages, {len(stale)} written, {len(left)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
