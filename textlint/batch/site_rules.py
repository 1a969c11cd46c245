"""A sketch -> the lines that are a site's own furniture, as ordinary rule files."""

import re
from collections.abc import Callable, Iterable, Iterator
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
    NAME,
    SHOWN,
    Place,
    Seen,
    Sketch,
    Source,
    mask,
    recurring,
)
from textlint.facts.furniture import table_form

LONGEST_SLUG = 40  # code points of a source's name in a file name
SAFE_DOCUMENTS, SAFE_SHARE = 10, 0.5  # from which nobody could want the line back
ALIKE = 0.9  # of its documents must have a line in the same place
CREDIT_WORDS = 8  # a longer line is no credit
GROUPS = {  # ends of the names of a source's files: above the article or not, nobody could want it back, by a prefix
    "above": (True, True, False),
    "above_likely": (True, False, False),
    "above_credit": (True, False, True),
    "below": (False, True, False),
    "below_likely": (False, False, False),
    "below_credit": (False, False, True),
}
ARTICLE = """\
A fire in a furniture warehouse near the port sent black smoke over the city and closed two schools on Tuesday.
Rescue teams searched the valley until dark for three hikers who had not come back from the glacier on Friday."""
_COUNTER = re.compile(  # a number changes from page to page; where the words say what it counts, the page wrote it
    r"\b(?:ago|comments?|copyright|edt|est|gmt|likes|min(?:ute)?s? read|photos|posted|published|shares|"
    rf"updated?|utc|views)\b|#:# [ap]\.?m\b|©|{MONTH}|{DAY}"
)
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w. ]+)?(?:, \w+\.? \d{1,2})?"
    r"(?: ?\([A-Z][\w /]+\))? ?(?:[-–—]+|$)"
)
_LABELLED = re.compile(r"^[^:]{2,30}: \S")


class Demand(NamedTuple):
    """How often a line must recur in a source to be its furniture."""

    documents: int = 3
    share_beside: float = 0.1  # of the source's documents, for a line that stands below known furniture
    share: float = 0.5  # for any other line, and above the article, where headlines stand
    share_sentence: float = 0.8  # below it, when it could be the article's last sentence


class Learned(NamedTuple):
    """A line that is furniture of a source."""

    form: str
    seen: Seen
    group: tuple[bool, bool, bool]  # see `GROUPS`

    @property
    def first(self) -> str:
        """The line as it was first seen, with single spaces."""
        return " ".join(self.seen.contexts[0].line.split())


class RuleFile(NamedTuple):
    """A rule file and where it belongs, below the folder that is written."""

    path: str
    text: str


def furniture(source: Source, demand: Demand) -> Iterator[Learned]:
    """The lines of a source that belong to its pages, the most frequent first."""
    documents = source.documents - source.copies
    likely = {form: seen for form, seen in recurring(source, demand.documents) if not _speaks(form, seen)}
    taken: set[str] = set()
    grew = True
    while grew:  # what is furniture vouches for what stands below it
        fitting = {
            form for form, seen in likely.items() if _fits(form, seen, seen.documents / documents, taken, demand)
        }
        grew = not fitting <= taken
        taken |= fitting
    for form, seen in likely.items():
        if form in taken:
            is_credit = NAME in form
            often = seen.documents >= max(SAFE_DOCUMENTS, SAFE_SHARE * documents)
            is_safe = (
                often and not seen.ended and not is_credit and not form.startswith("by ")
            )  # whose name it is matters
            yield Learned(form, seen, (_is_above(seen), is_safe, is_credit))


def rule_files(sketch: Sketch, demand: Demand, known: Callable[[str], bool]) -> Iterator[RuleFile]:
    """The rules of each source, in a folder of its own: `SOURCE/site/SOURCE_GROUP.yaml`.

    Args:
        sketch: what was seen.
        demand: what it takes to be furniture.
        known: true for an example whose marked line other rules take; they would never leave it to the new one.
    """
    taken: set[str] = set()
    for name, source in sorted(sketch.sources.items()):
        found = [line for line in furniture(source, demand) if not known(example(line))]
        if not found:
            continue
        slug = _slug(name, taken)
        for end, kind in GROUPS.items():
            group = [line for line in found if line.group == kind]
            if group:
                rule = f"{slug}_{end}"
                yield RuleFile(f"{slug}/site/{rule}.yaml", _rule(f"site/{rule}", name, source, group, sketch.missed))


def example(line: Learned) -> str:
    """A text in which the line stands where it does on its pages, with the marks of rule examples."""
    is_above, _, _ = line.group
    return f"⟦{line.first}⟧\n{ARTICLE}" if is_above else f"{ARTICLE}\n⟦{line.first}⟧"


