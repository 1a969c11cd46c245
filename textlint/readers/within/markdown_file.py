"""Markdown: paragraphs, headings, list items, cells, notes and captions are text; so are named fields of the head.

Markup, code, targets of links and HTML tags are not. A field of the head is a part of its own, the page the last.
"""

from functools import partial
from typing import TYPE_CHECKING

from textlint.core import Document
from textlint.readers import Options, Part, plain
from textlint.readers.within import front_matter
from textlint.readers.within.front_matter_field import field_document, read_field
from textlint.readers.within.offsets import Offsets

if TYPE_CHECKING:
    from textlint.readers.within.markdown_page import Page


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The named fields of the head, in the order of the file, then the page.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    mark, codec, text = plain.decoded(path, raw, options.encoding)
    fields, end = front_matter.fields_and_end(text, options.front_matter)
    offsets = Offsets(text, codec, mark)
    found = [(field.name, field_document(path, raw, text, field, codec, offsets)) for field in fields]

    def read_again(new: bytes) -> Document:
        return read(path, new, options.encoding)

    return (
        *(Part(document, partial(_read_field, path, name, options.encoding)) for name, document in found),
        Part(_page(path, raw, text, end, codec, mark, offsets), read_again),
    )


def read(path: str, raw: bytes, encoding: str | None = None) -> "Page":
    """The page below its head.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    mark, codec, text = plain.decoded(path, raw, encoding)
    return _page(path, raw, text, front_matter.end_of_head(text), codec, mark, Offsets(text, codec, mark))


def _page(path: str, raw: bytes, text: str, first: int, codec: str, mark: int, offsets: Offsets) -> "Page":
    from textlint.readers.within.markdown_page import page  # what a run on other files does not need

    fixed = not plain.is_splittable(text, codec, raw[mark:])
    made = page(path, raw, text, first, codec, mark, offsets, fixed=fixed)
    if "textlint" not in text:
        return made
    from textlint.readers.within.markdown_comments import with_comments  # few pages speak to us

    return with_comments(made)


def _read_field(path: str, name: str, encoding: str | None, raw: bytes) -> Document:
    mark, codec, text = plain.decoded(path, raw, encoding)
    return read_field(path, raw, text, name, codec, mark)
