"""Sentences cut in two by a line break."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textlint.core import Bad, Document, Edit, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.blocks import Block, blocks
from textlint.facts.furniture import ends_sentence
from textlint.facts.lines import unit_index, units
from textlint.facts.words import is_known

_LONG = (
    60  # code points; verse, entries of lists and addresses are shorter than the half of a sentence that fills a line
)
_HALF = 25  # code points; enough when the line ends in a word that no sentence ends in
_BETWEEN = 2  # units of the page that may stand inside the sentence
_REST_WORDS = 3  # words of the second half, or the line above may be a heading and this a label
_FEW = 4  # a text with more breaks, and with more than one in three units, is a list or was wrapped
_MANY = 8  # so was one with more than these
_OPEN = frozenset(  # no sentence, heading or line of a list ends in these
    (
        "a an the and or nor but of from with into its their our my your his than that which who whose whether "
        "because although while as by at between among against through during without within toward towards"
    ).split()
)
_LAST = Expression(r"(?<![\p{L}\p{N}@/._-])(\p{L}[\p{L}’'-]*)(?P<comma>,)?$")
_FIRST = Expression(r"(\p{Ll}[\p{Ll}’'-]*)(?![\p{L}\p{N}@/_(])(?!\.\p{L})")
_FIRST_PART = Expression("[’'-]")


class _Break(NamedTuple):
    """Where one half ends and the other starts (code points), the words there, and whether something lies between."""

    span: Span
    left: str
    right: str
    parted: bool


@rule(
    id="structure/broken_paragraph",
    message="A sentence is cut in two between “{left}” and “{right}”; both parts belong on one line.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="design and markup/layout",
    source="HTML Living Standard, section 4.4 (an element inside a paragraph does not end it); line filters of web corpora (C4)",
    quotes=InQuotes.FIX,
    blocks=frozenset({Kind.TITLE, Kind.PARAGRAPH, Kind.SUBHEAD}),
    requires=("\n[a-z]", "\r[a-z]"),
    bad=(
        Bad(
            "The company said it would pay for the repair of the bridge and ⟦the\n\nferries⟧ that run until it opens.",
            "The company said it would pay for the repair of the bridge and the ferries that run until it opens.",
        ),
        Bad(
            "Bridge closed\nEngineers who had looked at the northern pier on Friday night told the ⟦council\nthat⟧ "
            "two more cracks had been found.\nCars must wait.",
            "Bridge closed\nEngineers who had looked at the northern pier on Friday night told the council that two "
            "more cracks had been found.\nCars must wait.",
        ),
        Bad(
            "Nobody knows how long the ferries will have to run between the two banks of the ⟦river,\nwhich⟧ is wide "
            "there, the company said.",
            "Nobody knows how long the ferries will have to run between the two banks of the river, which is wide "
            "there, the company said.",
        ),
        Bad(
            "The bridge will open again on Monday, said the spokeswoman for ⟦the\nImage: Example Agency/A. "
            "Keller\ncompany⟧ that built it in 1961.\nTrains go first.",
        ),
    ),
    good=(
        "The fund gives the money back:\n\nif somebody finds a cheaper way to the same end than those whom it pays, or\n\n"
        "if nobody finds any way at all within the three years of the contract.",
        "Half a league, half a league,\nhalf a league onward,\nall in the valley of death\nrode the six hundred.",
        "The company makes three promises to everybody who lives within sight of the new bridge:\n"
        "a free ferry until the work is done;\nnew windows for all houses on the northern bank;\nand a park.",
        "What the minister is up to\niPhone sales fell by two percent in May, the company said on Friday.",
        "About the company that built the bridge between the two halves of the town in 1961\n"
        "my6bridge is the name of a ferry, not of a company.",
        "Anna Keller\nby the river, 12 Ferry Lane\nwww.example.org",
        "The bridge will open again on Monday, the company said.\nferries stop running on Sunday night.",
        "Write to the people at the ferry company who sold you the ticket you want to change at\nferries@example.org",
        "The tribunal may dismiss a claim that is brought too late or that has no merit, and\n"
        "(a) must give reasons,\n(b) may award costs,\n(c) may hear the parties again.",
    ),
)
def broken_paragraph(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A link, a picture or an advertisement inside a paragraph makes an extractor end the line there, and the sentence goes
    on in the next one, in the middle of nowhere."""
    found = [item for hit in hits if (item := _break_at(document, hit.end - 1)) is not None]
    if len(found) > min(_MANY, max(_FEW, len(blocks(document)) // 3)):
        return
    for item in found:
        gap = Span(item.span.start + len(item.left), item.span.end - len(item.right))
        edits = () if item.parted else ((Edit(gap, " "),),)
        yield broken_paragraph.finding(item.span, edits=edits, left=item.left, right=item.right)


def _break_at(document: Document, position: int) -> _Break | None:
    """The break that ends where a unit starts at `position`; None when that is the start of something new."""
    number, text = unit_index(document, position), document.text
    if number < 1 or units(document)[number].start != position:
        return None
    first = _FIRST.match(text, *units(document)[number])
    if first is None or not is_known(_FIRST_PART.split(first[1])[0]):
        return None
    found = blocks(document)
    block, above = found[number], _half_above(found, number)
    if above is None or block.kind is Kind.LIST:
        return None
    line, rest = text[above.span.start : above.span.end], text[block.span.start : block.span.end]
    last = _LAST.search(line)
    if last is None or not _goes_on(line, last[1], rest):
        return None
    left = line[last.start() :]
    span = Span(above.span.end - len(left), block.span.start + len(first[1]))
    return _Break(span, left, first[1], above.number < number - 1)


def _half_above(found: tuple[Block, ...], number: int) -> Block | None:
    """The unit that ought to go on in unit `number`: the one above it, or above what the page put between them."""
    for above in range(number - 1, max(-1, number - 2 - _BETWEEN), -1):
        if found[above].kind not in (Kind.FURNITURE, Kind.CAPTION, Kind.EMBED):
            return found[above] if found[above].kind is not Kind.LIST else None
    return None


def _goes_on(line: str, last: str, rest: str) -> bool:
    """True when `line`, which ends in the word `last`, is the first half of a sentence that ends in `rest`."""
    words = rest.count(" ") + 1
    if line.endswith((", or", ", and", "; or", "; and")):  # so ends the last but one entry of a list
        return False
    if words < _REST_WORDS or (not ends_sentence(rest) and words < 2 * _REST_WORDS):
        return False
    if last in _OPEN:
        return len(line) >= _HALF
    if len(line) < _LONG or not ends_sentence(rest):
        return False
    return last.endswith(("’s", "'s")) or (last[0].islower() and is_known(last))
