"""A field of a page's head as a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from textlint.core import Document, Edit, Segment, Span, Unmappable
from textlint.readers.within.front_matter import Field, end_of_head, escape, fields, pieces
from textlint.readers.within.offsets import Offsets


@dataclass(frozen=True, slots=True, eq=False)
class FieldDocument(Document):
    """A value in quotes or without; an edit must not end it, nor make it something else than a string."""

    content: str = ""  # the whole file, decoded
    offsets: Offsets | None = None

    def accepts(self, edits: Sequence[Edit]) -> bool:
        """True when the field, read again after `edits`, has the text with these edits, and no other field changes."""
        assert self.offsets is not None and self.part is not None and self.escape is not None
        parts, expected, done, told = [], [], 0, 0
        for edit in edits:
            try:
                place = self.source(edit.span)
            except Unmappable:
                return False
            start, end = self.offsets.position(place.start), self.offsets.position(place.stop)
            parts += [self.content[done:start], self.escape(edit.text)]
            expected += [self.text[told : edit.span.start], edit.text]
            done, told = end, edit.span.end
        new = "".join((*parts, self.content[done:]))
        return _value(new, self.part) == "".join((*expected, self.text[told:])) and len(new) - end_of_head(new) == len(
            self.content
        ) - end_of_head(self.content)


def read_field(path: str, raw: bytes, content: str, name: str, codec: str, mark: int) -> Document:
    """The field of that name; a document without text where there is none.

    Args:
        path: only a name.
        raw: the file.
        content: its text, decoded.
        name: the field, which is the name of the part.
        codec: what it was decoded from.
        mark: the length of the byte order mark.
    """
    field = _field(content, name)
    if field is None:
        return Document(path, raw, "", (), codec, part=name)
    return field_document(path, raw, content, field, codec, Offsets(content, codec, mark))


def field_document(path: str, raw: bytes, content: str, field: Field, codec: str, offsets: Offsets) -> Document:
    """The document of a field that was found in `content`; arguments as those of `read_field`."""
    text, segments = "", []
    for piece in pieces(content, field):
        span = Span(len(text), len(text) + len(piece.text))
        segments.append(Segment(span, offsets.span(piece.start, piece.end), piece.origin))
        text += piece.text

    def written(new: str) -> str:
        return escape(new, field.style)

    return FieldDocument(
        path, raw, text, tuple(segments), codec, part=field.name, escape=written, content=content, offsets=offsets
    )  # fmt: skip


def _field(content: str, name: str) -> Field | None:
    return next(iter(fields(content, (name,))), None)


def _value(content: str, name: str) -> str | None:
    field = _field(content, name)
    return None if field is None else "".join(piece.text for piece in pieces(content, field))
