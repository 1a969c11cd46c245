"""A text as it reads: its blocks, what is not the article's set apart, the notes beside them."""

from collections.abc import Mapping, Sequence

from textlint.core import Kind
from textlint.core.located import Located, Text
from textlint.reports.page.marks import Marks
from textlint.reports.page.markup import Html, element
from textlint.reports.page.notes import note
from textlint.reports.page.verdict import is_of_page


class Group:
    """Blocks beside which a list of notes stands: a paragraph's, or those of lines of the page that follow each other.

    Paragraphs without notes join the one above them, so that its notes can go on beside them.
    """

    def __init__(self) -> None:
        self.blocks: list[Html] = []
        self.notes: list[Html] = []
        self.lead = 0  # blocks above the notes where there is no margin beside them
        self.is_page = True  # all of them are lines of the page

    def takes(self, notes: Sequence[Html], *, is_page: bool) -> bool:
        """True when a block with these notes can join."""
        return not notes or (is_page and self.is_page)

    def add(self, block: Html, notes: Sequence[Html], *, is_page: bool) -> None:
        """Take a block in."""
        self.blocks.append(block)
        self.notes.extend(notes)
        self.lead = len(self.blocks) if notes else self.lead
        self.is_page = self.is_page and is_page

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
        is_page = goes or is_of_page(kind)
        if not groups[-1].takes(notes, is_page=is_page):
            groups.append(Group())
        groups[-1].add(_block(kind, marks.marked(number), goes=goes, under_title=titled), notes, is_page=is_page)
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
