"""Rules made ready once, for many documents."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import islice
from os.path import realpath, relpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textlint.batch.beside import bytes_beside
from textlint.batch.opened import Given, Opened, bytes_of, groups, one_line, opened
from textlint.config.settings import Settings
from textlint.core import Document, Finding, InputError, Rule, Safety
from textlint.core.located import Detail, FileResult, FixResult, Located, LocatedSuppression, Reading, locate
from textlint.core.rule import Code
from textlint.core.source_language import SourceLanguage
from textlint.engine.cache import PARTS, code_state, content_digest, load_cached, loaded
from textlint.engine.one_file import FileChecker
from textlint.engine.reasons import reason
from textlint.engine.run import Adviser, Checked, Engine
from textlint.engine.select import PROFILES, is_wanted, select
from textlint.engine.source_language import source_language
from textlint.facts.furniture import TABLE
from textlint.facts.house import house_style
from textlint.facts.lexicon import builtin_folder
from textlint.kinds.textstat import uses_textstat
from textlint.languagetool.settings import checked_address
from textlint.readers import Options, parts, plain
from textlint.readers.within.fields import patterns

if TYPE_CHECKING:
    from textlint.batch.repair import Repaired
    from textlint.core.stats import FileStats, Stats


class Fixed(NamedTuple):
    """A text after its fixes."""

    text: str
    applied: tuple[Finding, ...]  # spans are those of the text in the round that applied them
    remaining: tuple[Finding, ...]  # spans are those of `text`


class Linter:
    """Rules made ready once, for many documents.

    Args:
        settings: which rules run, and how files are read.
        known: all rules there are, when they have been loaded.

    Raises:
        RuleError: a rule file that cannot be loaded.
        UnknownRule: a selected or ignored name that is neither a rule nor a family, or a limit of no rule.
        UnknownStyle: there is no such house style.
        StyleNotSet: a rule of house styles is selected, and no style is set.
        NoLimit: a limit is set for a rule that has none.
        FieldError: a path of `Settings.fields` is none.
        AddressError: LanguageTool must not be asked at the address that is set.
        ValueError: there is no such profile.
    """

    def __init__(self, settings: Settings | None = None, known: Sequence[Rule] | None = None) -> None:
        self.settings = settings or Settings()
        if self.settings.profile not in PROFILES:
            raise ValueError(f"there is no profile {self.settings.profile}; there are {', '.join(PROFILES)}")
        patterns(self.settings.fields)
        folders = tuple(Path(folder) for folder in self.settings.rules)
        self._known = known = load_cached(folders) if known is None else known
        house = house_style(self.settings.style, folders) if self.settings.style else None
        self._names = names = self.settings.names if any(self.settings.names or ()) else None
        self._fixers: dict[Safety, Engine] = {}
        chosen = select(
            known, self.settings.profile, self.settings.select, self.settings.ignore, house, self.settings.limits,
            extended=self.settings.extend_select, severities=self.settings.severity, names=names,
        )  # fmt: skip
        self.engine = Engine(
            chosen, known, timed=self.settings.timed, house=house, adviser=self._adviser(chosen, known), names=names,
            suppresses=not self.settings.ignore_suppressions,
        )  # fmt: skip

    def fixers(self, at_least: Safety) -> Engine:
        """Those of the rules that can make a fix at least so safe: what they find alone is what they find among all.

        A house style and LanguageTool look at what all rules find; with them it is all rules.
        """
        if self.settings.style or self.settings.languagetool is not None:
            return self.engine
        if at_least not in self._fixers:
            able = [rule for rule in self.rules if rule.can_fix(at_least) or _may_do_more_than_it_says(rule)]
            suppresses = not self.settings.ignore_suppressions
            self._fixers[at_least] = Engine(able, self._known, names=self._names, suppresses=suppresses)
            self._fixers[at_least].table = self.engine.table  # made of the same rules; it has met most of the lines
        return self._fixers[at_least]

    def _adviser(self, chosen: Sequence[Rule], known: Sequence[Rule]) -> Adviser | None:
        """LanguageTool, when it is to be asked."""
        wanted = self.settings.languagetool
        if wanted is None:
            return None
        if not wanted.is_local:
            checked_address(wanted.where, insecure=wanted.insecure)
        from textlint.languagetool.opinion import Opinion  # only who asks for it pays for it

        settings = self.settings
        choice = (settings.profile, settings.select, settings.ignore, settings.extend_select)
        more = f"{choice} {settings.style} {settings.limits} {settings.names}"
        identity = f"{content_digest(map(Path, settings.rules))} {code_state(PARTS)} {more}"
        return Opinion(wanted, chosen, known, lambda rule: is_wanted(rule, *choice), identity, settings.severity)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run."""
        return self.engine.rules

    @cached_property
    def identity(self) -> str:
        """Says which rules these are: the same on every machine that has the same rule files."""
        limits = (f"{name}={limit}" for name, limit in self.settings.limits)
        asked = self.settings.languagetool
        levels = (f"{name}={level.name}" for name, level in self.settings.severity)
        listed = (repr(tuple(self.settings.names)),) if self.settings.names is not None else ()
        more = (self.settings.style or "", *limits, *levels, *listed, *((asked.identity,) if asked else ()))
        names = " ".join((*(rule.id for rule in self.rules), *more))
        return f"{content_digest([Path(folder) for folder in self.settings.rules])} {names}"

    def check(self, text: str) -> list[Finding]:
        """Findings in `text`, in text order. Spans count code points of `text`.

        Warns:
            RuntimeWarning: a rule failed on this text, or LanguageTool cannot be asked; the other findings are there.
        """
        checked = self.engine.check(plain.from_text(text))
        _warn(checked.crashes, checked.trouble)
        return list(checked.findings)

    def source_language(self, text: str, findings: Sequence[Finding] | None = None) -> SourceLanguage | None:
        """What `text` was probably translated from, with the signs; None when too little says so.

        Args:
            text: an article.
            findings: what `check` said of it, when that is known; else it is checked.
        """
        document = plain.from_text(text)
        return source_language(document, self.check(text) if findings is None else findings)

    def fix(self, text: str, *, unsafe: bool = False) -> Fixed:
        """`text` after its safe fixes, or the unsafe ones too.

        Raises:
            Unsettled: the fixes go on making work for each other; a bug of textlint.
        """
        from textlint.fixes.settle import settle  # here and below: what only fixes, a check does not wait for

        at_least = Safety.UNSAFE if unsafe else Safety.SAFE
        settled = settle(plain.from_text(text), self.engine, at_least, plain.from_bytes)
        _warn(settled.crashes, settled.trouble)
        return Fixed(settled.document.text, tuple(choice.finding for choice in settled.applied), settled.remaining)

    @property
    def options(self) -> Options:
        """How files are read."""
        return options_of(self.settings)

    def read(self, path: str, raw: bytes) -> tuple[Document, ...]:
        """The texts in a file's bytes, in order.

        Raises:
            InputError: they are none in the file's format.
        """
        return tuple(part.document for part in parts(path, raw, self.options))

    def check_file(
        self, path: str, raw: bytes | None = None, beside: Callable[[], tuple[str, bytes] | None] | None = None
    ) -> FileResult:
        """Findings in one file, with their places.

        Args:
            path: the file.
            raw: its bytes, when they are at hand; they need not be read again.
            beside: gives the path and the bytes of the file beside it, when those are at hand.
        """
        return next(self.check_files((Given(path, raw, beside),)))

    def check_files(self, files: Iterable[Given]) -> Iterator[FileResult]:
        """What `check_file` says of each of many files; sooner than one by one, see `Engine.look_at`."""
        for group in groups(opened(one, self.read) for one in files):
            looks = iter(self.engine.look_at([document for file in group for document in file.documents]))
            for file in group:
                yield self._result(file, list(islice(looks, len(file.documents))))

    def _result(self, file: Opened, looks: Sequence[Checked]) -> FileResult:
        """The result for one file, of whose documents the rules have said what they have to say."""
        (path, _, beside), documents = file.given, file.documents
        if file.error is not None:
            return FileResult(path, error=file.error)
        try:
            checker = FileChecker(self.engine, documents, beside or partial(bytes_beside, path))
            seen = [(document, checker.check(document, look)) for document, look in zip(documents, looks, strict=True)]
        except (OSError, InputError) as error:
            return FileResult(path, error=one_line(path, error))
        about = (*(told for _, checked in seen for told in checked.about), *checker.rest())  # last: of no text
        found = (*((document, told) for document, checked in seen for told in checked.findings), *about)
        located = tuple(locate(document, finding, self._detail(document, finding)) for document, finding in found)
        suppressed = tuple(
            LocatedSuppression(
                locate(document, one.finding, self._detail(document, one.finding)), one.reason, one.is_external
            )
            for document, checked in seen
            for one in checked.suppressed
        )
        crashes = tuple(dict.fromkeys(crash for _, checked in seen for crash in checked.crashes))
        estimates = (source_language(document, checked.findings) for document, checked in seen)
        estimate = max((one for one in estimates if one), key=lambda one: one.weight, default=None)
        trouble = next((checked.trouble for _, checked in seen if checked.trouble is not None), None)
        result = FileResult(path, located, None, crashes, file.size, estimate, trouble, suppressed=suppressed)
        if not self.settings.texts:
            return result
        from textlint.batch.texts import texts  # for the HTML report alone

        return result._replace(
            texts=tuple(texts(seen)), reading=self._reading(documents), reasons=tuple(self._reasons(located))
        )

    def _reading(self, documents: Sequence[Document]) -> Reading:
        """How much prose there is; how hard it reads only in a run that pays for textstat in any case."""
        from textlint.facts.readability import measured, prose

        passage = [sentence for document in documents for sentence in prose(document)]
        words = sum(len(sentence.words) for sentence in passage)
        asked = any(uses_textstat(rule.matcher) for rule in self.rules)
        return Reading(words, measured(passage, "flesch_kincaid_grade") if asked else None)

    def _reasons(self, located: Iterable[Located]) -> Iterator[tuple[str, str]]:
        """Why there is each of the rules that found something; those of other checkers are not ours to explain."""
        found = {one.finding.rule for one in located}
        return ((rule.id, reason(rule)) for rule in self.rules if rule.id in found)

    def _detail(self, document: Document, finding: Finding) -> Detail | None:
        if not self.settings.detailed:
            return None
        from textlint.fixes.detail import detail  # for reports to other programs, and baselines

        return detail(document, finding)

    def stats(self, text: str, long_sentence: int | None = None) -> "Stats":
        """How much there is to read in `text`, and how hard it reads; which rules run makes no difference.

        Args:
            text: an article.
            long_sentence: longer sentences, in words, are listed; None: the usual, `facts.readability.LONG_SENTENCE`.
        """
        return self._stats((plain.from_text(text),), long_sentence)

    def stats_file(self, path: str, long_sentence: int | None = None, raw: bytes | None = None) -> "FileStats":
        """The same of one file. Bytes that are at hand need not be read again."""
        from textlint.core.stats import FileStats

        try:
            documents = self.read(path, bytes_of(path) if raw is None else raw)
        except (OSError, InputError) as error:
            return FileStats(path, error=one_line(path, error))
        return FileStats(path, self._stats(documents, long_sentence))

    def _stats(self, documents: Sequence[Document], long_sentence: int | None) -> "Stats":
        from textlint.facts.readability import LONG_SENTENCE, stats

        for document in documents:
            document.attach(TABLE, self.engine.table)
        return stats(documents, LONG_SENTENCE if long_sentence is None else long_sentence)

    def fix_bytes(self, path: str, raw: bytes, *, unsafe: bool = False, accept: bool = False) -> "Repaired":
        """The bytes of a file after its fixes, and all that was done.

        Args:
            path: of the file; its suffix may say the format, and a file beside it what is to be quiet.
            raw: the file.
            unsafe: apply unsafe fixes too.
            accept: carry out fixes that the format could show as changes for a person to accept.

        Raises:
            InputError: they are not text, or the fixes do not settle, which is a bug of textlint.
        """
        from textlint.batch.repair import repair
        from textlint.fixes.settle import Unsettled

        at_least = Safety.UNSAFE if unsafe else Safety.SAFE
        try:
            beside = partial(bytes_beside, path)
            return repair(path, raw, self.engine, at_least, self.options, accept=accept, bytes_beside=beside)
        except Unsettled as error:
            raise InputError(path, str(error)) from None

    def fix_file(
        self, path: str, *, unsafe: bool = False, write: bool = True, patch: bool = False, accept: bool = False
    ) -> FixResult:
        """Fix one file in place.

        Args:
            path: the file.
            unsafe: apply unsafe fixes too.
            write: replace the file; else only say what would be done.
            patch: give the change as a unified diff; names the file a link stands for, from the current folder.
            accept: as in `fix_bytes`.
        """
        from textlint.batch.write import replace_file, sweep

        try:
            if write:
                sweep(Path(path))
            raw = bytes_of(path)
            repaired = self.fix_bytes(path, raw, unsafe=unsafe, accept=accept)
            if patch and repaired.changes is None and repaired.raw != raw:
                raise InputError(path, "a file of this format has no lines that a diff could show; fix it in place")
            if write and repaired.raw != raw:
                replace_file(Path(path), raw, repaired.raw)
        except (OSError, InputError) as error:
            return FixResult(path, error=one_line(path, error))
        diff = b""
        if patch:
            from textlint.fixes.patch import unified_diff

            name = Path(relpath(realpath(path), realpath("."))).as_posix()
            diff = unified_diff(name, raw, repaired.changes or ())
        applied = tuple(choice.finding.rule for choice in repaired.applied)
        return FixResult(path, applied, repaired.remaining, diff, None, repaired.crashes, repaired.trouble)


def _may_do_more_than_it_says(rule: Rule) -> bool:
    """True for a Python rule of the user's own: no test of ours holds its fixes to what it declares."""
    return isinstance(rule.matcher, Code) and not Path(rule.path).is_relative_to(builtin_folder())


def _warn(crashes: Iterable[tuple[str, str]], trouble: str | None) -> None:
    """Tell a program that a rule failed, or that LanguageTool could not be asked; the other findings stand."""
    if trouble is not None:
        warnings.warn(f"textlint: {trouble}", RuntimeWarning, stacklevel=3)
    for rule, raised in crashes:
        warnings.warn(f"textlint: rule {rule} failed, which is a bug of it: {raised}", RuntimeWarning, stacklevel=3)


def options_of(settings: Settings) -> Options:
    """How files are read under these settings."""
    return Options(settings.encoding, settings.form, settings.fields, settings.front_matter)


@cache
def ready(settings: Settings) -> Linter:
    """The linter of these settings, made once a process.

    Raises:
        RuleError: as `Linter`.
        UnknownRule: as `Linter`.
    """
    return Linter(settings, loaded(tuple(map(Path, settings.rules))))
