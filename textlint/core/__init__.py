"""The words everything else is said in: frozen data that imports nothing else of textlint."""

from textlint.core.comment import Comment, Suppressed
from textlint.core.document import Document, Location, Origin, Segment, Unmappable
from textlint.core.edit import Edit, Fix, Safety, Span, merged
from textlint.core.errors import InputError, RuleError
from textlint.core.expression import Expression
from textlint.core.finding import Finding, Severity
from textlint.core.kept import kept
from textlint.core.rule import (
    PROSE,
    Bad,
    Hit,
    InQuotes,
    Kind,
    Language,
    Matcher,
    Rule,
    State,
    family_language,
    rule,
    spell_out,
)

__all__ = [
    "PROSE", "Bad", "Comment", "Document", "Edit", "Expression", "Finding", "Fix", "Hit", "InQuotes", "InputError",
    "Kind", "Language", "Location", "Matcher", "Origin", "Rule", "RuleError", "Safety", "Segment", "Severity", "Span",
    "State", "Suppressed", "Unmappable", "family_language", "kept", "merged", "rule", "spell_out",
]  # fmt: skip
