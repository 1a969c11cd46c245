"""Runs of section names: the menu of a site."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.blocks import Block, blocks
from textlint.facts.lines import removal, unit_index

_MANY = 3  # section names that make a menu
_LINES = 4  # lines of a run at least
_WORDS = 4  # of a label at most
_FARTHEST = 200  # lines from a name of a section to the ends of its menu
_LONGEST = 400  # code points of a menu that stands in one line
_COMMON = (
    "News Sport Sports Politics Opinion Business World Culture Entertainment Lifestyle Weather Video Videos Health "
    "Travel Technology Tech Science Reviews Podcasts Newsletters Events Shop Subscribe"
).split()
_SECTIONS = frozenset(
    name.casefold()
    for name in [
        *_COMMON, "Home", "Homepage", "Latest", "Latest news", "Breaking news", "Top stories", "US", "U.S.", "UK", "Europe",
        "Asia", "Africa", "Americas", "Middle East", "International", "National", "Local", "Local news", "World news", "Economy",
        "Finance", "Personal finance", "Markets", "Money", "Investing", "Companies", "Crypto", "Retail", "Real estate",
        "Property", "Education", "Environment", "Climate", "Energy", "Society", "Religion", "Crime", "Investigations",
        "Analysis", "Comment", "Editorial", "Editorials", "Columns", "Columnists", "Letters", "Op-Ed", "Blogs", "Blog",
        "Features", "Magazine", "Arts", "Books", "Film", "Movies", "Music", "TV", "Theatre", "Theater", "Television",
        "Celebrity", "Celebrities", "Fashion", "Style", "Beauty", "Food", "Recipes", "Games", "Gaming", "Puzzles",
        "Crosswords", "Horoscopes", "Cars", "Motoring", "Autos", "Football", "Soccer", "Cricket", "Rugby", "Tennis",
        "Golf", "Basketball", "Baseball", "Hockey", "Boxing", "NFL", "NBA", "MLB", "NHL", "MLS", "Photos", "Pictures",
        "Galleries", "Live", "Live TV", "Radio", "Watch", "Listen", "Search", "Menu", "More", "About", "About us", "Contact",
        "Contact us", "Careers", "Jobs", "Classifieds", "Obituaries", "Archive", "Archives", "E-paper", "Newsletter",
        "Podcast", "Store", "Deals", "Donate", "Advertise", "Privacy policy", "Terms of use", "Sitemap", "FAQ", "Help",
        "Sign in", "Log in", "Login", "Register", "My account", "Buyer's guide", "How to", "Interviews", "Topics", "Forums",
    ]
)  # fmt: skip
_PARTS = Expression(r"\s?[|/•·»›>]\s?")
_JOINT = Expression(r"(?<=[\p{Ll}+!])(?=\p{Lu})")
_END = Expression(r"[.!?…:;,]$")


@rule(
    id="boilerplate/menu_run",
    message="“{start}” is the menu of the site, not text.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="page templates of news sites, which list their sections above and below each article",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=(
        *(f"{before}{name}{after}" for name in _COMMON for before in "\n\r" for after in "\n\r"),
        *(f"{name}{mark}" for name in _COMMON for mark in (" |", " /", " •", " ·", " »", " ›", " >", "|", "•")),
        *(f"{name}[A-Z]" for name in ("News", "Sport", "Sports", "Opinion", "Finance", "Tech", "World")),
    ),
    bad=(
        Bad(
            "⟦Home\nNews\nSport\nOpinion\nPuzzles⟧\nThe bridge will open again on Monday, the company said.",
            "The bridge will open again on Monday, the company said.",
        ),
        Bad(
            "Bridge to open again\n⟦NewsReviewsBuyer's GuideWatchThe FutureEvents⟧\nThe bridge will open again on Monday, the company said.",
            "Bridge to open again\nThe bridge will open again on Monday, the company said.",
        ),
        Bad(
            "The bridge will open again on Monday, the company said.\n⟦News | Sport | Weather | Ferry times⟧",
            "The bridge will open again on Monday, the company said.",
        ),
        Bad(
            "The bridge will open again on Monday.\n⟦Business\nMarkets\nTechnology\nThe Ferry Desk\nTravel⟧\nCars must wait, the council said.",
            "The bridge will open again on Monday.\nCars must wait, the council said.",
        ),
    ),
    good=(
        "The prize has four classes:\nNews\nSport\nCulture\nThe winners will be named in May.",
        "Sport\nThe bridge will open again on Monday.\nCulture\nThe museum stays shut.",
        "Best shoe: the Ferry\nBest hat: the Pier\nBest coat: the Lock\nSports\nAll three are grey.",
        "The News/Sport desk and the Politics/Business desk share a room.",
        "North America\nEurope\nChina\nJapan\nSales fell in all four.",
        "NewsHour, BusinessWeek and TechCrunch reported it.",
    ),
)  # fmt: skip
def menu_run(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A menu is a list of links. In plain text it becomes a run of short lines, or one line in which the names of the
    sections run together."""
    found, text = blocks(document), document.text
    taken = searched = -1
    for number in sorted({max(0, unit_index(document, hit.start + 1)) for hit in hits}):
        if number <= taken:
            continue
        if _is_row(text, found[number]):
            first = last = number
        elif number <= searched:
            continue  # in a run of labels that is no menu
        else:
            run = _run(text, found, number, taken)
            first, last = _menu(text, found, *run)
            if last < first:
                searched = run[1] if _is_label(text, found[number]) else number
                continue
        taken, searched = last, -1
        span = Span(found[first].span.start, found[last].span.end)
        start = " ".join(text[span.start : span.start + 60].split()[:4])
        yield menu_run.finding(span, edits=((removal(document, span),),), start=start)


