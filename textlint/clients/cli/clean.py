"""`textlint clean`: fix the texts of a JSON lines archive."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import click

from textlint.batch.archive import FIELD, Cleaned, Cleaning, Tally, clean
from textlint.batch.workers import default_jobs
from textlint.batch.write import Replacement, real_file
from textlint.clients.cli._options import rule_options, settings
from textlint.clients.cli._progress import Progress
from textlint.core import Safety

MANY = 1 << 22  # bytes from which a file is worth several processes

EPILOG = """\b
Examples:
  textlint clean scraped.jsonl -o clean.jsonl
  zcat scraped.jsonl.gz | textlint clean - -o - --jobs 4 | gzip > clean.jsonl.gz
  textlint clean pages.jsonl -o clean.jsonl --text-field body --profile light --stats

\b
Each record keeps every byte but the value of its text field, and gets a field `textlint`:
{"findings": [...], "state": "..."}. Offsets of findings count in the text as it came.
A record that was cleaned by the same rules is passed through as it is.

\b
Exit status: 0, or 2 when a line could not be read (it is passed through unchanged) and for misuse.
"""


@click.command(short_help="Fix the texts of a JSON lines archive.", epilog=EPILOG)
@click.argument("source", metavar="INPUT")
@click.option("-o", "--output", required=True, metavar="OUTPUT", help="Where to write; - for standard output.")
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="The field that holds the text.")
@click.option("--unsafe", is_flag=True, help="Apply fixes too that are probably right but may change the meaning.")
@rule_options
@click.option("--jobs", type=click.IntRange(1), help="Processes; default: one a processor for a large input.")
@click.option("--stats", is_flag=True, help="Say at the end what was found and fixed, per rule.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(context: click.Context, /, source: str, output: str, **given: Any) -> None:
    """Fix the texts of a JSON lines archive: INPUT, a file or - for standard input, has one object a line.

    The order stays, memory does not grow with the archive, and the output is the same for any number of processes. An
    output file appears only when it is complete.
    """
    wanted = settings(given)
    if given["text_field"] == FIELD:
        raise click.UsageError(f"the field {FIELD!r} is where findings go; it cannot hold the text too")
    cleaning = Cleaning(given["text_field"], Safety.UNSAFE if given["unsafe"] else Safety.SAFE)
    jobs = given["jobs"] or _jobs(source)
    tally = Tally()
    broken, failed = 0, False
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(0, "records", hidden=given["quiet"]))
        reader = stack.enter_context(_reader(source))
        writer = stack.enter_context(_writer(output))
        for part in clean(reader, cleaning, wanted, jobs):
            writer.write(part.lines)
            tally = tally.plus(part.tally)
            broken += len(part.broken)
            failed |= _complain(source, part)
            progress.step(part.tally.records)
    if tally.records and tally.textless == tally.records:
        click.echo(f"textlint: {source}: no record has a text in the field {cleaning.field!r}", err=True)
        failed = True
    if given["stats"]:
        _say(tally, broken)
    context.exit(2 if failed else 0)


class Writer(Protocol):
    """Takes bytes in their order."""

    def write(self, content: bytes, /) -> object:
        """Take these."""
        ...


@contextmanager
def _reader(source: str) -> Iterator[BinaryIO]:
    """The archive to read."""
    if source == "-":
        yield sys.stdin.buffer
        return
    with _told(source), Path(source).open("rb") as file:
        yield file


@contextmanager
def _writer(output: str) -> Iterator[Writer]:
    """Standard output, a device, or a file that takes its place when all is there."""
    real = real_file(Path(output))
    with _told(output):
        if output == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif real.exists() and not real.is_file():  # /dev/null, a pipe with a name; a folder is an error
            with real.open("wb") as device:
                yield device
        else:
            if real.exists():
                os.close(os.open(real, os.O_WRONLY))  # may we write it? renaming over it asks only its folder
            with Replacement(real) as replacement:
                yield replacement
                replacement.finish()
                replacement.take_place()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say in one line that names the file what the system has against it."""
    try:
        yield
    except BrokenPipeError:  # no mistake: who reads our output had enough
        raise
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror or error}") from None


def _complain(source: str, part: Cleaned) -> bool:
    """Name the lines that could not be read and the rules that failed; True when there are any."""
    for line, reason in part.broken:
        click.echo(f"textlint: {source}:{line}: {reason}; passed through unchanged", err=True)
    for line, rule, reason in part.crashes:
        click.echo(f"textlint: {source}:{line}: rule {rule} failed, which is a bug of it: {reason}", err=True)
    return bool(part.broken or part.crashes)


def _jobs(source: str) -> int:
    """One process for a small file, one a processor for a large one or a stream."""
    is_small = source != "-" and Path(source).is_file() and Path(source).stat().st_size < MANY
    return 1 if is_small or source == "-" else default_jobs(sys.maxsize)


def _say(tally: Tally, broken: int) -> None:
    click.echo(
        f"{tally.records:,} records: {tally.changed:,} texts changed, {sum(tally.found.values()):,} findings, "
        f"{sum(tally.applied.values()):,} fixes; {tally.textless:,} without text, {broken:,} lines could not be read",
        err=True,
    )
    for rule, number in sorted(tally.found.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  {number:8,} found {tally.applied[rule]:8,} fixed  {rule}", err=True)
