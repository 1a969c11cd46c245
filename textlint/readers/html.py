"""HTML, pages and fragments; what reads them is loaded when there is one, see `textlint.readers.within.html_page`."""

import re
from functools import partial

from textlint.core import Document
from textlint.readers import Options, Part

SUFFIXES = (".html", ".htm", ".xhtml")
LOOKED_AT = 4096  # bytes of input without a known suffix in which its first tag must begin

_FIRST_TAG = (
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html\b|html[\s>]|"
    rb"(address|article|aside|blockquote|body|div|dl|figure|footer|form|h[1-6]|header|main|nav|ol|p|pre|section|table|ul)"
    rb"(?:\s[^<>]*)?>)"
)


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The page as one text.

    Raises:
        InputError: as `read`.
        LookupError: as `read`.
    """
    read_again = partial(read, path, encoding=options.encoding)
    return (Part(read_again(raw), read_again),)


def is_likely(raw: bytes) -> bool:
    """True for a document type, `<html`, or a block that is opened first of all and closed somewhere."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw[2:].replace(b"\0", b"")  # ASCII in UTF-16
    first = re.match(_FIRST_TAG, raw.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT], re.IGNORECASE)
    if first is None:
        return False
    return first[1] is None or re.search(rb"</" + first[1] + rb"\s*>", raw, re.IGNORECASE) is not None


def read(path: str, raw: bytes, encoding: str | None = None) -> Document:
    """The text of a page, in the encoding that a byte order mark, `encoding` or the page itself names, else UTF-8.

    Raises:
        InputError: as `html_page.read`.
        LookupError: Python knows no text encoding of that name.
    """
    from textlint.readers.within import html_page

    return html_page.read(path, raw, encoding)
