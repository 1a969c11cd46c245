"""Posts of social networks that were embedded in a page and now stand in the text."""

from textlint.core import Document, Expression, Span
from textlint.facts.lines import units

POST_LENGTH = 400  # code points; a longer unit above a signature is no post unless a link of the network ends it
POST_REACH = 4  # units between the two lines that frame a post of Instagram

MARKS = tuple("(@|t.co/|pic.twitter|pic.x.com|nstagram|INSTAGRAM|A post shared|View on|Watch on|ebook".split("|"))
_DATE = r"(?:\p{Lu}?\p{L}{2,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?\p{L}{2,10}\.?,? (?:de )?\d{4})"
# "— Kyle Orton (@KyleWOrton) September 11, 2023" and the forms other languages and years give it
SIGNATURE = Expression(rf"(?:(?:[—–―]|--?|&mdash;)\s?)?[^\n.!?(—–]{{1,60}}\(@\w{{1,20}}\) {_DATE}$")
SIGNED = Expression(rf"(?:[—–―]|--|&mdash;)\s?[^\n—–]{{1,60}}\(@\w{{1,20}}\) {_DATE}$")
TAIL_LINK = Expression(r"(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)$")
INSTAGRAM = Expression(r"View this post on Instagram\W*$", Expression.IGNORECASE)
SHARED = Expression(r"A post shared by .{1,100}$", Expression.IGNORECASE)
OTHER = Expression(
    r"(?:View on (?:Twitter|X|Instagram|Threads)|(?:Watch|View) on YouTube|"
    r"Post(?:ed)? by .{1,60} on (?:Facebook|Instagram).{0,60})$",
    Expression.IGNORECASE,
)


def embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    """The embedded posts: for each the numbers of its units, in text order. A post is its text and its signature."""
    return document.fact(_embeds)


def _embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    text = document.text
    if not any(mark in text for mark in MARKS):
        return ()
    places = units(document)
    found: list[tuple[int, ...]] = []
    number = 0
    while number < len(places):
        size = _post_at(text, places, number)
        if size:
            found.append(tuple(range(number, number + size)))
        number += size or 1
    return tuple(found)


def _post_at(text: str, places: tuple[Span, ...], number: int) -> int:
    """How many units the post that starts at unit `number` has; 0 when none starts there."""
    start, end = places[number]
    if INSTAGRAM.match(text, start, end):
        for last in range(number + 1, min(number + POST_REACH, len(places))):
            if SHARED.match(text, *places[last]):
                return last - number + 1
        return 1
    signed = number + 1 < len(places) and SIGNATURE.match(text, *places[number + 1]) is not None
    if TAIL_LINK.search(text, max(start, end - 60), end):
        return 2 if signed else 1
    short = end - start <= POST_LENGTH
    if SIGNATURE.match(text, start, end) or (short and SIGNED.search(text, max(start, end - 120), end)):
        return 1
    if signed and short and number:
        return 2
    return 1 if SHARED.match(text, start, end) or OTHER.match(text, start, end) else 0
