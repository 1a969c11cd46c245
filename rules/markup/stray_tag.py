"""Tags of HTML in plain text."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.cuts import cut
from textlint.facts.lines import removal, unit_at
from textlint.facts.starts import matches_at, starts

_INLINE = "a|b|i|u|q|s|em|strong|small|sub|sup|font|span|strike|del|ins|cite|code|abbr|label|img|svg|path|input|button|script|style|noscript|iframe"
_BREAK = (
    "br|hr|p|li|ul|ol|dl|dt|dd|td|tr|th|h[1-6]|div|pre|nav|main|header|footer|section|article|aside|table|tbody|thead|"
    "center|figure|figcaption|blockquote|picture|source|video|audio|form|html|body|head|meta|link|title"
)
_TAG = Expression(
    rf"(?:<|&lt;) ?(?:\\?/ ?)?(?P<name>{_INLINE}|{_BREAK})(?P<rest>(?:\s[a-z-]{{1,30}}\s?=[^<>\n]{{0,400}}| ?/| )?) ?(?:>|&gt;)|"
    rf"</?(?P<name>st1:\w+|o:p|v:\w+|amp-[a-z-]{{2,30}}|(?:fb|ng|app|yt)-[a-z-]{{2,30}})(?:\s[^<>\n]{{0,200}})?>",
    Expression.IGNORECASE,
)
_BREAKS = Expression(rf"(?:{_BREAK})", Expression.IGNORECASE)
_ABOUT_HTML = Expression(r"\b(?:HTML|[Tt]ags?|browser|markup)\b")


@rule(
    id="markup/stray_tag",
    message="The tag “{tag}” was left behind by the scraper.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/markup",
    source="HTML Living Standard, section 13.1.2 (start and end tags)",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=(
        "</", "< /", "<\\/", "&lt;", "<br", "<hr", "<p>", "<p ", "<b>", "<i>", "<u>", "<em>", "<li", "<ul", "<ol", "<h1", "<h2", "<h3", "<h4",
        "< br", "< p", "< i", "< b", "<strong", "<div", "<span", "<a ", "<img", "<iframe", "<script", "<style", "<block", "<figure",
        "<section", "<table", "<td", "<tr", "<font", "<center", "<sup", "<sub", "<svg", "<input", "<form", "<video", "<amp-", "<o:",
    ),
    ignore_case=True,
    bad=(
        Bad(
            "Moscow tries to recruit more personnel to fight in the Ukrainian country\n⟦< /i>⟧\nA report revealed that hundreds of soldiers had left.",
            "Moscow tries to recruit more personnel to fight in the Ukrainian country\nA report revealed that hundreds of soldiers had left.",
            "001",
        ),
        Bad("He called it “unthinkable” ⟦< /i>⟧ on Monday.", "He called it “unthinkable” on Monday."),
        Bad("The talks failed⟦</strong>⟧, the minister said.", "The talks failed, the minister said."),
        Bad("This is the end of the statement.⟦<br />⟧The council will meet again.", "This is the end of the statement. The council will meet again."),
        Bad("She wrote for ⟦<em>⟧The Harbour News⟦</em>⟧ until 1999.", "She wrote for The Harbour News until 1999."),
        Bad("More on ⟦<a href=\"/flood\" target=\"_blank\">⟧the flood⟦</a>⟧.", "More on the flood."),
        Bad("The word was ⟦&lt;i&gt;⟧perhaps⟦&lt;/i&gt;⟧.", "The word was perhaps."),
    ),
    good=(
        "The vote was 5 < 7 / 2 > 1 in both chambers.",
        "Type </dev/null> to discard the output.",
        "The ratio was <1 in 2019 and >2 in 2020.",
        "He wrote <sigh> at the end of the message.",
        "Send it to <anna@example.org> by Friday.",
        "Put the word between <b> tags to make it bold.",
        "In HTML a line break is written <br>.",
        "The symbol <3 stands for a heart.",
    ),
)  # fmt: skip
def stray_tag(document: Document) -> Iterator[Finding]:
    """Extractors drop well-formed tags, but not a badly spaced < /i>, one that was escaped, or one that was typed as text
    in the content system. What is left of it stands in the article."""
    text = document.text
    bare: dict[int, bool] = {}  # start of a unit -> it holds nothing but tags
    for match in matches_at(_TAG, text, starts(text, "<", "&")):
        span = Span(*match.span())
        unit = unit_at(document, span.start)
        if _ABOUT_HTML.search(text, max(unit.start, span.start - 60), min(unit.end, span.end + 40)):
            continue
        if unit.start not in bare:
            framed = text[unit.start] in "<&" and text[unit.end - 1] in ">;"  # else it need not be copied
            bare[unit.start] = framed and not _TAG.sub("", text[unit.start : unit.end]).strip()
        breaks = _BREAKS.fullmatch(match["name"]) is not None
        edit = removal(document, unit) if bare[unit.start] else cut(document, span, breaks=breaks)
        yield stray_tag.finding(span, edits=((edit,),), tag=match[0])
