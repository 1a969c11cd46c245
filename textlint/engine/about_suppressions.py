"""What is wrong with suppressions: findings in the file that holds them."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from textlint.core import Comment, Document, Finding, Rule, Span, State
from textlint.engine.directives import OURS
from textlint.engine.select import is_languagetool
from textlint.engine.suppress import Suppression, matches
from textlint.kinds.languagetool import LanguageToolPattern
from textlint.kinds.suppression import Suppression as Reported
from textlint.kinds.suppression import When
from textlint.readers import plain
from textlint.readers.within.offsets import Offsets


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
