"""A blank stands between a quotation mark and the words it encloses."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.lines import unit_index
from textlint.facts.speech import speech

_MARKS, _BLANKS = "‘'’“”\"", " \u00a0\u202f"


@rule(
    id="typography/space_inside_quotes",
    message="There is a space between the quotation mark and the words it encloses: close it up.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/whitespace",
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale (spaces inside « »); The Chicago Manual of Style, 18th edition, chapter 6",
    quotes=InQuotes.FIX,
    requires=(' "', '" ', "“ ", " ”", "\u00a0”", "“\u00a0", "\u202f”", "“\u202f", "« ", "«\u00a0", "«\u202f"),
    bad=(
        Bad(
            "The premier said: “We cannot go on like this.⟦ ⟧” He left at once.",
            "The premier said: “We cannot go on like this.” He left at once.",
        ),
        Bad("He called the vote “⟦ ⟧a farce” and went home.", "He called the vote “a farce” and went home."),
        Bad('"The school stays open,⟦ ⟧" the head teacher wrote.', '"The school stays open," the head teacher wrote.'),
        Bad(
            "The union spoke of «⟦\u00a0⟧a lost decade⟦\u00a0⟧» in its letter.",
            "The union spoke of «a lost decade» in its letter.",
        ),
    ),
    good=(
        "“He told me ‘no.’ ” The spokesman left.",
        'He said "go" and "stay" in one breath.',
        'The 27" screen is “good” and cheap.',
        '"We ask for peace.\n\n"We ask for bread," the bishop said.',
        "He said “yes” ” and no more.",
        'They saw " The Captain " and " The Doctors, and left.',
    ),
)
def space_inside_quotes(document: Document) -> Iterator[Finding]:
    """A space stands inside a pair of quotation marks, next to one of them.

    French sets spaces inside its guillemets, and translation systems keep them when they change the marks;
    systems that work on separated tokens forget to close up a straight mark, which has no side of its own.
    """
    text, said = document.text, speech(document)
    uncertain = {stray.block for stray in said.strays}
    line_end = -1  # the first behind the last quotation's start: quotations may nest, and none is read whole
    for quote in said.quotes:
        if line_end < quote.start:
            found = text.find("\n", quote.start)
            line_end = found if found >= 0 else len(text)
        if (
            not quote.closed
            or line_end < quote.end
            or (quote.mark == '"' and unit_index(document, quote.start) in uncertain)
        ):
            continue
        first, last = quote.start + len(quote.mark), quote.end - 1
        while last > first and text[last - 1] == "'":
            last -= 1
        start, end = _without_blanks(text, first, last)
        if start >= end:
            continue
        if start > first and text[start] not in _MARKS:
            yield space_inside_quotes.finding(Span(first, start), replace="")
        if end < last and not text[quote.end : quote.end + 1].isalnum() and text[end - 1] not in _MARKS:
            yield space_inside_quotes.finding(Span(end, last), replace="")


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards over blanks."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    return start, end
