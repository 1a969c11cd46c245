"""What the command line says, as a layer above the configuration files."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from textlint.config.errors import ConfigError
from textlint.config.find import Configurations
from textlint.config.keys import Key
from textlint.config.layer import Layer, shown_path
from textlint.config.settings import Settings
from textlint.core import RuleError

# Names of parameters, the keys they set, and the options.
OPTIONS: dict[str, tuple[Key, str]] = {
    "profile": (("profile",), "--profile"),
    "select": (("select",), "--select"),
    "extend_select": (("extend-select",), "--extend-select"),
    "ignore": (("extend-ignore",), "--ignore"),
    "rules": (("rules",), "--rules"),
    "folders": (("rules",), "--rules"),
    "style": (("style",), "--style"),
    "encoding": (("encoding",), "--encoding"),
    "form": (("format-in",), "--format-in"),
    "fields": (("field",), "--field"),
    "front_matter": (("front-matter",), "--front-matter"),
    "max_grade": (("max-grade",), "--max-grade"),
    "fail_on": (("fail-on",), "--fail-on"),
    "languagetool": (("languagetool", "where"), "--languagetool"),
    "languagetool_variant": (("languagetool", "variant"), "--languagetool-variant"),
    "languagetool_picky": (("languagetool", "picky"), "--languagetool-picky"),
    "languagetool_enable": (("languagetool", "enable"), "--languagetool-enable"),
    "languagetool_disable": (("languagetool", "disable"), "--languagetool-disable"),
    "languagetool_timeout": (("languagetool", "seconds"), "--languagetool-timeout"),
    "allow_insecure_languagetool": (("languagetool", "insecure"), "--allow-insecure-languagetool"),
}
_UNSAID = (None, ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def configurations(given: dict[str, Any], run: Settings | None = None) -> Configurations:
    """The configurations of a run of the current command, with the options that were given to it.

    Args:
        given: to the command.
        run: what is asked of the run and stands in no file: `timed` and the like.
    """
    if given["config"] is not None and given["isolated"]:
        raise click.UsageError("--config names a file and --isolated reads none: give one of them")
    source = click.get_current_context().get_parameter_source
    said = {name: OPTIONS[name] for name in given if name in OPTIONS and source(name) not in _UNSAID}
    values = {key: given[name] for name, (key, _) in said.items()}
    options = Layer(values, options=dict(said.values()))
    return Configurations(options, file=given["config"], isolated=given["isolated"], run=run)


def settings_for(path: str, given: dict[str, Any]) -> Settings:
    """The settings of the one file that a command reads.

    Raises:
        ConfigError: its configuration cannot be used.
        UsageError: the command line is wrong.
    """
    try:
        return configurations(given).settings(path)
    except ConfigError as error:
        if error.path is None:
            raise click.UsageError(str(error)) from None
        raise


def with_configured(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of rules that hold here: those of the configuration, and `folders`.

    A configuration that cannot be used is only warned of: who mends it may want to look rules up.
    """
    options = Layer({("rules",): folders}, options={("rules",): "--rules"}) if folders else None
    try:
        return Configurations(options).in_folder("").base.rules
    except ConfigError as error:
        click.echo(f"textlint: {error}; its rules are left out", err=True)
        return folders


def configured_baseline() -> Path | None:
    """The baseline that the configuration of the current folder names; of one that cannot be used others tell."""
    try:
        found = Configurations().in_folder("").baseline
    except (ConfigError, RuleError):
        return None
    return None if found is None else Path(shown_path(found))
