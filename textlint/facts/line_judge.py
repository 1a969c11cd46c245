"""A judge of lines that no list knows: what is to be seen of a line and of where it stands, weighed by a table.

The article is the run of units with the most sentences and the fewest scraps. A line outside it is described by
features that are there or not (its length, marks, words, neighbours); each has a weight, and the weights' sum is the
log odds that the line belongs to the page. `rules/lexicons/line_weights.tsv` holds the weights and how each reads as
evidence; `scripts/train_lines.py` makes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from textlint.core import Document, Expression, Kind, kept
from textlint.facts.blocks import Block, blocks
from textlint.facts.furniture import ends_sentence, furniture, is_body, plain_form
from textlint.facts.lexicon import lexicon
from textlint.facts.lines import units
from textlint.facts.words import WORD, forms

FEWEST = 1  # lines that lists know; a text with fewer is taken for clean
SHORTEST = 60  # words in sentences; a shorter article says too little about what is not its own
CLEAR = 0.5  # share of all words in sentences; where the article has less, it may be the wrong one
LONGEST = 60  # words; nobody should lose more than this to a judge without a list
SENTENCE_WORDS = 7  # a shorter unit with an end mark may be a button or a label
SCRAP_COST = 6  # words of sentences that outweigh one scrap; of 3, 4, 6, 12, 20 the best on texts held out
REACH = 4  # lines on either side that keep a line company
NEAR = 2  # lines above and below, between which a line may stand amid sentences, or below which is its byline
CELLS = 3  # numbers; a line with more is a row of a table
SURE = 2.0  # log odds; of 100 such lines 97 were not the article's, on sites held out of training
SURE_OF_SENTENCE = 2.5  # the same for a long sentence, of which more would be lost
BIAS = "bias"

_OTHERS = frozenset({Kind.FURNITURE, Kind.EMBED, Kind.CAPTION})
_SPARED = _OTHERS | {Kind.TITLE, Kind.LIST}
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = Expression(
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|"
    r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b"
)
_PAGE_WORD = (
    r"\b(?:subscri\w+|newsletters?|sign(?:ed)? (?:up|in)|log(?:ged)? ?in|click|comments?|share|follow|app|e-?mail|"
    r"inbox|photos?|image|video|watch|listen|podcast|copyright|rights reserved|cookies?|privacy|terms|account|"
    r"password|advert\w*|sponsored|contact us|download|browser|javascript|website|read more|all rights|articles?|"
    r"stories|latest|trending|popular)\b"
)
_SIGNS = {
    "date": _DATE,
    "link": Expression(r"https?:|www\.|\.(?:com|org|net|co\.uk)\b|\w@\w"),
    "reader": Expression(r"\b(?:you|your|our|us)\b", Expression.IGNORECASE),
    "page words": Expression(_PAGE_WORD, Expression.IGNORECASE),
    "many page words": Expression(rf"{_PAGE_WORD}.*?{_PAGE_WORD}", Expression.IGNORECASE),
    "rights": Expression(r"©|\(c\) |[Cc]opyright|[Rr]ights [Rr]eserved|Inc\.|LLC|Terms of|Privacy|trademark"),
    "handle": Expression(r"@\w"),
    "bar": Expression(r"[|·•»›→/]"),
    "number": Expression(r"\d"),
}
_NOTE = Expression(  # the newsroom speaks about its article
    r"(?:An? |Our |The )?(?:earlier version|correction|clarification|corrected|update\b|editor['’]s note|"
    r"editors['’] note|note:|sources?:|disclosure|(?:additional |with )?reporting by|"
    r"this (?:article|story|post|piece|report|version)|\(?via\b)",
    Expression.IGNORECASE,
)
_VIA = Expression(r"\(?[Vv]ia\b")  # says where the line above it comes from
_ROW = Expression(r"[^:|.!?]{1,50}(?:: ?| \| )[^|\s][^|]*$")  # a label and what it says, as in “2017: Mira Lund”
_BYLINE = Expression(r"(?:[Bb]y|BY):? \p{Lu}")
_DATELINE = Expression(r"[A-Z][A-Z .’'-]{2,}(?:, [A-Z][\w. ]+)?(?: \(\w[\w ]*\)| ?[—–-]+)")
_LETTER = Expression(r"\p{L}")
_CELLS = Expression(rf"(?:\d[\d.,:]*\D+){{{CELLS},}}\d")


class Verdict(NamedTuple):
    """A unit that may belong to the page: `score` is the log odds, `evidence` what speaks for it, strongest first."""

    unit: int
    score: float
    evidence: tuple[str, ...]


class Sight(NamedTuple):
    """A unit outside the article, by number, and the names of the features that it shows."""

    unit: int
    features: tuple[str, ...]


def verdicts(document: Document) -> tuple[Verdict, ...]:
    """What the judge thinks of each unit outside the article that no list knows, in text order."""
    return document.fact(_verdicts)


def convictions(document: Document) -> tuple[Verdict, ...]:
    """The verdicts that leave hardly a doubt: units that are taken for the page's."""
    return document.fact(_convictions)


