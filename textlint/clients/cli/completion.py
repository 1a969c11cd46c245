"""`textlint completion`: a script that lets a shell complete commands, options and rules."""

import click
from click.shell_completion import get_completion_class

EPILOG = """\b
Examples:
  echo 'eval "$(textlint completion bash)"' >> ~/.bashrc
  textlint completion fish > ~/.config/fish/completions/textlint.fish
"""


@click.command(short_help="Print what a shell needs to complete commands.", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, /, shell: str) -> None:
    """Print what SHELL has to read to complete textlint's commands."""
    completion = get_completion_class(shell)
    assert completion is not None
    root = context.find_root()
    click.echo(completion(root.command, {}, "textlint", "_TEXTLINT_COMPLETE").source())
