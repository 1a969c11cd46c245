"""The head of a page: where it ends, and the fields in it that are prose.

Only top-level strings on one line are read, plain or in quotes, of YAML between `---` and of TOML between `+++`. Block
scalars, and scalars that run on over lines, are left out: in them line ends and indents mean more than they say.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from textlint.core import Origin

_END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
_HEAD = {
    "---": re.compile(rf"---{_END}(?P<body>(?:(?!(?:---|\.\.\.){_END})[^\r\n]*+(?:\r\n|\n|\r))*+)(?:---|\.\.\.){_END}"),
    "+++": re.compile(rf"\+\+\+{_END}(?P<body>(?:(?!\+\+\+{_END})[^\r\n]*+(?:\r\n|\n|\r))*+)\+\+\+{_END}"),
}
_KEY = r"^(?P<quote>[\"']?)(?P<name>[\w-]+)(?P=quote)[ \t]*"
_DOUBLE = r'"(?P<double>(?:[^"\\\r\n]|\\[^\r\n])*+)"'
_REST = r"[ \t]*(?:(?<=[ \t])\#[^\r\n]*)?(?=[\r\n]|\Z)"
_PLAIN = r"(?P<plain>[^\s\"'\[\]{}&*!|>%@`#,?:-](?:[^\r\n:#]|:(?![ \t\r\n]|\Z)|(?<![ \t])\#)*?)"
_YAML = re.compile(
    rf"{_KEY}:[ \t]+(?:{_DOUBLE}|'(?P<single>(?:[^'\r\n]|'')*+)'|{_PLAIN}){_REST}(?!(?:\r\n|\n|\r)[ \t]+[^\s#])",
    re.MULTILINE,
)
_TOML = re.compile(rf"{_KEY}=[ \t]*(?:{_DOUBLE}|'(?P<literal>[^'\r\n]*+)'){_REST}", re.MULTILINE)
_NO_STRING = re.compile(r"(?i:true|false|yes|no|on|off|y|n|null|~|[-+.\d][-+.\d_:TZ eEx]*)")  # other plain scalars
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED = dict(zip('0abtnvfre "/\\N_LP', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_CONTROL = re.compile("[\0-\x1f\x7f\x85\u2028\u2029]")


class Style(Enum):
    """How a scalar is quoted."""

    PLAIN = "plain"
    SINGLE = "single"  # in YAML: '' is a quote
    LITERAL = "literal"  # in TOML single quotes: no escapes, so no quote
    DOUBLE = "double"


class Field(NamedTuple):
    """A field of the head; [start, end) are the code points of its value in the file, quotes left out."""

    name: str
    start: int
    end: int
    style: Style


class Piece(NamedTuple):
    """Code points [start, end) of the file, and what they stand for."""

    start: int
    end: int
    text: str
    origin: Origin


def end_of_head(text: str) -> int:
    """Where the page begins, below its head; 0 when it has none."""
    form = _HEAD.get(text[:3])
    head = form.match(text) if form else None
    return head.end() if head else 0


def fields(text: str, names: tuple[str, ...] | None) -> list[Field]:
    """The fields of these names (None: of any), in the order of the file; of one that stands there twice the first."""
    return fields_and_end(text, names)[0]


def fields_and_end(text: str, names: tuple[str, ...] | None) -> tuple[list[Field], int]:
    """What `fields` and `end_of_head` say, of a head that is looked at once."""
    form = _HEAD.get(text[:3])
    head = form.match(text) if form else None
    if head is None:
        return [], 0
    is_toml = text.startswith("+++")
    start, end = head.span("body")
    table = _TABLE.search(text, start, end) if is_toml else None
    end = table.start() if table else end
    # only a line feed is a line end to `^`
    seen = _LONE_CR.sub("\n", text[:end])
    found: dict[str, Field] = {}
    for match in (_TOML if is_toml else _YAML).finditer(seen, start):
        style = str(match.lastgroup)
        name, value = match["name"], match[style]
        if (
            (names is not None and name not in names)
            or name in found
            or (style == "plain" and _NO_STRING.fullmatch(value))
        ):
            continue
        field = Field(name, *match.span(style), Style(style))
        if all(piece.text for piece in pieces(text, field)):
            found[name] = field
    return list(found.values()), head.end()


def pieces(text: str, field: Field) -> Iterator[Piece]:
    """The value of a field, its escapes by themselves; an escape nobody knows has the text ""."""
    done = field.start
    for start, end, meaning in _escapes(text, field):
        if start > done:
            yield Piece(done, start, text[done:start], Origin.VERBATIM)
        yield Piece(start, end, meaning, Origin.ESCAPED)
        done = end
    if done < field.end:
        yield Piece(done, field.end, text[done : field.end], Origin.VERBATIM)


def escape(new: str, style: Style) -> str:
    """`new` as it is written in a value quoted so; what the style cannot hold stays as it is."""
    if style is Style.SINGLE:
        return new.replace("'", "''")
    if style is Style.DOUBLE:
        quoted = new.replace("\\", "\\\\").replace('"', '\\"')
        return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
    return new


def _escapes(text: str, field: Field) -> Iterator[tuple[int, int, str]]:
    if field.style is Style.SINGLE:
        for match in re.compile("''").finditer(text, field.start, field.end):
            yield *match.span(), "'"
    elif field.style is Style.DOUBLE:
        for match in _ESCAPE.finditer(text, field.start, field.end):
            code = match[1] or match[2] or match[3]
            yield *match.span(), _character(int(code, 16)) if code else _ESCAPED.get(match[4], "")


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
