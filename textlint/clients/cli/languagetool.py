"""`textlint languagetool`: get LanguageTool, and start, stop and show the servers that textlint runs."""

from pathlib import Path
from time import localtime, strftime

import click

from textlint.languagetool import jars
from textlint.languagetool.jars import VERSION, LanguageToolError
from textlint.languagetool.settings import MEMORY

EPILOG = """\b
Examples:
  textlint languagetool install                      with Maven, from Maven Central
  textlint languagetool install --from ~/LanguageTool-6.6
  textlint check --languagetool local article.txt    starts a server when it needs one
  textlint languagetool stop
"""


@click.group(short_help="Get LanguageTool; start, stop and show its servers.", epilog=EPILOG)
def command() -> None:
    """LanguageTool as a second opinion, on this machine. Nothing is fetched unless `install` is called.

    A server takes about 1 GB of memory. `--languagetool local` starts one when there is a paragraph that no run has
    asked about before; it serves all later runs, and ends when nobody has asked it anything for 15 minutes.
    """


@command.command(epilog="\b\nExit status: 0 it is there, 2 it could not be had.")
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the LanguageTool in this folder; nothing is fetched or copied.",
)
@click.option("--version", "version", default=VERSION, show_default=True, metavar="NUMBER",
              help="The version to fetch.")  # fmt: skip
def install(folder: Path | None, version: str) -> None:
    """Fetch LanguageTool (245 MB) from Maven Central with Maven, or take a folder that has it."""
    try:
        jars.java()
        found = jars.use(folder) if folder else jars.install(version, lambda line: click.echo(line, err=True))
    except LanguageToolError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"LanguageTool {found.version} is used from {found.folder}")


@command.command()
@click.option(
    "--memory",
    type=click.IntRange(256),
    default=MEMORY,
    show_default=True,
    metavar="MB",
    help="Heap the server may take at most.",
)
@click.option(
    "--idle",
    type=click.IntRange(1),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="It ends when nobody has asked anything for so long.",
)
@click.option("--rules", "folders", multiple=True, metavar="DIR", type=click.Path(exists=True, file_okay=False),
              help="A folder with rules of your own, beside those that ship.")  # fmt: skip
def start(memory: int, idle: int, folders: tuple[str, ...]) -> None:
    """Start a server now, for the runs to come; print its address."""
    from textlint.languagetool.server import ensure

    try:
        server = ensure(jars.installed(), _grammar(folders), memory, idle * 60)
    except LanguageToolError as error:
        raise click.ClickException(str(error)) from None
    click.echo(server.url)


@command.command()
@click.pass_context
def stop(context: click.Context) -> None:
    """Stop all servers that textlint has started."""
    from textlint.languagetool.server import all_running
    from textlint.languagetool.server import stop as stop_server

    servers = list(all_running())
    stuck = [server for server in servers if not stop_server(server)]
    for server in stuck:
        click.echo(f"textlint: the server at {server.url} (process {server.pid}) did not end", err=True)
    click.echo(f"{len(servers) - len(stuck)} of {len(servers)} servers stopped")
    context.exit(2 if stuck else 0)


@command.command()
@click.pass_context
def status(context: click.Context) -> None:
    """List the servers that run. Exit status: 0 there is one, 1 there is none."""
    from textlint.languagetool.server import all_running

    servers = list(all_running())
    for server in servers:
        since = strftime("%Y-%m-%d %H:%M", localtime(server.since))
        click.echo(
            f"{server.url}  LanguageTool {server.version}  process {server.pid}  since {since}  "
            f"{server.resident} MB resident, {server.memory} MB of heap at most"
        )
    if not servers:
        click.echo("no server runs")
    context.exit(0 if servers else 1)


def _grammar(folders: tuple[str, ...]) -> str:
    """Our rules for a server, as a run with these folders has them."""
    from textlint.engine.cache import load_cached
    from textlint.kinds.languagetool import grammar_xml

    return grammar_xml(load_cached([Path(folder) for folder in folders]))
