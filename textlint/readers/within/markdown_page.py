"""A Markdown document: its text with the way back to the file, and which edits leave all else as it is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from textlint.core import Document, Edit, Origin, Segment, Span, Unmappable
from textlint.readers.within.markdown_blocks import blocks
from textlint.readers.within.markdown_pieces import pieces
from textlint.readers.within.offsets import Offsets

MOST_AGAIN = 65_536  # code points that are read again to see what an edit does

_MARKS = re.compile(  # of quotes, lists, headings and notes, and the lines between these
    r"(?:[ \t>\r\n]|\#{1,6}(?=[ \t])|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t])|\[\^[^\]\s]{1,80}\]:)*+"
)
_TAME = re.compile(r"(?:[^\W_]|[ ,;?'’‘“”\"()–—-]|\.(?=\s|[”\"’')]))*+")  # signs that are markup nowhere inside a line
_ESCAPE = re.compile(
    r"[\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?]|\Z)|&(?=[#A-Za-z]|\Z)|\{(?=[{%]|\Z)|!(?=\Z)|"
    r"(?:\A|(?<=[\r\n]))(?:[#>=]|[-+](?=[-+ \t]|\Z))|(?:\A|(?<=[\r\n]))(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|\Z)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Page(Document):
    """A document in which lines may go with the marks before them, and an edit must not make or break markup."""

    content: str = ""  # the whole file, decoded
    offsets: Offsets | None = None  # of `content`
    tops: tuple[int, ...] = ()  # code points of the file at which blocks begin that stand in no other
    labels: frozenset[str] = frozenset()  # of links that are defined
    head: int = 0  # code point of the file at which the page begins

    def source(self, span: Span) -> slice:
        """As in `Document`; whole lines go with the marks of lists, quotes and headings before them."""
        lines = self._lines(span)
        if lines is not None:
            return lines
        return Document.source(self, span)

    def accepts(self, edits: Sequence[Edit]) -> bool:
        """True when the file, read again after `edits`, has the text with these edits and no other change."""
        if all(self._is_tame(edit) for edit in edits):
            return True
        try:
            places = [self.source(edit.span) for edit in edits]
            for edit, place in zip(edits, places, strict=True):
                if edit.text and Document.source(self, edit.span) != place:
                    return False
        except Unmappable:
            return False
        first, last = self._region(edits, places)
        if last - first > MOST_AGAIN:
            return False
        return self._reads_as_edited(first, last, edits, places)

    def _lines(self, span: Span) -> slice | None:
        """The bytes of whole lines with the marks before them; None where `span` is none, or more stands between."""
        text = self.text
        at_start = span.start == 0 or text[span.start - 1] in "\r\n"
        whole = at_start and (span.end == len(text) or text[span.end - 1] in "\r\n")
        below = text[span.start] in "\r\n" and (span.end == len(text) or text[span.end] in "\r\n")
        if not whole and not below:
            return None
        parts = [(segment, self._part(segment, span)) for segment in self._under(span)]
        real = [part for _, part in parts if part is not None]
        if not real or any(part is None and text[slice(*segment.text)].strip() for segment, part in parts):
            return None
        start = real[0].start
        if whole:
            line = self._line(start)
            if not self._is_marks(line, start):
                return None
            start = line
        if all(self._is_marks(left.stop, right.start) for left, right in pairwise(real)):
            return slice(start, real[-1].stop)
        return None

    def _part(self, segment: Segment, span: Span) -> slice | None:
        return None if segment.origin is Origin.INVENTED else self._bytes_of(segment, span)

    def _line(self, byte: int) -> int:
        """The byte at which the line of the file begins that holds `byte`; never one of the head."""
        assert self.offsets is not None
        place = self.offsets.position(byte)
        return self.offsets.byte(max(self.head, *(self.content.rfind(sign, 0, place) + 1 for sign in "\r\n")))

    def _is_marks(self, start: int, end: int) -> bool:
        assert self.offsets is not None
        if start == end:
            return True
        return _MARKS.fullmatch(self.content, self.offsets.position(start), self.offsets.position(end)) is not None

    def _is_tame(self, edit: Edit) -> bool:
        """True for an edit inside a line whose signs, old and new, and those beside it are no markup."""
        text = self.text
        start, end = edit.span
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if start - line < 16 or not text[line].isalpha() or not _TAME.fullmatch(text, line, start):
            return False
        window = text[start - 12 : start] + edit.text + text[end : end + 12]
        if not _TAME.fullmatch(window) or not _TAME.fullmatch(text, start, end):
            return False
        segment = next(self._under(edit.span))
        return segment.origin is Origin.VERBATIM and segment.text.start < start - 12 and end + 12 <= segment.text.end

    def _region(self, edits: Sequence[Edit], places: list[slice]) -> tuple[int, int]:
        """The code points of the blocks that the edits change, of one before and two after, and on to others with text.

        The next block may become part of this one (`---` makes a heading of a line), and what parts two blocks with
        text changes when all of one goes: so there is one on either side that stays.
        """
        assert self.offsets is not None
        first = bisect_right(self.tops, self.offsets.position(places[0].start)) - 2
        last = bisect_right(self.tops, self.offsets.position(places[-1].stop)) + 2
        while first > 0 and not self.text[self._text_at(self.tops[first]) : edits[0].span.start].strip():
            first -= 1
        while last < len(self.tops) and not self.text[edits[-1].span.end : self._text_at(self.tops[last])].strip():
            last += 1
        end = self.tops[last] if last < len(self.tops) else len(self.content)
        return self.tops[first] if first > 0 else self.head, end

    def _reads_as_edited(self, first: int, last: int, edits: Sequence[Edit], places: list[slice]) -> bool:
        """Read the code points [first, last) of the file before and after."""
        assert self.offsets is not None
        parts, done = [], first
        for edit, place in zip(edits, places, strict=True):
            parts += [self.content[done : self.offsets.position(place.start)], escape(edit.text)]
            done = self.offsets.position(place.stop)
        new = "".join((*parts, self.content[done:last]))
        before, after = self._text_of(self.content[first:last]), self._text_of(new)
        shift = self._text_at(first)
        if self.text[shift : shift + len(before)] != before:
            return False
        expected, done = [], 0
        for edit in edits:
            expected += [before[done : edit.span.start - shift], edit.text]
            done = edit.span.end - shift
        return after == "".join((*expected, before[done:]))

    def _text_of(self, source: str) -> str:
        return "".join(piece.text for piece in pieces(source, blocks(source, 0), self.labels))

    def _text_at(self, place: int) -> int:
        """The first code point of the text that stands at `place` of the file or below."""
        assert self.offsets is not None
        byte = self.offsets.byte(place)
        number = bisect_right(self.segments, byte, key=lambda segment: int(segment.source.start)) - 1
        if number >= 0 and byte < self.segments[number].source.stop:
            segment = self.segments[number]
            return segment.text.start + place - self.offsets.position(segment.source.start)
        return self.segments[number + 1].text.start if number + 1 < len(self.segments) else len(self.text)


def page(
    path: str, raw: bytes, source: str, first: int, codec: str, mark: int, offsets: Offsets, *, fixed: bool
) -> Page:  # fmt: skip
    """The document of a Markdown file.

    Args:
        path: only a name.
        raw: the file.
        source: its text, decoded.
        first: the code point at which the page begins, below its head.
        codec: what it was decoded from.
        mark: the length of the byte order mark.
        offsets: of `source`.
        fixed: no stretch of the text has bytes of its own.
    """
    found = blocks(source, first)
    text, segments, place = [], [], 0
    byte, done = mark, 0
    is_even = codec in ("utf-8", "ascii") and source.isascii()
    for shown, start, end, origin in pieces(source, found, found.labels, first):
        if is_even:
            bytes_of = slice(start + mark, end + mark)
        else:  # in order: each code point is measured once
            before = byte if start == done else byte + len(source[done:start].encode(codec))
            byte = before if start == end else before + len(source[start:end].encode(codec))
            done = end
            bytes_of = slice(before, byte)
        length = len(shown)
        segments.append(Segment(Span(place, place + length), bytes_of, Origin.INVENTED if fixed else origin))
        text.append(shown)
        place += length
    return Page(
        path, raw, "".join(text), tuple(segments), codec, escape=escape, content=source, offsets=offsets,
        tops=tuple(found.tops), labels=found.labels, head=first,
    )  # fmt: skip


def escape(new: str) -> str:
    """`new` with a backslash before what would be markup."""
    return _ESCAPE.sub(lambda match: f"{match['number'] or ''}\\{match['mark'] or match[0]}", new)
