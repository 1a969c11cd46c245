"""LanguageTool's findings beside our own: what both have found is one finding with two sources."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from textlint.core import Finding, Fix, Safety, Span

TAKEN_OUT = ("boilerplate", "markup", "structure")  # families of what goes altogether
MOST_SHOWN = 200  # code points; what is longer is a passage, not a place


class Said(NamedTuple):
    """A finding of LanguageTool. A doubted one counts only where it bears out one of ours: a speller's on a name."""

    finding: Finding
    doubted: bool = False


def merged(text: str, own: Sequence[Finding], others: Iterable[Said]) -> list[Finding]:
    """Our findings and those of LanguageTool in `text`, each place once.

    Where both speak of one place, ours stands, names the other's rule, and takes over its replacements when it has
    none. What LanguageTool finds inside debris is dropped.
    """
    result = list(own)
    added: list[Finding] = []
    for other, doubted in others:
        near = [place for place, mine in enumerate(own) if _overlap(mine.span, other.span) > 0]
        same = [place for place in near if _is_same(text, own[place], other, doubted)]
        if same:
            result[same[0]] = _joined(result[same[0]], other)
        elif not doubted and not any(own[place].rule.partition("/")[0] in TAKEN_OUT for place in near):
            added.append(other)
    return result + added


def _is_same(text: str, mine: Finding, other: Finding, doubted: bool) -> bool:
    """True when two findings that overlap speak of one thing; of a doubted one it must be beyond doubt."""
    if mine.span == other.span or _is_mark_within(text, mine, other):
        return True
    return not doubted and _are_alike(text, mine, other)


def _is_mark_within(text: str, mine: Finding, other: Finding) -> bool:
    """True when the other reports nothing but marks, and they are what ours is about: a missing space at a mark."""
    marks = text[other.span.start : other.span.end]
    within = mine.span.start <= other.span.start and other.span.end <= mine.span.end
    return within and mine.rule.startswith("typography/") and not any(map(str.isalnum, marks))


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _are_alike(text: str, mine: Finding, other: Finding) -> bool:
    """True when two findings share half of the words they are about, or when fixes of both make the same text."""
    longer = max(mine.span.end - mine.span.start, other.span.end - other.span.start)
    if longer > MOST_SHOWN:
        return False
    return 2 * _overlap(mine.span, other.span) >= longer or not _outcomes(text, mine, other).isdisjoint(
        _outcomes(text, other, mine)
    )


def _outcomes(text: str, finding: Finding, beside: Finding) -> frozenset[str]:
    """What stands at the place of both findings after each fix of one that is a single edit there."""
    start = min(finding.span.start, beside.span.start)
    end = max(finding.span.end, beside.span.end)
    return frozenset(_edited(text, finding, start, end))


def _edited(text: str, finding: Finding, start: int, end: int) -> Iterator[str]:
    for fix in finding.fixes:
        if len(fix.edits) == 1 and start <= fix.edits[0].span.start and fix.edits[0].span.end <= end:
            edit = fix.edits[0]
            yield text[start : edit.span.start] + edit.text + text[edit.span.end : end]


def _joined(mine: Finding, other: Finding) -> Finding:
    also = tuple(dict.fromkeys((*mine.also, other.rule)))
    fixes = mine.fixes or tuple(Fix(fix.edits, Safety.SUGGEST) for fix in other.fixes)
    return replace(mine, also=also, fixes=fixes)
