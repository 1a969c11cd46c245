"""Quotation marks of another language."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Edit, Expression, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech

_FOREIGN = Expression(
    r"[\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Han}]|(?<!\p{L})(?:der|die|das|und|nicht|ist|le|les|est|et|une|dans|el|los|las|una|il|che)(?!\p{L})"
)
_ENGLISH = Expression(
    r"(?i)(?<!\p{L})(?:the|and|of|to|was|were|is|are|be|been|with|for|that|this|has|have|had|said|by|from|it|as|not|he|she)(?!\p{L})"
)


@rule(
    id="typography/foreign_quotes",
    message="English does not quote with {marks}.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="locale conventions/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 11 (guillemets, low quotes); CLDR delimiters by locale",
    quotes=InQuotes.FIX,
    requires=("«", "„", "»"),
    bad=(
        Bad(
            "The minister called the plan ⟦«a gift to the banks»⟧ and left.",
            "The minister called the plan “a gift to the banks” and left.",
        ),
        Bad("The ⟦„partial“⟧ mobilisation and the ⟦„full”⟧ one.", "The “partial” mobilisation and the “full” one."),
        Bad(
            "The union spoke of ⟦«\u00a0a lost decade\u00a0»⟧ in its letter.",
            "The union spoke of “a lost decade” in its letter.",
        ),
        Bad("The ship ⟦»Orion«⟧ left the port.", "The ship “Orion” left the port."),
    ),
    good=(
        "The paper «Известия» and the slogan «Слава Украине» are known.",
        "He quoted Goethe: „Das ist nicht die Welt“ in the hall.",
        "Find an adviser near you »",
        "The “partial” mobilisation came.",
        "« Back to the list",
        "Izum „bootstrap load“ koji je korišten na čipu.",
    ),
)
def foreign_quotes(document: Document) -> Iterator[Finding]:
    """A quotation in English words stands in guillemets or in low German marks.

    Russian, Ukrainian, French, Spanish, German and Polish quote so, and translation systems copy the marks.
    """
    text = document.text
    for quote in speech(document).quotes:
        if quote.mark not in "«»„" or not quote.closed or _FOREIGN.search(text, quote.start, quote.end):
            continue
        line = text.rfind("\n", 0, quote.start) + 1
        end = text.find("\n", quote.end)
        if _ENGLISH.search(text, line, end if end >= 0 else len(text)) is None:
            continue  # a line of another language, with the marks of that language
        first, last = quote.start + 1, quote.end - 1
        while text[first] in " \u00a0\u202f":
            first += 1
        while text[last - 1] in " \u00a0\u202f":
            last -= 1
        edits = (Edit(Span(quote.start, first), "“"), Edit(Span(last, quote.end), "”"))
        yield foreign_quotes.finding(
            Span(quote.start, quote.end), edits=[edits], marks=f"{quote.mark} {text[quote.end - 1]}"
        )
