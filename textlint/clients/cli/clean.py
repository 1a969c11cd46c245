"""`textlint clean`: fix the texts of a JSON lines archive."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import click

from textlint.batch.archive import Cleaning, Tally, clean
from textlint.batch.workers import default_jobs
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


@click.command(epilog=EPILOG)
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
    cleaning = Cleaning(given["text_field"], Safety.UNSAFE if given["unsafe"] else Safety.SAFE)
    jobs = given["jobs"] or _jobs(source)
    tally = Tally()
    broken = 0
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(0, "records", hidden=given["quiet"]))
        reader = _reader(source, stack)
        writer = _Writer(output)
        stack.enter_context(writer)
        for part in clean(reader, cleaning, wanted, jobs):
            writer.write(part.lines)
            tally = tally.plus(part.tally)
            broken += len(part.broken)
            for line, reason in part.broken:
                click.echo(f"textlint: {source}:{line}: {reason}; passed through unchanged", err=True)
            progress.step(part.tally.records)
        writer.complete()
    if tally.records and tally.textless == tally.records:
        click.echo(f"textlint: {source}: no record has a text in the field {cleaning.field!r}", err=True)
        broken += 1
    if given["stats"]:
        _say(tally, broken)
    context.exit(2 if broken else 0)


class _Writer:
    """Standard output, or a file that is written beside its place and takes it when all is there."""

    def __init__(self, output: str) -> None:
        self._final = None if output == "-" else Path(output)
        self._done = False
        try:
            self._partial = (
                None if self._final is None else self._final.with_name(f".{self._final.name}.{os.getpid()}.part")
            )
            self._file: BinaryIO = sys.stdout.buffer if self._partial is None else self._partial.open("wb")
        except OSError as error:
            raise click.ClickException(f"{output}: {error.strerror}") from None

    def __enter__(self) -> "_Writer":
        return self

    def write(self, content: bytes) -> None:
        self._file.write(content)

    def complete(self) -> None:
        """All is written: a file appears now."""
        self._file.flush()
        if self._partial is not None and self._final is not None:
            os.fsync(self._file.fileno())
            self._file.close()
            self._partial.replace(self._final)
        self._done = True

    def __exit__(self, *_: object) -> None:
        if self._partial is not None and not self._done:
            self._file.close()
            self._partial.unlink(missing_ok=True)


def _reader(source: str, stack: ExitStack) -> BinaryIO:
    if source == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(Path(source).open("rb"))
    except OSError as error:
        raise click.ClickException(f"{source}: {error.strerror}") from None


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
