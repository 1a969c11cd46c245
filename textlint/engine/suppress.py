"""Suppressions: which findings somebody wants to be quiet, and where."""

import re
import sys
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from textlint.core import Comment, Document, Finding, Rule, Span, State, Suppressed
from textlint.engine.directives import ALL, END, FILE, IGNORE, OURS, START, Directive, directive
from textlint.engine.select import is_languagetool
from textlint.kinds.languagetool import LanguageToolPattern
from textlint.kinds.suppression import Suppression as Reported
from textlint.kinds.suppression import When
from textlint.readers import plain
from textlint.readers.offsets import Offsets

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


class Running:
    """Which rules run, and what a suppression can name.

    Args:
        rules: those that run.
        known: all that were loaded.
        asks_languagetool: LanguageTool is asked, too.
    """

    def __init__(self, rules: Sequence[Rule], known: Sequence[Rule], *, asks_languagetool: bool) -> None:
        self.known = frozenset({name for rule in known for name in (rule.id, rule.family)} - {OURS})
        self.reported = {rule.matcher.when: rule for rule in rules if isinstance(rule.matcher, Reported)}
        self._running, self._all = frozenset(rule.id for rule in rules), tuple(known)
        self._asks_languagetool = asks_languagetool

    def has_run(self, name: str, crashed: Collection[str], *, has_trouble: bool) -> bool:
        """True when all rules of that name that are on, and be they LanguageTool's, have looked at the text."""
        is_asked = self._asks_languagetool and not has_trouble
        if is_languagetool(name):
            return is_asked
        mine = [rule for rule in self._all if matches(name, rule.id) and not isinstance(rule.matcher, Reported)]
        return all(
            rule.id in self._running
            and rule.id not in crashed
            and (is_asked or not isinstance(rule.matcher, LanguageToolPattern))
            for rule in mine
            if rule.state is State.ON or rule.id == name
        ) and any(rule.id in self._running for rule in mine)


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


def wrong(
    suppressions: Iterable[Suppression], troubles: Iterable[tuple[Document, Comment | Span, str]], running: Running
) -> Iterator[tuple[Document, Finding]]:
    """Suppressions that are not understood or give no reason, as findings in the file that holds them."""
    rule = running.reported.get(When.NOT_UNDERSTOOD)
    for home, place, trouble in troubles if rule else ():
        whole, span = in_file(home, place)
        assert rule is not None
        yield whole, rule.finding(span, trouble=trouble if trouble.endswith("?") else f"{trouble}.")
    rule = running.reported.get(When.WITHOUT_REASON)
    for one in suppressions if rule else ():
        if not one.reason:
            whole, span = in_file(one.home, one.place)
            assert rule is not None
            yield whole, rule.finding(span, names=", ".join(one.names))


def unused(
    suppressions: Iterable[Suppression], running: Running, crashed: Collection[str], *, has_trouble: bool
) -> Iterator[tuple[Document, Finding]]:
    """Suppressions of rules that have run and found nothing there."""
    rule = running.reported.get(When.UNUSED)
    for one in suppressions if rule else ():
        idle = [
            name
            for name in one.names
            if name not in one.used and running.has_run(name, crashed, has_trouble=has_trouble)
        ]
        if idle:
            whole, span = in_file(one.home, one.place)
            assert rule is not None
            yield whole, rule.finding(span, names=", ".join(idle))


def in_file(document: Document, place: Comment | Span) -> tuple[Document, Span]:
    """The file as one text, and where in it a comment stands: it is no part of the text that is read."""
    if isinstance(place, Span):
        return document, place
    whole, offsets = document.fact(_whole)
    return whole, Span(offsets.position(place.source.start), offsets.position(place.source.stop))


def _whole(document: Document) -> tuple[Document, Offsets]:
    """The file as plain text, and where its characters stand."""
    whole = plain.read(document.path, document.raw, document.encoding)
    return whole, Offsets(whole.text, whole.encoding, int(whole.segments[0].source.start))


def _touch(one: Span, other: Span) -> bool:
    return one.overlaps(other) or one.start <= other.start == other.end < one.end
