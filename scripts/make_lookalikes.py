"""Make archives of made sites on which it can be counted what a learner of recurring lines takes wrongly.

    python scripts/make_lookalikes.py GOLD OUT [--seed 1] [--sites 12] [--pages 30]

A site has pages of three things: an article (real text of the folder GOLD), furniture that recurs at like places of
its pages (real lines of one real site), and look-alikes: lines of articles that recur on several pages as well and must
stay, such as a column's closing sentence, a dateline, a much-quoted sentence. Look-alikes are real lines where GOLD has
such; obituaries, corrections, results of elections and the like are worded here. How often each thing recurs was set
from what news sites do: most on two to six pages, some on a third of a site. What stands on nearly all pages of a site
nobody can tell from furniture by its text; it is marked as undecidable.

OUT gets archive.jsonl, records {"id", "domain", "text"}, and key.jsonl, for each line that is not empty
{"id", "line", "kind", "sort"}: `line` is its index from 0 in the lines of the text, blank ones counted; `kind` is body,
furniture, lookalike or undecidable. The same arguments give the same files.
"""

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from lookalike_pools import Article, Page, Pools, read_pools

SIZES = (8, 12, 20, 30, 40, 70)  # pages of a site when the mean is 30
NEARLY_ALL = 0.8  # the share of a site's pages from which a recurring line cannot be decided
MONTHS = "January February March April May June July August September October November December".split()
PARTIES = ("Lab", "Con", "Lib Dem", "Green", "Ind", "D", "R")
TOWNS = ("LONDON", "WASHINGTON", "KYIV", "PARIS", "BRUSSELS", "JERUSALEM", "NEW YORK")
# Standing wording of newspapers; {name}, {date}, {n} and digits differ from page to page.
OBITUARIES = ("He is survived by his wife, {name}, and 3 children.", "She is survived by 2 sons and 4 grandchildren.")
CORRECTIONS = (
    "Correction: An earlier version of this article misspelled the name of {name}.",
    "This article was amended on {date}. An earlier version gave the number of votes as 1,204.",
)
SLOGANS = (
    "And besides, Carthage must be destroyed.",
    "Let us not forget the hostages, now in day 214.",
    "The truth will out.",
)
SERIES_NOTES = (
    "This is the third part of a series on the costs of care.",
    "Each week we visit a town and ask what it needs.",
)
BYLINES = ("By {name}", "By {name}, staff writer", "{name}")
DATES = ("Published {date}", "{date}", "Updated {date} 10:42", "{date} at 4:14 p.m.")
COUNTERS = ("3 min read", "27 comments", "Share 114", "1,204 views", "12 shares")


class Line(NamedTuple):
    """A line of a page with what it is."""

    text: str
    kind: str
    sort: str


@dataclass
class Made:
    """A page in the making: its parts from above to below."""

    head: list[Line] = field(default_factory=list)  # above the headline
    title: list[Line] = field(default_factory=list)
    byline: list[Line] = field(default_factory=list)  # below the headline
    body: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """All lines, in order."""
        return [*self.head, *self.title, *self.byline, *self.body, *self.tail]


class Sort(NamedTuple):
    """A sort of look-alike: where in the article it may stand, and what makes its lines."""

    places: str  # words of first, inside, last; one named twice is twice as likely
    make: Callable[[Random, Pools], list[str]]  # the wording of a site; {name}, {date} are filled in for each page
    varies: bool = False  # digits differ from page to page


def real(sort: str, least: int = 1, most: int = 1) -> Callable[[Random, Pools], list[str]]:
    """A maker that takes `least` to `most` real lines of `sort`."""

    def take(chance: Random, pools: Pools) -> list[str]:
        found = pools.lines[sort]
        return chance.sample(found, min(chance.randint(least, most), len(found)))

    return take


def one_of(texts: tuple[str, ...]) -> Callable[[Random, Pools], list[str]]:
    """A maker that takes one of `texts`."""
    return lambda chance, pools: [chance.choice(texts)]


def results(chance: Random, pools: Pools) -> list[str]:
    """The candidates of a constituency, as a paper prints them below its report."""
    return [f"{{name}} ({party}) 12,345 (45.2%)" for party in chance.sample(PARTIES, 3)]


def interview(chance: Random, pools: Pools) -> list[str]:
    """The first question of a series of interviews, asked of everybody."""
    asked = re.sub(r"^Q[.:] ", "", chance.choice(pools.lines["question"]))
    return [f"Q: {asked}", "A: It was {name} who asked me first, 12 years ago."]