def _is_row(text: str, block: Block) -> bool:
    """True for one line of section names, parted by marks or by nothing."""
    line = text[block.span.start : block.span.end]
    if len(line) > _LONGEST or _END.search(line):
        return False
    return any(_is_menu(expression.split(line)) for expression in (_PARTS, _JOINT))


def _run(text: str, found: tuple[Block, ...], number: int, taken: int) -> tuple[int, int]:
    """The first and the last of the lines round unit `number` that may be links of one menu."""
    first = last = number
    while first - 1 > max(taken, number - _FARTHEST) and _is_label(text, found[first - 1]):
        first -= 1
    while last + 1 < min(len(found), number + _FARTHEST) and _is_label(text, found[last + 1]):
        last += 1
    return first, last


def _menu(text: str, found: tuple[Block, ...], first: int, last: int) -> tuple[int, int]:
    """The first and the last line of the menu in a run of labels; the last before the first when there is none.

    A menu ends at the outermost names of sections: beyond them a headline or a name may stand.
    """
    introduced = first > 0 and text[found[first - 1].span.end - 1] == ":"
    labels = [text[block.span.start : block.span.end] for block in found[first : last + 1]]
    places = [place for place, label in enumerate(labels) if _form(label) in _SECTIONS]
    if introduced or not places or places[-1] - places[0] + 1 < _LINES:
        return (1, 0)
    menu = labels[places[0] : places[-1] + 1]
    return (first + places[0], first + places[-1]) if _is_menu(menu) else (1, 0)


def _form(label: str) -> str:
    return label.strip().casefold().replace("’", "'")


def _is_label(text: str, block: Block) -> bool:
    start, end = block.span
    return end - start <= 40 and text.count(" ", start, end) < _WORDS and not _END.search(text, end - 1, end)


def _is_menu(labels: Sequence[str]) -> bool:
    """True when enough of `labels`, and half of them, are names of sections."""
    known = {form for label in labels if (form := _form(label)) in _SECTIONS}
    short = all(label.count(" ") < _WORDS for label in labels)
    return short and len(known) >= _MANY and 2 * len(known) >= len(labels)
