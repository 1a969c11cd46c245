"""The blocks of a Markdown file that hold text: paragraphs, headings, list items, cells of tables, blocks of HTML.

What a block is, is said by the first signs of its lines; so tree-sitter gets to see of most lines no more than these,
and one ASCII character for each other one: its bytes are then code points. Of paragraphs in a row, each one line
between blank ones, it sees the first: what it says of that is true of all, and a page of prose costs next to nothing.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

MOST_SIGNS = 600  # signs of markup in one block that are seen at once
DEEPEST = 24  # marks of quotes and lists that open in one line; what is nested deeper is text

SHORTCODE = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}|\{%[^{}]*+%\}|\{\{[^{}]*+\}\}")  # of Hugo; of Jekyll
_MARKS = r"(?:[ \t]*+(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))"
_MARK = re.compile(_MARKS)
_WORD = r"[“‘\"'(*_]{0,3}+[^\W\d_]"  # opens nothing: the rest of its line says nothing about blocks
_SAYS_NOTHING = r"[^|<>\r\n]"  # the others may part cells, or end a block of HTML
_LINE = re.compile(
    rf"(?P<prefix>{_MARKS}{{0,{DEEPEST}}}+[ \t]*+)"
    rf"(?:{_WORD}{_SAYS_NOTHING}*+(?=[\r\n]|\Z)(?P<says_nothing>)|[^\r\n]*+)"
)
# Too short to have more signs than are seen at once; nothing at its ends that is not text.
_PARAGRAPH = rf"{_WORD}{_SAYS_NOTHING}{{0,{MOST_SIGNS - 10}}}+(?<!\s)(?=\n\n|\r\n\r\n|(?:\r?\n)?\Z)"
_RUN = re.compile(rf"{_PARAGRAPH}(?:(?:\n\n++|\r\n(?:\r\n)++){_PARAGRAPH})*+")
_NEXT = re.compile(r"\n(?=[^\r\n])")  # before each paragraph of a run but the first
_ODD = re.compile(r"[^\t\n\x20-\x7e]")
_LABEL_SPACE = re.compile(r"\s+")


class Block(NamedTuple):
    """A stretch of text: code points [start, end) of the source, and `close`, where what belongs to it ends.

    `marks` are the signs of quotes and lists before its further lines.
    """

    start: int
    end: int
    close: int
    kind: str  # text, heading, cell, html; run: paragraphs, each of one line, that stand in no other block
    marks: tuple[tuple[int, int], ...] = ()


class Blocks(NamedTuple):
    """All blocks in order, the labels of links that are defined, and where blocks begin that stand in no other."""

    blocks: list[Block]
    labels: frozenset[str]
    tops: list[int]


def blocks(source: str, first: int) -> Blocks:
    """The blocks of `source` from the code point `first` on."""
    seen = _Skeleton(source, first)
    parser, cursor = _grammar()
    found = cursor.captures(parser.parse(seen.text.encode("ascii")).root_node)
    places = {name: sorted(seen.span(node) for node in nodes) for name, nodes in found.items()}
    ends = dict(places.get("setext", ()))
    marks = [place for place in places.get("mark", ()) if place[0] < place[1]]
    headings = frozenset(places.get("heading", ()))
    under = _Under(marks)
    made = []
    for kind in ("text", "cell", "html"):
        for start, end in places.get(kind, ()):
            real = "heading" if (start, end) in headings else "run" if start in seen.runs else kind
            made.append(Block(start, end, max(end, ends.get(start, end)), real, under.between(start, end)))
    labels = frozenset(label(source[start + 1 : end - 1]) for start, end in places.get("label", ()))
    tops: list[int] = []
    for start, _ in places.get("top", ()):
        tops.append(start)
        if start in seen.runs:
            tops += [match.end() for match in _NEXT.finditer(source, start, seen.runs[start])]
    return Blocks(sorted(made), labels, tops)


def label(text: str) -> str:
    """A label as it is compared."""
    return _LABEL_SPACE.sub(" ", text).strip().casefold()


class _Under:
    """Places in order, by the stretch they lie in."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        self._places = places

    def between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        if not self._places:
            return ()
        first = bisect_left(self._places, (start, start))
        return tuple(self._places[first : bisect_left(self._places, (end, end))])


class _Skeleton:
    """What is seen of the source, line by line, and the way back."""

    def __init__(self, source: str, first: int) -> None:
        # start, end, and the column from which on nothing is seen; the first is none of the file's: `---` below it
        # opens no head
        self._lines = [(first, first, 0)]
        self.runs: dict[int, int] = {}  # where runs of paragraphs begin and end; each is seen as one line
        is_whole = "]:" in source  # a definition's title may run on over lines
        shown, place, is_blank = [""], first, True
        body = _without_shortcodes(source)
        while place <= len(source):
            run = _RUN.match(source, place) if is_blank and not is_whole else None
            if run is not None:
                end, is_blank = run.end(), False
                shown.append("x")
                self._lines.append((place, end, 1))
                self.runs[place] = end
            else:
                match = _LINE.match(body, place)
                assert match is not None  # it may be empty
                end, start = match.end(), match.end("prefix")
                is_blank = end == place
                if match["says_nothing"] is not None and not is_whole:
                    shown.append(body[place:start] + "x")
                    self._lines.append((place, end, start - place + 1))
                else:
                    shown.append(_without_depth(body[place:end], start - place))
                    self._lines.append((place, end, end - place))
            place = end + (2 if source.startswith("\r\n", end) else 1)
        self.text = _ODD.sub("x", "\n".join(shown))

    def span(self, node: Any) -> tuple[int, int]:
        """The code points of a node."""
        return self._place(*node.start_point), self._place(*node.end_point)

    def _place(self, row: int, column: int) -> int:
        if row >= len(self._lines):
            return self._lines[-1][1]
        start, end, seen = self._lines[row]
        return start + column if column < seen else end


def _without_depth(line: str, start: int) -> str:
    """The line; letters from `start` on where more marks open there than may."""
    if start < DEEPEST or not _MARK.match(line, start) or len(_MARK.findall(line[:start])) < DEEPEST:
        return line
    return line[:start] + "x" * (len(line) - start)


def _without_shortcodes(source: str) -> str:
    """The source with a letter for each character of a shortcode, whose quotes and signs mean nothing here."""
    if "{{" not in source and "{%" not in source:
        return source
    return SHORTCODE.sub(lambda match: re.sub(r"[^\r\n]", "x", match[0]), source)


@cache
def _grammar() -> tuple[Any, Any]:
    """The parser and the query for what is wanted of its trees."""
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query, QueryCursor

    language = Language(tree_sitter_markdown.language())
    wanted = """
        (inline) @text
        (atx_heading (inline) @heading)
        (setext_heading) @setext
        (pipe_table_cell) @cell
        (html_block) @html
        (link_reference_definition (link_label) @label)
        (block_continuation) @mark
        (section [(paragraph) (list) (block_quote) (pipe_table) (html_block) (atx_heading) (setext_heading)
                  (fenced_code_block) (indented_code_block) (thematic_break) (link_reference_definition)] @top)
    """
    return Parser(language), QueryCursor(Query(language, wanted))