def sights(document: Document) -> Iterator[Sight]:
    """The units outside the article that no list knows, with their features; the title is never among them."""
    if len(furniture(document)) < FEWEST:
        return
    found, text = blocks(document), document.text
    lines = [text[start:end] for _, (start, end), _ in found]
    weights = [_weight(block.kind, line) for block, line in zip(found, lines, strict=True)]
    first, last = article(weights)
    if not _is_clear(weights, first, last):
        return
    above = (number for number in range(1, first) if not _has_byline_below(lines, number))
    outside = [*above, *range(last + 1, len(found))]
    chosen = [number for number in outside if found[number].kind not in _SPARED and not _is_spared(lines, number)]
    if chosen:
        view = _View.of(found, lines, weights, first, last)
        for number in chosen:
            yield Sight(number, tuple(view.features(number)))


def _convictions(document: Document) -> tuple[Verdict, ...]:
    places = units(document)
    return tuple(
        verdict
        for verdict in verdicts(document)
        if verdict.score > (SURE_OF_SENTENCE if is_body(document.text[slice(*places[verdict.unit])]) else SURE)
    )


def article(weights: Sequence[int]) -> tuple[int, int]:
    """First and last unit of the article: the run in which sentences, by their words, outweigh scraps the most."""
    best, best_run = 0, (0, len(weights) - 1)
    total, start = 0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, number
        total += weight
        if total > best:
            best, best_run = total, (start, number)
    return best_run


def _has_byline_below(lines: Sequence[str], number: int) -> bool:
    """True for what may be a headline: one of the next two lines names the author."""
    return any(_BYLINE.match(line) for line in lines[number + 1 : number + 1 + NEAR])


def _is_clear(weights: Sequence[int], first: int, last: int) -> bool:
    """True when the article is long enough to judge by, and holds most of the words that stand in sentences."""
    words = [max(0, weight) for weight in weights]
    inside = sum(words[first : last + 1])
    return inside >= SHORTEST and inside >= CLEAR * sum(words)


def _is_spared(lines: Sequence[str], number: int) -> bool:
    """True for what the judge must not touch: notes, datelines, rows of tables, parts of sentences, lone headings."""
    line = lines[number]
    if line.count(" ") >= LONGEST or "\t" in line or _NOTE.match(line) or _DATELINE.match(line):
        return True
    following = lines[number + 1] if number + 1 < len(lines) else ""
    above = lines[number - 1] if number else ""
    if line[-1] == ":" and ends_sentence(following[-6:]):
        return True  # the label of a sentence
    if _VIA.match(following) or (_ROW.match(line) and (_ROW.match(above) or _ROW.match(following))):
        return True
    if line[-1] in ",(;" or line[0].islower() or following[:1].islower() or _CELLS.search(line):
        return True
    if any(_LETTER.search(other) is None for other in lines[max(0, number - 2) : number + 3]):
        return True
    if 0 < number < len(lines) - 1 and is_body(lines[number - 1]) and is_body(lines[number + 1]):
        return True
    return _is_foreign(line)


