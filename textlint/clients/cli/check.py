"""`textlint check`: say what is wrong, change nothing."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isnan
from pathlib import Path
from typing import Any

import click

from textlint.batch.files import check_paths
from textlint.batch.linter import Settings, ready
from textlint.batch.walk import Missing, Skipped, walk
from textlint.batch.workers import default_jobs
from textlint.clients.cli._options import LEVELS, look, rule_options, settings
from textlint.clients.cli._progress import Progress
from textlint.core import InputError, Severity
from textlint.core.located import FileResult
from textlint.core.screen import visible
from textlint.readers import plain
from textlint.reports import formats, report

EPILOG = """\b
Examples:
  textlint check seeds/
  textlint check --select translation,entity article.txt
  textlint check --max-grade 12 article.txt
  textlint check --profile light --format jsonl archive/ --output found.jsonl
  git show HEAD:news.txt | textlint check - --stdin-filename news.txt

\b
Exit status: 0 nothing found, 1 findings, 2 misuse or a file that cannot be read.
"""


HARD_ARTICLE = "readability/hard_article"  # the rule whose limit --max-grade sets


def _number(context: click.Context, option: click.Parameter, value: float | None) -> float | None:
    if value is not None and isnan(value):  # `nan` is in every range
        raise click.BadParameter("not a number.")
    return value


@click.command(short_help="Say what is wrong; change nothing.", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rule_options
@click.option(
    "--format",
    "form",
    type=click.Choice(formats()),
    default="human",
    show_default=True,
    help="What the report looks like.",
)
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write the report there.")
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="info",
    show_default=True,
    help="The least severity that counts for exit status 1.",
)
@click.option(
    "--max-grade",
    type=click.FloatRange(0, 100),
    metavar="N",
    callback=_number,
    help=f"Report articles that read above this grade (Flesch–Kincaid): {HARD_ARTICLE}, which is off else.",
)
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="What to call the text that comes in by `-`.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes; default: one for a few files, one a processor for many."
)
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no progress.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours; NO_COLOR is heeded.",
)
@click.option("--profile-rules", is_flag=True, help="Say at the end how long each rule took.")
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Report what is wrong in PATH...: text files, folders of them, or - for standard input. Changes nothing."""
    limits = () if given["max_grade"] is None else ((HARD_ARTICLE, given["max_grade"]),)
    wanted = settings(given, timed=given["profile_rules"], limits=limits)
    run = Run(wanted, given["jobs"], given["stdin_filename"], Severity[given["fail_on"].upper()], quiet=given["quiet"])
    lines = report(given["form"])(
        run.results(paths), look(given["color"], given["quiet"], to_file=bool(given["output"]))
    )
    _write(lines, given["output"])
    run.say_skipped()
    if given["profile_rules"]:
        run.say_seconds()
    context.exit(run.status)


def _write(lines: Iterable[str], output: str | None) -> None:
    """Each line as it comes, to the file or to standard output: a report on an archive is never held whole."""
    if output is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return
    try:
        with Path(output).open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None


class Run:
    """One run over files: hands the results on and keeps what the end needs."""

    def __init__(self, wanted: Settings, jobs: int | None, stdin_name: str, fail_on: Severity, *, quiet: bool) -> None:
        self._wanted, self._jobs, self._stdin_name, self._fail_on, self._quiet = (
            wanted,
            jobs,
            stdin_name,
            fail_on,
            quiet,
        )
        self._failed = self._found = False
        self._skipped: Counter[str] = Counter()
        self._seconds: Counter[str] = Counter()

    @property
    def status(self) -> int:
        """2 when anything could not be read or a rule failed, else 1 when something was found, else 0."""
        return 2 if self._failed else 1 if self._found else 0

    def results(self, paths: tuple[str, ...]) -> Iterator[FileResult]:
        """The results of all files, in order; what goes wrong is said on standard error at once."""
        files = list(self._files(paths))
        results = self._run(files)
        with Progress(len(files), "files", hidden=self._quiet or sys.stdout.isatty()) as progress:
            for result in results:
                progress.step()
                if result.error is not None:
                    self._complain(str(result.error))
                for rule, reason in result.crashes:
                    self._complain(f"{result.path}: rule {rule} failed, which is a bug of it: {reason}")
                self._found |= any(located.finding.severity >= self._fail_on for located in result.located)
                yield result

    def say_skipped(self) -> None:
        """Name what a folder held that no reader takes."""
        if self._skipped and not self._quiet:
            kinds = ", ".join(
                f"{number:,} {suffix or 'without suffix'}" for suffix, number in self._skipped.most_common(6)
            )
            click.echo(
                f"textlint: left out in folders, not plain text ({', '.join(plain.SUFFIXES)}): {kinds}", err=True
            )

    def say_seconds(self) -> None:
        """The time each rule took, the slowest first."""
        total = sum(self._seconds.values()) or 1.0
        for rule, seconds in self._seconds.most_common():
            click.echo(f"{1000 * seconds:10.2f} ms {100 * seconds / total:5.1f}%  {rule}", err=True)

    def _files(self, paths: tuple[str, ...]) -> Iterator[str]:
        for item in walk([path for path in paths if path != "-"], frozenset(plain.SUFFIXES)):
            if isinstance(item, Missing):
                self._complain(f"{item.path}: {item.reason}")
            elif isinstance(item, Skipped):
                self._skipped[item.suffix] += 1
            else:
                yield item
        if "-" in paths:
            yield "-"

    def _run(self, files: list[str]) -> Iterable[FileResult]:
        if "-" not in files:
            yield from check_paths(files, self._wanted, self._jobs or default_jobs(len(files)), self._seconds)
            return
        yield from check_paths(files[:-1], self._wanted, self._jobs or 1, self._seconds)
        linter = ready(self._wanted)
        yield linter.check_file(self._stdin_name, sys.stdin.buffer.read())
        self._seconds.update(linter.engine.seconds or {})

    def _complain(self, reason: str | InputError) -> None:
        self._failed = True
        click.echo(f"textlint: {visible(str(reason))}", err=True)
