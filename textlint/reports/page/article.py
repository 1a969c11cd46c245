"""One file of a run as a part of the page: its verdict and figures, its texts as they read, notes beside them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textlint.core import Kind, Severity
from textlint.core.located import FileResult, LocatedSuppression, Text
from textlint.core.stats import WORDS_A_MINUTE
from textlint.reports.jsonl import printable
from textlint.reports.page.marks import family
from textlint.reports.page.markup import Html, element
from textlint.reports.page.notes import note
from textlint.reports.page.text import shown_text
from textlint.reports.page.verdict import Verdict, Weighed, counted, weighed

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
    yield element(
        "p", element("strong", f"{about.weighed.verdict.value.capitalize()}: "), about.weighed.why, class_="why"
    )
    yield element("ul", *(element("li", fact) for fact in _facts(result, about)), class_="facts")
    for rule, reason in result.crashes:
        yield element("p", f"The rule {rule} failed, which is a bug of it: {reason}", class_="failure", dir="auto")
    if result.trouble is not None:
        yield element("p", result.trouble, class_="failure", dir="auto")
    reasons = dict(result.reasons)
    for text in result.texts:
        yield shown_text(text, result.located, about.anchor, reasons, is_one_of_many=len(result.texts) > 1)
    shown = {number for text in result.texts for number in text.located}
    notes = [
        note(located, number, about.anchor, None, reasons.get(located.finding.rule, ""))
        for number, located in enumerate(result.located, 1)
        if number - 1 not in shown
    ]
    if notes:
        yield element("ol", *notes, class_="notes")
    if result.suppressed:
        yield _suppressed(result.suppressed)


def _suppressed(those: Sequence[LocatedSuppression]) -> Html:
    """What somebody wants to be quiet, and why."""
    items = (
        element("li", f"{one.located.finding.message} {one.reason or 'No reason is given.'}", dir="auto")
        for one in those
    )
    return element(
        "details", element("summary", f"{counted(len(those), 'finding')} suppressed"), element("ul", *items),
        class_="suppressed",
    )  # fmt: skip


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
        yield f"safe fixes mend {counted(counts.mended, 'finding')}"
    if result.source_language is not None:
        estimate = result.source_language
        opening = "probably" if estimate.is_likely else "perhaps"
        yield f"{opening} translated from {estimate.named} ({counted(len(estimate.signs), 'sign')})"
    for name, number in about.families.most_common():
        yield element("span", f"{name} {number:,}", class_=f"tally f-{name}")


def _minutes(words: int) -> str:
    seconds = round(60 * words / WORDS_A_MINUTE)
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min {seconds % 60:02} s"
