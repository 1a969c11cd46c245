"""Check every file of rules/lexicons: shape, order, duplicates, sizes, and what a list must not hold.

No source but the files themselves.

    python scripts/check_lexicons.py            # prints what is wrong; exit status 1 if anything is
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
MOST_BYTES = {"words.tsv": 300_000, "given_names.tsv": 150_000}
TAGS = "NSBZDPGJRF"
DICTIONARIES = ("cedict", "freedict", "languagetool", "mueller")  # of scripts/bilingual.py; `+` between several
BILINGUAL = {"hand", *("+".join(found) for size in (1, 2, 3) for found in combinations(DICTIONARIES, size))}
SOURCES = {  # what the column `source` may say, by file
    "calques.tsv": BILINGUAL,
    "country_adjectives.tsv": {"wordnet", "wordnet+hand", "hand"},
    "demonyms.tsv": {"wordnet", "wordnet+hand", "hand"},
    "false_friends.tsv": BILINGUAL,
    "mass_nouns.tsv": {"languagetool", "hand"},
    "organisation_heads.tsv": {"wordnet", "hand"},
    "reporting_verbs.tsv": {"wordnet", "hand"},
}

# Rows that a rule must never meet, by file: ordinary words, other people, participles that stand as nouns.
NEVER = {
    "lowercase_names.tsv": """march may august turkey china polish jordan chad guinea cuba
        mobile reading nice bath cork job mark
        bill will
    rose grace french swede dutch danish roman latin brazil panama java lima bologna cologne champagne bordeaux
    cheddar canary brussels scotch manila dalmatian siamese alsatian bermuda cashmere oxford cardigan sandwich
    mercury mars""",
    "given_names.tsv": "Will Mark Grace May Paris Jordan Bill Rose Chase Hope Faith Joy Dawn June April August Art Guy",
    "participle_nouns.tsv": "wounded beloved intended accused deceased departed betrothed injured disappeared",
    "mass_nouns.tsv": "damages aids armaments researches evidences militaries",
    "words.tsv": "london michael paris putin russia ukraine trump john",
    "exonyms.tsv": "Roma Rafa Medina Nice Gent Vienna Canton Geneva Moskva Riad Anvers Praga Batumi",
}


def table(file: Path) -> tuple[list[str], list[str], list[list[str]]]:
    """Comments, names of the columns, and cells of the rows."""
    lines = file.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("# ")]
    rest = lines[len(comments) :]
    return comments, rest[0].split("\t"), [line.split("\t") for line in rest[1:]]


def shape_faults(file: Path) -> Iterator[str]:
    """Bytes, comments, header, rows: what every lexicon must keep to."""
    raw = file.read_bytes()
    if len(raw) > MOST_BYTES.get(file.name, 150_000):
        yield f"{len(raw)} bytes are too many"
    if b"\r" in raw or b"\n\n" in raw or not raw.endswith(b"\n") or raw.startswith(b"\xef\xbb\xbf"):
        yield "carriage return, blank line, no newline at the end, or a byte order mark"
    comments, columns, rows = table(file)
    for word in ("source:", "licence:"):
        if not any(comment.startswith(f"# {word}") for comment in comments):
            yield f"no comment '# {word} …'"
    if not all(column.isascii() and column == column.lower() and " " not in column for column in columns):
        yield f"header {columns} is not lower_snake"
    keys = [cells[0] for cells in rows]
    if keys != sorted(keys, key=str.encode):
        yield "not sorted by the first column"
    if len(set(keys)) != len(keys):
        yield f"twice: {sorted({key for key in keys if keys.count(key) > 1})}"
    for cells in rows:
        if len(cells) > len(columns) or not cells[0] or any(cell != cell.strip() for cell in cells) or not cells[-1]:
            yield f"row {cells}: too many cells, an empty first or last one, or blanks around one"


def content_faults(file: Path) -> Iterator[str]:
    """What this one lexicon must not say."""
    _, columns, rows = table(file)
    keys = {cells[0] for cells in rows}
    if bad := keys & set(NEVER.get(file.name, "").split()):
        yield f"must not hold {sorted(bad)}"
    if file.name in SOURCES:
        at = columns.index("source")
        if odd := [cells[0] for cells in rows if not {*cells[at:]} & SOURCES[file.name]]:
            yield f"no known source: {odd}"
    if file.name == "words.tsv":
        for word, tags in rows:
            if not (word.isascii() and word.isalpha() and word.islower()) or list(tags) != sorted(
                set(tags), key=TAGS.index
            ):
                yield f"{word} {tags}: not a lower-case word with tags in the order {TAGS}"
    if file.name == "lowercase_names.tsv":
        words = {cells[0] for cells in table(LEXICONS / "words.tsv")[2]}
        if bad := keys & words:
            yield f"English words: {sorted(bad)}"
        for lower, name in rows:
            if lower != name.lower() or lower == name:
                yield f"{lower}: is not {name} in lower case"
    for column in ("variants", "given", "keep_when"):
        if column in columns:
            at = columns.index(column)
            for cells in rows:
                parts = cells[at].split("|") if len(cells) > at and cells[at] else []
                if "" in parts or len(set(parts)) != len(parts) or cells[0] in parts:
                    yield f"{cells[0]}: {column} has an empty or double part, or the name itself"


def main() -> int:
    """Print the faults of all lexicons and, where there are none, their sizes."""
    found = []
    for file in sorted(LEXICONS.glob("*.tsv")):
        faults = [*shape_faults(file), *content_faults(file)]
        found += [f"{file.name}: {fault}" for fault in faults]
        print(f"{file.name}\t{len(table(file)[2])} rows\t{file.stat().st_size} bytes\t{len(faults)} faults")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