def spellings(line: Learned) -> list[str]:
    """What stands in the table for a line: as it was first seen, with any month and day in the place of its own."""
    if NAME in line.form:
        return [line.form.removesuffix(NAME).strip()]
    if MONTH not in line.form and DAY not in line.form:
        return [line.first]
    found = [table_form(line.first)]
    for pattern, styles in ((IS_MONTH, MONTH_NAMES), (IS_DAY, DAY_NAMES)):
        if match := pattern.search(found[0]):
            style = next(names for names in styles if match[0] in names)
            found = [pattern.sub(other, text) for text in found for other in style]
    return found


def _speaks(form: str, seen: Seen) -> bool:
    """True for a line that somebody wrote for an article: direct speech, a dateline, a refrain, a row of figures."""
    lines = {context.line for context in seen.contexts}
    if '"' in form or form.startswith("'") or 2 * seen.again >= seen.documents:
        return True
    if any(map(_is_dateline, lines)):
        return True
    return len(lines) > 1 and "#" in form and _COUNTER.search(form) is None


def _is_dateline(line: str) -> bool:
    """True for `KYIV`, `Kyiv, Ukraine`, `MOSCOW, March 3 (AFP) –`; not for a name as in a menu."""
    if _DATELINE.fullmatch(line) is None:
        return False
    return line.isupper() or "," in line or line[-1] in "-–—)"


def _is_above(seen: Seen) -> bool:
    return seen.places[Place.ABOVE] >= ALIKE * seen.documents


def _fits(form: str, seen: Seen, share: float, taken: set[str], demand: Demand) -> bool:
    """True when a line recurs often enough for where it stands, what it looks like and what it stands by."""
    if _is_above(seen):
        return share >= demand.share and not seen.ended
    if seen.places[Place.BELOW] + seen.places[Place.END] < ALIKE * seen.documents:
        return False  # it wanders, or is a subhead
    among = all(mask(context.above) in taken for context in seen.contexts)
    followed = all(mask(context.below) in taken for context in seen.contexts)
    if seen.places[Place.END] > (1 - ALIKE) * seen.documents and not (followed or among):
        return False  # the article goes on below it
    if seen.ended and not among:
        return share >= demand.share_sentence
    if not among or (_LABELLED.match(form) and not followed):  # what stands right below the article may be its end
        return share >= demand.share
    return share >= demand.share_beside


def _slug(name: str, taken: set[str]) -> str:
    """A file name for a source, of its own."""
    slug = plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:LONGEST_SLUG] or "source"
    if slug in taken:
        slug = f"{plain}_{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"
    taken.add(slug)
    return slug


def _rule(rule: str, name: str, source: Source, group: list[Learned], missed: int) -> str:
    """The text of a rule file."""
    is_above, is_safe, is_credit = group[0].group
    where = "above" if is_above else "below"
    documents = source.documents - source.copies
    what = f"Learned from {documents} documents of {name}: these lines recur {where} the article."
    copies = f" {source.copies} near-duplicates were left out." if source.copies else ""
    bound = f" A count may be too low by {missed}." if missed else ""
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
        "max_words": str(CREDIT_WORDS if is_credit else 2 + max(len(line.first.split()) for line in group)),
    }
    if is_safe or is_credit:
        keys["bare"] = "yes"
    parts = [_yaml({key: value}) for key, value in keys.items()]
    parts.append("prefix:\n" if is_credit else "whole:\n")
    for line in group:
        parts.extend(_comments(line, documents))
        parts.extend(f"- {_scalar(text)}\n" for text in spellings(line))
    parts.append(_yaml({"bad": [{"text": example(line), "fixed": ARTICLE} for line in group[:3]], "good": [ARTICLE]}))
    return "".join(parts)


def _comments(line: Learned, documents: int) -> Iterable[str]:
    """How often a line was seen, and up to three places: what stood above it, it, what stood below."""
    yield f"# {line.seen.documents} of {documents} documents; seen in:\n"
    for context in line.seen.contexts:
        yield f"#   {' | '.join(_comment(part[:SHOWN]) for part in context)}\n"


def _comment(text: str) -> str:
    """`text` on one line, with nothing in it that a YAML reader stumbles at."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _braced(name: str) -> str:
    return name.replace("{", "{{").replace("}", "}}")


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as it reads."""


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent)


def _scalar(text: str) -> str:
    """`text` as a YAML scalar on one line that every reader takes for a string."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return dumped.strip()


def _yaml(value: object) -> str:
    dumped: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return dumped
