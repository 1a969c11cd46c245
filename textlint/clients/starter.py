"""The configuration file that `textlint init` writes."""

import json
from collections import Counter
from collections.abc import Iterator

from textlint.batch.survey import Survey
from textlint.config.meanings import MEANINGS
from textlint.readers import FRONT_MATTER

NOISY = 5  # rules that are named
SHARE = 0.1  # of all findings, from which a rule is worth a thought
SUGGESTED = ("style", "extend-select", "per-file-ignores", "severity", "rules", "fail-on")


def starter(seen: Survey) -> str:
    """A configuration with what the articles ask for, and the rest as comments."""
    return "\n".join("\n".join(part) + "\n" for part in _parts(seen) if part)


def _parts(seen: Survey) -> Iterator[list[str]]:
    yield [
        "# Configuration of textlint for the files in this folder and below it; paths and patterns count from here.",
        "# `textlint config show FILE` says what holds for a file and where it comes from.",
        f"# There are {_counted(seen.articles, 'article')} here.",
    ]
    yield ["# Which rules run: default, light (debris, markup and encoding only), full (rules of style, too).",
           '# profile = "default"']  # fmt: skip
    if seen.findings:
        yield list(_noise(seen))
    if seen.output:
        yield [f"# {seen.generator} writes its pages there.", f'exclude = ["{seen.output}"]']
    if seen.fields:
        yield list(_heads(seen))
    if seen.data:
        yield list(_data(seen.data))
    for key in SUGGESTED:
        yield [*_wrapped(MEANINGS[key].text), f"# {key} = {MEANINGS[key].example}"]
    yield [
        *_wrapped(MEANINGS["lexicon"].text), "# [lexicon]", '# people = ["Anna Nowak"]', '# places = ["Warta"]',
    ]  # fmt: skip


def _noise(seen: Survey) -> Iterator[str]:
    """The rules that report most, for somebody to look at."""
    total = sum(seen.findings.values())
    most = [(rule, number) for rule, number in seen.findings.most_common(NOISY) if number >= SHARE * total]
    told = f"# {_number(total, 'finding')} in {_number(seen.sample, 'file')} that were looked at"
    if not most:
        yield f"{told}; no rule makes {SHARE:.0%} of them."
        return
    yield f"{told}. Rules that report much:"
    yield "# ignore = ["
    for rule, number in most:
        yield f'#     "{rule}",  # {_number(number, "finding")} in {_number(seen.files[rule], "file")}'
    yield "# ]"


def _heads(seen: Survey) -> Iterator[str]:
    names = [name for name, _ in seen.fields.most_common()]
    told = ", ".join(f"{name} ({number})" for name, number in seen.fields.most_common())
    of = f"{seen.generator} pages" if seen.generator else "Pages"
    yield f"# {of}: of {_number(seen.heads, 'head')}, these fields hold prose, too: {told}."
    yield f"front-matter = {json.dumps([*FRONT_MATTER, *names], ensure_ascii=False)}"


def _data(data: Counter[str]) -> Iterator[str]:
    yield f"# {_counted(data, 'data file')} are left out unless you say which of their values are prose:"
    yield f"# field = {MEANINGS['field'].example}"


def _counted(kinds: Counter[str], what: str) -> str:
    each = ", ".join(f"{number:,} {suffix or 'without suffix'}" for suffix, number in kinds.most_common())
    return _number(sum(kinds.values()), what) + (f" ({each})" if each else "")


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, 110, initial_indent="# ", subsequent_indent="# ")
