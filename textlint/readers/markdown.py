"""Markdown: paragraphs, headings, list items, cells, notes and captions are text; so are named fields of the head.

Markup, code, targets of links and HTML tags are not. A field of the head is a part of its own, the page the last.
"""

import re

from textlint.core import Document
from textlint.readers import Options, Part, front_matter, plain
from textlint.readers.front_matter_field import field_document
from textlint.readers.markdown_page import Page, page

SUFFIXES = (".markdown", ".md", ".mdown", ".mkd")
SNIFFED = 65_536  # bytes that are looked at to tell Markdown from plain text

_HEAD = re.compile(rb"---[ \t]*\r?\n[A-Za-z][\w-]*:[ \t\r\n]|\+\+\+[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*=")
_HEADING = re.compile(rb"^#{1,6} \S", re.MULTILINE)
_LINK = re.compile(rb"\[[^\[\]\r\n]{1,200}\]\((?:https?://|/)[^\s()]{0,300}\)")


def is_likely(raw: bytes) -> bool:
    """True for a page with a head, or with a heading and a link as only Markdown writes them."""
    start = raw[:SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _HEAD.match(start):
        return front_matter.end_of_head(raw.decode("utf-8", "replace").removeprefix("\ufeff")) > 0
    return _HEADING.search(start) is not None and _LINK.search(start) is not None


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The named fields of the head, in the order of the file, then the page.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    _, _, text = plain.decoded(path, raw, options.encoding)
    names = [field.name for field in front_matter.fields(text, options.front_matter)]
    return (*(_field(path, raw, name, options.encoding) for name in names), _page(path, raw, options.encoding))


def read(path: str, raw: bytes, encoding: str | None = None) -> Page:
    """The page below its head.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    mark, codec, text = plain.decoded(path, raw, encoding)
    fixed = not plain.is_splittable(text, codec, raw[mark:])
    made = page(path, raw, text, front_matter.end_of_head(text), codec, mark, fixed=fixed)
    if "textlint" not in text:
        return made
    from textlint.readers.markdown_comments import with_comments  # few pages speak to us

    return with_comments(made)


def _page(path: str, raw: bytes, encoding: str | None) -> Part:
    def read_again(new: bytes) -> Document:
        return read(path, new, encoding)

    return Part(read_again(raw), read_again)


def _field(path: str, raw: bytes, name: str, encoding: str | None) -> Part:
    def read_again(new: bytes) -> Document:
        mark, codec, text = plain.decoded(path, new, encoding)
        return field_document(path, new, text, name, codec, mark)

    return Part(read_again(raw), read_again)