def _is_foreign(line: str) -> bool:
    """True for a sentence without any of the small words that English sentences have."""
    words = WORD.findall(line)
    return len(words) > 3 and ends_sentence(line[-6:]) and not any("F" in forms(word) for word in words)


def _weight(kind: Kind, line: str) -> int:
    """What a unit adds to the article: its words when it is a sentence, less than nothing when it is a scrap."""
    if kind in _OTHERS:
        return -SCRAP_COST
    words = line.count(" ") + 1
    return words if words >= SENTENCE_WORDS and ends_sentence(line[-6:]) else -SCRAP_COST


class _View(NamedTuple):
    """A text as the judge sees it."""

    found: Sequence[Block]
    lines: Sequence[str]
    first: int  # first unit of the article
    last: int  # last unit of the article
    forms: Counter[str]  # plain forms of all lines
    vocabulary: frozenset[str]  # content words of the article
    title: frozenset[str]  # content words of the title
    known: Sequence[int]  # how many units before each are known to some list, and at the end how many in all
    sentences: Sequence[int]  # how many are sentences, counted in the same way

    @classmethod
    def of(cls, found: Sequence[Block], lines: Sequence[str], weights: Sequence[int], first: int, last: int) -> "_View":
        """Look the text over."""
        vocabulary = frozenset().union(*map(content_words, lines[first : last + 1]))
        titles = [block.number for block in found[:first] if block.kind is Kind.TITLE] or [0]
        known = list(accumulate((block.kind in _OTHERS for block in found), initial=0))
        sentences = list(accumulate((weight > 0 for weight in weights), initial=0))
        counted = Counter(map(plain_form, lines))
        title = content_words(lines[titles[0]])
        return cls(found, lines, first, last, counted, vocabulary, title, known, sentences)

    def features(self, number: int) -> Iterator[str]:
        """Names of all features of a unit."""
        line = self.lines[number]
        place = "after" if number > self.last else "before"
        ended = ends_sentence(line)
        words = line.split()
        yield BIAS
        yield place
        yield from self._place(number, place)
        yield from self._neighbours(number)
        sentence = ended and len(words) >= SENTENCE_WORDS
        yield f"{place} sentence" if sentence else f"words {_bucket(len(words), (1, 2, 4, 8, 14, 24))}"
        yield from _form(line, words, ended=ended)
        yield from self._likeness(line)
        yield from self._company(number)

    def _place(self, number: int, place: str) -> Iterator[str]:
        """How far from the article the unit stands, and how much else stands there."""
        distance = number - self.last if place == "after" else self.first - number
        outside = len(self.lines) - 1 - self.last if place == "after" else self.first
        yield f"{place} distance {_bucket(distance, (1, 4))}"
        yield f"{place} {_bucket(outside, (2, 9, 19))} outside"
        yield f"known {_bucket(self.known[-1], (3, 9))}"
        between = (self.last + 1, number) if place == "after" else (number + 1, self.first)
        beyond = (number + 1, len(self.lines)) if place == "after" else (0, number)
        yield f"{place} between known {_bucket(_count(self.known, between), (0, 1))}"
        yield f"{place} between sentences {_bucket(_count(self.sentences, between), (0, 3))}"
        yield f"{place} beyond sentences {_bucket(_count(self.sentences, beyond), (0, 3))}"
        yield f"{place} beyond known {_bucket(_count(self.known, beyond), (0, 3))}"
        inside = (self.first, self.last + 1)
        scraps = inside[1] - inside[0] - _count(self.known, inside) - _count(self.sentences, inside)
        yield f"scraps inside {_bucket(scraps, (0, 5))}"
        yield f"article {_bucket(sum(line.count(' ') for line in self.lines[self.first : self.last + 1]), (60, 150))}"
        if number == len(self.lines) - 1:
            yield "last line"

    def _neighbours(self, number: int) -> Iterator[str]:
        for name, other in (("above", number - 1), ("below", number + 1)):
            if not 0 <= other < len(self.lines):
                continue
            kind = self.found[other].kind
            if kind in _OTHERS:
                yield f"{name} {kind.value}"
            elif _weight(kind, self.lines[other]) < 0:
                yield f"{name} scrap"
            else:
                yield f"{name} sentence"
        above, below = range(max(0, number - NEAR), number), range(number + 1, number + NEAR + 1)
        if self._has_sentence(above) and self._has_sentence(below):
            yield "amid sentences"

    def _has_sentence(self, numbers: range) -> bool:
        """True when one of the units, as far as there are that many, is a sentence outside the article."""
        return any(
            self.sentences[number] < self.sentences[number + 1]
            for number in numbers
            if number < len(self.lines) and not self.first <= number <= self.last
        )

    def _company(self, number: int) -> Iterator[str]:
        """Whether the lines nearby speak of what the article speaks of."""
        near = [other for other in range(number - REACH, number + REACH + 1) if other != number]
        near = [other for other in near if 0 <= other < len(self.lines) and not self.first <= other <= self.last]
        shares = [self._strangeness(content_words(self.lines[other])) for other in near]
        known = [share for share in shares if share is not None]
        if known:
            yield f"company strange {_part(sum(known) / len(known))}"

    def _strangeness(self, own: frozenset[str]) -> float | None:
        """The share of content words that the article does not use; None when there are none."""
        return sum(word not in self.vocabulary for word in own) / len(own) if own else None

    def _likeness(self, line: str) -> Iterator[str]:
        own = content_words(line)
        if self.forms[plain_form(line)] > 1:
            yield "repeated"
        strange = self._strangeness(own)
        if strange is None:
            yield "no content words"
            return
        size = "few" if len(own) < 4 else "many"
        yield f"{size} strange {_part(strange)}"
        if self.title and len(own & self.title) * 2 >= len(own):
            yield "like the title"


