"""A note in the margin: what is wrong, what to write instead, why, and what else speaks for it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textlint.core import Edit, Finding, Fix, Safety, Span
from textlint.core.languages import named
from textlint.core.located import Located, Text
from textlint.reports.page.marks import classes
from textlint.reports.page.markup import Html, element, joined

AROUND = 14  # code points shown on each side of a change that is hard to see by itself
SMALL = 3  # letters and figures of a change that is
NEAR = 24  # edits no farther apart are shown as one change
LONGEST = 70  # code points of a text that goes or comes that are shown whole
ENDS = (40, 20)  # of a longer one: code points of its start and end
SHOWN = 3  # changes of a fix and related places of a finding that are shown
SAFETY = {Safety.SAFE: "safe fix", Safety.UNSAFE: "unsafe fix", Safety.SUGGEST: "suggestion"}


def note(located: Located, number: int, article: str, text: Text | None, reason: str) -> Html:
    """The note of one finding.

    Args:
        located: the finding.
        number: among those of its file, from 1.
        article: what ids begin with.
        text: the text it stands in; None when that was not kept: then no change can be shown.
        reason: why there is the rule; empty when nobody can say.
    """
    finding = located.finding
    is_safe = text is not None and number - 1 in text.safe
    return element(
        "li",
        _head(located, number, article, has_mark=text is not None),
        element("p", finding.message, class_="message", dir="auto"),
        *(_fixes(text.text, finding, is_safe=is_safe) if text is not None else ()),
        *_evidence(finding, number, article, text),
        _why(finding, reason),
        class_=f"note {classes(located, is_safe=is_safe)}",
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
        element("span", f" line {location.line}", class_="line") if location else "",
        class_="head",
    )


def _fixes(text: str, finding: Finding, *, is_safe: bool) -> Iterator[Html]:
    """What stands there and what would, and how far the change can be trusted; of further fixes only what is new."""
    seen: set[Html] = set()
    known: list[Span] = []
    for fix in finding.fixes:
        spans = [edit.span for edit in fix.edits]
        words = _words(text, finding.span, fix, only_after=spans == known)
        if words not in seen:
            unable = fix.safety is Safety.SAFE and not is_safe
            told = "cannot be made in this file" if unable else SAFETY[fix.safety]
            safety = element("span", told, class_=f"safety {'unable' if unable else fix.safety.name.lower()}")
            yield element("p", words, " ", safety, class_="change", dir="auto")
        seen.add(words)
        known = spans


def _words(text: str, span: Span, fix: Fix, *, only_after: bool) -> Html:
    """A fix in words: before → after."""
    first = fix.edits[0]
    if first.span.start <= span.start and span.end <= first.span.end and _takes_lines(text, first):
        many = "\n" in text[slice(*first.span)].strip()
        return element("em", "the lines go" if many else "the line goes")  # struck through in the text
    groups = list(_groups(fix.edits))
    parts = (_change(text, group, only_after=only_after) for group in groups[:SHOWN])
    changes = [piece for part in parts for piece in (element("br"), part)][1:]
    return joined(*changes, f" and {len(groups) - SHOWN} more places" if len(groups) > SHOWN else "")


def _groups(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that stand near each other, in text order."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    cuts = [n for n, (left, right) in enumerate(pairwise(ordered), 1) if right.span.start - left.span.end > NEAR]
    yield from (ordered[start:end] for start, end in pairwise([0, *cuts, len(ordered)]) if start < end)


def _change(text: str, edits: Sequence[Edit], *, only_after: bool) -> Html:
    """Before → after, with words round it where the change alone would say nothing: a space, a mark, a letter."""
    start, end = edits[0].span.start, edits[-1].span.end
    is_small = sum(map(str.isalnum, text[start:end] + "".join(edit.text for edit in edits))) <= SMALL
    before, after = ([_words_before(text, start)] if is_small else [] for _ in range(2))
    position = start
    for edit in edits:
        same = text[position : edit.span.start]
        before += [same, element("del", _short(text[edit.span.start : edit.span.end]))]
        after += [same, element("ins", _short(edit.text)) if edit.text else ""]
        position = edit.span.end
    tail = _words_after(text, end) if is_small else ""
    if not is_small and not any(edit.text.strip() for edit in edits):
        after = [element("em", "removed")]
    if only_after:
        return joined("or ", *after, tail)
    arrow = element("span", " → ", class_="arrow", aria_label="becomes", role="img")
    return joined(*before, tail, arrow, *after, tail)


def _takes_lines(text: str, edit: Edit) -> bool:
    """True for an edit that takes out whole lines."""
    start, end = edit.span
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    at_start = before in ("", "\n", "\r") or text[start : start + 1] in ("\n", "\r")
    return not edit.text and at_start and (after in ("", "\n", "\r") or text[end - 1] in "\n\r")


def _words_before(text: str, position: int) -> str:
    """The words before a change on its line; not half a word, unless that is very long."""
    line = text[max(0, position - AROUND) : position].replace("\r", "\n").rpartition("\n")[2]
    if position - AROUND > 0 and len(line) == AROUND:
        return "…" + line[max(0, line.find(" ")) :]
    return line


def _words_after(text: str, position: int) -> str:
    line = text[position : position + AROUND].replace("\r", "\n").partition("\n")[0]
    if position + AROUND < len(text) and len(line) == AROUND:
        cut = line.rfind(" ")
        return (line[:cut] if cut > 0 else line) + "…"
    return line


def _short(text: str) -> str:
    """`text` on one line; of a long one its start and its end."""
    line = text.rstrip("\r\n") or text
    line = line.replace("\r\n", "↵").replace("\n", "↵").replace("\r", "↵")
    if len(line) <= LONGEST:
        return line
    head, tail = line[: ENDS[0]], line[-ENDS[1] :]
    return f"{head[: head.rfind(' ') + 1] or head}… {tail[tail.find(' ') + 1 :]}"


def _evidence(finding: Finding, number: int, article: str, text: Text | None) -> Iterator[Html]:
    """What speaks for the finding beside its words."""
    if finding.related and text is not None:
        places = [
            element("a", f"“{_short(text.text[span.start : span.end])}”", href=f"#{article}r{number}-{place}")
            for place, span in enumerate(finding.related[:SHOWN], 1)
        ]
        links = [piece for place in places for piece in (", ", place)][1:]
        more = len(finding.related) - SHOWN
        yield element("p", "Compare ", *links, f" and {more} more" if more > 0 else "", class_="evidence", dir="auto")
    if finding.also:
        yield element("p", "LanguageTool reports it, too.", class_="evidence")


def _why(finding: Finding, reason: str) -> Html:
    """The reason, folded away: the page must still read as an article where a paragraph has many notes."""
    told = element("p", reason, class_="reason") if reason else ""
    origin = f"Typical of translations from {named(finding.translated_from)}." if finding.translated_from else ""
    return element(
        "details",
        element("summary", "Why"),
        told,
        element("p", origin, class_="origin") if origin else "",
        element("p", finding.rule, class_="rule"),
        element("p", f"MQM: {finding.mqm}", class_="rule"),
    )
