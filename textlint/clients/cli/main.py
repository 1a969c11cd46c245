"""The command `textlint`. A command is a module of this folder, loaded when it is asked for."""

import atexit
import gc
import importlib
import os
import pkgutil
import sys
import threading
from contextlib import suppress
from io import TextIOWrapper

import click

from textlint import __version__, clients
from textlint.config.errors import ConfigError
from textlint.core import RuleError


class Commands(click.Group):
    """The modules of this folder, but for this one and those that start with an underscore."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Their names, sorted."""
        folder = [f"{path}/cli" for path in clients.__path__]
        return sorted(
            info.name for info in pkgutil.iter_modules(folder) if info.name != "main" and not info.name.startswith("_")
        )

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name."""
        if name not in self.list_commands(context):
            return None
        found: click.Command = importlib.import_module(f"textlint.clients.cli.{name}").command
        return found


EPILOG = """\b
Examples:
  textlint check article.txt            what is wrong in one file
  textlint check archive/ --jobs 4      in all text files of a folder
  cat a.txt | textlint check -          in what comes in
  textlint rules                        the rules and whether they are on
  textlint explain entity/name_drift    one rule with its reason and examples
"""


@click.command(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", message="textlint %(version)s")
def program() -> None:
    """Find and repair what machine translation and scraping do to English news text."""


def run() -> None:
    """Be the program `textlint`: as `main`, but what was loaded is not taken apart at the end, which takes 10 ms."""
    try:
        main()
    except SystemExit as ended:
        is_alone = threading.active_count() == 1 and "multiprocessing" not in sys.modules
        if not is_alone or not isinstance(ended.code, int) or sys.gettrace() or sys.getprofile():
            raise
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):  # closed by whoever reads them
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(ended.code)


def main() -> None:
    """Run the command line; a mistake of the user is one line on standard error and exit status 2."""
    gc.disable()  # nothing that is loaded now will go; `textlint.batch.workers` turns it on for the work itself
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what we print is UTF-8 wherever we run
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = program.main(prog_name="textlint", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("textlint: interrupted", err=True)
        status = 130
    except click.ClickException as error:
        error.show()
        status = 2
    except (ConfigError, RuleError) as error:
        click.echo(f"textlint: {error}", err=True)
        status = 2
    except BrokenPipeError:  # the reader of our output had enough, e.g. `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)
