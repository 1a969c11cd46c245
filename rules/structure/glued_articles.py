"""A second article below the first."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import Block, blocks
from textlint.facts.furniture import is_body
from textlint.facts.lines import unit_index, units

_BEFORE, _AFTER = 3, 2  # paragraphs that each article must have
_MOST = 2  # datelines or bylines; three and more make a round-up
_SHARED = 0.1  # of the names of the part with fewer; 191 of 200 articles cut in two share more
_NAMES = 5  # names that each part must have to be told from the other by them
_HEADLINE = range(4, 21)  # words
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_PLACE = r"\p{Lu}[\p{Lu}\p{M}.’' -]{2,30}(?:, (?:\p{Lu}[\p{L}.]{1,20} ?){1,3})?"
_DATELINE = Expression(
    rf"(?:{_PLACE}|\p{{Lu}}[\p{{L}}’'-]{{2,20}}(?: \p{{Lu}}[\p{{L}}’'-]{{2,20}})?(?=, {_MONTH} \d| \())"
    rf"(?:, (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?)? ?\((?:\p{{Lu}}[\p{{L}}/ .]{{1,25}})\) ?(?:[—–:]|--?) ?\S"
)
_BYLINE = Expression(r"(?:By|BY) (?:\p{Lu}[\p{L}.’'-]+(?: and |, | )?){2,7}$")
_OPENER = Expression(r"By |BY |[^\n()]{3,60}\([^()\n]{1,30}\)")  # what each of the two opens with, at little cost
_NAME = Expression(r"(?<=[\p{Ll},”\"’] )\p{Lu}\p{L}{3,}")
_BRACKETS = Expression(r"\([^()\n]{1,40}\)")  # the agency of a dateline among them
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December Reuters Associated Press".split()
)


@rule(
    id="structure/glued_articles",
    message="A second article seems to begin here: “{start}…”.",
    severity=Severity.ERROR,
    safety=Safety.SUGGEST,
    mqm="design and markup/content that does not belong",
    source="The Associated Press Stylebook, datelines (one opens each story); pages that load the next story below the first",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=(") -", ") —", ") –", "\nBy [A-Z]", "\nBY [A-Z]"),
    bad=(
        Bad(
            "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
            "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
            "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
            "⟦TALLINN, May 3 (Example Wire) - The bank kept its rate at four percent for the third month, as prices in Estonia and Latvia went on falling.⟧\n"
            "Governor Tamm told the parliament in Toompea that wages were a danger still, and that nobody should expect a cut before Christmas, least of all Minister Saar.\n",
        ),
        Bad(
            "The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
            "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
            "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
            "⟦Bank keeps rate at four percent⟧\nBy Maria Ilves\n"
            "The bank kept its rate at four percent for the third month, as prices in Estonia and Latvia went on falling, said Governor Tamm.\n"
            "He told the parliament in Toompea that wages were a danger still, and that nobody should expect a cut before Christmas, least of all Minister Saar.\n",
        ),
        Bad(
            "Bridge to open again\nBy Jan Brandt\n"
            "The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
            "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
            "Ferries of the Lorenz company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
            "⟦Otters born in zoo⟧\nBy Maria Ilves\n"
            "Three small otters were shown to the public for the first time on Sunday, a week after the zoo in Tallinn had named them.\n"
            "Director Tamm told the children of Estonia that the otters would stay with their mother Nele until Christmas and then go to Riga.\n",
        ),
    ),
    good=(
        "The bridge will open on Monday.\nBy Maria Ilves\nThe bank kept its rate at four percent.",
        "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
        "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
        "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.",
        "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
        "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
        "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
        "HAMBURG, May 4 (Example Wire) - Anna Keller told the council of Marberg that the ship Adelheid had been too fast, and that the Brandt company knew it.\n"
        "The owner of the Adelheid did not answer a letter of the council, and Keller said that she would not wait for it any longer.",
        "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
        "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
        "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
        "TALLINN, May 3 (Example Wire) - The bank kept its rate at four percent for the third month, as prices in Estonia and Latvia went on falling, Governor Tamm said.\n"
        "PORTO, May 3 (Example Wire) - Three small otters were shown to the public for the first time on Sunday, a week after the zoo of Director Lopes had named them Rui, Ines and Nele.",
        "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
        "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
        "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
        "TALLINN, May 3 (Example Wire) - Editing by Jan Tamm and Maria Ilves in Estonia.",
        "Trains will go first, and cars from Bremen must wait until the council of Marberg has seen the report of Anna Keller, an engineer from Hamburg.\n"
        "Ferries of the Brandt company will run between the banks until then, and the fare of two euros will not change, Keller said.\n"
        "MARBERG, May 3 (Example Wire) - The old bridge will open again on Monday, nine months after the ship Adelheid had hit one of its piers, the company said.\n"
        "The bank of Tallinn (Estonia) - Governor Tamm of the parliament says so - kept its rate at four percent for the third month in a row, as prices went on falling.",
    ),
)  # fmt: skip
def glued_articles(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Pages load the next story below the one that was asked for, and extractors take both for one text. What follows a
    second dateline or byline then speaks of other people and places."""
    text, places = document.text, units(document)
    numbers = sorted({unit_index(document, hit.end - 1) for hit in hits})
    numbers = [number for number in numbers if _OPENER.match(text, *places[number])]
    if not numbers:
        return
    found = blocks(document)
    heads = [place for number in numbers if (place := _head(text, found, number)) is not None]
    if not 1 <= len(heads) <= _MOST:
        return
    head = heads[-1]
    bodies = [is_body(text[block.span.start : block.span.end]) for block in found]
    if sum(bodies[:head]) < _BEFORE or sum(bodies[head:]) < _AFTER:
        return
    if _share(text[: found[head].span.start], text[found[head].span.start :]) > _SHARED:
        return
    span = found[head].span
    start = " ".join(text[span.start : span.start + 120].split()[:8])
    yield glued_articles.finding(span, start=start)


def _head(text: str, found: tuple[Block, ...], number: int) -> int | None:
    """The number of the unit that an article begins with which has its dateline or byline in unit `number`."""
    start, end = found[number].span
    if _DATELINE.match(text, start, end):
        above = found[number - 1] if number else None
        return number - 1 if above is not None and _is_headline(text, above) else number
    if not number or not _BYLINE.match(text, start, end):
        return None
    return number - 1 if _is_headline(text, found[number - 1]) else None


def _is_headline(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end].count(" ") + 1
    return block.kind in (Kind.TITLE, Kind.SUBHEAD) and words in _HEADLINE


def _share(first: str, second: str) -> float:
    """How much of the names of the part that has fewer stand in the other; 1 when there are too few to tell."""
    names, others = (set(_NAME.findall(_BRACKETS.sub("", part))) - _DAYS for part in (first, second))
    fewer = min(len(names), len(others))
    return len(names & others) / fewer if fewer >= _NAMES else 1.0
