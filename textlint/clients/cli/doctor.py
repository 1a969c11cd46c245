"""`textlint doctor`: what is there of what textlint can use, and how to mend what is not."""

import json
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import click

from textlint import __version__
from textlint.api import load_rules
from textlint.engine.cache import cache_folder
from textlint.languagetool import jars
from textlint.languagetool.jars import LanguageToolError
from textlint.languagetool.settings import AddressError, checked_address

EPILOG = """\b
Examples:
  textlint doctor
  textlint doctor --languagetool https://languagetool.example.org

\b
Exit status: 0 all that was asked for is there, 1 something is missing.
"""


class Look(NamedTuple):
    """One thing that was looked at: is it as it should be, what was seen, and the command that mends it."""

    name: str
    is_well: bool
    seen: str
    mend: str = ""
    is_needed: bool = True  # it counts for the exit status


@click.command(short_help="Say what is there, and how to get what is not.", epilog=EPILOG)
@click.option("--languagetool", "where", metavar="URL", help="A server to look at, in place of our own.")
@click.option(
    "--allow-insecure-languagetool", "insecure", is_flag=True, help="It may be on another machine without TLS."
)
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
@click.pass_context
def command(context: click.Context, where: str | None, insecure: bool, form: str) -> None:
    """Look at Python, the rule cache, Java, LanguageTool and its server. Changes nothing, sends no text anywhere."""
    looks = [*_own(), *(_remote(where, insecure) if where else _local())]
    if form == "json":
        click.echo(json.dumps([look._asdict() for look in looks], ensure_ascii=False, indent=1))
    else:
        width = max(len(look.name) for look in looks)
        for look in looks:
            mark = "ok" if look.is_well else "missing" if look.is_needed else "–"
            click.echo(f"{mark:8}{look.name:{width}}  {look.seen}")
            if look.mend and not look.is_well:
                click.echo(f"{'':8}{'':{width}}  → {look.mend}")
    context.exit(1 if any(look.is_needed and not look.is_well for look in looks) else 0)


def _own() -> Iterator[Look]:
    """textlint itself."""
    yield Look("textlint", True, f"{__version__}, Python {platform.python_version()} ({sys.executable})")
    folder = cache_folder()
    yield Look(
        "cache", folder is not None, f"{folder}" if folder else "none: rules are compiled at every start",
        "give TEXTLINT_CACHE_DIR a folder that belongs to you and that others cannot enter", is_needed=False,
    )  # fmt: skip


def _local() -> Iterator[Look]:
    """What a server of textlint's own needs, and whether one runs."""
    yield _tried("Java", _java, "apt install openjdk-17-jre-headless   (or any Java 17 or newer on the path)")
    yield _tried("jars", _jars, "textlint languagetool install   (or install --from DIR, for a folder you have)")
    maven = shutil.which("mvn")
    yield Look("Maven", maven is not None, maven or "not on the path; only `install` needs it", "apt install maven",
               is_needed=False)  # fmt: skip
    from textlint.languagetool.server import all_running

    servers = list(all_running())
    seen = "; ".join(f"{one.url} LanguageTool {one.version}, {one.resident} MB" for one in servers)
    yield Look(
        "server", bool(servers), seen or "none runs; --languagetool local starts one when it is needed",
        "textlint languagetool start", is_needed=False,
    )  # fmt: skip


def _remote(where: str, insecure: bool) -> Iterator[Look]:
    """A server somebody else runs."""

    def version() -> str:
        from textlint.languagetool.probe import version_at

        return f"LanguageTool {version_at(checked_address(where, insecure=insecure))} at {where}"

    yield _tried("server", version, f"is a server running there? `curl {where.rstrip('/')}/v2/info` says its version")
    own = [rule.id for rule in load_rules() if rule.kind == "languagetool"]
    if own:
        seen = f"inactive there, since only a server that textlint starts knows them: {', '.join(own)}"
        yield Look("own rules", False, seen, "--languagetool local", is_needed=False)


def _java() -> str:
    program, major = jars.java()
    return f"{major} ({program})"


def _jars() -> str:
    found = jars.installed()
    number = sum(1 for place in (found.folder, found.folder / "libs") for _ in place.glob("*.jar"))
    return f"LanguageTool {found.version}, {number} jars in {found.folder}"


def _tried(name: str, look: Callable[[], str], mend: str) -> Look:
    """What `look` sees, or what keeps it from seeing anything."""
    try:
        return Look(name, True, look())
    except (LanguageToolError, AddressError) as error:
        return Look(name, False, str(error), mend)
