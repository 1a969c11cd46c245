"""The words of a text with their findings marked, however these overlap."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint.core import Span
from textlint.core.located import Located, Text
from textlint.reports.page.markup import Html, element, joined, shown

FAMILIES = (
    "boilerplate", "entity", "grammar", "markup", "mojibake", "readability", "structure", "style", "translation",
    "typography",
)  # fmt: skip


class Region(NamedTuple):
    """A block and the white space round it; the regions of a text tile it."""

    whole: Span
    core: Span  # the block


class Mark(NamedTuple):
    """A finding as it is marked."""

    number: int  # among those of its file, from 1
    span: Span
    classes: str
    is_blank: bool  # only white space between blocks


def family(rule: str) -> str:
    """The family of a rule as the page names it; `other` for one that it has no colour for."""
    name = rule.partition("/")[0]
    return name if name in FAMILIES else "other"


def classes(located: Located) -> str:
    """The classes of whatever stands for a finding: its family, its severity."""
    finding = located.finding
    return f"f-{family(finding.rule)} s-{finding.severity.name.lower()}"


def regions(text: Text) -> list[Region]:
    """A region for each block; one for all, when there is none."""
    cores = [span for _, span in text.blocks] or [Span(0, len(text.text))]
    starts = [0, *(span.start for span in cores[1:]), len(text.text)]
    return [Region(Span(starts[number], starts[number + 1]), core) for number, core in enumerate(cores)]


class Marks:
    """The findings of a text, region by region.

    Args:
        text: a text of a file.
        located: the findings of that file.
        article: what the ids of its marks and notes begin with.
    """

    def __init__(self, text: Text, located: Sequence[Located], article: str) -> None:
        self._text, self._article, self.regions = text.text, article, regions(text)
        self._starts = [region.whole.start for region in self.regions]
        self._marks: dict[int, list[Mark]] = defaultdict(list)
        self._home: dict[int, list[int]] = defaultdict(list)
        self._anchors: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for number in text.located:
            self._place(number + 1, located[number])

    def notes(self, region: int) -> Sequence[int]:
        """Numbers of the findings whose notes stand beside a region: those that begin in it."""
        return self._home.get(region, ())

    def marked(self, region: int) -> Html:
        """The words of a region, with its marks; each finding is numbered once, where it ends."""
        whole, core = self.regions[region]
        marks = self._marks.get(region, ())
        anchors = self._anchors.get(region, ())
        if not marks and not anchors:
            return shown(self._text[whole.start : whole.end])
        return joined(*self._pieces(region, whole, core, marks, dict(_grouped(anchors))))

    def _place(self, number: int, located: Located) -> None:
        span = self._widened(located.finding.span)
        first, last = self._region(span.start), self._region(span.end - 1)
        if first < last and span.start >= self.regions[first].core.end:
            first += 1  # it begins in the white space before a block
        is_blank = not any(self.regions[n].core.overlaps(span) for n in range(first, last + 1))
        mark = Mark(number, span, classes(located), is_blank)
        for region in range(first, last + 1):
            self._marks[region].append(mark)
        self._home[first].append(number)
        for place, related in enumerate(located.finding.related, 1):
            self._anchors[self._region(related.start)].append((related.start, f"{self._article}r{number}-{place}"))

    def _widened(self, span: Span) -> Span:
        """A span that lies in the text and is not empty, unless the text is."""
        end = min(max(span.end, span.start + 1), len(self._text))
        return Span(max(0, min(span.start, end - 1)), end)

    def _region(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _pieces(
        self, region: int, whole: Span, core: Span, marks: Sequence[Mark], anchors: Mapping[int, Sequence[str]]
    ) -> Iterator[Html]:
        cuts = {*whole, *core, *anchors}
        begins, ends = defaultdict(list), defaultdict(list)
        for mark in marks:
            start, end = max(mark.span.start, whole.start), min(mark.span.end, whole.end)
            cuts |= {start, end}
            begins[start].append(mark)
            ends[end].append(mark)
        open_marks: dict[int, Mark] = {}
        ordered = sorted(cuts)
        for start, end in zip(ordered, [*ordered[1:], None], strict=True):
            for mark in ends[start]:
                del open_marks[mark.number]
                if mark.number in self.notes(region):
                    yield self._number(mark)
            open_marks.update((mark.number, mark) for mark in begins[start])
            yield from (element("span", id=name, class_="place") for name in anchors.get(start, ()))
            if end is not None:
                in_core = core.start <= start and end <= core.end
                yield self._piece(Span(start, end), [mark for mark in open_marks.values() if in_core or mark.is_blank])

    def _piece(self, span: Span, marks: Sequence[Mark]) -> Html:
        words = shown(self._text[span.start : span.end])
        if not marks:
            return words
        inner = min(marks, key=lambda mark: (mark.span.end - mark.span.start, mark.number))
        more = " nested" * (len(marks) > 1) + " blank" * inner.is_blank
        numbers = " ".join(str(mark.number) for mark in sorted(marks))
        return element("mark", words, class_=inner.classes + more, data_notes=numbers)

    def _number(self, mark: Mark) -> Html:
        return element(
            "a", str(mark.number), class_=f"ref {mark.classes}", id=f"{self._article}m{mark.number}",
            href=f"#{self._article}n{mark.number}", aria_label=f"Note {mark.number}",
        )  # fmt: skip


def _grouped(anchors: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    found: dict[int, list[str]] = defaultdict(list)
    for position, name in anchors:
        found[position].append(name)
    yield from found.items()
