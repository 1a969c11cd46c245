"""Document -> findings."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from textlint.core import Document, Finding, Hit, Rule, Span, Suppressed
from textlint.core.house import House
from textlint.core.names import Names
from textlint.engine.admission import admitted
from textlint.engine.house import Deference
from textlint.engine.listed import Respect
from textlint.engine.prefilter import Prefilter
from textlint.facts import captions, embeds
from textlint.facts.furniture import TABLE, LineTable, furniture
from textlint.facts.gates import OPEN
from textlint.facts.listed import LISTED, Listed
from textlint.kinds.languagetool import LanguageToolPattern
from textlint.kinds.line import Line
from textlint.kinds.suppression import Suppression, When

if TYPE_CHECKING:
    from textlint.engine.about_suppressions import Running

GATES = (captions.GATE, embeds.GATE)


class Checked(NamedTuple):
    """What a run found in one document, and the rules that failed on it: (rule id, what was raised)."""

    findings: tuple[Finding, ...]
    crashes: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None  # why a second opinion could not be had, one line for people; no fault of a rule
    suppressed: tuple[Suppressed, ...] = ()  # what somebody wants to be quiet; none of it is in `findings`
    # what is wrong with suppressions, each in the file that holds it as one text: no comment is part of a text
    about: tuple[tuple[Document, Finding], ...] = ()
    held: tuple[Span, ...] = ()  # a suppression knows its place by these words: no fix may change them


class Adviser(Protocol):
    """Somebody who is asked about a document beside our rules."""

    trouble: str | None  # why it could not be asked, one line for people; None when all is well

    def advise(self, document: Document, own: Sequence[Finding]) -> list[Finding]:
        """Our findings and the adviser's own, each place once."""
        ...


class Checker(Protocol):
    """What can look at a document: an engine, or one that asks others too."""

    def check(self, document: Document) -> Checked:
        """All findings in text order."""
        ...


class Engine:
    """A set of rules made ready to look at many documents.

    Args:
        rules: the rules to run.
        known: all rules that were loaded, when `rules` are only some of them: what is furniture does not depend on
            which findings somebody asked for.
        timed: keep the seconds each rule takes in `seconds`.
        house: the house style that `rules` follow.
        adviser: who is asked when the rules have spoken.
        suppresses: heed what texts and files beside them ask to be quiet.
        names: what the user lists as right.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        known: Sequence[Rule] | None = None,
        *,
        timed: bool = False,
        house: House | None = None,
        adviser: Adviser | None = None,
        suppresses: bool = True,
        names: Names | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.suppresses = suppresses
        self._known = rules if known is None else known
        self._adviser = adviser
        self._listed = Listed(names) if names is not None else None
        self._respect = Respect(self._listed) if self._listed is not None else None
        self._deference = Deference(self.rules, house) if house is not None else None
        self.seconds: dict[str, float] | None = {rule.id: 0.0 for rule in rules} if timed else None
        self._lines = {rule.id: number for number, rule in enumerate(self.rules) if isinstance(rule.matcher, Line)}
        self._reported = {rule.matcher.when for rule in rules if isinstance(rule.matcher, Suppression)}
        elsewhere = (LanguageToolPattern, Suppression)  # a server finds these, and who knows what came of suppressions
        others = (number for number, rule in enumerate(self.rules) if isinstance(rule.matcher, elsewhere))
        self._prefilter = Prefilter(self.rules, frozenset((*self._lines.values(), *others)), GATES)
        # what tells furniture; a script that looks at documents without running rules attaches it itself
        self.table = LineTable(rule.matcher.test for rule in known or rules if isinstance(rule.matcher, Line))

    def reports(self, when: When) -> bool:
        """True when the rule runs that reports this of a suppression."""
        return when in self._reported

    @cached_property
    def running(self) -> "Running":
        """Which rules run, for those who judge suppressions."""
        from textlint.engine.about_suppressions import Running  # most runs meet none

        return Running(self.rules, self._known, asks_languagetool=self._adviser is not None)

    def check(self, document: Document) -> Checked:
        """All findings in text order, but for those that a comment of `document` wants to be quiet.

        A rule that raises is reported as crashed and the others go on.
        """
        if not document.comments or not self.suppresses:
            return self.look(document)
        from textlint.engine.one_file import FileChecker  # most runs meet none

        checker = FileChecker(self, (document,))
        checked = checker.check(document)
        return checked._replace(about=(*checked.about, *checker.rest()))

    def look(self, document: Document) -> Checked:
        """All findings, whoever wants them to be quiet; else as `check`."""
        return self.look_at((document,))[0]

    def look_at(self, documents: Sequence[Document]) -> list[Checked]:
        """What `look` says of each of some documents; sooner than one by one.

        Each step is taken in all documents before the next: then its tables and its code are still in the caches of
        the processor.
        """
        looks = [_Look(document) for document in documents]
        everywhere = [(look, self._hits(look.document)) for look in looks]
        asked: dict[int, list[tuple[_Look, Sequence[Hit]]]] = {}
        for look, waiting in everywhere:
            waiting.update(
                {self._lines[item.rule]: [] for item in furniture(look.document) if item.rule in self._lines}
            )
            for number, hits in waiting.items():
                asked.setdefault(number, []).append((look, hits))
        for number in sorted(asked):
            self._ask(self.rules[number], asked[number])
        return [self._checked(look) for look in looks]

    def _hits(self, document: Document) -> dict[int, list[Hit]]:
        """The rules that have something to look at, and where, but for those that wait for lines."""
        document.attach(TABLE, self.table)
        if self._listed is not None:
            document.attach(LISTED, self._listed)
        waiting, gates = self._prefilter.hits(document.text)
        document.attach(OPEN, gates)
        return waiting

    def _ask(self, rule: Rule, asked: "list[tuple[_Look, Sequence[Hit]]]") -> None:
        """Put what a rule finds into each of these looks."""
        started = perf_counter() if self.seconds is not None else 0.0
        find = rule.matcher.find
        for look, hits in asked:
            document = look.document
            try:
                for finding in find(rule, document, hits):
                    heard = admitted(rule, document, finding)
                    if heard is None:
                        continue
                    if heard.severity is not rule.severity:  # a rule in Python knows the one in its file only
                        heard = replace(heard, severity=rule.severity)
                    look.found[heard] = None
            except Exception as error:  # whatever a rule does wrong, the run goes on and says so
                look.crashes.append((rule.id, f"{type(error).__name__}: {error}"))
        if self.seconds is not None:
            self.seconds[rule.id] += perf_counter() - started

    def _checked(self, look: "_Look") -> Checked:
        """What comes of all that the rules have said."""
        document, own = look.document, tuple(look.found)
        all_found = own if self._adviser is None else self._adviser.advise(document, own)
        heeded = all_found if self._respect is None else self._respect.kept(all_found, document.text)
        kept = heeded if self._deference is None else self._deference.kept(heeded, document.text)
        ordered = sorted(kept, key=lambda finding: (finding.span, finding.rule, finding.message))
        return Checked(tuple(ordered), tuple(look.crashes), None if self._adviser is None else self._adviser.trouble)


class _Look:
    """A document, and what the rules have said of it so far."""

    __slots__ = ("crashes", "document", "found")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: dict[Finding, None] = {}  # a set that keeps its order
        self.crashes: list[tuple[str, str]] = []
