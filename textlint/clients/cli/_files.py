"""The files a command reads, what goes wrong with them, and where its lines go."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from textlint.batch.walk import Missing, Skipped, walk
from textlint.core import InputError
from textlint.core.screen import visible
from textlint.readers import Options, suffixes


class Files:
    """The files of one run; what goes wrong with one is said on standard error at once."""

    def __init__(self, options: Options) -> None:
        self._suffixes = suffixes(options)
        self.failed = False  # anything could not be read
        self._skipped: Counter[str] = Counter()

    def of(self, paths: tuple[str, ...]) -> Iterator[str]:
        """The files of `paths`, a folder's by name, and `-` last if it is among them."""
        for item in walk([path for path in paths if path != "-"], self._suffixes):
            if isinstance(item, Missing):
                self.complain(f"{item.path}: {item.reason}")
            elif isinstance(item, Skipped):
                self._skipped[item.suffix] += 1
            else:
                yield item
        if "-" in paths:
            yield "-"

    def complain(self, reason: str | InputError) -> None:
        """Say in one line what is wrong; the run has failed."""
        self.failed = True
        click.echo(f"textlint: {visible(str(reason))}", err=True)

    def say_skipped(self) -> None:
        """Name what a folder held that no reader takes."""
        if self._skipped:
            kinds = ", ".join(
                f"{number:,} {suffix or 'without suffix'}" for suffix, number in self._skipped.most_common(6)
            )
            read = ", ".join(sorted(self._suffixes))
            click.echo(f"textlint: left out in folders, none of {read}: {kinds}", err=True)


def write_lines(lines: Iterable[str], output: str | None) -> None:
    """Each line as it comes, to the file or to standard output: a report on an archive is never held whole."""
    if output is None:
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return
    try:
        with Path(output).open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
