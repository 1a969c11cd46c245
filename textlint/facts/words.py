"""Words: where they stand, and what forms an English word has, from a table of common words."""

from typing import NamedTuple

from textlint.core import Document, Expression, kept
from textlint.facts.lexicon import lexicon
from textlint.facts.table import Table

WORD = Expression(r"\p{L}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*")


class Word(NamedTuple):
    """A run of letters, with apostrophes and hyphens inside: code points [start, end)."""

    start: int
    end: int
    text: str


def words(document: Document) -> tuple[Word, ...]:
    """All words of the text, in order."""
    return document.fact(_words)


def forms(word: str) -> str:
    """The forms a common English word can be, one letter each; "" for a word the table does not hold.

    N noun, S plural noun, B verb base, Z verb in -s, D past tense, P past participle, G -ing form, J adjective,
    R adverb, F function word. The table holds the 20,000 most useful lower-case words; absence proves nothing.
    """
    return _table()[word.casefold()]


def is_known(word: str) -> bool:
    """True for a word of the table, whatever its case."""
    return _table()[word.casefold()] != ""


@kept
def _table() -> Table:
    return Table(lexicon("words").mapping("word", "tags").items())


def _words(document: Document) -> tuple[Word, ...]:
    return tuple(Word(match.start(), match.end(), match[0]) for match in WORD.finditer(document.text))
