"""What a rule reads, and the way back to the file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, Protocol, TypeVar

from textlint.core.comment import Comment
from textlint.core.edit import Edit, Span

Fact = TypeVar("Fact")

LINE_END = re.compile("\r\n|\n|\r")
_BYTE_LINE_END = re.compile(rb"\r\n|\n|\r")
BOM = b"\xef\xbb\xbf"
CHECKPOINT = 4096  # code points between remembered byte offsets in text that is not one byte a character


class Unmappable(ValueError):
    """A span of the text that no single stretch of the file stands for.

    The finding stays; its fix is shown, not applied.
    """


class Origin(Enum):
    """How a stretch of `Document.text` came to be, and so what may be done to it in the file."""

    VERBATIM = "verbatim"  # the bytes decode to exactly this text: editable anywhere inside
    ESCAPED = "escaped"  # &amp; or \u00e9 or folded blanks: editable only as a whole
    INVENTED = "invented"  # a paragraph break the reader added: never editable


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text and the bytes it stands for: `source` is a slice of `Document.raw`."""

    text: Span
    source: slice
    origin: Origin = Origin.VERBATIM


class Location(NamedTuple):
    """Where a span stands in the source file. Lines and columns count from 1, columns in code points.

    The end is exclusive: a span that ends with its line's end ends in column 1 of the next line.
    """

    line: int
    column: int
    byte_start: int
    byte_end: int
    end_line: int
    end_column: int


