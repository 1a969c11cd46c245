"""Values of a data file that are prose -> the articles they form, and the way back to their bytes.

A reader of such a format finds the values and their places and says how each is quoted; all else is here.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

from textlint.core import Document, Edit, InputError, Origin, Segment, Span, Unmappable
from textlint.core.document import LINE_END
from textlint.readers import Apart, Options, Part, Stretch, plain
from textlint.readers.within.fields import FieldError, Path, article, patterns, written
from textlint.readers.within.offsets import Offsets

BREAK = "\n\n"  # what parts two values of one article in its text
_PARTED = "\0"  # parts their sources where these stand alone: in no file that is text


class Piece(NamedTuple):
    """A stretch of a value's text, and the code points [start, end) of the value's source that it stands for."""

    text: str
    start: int
    end: int
    origin: Origin = Origin.VERBATIM


class Style(Protocol):
    """How a value is quoted, and so how its text is read and written."""

    def parsed(self, source: str) -> str | None:
        """The text of a source, by a parser of the format; None when it is no string, or more than a string."""
        ...

    def pieces(self, source: str) -> list[Piece]:
        """Where the text stands in a source that can be parsed."""
        ...

    def escaped(self, text: str) -> str:
        """`text` as it is written within.

        Raises:
            Unmappable: this quoting cannot say it.
        """
        ...


class Value(NamedTuple):
    """A string in a data file: `start` is the code point of the file's text at which its source begins."""

    path: Path
    start: int
    source: str
    text: str
    style: Style
    book: int = 0  # number of the document in a file of several, from 1


class Sealed:
    """The style of a value of which only the text is known, not the places: it can be read and not be changed."""

    def __init__(self, text: str) -> None:
        self._text = text

    def parsed(self, source: str) -> str | None:
        """What was read once."""
        return self._text

    def pieces(self, source: str) -> list[Piece]:
        """All of it in one."""
        return [Piece(self._text, 0, len(source), Origin.ESCAPED)]

    def escaped(self, text: str) -> str:
        """Never.

        Raises:
            Unmappable: always.
        """
        raise Unmappable("it is not known where the text of this value stands")


class Source:
    """The text of a data file, and where its characters stand.

    Raises:
        InputError: as `plain.read`, or an encoding in which a character has no bytes of its own.
        LookupError: as `plain.read`.
    """

    def __init__(self, path: str, raw: bytes, options: Options) -> None:
        self.path, self.raw = path, raw
        self._mark, self.codec, self.text = plain.decoded(path, raw, options.encoding)
        if not plain.is_splittable(self.text, self.codec, raw[self._mark :]):
            raise InputError(
                path, f"{self.codec} is read in plain text only: its characters have no bytes of their own"
            )
        self.offsets = Offsets(self.text, self.codec, self._mark)
        try:
            self.fields = patterns(options.fields)
        except FieldError as error:
            raise InputError(path, str(error)) from None
        if not self.fields:
            raise InputError(path, "say with --field which of its values are prose, e.g. --field title --field body")

    def error(self, reason: str, position: int) -> InputError:
        """The file is broken at that code point of its text."""
        return InputError(self.path, reason, self.offsets.byte(min(position, len(self.text))))

    def place(self, byte: int) -> tuple[int, int]:
        """Line and column of a byte, from 1."""
        position = self.offsets.position(byte)
        line = bisect_right(self._lines, position)
        return line, position - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]


class Article:
    """The values that are one text, and their documents."""

    def __init__(self, source: Source, home: Path, values: Sequence[Value]) -> None:
        self._source, self._values = source, values
        self._part = written(home) or None
        last = home[-1] if home else None
        self._record = last + 1 if isinstance(last, int) else (values[0].book or None)

    def document(self) -> Document:
        """As it stands in the file."""
        source = self._source
        starts = [source.offsets.byte(value.start) for value in self._values]
        return self._made(source.raw, self._values, starts, source)

    def apart(self) -> Apart:
        """As it stands alone."""
        made = self._alone(self._values)
        stretches = []
        local = 0
        for value in self._values:
            size = len(value.source.encode(self._source.codec))
            stretches.append(Stretch(local, self._source.offsets.byte(value.start), size))
            local += size + len(_PARTED.encode(self._source.codec))
        return Apart(made, self._alone_again, tuple(stretches))

    def _alone_again(self, raw: bytes) -> Document:
        sources = raw.decode(self._source.codec).split(_PARTED)
        return self._alone(
            [
                value if new == value.source else value._replace(source=new, text=value.style.parsed(new) or "")
                for value, new in zip(self._values, sources, strict=True)
            ]
        )

    def _alone(self, values: Sequence[Value]) -> Document:
        encoded = [value.source.encode(self._source.codec) for value in values]
        between = _PARTED.encode(self._source.codec)
        starts = [0, *accumulate(len(one) + len(between) for one in encoded)]
        return self._made(between.join(encoded), values, starts, None)

    def _made(self, raw: bytes, values: Sequence[Value], starts: Sequence[int], source: Source | None) -> Document:
        codec = self._source.codec
        written: list[_Written] = []
        segments: list[Segment] = []
        texts: list[str] = []
        position = 0
        for value, start in zip(values, starts, strict=False):
            if not value.text:
                continue
            if texts:
                end = segments[-1].source.stop
                segments.append(Segment(Span(position, position + len(BREAK)), slice(end, end), Origin.INVENTED))
                texts.append(BREAK)
                position += len(BREAK)
            written.append(_Written(position, value))
            segments += _segments(written[-1], start, codec)
            texts.append(value.text)
            position += len(value.text)
        return Document(
            self._source.path, raw, "".join(texts), tuple(segments), codec, record=self._record, part=self._part,
            writer=_Writer(written), place=source.place if source else None,
        )  # fmt: skip


