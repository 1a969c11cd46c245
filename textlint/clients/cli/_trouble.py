"""What could not be asked in a run: a warning, once, on standard error."""

import click

from textlint.core.screen import visible


class Trouble:
    """Says the first trouble of a run and keeps quiet about its like: each file, and each process, has it again."""

    def __init__(self) -> None:
        self._said = False

    def say(self, trouble: str | None) -> None:
        """Warn, unless there is nothing to say or something was said."""
        if trouble is not None and not self._said:
            self._said = True
            click.echo(f"textlint: warning: {visible(trouble)}", err=True)
