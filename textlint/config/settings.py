"""What a run does with one file."""

from dataclasses import dataclass

from textlint.core import Severity
from textlint.core.names import Names
from textlint.languagetool.settings import LanguageToolSettings
from textlint.readers import FRONT_MATTER


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do with a file; files with equal settings share a linter."""

    profile: str = "default"  # a key of `textlint.engine.select.PROFILES`
    select: tuple[str, ...] = ()  # rules or families; any of them replaces the profile
    ignore: tuple[str, ...] = ()  # rules or families left out
    rules: tuple[str, ...] = ()  # folders of rules beside those that ship with textlint
    encoding: str | None = None  # of all files; None: UTF-8, or what a byte order mark says
    timed: bool = False  # keep the seconds each rule takes
    style: str | None = None  # the house style; None: none, and its rules do not run
    limits: tuple[tuple[str, float], ...] = ()  # rule and the limit it is to have; it then runs even if it is off
    form: str | None = None  # format of all files; None: by suffix, else by content
    fields: tuple[str, ...] = ()  # paths of values that are prose, in formats that need to be told
    front_matter: tuple[str, ...] = FRONT_MATTER  # fields of a page's head that are prose
    languagetool: LanguageToolSettings | None = None  # None: it is not asked
    extend_select: tuple[str, ...] = ()  # rules or families that run beside those of `profile` or `select`
    severity: tuple[tuple[str, Severity], ...] = ()  # ids, families, patterns of ids; the last that fits a rule counts
    names: Names | None = None  # what is right as it is written
    detailed: bool = False  # keep what reports for other programs say of a finding
    texts: bool = False  # keep the texts that were read
    ignore_suppressions: bool = False  # report what texts, or files beside them, ask to be quiet
    cached: bool = False  # results may be kept, and taken from an earlier run; see `textlint.batch.recheck`
