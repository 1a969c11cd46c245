"""Options that leave findings out of a run: those that a baseline knows, and those on lines that have not changed."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from textlint.config.keys import BASELINE
from textlint.core.located import FileResult

if TYPE_CHECKING:
    from textlint.batch.baseline import Baseline
    from textlint.batch.changed import Changes, Lines
    from textlint.batch.known import Known

HEAD = "HEAD"


def narrow_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that `Narrow` takes."""
    for option in reversed((
        click.option("--baseline", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
                     help="Leave out the findings it knows; default: that of the configuration, else "
                     ".textlint-baseline.jsonl, if there is one here. `textlint baseline` makes it."),
        click.option("--no-baseline", is_flag=True, help="Report known findings, too."),
        click.option("--changed", metavar="[BASE]", is_flag=False, flag_value=HEAD,
                     help="Only findings on lines that are new since the branch BASE, or any commit, and this one "
                     f"parted; default: {HEAD}, the last commit. Without PATH: in the current folder. Asks git."),
    )):  # fmt: skip
        function = option(function)
    return function


class Narrow:
    """What a run is to look at, and which of its findings count.

    Args:
        paths: files and folders that were named.
        baseline: the file of known findings; None: that of a file's configuration, else the usual one, if it is there.
        changed: commit since which lines have changed; None: all lines count.
        no_baseline: all findings count.
    """

    def __init__(self, paths: tuple[str, ...], baseline: str | None, changed: str | None, *, no_baseline: bool) -> None:
        if not paths and changed is None:
            raise click.UsageError("Missing argument 'PATH...'.")
        if "-" in paths and changed is not None:
            raise click.UsageError("--changed asks git for lines of files; standard input has none")
        if baseline and no_baseline:
            raise click.UsageError("--baseline and --no-baseline: only one of them")
        self.paths = paths or (".",)
        self._named = Path(baseline) if baseline else None
        self._no_baseline = no_baseline
        self._usual = None if no_baseline or baseline else present_baseline(Path())
        self._known: dict[Path, Known] = {}
        self._changes = None if changed is None else _changes(changed)
        self._lines: dict[str, Lines] = {}

    @property
    def is_needed(self) -> bool:
        """True when results must be made with `Settings.detailed`; a configuration that has a baseline sees to it."""
        return self._named is not None or self._usual is not None or self._changes is not None

    def files(self, found: Iterable[str]) -> Iterator[str]:
        """Those that are to be read: of no other do the findings count."""
        for path in found:
            if self._changes is None:
                yield path
            elif (lines := self._ask(self._changes, path)) is not None:
                self._lines[path] = lines
                yield path

    def result(self, result: FileResult, configured: Path | None = None) -> FileResult:
        """The findings that count; the known ones are parted off first: a baseline counts those of a whole file.

        Args:
            result: of a file.
            configured: the baseline that its configuration names.
        """
        file = None if self._no_baseline else self._named or configured or self._usual
        if file is not None:
            if file not in self._known:
                from textlint.batch.known import Known  # here and below: few runs have a baseline

                self._known[file] = Known(open_baseline(file))
            result = self._known[file].part(result)
        if self._changes is None:
            return result
        from textlint.batch.changed import narrowed

        return narrowed(result, self._lines[result.path])

    def _ask(self, changes: "Changes", path: str) -> "Lines | None":
        from textlint.batch.changed import GitError

        try:
            return changes.lines(path)
        except GitError as error:
            mistaken = "; a path stands first, or after --changed=HEAD" if Path(changes.base).exists() else ""
            raise click.ClickException(f"--changed: {error}{mistaken}") from None


def _changes(base: str) -> "Changes":
    from textlint.batch.changed import Changes  # only who asks git pays for it

    return Changes(base)


def present_baseline(folder: Path) -> Path | None:
    """The baseline of `folder` under its usual name; None when it has none."""
    file = folder / BASELINE
    return file if file.exists() else None


def open_baseline(file: Path) -> "Baseline":
    """The baseline in `file`; what is wrong with it ends the run in one line."""
    from textlint.batch.baseline import BaselineError, read

    try:
        return read(file)
    except BaselineError as error:
        raise click.ClickException(str(error)) from None
    except FileNotFoundError:
        raise click.ClickException(f"{file}: there is no such baseline; `textlint baseline create` makes one") from None
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from None
