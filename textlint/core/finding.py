"""One problem in one document."""

from dataclasses import dataclass
from enum import IntEnum

from textlint.core.edit import Fix, Safety, Span


class Severity(IntEnum):
    """How bad a defect is for a reader; `--fail-on` compares these."""

    INFO = 0  # a matter of style
    WARNING = 1  # an editor would change it
    ERROR = 2  # must not be published


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one document: plain data, so any client can render, pickle or compare it."""

    rule: str  # the id of the rule, which is its path under rules/
    span: Span
    message: str  # one sentence that names the words it is about
    severity: Severity
    mqm: str  # error type of the MQM typology (themqm.org), levels joined by "/"
    fixes: tuple[Fix, ...] = ()  # best first
    related: tuple[Span, ...] = ()  # the other spellings, the first copy of the paragraph
    translated_from: tuple[str, ...] = ()  # ISO 639-1: languages whose machine translation makes this
    also: tuple[str, ...] = ()  # rules of another checker that report the same: grammar/languagetool.HE_VERB_AGR

    @property
    def safety(self) -> Safety | None:
        """Safety of the best fix; None when nothing is offered."""
        return self.fixes[0].safety if self.fixes else None
