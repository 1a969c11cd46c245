"""The plainest markup in a block of Markdown, told without tree-sitter, which takes ten times as long.

`**words**`, `[words](https://x.y)`, `[sic]` and `\\.` among words and blanks mean the same wherever they stand. Of
anything else, and of these where they touch what might make them something else, nothing is said: tree-sitter is asked.
"""

import re
from typing import NamedTuple

from textlint.core import Origin
from textlint.readers.within.markdown_blocks import label


class Cut(NamedTuple):
    """Code points [start, end) of the source that stand for `text`: an escape, or what the reader puts there."""

    start: int
    end: int
    text: str = ""
    origin: Origin = Origin.INVENTED


_INNER = r"[^*_`\[\]<>&\\~{}!\x00-\x1f\x7f]++"
_MARKUP = re.compile(  # a set of signs comes first: they are then searched for, not tried at every character
    r"([*_`\[\]<>&\\~{}\x00-\x08\x0b\x0c\x0e-\x1f\x7f])(?:"
    # A mark of emphasis that can only open, and after words without any sign the same that can only close: no other
    # reading is left. Of characters beyond ASCII only those are let touch it of which the kind is beyond doubt.
    r"(?<=[*_])(?<![^ \n(“‘—–].)(\1?+)(?=[^\W_])" + _INNER + r"(?<=[^\W_])\1\2"
    r"(?=[ \r\n.,;:?)”’—–]|\Z)"
    r"|(?<=\[)(?<![!\]\\].)(?![\s^])(" + _INNER + r")(?<!\s)\](?:\([A-Za-z0-9:/.?=%#+@,;~&_-]++\)()|(?![(\[:]))"
    r"|(?<=\\)([!-/:-@\[-`{-~])"
    r"|(?<=&)(?!#?[A-Za-z0-9]++;)()"
    r"|)"
)
_ODD, _EMPHASIS, _BRACKETS, _LINK, _ESCAPE, _AMPERSAND = range(1, 7)  # the last group that took part


def simple_cuts(source: str, start: int, end: int, labels: frozenset[str]) -> tuple[list[Cut], int]:
    """The markup up to the first sign of which nothing is said here, and where that stands; `end` where there is none.

    Code points [start, end) of the source are one block or several, each with fewer signs than are seen at once.
    """
    made: list[Cut] = []
    for match in _MARKUP.finditer(source, start, end):
        kind = match.lastindex
        first, last = match.span()
        if kind == _EMPHASIS:
            size = match.end(2) - first
            made += (Cut(first, first + size), Cut(last - size, last))
        elif kind == _LINK:
            made += (Cut(first, match.start(3)), Cut(match.end(3), last))
        elif kind == _ESCAPE:
            made.append(Cut(first, last, match[5], Origin.ESCAPED))
        elif kind == _ODD or (kind == _BRACKETS and label(match[3]) in labels):
            return made, first
    return made, end
