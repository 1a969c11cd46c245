"""A sketch -> the lines that are a site's own furniture, as ordinary rule files."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

import yaml

from textlint.batch.sketch import (
    DAY,
    DAY_NAMES,
    IS_DAY,
    IS_MONTH,
    MONTH,
    MONTH_NAMES,
    Place,
    Seen,
    Sketch,
    Source,
    mask,
    recurring,
)
from textlint.facts.furniture import table_form

SHORT_FORMS = 40  # code points of a source's name in a file name
SAFE_DOCUMENTS, SAFE_SHARE = 10, 0.5  # from which nobody could want the line back
PLACES = {  # names of the files of a source: lines above the article or not, and whether nobody could want them back
    "above": (True, True),
    "above_likely": (True, False),
    "below": (False, True),
    "below_likely": (False, False),
}
ALIKE = 0.9  # of its documents must have a line in the same place
TEMPLATE_WORDS = re.compile(
    r"\b(?:ago|am|comments?|copyright|edt|est|gmt|likes?|min(?:ute)?s?|photos?|pm|posted|published|read|shares?|"
    rf"updated?|utc|views?)\b|©|{MONTH}|{DAY}"
)
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w. ]+)?(?:, \w+\.? \d{1,2})?"
    r"(?: ?\([A-Z][\w /]+\))? ?(?:[-–—]+|$)"
)
_LABELLED = re.compile(r"^[^:]{2,30}: \S")
_LEAD = (
    "A fire in a furniture warehouse near the port sent black smoke over the city and closed two schools on Tuesday."
)
_END = "Rescue teams searched the valley until dark for three hikers who had not come back from the glacier on Friday."


class Demand(NamedTuple):
    """How often a line must recur in a source to be its furniture."""

    documents: int = 3
    share_below: float = 0.1  # of the source's documents, for a line below the article
    share_above: float = 0.5  # above it, where headlines stand
    share_sentence: float = 0.8  # below it, when it could be the article's last sentence


class Learned(NamedTuple):
    """A line that is furniture of a source."""

    form: str
    seen: Seen
    is_above: bool
    is_safe: bool  # nobody could want it back


class RuleFile(NamedTuple):
    """A rule file and where it belongs, below the folder that is written."""

    path: str
    text: str


def furniture(source: Source, demand: Demand) -> Iterator[Learned]:
    """The lines of a source that belong to its pages, the most frequent first."""
    documents = source.documents - source.copies
    often = {form for form, _ in recurring(source, demand.documents)}
    for form, seen in recurring(source, demand.documents):
        share = seen.documents / documents
        is_above = seen.places[Place.ABOVE] >= ALIKE * seen.documents
        if not is_above and seen.places[Place.BELOW] + seen.places[Place.END] < ALIKE * seen.documents:
            continue  # it wanders, or is a subhead
        if _speaks(form, seen) or not _fits(form, seen, share, often, is_above, demand):
            continue
        certain = seen.documents >= SAFE_DOCUMENTS and share >= SAFE_SHARE and not seen.ended
        yield Learned(form, seen, is_above, certain)


def rule_files(sketch: Sketch, demand: Demand) -> Iterator[RuleFile]:
    """The rules of each source, in a folder of its own: `SOURCE/site/SOURCE_PLACE.yaml`."""
    taken: set[str] = set()
    for name, source in sorted(sketch.sources.items()):
        found = list(furniture(source, demand))
        if not found:
            continue
        slug = _slug(name, taken)
        for place, (is_above, is_safe) in PLACES.items():
            group = [line for line in found if (line.is_above, line.is_safe) == (is_above, is_safe)]
            if group:
                rule = f"{slug}_{place}"
                yield RuleFile(f"{slug}/site/{rule}.yaml", _rule(f"site/{rule}", name, source, group, sketch.missed))


def _speaks(form: str, seen: Seen) -> bool:
    """True for a line that somebody wrote for an article: direct speech, a dateline, a refrain, a row of figures."""
    lines = {context.line for context in seen.contexts}
    if '"' in form or form.startswith("'") or 2 * seen.again >= seen.documents:
        return True
    if any(_DATELINE.fullmatch(line) and not line.isupper() and ("(" in line or line[-1] in "-–—") for line in lines):
        return True
    if (
        all(line.isupper() and _DATELINE.fullmatch(line) and len(line.split()) <= 4 for line in lines)
        and (seen.places[Place.ABOVE])
    ):
        return True
    return len(lines) > 1 and "#" in form and TEMPLATE_WORDS.search(form) is None


def _fits(form: str, seen: Seen, share: float, often: set[str], is_above: bool, demand: Demand) -> bool:
    """True when the line recurs often enough for where it stands and what it looks like."""
    if is_above:
        return share >= demand.share_above and not seen.ended
    among = all(mask(context.above) in often for context in seen.contexts)  # below other furniture
    followed = all(mask(context.below) in often for context in seen.contexts)
    if seen.places[Place.END] > (1 - ALIKE) * seen.documents and not (followed or among):
        return False  # the article goes on below it
    if seen.ended and not among:
        return share >= demand.share_sentence
    if _LABELLED.match(form) and not (among and followed):
        return share >= demand.share_above
    return share >= demand.share_below


def _slug(name: str, taken: set[str]) -> str:
    """A file name for a source, of its own."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:SHORT_FORMS] or "source"
    slug = plain
    if slug in taken:
        slug = f"{plain}_{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"
    taken.add(slug)
    return slug


