"""`kind: textstat`: prose that reads harder than a limit, as the library textstat measures it, or has more words.

Keys: `measure` (one of `MEASURES`), `of` (what is measured: the whole `article`, each `paragraph` or each `sentence`),
`limit` (the last figure that is not reported; a run may set another, `Settings.limits`), `min_words` (1; shorter
passages are not measured). Figures are compared as they are shown, to one decimal. A paragraph or sentence is reported
whole, an article at its first sentence. Message: `{value}`, `{limit}`, `{words}`.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from textlint.core import Document, Finding, Hit, Kind, Span
from textlint.core.fields import Fields
from textlint.core.rule import Rule

if TYPE_CHECKING:
    from textlint.facts.readability import Sentence

KEYS = frozenset({"measure", "of", "limit", "min_words"})
NEEDS_LITERALS = False
EASY_IS_HIGH = "flesch_reading_ease"  # the one measure by which harder prose has a lower figure


class Of(Enum):
    """What is measured."""

    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class Textstat(NamedTuple):
    """What is measured, and where too much begins."""

    measure: str
    of: Of
    limit: float
    min_words: int

    def limited(self, limit: float) -> "Textstat":
        """The same with another limit."""
        return self._replace(limit=limit)

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report each passage beyond the limit."""
        from textlint.facts.readability import measured, prose  # here and below: these rules are off in most runs

        for passage in self._passages(prose(document)):
            words = sum(len(sentence.words) for sentence in passage)
            figure = measured(passage, self.measure) if words >= self.min_words else None
            if figure is None:
                continue
            value = round(figure, 1)
            if value < self.limit if self.measure == EASY_IS_HIGH else value > self.limit:
                last = passage[0 if self.of is Of.ARTICLE else -1]
                span = Span(passage[0].span.start, last.span.end)
                yield rule.finding(span, value=f"{value:g}", limit=f"{self.limit:g}", words=str(words))

    def _passages(self, sentences: "Sequence[Sentence]") -> "Iterable[Sequence[Sentence]]":
        if self.of is Of.ARTICLE:
            return (sentences,) if sentences else ()
        if self.of is Of.SENTENCE:
            return ((sentence,) for sentence in sentences)
        return (tuple(group) for _, group in groupby(sentences, key=lambda sentence: sentence.unit))


def uses_textstat(matcher: object) -> bool:
    """True for the matcher of a rule that asks the library for a figure: it takes half a second to load."""
    return isinstance(matcher, Textstat) and matcher.measure != "words"


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Where prose may stand: a first line that ends in a stop can be taken for a title."""
    from textlint.facts.readability import COUNTED

    return COUNTED | {Kind.TITLE}


def compile(fields: Fields) -> tuple[Textstat, tuple[str, ...]]:
    """The matcher; it has no literals."""
    from textlint.facts.readability import MEASURES

    measure = fields.text("measure")
    if measure not in MEASURES:
        raise fields.error("measure", f"there is no measure {measure}; there are {', '.join(MEASURES)}")
    written = fields.text("limit")
    try:
        limit = float(written)
    except ValueError:
        limit = float("nan")
    if not isfinite(limit):
        raise fields.error("limit", "expected a number")
    return Textstat(measure, fields.choice("of", Of), limit, fields.number("min_words", 1)), ()
