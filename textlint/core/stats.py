"""How much there is to read in a text and how hard it reads: plain data that crosses between workers."""

from dataclasses import dataclass
from typing import NamedTuple

from textlint.core.errors import InputError

# Silent reading of English non-fiction by adults: Brysbaert 2019, "How many words do we read per minute?", Journal of
# Memory and Language 109:104047, over 190 studies.
WORDS_A_MINUTE = 238


class Counts(NamedTuple):
    """What is counted in the prose of a text; those of several texts can be added up."""

    words: int = 0
    sentences: int = 0
    quoted_words: int = 0  # of `words`, those in direct speech
    # as textstat counts: what its formulas are made of
    scored_sentences: int = 0  # it passes over sentences of one or two words, but takes one at least
    syllables: int = 0
    polysyllables: int = 0  # words of three syllables or more
    complex_words: int = 0  # those of them that are not on the list of easy words: Gunning fog
    unfamiliar_words: int = 0  # words that are not on that list: Dale–Chall

    def plus(self, other: "Counts") -> "Counts":
        """The counts of both texts."""
        return Counts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def reading_seconds(self) -> float:
        """Seconds in which an adult reads the words silently."""
        return 60 * self.words / WORDS_A_MINUTE

    @property
    def quoted_share(self) -> float | None:
        """Share of the words in direct speech, from 0 to 1; None when there are no words."""
        return self.quoted_words / self.words if self.words else None


class Figures(NamedTuple):
    """How hard a text reads; None where it is too short for the measure. The names are the `measure` of rules."""

    flesch_reading_ease: float | None = None  # 0 hard to 100 easy, and beyond either
    flesch_kincaid_grade: float | None = None  # this and the next two: years at American schools
    gunning_fog: float | None = None
    smog_index: float | None = None
    dale_chall: float | None = None  # up to 4.9 easy for grade 4, from 9 for college


class LongSentence(NamedTuple):
    """A sentence of more words than asked for."""

    line: int | None  # of the file, from 1, on which it starts; None when the text has no lines of its own
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Stats:
    """What is said of one text."""

    counts: Counts
    figures: Figures
    long_sentences: tuple[LongSentence, ...]  # in text order


class FileStats(NamedTuple):
    """What a run has to say of one file: its statistics, or why it could not be read."""

    path: str
    stats: Stats | None = None
    error: InputError | None = None
