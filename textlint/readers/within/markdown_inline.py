"""What is markup inside a block of Markdown: stretches that are no text, or stand for other text than they show."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from textlint.core import Origin
from textlint.readers.within.markdown_blocks import MOST_SIGNS, SHORTCODE, Block, label
from textlint.readers.within.markdown_simple import Cut, simple_cuts

STAND_IN = "\ufffc"  # for what is no prose in the middle of prose: no rule sees a doubled blank or a missing word
BREAK = "\n\n"  # where text parts that is on one line in the file

_SIGN = re.compile(r"[*_`\[<&\\~]")
_EDGE = re.compile(r"[ \t]+(?=[\r\n])|(?<=[\r\n])[ \t]+")
_CLOSING = re.compile(r"(?:(?<=[ \t])|(?<=\A))\#+[ \t]*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:[ \t]*")
_FOOTNOTE_SIGN = re.compile(r"\[\^[^\]\s]{1,80}\]")
_ODD = re.compile(r"[^\x00-\x7f]")
# Words that are one to tree-sitter are seen in a third of the time; not where a blank tells: in targets and in tags.
_RUN = re.compile(r"\]\([^()\n]*+\)?|<[^<>\n]*+>?|[A-Za-z][A-Za-z0-9 ,.'-]{6,}(?<=[A-Za-z])")
_DIGIT_BESIDE = re.compile(r"[0-9](?=_)|(?<=_)[0-9]")  # tree-sitter takes a mark of emphasis there into the number
_LINE_FEED = str.maketrans("\r$", "\n,")  # `$5 and $6` is money, not mathematics
_TAG = re.compile(
    r"<!--(?:(?!-->).)*+(?:-->|\Z)|<[?!](?:[^>])*+>|</?(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SILENT = frozenset("script style pre code kbd samp textarea svg math iframe object template".split())  # no prose
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_LINK = ("inline_link", "link_text")
_REFERENCES = ("full_reference_link", "collapsed_reference_link", "shortcut_link")


def cuts(source: str, block: Block, labels: frozenset[str]) -> list[Cut]:
    """The markup in a block, in order, nothing twice."""
    start, end = block.start, block.end
    found = [Cut(*place) for place in block.marks]
    if block.kind == "html":
        found += _html_cuts(source, start, end)
    else:
        found += _markup(source, block, labels)
    if source.find("\n", start, end) >= 0 or source.find("\r", start, end) >= 0:
        found += [Cut(*edge.span()) for edge in _EDGE.finditer(source, start, end)]
    return list(_apart(sorted(found, key=lambda cut: (cut.start, -cut.end)))) if found else found


def _markup(source: str, block: Block, labels: frozenset[str]) -> list[Cut]:
    """The markup in a block that is not HTML."""
    start, end = block.start, block.end
    found = []
    codes = list(SHORTCODE.finditer(source, start, end)) if source.find("{", start, end) >= 0 else []
    found += [Cut(*code.span(), STAND_IN) for code in codes]
    if block.kind == "heading":
        closing = _CLOSING.search(source, start, end)
        found += [Cut(*closing.span())] if closing else []
    note = _FOOTNOTE.match(source, start, end)
    if note:
        found.append(Cut(*note.span()))
    if not _SIGN.search(source, start, end):
        return found
    if not block.marks and (end - start < MOST_SIGNS or len(_SIGN.findall(source, start, end)) < MOST_SIGNS):
        simple, odd = simple_cuts(source, start, end, labels)
        if odd == end:
            return found + simple
    shown = list(source[start:end])
    for place in (*block.marks, *(code.span() for code in codes)):
        shown[place[0] - start : place[1] - start] = " " * (place[1] - place[0])
    if note:
        shown[: note.end() - start] = "x" * (note.end() - start)
    for first, text in _stretches("".join(shown)):
        found += _Inline(text, start + first, labels).cuts()
    return found


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """Where each stretch of a block begins, and the stretch.

    tree-sitter takes time with the square of the signs of one block, and recurses into brackets. No paragraph that a
    person wrote has so many; in one that has more, markup that spans two stretches is taken for text.
    """
    done = 0
    for number, sign in enumerate(_SIGN.finditer(text), 1):
        if number % MOST_SIGNS == 0:
            blank = text.rfind(" ", done, sign.start()) + 1
            end = blank if blank > done else sign.start()
            if end > done:
                yield done, text[done:end]
                done = end
    yield done, text[done:]


def _apart(found: list[Cut]) -> Iterator[Cut]:
    """The cuts without those inside others."""
    done = -1
    for cut in found:
        if cut.start >= done:
            yield cut
            done = cut.end
        elif cut.end > done:  # an edge that runs on after markup
            yield Cut(done, cut.end)
            done = cut.end


class _Inline:
    """One block, seen by tree-sitter: an ASCII character for each of its own."""

    def __init__(self, shown: str, first: int, labels: frozenset[str]) -> None:
        self._text = shown
        self._first = first
        self._labels = labels
        self._found: list[Cut] = []

    def cuts(self) -> list[Cut]:
        seen = self._text.replace("\r\n", "\n ").translate(_LINE_FEED)
        if not seen.isascii():
            seen = _ODD.sub(lambda match: _kin(match[0]), seen)
        seen = _RUN.sub(_as_word, _DIGIT_BESIDE.sub("x", seen))
        waiting = [_parser().parse(seen.encode("ascii")).root_node]
        while waiting:
            node = waiting.pop()
            waiting += self._read(node, node.type)
        return self._without_code(self._found)

    def _read(self, node: Any, kind: str) -> list[Any]:
        """Cut what is markup in a node; returns those inside it that are still to be read."""
        start, end = node.start_byte, node.end_byte
        if kind == "emphasis_delimiter":
            self._cut(start, end)
        elif kind in ("code_span", "uri_autolink", "email_autolink"):
            self._cut(start, end, STAND_IN)
        elif kind == "backslash_escape":
            self._cut(start, end, self._text[start + 1 : end], Origin.ESCAPED)
        elif kind == "hard_line_break":
            if self._text[start] == "\\":
                self._cut(start, start + 1)
        elif kind in ("entity_reference", "numeric_character_reference"):
            meaning = html.unescape(self._text[start:end])
            if meaning != self._text[start:end] and meaning:
                self._cut(start, end, meaning, Origin.ESCAPED)
        elif kind == "html_tag":
            self._tag(start, end)
        elif kind == "inline_link":
            return self._link(node, "link_text")
        elif kind in _REFERENCES:
            if _FOOTNOTE_SIGN.fullmatch(self._text, start, end):
                self._out(start, end)
            elif self._is_defined(node):
                return self._link(node, "link_text")
            else:
                return list(node.named_children)
        elif kind == "image":
            return self._image(node)
        else:
            return list(node.named_children)
        return []

    def _cut(self, start: int, end: int, text: str = "", origin: Origin = Origin.INVENTED) -> None:
        self._found.append(Cut(start + self._first, end + self._first, text, origin))

    def _out(self, start: int, end: int) -> None:
        """Leave something out; with blanks or nothing round it a stand-in keeps these apart."""
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        self._cut(start, end, STAND_IN if before.isspace() and not after.isalnum() else "")

    def _tag(self, start: int, end: int) -> None:
        if self._text.startswith("<!--", start):
            self._out(start, end)
            return
        tag = _TAG.match(self._text, start, end)
        name = (tag["name"] or "").lower() if tag else ""
        self._cut(start, end, "\n" if name == "br" else "")

    def _link(self, node: Any, inner: str) -> list[Any]:
        """Only the text of a link, or of a picture, is read."""
        text = next((child for child in node.named_children if child.type == inner), None)
        if text is None:
            self._out(node.start_byte, node.end_byte)
            return []
        self._cut(node.start_byte, text.start_byte)
        self._cut(text.end_byte, node.end_byte)
        return list(text.named_children)

    def _image(self, node: Any) -> list[Any]:
        """The description of a picture that stands alone is a caption; in the middle of a sentence it is left out."""
        if not self._is_image(node):
            return list(node.named_children)
        outer = node
        while outer.parent is not None and outer.parent.type in _LINK:
            outer = outer.parent
        before = self._text[: outer.start_byte].replace("\r", "\n").rpartition("\n")[2]
        after = self._text[outer.end_byte :].replace("\r", "\n").partition("\n")[0]
        if before.strip() or after.strip():
            self._cut(node.start_byte, node.end_byte, STAND_IN)
            return []
        return self._link(node, "image_description")

    def _is_image(self, node: Any) -> bool:
        """Whether a picture says where it is, or its label is defined."""
        return any(child.type == "link_destination" for child in node.named_children) or self._is_defined(node)

    def _is_defined(self, node: Any) -> bool:
        """Whether the label of a reference is; a text in brackets is else no link."""
        named = {child.type: child for child in node.named_children}
        name = named.get("link_label")
        if name is not None:
            return label(self._text[name.start_byte + 1 : name.end_byte - 1]) in self._labels
        text = named.get("link_text") or named.get("image_description")
        return text is not None and label(self._text[text.start_byte : text.end_byte]) in self._labels

    def _without_code(self, found: list[Cut]) -> list[Cut]:
        """The cuts, and one from a tag of code to the tag that closes it."""
        if "<" not in self._text:
            return found
        opened: tuple[str, int] | None = None
        for cut in sorted(found):
            tag = _TAG.match(self._text, cut.start - self._first, cut.end - self._first)
            name = (tag["name"] or "").lower() if tag else ""
            if name not in _SILENT:
                continue
            if self._text.startswith("</", cut.start - self._first):
                if opened is not None and opened[0] == name:
                    found.append(Cut(opened[1], cut.end, STAND_IN))
                    opened = None
            elif opened is None:
                opened = name, cut.start
        return found


def _html_cuts(source: str, start: int, end: int) -> Iterator[Cut]:
    """Tags, comments and what no reader of the page sees; a tag of a block parts the text."""
    silent: tuple[str, int] | None = None
    for tag in _TAG.finditer(source, start, end):
        name = (tag["name"] or "").lower()
        closes = source.startswith("</", tag.start())
        if silent is not None:
            if closes and name == silent[0]:
                yield Cut(silent[1], tag.end(), STAND_IN if name in _INLINE else BREAK)
                silent = None
        elif name in _SILENT and not closes:
            silent = name, tag.start()
        elif name == "br":
            yield Cut(*tag.span(), "\n")
        else:
            yield Cut(*tag.span(), "" if not name or name in _INLINE else BREAK)
    if silent is not None:
        yield Cut(silent[1], end)
        end = silent[1]
    for entity in _ENTITY.finditer(source, start, end):
        meaning = html.unescape(entity[0])
        if meaning != entity[0] and meaning:
            yield Cut(*entity.span(), meaning, Origin.ESCAPED)


def _as_word(run: "re.Match[str]") -> str:
    return run[0] if run[0][0] in "]<" else "x" * len(run[0])


@cache
def _kin(character: str) -> str:
    """An ASCII character that means as much to emphasis: a mark beside it counts, a letter does not."""
    category = unicodedata.category(character)
    return "," if category[0] in "PS" else "x"


@cache
def _parser() -> Any:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.inline_language()))
