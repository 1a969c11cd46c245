"""A note in the margin: what is wrong, why, what else speaks for it, and what to write instead."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textlint.core import Edit, Finding, Fix, Safety, Span
from textlint.core.languages import named
from textlint.core.located import Located
from textlint.reports.page.markup import Html, element, joined
from textlint.reports.page.marks import classes

AROUND = 14  # code points shown on each side of a change, up to a word's end
NEAR = 24  # edits no farther apart are shown as one change
LONGEST = 90  # code points of a text that goes or comes that are shown whole
CHANGES = 3  # changes of one fix, related places of one finding: so many are shown
SAFETY = {
    Safety.SAFE: "safe: textlint fix makes it",
    Safety.UNSAFE: "unsafe: textlint fix --unsafe makes it",
    Safety.SUGGEST: "a suggestion: you decide",
}


def note(located: Located, number: int, article: str, text: str | None, reason: str) -> Html:
    """The note of one finding.

    Args:
        located: the finding.
        number: among those of its file, from 1.
        article: what ids begin with.
        text: the text it stands in; None when that was not kept: then no change can be shown.
        reason: why there is the rule; empty when nobody can say.
    """
    finding = located.finding
    return element(
        "li",
        _head(located, number, article, has_mark=text is not None),
        element("p", finding.message, class_="message", dir="auto"),
        joined(*(_fix(text, fix) for fix in finding.fixes)) if text is not None else "",
        element("p", reason, class_="reason") if reason else "",
        *_evidence(finding, number, article, text),
        element("p", element("b", "Rule"), f" {finding.rule} · MQM {finding.mqm}", class_="rule"),
        class_=f"note {classes(located)}",
        id=f"{article}n{number}",
    )


def _head(located: Located, number: int, article: str, *, has_mark: bool) -> Html:
    finding, location = located.finding, located.location
    label = f"Note {number}: back to the text"
    count = element("a", str(number), class_="number", href=f"#{article}m{number}", aria_label=label)
    return element(
        "p",
        count if has_mark else element("span", str(number), class_="number"),
        " ",
        element("b", finding.rule.partition("/")[0], class_="family"),
        " ",
        element("span", finding.severity.name.lower(), class_="severity"),
        element("span", f"line {location.line}:{location.column}", class_="line") if location else "",
        class_="head",
    )


def _fix(text: str, fix: Fix) -> Html:
    """What stands there and what would: the words that change, with a few round them."""
    groups = list(_groups(fix.edits))
    rows = [row for group in groups[:CHANGES] for row in _change(text, group)]
    if len(groups) > CHANGES:
        rows += [element("dt", "And"), element("dd", f"{len(groups) - CHANGES} more places")]
    return joined(
        element("dl", *rows, class_="change"), element("p", SAFETY[fix.safety], class_=f"safety {fix.safety.name.lower()}")
    )


def _groups(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that stand near each other, in text order."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    cuts = [n for n, (left, right) in enumerate(pairwise(ordered), 1) if right.span.start - left.span.end > NEAR]
    yield from (ordered[start:end] for start, end in pairwise([0, *cuts, len(ordered)]) if start < end)


def _change(text: str, edits: Sequence[Edit]) -> tuple[Html, ...]:
    start, end = edits[0].span.start, edits[-1].span.end
    gone = text[start:end].strip()
    if len(edits) == 1 and not edits[0].text.strip() and _is_whole_line(text, edits[0].span):
        nothing = element("dd", element("em", "nothing: the line goes"))
        return element("dt", "Before"), element("dd", element("del", _short(gone)), dir="auto"), element("dt", "After"), nothing
    before, after = [_head_of(text, start)], [_head_of(text, start)]
    position = start
    for edit in edits:
        same = text[position : edit.span.start]
        before += [same, element("del", _short(text[edit.span.start : edit.span.end]))]
        after += [same, element("ins", _short(edit.text)) if edit.text else ""]
        position = edit.span.end
    tail = _tail_of(text, end)
    return (
        element("dt", "Before"), element("dd", *before, tail, dir="auto"),
        element("dt", "After"), element("dd", *after, tail, dir="auto"),
    )  # fmt: skip


def _is_whole_line(text: str, span: Span) -> bool:
    """True when a removal takes whole lines."""
    before, after = text[: span.start][-1:], text[span.end :][:1]
    return before in ("", "\n", "\r") and (after in ("", "\n", "\r") or text[span.end - 1] in "\r\n")


def _head_of(text: str, position: int) -> str:
    """The words before a change, those of its line."""
    start = max(0, position - AROUND)
    line = text[start:position].replace("\r", "\n").rpartition("\n")[2]
    if start and len(line) == AROUND:
        return "…" + line[max(0, line.find(" ")) :]
    return line


def _tail_of(text: str, position: int) -> str:
    line = text[position : position + AROUND].replace("\r", "\n").partition("\n")[0]
    if position + AROUND < len(text) and len(line) == AROUND:
        cut = line.rfind(" ")
        return (line[:cut] if cut > 0 else line) + "…"
    return line


def _short(text: str) -> str:
    """`text` on one line; of a long one its start and its end."""
    text = text.replace("\r\n", "↵").replace("\n", "↵").replace("\r", "↵")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 32]} … {text[-28:]}"


def _evidence(finding: Finding, number: int, article: str, text: str | None) -> Iterator[Html]:
    """What speaks for the finding beside its words."""
    if finding.related and text is not None:
        places = [
            element("a", f"“{_short(text[span.start : span.end])}”", href=f"#{article}r{number}-{place}")
            for place, span in enumerate(finding.related[:CHANGES], 1)
        ]
        links = [piece for place in places for piece in (", ", place)][1:]
        more = len(finding.related) - CHANGES
        yield element("p", "Compare ", *links, f" and {more} more" if more > 0 else "", class_="evidence", dir="auto")
    if finding.translated_from:
        yield element("p", f"Typical of translations from {named(finding.translated_from)}.", class_="evidence")
    if finding.also:
        yield element("p", "LanguageTool reports it, too.", class_="evidence")
