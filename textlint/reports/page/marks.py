"""The words of a text with their findings marked, however these overlap."""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint.core import Edit, Span
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


def classes(located: Located, *, is_safe: bool) -> str:
    """The classes of whatever stands for a finding: its family, its severity, and whether a safe fix mends it."""
    finding = located.finding
    return f"f-{family(finding.rule)} s-{finding.severity.name.lower()}" + " mended" * is_safe


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
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        self._safe = frozenset(text.safe)
        for edit in text.mended:
            for region in range(self._region(edit.span.start), self._region(edit.span.end - 1) + 1):
                self._edits[region].append(edit)
        for number in text.located:
            self._place(number + 1, located[number])

    def notes(self, region: int) -> Sequence[int]:
        """Numbers of the findings whose notes stand beside a region: those that begin in it."""
        return self._home.get(region, ())

    def goes(self, region: int) -> bool:
        """True for a block that the safe fixes take out."""
        core = self.regions[region].core
        edits = self._edits.get(region, ())
        return any(not edit.text and edit.span.start <= core.start and core.end <= edit.span.end for edit in edits)

    def marked(self, region: int) -> Html:
        """The words of a region, with its marks; each finding is numbered once, where it ends.

        What safe fixes take out stands in `del`, what they put in, in `ins` after it.
        """
        whole = self.regions[region].whole
        if not (self._marks.get(region) or self._anchors.get(region) or self._edits.get(region)):
            return shown(self._text[whole.start : whole.end])
        return joined(*self._pieces(region))

    def _place(self, number: int, located: Located) -> None:
        span = self._widened(located.finding.span)
        first, last = self._region(span.start), self._region(span.end - 1)
        if first < last and span.start >= self.regions[first].core.end:
            first += 1  # it begins in the white space before a block
        is_blank = not any(self.regions[n].core.overlaps(span) for n in range(first, last + 1))
        mark = Mark(number, span, classes(located, is_safe=number - 1 in self._safe), is_blank)
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

    def _pieces(self, region: int) -> Iterator[Html]:
        whole, core = self.regions[region]
        anchors = _by_place(self._anchors.get(region, ()))
        begins: dict[int, list[Mark]] = defaultdict(list)
        ends: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._marks.get(region, ()):
            begins[max(mark.span.start, whole.start)].append(mark)
            ends[min(mark.span.end, whole.end)].append(mark)
        edits = deque(self._edits.get(region, ()))
        edges = {place for edit in edits for place in edit.span if whole.start < place < whole.end}
        cuts = sorted({*whole, *core, *anchors, *begins, *ends, *edges})
        open_marks: dict[int, Mark] = {}
        for start, end in zip(cuts, [*cuts[1:], whole.end], strict=True):
            for mark in ends[start]:
                del open_marks[mark.number]
                if mark.number in self._home[region]:
                    yield self._number(mark)
            while edits and edits[0].span.end <= start:
                yield _added(edits.popleft())
            open_marks.update((mark.number, mark) for mark in begins[start])
            yield from (element("span", id=name, class_="place") for name in anchors.get(start, ()))
            if start < end:
                in_core = core.start <= start and end <= core.end
                words = self._piece(
                    Span(start, end), [mark for mark in open_marks.values() if in_core or mark.is_blank]
                )
                yield element("del", words, class_="gone") if edits and edits[0].span.start <= start else words

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


def _added(edit: Edit) -> Html:
    return element("ins", edit.text, class_="come") if edit.text else Html()


def _by_place(anchors: Sequence[tuple[int, str]]) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for position, name in anchors:
        found[position].append(name)
    return found
