"""`textlint clean`: fix the texts of a JSON lines archive."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import inf
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import click

from textlint.batch.archive import FIELD, Cleaned, Cleaning, Tally, clean
from textlint.batch.signals import FILTERS, Signals
from textlint.batch.workers import default_jobs
from textlint.batch.write import Replacement, real_file
from textlint.clients.cli._given import settings_for
from textlint.clients.cli._options import rule_options
from textlint.clients.cli._progress import Progress
from textlint.clients.cli._trouble import Trouble
from textlint.core import Safety

MANY = 1 << 22  # bytes from which a file is worth several processes

EPILOG = """\b
Examples:
  textlint clean scraped.jsonl -o clean.jsonl
  zcat scraped.jsonl.gz | textlint clean - -o - --jobs 4 | gzip > clean.jsonl.gz
  textlint clean pages.jsonl -o clean.jsonl --text-field body --profile light --stats
  textlint clean pages.jsonl -o clean.jsonl --unsafe --min-words 50 --drop-short

\b
Each record keeps every byte but the value of its text field, and gets a field `textlint`:
{"findings": [...], "state": "..."}. Offsets of findings count in the text as it came.
A record that was cleaned by the same rules is passed through as it is; only --min-words sets its mark
"too_short": true or takes it back.

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
@click.option(
    "--stats",
    is_flag=True,
    help="Say at the end what was found and fixed, per rule, and how many texts the "
    "quality filters of Gopher, C4 and FineWeb would refuse before and after. Nothing is left out for them.",
)
@click.option(
    "--min-words",
    type=click.IntRange(1),
    metavar="N",
    help='Mark a record whose cleaned text has fewer than N words as "too_short", and say how many there are.',
)
@click.option("--drop-short", is_flag=True, help="With --min-words: leave those records out of the output.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def command(context: click.Context, /, source: str, output: str, **given: Any) -> None:
    """Fix the texts of a JSON lines archive: INPUT, a file or - for standard input, has one object a line.

    The order stays, memory does not grow with the archive, and the output is the same for any number of processes. An
    output file appears only when it is complete.
    """
    wanted = settings_for(source, given)
    if given["text_field"] == FIELD:
        raise click.UsageError(f"the field {FIELD!r} is where findings go; it cannot hold the text too")
    if given["drop_short"] and not given["min_words"]:
        raise click.UsageError("--drop-short needs --min-words N")
    cleaning = _cleaning(given)
    jobs = given["jobs"] or _jobs(source)
    tally = Tally()
    broken, failed, trouble = 0, False, Trouble()
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(0, "records", hidden=given["quiet"]))
        reader = stack.enter_context(_reader(source))
        writer = stack.enter_context(_writer(output))
        for part in clean(reader, cleaning, wanted, jobs):
            writer.write(part.lines)
            tally = tally.plus(part.tally)
            broken += len(part.broken)
            failed |= _complain(source, part)
            trouble.say(part.trouble)
            progress.step(part.tally.records)
    if tally.records and tally.textless == tally.records:
        click.echo(f"textlint: {source}: no record has a text in the field {cleaning.field!r}", err=True)
        failed = True
    if given["stats"]:
        _say(tally, broken)
        _say_signals(tally.before, tally.after)
    if cleaning.min_words:
        _say_short(tally, cleaning)
    context.exit(2 if failed else 0)


def _cleaning(given: dict[str, Any]) -> Cleaning:
    return Cleaning(
        given["text_field"],
        Safety.UNSAFE if given["unsafe"] else Safety.SAFE,
        given["min_words"] or 0,
        drop_short=given["drop_short"],
        measured=given["stats"],
    )


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


def _say_short(tally: Tally, cleaning: Cleaning) -> None:
    done = "left out" if cleaning.drop_short else 'marked "too_short"'
    has = "has" if tally.short == 1 else "have"
    fewer = f"{tally.short:,} of {tally.records:,} records {has} fewer than {cleaning.min_words:,} words after cleaning"
    click.echo(f"textlint: {fewer}: {done}", err=True)


def _say_signals(before: Signals, after: Signals) -> None:
    """A row for each filter, and below it one for each of its signals."""
    click.echo(f"Quality filters, of {before.texts:,} texts (nothing was left out for them):", err=True)
    click.echo("  refused           median\n   before    after   before    after  accepted", err=True)
    for kind in FILTERS:
        _say_row(before, after, kind.name, f"{'':31}{kind.name}, {kind.source}{' (cuts lines only)' * kind.cuts_lines}")
        for name, limits in kind.limits.items():
            full = f"{kind.name}/{name}"
            medians = f"{before.median(full):8,g} {after.median(full):8,g}"
            _say_row(before, after, full, f"{medians}  {_accepted(*limits):<12}  {name}")


def _say_row(before: Signals, after: Signals, name: str, rest: str) -> None:
    click.echo(f" {before.refused.get(name, 0):8,} {after.refused.get(name, 0):8,} {rest}", err=True)


def _accepted(least: float, most: float) -> str:
    """What figures a filter takes."""
    if most == inf:
        return f"≥ {least:,g}"
    return f"{least:,g}–{most:,g}" if least else f"≤ {most:,g}"
