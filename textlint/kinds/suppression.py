"""`kind: suppression`: what is wrong with a suppression, which is looked at when all other rules have spoken.

Key: `when`, one of `not_understood`, `unused`, `without_reason`. Message: `{names}`, the rules that are suppressed, or
`{trouble}`. Examples are Markdown; the marks stand round the comment.

`find` yields nothing: `textlint.engine.suppress` knows what became of each suppression.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from textlint.core import Document, Finding, Hit, Kind
from textlint.core.fields import Fields
from textlint.core.rule import Rule

KEYS = frozenset({"when"})
NEEDS_LITERALS = False


class When(Enum):
    """What is wrong."""

    NOT_UNDERSTOOD = "not_understood"
    UNUSED = "unused"
    WITHOUT_REASON = "without_reason"


class Suppression(NamedTuple):
    """The matcher of such a rule."""

    when: When

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Nothing: the text does not show it."""
        return ()


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """All: a comment stands in none."""
    return frozenset(Kind)


def compile(fields: Fields) -> tuple[Suppression, tuple[str, ...]]:
    """The matcher; it has no literals."""
    if "requires" in fields:
        raise fields.error("requires", "a rule of this kind looks at no text: it has no literals")
    return Suppression(fields.choice("when", When)), ()