def _rule(rule: str, name: str, source: Source, group: list[Learned], missed: int) -> str:
    """The text of a rule file."""
    is_above, is_safe = group[0].is_above, group[0].is_safe
    where = "above" if is_above else "below"
    documents = source.documents - source.copies
    what = f"Learned from {documents} documents of {name}: these lines recur {where} the article."
    bound = f" A count may be too low by {missed}." if missed else ""
    copies = f" {source.copies} near-duplicates were left out." if source.copies else ""
    longest = max(len(line.seen.contexts[0].line.split()) for line in group)
    keys = {
        "id": rule,
        "kind": "line",
        "message": f'"{{line}}" recurs {where} the articles of {_braced(name)}.',
        "rationale": f"{what}{copies}{bound}",
        "source": "textlint learn",
        "severity": "warning",
        "safety": "safe" if is_safe else "unsafe",
        "mqm": "design and markup/content that does not belong",
        "where": "head" if is_above else "tail",
        "max_words": str(2 * longest),
    }
    if is_safe:
        keys["bare"] = "yes"
    parts = [_yaml({key: value}) for key, value in keys.items()]
    parts.append("whole:\n")
    for line in group:
        parts.extend(_comments(line, documents))
        parts.extend(f"- {_scalar(text)}\n" for text in spellings(line))
    parts.append(_yaml({"bad": [_example(line) for line in group[:3]], "good": [f"{_LEAD}\n{_END}"]}))
    return "".join(parts)


def spellings(line: Learned) -> list[str]:
    """What stands in the table for a line: as it was first seen, with any month and day in the place of its own."""
    first = line.seen.contexts[0].line
    if MONTH not in line.form and DAY not in line.form:
        return [first]
    form = table_form(first)
    found = [form]
    for pattern, names in ((IS_MONTH, MONTH_NAMES), (IS_DAY, DAY_NAMES)):
        if match := pattern.search(form):
            style = next(style for style in names if match[0] in style)
            found = [pattern.sub(other, text) for text in found for other in style]
    return sorted(set(found))


def _comments(line: Learned, documents: int) -> Iterable[str]:
    """How often a line was seen, and three places."""
    yield f"# {line.seen.documents} of {documents} documents; seen in:\n"
    for context in line.seen.contexts:
        yield f"#   {' | '.join(_comment(part) for part in context)}\n"


def _comment(text: str) -> str:
    """`text` on one line, with nothing in it that a YAML reader stumbles at."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _example(line: Learned) -> dict[str, str]:
    text = " ".join(line.seen.contexts[0].line.split())
    marked = f"⟦{text.replace('⟦', '').replace('⟧', '')}⟧"
    article = f"{_LEAD}\n{_END}"
    return {"text": f"{marked}\n{article}" if line.is_above else f"{article}\n{marked}", "fixed": article}


def _braced(name: str) -> str:
    return name.replace("{", "{{").replace("}", "}}")


def _scalar(text: str) -> str:
    """`text` as a YAML scalar on one line that every reader takes for a string."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return dumped.strip()


def _yaml(value: object) -> str:
    dumped: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    return dumped
