"""`textlint cache`: the results that are kept between runs."""

import sqlite3
from pathlib import Path

import click

from textlint.batch.results import FILE, clear, kept_in
from textlint.engine.cache import cache_folder

EPILOG = """\b
Examples:
  textlint cache info       where results are kept, how many, and how much room they take
  textlint cache clear      remove them
  textlint check --no-cache content/          neither use nor keep any

\b
TEXTLINT_CACHE_DIR names another folder; set to nothing, nothing is kept.
Exit status: 0 done, 2 there is no such folder.
"""


@click.group(short_help="Show or remove the results that are kept.", epilog=EPILOG)
def command() -> None:
    """Results of `textlint check` are kept, so that a file that has not changed is not checked again.

    They hold words of the articles, and stay in your cache folder, which nobody else may enter. Compiled rules, and
    what LanguageTool said, are kept there, too, in files of their own.
    """


@command.command(short_help="Say where results are kept, and how many.")
def info() -> None:
    """Say where results are kept, how many there are, and how much room they take."""
    folder = _folder()
    try:
        number, size = kept_in(folder)
    except sqlite3.Error as error:
        raise click.ClickException(f"{folder / FILE}: {error}; `textlint cache clear` removes it") from None
    click.echo(f"{folder / FILE}: {number:,} result{'s' * (number != 1)}, {size / 1e6:.1f} MB")


@command.command("clear", short_help="Remove all results.")
def clear_all() -> None:
    """Remove all results that are kept; the next run checks every file."""
    folder = _folder()
    try:
        clear(folder)
    except OSError as error:
        raise click.ClickException(f"{folder / FILE}: {error.strerror}") from None


def _folder() -> Path:
    folder = cache_folder()
    if folder is None:
        raise click.ClickException("there is no cache folder; `textlint doctor` says what it needs")
    return folder
