"""Which fixes are applied when several want the same text. One written order, and no rule is named in it."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from textlint.core import Edit, Finding, Fix, Safety, Span


class Choice(NamedTuple):
    """A finding and the fix of it that is to be applied."""

    finding: Finding
    fix: Fix


def resolve(findings: Sequence[Finding], at_least: Safety) -> tuple[tuple[Choice, ...], tuple[Finding, ...]]:
    """Choose fixes that do not overlap.

    Of each finding its best fix that is at least so safe is a candidate. Where candidates overlap the safer one wins,
    then the one that starts earlier, then the shorter one, then the lesser rule id. Edits that only touch do not
    overlap, and two that only take text away do not compete: what either takes goes. The same fix from two findings
    counts for both.

    Returns:
        The choices in text order, and the findings that are left as they are: nothing safe enough, or out-competed.
    """
    candidates = [Choice(finding, fix) for finding in findings if (fix := _best(finding, at_least)) is not None]
    candidates.sort(key=_order)
    taken = _Taken()
    chosen: dict[Fix, list[Choice]] = {}
    for choice in candidates:
        if choice.fix in chosen:
            chosen[choice.fix].append(choice)
        elif all(taken.leaves(edit) for edit in choice.fix.edits):
            chosen[choice.fix] = [choice]
            for edit in choice.fix.edits:
                taken.add(edit)
    choices = sorted(
        (choice for group in chosen.values() for choice in group), key=lambda choice: choice.fix.edits[0].span
    )
    done = {id(choice.finding) for choice in choices}
    return tuple(choices), tuple(finding for finding in findings if id(finding) not in done)


class _Taken:
    """The stretches that chosen edits change: those that are rewritten, and those that only go."""

    def __init__(self) -> None:
        self._rewritten: list[Span] = []
        self._deleted: list[Span] = []

    def leaves(self, edit: Edit) -> bool:
        """True when `edit` can be carried out beside all that was chosen."""
        return _free(self._rewritten, edit.span) and (not edit.text or _free(self._deleted, edit.span))

    def add(self, edit: Edit) -> None:
        """Choose an edit that is left room for."""
        if edit.text:
            insort(self._rewritten, edit.span)
            return
        start, end = edit.span
        place = bisect_left(self._deleted, edit.span)
        if place and self._deleted[place - 1].end > start:
            place -= 1
        last = place
        while last < len(self._deleted) and self._deleted[last].start < end:
            last += 1
        both = (*self._deleted[place:last], edit.span)
        self._deleted[place:last] = [Span(min(span.start for span in both), max(span.end for span in both))]


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
