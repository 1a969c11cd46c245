"""What may stand in a configuration file: its keys and their types. `meanings.py` says what they mean."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Level = Literal["error", "warning", "info"]
Levels = dict[str, Level]  # by rule, family, or pattern of rules
Rules = list[str]  # rules or families
Texts = list[str]
Grade = Annotated[float, Meta(ge=0, le=100)]
Seconds = Annotated[float, Meta(gt=0)]
Megabytes = Annotated[int, Meta(ge=1)]


class Lexicon(Struct, forbid_unknown_fields=True, rename="kebab"):
    """The table `lexicon`."""

    people: Texts | UnsetType = UNSET
    places: Texts | UnsetType = UNSET
    organisations: Texts | UnsetType = UNSET


class LanguageTool(Struct, forbid_unknown_fields=True, rename="kebab"):
    """The table `languagetool`: `textlint.languagetool.settings.LanguageToolSettings`."""

    where: str | UnsetType = UNSET
    variant: Literal["en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA"] | UnsetType = UNSET
    picky: bool | UnsetType = UNSET
    enable: Texts | UnsetType = UNSET
    disable: Texts | UnsetType = UNSET
    seconds: Seconds | UnsetType = UNSET
    insecure: bool | UnsetType = UNSET
    memory: Megabytes | UnsetType = UNSET


class Configuration(Struct, forbid_unknown_fields=True, rename="kebab"):
    """A file, or the table `tool.textlint` of a pyproject.toml."""

    extend: str | Texts | UnsetType = UNSET
    profile: Literal["default", "light", "full"] | UnsetType = UNSET
    select: Rules | UnsetType = UNSET
    extend_select: Rules | UnsetType = UNSET
    ignore: Rules | UnsetType = UNSET
    extend_ignore: Rules | UnsetType = UNSET
    per_file_ignores: dict[str, Rules] | UnsetType = UNSET
    severity: Levels | UnsetType = UNSET
    per_file_severity: dict[str, Levels] | UnsetType = UNSET
    style: str | UnsetType = UNSET
    rules: Texts | UnsetType = UNSET
    lexicon: Lexicon | UnsetType = UNSET
    exclude: Texts | UnsetType = UNSET
    encoding: str | UnsetType = UNSET
    format_in: str | UnsetType = UNSET
    field: Texts | UnsetType = UNSET
    front_matter: Texts | UnsetType = UNSET
    max_grade: Grade | UnsetType = UNSET
    fail_on: Level | UnsetType = UNSET
    baseline: str | UnsetType = UNSET
    cache: bool | UnsetType = UNSET
    languagetool: LanguageTool | UnsetType = UNSET
