"""The second opinion: our findings and a document go in, the findings of both come out."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textlint.core import Document, Finding, Rule, Severity, Span, State
from textlint.engine.admission import admitted
from textlint.engine.cache import cache_folder
from textlint.facts.speech import strays
from textlint.kinds.languagetool import ID, grammar_xml, report, server_ids
from textlint.languagetool.answers import Answers, Match
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
    """

    def __init__(
        self,
        settings: LanguageToolSettings,
        rules: Sequence[Rule],
        known: Sequence[Rule],
        wanted: Callable[[Rule], bool],
    ) -> None:
        self._settings, self._wanted = settings, wanted
        self._own = server_ids(rules) if settings.is_local else {}
        self._grammar = grammar_xml(known) if settings.is_local else ""
        self._rules: dict[tuple[str, str, str], Rule | None] = {}
        self._slow = 0
        self._client: Client | None = None
        self._server: Running | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._answers: Answers | None = None
        self.trouble: str | None = None
        self._off = tuple(sorted({*switched_off(), *settings.disable} - set(settings.enable)))

    def advise(self, document: Document, own: Sequence[Finding]) -> list[Finding]:
        """Our findings and LanguageTool's, each place once; only ours when there is trouble."""
        shown = [passage for passage in passages(document) if passage.text.strip()]
        said = self._said([passage.text for passage in shown])
        others = (
            finding
            for passage in shown
            for match in said.get(passage.text, ())
            for finding in self._finding(document, passage.start, match)
        )
        return merged(document.text, own, others)

    def _said(self, texts: Sequence[str]) -> Mapping[str, Sequence[Match]]:
        """What LanguageTool says of each text, as far as it can be asked."""
        store = self._store()
        if store is None:
            return {}
        said = dict(store.known(texts))
        unknown = [text for text in dict.fromkeys(texts) if text not in said]
        if unknown and self.trouble is None:
            fresh = dict(self._asked(unknown))
            store.keep(fresh)
            said.update(fresh)
        return said

    def _store(self) -> Answers | None:
        """The answers of earlier runs; None when nothing can be asked."""
        if self._answers is None and self.trouble is None:
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
            self._answers = Answers(cache_folder(), asked)
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
            if self.trouble is not None:  # the threads must not go on asking while we look at what they were told
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
            except LanguageToolError as error:
                self._give_up(error)
            else:
                yield text, answer

    def _connect(self) -> "Client":
        from textlint.languagetool.client import Client

        settings = self._settings
        if settings.is_local:
            from textlint.languagetool.server import ensure

            self._server = ensure(installed(), self._grammar, settings.memory)
            url = self._server.url
        else:
            url = checked_address(settings.where, insecure=settings.insecure)
        self._client = Client(
            url, settings.variant or AMERICAN, settings.seconds,
            picky=settings.picky, enabled=settings.enable, disabled=self._off,
        )  # fmt: skip
        return self._client

    def _give_up(self, error: Exception) -> None:
        where = "" if self._settings.is_local else f" at {self._settings.where}"
        self.trouble = self.trouble or f"LanguageTool{where} is left out from here on: {error}"

    def _finding(self, document: Document, offset: int, match: Match) -> Iterator[Said]:
        """The finding that a match is here; none when it is not to be heard, or stands where its rule may not speak."""
        rule = self._rule(match)
        if rule is None:
            return
        span = Span(offset + match.start, offset + match.end)
        word = document.text[span.start : span.end]
        replacements = [text for text in match.replacements if STAND_IN not in text and text != word]
        if match.rule in self._own:
            made, doubted = report(rule, document, span, replacements[:FIXES]), False
        else:
            plain = [text for text in replacements if not is_name_like(text, word)]
            names = [text for text in replacements if text not in plain] if plain else []
            made = rule.finding(span, replace=(plain + names)[:FIXES], said=_said(match, word))
            made, doubted = self._weighed(document, made, match)
        heard = admitted(rule, document, made)
        if heard is not None:
            yield Said(heard, doubted)

    def _weighed(self, document: Document, made: Finding, match: Match) -> tuple[Finding, bool]:
        """The finding with the severity it deserves, and whether the document itself shows the words to be right."""
        if match.rule in UNPAIRED and any(
            mark in _QUOTATION_MARKS for mark in document.text[made.span.start : made.span.end]
        ):
            return made, all(not made.span.start <= stray.position < made.span.end for stray in strays(document))
        if not is_spelling(match):
            return made, False
        if self._settings.variant is None and "British English" in match.message:
            return made, True
        worth = standing(document, made.span, match.replacements)
        if worth is Standing.MISSPELT:
            return made, False
        return replace(made, severity=Severity.INFO), worth is Standing.NAME or not self._hears(worth, match)

    def _hears(self, worth: Standing, match: Match) -> bool:
        """True when unknown words are to be reported: they are a matter of style."""
        if worth is Standing.LOWERED or match.rule in self._settings.enable:
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
                found = theirs if match.rule in self._settings.enable or self._wanted(theirs) else None
            self._rules[key] = found
        return self._rules[key]


def _said(match: Match, word: str) -> str:
    """What is said of a match: LanguageTool's own words, but for the speller, whose do not name the word."""
    return f"“{word}” looks misspelt." if is_spelling(match) else match.message


def is_spelling(match: Match) -> bool:
    """True when LanguageTool's dictionary lacks the word, and that is all it has to say."""
    return match.rule.startswith("MORFOLOGIK")
