"""Which fixes are applied when several want the same text. One written order, and no rule is named in it."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from textlint.core import Finding, Fix, Safety, Span


class Choice(NamedTuple):
    """A finding and the fix of it that is to be applied."""

    finding: Finding
    fix: Fix


def resolve(findings: Sequence[Finding], at_least: Safety) -> tuple[tuple[Choice, ...], tuple[Finding, ...]]:
    """Choose fixes that do not overlap.

    Of each finding its best fix that is at least so safe is a candidate. Where candidates overlap the safer one wins,
    then the one that starts earlier, then the shorter one, then the lesser rule id. Edits that only touch do not
    overlap; the same fix from two findings counts for both.

    Returns:
        The choices in text order, and the findings that are left as they are: nothing safe enough, or out-competed.
    """
    candidates = [Choice(finding, fix) for finding in findings if (fix := _best(finding, at_least)) is not None]
    candidates.sort(key=_order)
    taken: list[Span] = []
    chosen: dict[Fix, list[Choice]] = {}
    for choice in candidates:
        if choice.fix in chosen:
            chosen[choice.fix].append(choice)
        elif all(_free(taken, edit.span) for edit in choice.fix.edits):
            chosen[choice.fix] = [choice]
            for edit in choice.fix.edits:
                insort(taken, edit.span)
    choices = sorted(
        (choice for group in chosen.values() for choice in group), key=lambda choice: choice.fix.edits[0].span
    )
    done = {id(choice.finding) for choice in choices}
    return tuple(choices), tuple(finding for finding in findings if id(finding) not in done)


def _best(finding: Finding, at_least: Safety) -> Fix | None:
    return next((fix for fix in finding.fixes if fix.safety >= at_least and fix.edits), None)


def _order(choice: Choice) -> tuple[int, int, int, str]:
    spans = [edit.span for edit in choice.fix.edits]
    return (-choice.fix.safety, spans[0].start, sum(span.end - span.start for span in spans), choice.finding.rule)


def _free(taken: list[Span], span: Span) -> bool:
    """True when no span of `taken`, which is sorted and without overlaps, overlaps `span`."""
    place = bisect_left(taken, span)
    before = taken[place - 1].end <= span.start if place else True
    after = taken[place].start >= span.end if place < len(taken) else True
    return before and after
