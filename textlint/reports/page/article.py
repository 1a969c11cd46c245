"""One file of a run as a part of the page: its verdict and figures, its texts as they read, notes beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint.core import Kind, Safety, Severity, Span
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
        yield f"{counts.share:.0%} of all words are the page’s, or no sentences"
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


def _text(
    text: Text, located: Sequence[Located], anchor: str, reasons: Mapping[str, str], *, is_one_of_many: bool
) -> Html:
    """A text: its blocks in groups, each with the notes of its first block beside it."""
    marks = Marks(text, located, anchor)
    removed = _removed(text, located)
    groups: list[list[Html]] = [[]]
    titled = False
    for number in range(len(marks.regions)):
        kind, span = text.blocks[number] if text.blocks else (Kind.PARAGRAPH, Span(0, 0))
        block = _block(kind, marks.marked(number), removed.get(span), under_title=titled)
        titled |= kind is Kind.TITLE
        numbers = marks.notes(number)
        if not numbers:
            groups[-1].append(block)
            continue
        notes = (
            note(located[n - 1], n, anchor, text.text, reasons.get(located[n - 1].finding.rule, "")) for n in numbers
        )
        groups.append([block, element("ol", *notes, class_="notes", aria_label="Notes on this paragraph")])
    name = " ".join(filter(None, (f"record {text.record}" if text.record else "", text.part)))
    label = element("p", name, class_="part") if is_one_of_many and name else ""
    return element("div", label, *(element("div", *group, class_="group") for group in groups if group), class_="text")


def _removed(text: Text, located: Sequence[Located]) -> Mapping[Span, Safety]:
    """The blocks that a fix takes out whole, and how safe that is."""
    found: dict[Span, Safety] = {}
    spans = dict.fromkeys(span for _, span in text.blocks)
    for number in text.located:
        finding = located[number].finding
        for edit in finding.fixes[0].edits if finding.fixes and finding.span in spans else ():
            if not edit.text and edit.span.start <= finding.span.start and finding.span.end <= edit.span.end:
                found[finding.span] = max(finding.fixes[0].safety, found.get(finding.span, Safety.SUGGEST))
    return found


def _block(kind: Kind, words: Html, removal: Safety | None, *, under_title: bool) -> Html:
    """A block as it reads; what a fix takes out, or what is not the article's, says so."""
    tag = {Kind.TITLE: "h3", Kind.SUBHEAD: "h4" if under_title else "h3"}.get(kind, "p")
    tag = "p" if removal is not None else tag
    label = {
        Safety.SAFE: "Before – after: textlint fix takes this out",
        Safety.UNSAFE: "Before – after: textlint fix --unsafe takes this out",
        Safety.SUGGEST: "Perhaps to be taken out",
        None: "Not part of the article" if is_of_page(kind) else "",
    }[removal]
    told = element("p", label, class_="label") if label else ""
    shown = element("del", words) if removal is Safety.SAFE else words
    state = " removed" if removal is not None else ""
    return element("div", told, element(tag, shown, class_="words", dir="auto"), class_=f"block {kind.value}{state}")


