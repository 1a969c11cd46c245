"""The files a command reads, what goes wrong with them, and where its lines go."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from textlint.batch.linter import options_of
from textlint.batch.walk import Missing, Skipped, Wanted, walk
from textlint.config.errors import ConfigError
from textlint.config.find import Configurations
from textlint.config.resolved import Resolved
from textlint.core import InputError, RuleError
from textlint.core.screen import visible
from textlint.readers import suffixes


class Files:
    """The files of one run; what goes wrong with one is said on standard error at once.

    A configuration that cannot be used is said once. Its files are left out, those under other configurations are not.
    """

    def __init__(self, configurations: Configurations) -> None:
        self.configurations = configurations
        self.failed = False  # anything could not be read
        self._blamed: set[str] = set()
        self._suffixes: frozenset[str] = frozenset()
        self._skipped: Counter[str] = Counter()

    @property
    def are_refused(self) -> bool:
        """True when a configuration could not be used."""
        return bool(self._blamed)

    @property
    def rules(self) -> tuple[str, ...]:
        """The folders of rules of all configurations so far."""
        return tuple(dict.fromkeys(folder for one in self.configurations.used for folder in one.base.rules))

    def of(self, paths: tuple[str, ...], stdin_name: str = "") -> Iterator[str]:
        """The files of `paths`, a folder's by name, and `-` last if it is among them."""
        for item in walk([path for path in paths if path != "-"], self._wanted):
            if isinstance(item, Missing):
                self.complain(f"{item.path}: {item.reason}")
            elif isinstance(item, Skipped):
                self._skipped[item.suffix] += 1
            elif self._resolved(os.path.dirname(item)) is not None:  # noqa: PTH120 (a Path for each file is slow)
                yield item
        if "-" in paths and self._resolved(os.path.dirname(stdin_name)) is not None:  # noqa: PTH120
            yield "-"

    def _wanted(self, folder: str) -> Wanted | None:
        """What is read of a folder."""
        resolved = self._resolved(folder)
        if resolved is None:
            return None
        own = suffixes(options_of(resolved.base))
        self._suffixes |= own
        return Wanted(own, resolved.excludes)

    def _resolved(self, folder: str) -> Resolved | None:
        """What holds in a folder; None, which is said once, where the configuration cannot be used.

        Raises:
            UsageError: the command line is wrong, whatever the configuration says.
            RuleError: as above, of a rule file.
        """
        try:
            return self.configurations.in_folder(folder)
        except (ConfigError, RuleError) as error:
            if isinstance(error, ConfigError) and error.path is None:
                raise click.UsageError(str(error)) from None
            if self.configurations.file_of(folder) is None:
                raise
            if str(error) not in self._blamed:
                self._blamed.add(str(error))
                self.complain(str(error))
            return None

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
