"""Posts of social networks that were embedded in a page and now stand in the text."""

from textlint.core import Document, Expression, Span
from textlint.facts.gates import OPEN, Gate, is_shut
from textlint.facts.lines import units

POST_LENGTH = 400  # code points; a longer unit above a signature is no post unless a link of the network ends it
POST_REACH = 4  # units of a post at most
HEADING_WORDS = 14  # a line of so many words may be a subhead

MARKS = (
    "(@", "t.co/", "pic.twitter", "pic.x.com", "nstagram", "INSTAGRAM", "A post shared", "posted by ", "Posted by ",
    "View on", "Watch on", "ebook", "elegram", "TELEGRAM", "♬", "YouTube", "ideo unavailable", "ideo is unavailable",
    "on Twitter", "Tweets by @", "this Tweet", "discussion in", "Embed from Getty", "talking about this",
)  # fmt: skip
GATE = Gate("embeds", lambda: MARKS)
_DATE = r"(?:\p{Lu}?\p{L}{2,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?\p{L}{2,10}\.?,? (?:de )?\d{4})"
# "— Kyle Orton (@KyleWOrton) September 11, 2023" and the forms other languages and years give it
SIGNATURE = Expression(rf"(?:(?:[—–―]|--?|&mdash;)\s?)?[^\n.!?(—–]{{1,60}}\(@\w{{1,20}}\) {_DATE}$")
SIGNED = Expression(rf"(?:[—–―]|--|&mdash;)\s?[^\n—–]{{1,60}}\(@\w{{1,20}}\) {_DATE}$")
TAIL_LINK = Expression(r"(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)$")
INSTAGRAM = Expression(r"View this post on Instagram\W*$", Expression.IGNORECASE)
SHARED = Expression(r"A (?:post|photo|video|reel) (?:shared|posted) by .{1,100}$", Expression.IGNORECASE)
TIKTOK = Expression(r"(?:[^\n]{1,300}\s)?♬ ?\S[^\n]{1,80}$")
HANDLE = Expression(r"@[\w.]{2,30}$")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, "
WIDGET = Expression(  # what the cards of the networks print round a post; several such lines make one card
    r"(?:View(?: this post)? on (?:Twitter|X|Instagram|Threads|Facebook|Telegram)|"
    r"(?:Watch|View|More videos) on YouTube|"
    r"Post(?:ed)? by .{1,60} on (?:Facebook|Instagram).{0,60}|"
    rf"(?:Posted|Post|Video) by .{{1,60}} on {_WEEKDAY}{_DATE}|"
    r"(?:Please )?open Telegram to view this post|View in Telegram|(?:This )?video (?:is )?unavailable|"
    r"This video is (?:private|no longer available|not available).{0,80}|Watch this video on YouTube|"
    r"An error occurred\. (?:Please )?try (?:again later|watching this video on (?:www\.)?YouTube).{0,90}|"
    r"View (?:image|photo|this tweet) on Twitter|"
    r"Tweets by @\w{1,20}|See .{1,40}’s other Tweets|Twitter Ads info and privacy|"
    r"[\d.,]{1,9}[KM]? people are talking about this|Embed from Getty Images|"
    r"(?:Comment|Posts?) by u/.{1,40}|(?:Comment by .{1,40} )?from discussion in \w{1,30})[.…]?$",
    Expression.IGNORECASE,
)
_OPEN_LINE = Expression(r"[\p{L}\p{N}\p{So}]$")
_NETWORK_WORD = Expression(r"(?<!\w)[#@]\p{L}\w+")


def embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    """The embedded posts: for each the numbers of its units, in text order. A post is its text and its signature."""
    return document.fact(_embeds)


def _embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    text = document.text
    has_looked = document.attached(OPEN) is not None
    if is_shut(document, GATE) if has_looked else not any(mark in text for mark in MARKS):
        return ()
    places = units(document)
    found: list[tuple[int, ...]] = []
    number = 0
    while number < len(places):
        size = _post_at(text, places, number)
        if size:
            taken = found[-1][-1] + 1 if found else 1
            first = number if WIDGET.match(text, *places[number]) else _first_of_post(text, places, taken, number)
            found.append(tuple(range(first, number + size)))
        number += size or 1
    return tuple(found)


def _post_at(text: str, places: tuple[Span, ...], number: int) -> int:
    """How many units the post that starts at unit `number` has; 0 when none starts there."""
    start, end = places[number]
    framed = _framed(text, places, number)
    if framed:
        return framed
    signed = number + 1 < len(places) and SIGNATURE.match(text, *places[number + 1]) is not None
    if TAIL_LINK.search(text, max(start, end - 60), end):
        return 2 if signed else 1
    short = end - start <= POST_LENGTH
    if SIGNATURE.match(text, start, end) or (short and SIGNED.search(text, max(start, end - 120), end)):
        return 1
    if signed and short and number:
        return 2
    return 1 if SHARED.match(text, start, end) else 0


def _framed(text: str, places: tuple[Span, ...], number: int) -> int:
    """How many units a post has that starts at unit `number` with a line of the network's own, or a bare account."""
    opened = INSTAGRAM.match(text, *places[number]) is not None
    if opened or HANDLE.match(text, *places[number]):
        closing = SHARED if opened else TIKTOK
        for last in range(number + 1, min(number + POST_REACH, len(places))):
            if closing.match(text, *places[last]):
                return last - number + 1
        return 1 if opened else 0
    if TIKTOK.match(text, *places[number]):
        return 1
    last = number
    while last < len(places) and WIDGET.match(text, *places[last]):
        last += 1
    return last - number


def _first_of_post(text: str, places: tuple[Span, ...], taken: int, number: int) -> int:
    """The first unit of a post that has several paragraphs: those above its last one end in no mark, as posts do.

    Subheads end in none either; so only lines longer than these, or with a hashtag or an account, are taken along.
    """
    first = number
    while first > max(taken, number - POST_REACH + 1):
        start, end = places[first - 1]
        told = text.count(" ", start, end) + 1 > HEADING_WORDS or _NETWORK_WORD.search(text, start, end)
        if end - start > POST_LENGTH or not told or not _OPEN_LINE.search(text, end - 1, end):
            break
        first -= 1
    return first
