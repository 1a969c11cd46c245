"""Rule: the same few words three times in a row and more."""

import re
from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Language, Safety, Severity, Span, rule

LONGEST = 6  # words of the phrase that repeats
OFTEN = {1: 5}  # how often a single word must come; "no, no, no" and "very, very, very" are speech
USUAL = 3
TOKEN = re.compile(r"[^\s,]\S*")


@rule(
    id="translation/phrase_loop",
    message="“{phrase}” comes {times} times in a row.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="accuracy/addition",
    source="Repetition loops of neural translation (“hallucination”), documented in machine translation research",
    blocks=frozenset({Kind.TITLE, Kind.PARAGRAPH, Kind.CAPTION, Kind.LIST}),
    quotes=InQuotes.SUGGEST,
    language=Language.ANY,
    bad=[
        Bad("He said ⟦that he was that he was that he was⟧ ready.", "He said that he was ready."),
        Bad(
            "The board met ⟦in the city of in the city of in the city of in the city of⟧ Lyon on Monday.",
            "The board met in the city of Lyon on Monday.",
        ),
        Bad("It was a ⟦great great great great great⟧ day for the town.", "It was a great day for the town."),
    ],
    good=[
        "No, no, no, the crowd shouted.",
        "It is very, very, very cold in Yakutsk.",
        "The chant went on: Dyna-mo, Dyna-mo.",
        "He won in 2019, won in 2020 and won in 2021.",
        "Day by day and night by night they waited.",
        "Duran Duran and Talk Talk toured with the The.",
    ],
)
def check(document: Document) -> Iterator[Finding]:
    """A translation model that loses its thread repeats the last words over and over.

    Three turns of a phrase, or five of one word, are no figure of speech in a news report.
    """
    if not _may_loop(document.text.replace(",", "").split()):
        return
    texts = document.text.casefold().replace(",", "").split()
    loops = [loop for size in range(1, LONGEST + 1) for loop in _loops(texts, size)]
    if not loops:
        return
    places = [match.span() for match in TOKEN.finditer(document.text)]
    taken = 0
    for first, size, times in sorted(loops, key=lambda loop: (loop[0], loop[1])):
        if len(places) != len(texts) or first < taken:
            continue
        start, end = places[first][0], places[first + size * times - 1][1]
        phrase = document.text[start : places[first + size - 1][1]].rstrip(",")
        span = Span(start, end - (1 if document.text[end - 1] in ',.;:!?”"' else 0))
        if "\n" in document.text[start:end] or not any(letter.isalpha() for letter in phrase):
            continue
        taken = first + size * times
        yield check.finding(span, replace=phrase, phrase=phrase, times=times)


def _may_loop(texts: Sequence[str]) -> bool:
    """False when nothing is repeated often enough. The lengths of the words tell most texts apart, at little cost."""
    lengths = _lengths(texts)
    number = int.from_bytes(lengths, "little")
    for size in range(1, LONGEST + 1):
        same = (number ^ (number >> 8 * size)).to_bytes(len(lengths), "little")
        need = size * (OFTEN.get(size, USUAL) - 1)  # words that are those `size` places before
        place = same.find(bytes(need))
        while 0 <= place < len(texts) - need - size + 1:
            if [text.casefold() for text in texts[place : place + need]] == [
                text.casefold() for text in texts[place + size : place + size + need]
            ]:
                return True
            place = same.find(bytes(need), place + 1)
    return False


def _lengths(texts: Sequence[str]) -> bytes:
    """The length of each word, one byte each."""
    try:
        return bytes(map(len, texts))
    except ValueError:  # a “word” of more than 255 letters
        return bytes(min(len(text), 255) for text in texts)


def _loops(texts: Sequence[str], size: int) -> Iterator[tuple[int, int, int]]:
    """Where `size` words come often enough in a row: (number of the first word, `size`, how often)."""
    start, run = 0, 0
    for number in [
        number for number, (left, right) in enumerate(zip(texts, texts[size:], strict=False)) if left == right
    ] + [-9]:
        if run and number == start + run:
            run += 1
            continue
        times = run // size + 1
        if times >= OFTEN.get(size, USUAL):
            yield start, size, times
        start, run = number, 1
