"""What somebody wrote to textlint in the source of a text, and what comes of it."""

from typing import NamedTuple

from textlint.core.finding import Finding


class Comment(NamedTuple):
    """A comment that begins with `textlint:`, or a key of a page's head that says the same for the whole file."""

    position: int  # code point of the text at which it stands, or the next block begins; the text's length: none does
    text: str  # its inside, `textlint:` and all
    source: slice  # of `Document.raw`
    is_inside: bool = False  # words of the block it stands in come before it, and end at `position`
    trouble: str = ""  # why a reader could make nothing of it; comes after “… is not understood: ”, without a full stop


class Suppressed(NamedTuple):
    """A finding that somebody wants to be quiet."""

    finding: Finding
    reason: str  # as it was given; "" when it was not
    is_external: bool = False  # said in a file beside the text, not in its source
