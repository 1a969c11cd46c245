"""A text as it reads: its blocks, what is not the article's set apart, the notes beside them."""

from collections.abc import Mapping, Sequence

from textlint.core import Kind
from textlint.core.located import Located, Text
from textlint.reports.page.marks import Marks
from textlint.reports.page.markup import Html, element
from textlint.reports.page.notes import note
from textlint.reports.page.verdict import is_of_page

SHORT_LINES = 12  # lines of a page, a menu say, that stand in one group: then their notes


class Group:
    """Blocks beside which one list of notes stands: a paragraph with the short lines above it, and what follows it.

    A line of the page or a subhead is shorter than its notes, so the next paragraph joins it; paragraphs without
    notes join the one above them. So the notes have room, and the text has no gaps.
    """

    def __init__(self) -> None:
        self.blocks: list[Html] = []
        self.notes: list[Html] = []
        self.lead = 0  # blocks above the notes where there is no margin beside them
        self.is_short = True  # no paragraph has joined yet

    def takes(self, notes: Sequence[Html]) -> bool:
        """True when a block with these notes can join."""
        return not notes or (self.is_short and len(self.blocks) < SHORT_LINES)

    def add(self, block: Html, notes: Sequence[Html], *, is_short: bool) -> None:
        """Take a block in."""
        self.blocks.append(block)
        self.notes.extend(notes)
        self.is_short = self.is_short and is_short
        self.lead = len(self.blocks) if notes or self.is_short else self.lead

    def html(self) -> Html:
        """The group, its notes after the last block they are about."""
        listed = element("ol", *self.notes, class_="notes", aria_label="Notes on this passage") if self.notes else ""
        return element("div", *self.blocks[: self.lead], listed, *self.blocks[self.lead :], class_="group")


def shown_text(
    text: Text, located: Sequence[Located], anchor: str, reasons: Mapping[str, str], *, is_one_of_many: bool
) -> Html:
    """A text: its blocks in groups."""
    marks = Marks(text, located, anchor)
    groups = [Group()]
    titled = False
    for number in range(len(marks.regions)):
        kind = text.blocks[number][0] if text.blocks else Kind.PARAGRAPH
        goes = marks.goes(number)
        found = [(n, located[n - 1]) for n in marks.notes(number)]
        notes = [note(one, n, anchor, text, reasons.get(one.finding.rule, "")) for n, one in found]
        if not groups[-1].takes(notes):
            groups.append(Group())
        is_short = goes or is_of_page(kind) or kind is Kind.SUBHEAD
        groups[-1].add(_block(kind, marks.marked(number), goes=goes, under_title=titled), notes, is_short=is_short)
        titled = titled or kind is Kind.TITLE
    name = " ".join(filter(None, (f"record {text.record}" if text.record else "", text.part)))
    label = element("p", name, class_="part") if is_one_of_many and name else ""
    return element("div", label, *(group.html() for group in groups if group.blocks), class_="text")


def _block(kind: Kind, words: Html, *, goes: bool, under_title: bool) -> Html:
    """A block as it reads; what safe fixes take out, or what is not the article's, says so."""
    tag = {Kind.TITLE: "h3", Kind.SUBHEAD: "h4" if under_title else "h3"}.get(kind, "p")
    label = "Taken out by textlint fix" if goes else "Not part of the article" if is_of_page(kind) else ""
    told = element("p", label, class_="label") if label else ""
    tag = "p" if goes else tag
    state = " removed" if goes else ""
    return element("div", told, element(tag, words, class_="words", dir="auto"), class_=f"block {kind.value}{state}")
