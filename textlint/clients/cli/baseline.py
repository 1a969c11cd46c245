"""`textlint baseline`: the findings that are known, so that only new ones count."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from textlint.batch.baseline import Baseline, write
from textlint.batch.files import check_paths
from textlint.batch.known import Change, Renewal
from textlint.batch.linter import Linter, ready
from textlint.batch.workers import default_jobs
from textlint.clients.cli._files import Files
from textlint.clients.cli._given import configurations, configured_baseline
from textlint.clients.cli._narrow import open_baseline
from textlint.clients.cli._options import jobs_option, rule_options
from textlint.clients.cli._progress import Progress
from textlint.clients.cli._trouble import Trouble
from textlint.config.keys import BASELINE
from textlint.config.settings import Settings
from textlint.core.located import FileResult
from textlint.core.screen import visible
from textlint.engine.cache import loaded
from textlint.engine.select import is_languagetool
from textlint.reports.jsonl import printable

EPILOG = """\b
Examples:
  textlint baseline create content/     all that is found there is known from now on
  textlint check content/               reports new findings only
  textlint baseline prune content/      drop what was mended since
  textlint baseline update content/     drop that, and take up what is new
  textlint baseline show

\b
Give the options that say which rules run as you give them to `check`.
Exit status: 0 done, 2 misuse or a file that cannot be read or written.
"""

file_option = click.option(
    "--baseline", "file", metavar="FILE", default=lambda: configured_baseline() or Path(BASELINE), show_default=False,
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The file of known findings; default: that of the configuration here, else {BASELINE}.",
)  # fmt: skip


def run_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Paths and options of the commands that look at files."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no word on what was done.")
    paths = click.argument("paths", nargs=-1, metavar="[PATH...]")
    for option in reversed((paths, file_option, rule_options, jobs_option, quiet)):
        function = option(function)
    return function


@click.group(short_help="Take findings as known, so that only new ones count.", epilog=EPILOG)
def command() -> None:
    """Keep a file of known findings: `textlint check` leaves them out and fails for new ones only.

    A finding is known by its rule and its sentence: it stays known when its paragraph moves, other text changes or its
    file gets another name. A sentence that is edited is looked at anew.
    """


@command.command(short_help="Write one of all that is found.")
@run_options
@click.option("--force", is_flag=True, help="Write it anew where there is one.")
@click.pass_context
def create(context: click.Context, /, paths: tuple[str, ...], file: Path, force: bool, **given: Any) -> None:
    """Write a baseline of all that is found in PATH..., or in the current folder."""
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there: `textlint baseline update` renews it, --force writes it anew")
    _renew(context, paths, Baseline(file), given, adding=True)


@command.command(short_help="Take up what is new, drop what is found no more.")
@run_options
@click.pass_context
def update(context: click.Context, /, paths: tuple[str, ...], file: Path, **given: Any) -> None:
    """Take up what is new in PATH..., or in the current folder, and drop what is found no more.

    Files that are not looked at keep their entries; those of files that are gone are dropped, unless a file that is
    looked at has their sentences.
    """
    _renew(context, paths, open_baseline(file), given, adding=True)


@command.command(short_help="Drop what is found no more.")
@run_options
@click.pass_context
def prune(context: click.Context, /, paths: tuple[str, ...], file: Path, **given: Any) -> None:
    """Drop what is found no more in PATH..., or in the current folder; take up nothing."""
    _renew(context, paths, open_baseline(file), given, adding=False)


@command.command(short_help="Count what is known, by rule and by file.")
@file_option
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
def show(file: Path, form: str) -> None:
    """Count the known findings, by rule and by file."""
    baseline = open_baseline(file)
    rules = Counter(entry.rule for entry in baseline.entries)
    files = Counter(printable(entry.path) for entry in baseline.entries)
    if form == "json":
        counts = {"baseline": str(file), "findings": rules.total(), "rules": _sorted(rules), "files": _sorted(files)}
        click.echo(json.dumps(counts, ensure_ascii=False, indent=1))
        return
    click.echo(f"{file}: {_number(rules.total(), 'known finding')} in {_number(len(files), 'file')}")
    for counted in (rules, files):
        for name, number in _sorted(counted).items():
            click.echo(f"  {number:6,}  {visible(name)}")
        if counted is rules and rules:
            click.echo()


def _renew(
    context: click.Context, paths: tuple[str, ...], baseline: Baseline, given: dict[str, Any], *, adding: bool
) -> None:
    if "-" in paths:
        raise click.UsageError("a baseline is of files; standard input is none")
    files = Files(configurations(given, Settings(detailed=True)))
    found = list(files.of(paths or (".",)))
    if not found and files.are_refused:
        context.exit(2)
    used = files.configurations.used or (files.configurations.in_folder(""),)
    linters = [ready(one.base) for one in used]
    renewal = Renewal(baseline, _may_go(linters), adding=adding)
    for result in _results(files, found, given):
        renewal.see(result)
    change = renewal.change()
    try:
        write(change.baseline)
    except OSError as error:
        raise click.ClickException(f"{baseline.file}: {error.strerror}") from None
    if not given["quiet"]:
        _say(change)
    context.exit(2 if files.failed else 0)


def _results(files: Files, found: list[str], given: dict[str, Any]) -> Iterator[FileResult]:
    """The results of all files; what goes wrong is said on standard error at once."""
    trouble = Trouble()
    with Progress(len(found), "files", hidden=given["quiet"] or sys.stdout.isatty()) as progress:
        for result in check_paths(found, files.configurations.settings, given["jobs"] or default_jobs(len(found))):
            progress.step()
            if result.error is not None:
                files.complain(result.error)
            trouble.say(result.trouble)
            for rule, reason in result.crashes:
                files.complain(f"{result.path}: rule {rule} failed, which is a bug of it: {reason}")
            yield result


def _may_go(linters: Sequence[Linter]) -> Callable[[str], bool]:
    """Says of a rule whether what it does not find may be dropped: it ran everywhere, or there is no such rule now."""
    left_out = {rule for linter in linters for rule in _left_out(linter)}
    asked = all(linter.settings.languagetool is not None for linter in linters)
    return lambda rule: rule not in left_out and (asked or not is_languagetool(rule))


def _left_out(linter: Linter) -> set[str]:
    """The rules that there are and that do not run."""
    known = {rule.id for rule in loaded(tuple(map(Path, linter.settings.rules)))}
    return known - {rule.id for rule in linter.rules}


def _say(change: Change) -> None:
    kept = len(change.baseline.entries) - change.added
    click.echo(
        f"{change.baseline.file}: {_number(len(change.baseline.entries), 'known finding')} "
        f"({change.added:,} added, {change.dropped:,} dropped, {kept:,} kept)"
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
