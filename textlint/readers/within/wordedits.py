"""What an edit of the text of a Word part means for its paragraphs, and how it is carried out in the XML."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textlint.core import Document, Edit, Origin, Segment, Span, Unmappable
from textlint.readers.within.wordxml import BLANKS, Child, Page, Paragraph, tag_end, tag_name

BREAK = "\n\n"  # between paragraphs

_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold, and lines and tabs
_PRESERVE = re.compile(rb"""\sxml:space\s*=\s*("[^"]*"|'[^']*')""")

Written = tuple[int, int, bytes]  # bytes [start, end) of the part, and what stands in their place


class Piece(NamedTuple):
    """Code points [start, end) of the text, all in one child of a run."""

    child: Child
    start: int
    end: int


class Plan(NamedTuple):
    """What an edit takes away, the text that comes in the place of the first piece, and paragraphs that go whole."""

    pieces: tuple[Piece, ...]
    new: str
    gone: tuple[Paragraph, ...]


class Places:
    """The paragraphs and children of a page that have text, in the order of the text."""

    def __init__(self, page: Page) -> None:
        self.raw = page.raw
        self.paragraphs = [paragraph for paragraph in page.paragraphs if paragraph.children]
        self.children: list[Child] = []
        at = 0
        for paragraph in self.paragraphs:
            paragraph.at = at
            for child in paragraph.children:
                child.at, at = at, at + len(child.text)
                child.until = at
                self.children.append(child)
            paragraph.until, at = at, at + len(BREAK)
        self.starts = [paragraph.at for paragraph in self.paragraphs]
        self.child_starts = [child.at for child in self.children]


def document_of(page: Page, places: Places) -> Document:
    """The text of a page: a line for each paragraph that has text, with a blank line between two."""
    text, segments = list[str](), list[Segment]()
    for paragraph in places.paragraphs:
        if text:
            text.append(BREAK)
            segments.append(
                _segment(paragraph.at - len(BREAK), BREAK, paragraph.start, paragraph.start, Origin.INVENTED)
            )
        for child in paragraph.children:
            text.append(child.text)
            at = child.at
            for words, start, stop, origin in child.pieces or [(child.text, child.start, child.end, Origin.INVENTED)]:
                segments.append(_segment(at, words, start, stop, origin))
                at += len(words)
    return Document(
        page.path, page.raw, "".join(text), tuple(segments), part=page.part, escape=escaped, counts_text=True,
        rewrite=partial(rewritten, places),
    )  # fmt: skip


