"""What an XML part of a Word file says, and where each piece of it stands in the part's bytes.

The parser is the standard library's expat, which keeps no tree and gives the byte of every event; bytes are only ever
looked at where it says that a tag or text begins.
"""

import re
from collections.abc import Callable
from typing import Any

from textlint.core import InputError
from textlint.core.document import Origin

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same words in files saved as "Strict Open XML"
DEEPEST = 1000  # elements in elements; tables in tables in text boxes come to some 100
MOST = 2_000_000  # elements and stretches of text in a part; a book of 1,000 pages has some 500,000
STAND_IN = "\ufffc"  # a formula or a symbol of a font: no rule takes it for a doubled blank or a missing word
BLANKS = " \t\r\n"  # what XML calls white space

_ID, _STRICT_ID = f"{WORD} id", f"{STRICT} id"
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAME = re.compile(rb"<([^\s/>]+)")
# No text is in these: what was deleted or moved away, readings above ruby text, properties, the copy of a text box for
# old programs.
_SILENT = {"del", "moveFrom", "rt", "rPr", "pPr", "Fallback", "oMath"}
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "sym": STAND_IN}
# A paragraph that holds nothing else goes with its text.
_PASSING = {
    "p", "pPr", "r", "rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "proofErr", "lastRenderedPageBreak",
    "hyperlink", "ins", "smartTag", "bookmarkStart", "bookmarkEnd",
}  # fmt: skip
_OTHERS = {"sectPr", "pPrChange", "body", "moveTo"}
KINDS = {
    **{f"{space} {kind}": kind for space in (WORD, STRICT) for kind in {*_SILENT, *_MARKS, *_PASSING, *_OTHERS}},
    **{f"{space} oMath": "oMath" for space in _MATH},
    f"{_COMPATIBILITY} Fallback": "Fallback",
}


class Child:
    """An element in a run, bytes [start, end); of text the content [first, last) that people see."""

    __slots__ = ("at", "end", "first", "keeps_blanks", "last", "pieces", "run", "start", "text", "until")

    def __init__(self, run: "Run | None", start: int) -> None:
        self.run, self.start, self.end, self.first, self.last = run, start, start, start, start
        self.text = ""
        self.pieces: list[tuple[str, int, int, Origin]] = []  # of a `w:t`
        self.keeps_blanks = False
        self.at = self.until = 0  # code points of the page's text

    @property
    def is_text(self) -> bool:
        """True for a `w:t` with text, false for a tab, a break and all that has no text."""
        return bool(self.pieces)


class Run:
    """A `w:r`: bytes [start, end), its start tag up to `opened`, its properties, and what is in it."""

    __slots__ = ("children", "close", "end", "opened", "outer", "properties", "start")

    def __init__(self, start: int, opened: int, outer: int | None) -> None:
        self.start, self.opened, self.close, self.end = start, opened, opened, opened
        self.properties = slice(opened, opened)
        self.children: list[Child] = []
        self.outer = outer  # where the `w:ins` or `w:moveTo` starts that it stands in: somebody else's insertion


class Paragraph:
    """A `w:p`: bytes [start, end), and the places its mark can be deleted at."""

    __slots__ = (
        "at", "bookmarks", "children", "end", "has_section", "inserted", "is_bare", "is_needed", "is_struck", "mark",
        "opened", "properties", "start", "tail", "until",
    )  # fmt: skip

    def __init__(self, start: int, opened: int) -> None:
        self.start, self.end, self.opened = start, opened, opened
        self.children: list[Child] = []  # those with text
        self.properties: slice | None = None  # of `w:pPr`
        self.mark: slice | None = None  # of the `w:rPr` in it
        self.tail: int | None = None  # where in `w:pPr` a `w:rPr` would have to end
        self.inserted: int | None = None  # where the `w:ins` in that ends: the mark is somebody's insertion
        self.is_struck = False  # the mark is deleted already
        self.is_bare, self.is_needed, self.has_section = True, False, False
        self.bookmarks: set[str] = set()  # begun and not ended in it, or the other way round
        self.at = self.until = 0

    @property
    def may_go(self) -> bool:
        """True when nothing but text is lost with it."""
        return self.is_bare and not self.is_needed and not self.has_section and not self.bookmarks


class Page:
    """A part, read: paragraphs in the order of their beginnings, and all numbers that mark annotations."""

    def __init__(self, path: str, part: str, raw: bytes) -> None:
        self.path, self.part, self.raw = path, part, raw
        self.paragraphs: list[Paragraph] = []
        self.ids: set[str] = set()
        self.namespace = WORD


class _Open:
    """An element that has begun."""

    __slots__ = ("before", "kind", "last", "start", "what")

    def __init__(self, kind: str | None, start: int) -> None:
        self.kind, self.start = kind, start
        self.what: Any = None
        self.last: Paragraph | None = None  # the last paragraph directly in it
        self.before: str | None = None  # kind of the element that ended last directly in it