def agency_dateline(chance: Random, pools: Pools) -> list[str]:
    """A dateline with a date, alone on its line."""
    return [f"{chance.choice(TOWNS)}, {{date}} {chance.choice('—–-')}"]


SORTS = {
    "series note": Sort("first", one_of(SERIES_NOTES)),
    "refrain": Sort("last", real("refrain")),
    "slogan": Sort("last last first inside", one_of(SLOGANS)),
    "dateline": Sort("first", real("dateline")),
    "dated dateline": Sort("first", agency_dateline),
    "running quote": Sort("inside inside inside last", real("quote")),
    "denial": Sort("inside last", real("denial")),
    "background": Sort("inside last", real("background", 1, 2)),
    "subhead": Sort("inside inside inside first", real("subhead")),
    "marker": Sort("inside first", real("marker")),
    "figures": Sort("last inside first", real("figures"), varies=True),
    "ingredients": Sort("inside last", real("ingredient", 2, 5), varies=True),
    "scores": Sort("last inside", real("score", 1, 3), varies=True),
    "question": Sort("inside inside last", real("question")),
    "interview": Sort("inside first", interview, varies=True),
    "election result": Sort("last inside", results, varies=True),
    "obituary": Sort("last", one_of(OBITUARIES), varies=True),
    "correction": Sort("last last first", one_of(CORRECTIONS), varies=True),
}
NEVER_CERTAIN = {"series note"}  # editors differ on whether it is the article's
AT_MOST = {"updated story": 4, "chorus": 2}  # pages of a site
DATELINES = {"dateline", "dated dateline", "dateline in paragraph"}  # an article has one


def vary(text: str, chance: Random, pools: Pools, digits: bool) -> str:
    """`text` as a page has it: names and dates filled in, and with `digits` other numbers of the same length."""
    if digits:
        text = re.sub(r"\b\d{1,2}[:.]\d\d\b(?! ?%)|\b20\d\d\b|\d", lambda match: other_number(match[0], chance), text)
    date = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}"
    return text.replace("{name}", chance.choice(pools.names)).replace("{date}", date)


def other_number(number: str, chance: Random) -> str:
    """Another time of day, year or digit in the place of `number`."""
    if len(number) == 1:
        return chance.choice("123456789")
    if number.isdigit():
        return str(chance.randint(2004, 2024))
    mark = "." if "." in number else ":"
    return f"{chance.randint(1, 12)}{mark}{chance.randint(0, 59):02}"


def body_line(text: str) -> Line:
    """A line of the article that nothing is done to."""
    return Line(text, "body", "article")


def start(articles: list[Article], headlines: list[str], chance: Random) -> list[Made]:
    """Pages of articles only; three in four of those that came without a headline get one."""
    pages = []
    for article in articles:
        headline = article.headline or (headlines.pop() if headlines and chance.random() < 0.75 else None)
        title = [Line(headline, "body", "headline")] if headline else []
        pages.append(Made(title=title, body=[body_line(line) for line in article.lines]))
    return pages


