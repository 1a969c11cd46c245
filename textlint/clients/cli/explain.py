"""`textlint explain`: one rule with its reason and examples."""

from difflib import get_close_matches

import click

from textlint.api import load_rules
from textlint.clients.cli._given import with_configured
from textlint.clients.cli._options import folders_option
from textlint.core.rule_page import page
from textlint.engine.select import is_languagetool


@click.command(
    short_help="Say why a rule is there, with its examples.",
    epilog="\b\nExample:\n  textlint explain boilerplate/cross_link",
)
@click.argument("name", metavar="RULE")
@folders_option
def command(name: str, folders: tuple[str, ...]) -> None:
    """Say what RULE reports, why, what its fix does, where it does not speak, and show its examples."""
    known = {rule.id: rule for rule in load_rules(with_configured(folders))}
    if is_languagetool(name) and "/" in name:
        click.echo(_theirs(name))
        return
    if name not in known:
        near = get_close_matches(name, known, 1, 0.4)
        raise click.UsageError(f"there is no rule {name}" + (f"; did you mean {near[0]}?" if near else ""))
    click.echo(page(known[name]))


def _theirs(name: str) -> str:
    """What is known here of a rule of LanguageTool."""
    from textlint.languagetool.meaning import PREFIX, why_off

    rule = name.partition(PREFIX)[2]
    why = why_off(rule)
    heard = f"not heard unless --languagetool-enable {rule} asks for it: {why}" if why else "heard with --languagetool"
    where = f"https://community.languagetool.org/rule/show/{rule}?lang=en"
    return f"# {name}\n\nA rule of LanguageTool: {where}\n\n- Default: {heard}"
