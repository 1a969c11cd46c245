"""Edits of a Word part as tracked changes: deletions and insertions that a person accepts or rejects."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from textlint.core import Document, Edit, Span
from textlint.readers.within.wordedits import Places, Plan, Written, escaped, planned, text_tag
from textlint.readers.within.wordxml import Child, Page, Paragraph, Run, tag_end, tag_name

AUTHOR = "textlint"


class Stretch:
    """What an edit takes from a run in one piece, and what goes before and behind it."""

    __slots__ = ("after", "before", "edit")

    def __init__(self, edit: int) -> None:
        self.edit, self.before, self.after = edit, b"", b""


class _Part(NamedTuple):
    """A child of a run, or bytes [start, end) of its text; in a stretch, or in none and so kept."""

    stretch: Stretch | None
    child: Child
    start: int
    end: int


class Marker:
    """Writes the tracked changes of one part.

    Args:
        page: the part.
        places: of its text.
        document: its text.
        when: the date of the changes, as XML has it.
    """

    def __init__(self, page: Page, places: Places, document: Document, when: str) -> None:
        self._raw, self._page, self._places, self._document, self._when = page.raw, page, places, document, when
        self._numbers = (str(number) for number in count(1) if str(number) not in page.ids)

    def written(
        self, edits: Sequence[Edit], comments: Sequence[tuple[int, int, str]], anchored: Sequence[str] = ()
    ) -> list[Written]:
        """The changes of the part's bytes, in order.

        Args:
            edits: do not overlap, in the order of the text.
            comments: first and last edit that each is about, as indices, and its number.
            anchored: numbers of comments on other parts, which can have none; they stand where this one begins.
        """
        plans = [planned(self._places, self._document, edit) for edit in edits]
        runs = self._cut(plans)
        stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
        for parts in runs.values():
            for part in parts:
                if part.stretch is not None and part.stretch not in stretches[part.stretch.edit][-1:]:
                    stretches[part.stretch.edit].append(part.stretch)
        run_of = {id(part.stretch): run for run, parts in runs.items() for part in parts}
        for number, found in stretches.items():
            run = run_of[id(found[0])]
            for stretch in found:
                stretch.before = self._element(run, b"del")
                stretch.after = self._end_of(run_of[id(stretch)], b"del")
            if plans[number].new:
                found[0].after += self._insertion(run, plans[number].new)
        for first, last, name in comments:
            self._comment(stretches[first][0], stretches[last][-1], run_of, name)
        marks = [self._mark(paragraph) for plan in plans for paragraph in plan.gone if not paragraph.is_struck]
        runs_written = [change for run, parts in runs.items() for change in self._run(run, parts)]
        # What stands at one byte keeps this order: properties of a paragraph come first in it, and no comment begins
        # in a change.
        return sorted((*marks, *self._anchors(anchored), *runs_written), key=lambda change: change[:2])

    def _anchors(self, names: Sequence[str]) -> list[Written]:
        if not names or not self._page.paragraphs:
            return []
        first = self._page.paragraphs[0]
        tag = tag_name(self._raw, first.start)
        content = b"".join(
            self._empty(tag, b"commentRangeStart", name)
            + self._empty(tag, b"commentRangeEnd", name)
            + self._reference(tag, name)
            for name in names
        )
        place = first.opened if first.properties is None else first.properties.stop
        if first.end == first.opened:  # <w:p/>
            opened = self._raw[first.start : first.end - 2] + b">"
            return [(first.start, first.end, opened + content + b"</" + tag + b">")]
        return [(place, place, content)]

    def _cut(self, plans: Sequence[Plan]) -> dict[Run, list[_Part]]:
        """The runs that edits touch, in the order of the text, each with its parts."""
        touched: dict[Run, dict[Child, list[tuple[Span, int]]]] = {}
        for number, plan in enumerate(plans):
            for piece in plan.pieces:
                assert piece.child.run is not None, "planned() has seen to it"
                cuts = touched.setdefault(piece.child.run, {}).setdefault(piece.child, [])
                cuts.append((Span(piece.start, piece.end), number))
        return {run: list(self._parts(run, cuts)) for run, cuts in touched.items()}

    def _parts(self, run: Run, cuts: dict[Child, list[tuple[Span, int]]]) -> Iterator[_Part]:
        stretch: Stretch | None = None
        for child in run.children:
            place = child.first if child.is_text else child.start
            for span, number in cuts.get(child, ()):
                source = self._document.source(span) if child.is_text else slice(child.start, child.end)
                if source.start > place:
                    stretch = None
                    yield _Part(None, child, place, source.start)
                if stretch is None or stretch.edit != number:
                    stretch = Stretch(number)
                yield _Part(stretch, child, source.start, source.stop)
                place = source.stop
            last = child.last if child.is_text else child.end
            if place < last or (child not in cuts):
                stretch = None
                yield _Part(None, child, place, last)

    def _run(self, run: Run, parts: list[_Part]) -> Iterator[Written]:
        """A run, cut at the ends of its stretches; each part keeps the run's properties."""
        opening = self._raw[run.start : run.opened] + self._raw[run.properties]
        closing = b"</" + tag_name(self._raw, run.start) + b">"
        before: _Part | None = None
        touched = {part.child for part in parts if part.stretch is not None}
        for part in parts:
            child, is_new = part.child, before is None or before.child is not part.child
            if before is None or before.stretch is not part.stretch:
                left = b"" if before is None else closing + _after(before)
                if before is not None and not is_new:
                    left = self._text_end(before) + left
                right = _before(part) + (opening if before is not None else b"")
                place = run.start if before is None else child.start if is_new else part.start
                if not is_new:
                    right += self._text_start(part)
                if left or right:
                    yield place, place, left + right
            if is_new and child in touched and child.is_text:
                yield child.start, child.first, self._text_start(part)
            before = part
            if child in touched and child.is_text and part.end == child.last:
                yield child.last, child.end, self._text_end(part)
        if before is not None and before.stretch is not None:
            yield run.end, run.end, _after(before)

    def _text_start(self, part: _Part) -> bytes:
        return text_tag(self._raw, part.child, b"t" if part.stretch is None else b"delText")

    def _text_end(self, part: _Part) -> bytes:
        return b"</" + tag_name(self._text_start(part), 0) + b">"

    def _insertion(self, run: Run, new: str) -> bytes:
        """A `w:ins` in the format of `run`; outside of somebody else's, which ends before it and begins again."""
        tag = tag_name(self._raw, run.start)
        text = _sibling(tag, b"t")
        content = self._raw[run.start : run.opened] + self._raw[run.properties]
        content += b'<%b xml:space="preserve">%b</%b></%b>' % (text, escaped(new).encode(), text, tag)
        made = self._element(run, b"ins") + content + self._end_of(run, b"ins")
        if run.outer is None:
            return made
        outer = self._raw[run.outer : tag_end(self._raw, run.outer)]
        return b"</" + tag_name(outer, 0) + b">" + made + outer

    def _comment(self, first: Stretch, last: Stretch, run_of: dict[int, Run], name: str) -> None:
        opened, closed = (tag_name(self._raw, run_of[id(stretch)].start) for stretch in (first, last))
        first.before = self._empty(opened, b"commentRangeStart", name) + first.before
        last.after += self._empty(closed, b"commentRangeEnd", name) + self._reference(closed, name)

    def _mark(self, paragraph: Paragraph) -> Written:
        """The mark of a paragraph as deleted: so it goes with its text."""
        raw, tag = self._raw, tag_name(self._raw, paragraph.start)
        deleted = self._element_start(tag, b"del")[:-1] + b"/>"
        properties, own = _sibling(tag, b"pPr"), _sibling(tag, b"rPr")
        made = b"<%b>%b</%b>" % (own, deleted, own)
        if paragraph.properties is None:
            return paragraph.opened, paragraph.opened, b"<%b>%b</%b>" % (properties, made, properties)
        if paragraph.mark is not None:
            start = paragraph.mark.start
            opened = tag_end(raw, start)
            if opened == paragraph.mark.stop:  # <w:rPr/>
                return start, opened, made
            place = opened if paragraph.inserted is None else paragraph.inserted
            return place, place, deleted
        start = paragraph.properties.start
        if tag_end(raw, start) == paragraph.properties.stop:  # <w:pPr/>
            return start, paragraph.properties.stop, b"<%b>%b</%b>" % (properties, made, properties)
        assert paragraph.tail is not None, "it has an end tag"
        return paragraph.tail, paragraph.tail, made

    def _element(self, run: Run, name: bytes) -> bytes:
        return self._element_start(tag_name(self._raw, run.start), name)

    def _element_start(self, tag: bytes, name: bytes) -> bytes:
        number = next(self._numbers).encode()
        attributes = b' w:id="%b" w:author="%b" w:date="%b">' % (number, AUTHOR.encode(), self._when.encode())
        return b"<" + self._name(tag, name) + attributes.replace(b" w:", b" %b:" % _prefix(tag))

    def _end_of(self, run: Run, name: bytes) -> bytes:
        return b"</%b:%b>" % (_prefix(tag_name(self._raw, run.start)), name)

    def _empty(self, tag: bytes, name: bytes, number: str) -> bytes:
        return b'<%b %b:id="%b"/>' % (self._name(tag, name), _prefix(tag), number.encode())

    def _reference(self, tag: bytes, number: str) -> bytes:
        run = _sibling(tag, b"r")
        return b"<%b>%b</%b>" % (run, self._empty(tag, b"commentReference", number), run)

    def _name(self, tag: bytes, name: bytes) -> bytes:
        """`name` with the prefix of `tag`; attributes need one, so where there is none it is declared."""
        declared = b"" if b":" in tag else b' xmlns:w="%b"' % self._page.namespace.encode()
        return b"%b:%b%b" % (_prefix(tag), name, declared)


def _prefix(tag: bytes) -> bytes:
    return tag.rpartition(b":")[0] or b"w"


def _sibling(tag: bytes, name: bytes) -> bytes:
    """`name` with the prefix of `tag`, or without one as it is."""
    return tag[: tag.rfind(b":") + 1] + name


def _before(part: _Part) -> bytes:
    return b"" if part.stretch is None else part.stretch.before


def _after(part: _Part) -> bytes:
    return b"" if part.stretch is None else part.stretch.after
