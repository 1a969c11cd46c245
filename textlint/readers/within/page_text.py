"""The text of a page as it grows, with the way back to the page."""

from collections.abc import Iterator
from typing import NamedTuple

from textlint.core import Origin, Segment, Span


class _Gap(NamedTuple):
    """A blank or line break between words, which stands for the code points [start, end) of the page."""

    words: str
    start: int
    end: int
    is_split: bool = False  # more white space stands behind a tag and would show if this went


class PageText:
    """The text of a page as it grows, and where each piece of it stands in the page, in code points."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.words: list[str] = []
        self._places: list[tuple[int, int, Origin]] = []  # of each of `words`; what touches is one
        self._gaps: list[_Gap] = []  # they count only if words follow
        self._is_at_start = True  # of a block
        self.is_loose = False  # a tag or reference could begin where the text ends

    @property
    def is_after_words(self) -> bool:
        """True when words of the present block are there."""
        return not self._is_at_start

    def end_block(self) -> None:
        """Begin a new line with the next words."""
        self._is_at_start = True
        self._gaps.clear()

    def break_line(self, start: int, end: int) -> None:
        """A `<br>`; white space that touches it is one piece with it."""
        if self._is_at_start:
            return
        is_split = False
        if self._gaps and self._gaps[0].words == " ":
            before = self._gaps.pop()
            is_split = before.is_split or before.end != start
            start = start if is_split else before.start
        self._gaps.append(_Gap("\n", start, end, is_split))

    def blank(self, start: int, end: int) -> None:
        """White space: one blank, or none beside other white space."""
        if self._is_at_start:
            return
        if not self._gaps:
            self._gaps.append(_Gap(" ", start, end))
        elif self._gaps[-1].end == start:
            self._gaps[-1] = self._gaps[-1]._replace(end=end)
        else:
            self._gaps[-1] = self._gaps[-1]._replace(is_split=True)

    def add(self, words: str, start: int, end: int, origin: Origin) -> None:
        """Words, after the gap before them."""
        if self._is_at_start:
            if self.words:
                self._put("\n\n", self._places[-1][1], start, Origin.INVENTED)
            self._is_at_start = False
        elif self._gaps:
            fixed = self.is_loose
            for gap in self._gaps:
                own = Origin.VERBATIM if self.page[gap.start : gap.end] == gap.words else Origin.ESCAPED
                self._put(gap.words, gap.start, gap.end, Origin.INVENTED if fixed or gap.is_split else own)
            self._gaps.clear()
        self._put(words, start, end, origin)
        self.is_loose = False

    def _put(self, words: str, start: int, end: int, origin: Origin) -> None:
        if origin is Origin.VERBATIM and self._places and self._places[-1][1:] == (start, origin):
            self._places[-1] = (self._places[-1][0], end, origin)
            self.words[-1] += words
        else:
            self._places.append((start, end, origin))
            self.words.append(words)

    def segments(self, first: int, codec: str) -> Iterator[Segment]:
        """The map back to the bytes of the file, of which the page begins at `first`."""
        known, byte, position = 0, first, 0
        is_even = self.page.isascii() and not codec.startswith(("utf-16", "utf-32"))
        for words, (start, end, origin) in zip(self.words, self._places, strict=True):
            if is_even:
                source = slice(first + start, first + end)
            else:
                before = byte + len(self.page[known:start].encode(codec)) if known < start else byte
                byte = before + len(self.page[start:end].encode(codec))
                source, known = slice(before, byte), end
            yield Segment(Span(position, position + len(words)), source, origin)
            position += len(words)
