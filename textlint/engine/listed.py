"""Names that the user lists are right: nothing that is said of names or of spelling may call them wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, Implementation

from textlint.core import Finding, Fix, Span
from textlint.engine.automaton import matches
from textlint.engine.select import SPELLING
from textlint.facts.listed import Listed

FAMILIES = frozenset(("entity", SPELLING))


class Respect:
    """Drops findings on listed names, and fixes that would change one."""

    def __init__(self, listed: Listed) -> None:
        self._automaton = AhoCorasick(sorted(listed.forms), implementation=Implementation.ContiguousNFA)
        self._longest = max(map(len, listed.forms), default=0)

    def kept(self, findings: Sequence[Finding], text: str) -> list[Finding]:
        """`findings` without those; what is not about names or spelling stays as it is."""
        if not any(_is_of_names(finding) for finding in findings):
            return list(findings)
        names = list(self._names(text))
        left = (self._heeding(finding, names, text) if _is_of_names(finding) else finding for finding in findings)
        return [finding for finding in left if finding is not None]

    def _names(self, text: str) -> Iterator[Span]:
        """Where listed names stand as words of their own."""
        for _, start, end in matches(self._automaton, text, self._longest):
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield Span(start, end)

    def _heeding(self, finding: Finding, names: Sequence[Span], text: str) -> Finding | None:
        if any(name.start <= finding.span.start and finding.span.end <= name.end for name in names):
            return None
        fixes = tuple(fix for fix in finding.fixes if not _spoils(fix, names, text))
        return finding if len(fixes) == len(finding.fixes) else replace(finding, fixes=fixes)


def _spoils(fix: Fix, names: Sequence[Span], text: str) -> bool:
    """True when a fix takes a listed name away and does not write it again."""
    written = "".join(edit.text for edit in fix.edits)
    spans = [edit.span for edit in fix.edits]
    touched = (name for name in names if any(name.start < span.end and span.start < name.end for span in spans))
    return any(text[name.start : name.end] not in written for name in touched)


def _is_of_names(finding: Finding) -> bool:
    return finding.rule.partition("/")[0] in FAMILIES