class Writer(Protocol):
    """How new text is written in a source where that depends on the place: on the quoting of a value, say."""

    def written(self, edit: Edit) -> str:
        """What stands in the source for the text of `edit`.

        Raises:
            Unmappable: it cannot be said there.
        """
        ...

    def holds(self, edits: Sequence[Edit]) -> bool:
        """True when the source, after all of `edits`, reads as the text does after them."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """What a rule reads, and the way back to the file. `segments` tile `text`: no gap, no overlap."""

    path: str
    raw: bytes  # of the part that holds the text: the file, a record's value, a cell, an XML part
    text: str  # as a reader sees it; decoded, never normalised
    segments: tuple[Segment, ...]
    encoding: str = "utf-8"  # of `raw`, a name Python knows that writes no byte order mark
    errors: str = "strict"  # how `encoding` treats what it cannot hold; `surrogatepass` for text that came as a `str`
    record: int | None = None  # number of the record in the file, from 1
    part: str | None = None  # name of the part inside the file or record
    escape: Callable[[str], str] | None = None  # how new text is written in the source; None: as it is
    writer: Writer | None = None  # in place of `escape`, where the writing depends on the place
    place: Callable[[int], tuple[int, int]] | None = None  # line and column of a byte of `raw`, from 1; None: counted
    counts_text: bool = False  # lines and columns count in `text`: the source has none that people see
    # How edits that do not overlap are written, as bytes [start, end) of `raw` and what comes in their place, in order;
    # None: each in the place of its `source`. For formats in which more than that stretch must change with it.
    rewrite: "Callable[[Document, Sequence[Edit]], Sequence[tuple[int, int, bytes]]] | None" = None
    comments: tuple[Comment, ...] = ()  # to us, in the order of the source
    _facts: dict[Any, Any] = field(default_factory=dict, repr=False)

    def fact(self, compute: "Callable[[Document], Fact]") -> Fact:
        """What `compute` says of this document, worked out at the first call and kept."""
        try:
            return self._facts[compute]  # type: ignore[no-any-return]
        except KeyError:
            return self._facts.setdefault(compute, compute(self))  # type: ignore[no-any-return]

    def attach(self, key: object, value: object) -> None:
        """Give the facts something they need from outside, e.g. the table of boilerplate lines."""
        self._facts[key] = value

    def attached(self, key: object) -> Any:
        """What was attached under `key`; None when nothing was."""
        return self._facts.get(key)

    def source(self, span: Span) -> slice:
        """Bytes of `raw` that an edit of `span` would replace.

        Raises:
            Unmappable: `span` cuts an escape, touches invented text or runs across markup.
                The finding stays; its fix is shown, not applied.
        """
        parts = [self._bytes_of(segment, span) for segment in self._under(span)]
        if not parts or any(left.stop != right.start for left, right in pairwise(parts)):
            raise Unmappable(f"{tuple(span)} runs across markup in {self.path}")
        return slice(parts[0].start, parts[-1].stop)

    def written(self, edit: Edit) -> str:
        """What stands in the source for the text of `edit`.

        Raises:
            Unmappable: the source has no way to say it there.
        """
        if self.writer is not None:
            return self.writer.written(edit)
        return edit.text if self.escape is None else self.escape(edit.text)

    def accepts(self, edits: Sequence[Edit]) -> bool:
        """False where the file, read again after `edits` of one fix, would not have the text with just these edits.

        For formats in which new text, or the loss of some, can make or break markup; the fix is shown, not applied.
        """
        return True

    def location(self, span: Span) -> Location | None:
        """Line, column and bytes of `span` in the source; None where there is no such place."""
        source = self._reach(span)
        if source is None:
            return None
        if not (self.counts_text or self.fact(_is_whole_file)):
            return self.location_of(source)
        places = (self._in_text(span.start), self._in_text(span.end))
        return Location(*places[0], source.start, source.stop, *places[1])

    def location_of(self, source: slice) -> Location:
        """Line and column of bytes of `raw`; in a file that has lines, see `counts_text`."""
        places = (self._in_source(source.start, "start"), self._in_source(source.stop, "end"))
        return Location(*places[0], source.start, source.stop, *places[1])

    def utf8_columns(self, location: Location) -> tuple[int, int]:
        """The columns of start and end of `location` in bytes of UTF-8, whatever the file is written in."""
        if self.counts_text:
            starts = self.fact(_line_starts)
            places = ((location.line, location.column), (location.end_line, location.end_column))
            begins = [(starts[line - 1], column - 1) for line, column in places]
            texts = [self.text[begin : begin + size] for begin, size in begins]
        else:
            lines = self.fact(_source_lines)
            ends = ((location.line, location.byte_start), (location.end_line, location.byte_end))
            if self.encoding in ("utf-8", "ascii"):  # no slice of the line, which may be megabytes with many findings
                first, last = (self._bytes_between(lines[line - 1], byte) for line, byte in ends)
                return first + 1, last + 1
            prefixes = [self.raw[lines[line - 1] : byte].decode(self.encoding, self.errors) for line, byte in ends]
            texts = [
                text.removeprefix("\ufeff") if line == 1 else text
                for text, (line, _) in zip(prefixes, ends, strict=True)
            ]
        first, last = (len(text.encode("utf-8", "surrogatepass")) for text in texts)
        return first + 1, last + 1

    def _bytes_between(self, line_start: int, byte: int) -> int:
        """The bytes of UTF-8 from the start of a line to `byte`, a byte order mark not counted."""
        marked = line_start == 0 and byte >= len(BOM) and self.raw.startswith(BOM)
        return byte - line_start - (len(BOM) if marked else 0)

    def _in_text(self, position: int) -> tuple[int, int]:
        starts = self.fact(_line_starts)
        line = bisect_right(starts, position)
        return line, position - starts[line - 1] + 1

    def _in_source(self, byte: int, end: str) -> tuple[int, int]:
        if self.place is not None:
            return self.place(byte)
        lines = self.fact(_source_lines)
        line = bisect_right(lines, byte)
        return line, self._column(lines[line - 1], byte, end)

    def _column(self, line_start: int, byte: int, end: str) -> int:
        """Column of `byte` in its line, counted on from the last one asked for: a page may be one line of megabytes.

        `end` is the end of spans that `byte` is, start or end: either is asked for in rising order.
        """
        known, column = self._facts.get((end, line_start), (line_start, 1))
        if known > byte:
            known, column = line_start, 1
        before = self.raw[known:byte].decode(self.encoding, self.errors)
        column += len(before.removeprefix("\ufeff") if known == 0 else before)  # further on it is a character
        self._facts[end, line_start] = (byte, column)
        return int(column)

    def _reach(self, span: Span) -> slice | None:
        """The bytes from the first to the last that `span` stands for, markup between them included; None for none."""
        parts = []
        for segment in self._under(span):
            if segment.origin is Origin.VERBATIM:
                parts.append(self._bytes_of(segment, span))
            elif segment.origin is Origin.ESCAPED:
                parts.append(segment.source)
        return slice(parts[0].start, parts[-1].stop) if parts else None

    def _under(self, span: Span) -> Iterator[Segment]:
        """The segments that share a code point with `span`."""
        starts = self.fact(_segment_starts)
        for number in range(max(0, bisect_right(starts, span.start) - 1), len(starts)):
            segment = self.segments[number]
            if segment.text.start >= span.end:
                return
            if segment.text.end > span.start:
                yield segment

    def _bytes_of(self, segment: Segment, span: Span) -> slice:
        """The bytes under the part of `segment` that `span` covers."""
        start, end = max(span.start, segment.text.start), min(span.end, segment.text.end)
        if (start, end) == segment.text and segment.origin is not Origin.INVENTED:
            return segment.source
        if segment.origin is not Origin.VERBATIM:
            raise Unmappable(f"{tuple(span)} cuts {segment.origin.value} text in {self.path}")
        return slice(self._byte_at(segment, start), self._byte_at(segment, end))

    def _byte_at(self, segment: Segment, position: int) -> int:
        """Offset in `raw` of the code point at `position`, which lies in a verbatim `segment` or at its end."""
        first = segment.text.start
        if segment.source.stop - segment.source.start == segment.text.end - first:  # one byte a character
            return int(segment.source.start) + position - first
        known: list[int] = self._facts.setdefault(("checkpoints", first), [segment.source.start])
        while len(known) <= (position - first) // CHECKPOINT:
            done = first + (len(known) - 1) * CHECKPOINT
            known.append(known[-1] + len(self.text[done : done + CHECKPOINT].encode(self.encoding, self.errors)))
        step = (position - first) // CHECKPOINT
        return known[step] + len(self.text[first + step * CHECKPOINT : position].encode(self.encoding, self.errors))


def _segment_starts(document: Document) -> list[int]:
    return [segment.text.start for segment in document.segments]


def _is_whole_file(document: Document) -> bool:
    """True when lines of the text are lines of the file: only a byte order mark stands before its one segment."""
    if len(document.segments) != 1 or document.segments[0].origin is not Origin.VERBATIM:
        return False
    before = document.raw[: document.segments[0].source.start]
    return before.decode(document.encoding, document.errors) in ("", "\ufeff")


def _source_lines(document: Document) -> list[int]:
    """The bytes of `raw` at which lines begin."""
    if document.encoding in ("utf-8", "ascii", "iso8859-1", "cp1252"):
        return [0, *(match.end() for match in _BYTE_LINE_END.finditer(document.raw))]
    text = document.raw.decode(document.encoding, document.errors)
    starts, last, offset = [0], 0, 0
    for match in LINE_END.finditer(text):
        offset += len(text[last : match.end()].encode(document.encoding, document.errors))
        last = match.end()
        starts.append(offset)
    return starts


def _line_starts(document: Document) -> list[int]:
    text = document.text
    if "\r" in text:
        return [0, *(match.end() for match in LINE_END.finditer(text))]
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    starts.pop()  # behind the last line
    return starts