def choose(pages: list[Made], chance: Random) -> list[Made]:
    """The pages on which a look-alike recurs: two to six, a fifth to a third, or nearly all of a small site."""
    draw = chance.random()
    if draw < 0.1 and len(pages) <= 12:
        return chance.sample(pages, round(len(pages) * chance.uniform(0.85, 1)))
    if draw < 0.4:
        return chance.sample(pages, max(2, round(len(pages) * chance.uniform(0.2, 0.35))))
    return chance.sample(pages, chance.randint(2, min(6, len(pages) // 2 + 1)))


def add_lookalikes(pages: list[Made], chance: Random, pools: Pools) -> None:
    """Put six to ten sorts of look-alikes on a site's pages."""
    names = chance.sample([*CHANGES, *SORTS], chance.randint(6, 10))
    dated: list[Made] = []
    for name in sorted(names, key=[*CHANGES, *SORTS].index):  # those that write whole pages anew come first
        chosen = choose(pages, chance)[: AT_MOST.get(name)]
        if name in DATELINES:
            chosen = [page for page in chosen if not any(page is other for other in dated)]
            dated += chosen
        if not chosen:
            continue
        undecidable = name in NEVER_CERTAIN or len(chosen) >= NEARLY_ALL * len(pages)
        kind = "undecidable" if undecidable else "lookalike"
        if name in SORTS:
            add_sort(chosen, name, kind, chance, pools)
        else:
            CHANGES[name](chosen, kind, chance, pools)


def add_sort(pages: list[Made], name: str, kind: str, chance: Random, pools: Pools) -> None:
    """Put the same lines of a sort at one place of the article on each of `pages`."""
    sort = SORTS[name]
    texts, place = sort.make(chance, pools), chance.choice(sort.places.split())
    steady = chance.random() < 0.5  # inside: after the same paragraph on each page
    after = chance.randint(1, 4)
    for page in pages:
        at = after if steady else chance.randint(1, len(page.body) - 1)
        where = {"first": 0, "inside": min(at, len(page.body) - 1), "last": len(page.body)}[place]
        page.body[where:where] = [Line(vary(text, chance, pools, sort.varies), kind, name) for text in texts]


def repeat_headline(pages: list[Made], kind: str, chance: Random, pools: Pools) -> None:
    """The title of a series."""
    title = Line(chance.choice(pools.headlines), kind, "headline")
    for page in pages:
        page.title = [title]


def update_story(pages: list[Made], kind: str, chance: Random, pools: Pools) -> None:
    """The first page's story again, each time with the first paragraph and a part of the others written anew."""
    first, *later = pages
    first.title, first.body = (
        [line._replace(kind=kind, sort="updated story") for line in part] for part in (first.title, first.body)
    )
    for page in later:
        new = page.body + first.body[len(page.body) :]
        page.title = first.title
        page.body = [
            line if number == 0 or chance.random() < 0.3 else kept
            for number, (kept, line) in enumerate(zip(first.body, new, strict=False))
        ]


def open_with_dateline(pages: list[Made], kind: str, chance: Random, pools: Pools) -> None:
    """A dateline before the first words of the first paragraph."""
    dateline = chance.choice(pools.lines["dateline"])
    for page in pages:
        page.body[0] = Line(f"{dateline} {page.body[0].text}", kind, "dateline in paragraph")


def make_live(pages: list[Made], kind: str, chance: Random, pools: Pools) -> None:
    """The time above every second paragraph."""
    stamp = chance.choice(("10:42", "10:42 GMT", "4:14 p.m.", "7:25 PM", "10.42am"))
    for page in pages:
        lines = []
        for number, line in enumerate(page.body):
            if number % 2 == 0:
                lines.append(Line(vary(stamp, chance, pools, True), kind, "live blog"))
            lines.append(line)
        page.body = lines


def add_chorus(pages: list[Made], kind: str, chance: Random, pools: Pools) -> None:
    """Lines of a song that come three times in one article."""
    chorus = [Line(text, kind, "chorus") for text in chance.sample(pools.lines["refrain"], 2)]
    for page in pages:
        middle = len(page.body) // 2
        page.body = [*page.body[:1], *chorus, *page.body[1:middle], *chorus, *page.body[middle:], *chorus]


CHANGES = {
    "updated story": update_story,
    "headline": repeat_headline,
    "chorus": add_chorus,
    "dateline in paragraph": open_with_dateline,
    "live blog": make_live,
}


class Furniture(NamedTuple):
    """A line of a site's furniture: how often it is on a page, and whether its digits differ."""

    text: str
    sort: str
    share: float
    varies: bool


def some(lines: tuple[str, ...], least: int, most: int, chance: Random) -> list[Furniture]:
    """Neighbours among `lines`, each with a share of the pages that has it."""
    count = min(len(lines), chance.randint(least, most))
    begin = chance.randint(0, len(lines) - count)
    return [piece(line, chance) for line in lines[begin : begin + count]]


def piece(line: str, chance: Random) -> Furniture:
    """`line` on most pages of a site; half of the lines with numbers are counters."""
    varies = any(letter.isdigit() for letter in line) and chance.random() < 0.5
    return Furniture(line, "counter" if varies else "fixed", chance.choice((1, 1, 0.97, 0.9, 0.75, 0.3)), varies)


def put(pieces: list[Furniture], chance: Random, pools: Pools) -> list[Line]:
    """What of `pieces` one page has; neighbours change places at times."""
    lines = [
        Line(vary(text, chance, pools, varies), "furniture", sort)
        for text, sort, share, varies in pieces
        if chance.random() < share
    ]
    if len(lines) > 1 and chance.random() < 0.15:
        at = chance.randrange(len(lines) - 1)
        lines[at : at + 2] = reversed(lines[at : at + 2])
    return lines


def furnish(pages: list[Made], real_page: Page, chance: Random, pools: Pools) -> None:
    """Put furniture round the articles of a site, whose scraper keeps little of it or most."""
    lean = chance.random() < 0.5
    head = some(real_page.above, 0, 2 if lean else 10, chance)
    tail = some(real_page.below, 1 if lean else 4, 4 if lean else 15, chance)
    tail += [piece(line, chance) for line in chance.sample(pools.loose, chance.randint(0, 2))]
    byline = [Furniture(chance.choice(BYLINES), "byline", 0.8, False)] if chance.random() < 0.6 else []
    byline += [Furniture(chance.choice(DATES), "date", 0.9, True)] if chance.random() < 0.6 else []
    byline += [Furniture(chance.choice(COUNTERS), "counter", 0.9, True)] if chance.random() < 0.4 else []
    inside = Furniture(chance.choice(pools.loose), "inside", 0.6, False) if chance.random() < 0.3 else None
    titles = list(dict.fromkeys(page.title[0].text for page in pages if page.title))
    related = chance.randint(2, 4) if titles and chance.random() < 0.4 else 0
    for page in pages:
        page.head, page.byline = put(head, chance, pools), put(byline, chance, pools)
        if chance.random() < 0.95:  # else the scraper lost the tail
            links = chance.sample(titles, min(related, len(titles)))
            page.tail = put(tail, chance, pools) + [Line(title, "furniture", "related headline") for title in links]
        if inside:
            at = chance.randint(1, len(page.body) - 1)
            page.body[at:at] = put([inside], chance, pools)


def make_site(articles: list[Article], headlines: list[str], chance: Random, pools: Pools) -> list[list[Line]]:
    """The pages of a site in lines."""
    pages = start(articles, headlines, chance)
    add_lookalikes(pages, chance, pools)
    furnish(pages, chance.choice(pools.pages), chance, pools)
    chance.shuffle(pages)
    return [page.lines() for page in pages]


def make(pools: Pools, seed: int, sites: int, mean: int) -> dict[str, list[list[Line]]]:
    """The pages of each domain; no article is on two sites.

    Raises:
        ValueError: `pools` has fewer articles than the sites need.
    """
    chance = Random(seed)
    sizes = [max(4, SIZES[number % len(SIZES)] * mean // 30) for number in range(sites)]
    if sum(sizes) > len(pools.articles):
        raise ValueError(f"{sites} sites need {sum(sizes)} articles, and there are {len(pools.articles)}")
    articles = chance.sample(pools.articles, sum(sizes))
    used = {article.headline for article in articles}
    headlines = [title for title in pools.headlines if title not in used]
    chance.shuffle(headlines)
    made = {}
    for number, size in enumerate(sizes):
        own, articles = articles[:size], articles[size:]
        made[f"site{number:02}.example"] = make_site(own, headlines, chance, pools)
    return made


def write(made: dict[str, list[list[Line]]], folder: Path) -> None:
    """Write archive and key; sites come mixed, as in a crawl, and a site parts its lines by one line end or two."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [(domain, number, lines) for domain, site in made.items() for number, lines in enumerate(site)]
    pages.sort(key=lambda page: (page[1], page[0]))
    with (
        (folder / "archive.jsonl").open("w", encoding="utf-8") as archive,
        (folder / "key.jsonl").open("w", encoding="utf-8") as key,
    ):
        for domain, number, lines in pages:
            step = 1 + sum(map(ord, domain)) % 2
            record = {
                "id": f"{domain}/{number}",
                "domain": domain,
                "text": ("\n" * step).join(line.text for line in lines),
            }
            archive.write(json.dumps(record, ensure_ascii=False) + "\n")
            for place, line in enumerate(lines):
                entry = {"id": record["id"], "line": place * step, "kind": line.kind, "sort": line.sort}
                key.write(json.dumps(entry) + "\n")


def main() -> None:
    """Read the arguments, make the sites, write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=int, default=12)
    parser.add_argument("--pages", type=int, default=30, help="mean of a site's pages")
    given = parser.parse_args()
    try:
        made = make(read_pools(given.gold), given.seed, given.sites, given.pages)
    except ValueError as error:
        parser.error(str(error))
    write(made, given.out)


if __name__ == "__main__":
    main()
