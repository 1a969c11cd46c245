"""Commas before and after the closing quotation mark of a few quoted words, in one text."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Safety, Severity, Span, State, rule

FEW_WORDS = r"(?<=\p{Ll}[ ])[\"“]\p{Ll}[\p{L}’-]*(?:[ ][\p{L}’-]+){0,3}"  # quoted, and no sentence of their own
GOES_ON = r"(?=[ ](?:and|but|or|which|who|while|with|as|after|although)\b)"  # no tag that says who speaks
INSIDE = Expression(FEW_WORDS + r"(?P<mark>,[\"”])" + GOES_ON)
OUTSIDE = Expression(FEW_WORDS + r"(?P<mark>[\"”],)(?=[ ])")


@rule(
    id="typography/mixed_comma_at_quote",
    message="Commas stand {usual} the closing quotation mark elsewhere in this text.",
    severity=Severity.INFO,
    safety=Safety.UNSAFE,
    state=State.STYLE,
    mqm="style/inconsistent style",
    source="The Associated Press Stylebook, quotation marks (inside); BBC News style guide, punctuation (outside)",
    quotes=InQuotes.FIX,
    requires=(",”", ',"'),
    bad=(
        Bad("He spoke of a “farce”, and she of a “sad day”, in that order. It was a “scandal⟦,”⟧ but a small one.",
            fixed="He spoke of a “farce”, and she of a “sad day”, in that order. It was a “scandal”, but a small one."),
        Bad("He spoke of a “farce,” and she of a “sad day,” which it was. They called it a “scandal⟦”,⟧ too.",
            fixed="He spoke of a “farce,” and she of a “sad day,” which it was. They called it a “scandal,” too."),
        Bad('It was "rather late", she said, or "quite late⟦,"⟧ as others put it.',
            fixed='It was "rather late", she said, or "quite late", as others put it.'),
    ),
    good=(
        "He spoke of a “farce”, and she of a “sad day”, in that order.",
        "He spoke of a “farce,” and she of a “sad day,” which it was.",
        "He spoke of a “farce”, and “we will not go there again,” she said.",
        "“It is over,” he said, and then he spoke of a “farce”, no less.",
        "He asked “who?”, and left a “note,” she said.",
    ),
)  # fmt: skip
def check(document: Document) -> Iterator[Finding]:
    """The comma after a few quoted words stands inside the closing mark here and outside there. American copy sets it
    inside, British copy outside; both together come from two sources. The rarer is reported, or of two the later."""
    places = {
        "before": [Span(*match.span("mark")) for match in INSIDE.finditer(document.text)],
        "after": [Span(*match.span("mark")) for match in OUTSIDE.finditer(document.text)],
    }
    if not all(places.values()):
        return
    usual = min(places, key=lambda side: (-len(places[side]), places[side][0]))
    for span in places["after" if usual == "before" else "before"]:
        found = document.text[span.start : span.end]
        yield check.finding(span, replace=found[::-1], usual=usual)
