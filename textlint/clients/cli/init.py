"""`textlint init`: look at a repository and write a configuration for it."""

from pathlib import Path

import click

from textlint.batch.survey import SAMPLE, survey
from textlint.batch.workers import default_jobs
from textlint.clients.starter import starter
from textlint.config.find import NAMES, file_in

EPILOG = """\b
Examples:
  textlint init
  textlint init content/
  textlint init --force          write it anew

\b
Exit status: 0 it is written, 2 there is one already, or it cannot be written.
"""


@click.command(short_help="Write a configuration file for a repository.", epilog=EPILOG)
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a .textlint.toml that is there.")
def command(folder: Path, force: bool) -> None:
    """Look at the articles in FOLDER (here, if none is named) and write FOLDER/.textlint.toml with comments.

    The rules look at up to 200 of the articles. What they report most is named, for you to decide; nothing is left out
    unasked.
    """
    there = file_in(str(folder))
    target = folder / NAMES[0]
    if there is not None and not force:
        raise click.ClickException(f"{Path(there)} is there already; --force writes {target} all the same")
    seen = survey(folder, default_jobs(SAMPLE))
    try:
        target.write_text(starter(seen), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror}") from None
    click.echo(f"{target} is written: {sum(seen.articles.values()):,} articles, {seen.sample:,} of them looked at")
    if (folder / "pyproject.toml").is_file():
        click.echo("pyproject.toml can hold the same under [tool.textlint]; of the two .textlint.toml holds")
