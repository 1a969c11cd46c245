"""Quotation marks of another language."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Edit, Expression, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.lines import line_at
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
    is_foreign, is_english = _Known(text, _FOREIGN), _Known(text, _ENGLISH)
    for quote in speech(document).quotes:
        if quote.mark not in "«»„" or not quote.closed or is_foreign.within(quote.start, quote.end):
            continue
        if not is_english.within(line_at(document, quote.start).start, line_at(document, quote.end).end):
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


class _Known:
    """Whether stretches of a text, by rising starts, show a pattern: what lies in one another is searched once."""

    def __init__(self, text: str, pattern: Expression) -> None:
        self._text, self._pattern = text, pattern
        self._start, self._end = 0, -1  # of the last stretch that was searched
        self._hit: tuple[int, int] | None = None  # where it shows the pattern first

    def within(self, start: int, end: int) -> bool:
        """True when the pattern is found from `start` to `end`."""
        inside = self._start <= start and end <= self._end
        if not inside or (self._hit is not None and not (start <= self._hit[0] and self._hit[1] <= end)):
            match = self._pattern.search(self._text, start, end)
            self._start, self._end, self._hit = start, end, match.span() if match is not None else None
        return self._hit is not None