def tag_end(raw: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends."""
    match = _TAG.match(raw, start)
    assert match is not None, "expat has seen this tag"
    return match.end()


def tag_name(raw: bytes, start: int) -> bytes:
    """The name, with its prefix, in the start tag that begins at `start`."""
    match = _NAME.match(raw, start)
    assert match is not None, "expat has seen this tag"
    return match[1]


def parse(path: str, part: str, raw: bytes, **handlers: Callable[..., None]) -> None:
    """Run expat over a part, in bounded depth.

    Args:
        path: only a name.
        part: the name of the part.
        raw: its bytes.
        handlers: have the names expat gives them, or are `start` and `end`. They get first the byte at which begins
            what they are told of; the end of an empty element begins behind its tag.

    Raises:
        InputError: it is no XML in UTF-8, or declares a document type: the way to entities that expand without end.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False

    def refuse(*_: object) -> None:
        raise InputError(path, f"{part} declares a document type, which no Word file does")

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise InputError(path, f"{part} is in {encoding}; textlint reads parts in UTF-8 only")

    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = declared
    depth = seen = 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen > MOST:
            raise InputError(
                path, f"{part} has more than {MOST:,} elements and stretches of text, more than textlint takes"
            )

    def told(handler: Callable[..., None]) -> Callable[..., None]:
        def call(*given: Any) -> None:
            count()
            handler(parser.CurrentByteIndex, *given)

        return call

    begin, finish = handlers.pop("start", None), handlers.pop("end", None)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        count()
        if depth > DEEPEST:
            raise InputError(path, f"{part} is nested more than {DEEPEST:,} deep")
        if begin is not None:
            begin(parser.CurrentByteIndex, name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if finish is not None:
            finish(parser.CurrentByteIndex, name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    for name, handler in handlers.items():
        setattr(parser, name, told(handler))
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(path, f"{part} is in UTF-16; textlint reads parts in UTF-8 only")
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InputError(path, f"{part} is broken XML: {reason} at its byte {parser.ErrorByteIndex}") from None


def scanned(path: str, part: str, raw: bytes) -> Page:
    """The paragraphs of a part.

    Raises:
        InputError: as `parse`.
    """
    page = Page(path, part, raw)
    scanner = _Scanner(page)
    parse(
        path, part, raw, start=scanner.start, end=scanner.end, CharacterDataHandler=scanner.text,
        StartCdataSectionHandler=scanner.cdata, EndCdataSectionHandler=scanner.cdata_end,
    )  # fmt: skip
    return page


class _Scanner:
    """What expat tells, put together to paragraphs."""

    def __init__(self, page: Page) -> None:
        self.page, self.raw = page, page.raw
        self.open: list[_Open] = [_Open(None, 0)]
        self.paragraphs: list[Paragraph] = []  # that are open; one in another is in a text box
        self.silent = 0  # elements without text that are open
        self.child: Child | None = None  # the `w:t` that is being read
        self.section: tuple[int, str] | None = None  # an open CDATA section

    def start(self, at: int, name: str, attributes: dict[str, str]) -> None:
        kind = KINDS.get(name)
        element, outer = _Open(kind, at), self.open[-1]
        self.open.append(element)
        if attributes and (number := attributes.get(_ID) or attributes.get(_STRICT_ID)):
            self.page.ids.add(number)
        if len(self.open) == 2 and name.startswith(STRICT):
            self.page.namespace = STRICT
        if self.silent:
            self._property(element, outer)
        elif kind == "p":
            self._paragraph(element, outer)
        else:
            self._content(element, outer, attributes)
        if kind in _SILENT:
            self.silent += 1

    def _property(self, element: _Open, outer: _Open) -> None:
        """What stands in the properties of a paragraph."""
        if outer.kind == "rPr" and isinstance(outer.what, Paragraph):
            if element.kind == "ins":
                stop = tag_end(self.raw, element.start)
                is_empty = self.raw[stop - 2 : stop] == b"/>"
                outer.what.inserted = stop if is_empty else self.raw.index(b">", stop) + 1
            outer.what.is_struck |= element.kind == "del"
        if outer.kind != "pPr" or self.open[-3].kind != "p" or not self.paragraphs:
            return
        paragraph = self.paragraphs[-1]
        if element.kind == "rPr":
            element.what = paragraph
        elif element.kind in ("sectPr", "pPrChange"):
            paragraph.tail = element.start if paragraph.tail is None else paragraph.tail
            paragraph.has_section |= element.kind == "sectPr"

    def _paragraph(self, element: _Open, outer: _Open) -> None:
        made = Paragraph(element.start, tag_end(self.raw, element.start))
        if self.paragraphs:
            self.paragraphs[-1].is_bare = False
        made.is_needed = outer.kind == "body" and outer.before != "p"
        element.what = outer.last = made
        self.paragraphs.append(made)
        self.page.paragraphs.append(made)

    def _content(self, element: _Open, outer: _Open, attributes: dict[str, str]) -> None:
        if not self.paragraphs:
            return
        kind, paragraph = element.kind, self.paragraphs[-1]
        paragraph.is_bare &= kind in _PASSING
        if kind in ("bookmarkStart", "bookmarkEnd"):
            paragraph.bookmarks ^= {attributes.get(f"{self.page.namespace} id", "")}
        elif kind == "pPr" and outer.kind == "p":
            element.what = paragraph
        elif kind == "r":
            within = outer.start if outer.kind in ("ins", "moveTo") else None
            element.what = Run(element.start, tag_end(self.raw, element.start), within)
        elif kind == "oMath":
            self._add(Child(None, element.start), STAND_IN)
        elif outer.kind == "r" and outer.what is not None and kind != "rPr":
            self._child(element, outer.what, attributes)

    def _child(self, element: _Open, run: Run, attributes: dict[str, str]) -> None:
        child = element.what = Child(run, element.start)
        run.children.append(child)
        if element.kind == "t":
            child.keeps_blanks = attributes.get(_SPACE) == "preserve"
            self.child = child
        elif element.kind == "br" and attributes.get(f"{self.page.namespace} type", "textWrapping") != "textWrapping":
            self.paragraphs[-1].is_bare = False  # a page or a column ends here
        elif element.kind in _MARKS:
            self._add(child, _MARKS[element.kind])

    def _add(self, child: Child, text: str) -> None:
        child.text = text
        self.paragraphs[-1].children.append(child)

    def end(self, at: int, name: str) -> None:
        element, outer = self.open.pop(), self.open[-1]
        kind, what = element.kind, element.what
        outer.before = kind
        if kind in _SILENT:
            self.silent -= 1
        if element.last is not None and kind != "body":
            element.last.is_needed = True
        if what is None and kind != "rPr":
            return
        is_empty = self.raw[at - 2 : at] == b"/>" and tag_end(self.raw, element.start) == at
        close, end = at, at if is_empty else self.raw.index(b">", at) + 1
        if isinstance(what, Child):
            self._end_child(what, close, end)
        elif isinstance(what, Run):
            what.close, what.end = close, end
        elif isinstance(what, Paragraph):
            if kind == "p":
                what.end = end
                self.paragraphs.pop()
                if not what.children and self.page.paragraphs[-1] is what is not self.page.paragraphs[0]:
                    self.page.paragraphs.pop()  # says nothing: only the first is asked for then
            elif kind == "pPr":
                what.properties = slice(element.start, end)
                what.tail = close if what.tail is None else what.tail
            else:
                what.mark = slice(element.start, end)
        elif kind == "rPr" and outer.kind == "r" and isinstance(outer.what, Run):
            outer.what.properties = slice(element.start, end)

    def _end_child(self, child: Child, close: int, end: int) -> None:
        child.end = end
        if child is not self.child:
            return
        self.child = None
        pieces = child.pieces if child.keeps_blanks else _trimmed(child.pieces)
        child.pieces = pieces
        if pieces:
            child.first, child.last = pieces[0][1], pieces[-1][2]
            self._add(child, "".join(piece[0] for piece in pieces))

    def text(self, at: int, data: str) -> None:
        if self.child is None or self.open[-1].what is not self.child:
            return
        if self.section is not None:
            self.section = (self.section[0], self.section[1] + data.replace("\n", " "))
        elif self.raw[at] == 0x26:  # an entity
            stop = self.raw.index(b";", at) + 1
            self.child.pieces.append((data.replace("\n", " ").replace("\r", " "), at, stop, Origin.ESCAPED))
        elif data == "\n":  # the end of a line in the XML is a blank; so Word has it
            self.child.pieces.append((" ", at, at + 1 + (self.raw[at : at + 2] == b"\r\n"), Origin.ESCAPED))
        else:
            self.child.pieces.append((data, at, at + len(data.encode()), Origin.VERBATIM))

    def cdata(self, at: int) -> None:
        self.section = (at, "")

    def cdata_end(self, at: int) -> None:
        assert self.section is not None, "expat has seen it begin"
        start, text = self.section
        self.section = None
        if self.child is not None and self.open[-1].what is self.child and text:
            self.child.pieces.append((text, start, at + 3, Origin.ESCAPED))


def _trimmed(pieces: list[tuple[str, int, int, Origin]]) -> list[tuple[str, int, int, Origin]]:
    """`pieces` without the white space at both ends, which only counts where `xml:space` says so."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first][0].strip(BLANKS):
        first += 1
    while last > first and not pieces[last - 1][0].strip(BLANKS):
        last -= 1
    kept = pieces[first:last]
    if kept and kept[0][3] is Origin.VERBATIM:
        text, start, stop, origin = kept[0]
        bare = text.lstrip(BLANKS)
        kept[0] = (bare, start + len(text) - len(bare), stop, origin)
    if kept and kept[-1][3] is Origin.VERBATIM:
        text, start, stop, origin = kept[-1]
        bare = text.rstrip(BLANKS)
        kept[-1] = (bare, start, stop - len(text) + len(bare), origin)
    return kept
