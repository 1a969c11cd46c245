"""Direct speech: which stretches of the text are somebody else's words, and which quotation marks have no partner."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import regex

from textlint.core import Document, Expression, Kind, Span
from textlint.facts.blocks import Block, block_at, blocks

# A single mark opens or closes only where an apostrophe cannot stand, or seldom does. Not: '90s, 'em, rock 'n' roll.
_ELIDED = r"(?!\d0s|(?:n|em|til|till|tis|twas|cause|cos|bout|round|ere|im|er|av|ave)(?:[^\p{L}]|$))"
MARK = Expression(
    r"[\"“”„«»]|''|``|(?<=[\p{L}\d,.!?])(?<!′ ?\d{1,2}(?:[.,]\d{1,2})?)″(?=[\s.,;:!?)]|$)|"
    rf"(?<![\p{{L}}\p{{N}}.…])['‘](?i:{_ELIDED})(?=[\p{{L}}\d\"“(\[$£€])|"
    r"(?<=[,.!?…;:\])\"”])['’](?=[\s\"”.,;:!?)\]—–]|$)|"
    r"(?<=[\p{L}\p{N}%])(?<!['’]n)['’](?=[\s\"”.,;:!?)\]—–]|$)"
)
_ODD = ('"', "„", "«", "»", "″", "`", "''")  # marks of which a closer look must be taken
_SINGLE_OPENING = re.compile(r"'(?<![\w.…]')")  # a straight mark that may open a quotation in single marks
NOT_SPOKEN = (Kind.CAPTION, Kind.EMBED, Kind.FURNITURE)  # blocks that are set aside
_PARTNER = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "''": "''", "``": "''", "‘": "’'", "'": "'’"}
_SINGLE = "‘’'"
LINES_OF_A_QUOTE = 8
_BEFORE_OPENING = "([{—–-/“‘'\"„«"
_AFTER_CLOSING = ".,;:!?)]}…—–’'”\"/"


class Quote(NamedTuple):
    """One stretch in quotation marks, the marks included.

    When `closed` is false it ends where the block ends or where its next quotation begins.
    """

    start: int
    end: int
    mark: str  # the mark that opens it
    depth: int  # 0 for a quotation, 1 for one inside it
    closed: bool
    running: bool  # the next paragraph, or sentence, opens with a mark of its own: no closing mark is right here


class Stray(NamedTuple):
    """A mark without a partner, and what it looks like from where it stands: `opening` or `closing`."""

    position: int
    mark: str
    role: str
    block: int


class Speech(NamedTuple):
    """The quotations of a document in text order, and the marks that have no partner."""

    quotes: tuple[Quote, ...]
    strays: tuple[Stray, ...]
    covered: tuple[Span, ...]  # what lies between marks, merged
    starts: tuple[int, ...]  # of `covered`

    def holds(self, span: Span) -> bool:
        """True when any of `span` lies between quotation marks, the marks themselves not counted.

        A stretch up to or from a mark without partner counts as quoted: it may be.
        """
        place = bisect_right(self.starts, span.end - 1 if span.end > span.start else span.start) - 1
        return place >= 0 and self.covered[place].end > span.start


class _Mark(NamedTuple):
    """A mark as it stands: may it open, may it close, and is a single one that may close as likely an apostrophe?"""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    doubtful: bool


def strays(document: Document) -> tuple[Stray, ...]:
    """The marks without a partner: as in `speech`, at less cost where all quotations are plain to see."""
    return document.fact(_strays)


def is_quoted(document: Document, span: Span) -> bool:
    """`speech(document).holds(span)`, at less cost where all quotations are plain to see."""
    if not document.fact(_has_plain_speech):
        return speech(document).holds(span)
    openings, closings = document.fact(_plain_marks) or ((), ())
    place = bisect_left(openings, max(span.end - 1, span.start)) - 1
    if place < 0 or closings[place] <= span.start:
        return False
    block = block_at(document, openings[place])
    return block is None or block.kind not in NOT_SPOKEN


def _has_plain_speech(document: Document) -> bool:
    text = document.text
    if document.fact(_plain_marks) is None or "‘" in text:
        return False
    return "'" not in text or _SINGLE_OPENING.search(text) is None


def _strays(document: Document) -> tuple[Stray, ...]:
    return () if document.fact(_plain_marks) is not None else speech(document).strays


def _plain_marks(document: Document) -> tuple[list[int], list[int]] | None:
    """Where marks open and close when all are “ before a word and ” after one, by turns, each pair on one line."""
    text = document.text
    for odd in _ODD:
        if odd in text:
            return None
    openings: list[int] = []
    closings: list[int] = []
    end = 0
    while True:
        opening, closing = text.find("“", end), text.find("”", end)
        if opening < 0 or closing < opening:
            return (openings, closings) if opening < 0 and closing < 0 else None
        quoted = text[opening + 1 : closing]
        before = text[opening - 1] if opening else " "
        if "“" in quoted or "\n" in quoted or "\r" in quoted or not (before.isspace() or before in "([—–‘'-"):
            return None
        if not quoted or quoted[0].isspace() or quoted[-1].isspace():
            return None
        openings.append(opening)
        closings.append(closing)
        end = closing + 1


def speech(document: Document) -> Speech:
    """Direct speech in the article's own blocks; captions, embeds and furniture are set aside first.

    A paragraph that opens a quotation and does not close it, before a paragraph that opens with a mark again, is
    complete as it is: a running quotation. One that is closed some lines later, with no other mark between, is one
    quotation over several lines.
    """
    return document.fact(_speech)


def _speech(document: Document) -> Speech:
    text = document.text
    quotes: list[Quote] = []
    strays: list[Stray] = []
    if not any(mark in text for mark in "\"“”„«»‘'’`"):
        return Speech((), (), (), ())
    own = [block for block in blocks(document) if block.kind not in NOT_SPOKEN]
    for place, block in enumerate(own):
        following = own[place + 1] if place + 1 < len(own) else None
        _Reader(text, block).read(quotes, strays, runs_on=following is not None and _opens_again(text, following))
    _join(document, quotes, strays)
    covered = [
        Span(quote.start + len(quote.mark), quote.end - (len(_closing(quote.mark)) if quote.closed else 0))
        for quote in quotes
    ]
    covered += [
        Span(blocks(document)[stray.block].span.start, stray.position) for stray in strays if stray.role == "closing"
    ]
    merged = _merge(covered)
    return Speech(_nest(quotes), tuple(sorted(strays)), merged, tuple(span.start for span in merged))


def _join(document: Document, quotes: list[Quote], strays: list[Stray]) -> None:
    """Make one quotation of an opening mark and the closing mark a few blocks later, when no mark stands between."""
    opened = {quote.start: number for number, quote in enumerate(quotes) if not quote.closed and not quote.running}
    starts = sorted(quote.start for quote in quotes)
    paired: set[Stray] = set()
    for first, second in pairwise(sorted(strays)):
        near = 0 < second.block - first.block <= LINES_OF_A_QUOTE
        if (
            not near
            or (first.role, second.role) != ("opening", "closing")
            or second.mark not in _PARTNER[first.mark] + '"'
        ):
            continue
        if first.position in opened and bisect_right(starts, first.position) == bisect_right(starts, second.position):
            number = opened[first.position]
            quotes[number] = quotes[number]._replace(end=second.position + len(second.mark), closed=True)
            paired |= {first, second}
    strays[:] = [stray for stray in strays if stray not in paired]


def _opens_again(text: str, block: Block) -> bool:
    """True when `block` begins with a quotation mark: what the next paragraph of a running quotation does."""
    start = block.span.start
    return block.kind is not Kind.TITLE and (text[start] in '"“„«' or text.startswith(("''", "``"), start))


def _closing(mark: str) -> str:
    return _PARTNER[mark] if len(mark) == 2 else _PARTNER[mark][0]


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.end > span.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _nest(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes in text order, each with the number of those that hold it."""
    nested: list[Quote] = []
    ends: list[int] = []
    for quote in sorted(quotes):
        while ends and ends[-1] <= quote.start:
            ends.pop()
        nested.append(quote._replace(depth=len(ends)))
        ends.append(quote.end)
    return tuple(nested)


