"""The rules as they look at the texts of one file: what one of them asks for the whole file holds for all.

Most files have no suppressions; what knows of these is imported where one is met.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textlint.core import Document, Finding
from textlint.engine.run import Checked, Engine
from textlint.kinds.suppression import When

if TYPE_CHECKING:
    from textlint.engine.beside import Beside
    from textlint.engine.suppress import Suppression

Bytes = Callable[[], tuple[str, bytes] | None]


class FileChecker:
    """A checker for the documents of one file.

    Args:
        engine: the rules.
        documents: all of the file, as they were read first; a document that is checked may be a later reading.
        bytes_beside: the path and bytes of the file beside it, or None; called only when it matters.
    """

    def __init__(self, engine: Engine, documents: Iterable[Document], bytes_beside: Bytes = lambda: None) -> None:
        self._engine, self._bytes_beside = engine, bytes_beside
        self._beside: Beside | None = None
        self._has_looked = False
        self._crashed: set[str] = set()
        self._has_trouble = False
        self._wide: list[Suppression] = []
        self._entries: list[Suppression] = []
        speaking = [document for document in documents if document.comments] if engine.suppresses else []
        if speaking:
            from textlint.engine.suppress import asked

            found = (one for document in speaking for one in asked(document, engine.running.known).suppressions)
            self._wide = [one for one in found if one.spans is None]

    def check(self, document: Document, seen: Checked | None = None) -> Checked:
        """The findings of one document without those that somebody wants to be quiet.

        Args:
            document: of the file.
            seen: what `Engine.look` says of it, where it has been asked.
        """
        checked = self._engine.look(document) if seen is None else seen
        self._crashed.update(rule for rule, _ in checked.crashes)
        self._has_trouble |= checked.trouble is not None
        if not self._engine.suppresses:
            return checked
        if not self._has_looked and (checked.findings or self._engine.reports(When.UNUSED)):
            self._look_beside()
        if not document.comments and not self._wide and not self._entries:
            return checked
        return self._heeded(document, checked)

    def _heeded(self, document: Document, checked: Checked) -> Checked:
        """What was found without what is to be quiet, and with what is wrong with the comments of `document`."""
        from textlint.engine.about_suppressions import unused, wrong
        from textlint.engine.suppress import asked, quieted

        running = self._engine.running
        own = asked(document, running.known) if document.comments else None
        local = [one for one in own.suppressions if one.spans is not None] if own else []
        beside = self._entries_in(document)
        kept, suppressed = quieted(checked.findings, (*local, *self._wide, *beside))
        told: list[tuple[Document, Finding]] = []
        if own:
            told += wrong(own.suppressions, ((document, *trouble) for trouble in own.troubles), running)
            crashed = {rule for rule, _ in checked.crashes}
            told += unused(local, running, crashed, has_trouble=checked.trouble is not None)
            told.sort(key=lambda item: item[1].span)
        held = tuple(span for one in beside for span in one.spans or ())
        return checked._replace(findings=kept, suppressed=suppressed, about=tuple(told), held=held)

    def rest(self) -> tuple[tuple[Document, Finding], ...]:
        """What is wrong with suppressions of the whole file, now that all of it has been checked."""
        if self._beside is None and not self._wide:
            return ()
        from textlint.engine.about_suppressions import unused, wrong

        told: list[tuple[Document, Finding]] = []
        running = self._engine.running
        if self._beside is not None:
            home = self._beside.document
            told += wrong(self._entries, ((home, *trouble) for trouble in self._beside.troubles), running)
        told += unused((*self._wide, *self._entries), running, self._crashed, has_trouble=self._has_trouble)
        return tuple(told)

    def _look_beside(self) -> None:
        self._has_looked = True
        found = self._bytes_beside()
        if found is None:
            return
        from textlint.engine.beside import beside
        from textlint.engine.suppress import Suppression

        self._beside = beside(*found, self._engine.running.known)
        self._entries = [
            Suppression(entry.names, entry.reason, None, entry.span, self._beside.document, is_external=True)
            for entry in self._beside.entries
        ]

    def _entries_in(self, document: Document) -> "list[Suppression]":
        """The entries of the file beside, as they hold in `document`; what is used is told to the entries."""
        entries = self._beside.entries if self._beside else ()
        return [
            replace(one, spans=entry.spans(document)) for one, entry in zip(self._entries, entries, strict=True)
        ]  # fmt: skip
