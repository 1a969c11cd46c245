"""`textlint learn`: find the lines that belong to a site and not to its articles, and write rules for them."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from textlint.batch.learn import Learning, known_lines, learn
from textlint.batch.site_rules import GROUPS, Demand, RuleFile, rule_files
from textlint.batch.sketch import LINES, NoSketch, Sketch
from textlint.batch.twins import NoRensa, Twins
from textlint.batch.workers import settle_down
from textlint.clients.cli._progress import Progress

EPILOG = """\b
Examples:
  textlint learn scraped.jsonl -o site.rules --source-field domain
  textlint learn 2023.jsonl 2024.jsonl -o site.rules --source-field url --sketch seen.json
  textlint learn --merge monday.json tuesday.json -o site.rules
  zcat scraped.jsonl.gz | textlint learn - -o site.rules
  textlint clean example.jsonl -o clean.jsonl --rules site.rules/example_com

\b
Each source gets a folder of its own below the output, since its rules make sense for its texts only.
A rule file says of each line in how many documents it was seen, and shows three places.

\b
Exit status: 0, or 2 when a line could not be read (it is left out) and for misuse.
"""


@click.command(short_help="Write rules for the lines that recur on a site's pages.", epilog=EPILOG)
@click.argument("archives", metavar="ARCHIVE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", help="Where rules go; a folder for each source.")
@click.option(
    "--source-field",
    metavar="NAME",
    help="The field that names a record's source; an address counts as its "
    "host. Without it an archive is one source, called like the file.",
)
@click.option("--text-field", default="text", show_default=True, metavar="NAME", help="The field that holds the text.")
@click.option(
    "--at-least",
    type=click.IntRange(2),
    default=Demand().documents,
    show_default=True,
    help="Documents of a source that must have a line.",
)
@click.option(
    "--lines",
    type=click.IntRange(1000),
    default=LINES,
    show_default=True,
    help="Lines to remember at a time; more find rarer ones and take more memory.",
)
@click.option("--merge", is_flag=True, help="ARCHIVE... are sketches that --sketch wrote; add them up.")
@click.option("--sketch", metavar="FILE", help="Write what was counted, for --merge.")
@click.option(
    "--near-duplicates",
    metavar="FILE",
    help="Write articles that are nearly the same as an earlier one, a JSON object a line. Needs the package rensa.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.pass_context
def command(context: click.Context, /, archives: tuple[str, ...], **given: Any) -> None:
    """Write rules for the lines that recur above or below the articles of a source.

    ARCHIVE... are files with a JSON object a line, or - for standard input. They are read once; memory does not grow
    with them. Lines that are alike but for numbers, months and days of the week count as one.
    """
    if not (given["output"] or given["sketch"] or given["near_duplicates"]):
        raise click.UsageError("nothing to write: give --output, --sketch or --near-duplicates")
    if given["merge"] and given["near_duplicates"]:
        raise click.UsageError("a sketch holds no articles: --near-duplicates needs archives")
    settle_down()
    sketch = Sketch(given["lines"])
    failed = False
    if given["merge"]:
        for path in archives:
            sketch.merge(_read_sketch(path, given["lines"]))
    else:
        with ExitStack() as stack:
            twins = stack.enter_context(_twins(given["near_duplicates"])) if given["near_duplicates"] else None
            failed = _read_archives(archives, given, sketch, twins)
    if given["sketch"]:
        _write(Path(given["sketch"]), sketch.to_json())
    if given["output"]:
        files = list(rule_files(sketch, Demand(given["at_least"]), known_lines()))
        _write_rules(Path(given["output"]), files)
        if not given["quiet"]:
            _say(sketch, files, Path(given["output"]))
    context.exit(2 if failed else 0)


def _read_archives(archives: tuple[str, ...], given: dict[str, Any], sketch: Sketch, twins: Twins | None) -> bool:
    """Count all archives; True when something in them could not be read."""
    failed = False
    with Progress(0, "records", hidden=given["quiet"]) as progress:
        for path in archives:
            name = "archive" if path == "-" else Path(path).name.partition(".")[0]
            learning = Learning(given["text_field"], given["source_field"], name)
            if twins is not None:
                twins.archive = path
            records = textless = homeless = 0
            try:
                with _opened(path) as archive:
                    for part in learn(archive, learning, sketch, twins):
                        for line, reason in part.broken:
                            click.echo(f"textlint: {path}:{line}: {reason}; left out", err=True)
                        failed |= bool(part.broken)
                        records, textless = records + part.records, textless + part.textless
                        homeless += part.homeless
                        progress.step(part.records)
            except OSError as error:
                raise click.ClickException(f"{path}: {error.strerror or error}") from None
            for number, field in ((textless, learning.field), (homeless, learning.source_field)):
                failed |= _complain(path, records, number, field)
    return failed


def _complain(path: str, records: int, without: int, field: str | None) -> bool:
    """Say how many records lack a field; True when all do."""
    if not without:
        return False
    number = "no record has" if without == records else f"{without:,} of {records:,} records have no"
    click.echo(f"textlint: {path}: {number} text in the field {field!r}", err=True)
    return without == records


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file


@contextmanager
def _twins(path: str) -> Iterator[Twins]:
    """Near-duplicates are written to the file at `path` as they are found."""
    try:
        with Path(path).open("w", encoding="utf-8") as file:
            yield Twins(lambda twin: file.write(json.dumps(twin._asdict()) + "\n"))
    except NoRensa:
        raise click.ClickException("--near-duplicates needs the package rensa: pip install rensa") from None
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None


def _read_sketch(path: str, lines: int) -> Sketch:
    try:
        return Sketch.from_json(Path(path).read_text(encoding="utf-8"), lines)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: not UTF-8 at byte {error.start}") from None
    except NoSketch as error:
        raise click.ClickException(f"{path}: {error}") from None


def _write_rules(folder: Path, files: list[RuleFile]) -> None:
    """Write the files; those of an earlier run in the same folders go, whatever is not ours stays."""
    written = {folder / file.path for file in files}
    for file in files:
        _write(folder / file.path, file.text)
    for home in {path.parent for path in written}:
        for end in GROUPS:
            old = home / f"{home.parent.name}_{end}.yaml"
            if old not in written:
                old.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from None


def _say(sketch: Sketch, files: list[RuleFile], output: Path) -> None:
    documents = sum(source.documents for source in sketch.sources.values())
    copies = sum(source.copies for source in sketch.sources.values())
    folders = sorted({file.path.partition("/")[0] for file in files})
    click.echo(
        f"{documents:,} documents of {len(sketch.sources):,} sources, {copies:,} near-duplicates left out: "
        f"{len(files):,} rules for {len(folders):,} sources in {output}",
        err=True,
    )
