"""Real text that made sites are built of: articles, lines of pages, and lines in articles that look like such.

All of it is read at run time from the files GOLD/debris_gold.jsonl, clean.jsonl, debris.jsonl and snippets.jsonl, whose
format the readme of that folder gives; no article is kept in the project.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

WHOLE_PAGES = {"alltext", "html-text"}  # scrapers that keep menus and footers
FEW = 3  # texts below which a pool counts as empty

# How each sort is found in real articles: whole lines, or the part `take` of a line. Written after reading what
# the articles have: agencies' datelines at the head of first paragraphs, recipes, results of football, interviews.
SEARCHES = {
    "dateline": r"(?P<take>[A-Z][A-Z .,'’]{2,24}(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?(?: ?\([A-Z]\w+\))? ?[—–-]) \S.{60,}",
    "quote": r"[“\"](?=.*\b(?:said|says|told)\b).{60,260}",
    "denial": r".{0,200}\b(?:den(?:ied|ies)|pleaded not guilty|declined|did not (?:immediately )?respond)\b.{10,200}",
    "background": r".{20,220}\b(?:founded|launched|since (?:the|\d{4})|last (?:year|month)|in 20\d\d)\b.{10,200}\.",
    "figures": r"(?=(?:\D*\d[\d.,]*){2})(?=.*[a-z]{3}).{20,180}",
    "ingredient": r"(?:\d+|½|¼|\d/\d) ?(?:cups?|tbsp|tsp|g|ml|oz|tablespoons?|teaspoons?)\b.{3,80}",
    "score": r"[A-Z][a-z]+(?: [A-Z][a-z]+)? \d{1,2}[-–]\d{1,2} [A-Z][a-z]+(?: [A-Z][a-z]+)?",
    "question": r"(?:Q[.:] )?[A-Z].{12,90}\?",
    "marker": r"(?:Background|Ingredients|Directions|Method|Introduction|Notes?|Update|Conclusion)\b.{0,20}",
}
# For a sort of which the articles have fewer than FEW; `{name}` and digits are filled in anew for each page.
STAND_INS = {
    "dateline": ["LONDON (Reuters) -", "KYIV, March 3 —", "WASHINGTON (AP) —"],
    "quote": ["“We will not leave this table without an answer,” said {name}, who leads the union."],
    "denial": ["{name} has denied all wrongdoing."],
    "background": ["Russia invaded Ukraine on Feb. 24, 2022."],
    "figures": ["Brent crude rose 1.2% to $84.10 a barrel."],
    "ingredient": ["2 tablespoons of olive oil"],
    "score": ["Leeds 2-1 Hull"],
    "question": ["What made you start?"],
    "marker": ["Background:", "Key points:", "What we know:", "Timeline"],
    "subhead": ["Analysis", "What happens next?", "The road ahead"],
    "refrain": ["And that, as ever, is the question.", "We shall see."],
}


@dataclass(frozen=True)
class Article:
    """A body in lines, and its headline where the source has it."""

    headline: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """The lines of a real page above and below its article, in their order."""

    above: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True)
class Pools:
    """What a made site may be built of; `lines` has the look-alikes of each sort."""

    articles: list[Article]
    headlines: list[str]
    names: list[str]
    pages: list[Page]
    loose: list[str]  # single lines that an annotator of a page marked as not of its article
    lines: dict[str, list[str]]


def read_pools(gold: Path) -> Pools:
    """All pools of the folder `gold`, each in the order of its files."""
    texts = [record["gold"] for record in records(gold / "debris_gold.jsonl")]
    texts += [record["text"] for record in records(gold / "clean.jsonl")]
    articles = list(different(texts))
    names = Counter(re.findall(r"(?<=said )[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b", "\n".join(texts)))
    return Pools(
        articles,
        list(dict.fromkeys(article.headline for article in articles if article.headline)),
        list(names),
        real_pages(gold),
        list(loose_lines(gold)),
        {sort: lines if len(lines) >= FEW else STAND_INS[sort] for sort, lines in find_lines(texts, articles).items()},
    )


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def split(text: str) -> list[str]:
    """The lines that have text."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def words(line: str) -> int:
    """How many words a line has."""
    return len(line.split())


