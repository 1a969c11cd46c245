"""Places of a template that nothing was put into."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.cuts import cut

_PLACE = Expression(
    r"\{\{\{?[^{}\n]{1,120}\}?\}\}|\{%-?[^{}\n]{1,160}-?%\}|\{#[^{}\n]{1,80}#\}|<%=?[^<>\n]{1,160}%>|<\?(?:php|=)[^\n]{0,300}?\?>|"
    r"\$\{[\w.]{1,60}\}|#\{[\w.]{1,60}\}|%%[\w-]{2,40}%%|\[\[[a-z][\w.]{1,40}\]\]|__[A-Z][A-Z_]{2,40}__|\*\|[A-Z][A-Z_]{2,40}\|\*"
)


@rule(
    id="markup/template_placeholder",
    message="“{place}” is a place in a template that was never filled.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="design and markup/markup",
    source="template languages Mustache, Jinja, Liquid, ERB, PHP; merge fields of Mailchimp and Yoast",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=("{{", "{%", "{#", "<%", "<?php", "<?=", "${", "#{", "%%", "[[", "__[A-Z]", "*|[A-Z]"),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad("The court sits again on Monday.\n⟦{{ article.author_name }}⟧", "The court sits again on Monday."),
        Bad("The court sits again ⟦{% if date %}⟧on Monday⟦{% endif %}⟧.", "The court sits again on Monday."),
        Bad("Dear ⟦*|FNAME|*⟧, the court sits again on Monday.", "Dear, the court sits again on Monday."),
        Bad("By ⟦%%author%%⟧\nThe court sits again on Monday.", "By\nThe court sits again on Monday."),
    ),
    good=(
        "The set {1, 2, 3} has three elements.",
        "Some 40% of voters stayed at home, and 60% did not.",
        "She paid $40 for the {wrong} book.",
        "“It was [[sic]] a mess,” he wrote.",
        "The file is called __init__.py.",
        "He rated it 5 **stars**.",
    ),
)
def template_placeholder(document: Document) -> Iterator[Finding]:
    """Pages are built from templates by scripts. A scraper that does not run them stores the names of the fields instead
    of what belongs there."""
    for match in _PLACE.finditer(document.text):
        if match[0] != "[[sic]]":
            span = Span(*match.span())
            yield template_placeholder.finding(span, edits=((cut(document, span),),), place=match[0][:40])
