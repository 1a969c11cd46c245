"""HTML comments to textlint in a Markdown page, and the key of its head that says the same for the whole file."""

import re
from collections.abc import Iterator
from dataclasses import replace

from textlint.core import Span, Unmappable
from textlint.readers.within.comments import MARK, Found, is_ours, placed
from textlint.readers.within.front_matter_ignores import ignores
from textlint.readers.within.markdown_blocks import blocks
from textlint.readers.within.markdown_inline import BREAK, cuts
from textlint.readers.within.markdown_page import Page

_OPEN, _CLOSE = "<!--", "-->"
_SHOWN = re.compile(rf"{_OPEN}[ \t]*{MARK}")
_FURTHER_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t>]*")  # with the marks of quotes before it
_NOT_ONE = (
    "in a line Markdown takes this for text, since -- stands in it or it is not closed; write — before the reason"
)


def with_comments(page: Page) -> Page:
    """`page` with its comments; the same one where nobody speaks to us, which takes two searches."""
    found = list(ignores(page.content, page.head)) if page.head else []
    if MARK in page.content and _OPEN in page.content:
        found += sorted((*_in_blocks(page), *_shown(page)))
    assert page.offsets is not None
    return replace(page, comments=placed(found, page.segments, page.offsets.span)) if found else page


def _in_blocks(page: Page) -> Iterator[Found]:
    """Comments as the parser sees them: not those in code."""
    source = page.content
    for block in blocks(source, page.head).blocks:
        done, has_words = block.start, False  # words of the text's own block: a tag of a block ends it
        for cut in cuts(source, block, page.labels):
            has_words |= not source[done : cut.start].isspace() and done < cut.start
            done = cut.end
            shown = source[cut.start : cut.end]
            if shown.startswith(_OPEN):
                inside = shown[len(_OPEN) :].removesuffix(_CLOSE)
                if is_ours(inside):
                    yield Found(cut.start, cut.end, _FURTHER_LINE.sub(" ", inside), has_words)
            elif cut.text == BREAK:
                has_words = False
            else:
                has_words |= bool(cut.text.strip())


def _shown(page: Page) -> Iterator[Found]:
    """What looks like a comment to us and is none: readers of the page see it."""
    assert page.offsets is not None
    for match in _SHOWN.finditer(page.text):
        try:
            source = page.source(Span(match.start(), match.end()))
        except Unmappable:
            continue
        start, end = page.offsets.position(source.start), page.offsets.position(source.stop)
        if page.content.startswith(_OPEN, start):
            yield Found(start, end, page.content[start + len(_OPEN) : end], trouble=_NOT_ONE)