def escaped(text: str) -> str:
    """`text` as character data of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def planned(places: Places, document: Document, edit: Edit) -> Plan:
    """What `edit` means.

    Raises:
        Unmappable: it would join two paragraphs or make two of one, writes what no run can hold, touches a formula, or
            takes one character of an escape.
    """
    start, end = edit.span
    paragraphs = places.paragraphs
    first = bisect_right(places.starts, start) - 1
    last = bisect_left(places.starts, end) - 1
    if last < first or first < 0:
        raise _unmappable(document, edit)
    behind = paragraphs[last].until
    if behind < end < behind + len(BREAK) and not edit.text:  # the line end of a line that ends its paragraph
        if start <= paragraphs[last].at:
            end = behind + len(BREAK)
        elif document.text[start - 1] == "\n":  # the one before the line is in the paragraph, and leaves the same text
            start, end = start - 1, behind
    breaks = last - first + (end >= behind + len(BREAK))
    if start > paragraphs[first].until or (end > behind and end != behind + len(BREAK)):
        raise _unmappable(document, edit)
    whole = [
        paragraph for paragraph in paragraphs[first : last + 1] if start <= paragraph.at and paragraph.until <= end
    ]
    if breaks and (breaks > len(whole) - bool(edit.text) or (edit.text and whole[0] is not paragraphs[first])):
        raise _unmappable(document, edit)
    gone = tuple(paragraph for paragraph in whole[bool(edit.text) :] if paragraph.may_go) if breaks else ()
    new = edit.text
    if not breaks:
        start, end, new = _narrowed(places, document.text, start, end, new)
    pieces = tuple(_pieces(places, start, end))
    if new and (not pieces or _UNWRITABLE.search(new)):
        raise _unmappable(document, edit)
    for piece in pieces:
        if piece.child.run is None:
            raise _unmappable(document, edit)
        if piece.child.is_text:
            document.source(Span(piece.start, piece.end))
    return Plan(pieces, new, gone)


def rewritten(places: Places, document: Document, edits: Sequence[Edit]) -> list[Written]:
    """The changes of the part's bytes that carry out `edits`, which do not overlap; in order.

    Raises:
        Unmappable: as `planned`.
    """
    written: list[Written] = []
    texts: defaultdict[Child, list[tuple[Piece, str]]] = defaultdict(list)
    for plan in (planned(places, document, edit) for edit in edits):
        gone = [(paragraph.at, paragraph.until) for paragraph in plan.gone]
        written += [(paragraph.start, paragraph.end, b"") for paragraph in plan.gone]
        new = plan.new
        for piece in plan.pieces:
            if any(start <= piece.start and piece.end <= end for start, end in gone):
                continue
            if piece.child.is_text:
                texts[piece.child].append((piece, new))
                source = document.source(Span(piece.start, piece.end))
                written.append((source.start, source.stop, escaped(new).encode()))
            else:
                written.append((piece.child.start, piece.child.end, _text_element(document.raw, piece.child, new)))
            new = ""
    for child, changes in texts.items():
        if not child.keeps_blanks and _has_outer_blank(document.text, child, changes):
            tag = text_tag(document.raw, child, b"t")
            written += [(child.start, child.first, tag), (child.last, child.last + _trailing(document.raw, child), b"")]
    return sorted(set(written))


def text_tag(raw: bytes, child: Child, name: bytes) -> bytes:
    """The start tag of a `w:t` under another name of the same prefix, keeping blanks."""
    old = raw[child.start : tag_end(raw, child.start)]
    whole = tag_name(raw, child.start)
    prefix = whole[: len(whole) - len(b"t")]
    rest = _PRESERVE.sub(b"", old[1 + len(whole) : -1])
    return b"<" + prefix + name + rest + b' xml:space="preserve">'


def _text_element(raw: bytes, child: Child, new: str) -> bytes:
    """A `w:t` beside a tab or break that goes; nothing for no text."""
    if not new:
        return b""
    prefix = tag_name(raw, child.start).rpartition(b":")[0]
    name = prefix + b":t" if prefix else b"t"
    return b'<%b xml:space="preserve">%b</%b>' % (name, escaped(new).encode(), name)


def _trailing(raw: bytes, child: Child) -> int:
    """How many bytes of white space stand between what people see of a `w:t` and its end tag."""
    return raw.index(b"<", child.last) - child.last


def _has_outer_blank(text: str, child: Child, changes: list[tuple[Piece, str]]) -> bool:
    """True when the content of a `w:t` begins or ends with white space after `changes`."""
    changes = sorted(changes)
    head, tail = child.at, child.until
    first = last = ""
    for piece, new in changes:
        if piece.start != head or first:
            break
        head, first = piece.end, new[:1]
    for piece, new in reversed(changes):
        if piece.end != tail or last:
            break
        tail, last = piece.start, new[-1:]
    first = first or (text[head] if head < child.until else "")
    last = last or (text[tail - 1] if tail > child.at else "")
    return (bool(first) and first in BLANKS) or (bool(last) and last in BLANKS)


def _narrowed(places: Places, text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """An edit over several children, cut down to what differs, so that runs that stay the same keep their format."""
    child = places.children[bisect_right(places.child_starts, start) - 1]
    if end <= child.until or not new:
        return start, end, new
    while end - start > 1 and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while end - start > 1 and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _pieces(places: Places, start: int, end: int) -> "list[Piece]":
    """What of [start, end) stands in which child."""
    found = []
    for number in range(bisect_right(places.child_starts, start) - 1, len(places.children)):
        child = places.children[number]
        if child.at >= end:
            break
        if child.until > start:
            found.append(Piece(child, max(child.at, start), min(child.until, end)))
    return found


def _segment(at: int, text: str, start: int, stop: int, origin: Origin) -> Segment:
    return Segment(Span(at, at + len(text)), slice(start, stop), origin)


def _unmappable(document: Document, edit: Edit) -> Unmappable:
    return Unmappable(f"{tuple(edit.span)} runs across paragraphs in {document.path}")
