"""Comments to textlint in the source of a page, and where in its text they stand."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textlint.core import Comment, Segment

MARK = "textlint:"  # what they begin with


class Found(NamedTuple):
    """A comment in the code points [start, end) of the file; the rest as in `Comment`."""

    start: int
    end: int
    text: str
    is_inside: bool = False
    trouble: str = ""


def is_ours(text: str) -> bool:
    """True for the inside of a comment that speaks to us."""
    return text.lstrip().startswith(MARK)


def placed(
    found: Iterable[Found], segments: Sequence[Segment], source: Callable[[int, int], slice]
) -> tuple[Comment, ...]:
    """The comments with their places in the text that `segments` tile.

    Args:
        found: the comments, in order.
        segments: of the text, in the order of the file.
        source: the bytes of code points [start, end) of the file.
    """
    starts = [segment.source.start for segment in segments]

    def place(one: Found, at: slice) -> int:
        if one.is_inside:
            number = bisect_left(starts, at.start)  # a stand-in for the comment itself begins where it does
            while number and segments[number - 1].source.stop > at.start:  # a break between blocks reaches over it
                number -= 1
            return segments[number - 1].text.end if number else 0
        number = bisect_left(starts, at.stop)
        return segments[number].text.start if number < len(segments) else segments[-1].text.end if segments else 0

    made = []
    for one in found:
        at = source(one.start, one.end)
        made.append(Comment(place(one, at), one.text, at, one.is_inside, one.trouble))
    return tuple(made)