def parts_of(source: Source, values: Iterable[Value], again: Callable[[bytes], tuple[Part, ...]]) -> tuple[Part, ...]:
    """The articles of a file, in the order in which they begin; values that belong to none of their own are one.

    Args:
        source: the file.
        values: in the order of the file.
        again: reads the file anew.
    """
    groups: dict[tuple[int, Path], list[Value]] = {}
    for value in values:
        groups.setdefault((value.book, article(source.fields, value.path)), []).append(value)
    told = [Article(source, home, group) for (_, home), group in groups.items()]
    return tuple(
        Part(one.document(), lambda new, number=number: again(new)[number].document, one.apart)  # type: ignore[misc]
        for number, one in enumerate(told)
    )


class _Written:
    """A value in the text of a document, from the code point `first` on."""

    def __init__(self, first: int, value: Value) -> None:
        self.first, self.value = first, value
        self.pieces = value.style.pieces(value.source)
        self.style: Style = value.style
        if "".join(piece.text for piece in self.pieces) != value.text:  # quoted in a way we do not know
            self.style = Sealed(value.text)
            self.pieces = self.style.pieces(value.source)
        self._starts = list(accumulate((len(piece.text) for piece in self.pieces), initial=first))

    def source_after(self, edits: Sequence[Edit], texts: Sequence[str]) -> str:
        """The source with `texts` written in the place of what `edits`, in order, replace."""
        source, done, parts = self.value.source, 0, []
        for edit, text in zip(edits, texts, strict=True):
            start, end = self._place(edit.span.start), self._place(edit.span.end - 1, is_last=True)
            parts += [source[done:start], text]
            done = end
        return "".join((*parts, source[done:]))

    def text_after(self, edits: Sequence[Edit]) -> str:
        """The text after `edits`, which are in order."""
        text, done, parts = self.value.text, 0, []
        for edit in edits:
            parts += [text[done : edit.span.start - self.first], edit.text]
            done = edit.span.end - self.first
        return "".join((*parts, text[done:]))

    def _place(self, position: int, *, is_last: bool = False) -> int:
        """Where the code point of the document's text begins in the source; with `is_last`, where it ends."""
        number = bisect_right(self._starts, position) - 1
        piece = self.pieces[number]
        if piece.origin is Origin.VERBATIM:
            return piece.start + position - self._starts[number] + is_last
        return piece.end if is_last else piece.start


class _Writer:
    """Writes new text as the value round its place is quoted."""

    def __init__(self, values: Sequence[_Written]) -> None:
        self._values, self._starts = values, [value.first for value in values]

    def written(self, edit: Edit) -> str:
        """The text as it is quoted there.

        Raises:
            Unmappable: this quoting cannot say it.
        """
        if _PARTED in edit.text:
            raise Unmappable("a NUL")
        return self._at(edit).style.escaped(edit.text)

    def holds(self, edits: Sequence[Edit]) -> bool:
        """Reads the values again that `edits`, which are in order, change."""
        touched: dict[_Written, list[Edit]] = {}
        for edit in edits:
            touched.setdefault(self._at(edit), []).append(edit)
        return all(
            value.style.parsed(value.source_after(its, [self.written(edit) for edit in its])) == value.text_after(its)
            for value, its in touched.items()
        )

    def _at(self, edit: Edit) -> _Written:
        return self._values[bisect_right(self._starts, edit.span.start) - 1]


def _segments(value: _Written, first: int, codec: str) -> Iterator[Segment]:
    """The pieces of a value whose source begins at byte `first`."""
    source, position, done, byte = value.value.source, value.first, 0, first
    for piece in value.pieces:
        start = byte + len(source[done : piece.start].encode(codec))
        byte = start + len(source[piece.start : piece.end].encode(codec))
        done = piece.end
        if piece.text:
            yield Segment(Span(position, position + len(piece.text)), slice(start, byte), piece.origin)
        position += len(piece.text)
