"""`textlint stats`: how much there is to read, and how hard it reads."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from textlint.batch.files import stats_paths
from textlint.batch.linter import ready
from textlint.batch.workers import default_jobs
from textlint.clients.cli._files import Files, write_lines
from textlint.clients.cli._given import configurations
from textlint.clients.cli._options import (
    color_option,
    folders_option,
    jobs_option,
    look,
    output_option,
    stdin_name_option,
    with_formats,
)
from textlint.clients.cli._progress import Progress
from textlint.config.find import Configurations
from textlint.core.stats import WORDS_A_MINUTE, FileStats
from textlint.facts.readability import LONG_SENTENCE, SMOG_SENTENCES
from textlint.reports.stats import formats, report

EPILOG = f"""\b
Examples:
  textlint stats article.txt
  textlint stats archive/ --format csv --output archive.csv
  textlint stats --long-sentence 30 --format json seeds/
  textlint stats --field 'articles.*.body' articles.json
  git show HEAD:news.txt | textlint stats - --stdin-filename news.txt

\b
Counted is the article's prose in English, in paragraphs and lists. Left out are headings, which are
no sentences, and debris: lines of the page, captions and credits, embedded posts. --rules DIR leaves
out the lines that `textlint learn` found, too.

\b
Flesch runs from 0, hard, to 100, easy; Flesch–Kincaid, Gunning fog and SMOG are years at American
schools; Dale–Chall goes up to 4.9 for easy texts and is 9 and more for those of college. All five are
those of the library textstat; SMOG needs {SMOG_SENTENCES} sentences. Reading is taken to go at {WORDS_A_MINUTE} words a
minute. The total takes all texts as one; it is no mean of their figures.

\b
Exit status: 0, or 2 for misuse or a file that cannot be read.
"""


@click.command(short_help="Say how long and how hard to read texts are.", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--long-sentence",
    type=click.IntRange(1),
    default=LONG_SENTENCE,
    show_default=True,
    metavar="N",
    help="Sentences of more than N words are listed.",
)
@click.option(
    "--format",
    "report_form",
    type=click.Choice(formats()),
    default="human",
    show_default=True,
    help="What the report looks like.",
)
@output_option
@folders_option
@with_formats
@stdin_name_option
@jobs_option
@click.option("-q", "--quiet", is_flag=True, help="No progress, no word on files left out.")
@color_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Count words, sentences, reading time and quotes of PATH..., measure how hard it reads, list long sentences.

    PATH is a text file, a folder of them, or - for standard input. Nothing is changed.
    """
    files = Files(configurations(given))
    found = list(files.of(paths, given["stdin_filename"]))
    if not found and files.are_refused:
        context.exit(2)
    results = _results(files, found, given)
    looks = look(given["color"], given["quiet"], to_file=bool(given["output"]))
    write_lines(report(given["report_form"])(results, looks), given["output"])
    if not given["quiet"]:
        files.say_skipped()
    context.exit(2 if files.failed else 0)


def _results(files: Files, found: list[str], given: dict[str, Any]) -> Iterator[FileStats]:
    """The statistics of all files, in order; what goes wrong is said on standard error at once."""
    with Progress(len(found), "files", hidden=given["quiet"] or sys.stdout.isatty()) as progress:
        for result in _measure(found, files.configurations, given):
            progress.step()
            if result.error is not None:
                files.complain(result.error)
            yield result


def _measure(found: list[str], configurations: Configurations, given: dict[str, Any]) -> Iterable[FileStats]:
    named = [path for path in found if path != "-"]
    jobs = given["jobs"] or default_jobs(len(named))
    yield from stats_paths(named, given["long_sentence"], configurations.settings, jobs)
    if len(named) < len(found):
        linter = ready(configurations.settings(given["stdin_filename"]))
        yield linter.stats_file(given["stdin_filename"], given["long_sentence"], sys.stdin.buffer.read())
