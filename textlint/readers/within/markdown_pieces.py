"""The text of a Markdown page in stretches: what is left of its blocks without markup, and what parts them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from textlint.core import Origin
from textlint.readers.within.markdown_blocks import Block, Blocks
from textlint.readers.within.markdown_inline import BREAK, STAND_IN, cuts
from textlint.readers.within.markdown_simple import Cut, simple_cuts

_LINE_END = re.compile(r"[ \t]*+(?:\r\n|\n|\r)")
_LINE_ENDS = re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r))++")
_BLANK_LINES = re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r))*+")
_ENDS_OF_PAGE = re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r))++[ \t]*+\Z|(?:[ \t]*+(?:\r\n|\n|\r))++")
_LINE = re.compile(r"[^\r\n]*+")
_NOTHING = STAND_IN + " \t\r\n"


class Piece(NamedTuple):
    """A stretch of text and the code points [start, end) of the source that it stands for."""

    text: str
    start: int
    end: int
    origin: Origin


def pieces(source: str, found: Blocks, labels: frozenset[str], first: int = 0) -> list[Piece]:
    """The text of a page in stretches, in order; those that touch and are verbatim are one."""
    made = _Joined(source)
    done = first
    for block, markup in _with_cuts(source, found.blocks, labels):
        inner = _block(source, block.start, block.end, markup)
        if not inner:
            continue
        if made.is_empty and done == first:
            blank = _BLANK_LINES.match(source, first, block.start)
            if blank and blank[0]:
                made.add_verbatim(first, blank.end())
        else:
            _between(made, source, done, block.start)
        for piece in inner:
            made.add(piece)
        done = block.close
    ends = _ENDS_OF_PAGE.match(source, done)
    if ends and not made.is_empty:
        end = ends if ends.end() == len(source) else _LINE_END.match(source, done)
        assert end is not None
        made.add_verbatim(done, end.end())
    return made.pieces()


class _Joined:
    """Pieces in order; those that touch and are verbatim become one, copied once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._made: list[Piece] = []
        self._start = self._end = -1  # of the verbatim stretch that may go on

    @property
    def is_empty(self) -> bool:
        return not self._made and self._start < 0

    def add(self, piece: Piece) -> None:
        if piece.origin is Origin.VERBATIM:
            self.add_verbatim(piece.start, piece.end)
        else:
            self._close()
            self._made.append(piece)

    def add_verbatim(self, start: int, end: int) -> None:
        if self._end != start:
            self._close()
            self._start = start
        self._end = end

    def pieces(self) -> list[Piece]:
        self._close()
        return self._made

    def _close(self) -> None:
        if self._start >= 0:
            start, end = self._start, self._end
            self._made.append(Piece(self._source[start:end], start, end, Origin.VERBATIM))
            self._start = self._end = -1


def _with_cuts(source: str, found: list[Block], labels: frozenset[str]) -> Iterator[tuple[Block, list[Cut]]]:
    """The blocks with their markup; a run of paragraphs as one, as far as its markup is simple."""
    for block in found:
        if block.kind != "run":
            yield block, cuts(source, block, labels)
            continue
        start = block.start
        while start < block.end:
            simple, odd = simple_cuts(source, start, block.end, labels)
            if odd == block.end:
                yield _paragraphs(start, odd), simple
                break
            line = max(source.rfind("\n", start, odd), source.rfind("\r", start, odd)) + 1 or start
            if line > start:
                yield (
                    _paragraphs(start, start + len(source[start:line].rstrip())),
                    [cut for cut in simple if cut.start < line],
                )
            match = _LINE.match(source, line, block.end)
            assert match is not None
            odd_one = _paragraphs(line, match.end())
            yield odd_one, cuts(source, odd_one, labels)
            blank = _BLANK_LINES.match(source, match.end(), block.end)
            assert blank is not None
            start = blank.end()


def _paragraphs(start: int, end: int) -> Block:
    return Block(start, end, end, "text")


def _between(made: _Joined, source: str, done: int, start: int) -> None:
    """What parts two blocks: line ends of the file as far as there are any, and as many more as make one blank line."""
    ends = _LINE_ENDS.match(source, done, start)
    count = 0
    if ends:
        made.add_verbatim(done, ends.end())
        count = ends[0].count("\n") or ends[0].count("\r")
        done = ends.end()
    if count < 2:
        made.add(Piece("\n" * (2 - count), done, done, Origin.INVENTED))


def _block(source: str, start: int, end: int, found: list[Cut]) -> list[Piece]:
    """The text of one block, without blanks or breaks at its ends; none where nothing is left of it."""
    made: list[Piece] = []
    done = start
    for cut in found:
        if cut.start > done:
            made.append(Piece(source[done : cut.start], done, cut.start, Origin.VERBATIM))
        if cut.text and not (cut.text == BREAK and made and made[-1].text == BREAK):
            made.append(Piece(cut.text, cut.start, cut.end, cut.origin))
        done = cut.end
    if done < end:
        made.append(Piece(source[done:end], done, end, Origin.VERBATIM))
    if not any(piece.text.strip().strip(_NOTHING) for piece in made):
        return []
    return _trimmed(made)


def _trimmed(made: list[Piece]) -> list[Piece]:
    while made and made[0].origin is not Origin.ESCAPED and not made[0].text.strip():
        made.pop(0)
    while made and made[-1].origin is not Origin.ESCAPED and not made[-1].text.strip():
        made.pop()
    if made and made[0].origin is Origin.VERBATIM:
        head = made[0]
        cut = len(head.text) - len(head.text.lstrip())
        made[0] = Piece(head.text[cut:], head.start + cut, head.end, head.origin)
    if made and made[-1].origin is Origin.VERBATIM:
        tail = made[-1]
        text = tail.text.rstrip()
        made[-1] = Piece(text, tail.start, tail.start + len(text), tail.origin)
    return made
