"""Comments of HTML, and the frames round raw data."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.cuts import cut

_COMMENT = Expression(
    r"<!--[^\n]{0,400}?--!?>|&lt;!--[^\n]{0,400}?--&gt;|<!\[CDATA\[|\]\]>|<!--\[if [^\]\n]{1,40}\]>|<!\[endif\](?:--)?>?|\[(?:if (?:[gl]te? )?!?\(?(?:IE|mso)\b[^\]\n]{0,20}|endif)\](?:><!)?(?:--)?>|<!DOCTYPE[^<>\n]{0,200}>",
    Expression.IGNORECASE,
)


@rule(
    id="markup/html_comment",
    message="“{comment}” is a note to browsers; readers should never see it.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,  # an article about web pages may quote one
    mqm="design and markup/markup",
    source="HTML Living Standard, section 13.1.6 (comments); XML 1.0, section 2.7 (CDATA sections)",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=("<!--", "[[]if ", "[[]endif]", "&lt;!--", "<![CDATA[", "]]>", "<![endif]", "<!DOCTYPE", "<!doctype"),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad("The bridge was closed. ⟦<!-- ad slot 3 -->⟧ It opened at six.", "The bridge was closed. It opened at six."),
        Bad("The bridge was closed.\n⟦<!--more-->⟧\nIt opened at six.", "The bridge was closed.\nIt opened at six."),
        Bad("⟦<![CDATA[⟧The bridge was closed.⟦]]>⟧", "The bridge was closed."),
        Bad("⟦[if lt IE 9]>⟧The bridge was closed.⟦<![endif]-->⟧", "The bridge was closed."),
        Bad("The bridge was closed.\n⟦<!----- end of advertising code -----!>⟧", "The bridge was closed."),
        Bad("The bridge was closed.\n⟦<!-- wp:paragraph -->⟧", "The bridge was closed."),
    ),
    good=(
        "The bridge was closed <-- and never opened again.",
        "The score was 3 <! 4, he typed.",
        "The list was sorted [by age] > [by name].",
        "“Stop!” -- he cried -- “or I shoot.”",
        "“I will come [if I can],” he wrote.",
        "The arrow --> points north.",
    ),
)  # fmt: skip
def html_comment(document: Document) -> Iterator[Finding]:
    """Editors of content systems leave marks in comments that browsers hide. A scraper that cuts tags by a simple pattern
    lets them through."""
    for match in _COMMENT.finditer(document.text):
        span = Span(*match.span())
        yield html_comment.finding(span, edits=((cut(document, span),),), comment=match[0][:40])
