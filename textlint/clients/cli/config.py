"""`textlint config`: what holds for a file, and what a configuration may hold."""

import json
from typing import Any

import click

from textlint.clients.cli._given import configurations
from textlint.clients.cli._options import fail_on_option, max_grade_option, rule_options
from textlint.config.errors import ConfigError
from textlint.config.keys import written

EPILOG = """\b
Examples:
  textlint config show content/news/article.md
  textlint config show --profile full --format json article.md
  textlint config schema > textlint.schema.json
"""


@click.group(short_help="Say what holds for a file, and what a configuration may hold.", epilog=EPILOG)
def command() -> None:
    """Configuration files: .textlint.toml, textlint.toml, or the table [tool.textlint] of a pyproject.toml."""


@command.command(epilog="\b\nExit status: 0, or 2 when the configuration cannot be used.")
@click.argument("path", metavar="FILE")
@rule_options
@max_grade_option
@fail_on_option
@click.option("--format", "report_form", type=click.Choice(["human", "json"]), default="human", show_default=True)
def show(path: str, report_form: str, **given: Any) -> None:
    """Say what holds for FILE, and where it comes from: the default, a line of a file, or an option.

    FILE need not be there. A key whose values add up stands once for each place that has some.
    """
    try:
        resolved = configurations(given).of(path)
    except ConfigError as error:
        if error.path is None:
            raise click.UsageError(str(error)) from None
        raise
    rows = [(written(key), said.value, said.origin) for key, said in resolved.shown(path)]
    if report_form == "json":
        values = [{"key": key, "value": value, "from": origin} for key, value, origin in rows]
        told = {"file": path, "configuration": resolved.source, "values": values}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"{path}: {resolved.source or 'no configuration file'}")
    key_width, origin_width = (max(len(row[column]) for row in rows) for column in (0, 2))
    for key, value, origin in rows:
        shown = "–" if value is None else json.dumps(value, ensure_ascii=False)
        click.echo(f"  {key:{key_width}}  {origin:{origin_width}}  {shown}")


@command.command()
def schema() -> None:
    """Print the JSON schema of a configuration, for editors."""
    from textlint.config.schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