def _count(sums: Sequence[int], stretch: tuple[int, int]) -> int:
    """How many there are from the first to before the second number of `stretch`."""
    return sums[stretch[1]] - sums[stretch[0]]


def content_words(line: str) -> frozenset[str]:
    """The words of `line` that carry meaning, in lower case and without a plural s."""
    return frozenset(
        word.removesuffix("'s").removesuffix("s")
        for word in map(str.casefold, WORD.findall(line.replace("’", "'")))
        if len(word) > 2 and "F" not in forms(word)
    )


def _form(line: str, words: Sequence[str], *, ended: bool) -> Iterator[str]:
    """What the characters and the kinds of words of a line show."""
    tagged = [forms(word.strip(".,;:!?“”\"'()")) for word in words]
    if not ended:
        yield "ends :" if line[-1] == ":" else "no end mark"
    elif line[-1] in "?!":
        yield f"ends {line[-1]}"
    if len(words) > 3 and not any("F" in tags for tags in tagged):
        yield "no function words"
    if len(words) > 2 and not any(set(tags) & set("ZDB") for tags in tagged):
        yield "no verb"
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if len(long_words) > 1 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words):
        yield "title case"
    if len(line) > 3 and line.isupper():
        yield "capitals"
    if line[0] in "“\"‘'":
        yield "opens with a quote"
    if _BYLINE.match(line):
        yield "by"
    for name, sign in _SIGNS.items():
        if sign.search(line):
            yield name


def _part(share: float) -> str:
    """A share in words."""
    return "none" if not share else "some" if share < 0.5 else "most" if share < 0.9 else "all"


def _bucket(number: int, bounds: Sequence[int]) -> str:
    """`number` as a range: up to the first bound that holds it, or more than the last."""
    low = 0
    for bound in bounds:
        if number <= bound:
            return f"{low}-{bound}" if low < bound else str(bound)
        low = bound + 1
    return f"{low}+"


@kept
def _weights() -> dict[str, tuple[float, str]]:
    return {name: (float(weight), words) for name, weight, words in lexicon("line_weights").rows}


def _verdicts(document: Document) -> tuple[Verdict, ...]:
    table = _weights()
    found = []
    for unit, features in sights(document):
        weighed = sorted(((table[name], name) for name in features if name in table), reverse=True)
        evidence = tuple(words for (weight, words), _ in weighed if weight > 0 and words)
        found.append(Verdict(unit, sum(weight for (weight, _), _ in weighed), evidence))
    return tuple(found)
