"""One file of a run as a part of the page: its verdict and figures, its texts as they read, notes beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint.core import Kind, Severity
from textlint.core.located import FileResult, Located, Text
from textlint.core.stats import WORDS_A_MINUTE
from textlint.reports.jsonl import printable
from textlint.reports.page.markup import Html, element
from textlint.reports.page.marks import Marks, family
from textlint.reports.page.notes import note
from textlint.reports.page.verdict import Verdict, Weighed, counted, is_of_page, weighed

HEADLINE = 110  # code points of a headline that are shown
SIGNS = {Verdict.PUBLISHABLE: "✓", Verdict.EDITOR: "✎", Verdict.DEBRIS: "✕"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
CLASSES = {Verdict.PUBLISHABLE: "v-publishable", Verdict.EDITOR: "v-editor", Verdict.DEBRIS: "v-debris"}


class Summary(NamedTuple):
    """What the overview says of an article: all that is kept of it."""

    anchor: str
    path: str
    headline: str
    weighed: Weighed
    families: Counter[str]
    severities: Counter[Severity]
    failed: str = ""  # why it could not be read


def summary(result: FileResult, number: int) -> Summary:
    """Of the file that is article `number` of the page, from 1."""
    findings = [located.finding for located in result.located]
    return Summary(
        f"a{number}",
        printable(result.path),
        _headline(result.texts),
        weighed(result),
        Counter(family(finding.rule) for finding in findings),
        Counter(finding.severity for finding in findings),
        result.error.reason if result.error is not None else "",
    )


def article(result: FileResult, about: Summary, *, is_open: bool) -> Html:
    """The part of the page that shows one file."""
    if result.error is not None:
        return _unread(about)
    verdict = about.weighed.verdict
    head = element(
        "summary",
        element("span", about.path, class_="path", dir="auto"),
        element("h2", about.headline or about.path, dir="auto"),
        chip(verdict),
        element("span", levels(about), class_="levels"),
    )
    body = element("div", *_body(result, about), class_="body", id=about.anchor, tabindex=-1)
    return element("details", head, body, class_=f"article {CLASSES[verdict]}", open=is_open)


def chip(verdict: Verdict) -> Html:
    """The verdict as a badge."""
    sign = element("span", SIGNS[verdict], aria_hidden="true")
    return element("span", sign, f" {verdict.value}", class_=f"verdict {CLASSES[verdict]}")


def levels(about: Summary) -> str:
    """How many findings there are of each severity."""
    found = [counted(about.severities[level], name) for level, name in LEVELS.items() if about.severities[level]]
    return ", ".join(found) or "nothing found"


def _unread(about: Summary) -> Html:
    reason = element("p", f"Could not be read: {about.failed}", class_="failure", dir="auto")
    return element("section", element("h2", about.path, dir="auto"), reason, class_="article unread", id=about.anchor)


def _headline(texts: Sequence[Text]) -> str:
    """The title, or else how the first text that has a block begins."""
    for text in texts:
        if text.blocks:
            titles = [span for kind, span in text.blocks if kind is Kind.TITLE]
            start, end = titles[0] if titles else text.blocks[0][1]
            line = " ".join(text.text[start : min(end, start + 2 * HEADLINE)].split())
            return line if len(line) <= HEADLINE else line[:HEADLINE].rpartition(" ")[0] + " …"
    return ""


def _body(result: FileResult, about: Summary) -> Iterator[Html]:
    yield element("p", element("strong", f"{about.weighed.verdict.value.capitalize()}: "), about.weighed.why, class_="why")
    yield element("ul", *(element("li", fact) for fact in _facts(result, about)), class_="facts")
    for rule, reason in result.crashes:
        yield element("p", f"The rule {rule} failed, which is a bug of it: {reason}", class_="failure", dir="auto")
    if result.trouble is not None:
        yield element("p", result.trouble, class_="failure", dir="auto")
    reasons = dict(result.reasons)
    for text in result.texts:
        yield _text(text, result.located, about.anchor, reasons, is_one_of_many=len(result.texts) > 1)
    if not result.texts and result.located:
        notes = (
            note(located, number, about.anchor, None, reasons.get(located.finding.rule, ""))
            for number, located in enumerate(result.located, 1)
        )
        yield element("ol", *notes, class_="notes")


def _facts(result: FileResult, about: Summary) -> Iterator[str]:
    """What is known of the article in figures."""
    counts = about.weighed
    words = result.reading.words if result.reading is not None else counts.words - counts.page_words
    yield f"{counted(words, 'word')} of prose, {_minutes(words)} to read"
    if result.reading is not None and result.reading.grade is not None:
        yield f"reads at grade {result.reading.grade:.1f} (Flesch–Kincaid)"
    if counts.page_words:
        yield f"{counts.share:.0%} of the words are the page’s, or fragments"
    if counts.mended:
        yield f"{counted(counts.mended, 'finding')} mended by safe fixes"
    if result.source_language is not None:
        estimate = result.source_language
        opening = "probably" if estimate.is_likely else "perhaps"
        yield f"{opening} translated from {estimate.named} ({counted(len(estimate.signs), 'sign')})"
    for name, number in about.families.most_common():
        yield element("span", f"{name} {number:,}", class_=f"tally f-{name}")


def _minutes(words: int) -> str:
    seconds = round(60 * words / WORDS_A_MINUTE)
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min {seconds % 60:02} s"


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


def _text(
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
    return element("div", label, *(group.html() for group in groups), class_="text")


def _block(kind: Kind, words: Html, *, goes: bool, under_title: bool) -> Html:
    """A block as it reads; what safe fixes take out, or what is not the article's, says so."""
    tag = {Kind.TITLE: "h3", Kind.SUBHEAD: "h4" if under_title else "h3"}.get(kind, "p")
    label = "Taken out by textlint fix" if goes else "Not part of the article" if is_of_page(kind) else ""
    told = element("p", label, class_="label") if label else ""
    tag = "p" if goes else tag
    state = " removed" if goes else ""
    return element("div", told, element(tag, words, class_="words", dir="auto"), class_=f"block {kind.value}{state}")
