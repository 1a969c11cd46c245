"""Where a rule may speak: elsewhere its findings are dropped, and in quotation marks its fixes become suggestions."""

from dataclasses import replace

from textlint.core import Document, Finding, Fix, InQuotes, Kind, Language, Rule, Safety
from textlint.facts.addresses import is_address
from textlint.facts.blocks import block_at
from textlint.facts.language import is_foreign
from textlint.facts.speech import is_quoted

ALL_BLOCKS = frozenset(Kind)


def admitted(rule: Rule, document: Document, finding: Finding) -> Finding | None:
    """The finding as the rule may report it; None when it stands where the rule says nothing."""
    if rule.blocks != ALL_BLOCKS:
        block = block_at(document, finding.span.start)
        if block is not None and block.kind not in rule.blocks:
            return None
    if rule.language is Language.ENGLISH and (
        is_foreign(document, finding.span) or (_reads_words(rule) and is_address(document, finding.span))
    ):
        return None
    if rule.quotes is InQuotes.FIX or not _is_quoted(document, finding):
        return finding
    if rule.quotes is InQuotes.SKIP:
        return None
    return replace(finding, fixes=tuple(Fix(fix.edits, Safety.SUGGEST) for fix in finding.fixes))


def _is_quoted(document: Document, finding: Finding) -> bool:
    """True when the finding, or anything that a fix of it would change, lies in direct speech."""
    return is_quoted(document, finding.span) or any(
        is_quoted(document, edit.span) for fix in finding.fixes for edit in fix.edits if edit.span != finding.span
    )


def _reads_words(rule: Rule) -> bool:
    """True for rules that speak of words: an address has none. Marks and spaces at one are looked at as elsewhere."""
    return "url" not in rule.touches and rule.family != "typography"
