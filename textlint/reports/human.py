"""The report for people: each finding with its line, the words marked, what to write instead; a summary at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from textlint.core import Finding, Safety, Severity
from textlint.core.located import FileResult, Located
from textlint.core.screen import columns, cut, folded, is_right_to_left, visible
from textlint.core.source_language import Sign, SourceLanguage
from textlint.reports import Look
from textlint.reports.jsonl import printable

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
INDENT = "    "
LONG_WORD = 16  # code points; a longer word at the edge of what is shown is cut
SHORT = 48  # columns of a suggestion that is shown whole, on a screen that has room for it
SIGNS = 5  # signs of the source language that are named
BESIDE = 26  # columns that stand beside a suggestion


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """Findings by file, then what was found of each family and how much of it can be fixed."""
    files, touched, known = 0, 0, 0
    findings: list[Finding] = []
    for result in results:
        files += result.error is None
        known += len(result.known)
        if not result.located:
            continue
        touched += 1
        yield _style(visible(printable(result.path)), look, bold=True)
        for located in result.located:
            findings.append(located.finding)
            yield from _finding(located, look)
        if result.source_language is not None and not look.quiet:
            yield from _source_language(result.source_language, look)
        yield ""
    if not look.quiet:
        yield from _summary(files, touched, findings, look)
        if known:
            yield f"{known:,} known finding{'s' * (known != 1)} left out, which the baseline holds."


def _source_language(estimate: SourceLanguage, look: Look) -> Iterator[str]:
    """What the text was probably translated from, with its first signs: a remark that is no finding."""
    different: dict[str, Sign] = {}
    for sign in estimate.signs:
        different.setdefault(sign.words, sign)
    shown = [_sign(sign) for sign in list(different.values())[:SIGNS]]
    many = len(estimate.signs)
    more = [f"{many - len(shown)} more"] if many > len(shown) else []
    opening = "Probably" if estimate.is_likely else "Perhaps"
    signs = f"{many} sign{'s' * (many != 1)}: {', '.join(shown + more)}."
    for line in folded(visible(f"{opening} translated from {estimate.named}, {signs}"), look.width - len("  ")):
        yield "  " + _style(line, look, dim=True)


def _sign(sign: Sign) -> str:
    """Its words as the report names them, and their line."""
    words = " ".join(sign.words.split()).strip(' ,:“”"')
    place = f" (line {sign.location.line})" if sign.location else ""
    return f"“{words if len(words) <= SHORT else words[: SHORT - 2] + ' …'}”{place}"


def _finding(located: Located, look: Look) -> Iterator[str]:
    finding = located.finding
    place = f"{located.location.line}:{located.location.column}" if located.location else "-"
    level = _style(f"{finding.severity.name.lower():7}", look, fg=COLORS[finding.severity])
    part = f"  in {visible(located.part)}" if located.in_text and located.part else ""
    yield f"  {place:>7}  {level}  {_style(finding.rule + part, look, dim=True)}"
    for line in folded(visible(finding.message), look.width - len(INDENT)):
        yield INDENT + line
    for line in _snippet(located, look):
        yield INDENT + line
    if finding.also:
        yield INDENT + _style("LanguageTool reports it, too.", look, dim=True)
    for number, fix in enumerate(finding.fixes):
        yield INDENT + _suggestion(located, fix.safety, _after(located, number), look)


def _snippet(located: Located, look: Look) -> Iterator[str]:
    """The line round the span, the span underlined; where letters run from right to left, set in brackets instead."""
    start = located.line_offset
    before, marked = visible(located.line_text[:start]), visible(located.text.rstrip("\r\n"))
    after = visible(located.line_text[start + len(located.text) :])
    room = look.width - len(INDENT) - len("… " + " …")
    room -= len("⟦⟧") if is_right_to_left(before + marked + after) else 0
    shown = marked if columns(marked) <= room else cut(marked, room - 2) + " …"
    left = min(columns(before), max((room - columns(shown)) // 2, room - columns(shown) - columns(after)))
    head = cut(before, max(0, left), from_end=True)
    tail = cut(after, max(0, room - columns(shown) - columns(head)))
    if len(head) < len(before):
        head = "… " + _from_word(head, before)
    if len(tail) < len(after):
        tail = _to_word(tail, after) + " …"
    color = COLORS[located.finding.severity]
    if is_right_to_left(head + shown + tail):
        yield f"{head}⟦{_style(shown, look, fg=color, bold=True)}⟧{tail}"
        return
    yield f"{head}{_style(shown, look, fg=color, bold=True)}{tail}"
    yield " " * columns(head) + _style("^" * max(1, columns(shown)), look, fg=color)


def _from_word(head: str, whole: str) -> str:
    """The end of `whole` that `head` is, without half a word at its start; a very long word is cut all the same."""
    if whole[-len(head) - 1 :][:1].isspace() or head[:1].isspace():
        return head.lstrip()
    rest = head.find(" ") + 1
    return head[rest:] if 0 < rest <= LONG_WORD else head


def _to_word(tail: str, whole: str) -> str:
    """The start of `whole` that `tail` is, without half a word at its end."""
    if whole[len(tail) : len(tail) + 1].isspace() or tail[-1:].isspace():
        return tail.rstrip()
    rest = tail.rfind(" ")
    return tail[:rest].rstrip() if len(tail) - LONG_WORD <= rest and rest >= 0 else tail


def _after(located: Located, number: int) -> str | None:
    """What stands in place of the span after fix `number`; None when it reaches beyond the line that is known."""
    start, end = located.finding.span
    text, edits = located.text, located.finding.fixes[number].edits
    if any(edit.span.start < start or edit.span.end > end for edit in edits):
        return None if any(edit.text for edit in edits) else ""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
    return text


def _suggestion(located: Located, safety: Safety, after: str | None, look: Look) -> str:
    kind = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.SUGGEST: "suggestion"}[safety]
    if after is None:
        change = "change several places"
    elif not after.strip():
        change = "remove it"
    else:
        text, room = visible(after), min(SHORT, look.width - len(INDENT) - BESIDE)
        opening, closing = "‘’" if set(text) & set('“”"') else "“”"
        change = f"{opening}{text if columns(text) <= room else cut(text, room - 2) + ' …'}{closing}"
    return f"{_style('→', look, fg='green')} {change}  {_style(f'({kind})', look, dim=True)}"


def _summary(files: int, touched: int, findings: list[Finding], look: Look) -> Iterator[str]:
    checked = f"{files:,} file{'s' * (files != 1)} checked"
    if not findings:
        yield _style(f"{checked}, nothing found.", look, fg="green" if files else None)
        return
    levels = Counter(finding.severity for finding in findings)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    parts = [f"{levels[level]:,} {names[level]}{'s' * (levels[level] != 1)}" for level in sorted(levels, reverse=True)]
    many = "findings" if len(findings) != 1 else "finding"
    yield (
        _style(f"{checked}: {len(findings):,} {many} in {touched:,} of them", look, bold=True)
        + f" ({', '.join(parts)})"
    )
    families = Counter(finding.rule.partition("/")[0] for finding in findings)
    header = f"  {'':14}{'found':>7}{'safe':>8}{'unsafe':>8}{'suggested':>11}{'no fix':>8}"
    yield _style(header.rstrip(), look, dim=True)
    for family, number in sorted(families.items(), key=lambda item: (-item[1], item[0])):
        kinds = Counter(finding.safety for finding in findings if finding.rule.startswith(family + "/"))
        cells = [kinds[Safety.SAFE], kinds[Safety.UNSAFE], kinds[Safety.SUGGEST], kinds[None]]
        shown = "".join(f"{cell or '·':>{width}}" for cell, width in zip(cells, (8, 8, 11, 8), strict=True))
        yield f"  {family:14}{number:>7}{shown}"


def _style(text: str, look: Look, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if look.color else text
