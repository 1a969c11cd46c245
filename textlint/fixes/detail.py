"""What reports for other programs say of a finding: where its fixes go in the file, and what it is known by."""

from textlint.core import Document, Finding, Fix, Span
from textlint.core.located import Detail, Place, Related, Replacement
from textlint.facts.fingerprint import fingerprint
from textlint.fixes.apply import is_applicable


def detail(document: Document, finding: Finding) -> Detail:
    """All of it; fixes are as the file is to have them, escapes written out."""
    related = tuple(Related(_place(document, span), document.text[slice(*span)]) for span in finding.related)
    fixes = tuple(_replacements(document, fix) for fix in finding.fixes)
    return Detail(_place(document, finding.span), fixes, related, fingerprint(document, finding))


def _place(document: Document, span: Span) -> Place | None:
    location = document.location(span)
    return None if location is None else Place(location, document.utf8_columns(location))


def _replacements(document: Document, fix: Fix) -> tuple[Replacement, ...] | None:
    """The edits of a fix as stretches of the file; None where the file is not text, or they cannot be written in it."""
    if document.counts_text or not is_applicable(document, fix):
        return None
    made = []
    for edit in fix.edits:
        location = document.location_of(document.source(edit.span))  # marks before it may go along
        made.append(Replacement(Place(location, document.utf8_columns(location)), document.written(edit)))
    return tuple(made)
