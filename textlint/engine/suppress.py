"""Suppressions: which findings somebody wants to be quiet, and where."""

import re
import sys
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from textlint.core import Comment, Document, Finding, Span, Suppressed
from textlint.engine.directives import ALL, END, FILE, IGNORE, START, Directive, directive

_BLANK_LINES = re.compile(r"(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+")
EVERYWHERE = Span(-1, sys.maxsize)
SIDE_BY_SIDE = 4  # suppressions of one finding that are asked for a reason
_WORD = re.compile(r"[^\s\ufffc]")  # not what stands for a comment in a sentence


@dataclass(eq=False)
class Suppression:
    """One suppression; `spans` is where in the text it holds, None: everywhere."""

    names: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...] | None
    place: Comment | Span  # what asked for it, in `home`
    home: Document
    is_external: bool = False
    used: set[str] = field(default_factory=set)  # those of `names` that quieted something


class Asked(NamedTuple):
    """What the comments of a document ask for."""

    suppressions: tuple[Suppression, ...]
    troubles: tuple[tuple[Comment, str], ...]  # what is not understood, and why


def matches(name: str, rule: str) -> bool:
    """True when a suppression of `name` is one of the rule with the id `rule`."""
    return name in (ALL, rule, rule.partition("/")[0])


def quieted(
    findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings that stay, and the suppressed ones with a reason if one was given.

    One pass over both, whatever lies in what: a page may have a comment at every sentence of one block.
    """
    kept, suppressed = [], []
    held = [(span, one) for one in suppressions for span in ((EVERYWHERE,) if one.spans is None else one.spans)]
    near: defaultdict[str, _Named] = defaultdict(_Named)
    for item in sorted(held, key=lambda item: item[0]):
        for name in item[1].names if item[0].start < item[0].end else ():
            near[name].fresh.append(item)
    for finding in findings:  # in order
        names = (finding.rule, finding.rule.partition("/")[0], ALL)
        holding = [one for name in names if name in near and (one := near[name].at(finding.span, name))]
        if holding:
            first = next((one for one in holding if one.reason), holding[0])
            suppressed.append(Suppressed(finding, first.reason, first.is_external))
        else:
            kept.append(finding)
    return tuple(kept), tuple(suppressed)


class _Named:
    """Suppressions of one name, in the order of the text."""

    def __init__(self) -> None:
        self.fresh: deque[tuple[Span, Suppression]] = deque()  # those that have not quieted anything by this name
        self._used: deque[tuple[Span, Suppression]] = deque()

    def at(self, span: Span, name: str) -> Suppression | None:
        """One that holds at `span`, with a reason if it can; all that do are told that they were used."""
        while self.fresh and (self.fresh[0][0].end <= span.start or _touch(self.fresh[0][0], span)):
            item = self.fresh.popleft()
            if _touch(item[0], span):
                item[1].used.add(name)
                self._used.append(item)
        while self._used and self._used[0][0].end <= span.start:
            self._used.popleft()
        holding = list(islice((one for held, one in self._used if _touch(held, span)), SIDE_BY_SIDE))
        return next((one for one in holding if one.reason), holding[0] if holding else None)


def asked(document: Document, known: frozenset[str]) -> Asked:
    """What the comments of `document` ask for, in the order of the source.

    A region that is not closed reaches to the end of the text, and is reported.
    """
    made: list[Suppression] = []
    troubles: list[tuple[Comment, str]] = []
    opened: list[tuple[Directive, Comment]] = []

    def make(said: Directive, comment: Comment, span: Span | None) -> None:
        made.append(Suppression(said.names, said.reason, None if span is None else (span,), comment, document))

    for comment in document.comments:
        said = Directive("", trouble=comment.trouble) if comment.trouble else directive(comment.text, known)
        trouble = said.trouble
        if said.verb == IGNORE:
            make(said, comment, block_after(document, comment))
        elif said.verb == FILE:
            make(said, comment, None)
        elif said.verb == START:
            opened.append((said, comment))
        elif said.verb == END:
            match = next((one for one in reversed(opened) if not said.names or one[0].names == said.names), None)
            if match is not None:
                opened.remove(match)
                make(match[0], match[1], Span(match[1].position, comment.position))
            else:
                trouble = trouble or f"no {START}{' of ' * bool(said.names)}{', '.join(said.names)} is open here"
        if trouble:
            troubles.append((comment, trouble))
    for said, comment in opened:
        make(said, comment, Span(comment.position, len(document.text)))
        troubles.append((comment, f"no {END} closes it"))
    return Asked(tuple(made), tuple(troubles))


def block_after(document: Document, comment: Comment) -> Span:
    """The code points that a comment before a block, or inside one, speaks of.

    The next block; inside one what follows in it, or all of it when nothing does.
    """
    text, between = document.text, document.fact(_between_blocks)
    number = bisect_left(between, (comment.position, 0))
    end = between[number][0] if number < len(between) else len(text)
    if not comment.is_inside or _WORD.search(text, comment.position, end):
        return Span(comment.position, end)
    return Span(between[number - 1][1] if number else 0, end)


def _between_blocks(document: Document) -> list[tuple[int, int]]:
    """Where blank lines part the text."""
    return [match.span() for match in _BLANK_LINES.finditer(document.text)]


def _touch(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start <= other.start == other.end < one.end
