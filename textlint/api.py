"""textlint for programs: the command line uses nothing else.

>>> import textlint
>>> [finding.rule for finding in textlint.check("He fled to kyiv .")]
['entity/lower_case_name', 'typography/space_before_mark']
>>> textlint.fix("He fled to kyiv .").text
'He fled to Kyiv.'
"""

from collections.abc import Sequence
from pathlib import Path

from textlint.batch.linter import Fixed, Linter
from textlint.config.errors import ConfigError
from textlint.config.find import Configurations
from textlint.config.settings import Settings
from textlint.core import Bad, Document, Edit, Finding, Fix, InputError, Rule, RuleError, Safety, Severity, Span
from textlint.core.located import FileResult, Located, LocatedSuppression
from textlint.core.names import Names
from textlint.core.source_language import Sign, SourceLanguage
from textlint.engine.load import load
from textlint.engine.select import NoLimit, StyleNotSet, UnknownRule
from textlint.facts.house import UnknownStyle
from textlint.fixes.settle import Unsettled
from textlint.languagetool.settings import AddressError, LanguageToolSettings

__all__ = [
    "AddressError", "Bad", "ConfigError", "Configurations", "Document", "Edit", "FileResult", "Finding", "Fix",
    "Fixed", "InputError", "LanguageToolSettings", "Linter", "Located", "LocatedSuppression", "Names", "NoLimit",
    "Rule", "RuleError", "Safety", "Settings", "Severity", "Sign", "SourceLanguage", "Span", "StyleNotSet",
    "UnknownRule", "UnknownStyle", "Unsettled", "check", "fix", "load_rules", "settings_for", "source_language",
]  # fmt: skip


def check(
    text: str,
    *,
    profile: str = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[str | Path] = (),
    style: str | None = None,
) -> list[Finding]:
    """Findings in one text, in text order.

    For more than one text make a `Linter`: loading rules takes longer than checking an article.

    Args:
        text: an article, its lines as they came.
        profile: `default`, `light` (debris, markup, encoding) or `full` (style too).
        select: rules or families to run instead of the profile's.
        ignore: rules or families to leave out.
        rules: folders with rules of your own. Python files in them are run.
        style: a house style, e.g. `ap`, whose rules then run too; a folder of yours may bring its own (`styles/`).

    Returns:
        Findings; spans are half-open ranges of code points of `text`, from 0.

    Raises:
        RuleError: a rule file that cannot be loaded.
        UnknownRule: a name that is neither a rule nor a family.
        UnknownStyle: there is no such house style.
        StyleNotSet: a rule of house styles is selected, and no style is set.
        ValueError: there is no such profile.
    """
    return Linter(_settings(profile, select, ignore, rules, style)).check(text)


def fix(
    text: str,
    *,
    unsafe: bool = False,
    profile: str = "default",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[str | Path] = (),
    style: str | None = None,
) -> Fixed:
    """One text after its safe fixes, what was applied, and what remains; arguments as in `check`.

    Args:
        text: an article.
        unsafe: apply fixes too that are probably right but may change what a reader understands.
        profile: as in `check`.
        select: as in `check`.
        ignore: as in `check`.
        rules: as in `check`.
        style: as in `check`.

    Raises:
        RuleError: as in `check`.
        UnknownRule: as in `check`.
        UnknownStyle: as in `check`.
        StyleNotSet: as in `check`.
        ValueError: as in `check`.
        Unsettled: the fixes go on making work for each other; a bug of textlint, please report it.
    """
    return Linter(_settings(profile, select, ignore, rules, style)).fix(text, unsafe=unsafe)


def source_language(text: str, *, rules: Sequence[str | Path] = ()) -> SourceLanguage | None:
    """What one text was probably translated from, with the signs that say so; None when too little does.

    An estimate, made of findings of the default profile: right nearly always when it is there, but most translations
    show too few signs (docs/accuracy.md). With a `Linter` at hand, `Linter.source_language` uses findings it has.

    Args:
        text: an article.
        rules: as in `check`.

    Raises:
        RuleError: as in `check`.
    """
    return Linter(_settings("default", (), (), rules, None)).source_language(text)


def settings_for(path: str | Path, *, config: str | Path | None = None, isolated: bool = False) -> Settings:
    """What the command line would do with a file: the settings that its configuration gives it.

    `Linter(settings_for(path))` checks it; keep one linter for equal settings. For many files make one
    `Configurations`, whose `settings` says the same and reads each configuration once.

    Args:
        path: of the file, which need not be there.
        config: the configuration to take in place of the nearest one.
        isolated: take none.

    Raises:
        ConfigError: the configuration cannot be used; `str()` is `file:line: key: reason`.
        RuleError: as `load_rules`.
    """
    return Configurations(file=None if config is None else str(config), isolated=isolated).settings(str(path))


def load_rules(folders: Sequence[str | Path] = ()) -> tuple[Rule, ...]:
    """All rules that ship with textlint and those of `folders`, with examples and rationales, sorted by id.

    Raises:
        RuleError: the first thing that is wrong with a rule file; `str()` is `file:line: key: reason`.
    """
    return load([Path(folder) for folder in folders])


def _settings(
    profile: str, select: Sequence[str], ignore: Sequence[str], rules: Sequence[str | Path], style: str | None
) -> Settings:
    folders = tuple(str(folder) for folder in rules)
    return Settings(profile, tuple(select), tuple(ignore), folders, style=style)
