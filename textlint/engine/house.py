"""What a run does about a house style: its rules follow it, and other rules leave its names to it."""

from collections.abc import Iterable, Sequence

from textlint.core import Finding, Rule, Span, State
from textlint.core.house import House

NAMES = "entity/"  # the family that says how names are written, as far as no style does
MIXED = "/mixed_"  # in the ids of rules that report two ways in one text, whichever is right


def follow(rules: Iterable[Rule], house: House | None) -> tuple[Rule, ...]:
    """The rules, those of house styles as they follow `house`; without a style, or where it is silent, they are gone.

    Raises:
        RuleError: the style asks for what a rule does not know.
    """
    followed = (
        (rule.following(house) if house is not None else None) if rule.state is State.HOUSE else rule for rule in rules
    )
    return tuple(rule for rule in followed if rule is not None)


class Deference:
    """Tells which findings must give way to a house style, so that nobody is told two things about one word.

    Two spellings of one name are a defect without a style. With one, the style says which of them is right: a finding
    that would change a form the house prints, or that stands where a rule of the style has spoken, is dropped.
    """

    def __init__(self, rules: Iterable[Rule], house: House) -> None:
        self._rules = frozenset(rule.id for rule in rules if rule.state is State.HOUSE)
        self._forms = frozenset(entry.form for entry in house.entries if entry.kind != "choice")

    def kept(self, findings: Sequence[Finding], text: str) -> list[Finding]:
        """`findings` without those that give way."""
        spoken = [finding.span for finding in findings if finding.rule in self._rules]
        return [
            finding for finding in findings if finding.rule in self._rules or not self._yields(finding, spoken, text)
        ]

    def _yields(self, finding: Finding, spoken: Sequence[Span], text: str) -> bool:
        if finding.span in spoken:
            return True
        if not finding.rule.startswith(NAMES) and MIXED not in finding.rule:
            return False
        start, end = finding.span
        found = text[start:end]
        small = found[:1].lower() + found[1:]
        return (
            found in self._forms
            or small in self._forms
            or any(start < other.end and other.start < end for other in spoken)
        )
