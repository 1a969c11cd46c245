"""`textlint rules`: the rules and whether they are on."""

import json
from textwrap import shorten

import click

from textlint.api import load_rules
from textlint.clients.cli._given import with_configured
from textlint.clients.cli._options import folders_option
from textlint.core import Rule
from textlint.fixes.examples import failures

EPILOG = """\b
Examples:
  textlint rules
  textlint rules typography boilerplate/cross_link
  textlint rules --rules house-rules/ --test
"""


@click.command(short_help="List the rules and whether they are on; run their examples.", epilog=EPILOG)
@click.argument("names", nargs=-1, metavar="[RULE...]")
@folders_option
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
@click.option(
    "--test", "test", is_flag=True, help="Run the examples of the rules; exit status 1 when one does not hold."
)
@click.pass_context
def command(context: click.Context, names: tuple[str, ...], folders: tuple[str, ...], form: str, test: bool) -> None:
    """List all rules, or those of RULE... (ids or families): state, safety of the fixes, summary.

    Rules that the configuration of the current folder brings are among them.
    """
    known = load_rules(with_configured(folders))
    shown = [rule for rule in known if not names or rule.id in names or rule.family in names]
    if unknown := set(names) - {rule.id for rule in known} - {rule.family for rule in known}:
        raise click.UsageError(f"there is no rule or family {', '.join(sorted(unknown))}")
    if test:
        context.exit(_test(shown, known))
    if form == "json":
        click.echo(json.dumps([_row(rule) for rule in shown], ensure_ascii=False, indent=1))
        return
    width = max(len(rule.id) for rule in shown)
    for rule in shown:
        needs = "[--languagetool local] " if rule.kind == "languagetool" else ""
        summary = shorten(needs + rule.summary, 100, placeholder=" …")
        click.echo(f"{rule.id:{width}}  {rule.state.value:5}  {rule.safety.name.lower():7}  {summary}")


def _row(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id, "kind": rule.kind, "default": rule.state.value, "severity": rule.severity.name.lower(),
        "safety": rule.safety.name.lower(), "mqm": rule.mqm, "quotes": rule.quotes.value,
        "language": rule.language.value,
        "blocks": sorted(kind.value for kind in rule.blocks), "summary": rule.summary,
    }  # fmt: skip


def _test(shown: list[Rule], known: tuple[Rule, ...]) -> int:
    wrong = 0
    served = [rule for rule in shown if rule.kind == "languagetool"]
    shown = [rule for rule in shown if rule not in served]
    for rule in shown:
        for failure in failures(rule, known):
            wrong += 1
            click.echo(f"{rule.path}: {rule.id}: {failure}")
    examples = sum(len(rule.bad) + len(rule.good) + len(rule.misses) for rule in shown)
    click.echo(f"{len(shown)} rules, {examples} examples, {wrong} that do not hold")
    if served:
        click.echo(f"{len(served)} rules of the kind languagetool were not run: they need its server")
    return 1 if wrong else 0
