"""Options that several commands share."""

import sys
from collections.abc import Callable
from math import isnan
from typing import Any

import click

from textlint.config.keys import HARD_ARTICLE
from textlint.core import Severity
from textlint.engine.select import PROFILES
from textlint.languagetool.settings import LOCAL, SECONDS, VARIANTS
from textlint.readers import FRONT_MATTER
from textlint.readers import formats as formats_in
from textlint.readers.within.fields import FieldError, patterns
from textlint.reports import Look

LEVELS = [level.name.lower() for level in Severity]


folders_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="A folder with rules of your own.",
)


def _names(context: click.Context, option: click.Parameter, values: tuple[str, ...] | str | None) -> tuple[str, ...]:
    given = (values,) if isinstance(values, str) else values or ()
    return tuple(name.strip() for value in given for name in value.split(",") if name.strip())


def _fields(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    try:
        patterns(values)
    except FieldError as error:
        raise click.BadParameter(f"{error}.") from None
    return values


def _encoding(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    import codecs

    try:
        "".encode(value or "utf-8")  # `codecs` also knows base64 and the like, which are no encodings of text
        return codecs.lookup(value).name if value else None
    except (LookupError, ValueError):
        raise click.BadParameter(f"Python knows no text encoding {value!r}.") from None


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="Encoding of the files; default: UTF-8, or what a byte order mark says.",
)
format_options = (
    encoding_option,
    click.option("--format-in", "form", type=click.Choice(formats_in()),
                 help="Format of all files; default: by suffix, else by content."),
    click.option("--field", "fields", multiple=True, metavar="PATH", callback=_fields,
                 help="A value to read in JSON, YAML and TOML files, which are left out else: names and numbers of "
                 "list elements (from 0) parted by dots, * for any: title, articles.*.body. May be given several "
                 "times. A backslash before a dot or star takes it as part of the name."),
    click.option("--front-matter", metavar="NAMES", callback=_names,
                 help=f"Fields of a page's front matter to read; default: {','.join(FRONT_MATTER)}."),
)  # fmt: skip


config_options = (
    click.option("--config", metavar="FILE", type=click.Path(),
                 help="The configuration of all files; default: of each file the nearest .textlint.toml, textlint.toml "
                 "or pyproject.toml with [tool.textlint], in its folder or above."),
    click.option("--isolated", is_flag=True, help="Read no configuration files."),
)  # fmt: skip


def with_formats(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `format_options` and `config_options`."""
    for option in reversed((*format_options, *config_options)):
        function = option(function)
    return function


output_option = click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write the report there."
)
stdin_name_option = click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="What to call the text that comes in by `-`; its suffix says the format.",
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), help="Processes; default: one for a few files, one a processor for many."
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours; NO_COLOR is heeded.",
)


def _number(context: click.Context, option: click.Parameter, value: float | None) -> float | None:
    if value is not None and isnan(value):  # `nan` is in every range
        raise click.BadParameter("not a number.")
    return value


fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="info",
    show_default=True,
    help="The least severity that counts for exit status 1.",
)
max_grade_option = click.option(
    "--max-grade",
    type=click.FloatRange(0, 100),
    metavar="N",
    callback=_number,
    help=f"Report articles that read above this grade (Flesch–Kincaid): {HARD_ARTICLE}, which is off else.",
)


def rule_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Options that say which rules run, how files are read, and whether LanguageTool is asked; and `config_options`."""
    for option in reversed((
        click.option("--profile", type=click.Choice(list(PROFILES)), default="default", show_default=True,
                     help="; ".join(f"{name}: {what}" for name, what in PROFILES.items()) + "."),
        click.option("--select", multiple=True, metavar="RULE", callback=_names,
                     help="Rules or families to run instead; commas part several."),
        click.option("--extend-select", multiple=True, metavar="RULE", callback=_names,
                     help="Rules or families to run beside those of the profile, or of --select."),
        click.option("--ignore", multiple=True, metavar="RULE", callback=_names,
                     help="Rules or families to leave out, beside those that a configuration leaves out."),
        click.option("--rules", multiple=True, metavar="DIR", type=click.Path(exists=True, file_okay=False),
                     help="A folder with rules of your own, beside those that ship. Python files in it are run."),
        click.option("--style", metavar="NAME",
                     help="House style whose forms are asked for, too: ap, bbc, guardian, reuters, or your own "
                     "(styles/NAME.tsv in a folder of --rules)."),
        *format_options,
        *config_options,
        click.option("--languagetool", metavar="WHERE",
                     help=f"Ask LanguageTool, too: `{LOCAL}` for a server that textlint starts, or the address of one. "
                     "The text is sent there and nowhere else."),
        click.option("--languagetool-variant", type=click.Choice(VARIANTS),
                     help="English it expects; default: American, and what is right in another variant passes."),
        click.option("--languagetool-picky", is_flag=True, help="Ask for the rules, too, that it calls picky."),
        click.option("--languagetool-enable", multiple=True, metavar="RULE", callback=_names,
                     help="LanguageTool's rules to hear that are off by default."),
        click.option("--languagetool-disable", multiple=True, metavar="RULE", callback=_names,
                     help="LanguageTool's rules to leave out."),
        click.option("--languagetool-timeout", type=click.FloatRange(0, min_open=True), default=SECONDS,
                     show_default=True, metavar="SECONDS", help="Time limit of one paragraph."),
        click.option("--allow-insecure-languagetool", is_flag=True,
                     help="Send text to another machine without TLS."),
    )):  # fmt: skip
        function = option(function)
    return function


def look(color: str, quiet: bool, *, to_file: bool) -> Look:
    """How a report looks on this terminal, or in a file."""
    import os

    wanted = color == "always" or (
        color == "auto" and not to_file and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    if to_file or not sys.stdout.isatty():
        return Look(wanted, 80, quiet)
    import shutil

    return Look(wanted, min(100, max(40, shutil.get_terminal_size().columns)), quiet)
