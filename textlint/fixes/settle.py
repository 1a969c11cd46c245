"""Apply fixes, look again, and go on until nothing changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from textlint.core import Document, Edit, Finding, Fix, Safety, Span
from textlint.engine.run import Checked, Checker
from textlint.facts.furniture import BEFORE
from textlint.fixes.apply import Change, Pieces, carry_out, changes_together, is_applicable
from textlint.fixes.resolve import Choice, resolve

ROUNDS = 10


class Unsettled(RuntimeError):
    """Fixes went on making work for each other: a bug of ours. The document is left as it was."""


class Settled(NamedTuple):
    """A document after all fixes that were safe enough."""

    document: Document  # as it is now
    changes: tuple[Change, ...]  # from the bytes as they were to those of `document`
    found: tuple[Finding, ...]  # in the document as it was, by all rules
    applied: tuple[Choice, ...]  # in the order of the rounds; spans are those of the text of their round
    remaining: tuple[Finding, ...]  # in `document`, by those who looked at it last
    crashes: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None  # why a second opinion could not be had
    about: tuple[tuple[Document, Finding], ...] = ()  # as in `Checked`


def settle(
    document: Document,
    engine: Checker,
    at_least: Safety,
    read: Callable[[bytes], Document],
    again: Callable[[], Checker] | None = None,
    seen: Checked | None = None,
) -> Settled:
    """Fix `document` until no fix that is at least so safe is left.

    Args:
        document: what to fix.
        engine: the rules.
        at_least: the least safe kind of fix to apply.
        read: makes a document of the bytes after each round, as the first one was made.
        again: gives who looks at the text after a round of fixes, when nobody asks for what remains in it: the rules
            that can make such fixes are enough, and a fraction of the time. None: `engine` does.
        seen: what `engine` says of `document`, where it has been asked.

    Raises:
        Unsettled: ten rounds were not enough.
    """
    old, pieces = document.raw, Pieces(len(document.raw))
    applied: list[Choice] = []
    checked = first = engine.check(document) if seen is None else seen
    for number in range(ROUNDS):
        if number:
            checked = (engine if again is None else again()).check(document)
        findings = checked.findings
        fixable = [finding for finding in findings if any(fix.safety >= at_least for fix in finding.fixes)]
        choices: Sequence[Choice] = ()
        if fixable:  # most texts have nothing to fix
            able_to = [applicable(document, finding, at_least, checked.held) for finding in fixable]
            choices, _left = resolve(able_to, at_least)
        stay = comments_stay(document, read) if document.comments and choices else None
        changes, able = changes_together(document, [choice.fix for choice in choices], stay)
        if not able:
            net = tuple(change for change in pieces.changes() if old[change.start : change.end] != change.new)
            crashes = checked.crashes if again is None else tuple(dict.fromkeys((*first.crashes, *checked.crashes)))
            return Settled(
                document, net, first.findings, tuple(applied), findings, crashes, checked.trouble, checked.about
            )
        carried_out = set(able)
        applied += [choice for choice in choices if choice.fix in carried_out]
        pieces.change(changes)
        before, document = document, read(carry_out(document.raw, changes))
        document.attach(BEFORE, before)
    reason = f"fixes did not settle in {ROUNDS} rounds, the text is left as it was; this is a bug of textlint"
    raise Unsettled(f"{reason} (last: {', '.join(sorted({choice.finding.rule for choice in choices}))})")


def comments_stay(
    document: Document, read: Callable[[bytes], Document]
) -> Callable[[Sequence[Change], Sequence[Edit]], bool]:
    """What tells whether changes leave the comments of `document` to us what they are."""
    from textlint.fixes.comments import Speaking  # most files have none

    return Speaking(document, read).stay


def applicable(document: Document, finding: Finding, at_least: Safety, held: Sequence[Span] = ()) -> Finding:
    """`finding` without the fixes that are at least so safe and cannot be carried out, or change what is `held`."""

    def is_able(fix: Fix) -> bool:
        return is_applicable(document, fix) and not any(edit.span.overlaps(span) for edit in fix.edits for span in held)

    wanted = [fix for fix in finding.fixes if fix.safety >= at_least]
    if all(is_able(fix) for fix in wanted):
        return finding
    return replace(finding, fixes=tuple(fix for fix in finding.fixes if is_able(fix)))
