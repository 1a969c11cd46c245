"""What a folder of articles is like: for the configuration that `textlint init` suggests."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from textlint.batch.files import check_paths
from textlint.batch.walk import Skipped, walk
from textlint.config.settings import Settings
from textlint.readers import FRONT_MATTER, Options, formats, needs_fields, reader, suffixes
from textlint.readers.within.front_matter import fields

SAMPLE = 200  # files that the rules look at
PROSE = 4  # words of a field that is prose
OFTEN = 0.2  # share of the files with a head that have a field worth naming
LARGE = 1 << 20  # bytes; the head of a larger file is not looked for
MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd"))
GENERATORS = {  # name -> files that tell it, and the folder it writes
    "Hugo": (("hugo.toml", "hugo.yaml", "hugo.json", "config/_default", "archetypes"), "public/"),
    "Jekyll": (("_config.yml", "_config.yaml", "_posts"), "_site/"),
    "Eleventy": ((".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"), "_site/"),
}


class Survey(NamedTuple):
    """What there is."""

    articles: Counter[str]  # files that are read, by suffix
    data: Counter[str]  # files that would be read if fields of them were named, by suffix
    generator: str | None  # of sites, whose sources these are
    output: str | None  # the folder it writes, if it is there
    heads: int  # files of the sample with front matter
    fields: Counter[str]  # how many of them have a field that is prose and not read unasked
    sample: int  # files that the rules have looked at
    findings: Counter[str]  # by rule
    files: Counter[str]  # with findings of a rule


def survey(folder: Path, jobs: int = 1) -> Survey:
    """Look at the articles of a folder; the rules look at a sample of them, spread over all."""
    found = list(walk([str(folder)], suffixes(Options())))
    paths = [item for item in found if isinstance(item, str)]
    asked = frozenset(suffix for name in formats() if needs_fields(name) for suffix in reader(name).SUFFIXES)
    data = Counter(item.suffix for item in found if isinstance(item, Skipped) and item.suffix in asked)
    sample = _spread(paths, SAMPLE)
    heads = [names for path in sample if (names := _prose_fields(path)) is not None]
    findings, files = Counter[str](), Counter[str]()
    for result in check_paths(sample, Settings(), jobs):
        rules = [located.finding.rule for located in result.located]
        findings.update(rules)
        files.update(set(rules))
    generator, output = _generator(folder)
    named = Counter(name for names in heads for name in names if name not in FRONT_MATTER)
    often = Counter({name: number for name, number in named.items() if number >= max(2, OFTEN * len(heads))})
    kinds = Counter(PurePath(path).suffix.lower() for path in paths)
    return Survey(kinds, data, generator, output, len(heads), often, len(sample), findings, files)


def _spread(paths: Sequence[str], number: int) -> list[str]:
    """At most `number` of the paths, at equal distances."""
    if len(paths) <= number:
        return list(paths)
    return [paths[place * len(paths) // number] for place in range(number)]


def _prose_fields(path: str) -> set[str] | None:
    """The names of the fields of a page's head that are prose; None for a file without a head."""
    if PurePath(path).suffix.lower() not in MARKDOWN:
        return None
    try:
        with Path(path).open("rb") as file:
            text = file.read(LARGE).decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    if not text.startswith(("---", "+++")):
        return None
    return {field.name for field in fields(text, None) if len(text[field.start : field.end].split()) >= PROSE}


def _generator(folder: Path) -> tuple[str | None, str | None]:
    for name, (signs, output) in GENERATORS.items():
        if any((folder / sign).exists() for sign in signs):
            return name, output if (folder / output).is_dir() else None
    return None, None
