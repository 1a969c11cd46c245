"""A Word file: paragraphs are lines, fixes are tracked changes with the reason as a comment, or plain edits.

The text of a part has a line for each paragraph that says something, tables, text boxes and insertions under review
included, and a blank line between two; lines and columns of findings count in it, as in the article saved as plain
text. Deleted text, field codes and what is no text (pictures, note marks) are not in it; a formula is one stand-in.

The library docx-editor makes tracked changes, too. It writes every part of the file anew and reaches neither headers
nor notes, and asks for a text to replace instead of a place; so the changes are made here, on the bytes of the parts.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath

from textlint.core import Document, InputError, merged
from textlint.readers import Mark, Options, Part
from textlint.readers.within.wordcomments import Comments
from textlint.readers.within.wordedits import Places, Written, document_of
from textlint.readers.within.wordmarks import Marker
from textlint.readers.within.wordxml import scanned
from textlint.readers.within.zips import Archive

MAIN = "word/document.xml"

_OTHERS = {"header": "Header", "footer": "Footer", "footnotes": "Footnote", "endnotes": "Endnote"}  # in this order


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The text of the document, then those of headers, footers and notes that say something.

    Raises:
        InputError: it is no Word file, cut off, encrypted, damaged, or larger or deeper than any text is.
    """
    archive = _opened(path, raw)
    Comments(path, archive)  # so that what is wrong with them is said now, not when fixes are to be written
    found = [_part(path, name, archive.read(name)) for name in _names(archive)]
    return tuple(part for part in found if part.document.text or part.document.part == MAIN)


def assembled(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with new bytes of some parts; all other members are copied byte for byte."""
    return Archive("", raw).replaced(parts, like=MAIN)


def marked(raw: bytes, marks: Sequence[Mark]) -> bytes:
    """The file with fixes as tracked changes, each with its reason as a comment.

    Headers, footers and notes can hold no comments: theirs stand at the beginning of the document.
    """
    archive = _opened("", raw)
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    comments = Comments("", archive)
    of_part: defaultdict[str, list[tuple[str, Mark]]] = defaultdict(list)
    for number, mark in zip(comments.numbers(len(marks)), marks, strict=True):
        of_part[mark.part].append((number, mark))
    elsewhere = [number for name in of_part if name != MAIN for number, _ in of_part[name]]
    new: dict[str, bytes] = {}
    for name in {MAIN: None, **of_part}:
        content = archive.read(name)
        new[name] = _marked_part(name, content, of_part[name], when, elsewhere if name == MAIN else ())
    texts = [(number, _reason(mark)) for found in of_part.values() for number, mark in found]
    namespace = scanned("", MAIN, archive.read(MAIN)).namespace
    return archive.replaced({**new, **comments.members(texts, when, namespace)}, like=MAIN)


def _opened(path: str, raw: bytes) -> Archive:
    archive = Archive(path, raw)
    if MAIN not in archive:
        raise InputError(path, f"is no Word file: {MAIN} is missing")
    return archive


def _names(archive: Archive) -> list[str]:
    """The members that hold text, in the order they are read."""
    order = list(_OTHERS)
    found = [
        (order.index(kind), len(name), name)
        for name in archive.names()
        if (kind := _kind(name)) in _OTHERS and name == f"word/{PurePosixPath(name).name}"
    ]
    return [MAIN, *(name for _, _, name in sorted(found))]


def _kind(name: str) -> str:
    """`header` for word/header12.xml."""
    return PurePosixPath(name).stem.rstrip("0123456789") if name.endswith(".xml") else ""


def _part(path: str, name: str, raw: bytes) -> Part:
    def read_again(new: bytes) -> Document:
        page = scanned(path, name, new)
        return document_of(page, Places(page))

    return Part(read_again(raw), read_again)


def _marked_part(
    name: str, content: bytes, marks: Sequence[tuple[str, Mark]], when: str, anchored: Sequence[str]
) -> bytes:
    page = scanned("", name, content)
    edits = merged(edit for _, mark in marks for edit in mark.fix.edits)
    starts = [edit.span.start for edit in edits]
    about = [
        (_at(starts, mark.fix.edits[0].span.start), _at(starts, mark.fix.edits[-1].span.start), number)
        for number, mark in marks
        if name == MAIN
    ]
    places = Places(page)
    marker = Marker(page, places, document_of(page, places), when)
    return _carried_out(content, marker.written(edits, about, anchored))


def _at(starts: Sequence[int], place: int) -> int:
    return bisect_right(starts, place) - 1


def _carried_out(raw: bytes, changes: Sequence[Written]) -> bytes:
    done, place = [], 0
    for start, end, new in changes:
        done += [raw[place:start], new]
        place = end
    return b"".join((*done, raw[place:]))


def _reason(mark: Mark) -> str:
    where = "" if mark.part == MAIN else f"{_OTHERS[_kind(mark.part)]}: "
    return f"{where}{mark.finding.rule}: {mark.finding.message}"
