"""Lines of a text, and the units they form: what an extractor wrote as one paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textlint.core import Document, Edit, Span

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
WRAP_WIDTHS = range(50, 101)  # code points in a full line of text that was wrapped for a terminal or an e-mail


class Line(NamedTuple):
    """A physical line: code points [start, end), and `next`, where the following line starts."""

    start: int
    end: int
    next: int


def lines(document: Document) -> tuple[Line, ...]:
    """The physical lines, blank ones too; ends are `\\n`, `\\r\\n` and a lone `\\r`."""
    return document.fact(_lines)


def units(document: Document) -> tuple[Span, ...]:
    """The stretches that stand for one paragraph, heading or piece of furniture each, without white space round them.

    One line is one unit, unless the text was hard-wrapped: then the lines up to a blank one are.
    """
    return document.fact(_units)


def unit_index(document: Document, position: int) -> int:
    """Number of the unit that holds `position`, or of the last one before it; -1 when there is none."""
    return bisect_right(document.fact(_starts), position) - 1


def unit_at(document: Document, position: int) -> Span:
    """The unit that holds `position`; the physical line when it stands between units."""
    number = unit_index(document, position)
    found = units(document)
    if number >= 0 and position <= found[number].end:
        return found[number]
    line = line_at(document, position)
    return Span(line.start, line.end)


def line_at(document: Document, position: int) -> Line:
    """The physical line that holds `position`."""
    return lines(document)[bisect_right(document.fact(_line_starts), position) - 1]


def start_of_line(text: str, position: int, least: int = 0) -> int:
    """Where the line that holds `position` starts, or `least` if that is later; for one place cheaper than `lines`."""
    start = max(text.rfind("\n", max(least, 0), position) + 1, least, 0)
    return max(start, text.rfind("\r", start, position) + 1)


def end_of_line(text: str, position: int, most: int | None = None) -> int:
    """Where the line that holds `position` ends, its line end left out, or `most` if that is earlier."""
    end = text.find("\n", position, most)
    end = min(len(text), len(text) if most is None else most) if end < 0 else end
    other = text.find("\r", position, end)
    return end if other < 0 else other


def lines_of(text: str, positions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The lines that hold `positions`, which are in text order: start and end, each line once."""
    end = -1
    for position in positions:
        if position > end:
            start, end = start_of_line(text, position), end_of_line(text, position)
            yield start, end


def removal(document: Document, unit: Span) -> Edit:
    """The edit that takes `unit` out of the text with its line end and one blank line next to it.

    The last unit takes the blank before it and leaves a final line end as it was.
    """
    found = lines(document)
    starts = document.fact(_line_starts)
    first, last = bisect_right(starts, unit.start) - 1, bisect_right(starts, max(unit.start, unit.end - 1)) - 1
    start, end = found[first].start, found[last].next
    after = found[last + 1] if last + 1 < len(found) else None
    if after is not None and not document.text[after.start : after.end].strip() and after.next < len(document.text):
        before_is_blank = first == 0 or not document.text[found[first - 1].start : found[first - 1].end].strip()
        return Edit(Span(start, after.next if before_is_blank else end), "")
    if first and end >= document.fact(_end_of_words):  # only blanks follow: give back the line end before instead
        previous = first - 1
        while previous > 0 and not document.text[found[previous].start : found[previous].end].strip():
            previous -= 1
        return Edit(Span(found[previous].end, found[last].end), "")
    return Edit(Span(start, end), "")


def _end_of_words(document: Document) -> int:
    """Where white space follows up to the end of the text."""
    return len(document.text.rstrip())


def _lines(document: Document) -> tuple[Line, ...]:
    text = document.text
    if "\r" in text:
        return tuple(
            Line(match.start(), match.start() + len(match[0].rstrip("\r\n")), match.end())
            for match in LINE.finditer(text)
            if match[0] or not match.start() or text[match.start() - 1] in "\r\n"
        )
    found, start = [], 0
    for part in text.split("\n"):
        end = start + len(part)
        found.append(Line(start, end, end + 1))
        start = end + 1
    found[-1] = Line(found[-1].start, found[-1].end, len(text))
    return tuple(found)


def _line_starts(document: Document) -> list[int]:
    return [line.start for line in lines(document)]


def _units(document: Document) -> tuple[Span, ...]:
    found: list[Span] = []
    longest = 0
    for start, line in _raw_lines(document):
        bare = line.strip()
        if bare:
            first = start if line[0] == bare[0] else start + line.index(bare[0])
            found.append(Span(first, first + len(bare)))
            longest = max(longest, len(bare))
    return _unwrap(document, found) if 0 < longest < WRAP_WIDTHS.stop else tuple(found)


def _raw_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Where each line starts, and its text: as in `lines`, at less cost where only LF ends a line."""
    text, start = document.text, 0
    if "\r" in text:
        yield from ((line.start, text[line.start : line.end]) for line in lines(document))
        return
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _unwrap(document: Document, found: list[Span]) -> tuple[Span, ...]:
    """Join the lines of each paragraph of a hard-wrapped text.

    A text is taken for wrapped when no line is longer than a full one and, between lines that touch, at
    least half are full and end inside a sentence.
    """
    text = document.text
    starts = {line.start: number for number, line in enumerate(lines(document))}
    numbers = [starts[line_at(document, span.start).start] for span in found]
    touching = [place for place in range(1, len(found)) if numbers[place] == numbers[place - 1] + 1]
    running = [
        place
        for place in touching
        if found[place - 1].end - found[place - 1].start in WRAP_WIDTHS
        and text[found[place - 1].end - 1] not in '.!?"”’:'
    ]
    if len(touching) < 3 or 2 * len(running) < len(touching):
        return tuple(found)
    joined: list[Span] = []
    below = set(touching)
    for place, span in enumerate(found):
        if place in below and found[place - 1].end - found[place - 1].start in WRAP_WIDTHS:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _starts(document: Document) -> list[int]:
    return [unit.start for unit in units(document)]
