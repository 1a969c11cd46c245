"""`textlint check`: say what is wrong, change nothing."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import click

from textlint.batch.linter import ready
from textlint.batch.recheck import recheck_paths
from textlint.batch.workers import default_jobs
from textlint.clients.cli._files import Files, write_lines
from textlint.clients.cli._given import configurations
from textlint.clients.cli._narrow import Narrow, narrow_options
from textlint.clients.cli._options import (
    color_option,
    fail_on_option,
    jobs_option,
    look,
    max_grade_option,
    output_option,
    rule_options,
    stdin_name_option,
)
from textlint.clients.cli._progress import Progress
from textlint.clients.cli._trouble import Trouble
from textlint.config.find import Configurations
from textlint.config.settings import Settings
from textlint.core.located import FileResult
from textlint.reports import formats, needs, report

EPILOG = """\b
Examples:
  textlint check seeds/
  textlint check --select translation,entity article.txt
  textlint check --max-grade 12 article.txt
  textlint check --changed origin/main           what this branch adds to the files in the folder
  textlint check --profile light --format jsonl archive/ --output found.jsonl
  textlint check . --format sarif --output textlint.sarif
  textlint check --format html --output report.html article.txt
  textlint check --field title --field 'articles.*.body' content/
  git show HEAD:news.txt | textlint check - --stdin-filename news.txt
  curl -s https://example.com/news.json | textlint check - --format-in json --field body

\b
Exit status: 0 nothing found (nothing new, with a baseline), 1 findings, 2 misuse or a file that cannot be read.
"""


@click.command(short_help="Say what is wrong; change nothing.", epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="PATH...")
@rule_options
@narrow_options
@click.option(
    "--format",
    "report_form",
    type=click.Choice(formats()),
    default="human",
    show_default=True,
    help="What the report looks like.",
)
@output_option
@fail_on_option
@max_grade_option
@click.option(
    "--ignore-suppressions", is_flag=True, help="Report, too, what texts or files beside them ask to be quiet."
)
@stdin_name_option
@jobs_option
@click.option("--no-cache", is_flag=True, help="Check unchanged files, too, and keep no results.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no progress.")
@color_option
@click.option("--profile-rules", is_flag=True, help="Say at the end how long each rule took.")
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Report what is wrong in PATH...: text files, folders of them, or - for standard input. Changes nothing."""
    narrow = Narrow(paths, given["baseline"], given["changed"], no_baseline=given["no_baseline"])
    kept = needs(given["report_form"])
    detailed = "detail" in kept or narrow.is_needed
    asked = Settings(
        timed=given["profile_rules"], detailed=detailed, texts="texts" in kept,
        ignore_suppressions=given["ignore_suppressions"], cached=not given["no_cache"],
    )  # fmt: skip
    run = Run(configurations(given, asked), given["jobs"], given["stdin_filename"], quiet=given["quiet"])
    files = run.files_of(narrow)
    lines = report(given["report_form"])(
        run.results(files, narrow),
        look(given["color"], given["quiet"], to_file=bool(given["output"]))._replace(rules=run.files.rules),
    )
    write_lines(lines, given["output"])
    if not given["quiet"]:
        run.files.say_skipped()
    if given["profile_rules"]:
        run.say_seconds()
    context.exit(run.status)


class Run:
    """One run over files: hands the results on and keeps what the end needs."""

    def __init__(self, configurations: Configurations, jobs: int | None, stdin_name: str, *, quiet: bool) -> None:
        self._configurations, self._jobs, self._stdin_name, self._quiet = configurations, jobs, stdin_name, quiet
        self.files = Files(configurations)
        self._trouble = Trouble()
        self._found = False
        self._seconds: Counter[str] = Counter()

    @property
    def status(self) -> int:
        """2 when anything could not be read or a rule failed, else 1 when something was found, else 0."""
        return 2 if self.files.failed else 1 if self._found else 0

    def files_of(self, narrow: Narrow) -> list[str]:
        """The files to look at; when a configuration leaves none of them, the run ends here."""
        files = list(narrow.files(self.files.of(narrow.paths, self._stdin_name)))
        if not files and self.files.are_refused:
            click.get_current_context().exit(2)
        return files

    def results(self, files: list[str], narrow: Narrow) -> Iterator[FileResult]:
        """The results of all files, in order; what goes wrong is said on standard error at once."""
        results = (narrow.result(one, self._configurations.of(one.path).baseline) for one in self._run(files))
        with Progress(len(files), "files", hidden=self._quiet or sys.stdout.isatty()) as progress:
            for result in results:
                progress.step()
                if result.error is not None:
                    self.files.complain(str(result.error))
                self._trouble.say(result.trouble)
                for rule, reason in result.crashes:
                    self.files.complain(f"{result.path}: rule {rule} failed, which is a bug of it: {reason}")
                if result.located and not self._found:
                    fail_on = self._configurations.of(result.path).fail_on
                    self._found = any(located.finding.severity >= fail_on for located in result.located)
                yield result

    def say_seconds(self) -> None:
        """The time each rule took, the slowest first."""
        total = sum(self._seconds.values()) or 1.0
        for rule, seconds in self._seconds.most_common():
            click.echo(f"{1000 * seconds:10.2f} ms {100 * seconds / total:5.1f}%  {rule}", err=True)

    def _run(self, files: list[str]) -> Iterable[FileResult]:
        named = [path for path in files if path != "-"]
        jobs = self._jobs or (default_jobs(len(files)) if len(named) == len(files) else 1)
        yield from recheck_paths(named, self._configurations.settings, jobs, self._seconds)
        if len(named) < len(files):
            linter = ready(self._configurations.settings(self._stdin_name))
            yield linter.check_file(self._stdin_name, sys.stdin.buffer.read())
            self._seconds.update(linter.engine.seconds or {})