def different(texts: list[str]) -> Iterator[Article]:
    """The articles among `texts` of which no long line stood in an earlier one, lists and menus left out."""
    seen: set[str] = set()
    for text in texts:
        lines = split(text)
        paragraphs = {line for line in lines if words(line) >= 15}
        if len(lines) < 6 or len(paragraphs) * 2 < len(lines) or paragraphs & seen:
            continue
        seen |= paragraphs
        titled = words(lines[0]) <= 14 and lines[0][-1] not in ".!”\"'’:—" and words(lines[1]) >= 15
        yield Article(lines[0] if titled else None, tuple(lines[titled:]))


def find_lines(texts: list[str], articles: list[Article]) -> dict[str, list[str]]:
    """The look-alikes of each sort that the texts have; subheads and closing sentences are those of the articles."""
    found: dict[str, dict[str, None]] = {sort: {} for sort in STAND_INS}
    for line in (line for text in texts for line in split(text)):
        for sort, search in SEARCHES.items():
            if match := re.fullmatch(search, line):
                found[sort][match.groupdict().get("take") or line] = None
    for article in articles:
        for before, line, after in zip(article.lines, article.lines[1:], article.lines[2:], strict=False):
            if (
                words(line) <= 7
                and line[-1] not in ".,:;!”\"'’"
                and line[0].isupper()
                and words(before) > 14 < words(after)
            ):
                found["subhead"][line] = None
        closing = re.split(r"(?<=[.!?]) ", article.lines[-1])[-1]
        if 4 <= words(closing) <= 18 and closing[-1] in ".!?" and closing[0].isupper():
            found["refrain"][closing] = None
    return {sort: list(lines) for sort, lines in found.items()}


def real_pages(gold: Path) -> list[Page]:
    """The furniture of real pages: what whole pages have outside their article, and what a site has on three pages."""
    bodies = {record["doc"]: record["gold"] for record in records(gold / "debris_gold.jsonl")}
    hosts = {record["doc"]: urlsplit(record["url"]).netloc for record in records(gold / "debris_gold.jsonl")}
    scraped = [record for record in records(gold / "debris.jsonl") if record["doc"] in bodies]
    places: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record in scraped:
        for line in split(record["text"]):
            places[hosts[record["doc"]]][line].add(record["doc"])
    pages = []
    for record in scraped:
        if record["variant"] in WHOLE_PAGES:
            shared = {line for line, docs in places[hosts[record["doc"]]].items() if len(docs) >= 3}
            page = outside(split(record["text"]), bodies[record["doc"]], shared)
            if page.above and page.below:
                pages.append(page)
    return list(dict.fromkeys(pages))


def outside(lines: list[str], body: str, shared: set[str]) -> Page:
    """What of a page stands above and below its body; titles and captions, known by the body's words, are left out."""
    inside = [number for number, line in enumerate(lines) if words(line) >= 10 and line in body]
    if not inside:
        return Page((), ())
    known = set(re.findall(r"\w{5,}", body.lower()))

    def is_furniture(line: str) -> bool:
        content = re.findall(r"\w{5,}", line.lower())
        common = sum(word in known for word in content)
        return line in shared or (
            words(line) <= 25 and line not in body and not (common >= 2 and common * 2 >= len(content))
        )

    above = [line for line in lines[: inside[0]] if is_furniture(line)]
    below = [line for line in lines[inside[-1] + 1 :] if is_furniture(line)]
    return Page(tuple(dict.fromkeys(above)), tuple(dict.fromkeys(below)))


def loose_lines(gold: Path) -> Iterator[str]:
    """Lines that annotators of pages said must go, as far as they are short and of one line."""
    for record in records(gold / "snippets.jsonl"):
        for snippet in record["without"]:
            if "\n" not in snippet.strip() and 1 <= words(snippet) <= 25:
                yield snippet.strip()
