"""How the scalars of YAML are quoted: plain, between quotation marks, or as a block of lines.

The places are ours; what a source says is asked of libyaml, before a change and after it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from textlint.core import Origin, Unmappable
from textlint.readers.within.values import Piece

STRING = "tag:yaml.org,2002:str"

_END = r"(?:\r\n|[\n\r\x85\u2028\u2029])"  # of a line, in YAML 1.1
_ENDS = re.compile(_END)
_FOLD = rf"(?P<fold>[ \t]*+{_END}(?:[ \t]|{_END})*+)"
_RUN = rf"(?:[^ \t\r\n\x85\u2028\u2029%s]++|[ \t]++(?!{_END}))++"
_TOKENS = {
    "": re.compile(rf"{_FOLD}|{_RUN}" % ""),
    "'": re.compile(rf"{_FOLD}|(?P<quote>'')|{_RUN}" % "'"),
    '"': re.compile(
        rf"{_FOLD}|(?P<joined>\\{_END}(?:[ \t]|{_END})*+)|(?P<escape>\\(?:x..|u....|U........|.))|{_RUN}" % r"\"\\",
        re.DOTALL,
    ),
}
_SIGNS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEADER = re.compile(rf"([|>])([+-]?)([1-9]?)([+-]?)([^\n\r\x85\u2028\u2029]*+){_END}")
_LINE = re.compile(rf"( *+)([^\n\r\x85\u2028\u2029]*+)({_END}|\Z)")
_FIRST = re.compile(rf"(?:\A|{_END})( *+)[^ \r\n\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDED = re.compile(rf"{_END}\Z")
_PROPERTIES = re.compile(rf"(?:[&!][^ \t\r\n]*+(?:[ \t]++|{_END})*+)*+")


def scalar(source: str, event: Any, *, in_flow: bool, line_end: str) -> "tuple[int, Flow | Block]":
    """Where in `source`, after tags and anchors, the scalar itself begins, and how it is quoted.

    Args:
        source: what the marks of `event` enclose.
        event: a scalar of libyaml.
        in_flow: it stands between brackets or braces.
        line_end: that of the file.
    """
    match = _PROPERTIES.match(source)
    start = match.end() if match else 0
    if event.style in ("|", ">"):
        return start, Block(_indentation(source[start:], event.value), line_end, is_ended=bool(_ENDED.search(source)))
    tag = "" if event.tag is None else "!!str " if event.tag == STRING else "! "
    return start, Flow(event.style or "", tag, in_flow=in_flow)


class Flow:
    """A plain scalar, for which `quote` is empty, or one between `quote`; `tag` is what makes it a string."""

    def __init__(self, quote: str, tag: str, *, in_flow: bool) -> None:
        self._quote, self._tag, self._in_flow = quote, tag, in_flow

    def parsed(self, source: str) -> str | None:
        """The text by libyaml, if it is the same wherever the scalar may stand."""
        said = self._tag + source
        around = ("{{k: {}}}\n", "[{}]\n") if self._in_flow else ("k: {}\n", "- {}\n")
        first, second = (_said(text.format(said)) for text in around)
        return first if first == second else None

    def pieces(self, source: str) -> list[Piece]:
        """Runs as they are, escapes, and what a line end between two words stands for."""
        width = len(self._quote)
        found = _TOKENS[self._quote].finditer(source, width, len(source) - width)
        return [piece for piece in map(_piece, found) if piece.text]

    def escaped(self, text: str) -> str:
        """With escapes between double quotation marks.

        Raises:
            Unmappable: there are none elsewhere.
        """
        if self._quote == '"':
            return "".join(map(_escape, text))
        if _ENDS.search(text) or _UNPRINTABLE.search(text):
            raise Unmappable("without double quotation marks there are no escapes")
        return text.replace("'", "''") if self._quote else text


class Block:
    """Lines under `|` or `>`, each after `indentation` blanks; `is_ended`: the last one has a line end."""

    def __init__(self, indentation: int, line_end: str, *, is_ended: bool) -> None:
        self._indentation, self._line_end, self._is_ended = indentation, line_end, is_ended

    def parsed(self, source: str) -> str | None:
        """The text by libyaml."""
        match = _HEADER.match(source)
        if match is None or not 1 <= self._indentation <= 9:
            return None
        if self._is_ended and not _ENDED.search(source):  # what follows in the file would become part of its last line
            return None
        sign, one, digit, other, _ = match.groups()
        header = f"{sign}{one}{self._indentation if digit else ''}{other}\n"
        return _said(f"k: {header}{source[match.end() :]}")

    def pieces(self, source: str) -> list[Piece]:
        """The lines as they are, and line ends with the blanks that follow them."""
        match = _HEADER.match(source)
        if match is None:
            return []
        lines = list(self._lines(source, match.end()))
        pieces = list(_folded(source, lines) if match[1] == ">" else _literal(source, lines))
        chomping = match[2] or match[4]
        kept = len(pieces)
        while kept and pieces[kept - 1].origin is Origin.ESCAPED and pieces[kept - 1].start >= _last(lines):
            kept -= 1
        return pieces if chomping == "+" else pieces[: kept + (chomping == "" and kept < len(pieces))]

    def escaped(self, text: str) -> str:
        """With the blanks before each line; a line end in folded text is two.

        Raises:
            Unmappable: a character that YAML does not print.
        """
        if _UNPRINTABLE.search(text) or any(match[0] != "\n" for match in _ENDS.finditer(text)):
            raise Unmappable("a block of lines has no escapes")
        return text.replace("\n", self._line_end + " " * self._indentation)

    def _lines(self, source: str, place: int) -> Iterator[tuple[int, int, int]]:
        """Of each line where its text begins and ends, and where the line end is over."""
        while place < len(source):
            match = _LINE.match(source, place)
            if match is None:
                return
            yield min(match.end(1), place + self._indentation), match.end(2), match.end(3)
            place = match.end()


def _indentation(source: str, text: str) -> int:
    """How many blanks stand before each line of a block that says `text`; 0 when it says nothing."""
    header = _HEADER.match(source)
    first = _FIRST.search(source[header.end() :]) if header else None
    said = _FIRST.search(text)
    return len(first[1]) - len(said[1]) if first and said else 0


def _literal(source: str, lines: list[tuple[int, int, int]]) -> Iterator[Piece]:
    """Each line, and each line end with the blanks after it."""
    for number, (start, end, over) in enumerate(lines):
        if end > start:
            yield Piece(source[start:end], start, end)
        if over > end:
            yield _end(source, lines, number, number)


def _folded(source: str, lines: list[tuple[int, int, int]]) -> Iterator[Piece]:
    """Lines that run on; between two of them a line end is a blank, of several the first is nothing."""
    number = 0
    while number < len(lines):
        start, end, over = lines[number]
        if end > start:
            yield Piece(source[start:end], start, end)
        if over == end:
            return
        following = number + 1
        while end > start and following < len(lines) and lines[following][0] == lines[following][1]:
            following += 1
        runs_on = (
            end > start
            and following < len(lines)
            and source[start] not in " \t"
            and source[lines[following][0]] not in " \t"
            and _normal(source[end:over]) == "\n"
        )
        if runs_on and following == number + 1:
            yield Piece(" ", end, lines[following][0], Origin.ESCAPED)
        elif runs_on:
            yield _end(source, lines, number, number + 1)
            number += 1
        else:
            yield _end(source, lines, number, number)
        number += 1


def _end(source: str, lines: list[tuple[int, int, int]], first: int, last: int) -> Piece:
    """The line end of line `last`, with those from line `first` on that stand for nothing."""
    _, end, over = lines[last]
    stop = lines[last + 1][0] if last + 1 < len(lines) else over
    return Piece(_normal(source[end:over]), lines[first][1], stop, Origin.ESCAPED)


def _last(lines: list[tuple[int, int, int]]) -> int:
    """Where the last line that is not blank ends."""
    return next((end for start, end, _ in reversed(lines) if end > start), 0)


def _piece(match: "re.Match[str]") -> Piece:
    """A token of a plain or quoted scalar."""
    token, kind = match[0], match.lastgroup
    if kind is None:
        return Piece(token, match.start(), match.end())
    if kind == "fold":
        first, *rest = map(_normal, _ENDS.findall(token))
        said = "".join(rest) or " " if first == "\n" else first + "".join(rest)
    elif kind == "joined":
        said = "".join(map(_normal, _ENDS.findall(token)[1:]))
    elif kind == "quote":
        said = "'"
    else:
        said = chr(int(token[2:], 16)) if token[1] in "xuU" else _SIGNS.get(token[1], token[1])
    return Piece(said, match.start(), match.end(), Origin.ESCAPED)


def _normal(end: str) -> str:
    return end if end in ("\u2028", "\u2029") else "\n"


def _escape(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if sign == "\t" or not (_UNPRINTABLE.match(sign) or _ENDS.match(sign) or sign == "\ufeff"):
        return sign
    number = ord(sign)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _said(text: str) -> str | None:
    """What the one value of a list or mapping says that `text` holds; None when there is more, or no string."""
    import yaml

    wanted = [yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.CollectionStartEvent, yaml.ScalarEvent]
    wanted += [yaml.ScalarEvent] * (text[0] in "k{")
    wanted += [yaml.CollectionEndEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent]
    try:
        events = list(islice(yaml.parse(text, Loader=loader()), len(wanted) + 1))
    except yaml.YAMLError:
        return None
    if len(events) != len(wanted) or not all(map(isinstance, events, wanted)):
        return None
    value = events[-4]
    return str(value.value) if isinstance(value, yaml.ScalarEvent) and is_string(value) else None


def is_string(event: Any) -> bool:
    """True when a scalar is one, by its tag or by what it looks like."""
    import yaml

    if event.tag is not None:
        return event.tag in (STRING, "!")
    if not event.implicit[0]:
        return True
    resolver: Any = yaml.resolver.Resolver()
    return bool(resolver.resolve(yaml.ScalarNode, event.value, (True, False)) == STRING)


def loader() -> Any:
    """The parser in C, where PyYAML has it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
