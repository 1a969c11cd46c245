"""`textlint fix`: apply the fixes that are safe, or show them."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from textlint.batch.files import Repair, fix_paths
from textlint.batch.linter import Linter, ready
from textlint.batch.workers import default_jobs
from textlint.batch.write import real_file
from textlint.clients.cli._files import Files
from textlint.clients.cli._given import configurations
from textlint.clients.cli._options import rule_options, stdin_name_option
from textlint.clients.cli._progress import Progress
from textlint.clients.cli._trouble import Trouble
from textlint.core import InputError
from textlint.core.located import FixResult

EPILOG = """\b
Examples:
  textlint fix article.txt                   apply the safe fixes
  textlint fix --unsafe --diff archive/      show what all of them would do
  textlint fix --patch fixes.diff content/   write them down; then: git apply fixes.diff
  textlint fix --field 'articles.*.body' articles.json
  textlint fix - < in.txt > out.txt

\b
Exit status: 0 nothing is left, 1 findings remain, 2 misuse or a file that cannot be read or written.
Findings that a baseline knows are fixed, too, where that is safe: a baseline is for `check`.
"""


@click.command(short_help="Apply the safe fixes, or show them as a diff.", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--unsafe", is_flag=True, help="Apply fixes too that are probably right but may change the meaning.")
@click.option("--accept", is_flag=True, help="In Word files: carry fixes out instead of showing them as changes.")
@click.option("--diff", is_flag=True, help="Print the changes as a unified diff; change no file.")
@click.option("--patch", metavar="FILE", type=click.Path(dir_okay=False), help="Write the diff there; change no file.")
@rule_options
@stdin_name_option
@click.option("--jobs", type=click.IntRange(1), help="Processes; default: one for a few files, else one a processor.")
@click.option(
    "--fail-on-change",
    is_flag=True,
    help="For hooks: exit status 1 when a file was changed, or would be, else 0; what remains does not count.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress.")
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Apply the safe fixes to PATH...: text files, folders of them, or - to read standard input and write to output.

    A file is replaced whole, and only if it is still what was read; encoding, line ends and every byte outside a fix
    stay as they are.
    """
    files = Files(configurations(given))
    if "-" in paths:
        if len(paths) > 1 or given["diff"] or given["patch"] or given["fail_on_change"]:
            raise click.UsageError("- stands alone: what comes in is fixed and written to standard output")
        name = given["stdin_filename"]
        if not list(files.of(paths, name)):
            sys.stdout.buffer.write(sys.stdin.buffer.read())  # as it came
            context.exit(2)
        linter = ready(files.configurations.settings(name))
        context.exit(_fix_stream(linter, name, unsafe=given["unsafe"], accept=given["accept"]))
    shown = given["diff"] or given["patch"] is not None
    tally = Tally(files, fail_on_change=given["fail_on_change"])
    named = list(tally.files(paths, within=Path.cwd().resolve() if given["patch"] else None))
    if not named and files.are_refused:
        context.exit(2)
    repair = Repair(given["unsafe"], write=not shown, patch=shown, accept=given["accept"])
    results = fix_paths(named, repair, files.configurations.settings, given["jobs"] or default_jobs(len(named)))
    with Progress(len(named), "files", hidden=given["quiet"]) as progress:
        parts = []
        for part in tally.watch(results):
            progress.step()
            parts.append(part)
    try:
        if given["patch"]:
            Path(given["patch"]).write_bytes(b"".join(parts))
    except OSError as error:
        raise click.ClickException(f"{given['patch']}: {error.strerror}") from None
    if given["diff"]:
        sys.stdout.buffer.write(b"".join(parts))
        sys.stdout.buffer.flush()
    if not given["quiet"]:
        tally.say(changed_nothing=shown)
    context.exit(tally.status)


class Tally:
    """What was done, per rule, and what is left."""

    def __init__(self, files: Files, *, fail_on_change: bool) -> None:
        self._run, self._complain, self._fail_on_change = files, files.complain, fail_on_change
        self._applied: Counter[str] = Counter()
        self._files = self._fixed = self._remaining = 0
        self._trouble = Trouble()

    @property
    def status(self) -> int:
        """2 when anything could not be read or written, else 1 when findings remain, or files were changed, else 0."""
        return 2 if self._run.failed else 1 if (self._fixed if self._fail_on_change else self._remaining) else 0

    def files(self, paths: tuple[str, ...], *, within: Path | None = None) -> Iterator[str]:
        """The files of `paths`, each once however many names it has; what is not there is said at once.

        Args:
            paths: files and folders.
            within: leave out files elsewhere, and say so: neither `git apply` nor `patch` goes out of its folder.
        """
        seen: set[Path] = set()
        for item in self._run.of(paths):
            real = real_file(Path(item))
            if real in seen:
                continue
            seen.add(real)
            if within is None or within in real.parents:
                yield item
            else:
                self._complain(f"{item}: lies outside the current folder, where no patch reaches; left out of it")

    def watch(self, results: Iterator[FixResult]) -> Iterator[bytes]:
        """The patch of each file, counting what was done."""
        for result in results:
            if result.error is not None:
                self._complain(str(result.error))
            self._trouble.say(result.trouble)
            for rule, reason in result.crashes:
                self._complain(f"{result.path}: rule {rule} failed, which is a bug of it: {reason}")
            self._files += 1
            self._fixed += bool(result.applied)
            self._applied.update(result.applied)
            self._remaining += len(result.remaining)
            yield result.patch

    def say(self, *, changed_nothing: bool) -> None:
        """The summary, on standard error: the diff may be on standard output."""
        done = "would be applied" if changed_nothing else "applied"
        total = sum(self._applied.values())
        fixes = f"{total:,} fix{'es' * (total != 1)} {done} in {self._fixed:,} of {self._files:,} files"
        remain = f"{self._remaining:,} findings remain" if self._remaining != 1 else "1 finding remains"
        click.echo(f"{fixes}; {remain}.", err=True)
        for rule, number in sorted(self._applied.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"  {number:6,}  {rule}", err=True)


def _fix_stream(linter: Linter, name: str, *, unsafe: bool, accept: bool) -> int:
    """Standard input, fixed, to standard output; input that is no text goes through as it came."""
    raw = sys.stdin.buffer.read()
    try:
        repaired = linter.fix_bytes(name, raw, unsafe=unsafe, accept=accept)
    except InputError as error:
        click.echo(f"textlint: {error}", err=True)
        new, status = raw, 2
    else:
        new, status = repaired.raw, 2 if repaired.crashes else 1 if repaired.remaining else 0
        Trouble().say(repaired.trouble)
        for rule, reason in repaired.crashes:
            click.echo(f"textlint: {name}: rule {rule} failed, which is a bug of it: {reason}", err=True)
    sys.stdout.buffer.write(new)
    sys.stdout.buffer.flush()
    return status
