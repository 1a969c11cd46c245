"""The second opinion: our findings and a document go in, the findings of both come out."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textlint.core import Document, Finding, Rule, Severity, Span, State
from textlint.engine.admission import admitted
from textlint.engine.cache import cache_folder
from textlint.engine.select import severity_of
from textlint.facts.speech import strays
from textlint.kinds.languagetool import ID, grammar_xml, report, server_ids
from textlint.languagetool.answers import Answers, Match, Placed
from textlint.languagetool.jars import OLDEST, LanguageToolError, installed
from textlint.languagetool.meaning import rule_of, switched_off
from textlint.languagetool.merge import Said, merged
from textlint.languagetool.names import Standing, is_name_like, standing
from textlint.languagetool.passages import STAND_IN, passages
from textlint.languagetool.probe import version_at
from textlint.languagetool.settings import LanguageToolSettings, checked_address

if TYPE_CHECKING:  # they bring what a run that finds all its answers stored does not need
    from concurrent.futures import ThreadPoolExecutor

    from textlint.languagetool.client import Client
    from textlint.languagetool.server import Running

AMERICAN = "en-US"
THREADS = 4  # questions under way at a time
PATIENCE = 2  # questions that may take too long before the server is given up
FIXES = 3  # replacements that are shown
UNPAIRED = frozenset(("EN_UNPAIRED_QUOTES", "EN_UNPAIRED_BRACKETS"))
_QUOTATION_MARKS = "\"“”„«»‘’'"


class Opinion:
    """What LanguageTool has to say beside our rules.

    It is asked when the first paragraph comes that no earlier run has asked about. When it cannot be asked, or not any
    more, our own findings come as without it, and `trouble` says why.

    Args:
        settings: where it is, and what it is asked.
        rules: the rules that run; those of the kind `languagetool` are looked for by the server.
        known: all rules that were loaded: a server has all of them, so that one serves every choice of rules.
        wanted: whether a rule of LanguageTool's own is to be heard.
        identity: says which rules these are, and which code looks at what LanguageTool says.
        severities: of rules of LanguageTool's own, as in `severity_of`.
    """

    def __init__(
        self,
        settings: LanguageToolSettings,
        rules: Sequence[Rule],
        known: Sequence[Rule],
        wanted: Callable[[Rule], bool],
        identity: str,
        severities: Sequence[tuple[str, Severity]] = (),
    ) -> None:
        self._settings, self._wanted, self._identity = settings, wanted, identity
        self._severities = severities
        self._own = server_ids(rules) if settings.is_local else {}
        self._grammar = grammar_xml(known) if settings.is_local else ""
        self._rules: dict[tuple[str, str, str], Rule | None] = {}
        self._slow, self._has_given_up = 0, False
        self._client: Client | None = None
        self._server: Running | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._answers: Answers | None = None
        self.trouble: str | None = None
        self._off = tuple(sorted({*switched_off(), *settings.disable} - set(settings.enable)))

    def advise(self, document: Document, own: Sequence[Finding]) -> list[Finding]:
        """Our findings and LanguageTool's, each place once; only ours when there is trouble."""
        store = self._store()
        if store is None:
            return list(own)
        ours = frozenset(finding.span for finding in own)
        before = store.mattered(document.text)
        placed, is_whole = self._placed(document, store) if before is None else (before, True)
        heard = [(one, said) for one in placed if (said := self._said(document, one, ours)) is not None]
        if before is None and is_whole:
            store.keep_mattered(document.text, [one for one, _ in heard])
        return merged(document.text, own, [said for _, said in heard])

    def _placed(self, document: Document, store: Answers) -> tuple[list[Placed], bool]:
        """What LanguageTool says of the document, as far as it can be asked; True when that is all of it."""
        shown = passages(document)
        texts = [passage.text for passage in shown]
        said = dict(store.known(texts))
        unknown = [text for text in dict.fromkeys(texts) if text not in said]
        if unknown and not self._has_given_up:
            fresh = dict(self._asked(unknown))
            store.keep(fresh)
            said.update(fresh)
        placed = [Placed(passage.start, match) for passage in shown for match in said.get(passage.text, ())]
        return placed, all(text in said for text in texts)

    def _store(self) -> Answers | None:
        """The answers of earlier runs; None when nothing can be asked."""
        if self._answers is None and not self._has_given_up:
            try:
                version = self._version()
            except LanguageToolError as error:
                self._give_up(error)
                return None
            settings = self._settings
            asked = (
                version, settings.variant or AMERICAN, str(settings.picky), self._grammar,
                " ".join(settings.enable), " ".join(self._off),
            )  # fmt: skip
            self._answers = Answers(cache_folder(), asked, (self._identity,))
        return self._answers

    def _version(self) -> str:
        """The version that is, or would be, asked; the server of textlint's own need not run for that."""
        if self._settings.is_local:
            return installed().version
        version = version_at(checked_address(self._settings.where, insecure=self._settings.insecure))
        if tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < OLDEST:
            raise LanguageToolError(f"the server is LanguageTool {version}, {OLDEST[0]}.{OLDEST[1]} is the oldest")
        return version

    def _asked(self, texts: Sequence[str]) -> Iterator[tuple[str, tuple[Match, ...]]]:
        """Each text that was answered, and its matches; several are asked at a time."""
        from concurrent.futures import ThreadPoolExecutor

        from textlint.languagetool.client import TooSlow

        try:
            client = self._client or self._connect()
        except LanguageToolError as error:
            self._give_up(error)
            return
        if self._server is not None:
            self._server.touch()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1))
        waiting = [(text, self._pool.submit(client.matches, text)) for text in texts]
        for text, future in waiting:
            if self._has_given_up:  # the threads must not go on asking while we look at what they were told
                for _, other in waiting:
                    other.cancel()
            if future.cancelled():
                continue
            try:
                answer = future.result()
            except TooSlow as error:
                self._slow += 1
                if self._slow >= PATIENCE:
                    self._give_up(error)
                else:
                    self.trouble = f"LanguageTool has not seen every paragraph: {error}"
            except LanguageToolError as error:
                self._give_up(error)
            else:
                yield text, answer

    def _connect(self) -> "Client":
        from textlint.languagetool.client import Client

        settings = self._settings
        if settings.is_local:
            from textlint.languagetool.server import START, ensure

            self._server = ensure(installed(), self._grammar, settings.memory)
            url = self._server.url
            patience = START
        else:
            patience = 0.0
            url = checked_address(settings.where, insecure=settings.insecure)
        self._client = Client(
            url, settings.variant or AMERICAN, settings.seconds,
            picky=settings.picky, enabled=settings.enable, disabled=self._off,
        )  # fmt: skip
        if patience:
            self._client.warm_up(patience)
        return self._client

    def _give_up(self, error: Exception) -> None:
        where = "" if self._settings.is_local else f" at {self._settings.where}"
        if not self._has_given_up:
            self.trouble = f"LanguageTool{where} is left out from here on: {error}"
        self._has_given_up = True

    def _said(self, document: Document, placed: Placed, ours: Collection[Span]) -> Said | None:
        """The finding that a match is here; None when it is not heard, is wrong, or may not be said where it stands.

        `ours` are the places where we have found something: there even what the document refutes counts, as support.
        """
        offset, match = placed
        rule = self._rule(match)
        if rule is None:
            return None
        span = Span(offset + match.start, offset + match.end)
        replacements = [text for text in match.replacements if STAND_IN not in text]
        if match.rule in self._own:
            made, doubted = report(rule, document, span, replacements[:FIXES]), False
        else:
            worth = self._worth(document, span, match)
            doubted = worth is Standing.NAME or not self._hears(worth, match)
            if doubted and span not in ours and is_spelling(match):
                return None  # of ten matches nine are names: no more is spent on them
            word = document.text[span.start : span.end]
            others = [text for text in replacements if text != word]
            plain = [text for text in others if not is_name_like(text, word)]
            names = [text for text in others if text not in plain] if plain else []
            made = rule.finding(span, replace=(plain + names)[:FIXES], said=_message(match, word))
            if worth is not Standing.WRONG:
                made = replace(made, severity=Severity.INFO)
        heard = admitted(rule, document, made)
        return None if heard is None else Said(heard, doubted)

    def _worth(self, document: Document, span: Span, match: Match) -> Standing:
        """What a match is worth by what the document itself shows."""
        if is_spelling(match):
            passes = self._settings.variant is None and "British English" in match.message
            return Standing.NAME if passes else standing(document, span, match.replacements)
        marks = document.text[span.start : span.end]
        if match.rule in UNPAIRED and any(mark in _QUOTATION_MARKS for mark in marks):
            is_stray = any(span.start <= stray.position < span.end for stray in strays(document))
            return Standing.WRONG if is_stray else Standing.NAME
        return Standing.WRONG

    def _hears(self, worth: Standing, match: Match) -> bool:
        """True when unknown words are to be reported: they are a matter of style."""
        if worth in (Standing.WRONG, Standing.LOWERED) or match.rule in self._settings.enable:
            return True
        rule = self._rule(match)
        return rule is not None and self._wanted(rule._replace(state=State.STYLE))

    def _rule(self, match: Match) -> Rule | None:
        """The rule a match is of; None when it is not to be heard."""
        key = (match.rule, match.category, match.issue)
        if key not in self._rules:
            found = self._own.get(match.rule)
            if found is None and not match.rule.startswith(ID):
                theirs = rule_of(*key)
                theirs = theirs._replace(severity=severity_of(theirs, self._severities))
                found = theirs if match.rule in self._settings.enable or self._wanted(theirs) else None
            self._rules[key] = found
        return self._rules[key]


def _message(match: Match, word: str) -> str:
    """What is said of a match: LanguageTool's own words, but for the speller, whose do not name the word."""
    return f"“{word}” looks misspelt." if is_spelling(match) else match.message


def is_spelling(match: Match) -> bool:
    """True when LanguageTool's dictionary lacks the word, and that is all it has to say."""
    return match.rule.startswith("MORFOLOGIK")
