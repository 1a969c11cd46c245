"""Posts of social networks that were embedded in a page and now stand in the text."""

import regex

from textlint.core import Document, Span
from textlint.facts.lines import units

# "— Kyle Orton (@KyleWOrton) September 11, 2023" and the forms other languages and years give it
SIGNATURE = regex.compile(
    r"^(?:[—–―]|--?|&mdash;)\s?[^\n]{1,80}\(@\w{1,20}\)\s+(?:\p{Lu}?\p{L}{2,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?\p{L}{2,10}\.?,? (?:de )?\d{4})\s*$"
)
TAIL_LINK = regex.compile(r"(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)\s*$")
OTHER = regex.compile(
    r"^(?:View this post on Instagram|A post shared by .{1,80}|View on (?:Twitter|X)|(?:Watch|View) on YouTube|"
    r"Post by .{1,60} on Facebook|Posted by .{1,60} on (?:Facebook|Instagram).{0,60})\s*$",
    regex.IGNORECASE,
)


def embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    """The embedded posts: for each the numbers of its units, in text order. A post is its text and its signature."""
    return document.fact(_embeds)


def _embeds(document: Document) -> tuple[tuple[int, ...], ...]:
    text = document.text
    if not any(
        mark in text
        for mark in (
            "(@",
            "t.co/",
            "pic.twitter",
            "pic.x",
            "nstagram",
            "INSTAGRAM",
            "A post shared",
            "View on",
            "Watch on",
            "ebook",
        )
    ):
        return ()
    found: list[tuple[int, ...]] = []
    places = units(document)
    taken = -1
    for number, span in enumerate(places):
        line = text[span.start : span.end]
        if number <= taken:
            continue
        if TAIL_LINK.search(line):
            signed = number + 1 < len(places) and _matches(SIGNATURE, document, places[number + 1])
            taken = number + 1 if signed else number
            found.append((number, taken) if signed else (number,))
        elif SIGNATURE.match(line) or OTHER.match(line):
            found.append((number,))
    return tuple(found)


def _matches(pattern: "regex.Pattern[str]", document: Document, span: Span) -> bool:
    return pattern.match(document.text[span.start : span.end]) is not None
