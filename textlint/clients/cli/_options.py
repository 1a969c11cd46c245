"""Options that several commands share."""

import sys
from collections.abc import Callable
from typing import Any

import click

from textlint.batch.linter import ready
from textlint.config.settings import Settings
from textlint.core import Severity
from textlint.engine.select import PROFILES, StyleNotSet, UnknownRule, is_languagetool
from textlint.facts.house import UnknownStyle
from textlint.languagetool.settings import LOCAL, SECONDS, VARIANTS, AddressError, LanguageToolSettings
from textlint.readers import FRONT_MATTER, needs_fields
from textlint.readers import formats as formats_in
from textlint.readers.fields import FieldError, patterns
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


def with_formats(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `format_options`."""
    for option in reversed(format_options):
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


def rule_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--profile`, `--select`, `--ignore`, `--rules`, `--style`, `--encoding`, and those that ask LanguageTool."""
    for option in reversed((
        click.option("--profile", type=click.Choice(list(PROFILES)), default="default", show_default=True,
                     help="; ".join(f"{name}: {what}" for name, what in PROFILES.items()) + "."),
        click.option("--select", multiple=True, metavar="RULE", callback=_names,
                     help="Rules or families to run instead; commas part several."),
        click.option("--ignore", multiple=True, metavar="RULE", callback=_names,
                     help="Rules or families to leave out."),
        click.option("--rules", multiple=True, metavar="DIR", type=click.Path(exists=True, file_okay=False),
                     help="A folder with rules of your own, beside those that ship. Python files in it are run."),
        click.option("--style", metavar="NAME",
                     help="House style whose forms are asked for, too: ap, bbc, guardian, reuters, or your own "
                     "(styles/NAME.tsv in a folder of --rules)."),
        *format_options,
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


def settings(given: dict[str, Any], **more: Any) -> Settings:
    """The settings that `rule_options` gave a command; checked, so that a mistake is one line."""
    made = Settings(
        given["profile"], given["select"], given["ignore"], given["rules"], given["encoding"], style=given["style"],
        languagetool=_languagetool(given), **format_settings(given), **more,
    )  # fmt: skip
    if made.languagetool is None and (theirs := [name for name in made.select if is_languagetool(name)]):
        raise click.UsageError(f"{theirs[0]} is found by LanguageTool: say with --languagetool where it is")
    try:
        ready(made)
    except StyleNotSet as error:
        raise click.UsageError(f"{error} with --style") from None
    except (UnknownRule, UnknownStyle, AddressError) as error:
        raise click.UsageError(str(error)) from None
    return made


def format_settings(given: dict[str, Any]) -> dict[str, Any]:
    """What `format_options` gave a command, but for the encoding; checked as `settings` are."""
    if given["form"] and needs_fields(given["form"]) and not given["fields"]:
        raise click.UsageError(f"--format-in {given['form']} needs --field, which says what is prose")
    return {
        "form": given["form"], "fields": given["fields"], "front_matter": given["front_matter"] or FRONT_MATTER,
    }  # fmt: skip


def _languagetool(given: dict[str, Any]) -> LanguageToolSettings | None:
    """What LanguageTool is asked; None when it is not."""
    if given["languagetool"] is None:
        for name in ("variant", "picky", "enable", "disable"):
            if given[f"languagetool_{name}"]:
                raise click.UsageError(f"--languagetool-{name} needs --languagetool, which says where it is")
        return None
    return LanguageToolSettings(
        given["languagetool"], given["languagetool_variant"], given["languagetool_picky"],
        given["languagetool_enable"], given["languagetool_disable"], given["languagetool_timeout"],
        given["allow_insecure_languagetool"],
    )  # fmt: skip


def look(color: str, quiet: bool, *, to_file: bool) -> Look:
    """How a report looks on this terminal, or in a file."""
    import os
    import shutil

    wanted = color == "always" or (
        color == "auto" and not to_file and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    width = 80 if to_file or not sys.stdout.isatty() else min(100, max(40, shutil.get_terminal_size().columns))
    return Look(wanted, width, quiet)