class _Reader:
    """Pairs the marks of one block with a stack."""

    def __init__(self, text: str, block: Block) -> None:
        self.text, self.block = text, block
        self.start, self.end = block.span
        self.marks = [mark for match in MARK.finditer(text, *block.span) if (mark := self._seen(match)) is not None]
        self.stack: list[_Mark] = []

    def read(self, quotes: list[Quote], strays: list[Stray], *, runs_on: bool) -> None:
        """Add what the block holds; `runs_on` when the next paragraph opens with a mark."""
        sure = self._closers_ahead()
        for number, mark in enumerate(self.marks):
            opened = self._close(mark, sure[number])
            if opened is not None:
                quotes.append(Quote(opened.start, mark.end, opened.text, 0, True, False))
            elif mark.opens and (mark.text not in _SINGLE or sure[number] is not None):
                if self.stack and self._goes_on(self.stack[-1], mark):
                    opened = self.stack.pop()
                    quotes.append(Quote(opened.start, mark.start, opened.text, 0, False, True))
                self.stack.append(mark)
            elif mark.text not in _SINGLE and mark.text != "″" and not self._may_be_inches(mark):
                strays.append(Stray(mark.start, mark.text, "opening" if mark.opens else "closing", self.block.number))
        left = [mark for mark in self.stack if mark.text not in _SINGLE]  # a single one was an apostrophe after all
        for depth, mark in enumerate(left):
            if mark.closes and not depth and self._ends_clause(mark):
                strays.append(Stray(mark.start, mark.text, "closing", self.block.number))
                continue
            running = runs_on and not depth
            quotes.append(Quote(mark.start, self.end, mark.text, 0, False, running))
            if not running:
                strays.append(Stray(mark.start, mark.text, "opening", self.block.number))

    def _seen(self, match: "regex.Match[str]") -> _Mark | None:
        """The mark at `match` by what stands on either side; None for a measure (12")."""
        mark, (start, end) = match[0], match.span()
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        if mark in _SINGLE:
            closes = before.isalnum() or before in ',.!?…;:])"”%'
            possessive = before in "sz" and after == " " and self.text[end + 1 : end + 2].isalpha()
            return _Mark(start, end, mark, not closes or mark == "‘", closes and mark != "‘", possessive)
        fits_opening = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        fits_closing = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
        if mark in "“„«``":
            closes = mark == "«" or (mark == "“" and not fits_opening and (after.isspace() or after in ".,;:!?)"))
            return _Mark(start, end, mark, not (closes and end == self.end), closes, False)
        if mark in ("”", "»"):
            return _Mark(start, end, mark, fits_opening and not fits_closing, True, False)
        glued = not (fits_opening or fits_closing)
        if (
            mark == '"'
            and before.isspace()
            and self.text[max(self.start, start - 2) : start - 1] == ","
            and not after.isupper()
        ):
            return _Mark(
                start, end, mark, not after.isspace(), True, False
            )  # a blank on the wrong side: he is here, "said Ivan
        if mark == '"' and before.isdigit() and not fits_opening and self._is_measure(start, after):
            return None
        if mark == "''" and glued:
            return None  # wasn''t
        return _Mark(start, end, mark, (fits_opening or glued) and mark != "″", fits_closing or glued, False)

    def _is_measure(self, start: int, after: str) -> bool:
        """True for 5'10" and 12"x8", not for "he was 12"."""
        lead = self.text[max(self.start, start - 5) : start].rstrip("0123456789./ ")
        return lead.endswith(("'", "’", "′")) or after in "x×X"

    def _goes_on(self, opener: _Mark, mark: _Mark) -> bool:
        """True when `mark` opens at the start of a sentence what `opener` left open: two paragraphs in one."""
        return opener.text == mark.text and self.text[max(self.start, mark.start - 3) : mark.start].rstrip()[-1:] in (
            ".",
            "!",
            "?",
            "…",
        )

    def _ends_clause(self, mark: _Mark) -> bool:
        """True for a mark that stands between blanks after a stop: it closes what was opened elsewhere."""
        lead = self.text[max(self.start, mark.start - 2) : mark.start]
        return lead[:1] in (",", ".", "!", "?", "…") and lead[1:].isspace()

    def _may_be_inches(self, mark: _Mark) -> bool:
        """True for a 27" screen, where nothing was opened before."""
        return (
            mark.text == '"'
            and self.text[mark.start - 1].isdigit()
            and not self.text[max(self.start, mark.start - 3) : mark.start].isdigit()
        )

    def _closers_ahead(self) -> list[int | None]:
        """For each mark the start of the next single mark that may close, before any single mark that opens."""
        ahead: list[int | None] = [None] * len(self.marks)
        nearest: int | None = None
        for number in range(len(self.marks) - 1, -1, -1):
            ahead[number] = nearest
            mark = self.marks[number]
            if mark.text in _SINGLE:
                nearest = mark.start if mark.closes else None
        return ahead

    def _close(self, mark: _Mark, closer_ahead: int | None) -> _Mark | None:
        """The opening mark that `mark` closes, taken from the stack; single ones above it were apostrophes."""
        if not mark.closes or not self.stack:
            return None
        for place in range(len(self.stack) - 1, -1, -1):
            opener = self.stack[place]
            if self._are_partners(opener, mark):
                if mark.doubtful and closer_ahead is not None:
                    return None  # soldiers' widows, inside single quotes that close later
                del self.stack[place + 1 :]
                return self.stack.pop()
            if opener.text not in _SINGLE:
                return None
        return None

    def _are_partners(self, opener: _Mark, mark: _Mark) -> bool:
        if mark.text == "″":
            return opener.text in '“"'
        if mark.text == "“":
            return opener.text in "“„"
        if opener.text in '“”"' and mark.text in '”"' and opener.text != mark.text:  # one straight, one curly
            return not (mark.opens and mark.text == '"')
        return mark.text in _PARTNER[opener.text]
