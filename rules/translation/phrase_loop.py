"""Rule: the same few words three times in a row and more."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Language, Safety, Severity, Span, rule

LONGEST = 6  # words of the phrase that repeats
OFTEN = {1: 5}  # how often a single word must come; "no, no, no" and "very, very, very" are speech
USUAL = 3
TOKEN = re.compile(r"[^\s,]\S*")
BLANK = re.compile(r"\s")
BLOCK = 1 << 14  # code points that are made words at once


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
    text, words = document.text, Words(document.text)
    loops = words.loops(folded=False)  # of the words as they stand: their lengths tell most texts apart
    if loops and len(text.casefold()) != len(text):
        loops = words.loops(folded=True)
    taken = 0
    for first, size, times in sorted(loops, key=lambda loop: (loop[0], loop[1])):
        if first < taken:
            continue
        start, end = words.span(first)[0], words.span(first + size * times - 1)[1]
        phrase = text[start : words.span(first + size - 1)[1]].rstrip(",")
        span = Span(start, end - (1 if text[end - 1] in ',.;:!?”"' else 0))
        if "\n" in text[start:end] or not any(letter.isalpha() for letter in phrase):
            continue
        taken = first + size * times
        yield check.finding(span, replace=phrase, phrase=phrase, times=times)


class Words:
    """The words of a text by number, commas left out. Of a long text only their lengths are kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = list(_blocks(text))
        self._firsts = list[int]()  # of each block the number of its first word
        self._size = 0
        self._folded: dict[int, list[str]] = {}  # of the last blocks asked for, their words in folded case

    def loops(self, *, folded: bool) -> list[tuple[int, int, int]]:
        """Where some words come often enough in a row: (number of the first word, how many words, how often).

        Args:
            folded: compare the lengths in folded case, which takes longer and differs for a ß only.
        """
        lengths = self._lengths(folded=folded)
        number = int.from_bytes(lengths, "little")
        return [loop for size in range(1, LONGEST + 1) for loop in self._loops(lengths, number, size)]

    def span(self, number: int) -> tuple[int, int]:
        """Where a word stands in the text, commas at its end included."""
        block = bisect_right(self._firsts, number) - 1
        tokens = TOKEN.finditer(self._text, *self._blocks[block])
        return next(islice(tokens, number - self._firsts[block], None)).span()

    def _lengths(self, *, folded: bool) -> bytes:
        """The length of each word, one byte each. The lengths of the words tell most texts apart, at little cost."""
        found = []
        self._firsts, self._size = [], 0
        for start, end in self._blocks:
            block = self._text[start:end]
            words = (block.casefold() if folded else block).replace(",", "").split()
            self._firsts.append(self._size)
            self._size += len(words)
            found.append(_lengths(words))
        return b"".join(found)

    def _loops(self, lengths: bytes, number: int, size: int) -> Iterator[tuple[int, int, int]]:
        same = (number ^ (number >> 8 * size)).to_bytes(len(lengths), "little")
        need = size * (OFTEN.get(size, USUAL) - 1)  # words that are those `size` places before
        place = same.find(bytes(need))
        while 0 <= place < len(lengths) - need - size + 1:
            end = place
            if self._words(place, need) == self._words(place + size, need):
                end += need
                while end + size < len(lengths) and self._words(end, 1) == self._words(end + size, 1):
                    end += 1
                yield place, size, (end - place) // size + 1
            place = same.find(bytes(need), end + 1)

    def _words(self, first: int, count: int) -> list[str]:
        """Some words in folded case."""
        block = bisect_right(self._firsts, first) - 1
        start = first - self._firsts[block]
        found = self._words_of(block)[start : start + count]
        while len(found) < count:  # on in the next block
            block += 1
            found = found + self._words_of(block)[: count - len(found)]
        return found

    def _words_of(self, block: int) -> list[str]:
        if block not in self._folded:
            if len(self._folded) > 2:
                self._folded.clear()
            start, end = self._blocks[block]
            self._folded[block] = self._text[start:end].casefold().replace(",", "").split()
        return self._folded[block]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that cut no word, so that the words of one can be had without the others."""
    start = 0
    while start < len(text):
        found = BLANK.search(text, start + BLOCK)
        end = found.start() if found else len(text)
        yield start, end
        start = end


def _lengths(words: Sequence[str]) -> bytes:
    try:
        return bytes(map(len, words))
    except ValueError:  # a “word” of more than 255 letters
        return bytes(min(len(word), 255) for word in words)
