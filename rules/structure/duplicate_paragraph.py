"""Paragraphs that stand twice."""

from collections import Counter
from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.furniture import plain_form
from textlint.facts.lines import removal, units

_SHORTEST = 8  # words
_LETTERS = 40  # letters, so that no table of figures counts


@rule(
    id="structure/duplicate_paragraph",
    message="What starts with “{start}…” stands in the text already.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="duplicate-paragraph filters of web corpora (Gopher, C4); page templates that print a summary and the text",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    bad=(
        Bad(
            "The bridge will open again on Monday, nine months after the accident.\n\nTrains go first.\n\n"
            "⟦The bridge will open again on Monday, nine months after the accident.⟧",
            "The bridge will open again on Monday, nine months after the accident.\n\nTrains go first.",
        ),
        Bad(
            "“We have waited long enough for the trains to come back,” the mayor said.\n"
            '⟦"We have waited long enough for the trains to come back," the mayor said.⟧\nCars must wait.',
            "“We have waited long enough for the trains to come back,” the mayor said.\nCars must wait.",
        ),
        Bad(
            "Engineers found two more cracks in the northern pier on Friday night.\nCars must wait.\n"
            "⟦Engineers found two more cracks  in the northern pier on Friday night.⟧\nNobody knows how long.",
            "Engineers found two more cracks in the northern pier on Friday night.\nCars must wait.\nNobody knows how long.",
        ),
    ),
    good=(
        "Trains go first.\nCars must wait.\nTrains go first.",
        "The bridge will open on Monday.\nThe bridge will open on Monday, nine months after the accident, the company said.",
        "How did you feel when you heard about the new prize for young painters?\nHappy.\n"
        "How did you feel when you heard about the new prize for young painters?\nSurprised.",
        "Row, row, row your boat\nGently down the stream\nRow, row, row your boat\nMerrily, merrily",
        "1. Yes 2. No 3. Yes 4. No 5. Yes 6. No\n1. Yes 2. No 3. Yes 4. No 5. Yes 6. No",
        "The bank kept its rate at four percent for the third month.\nThe bank kept its rate at five percent for the third month.",
    ),
)
def duplicate_paragraph(document: Document) -> Iterator[Finding]:
    """Pages print the first paragraph a second time as a summary, or hold a short and a long copy of the text. Scrapers that
    join all parts of a page repeat what stands in several of them."""
    places = units(document)
    text = document.text
    starts = [text[start + 2 : start + 16].casefold() for start, _ in places]
    if len(set(starts)) == len(starts):
        return
    alike = {start for start, times in Counter(starts).items() if times > 1}
    forms = [
        plain_form(text[span.start : span.end]) if start in alike else f"\0{number}"
        for number, (span, start) in enumerate(zip(places, starts, strict=True))
    ]
    first: dict[str, int] = {}
    number = 0
    while number < len(places):
        last = number
        if forms[number] in first and _counts(forms[number]):
            for later in range(number + 1, len(places)):
                if forms[later] not in first:
                    break
                last = later if _counts(forms[later]) else last
            span = Span(places[number].start, places[last].end)
            start = " ".join(text[span.start : span.start + 200].split()[:8])
            original = places[first[forms[number]]]
            yield duplicate_paragraph.finding(
                span, edits=((removal(document, span),),), related=(original,), start=start
            )
        for place in range(number, last + 1):
            first.setdefault(forms[place], place)
        number = last + 1


def _counts(form: str) -> bool:
    """True for a sentence long enough that nobody repeats it by chance: no question, no verse, no heading, no table."""
    ended = form.endswith((".", "!", '"', "'", ")", "…"))
    return ended and form.count(" ") + 1 >= _SHORTEST and sum(map(str.isalpha, form)) >= _LETTERS
