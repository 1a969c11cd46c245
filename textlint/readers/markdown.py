"""Markdown; what reads it is loaded when there is some, see `textlint.readers.within.markdown_file`."""

import re
from typing import TYPE_CHECKING

from textlint.readers import Options, Part

if TYPE_CHECKING:
    from textlint.readers.within.markdown_page import Page

SUFFIXES = (".markdown", ".md", ".mdown", ".mkd")
SNIFFED = 65_536  # bytes that are looked at to tell Markdown from plain text

_HEAD = rb"---[ \t]*\r?\n[A-Za-z][\w-]*:[ \t\r\n]|\+\+\+[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*="
_HEADING = rb"^#{1,6} \S"
_LINK = rb"\[[^\[\]\r\n]{1,200}\]\((?:https?://|/)[^\s()]{0,300}\)"


def is_likely(raw: bytes) -> bool:
    """True for a page with a head, or with a heading and a link as only Markdown writes them."""
    start = raw[:SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if re.match(_HEAD, start):
        from textlint.readers.within.front_matter import end_of_head

        return end_of_head(raw.decode("utf-8", "replace").removeprefix("\ufeff")) > 0
    return re.search(_HEADING, start, re.MULTILINE) is not None and re.search(_LINK, start) is not None


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The named fields of the head, in the order of the file, then the page.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    from textlint.readers.within import markdown_file

    return markdown_file.parts(path, raw, options)


def read(path: str, raw: bytes, encoding: str | None = None) -> "Page":
    """The page below its head.

    Raises:
        InputError: as `plain.read`.
        LookupError: as `plain.read`.
    """
    from textlint.readers.within import markdown_file

    return markdown_file.read(path, raw, encoding)
