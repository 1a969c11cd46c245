"""Rows of marks between pieces of the page."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import blocks
from textlint.facts.lines import removal

_MARKS = Expression(r"[-–—_=*~#•·.|/\\+<>»«^\s]{3,}|[|·•/»>«<×✕✖]")


@rule(
    id="structure/separator_line",
    message="“{line}” parted pieces of the page that are not part of the text.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="page templates; plain-text newsletters",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=[text for mark in "-–—_=*~#•·.|/+<>»«^" for text in (f"{mark * 3}\n", f"{mark} {mark}\n", f"{mark * 3}\r")]
    + list("|•»«×✕✖")
    + [f"{before}{mark}{after}" for mark in "·/><" for before, after in (("\n", "\n"), ("\r", "\r"), ("\n", "\r"))],
    bad=(
        Bad(
            "The bridge will open on Monday, the company said.\n\n⟦-----⟧",
            "The bridge will open on Monday, the company said.",
        ),
        Bad(
            "⟦|⟧\nThe bridge will open on Monday, the company said.",
            "The bridge will open on Monday, the company said.",
        ),
        Bad(
            "The bridge will open on Monday, the company said.\nAdvertisement\n⟦=====⟧\nIt will carry trains first",
            "The bridge will open on Monday, the company said.\nAdvertisement\nIt will carry trains first",
        ),
    ),
    good=(
        "The bridge will open on Monday.\n* * *\nNobody believed him.",
        "The bridge will open on Monday.\n-----\nNobody believed him.",
        "He paused… and went on.\nNobody believed him.",
        "2 + 2 = 4\nNobody believed him.",
        "A --- B\nNobody believed him.",
    ),
)
def separator_line(document: Document) -> Iterator[Finding]:
    """Templates draw lines between the article and what surrounds it. Between two paragraphs a row of stars may be meant;
    at the edge of the text, or beside a line of the page, it is what is left of the page."""
    found = blocks(document)
    for number, block in enumerate(found):
        line = document.text[block.span.start : block.span.end]
        if block.kind is Kind.FURNITURE or len(found) < 2 or not _MARKS.fullmatch(line) or not line.strip(". …"):
            continue
        beside = [found[place].kind for place in (number - 1, number + 1) if 0 <= place < len(found)]
        if len(beside) < 2 or Kind.FURNITURE in beside or Kind.EMBED in beside:
            yield separator_line.finding(block.span, edits=((removal(document, block.span),),), line=line[:20])
