"""Values of a JSON file: its strings are read by the standard library's scanner, only the places are ours."""

import json
import re

from textlint.core import Origin
from textlint.readers import Options, Part
from textlint.readers.jsonl import DECODER, DEEPEST, members, skip, too_deep
from textlint.readers.within.fields import Path, Pattern, following, is_whole
from textlint.readers.within.values import Piece, Source, Value, parts_of

_TOKEN = re.compile(r'[^"\\]++|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\(?:u....|.)', re.DOTALL)
_SIGNS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOST = "\ufffd"  # what half a character is read as


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file.

    Raises:
        InputError: it is no JSON, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    source = Source(path, raw, options)
    return parts_of(source, _values(source), lambda new: parts(path, new, options))


def _values(source: Source) -> list[Value]:
    text = source.text
    deep = too_deep(text)
    if deep is not None:
        raise source.error(f"is nested more than {DEEPEST} deep", deep)
    reading = _Reading(text, Quoted(is_ascii=text.isascii()))
    try:
        end = reading.value((), skip(text, 0), source.fields)
        if skip(text, end) != len(text):
            raise json.JSONDecodeError("Extra data", text, skip(text, end))
    except json.JSONDecodeError as error:
        raise source.error(f"no JSON: {error.msg}", error.pos) from None
    except IndexError:
        raise source.error("no JSON: ends too early", len(text)) from None
    return [value for value in reading.found if value is not None]


class _Reading:
    """Goes through a text as far down as the patterns reach; what they do not name is passed over whole."""

    def __init__(self, text: str, style: "Quoted") -> None:
        self._text, self._style = text, style
        self.found: list[Value | None] = []

    def value(self, path: Path, place: int, wanted: tuple[Pattern, ...]) -> int:
        """Read the value at `place`; gives its end."""
        text = self._text
        sign = text[place : place + 1]
        if sign == "{" and any(wanted):
            return self._object(path, place, wanted)
        if sign == "[" and any(wanted):
            return self._list(path, place, wanted)
        said, end = DECODER.raw_decode(text, place)
        if sign == '"' and is_whole(wanted):
            self.found.append(Value(path, place, text[place:end], _SURROGATE.sub(_LOST, said), self._style))
        return end

    def _object(self, path: Path, place: int, wanted: tuple[Pattern, ...]) -> int:
        known: dict[str, tuple[int, int]] = {}

        def visit(key: str, start: int) -> int:
            if key in known:  # readers take the last of two that have one name
                for number in range(*known[key]):
                    self.found[number] = None
            before = len(self.found)
            end = self.value((*path, key), start, following(wanted, key))
            known[key] = (before, len(self.found))
            return end

        return members(self._text, place, visit) + 1

    def _list(self, path: Path, place: int, wanted: tuple[Pattern, ...]) -> int:
        text = self._text
        place, number = skip(text, place + 1), 0
        while text[place] != "]":
            place = skip(text, self.value((*path, number), place, following(wanted, number)))
            number += 1
            if text[place] == ",":
                place = skip(text, place + 1)
                if text[place] == "]":
                    raise json.JSONDecodeError("Expecting value", text, place)
            elif text[place] != "]":
                raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
        return place + 1


class Quoted:
    """Strings of JSON. Where a whole file is ASCII new text is, too."""

    def __init__(self, *, is_ascii: bool) -> None:
        self._is_ascii = is_ascii

    def parsed(self, source: str) -> str | None:
        """The text by the standard library; half a character is U+FFFD."""
        try:
            said = json.loads(source)
        except (ValueError, RecursionError):
            return None
        return _SURROGATE.sub(_LOST, said) if isinstance(said, str) else None

    def pieces(self, source: str) -> list[Piece]:
        """Runs as they are, and escapes."""
        return [_piece(match) for match in _TOKEN.finditer(source, 1, len(source) - 1)]

    def escaped(self, text: str) -> str:
        """With escapes for quotation marks, backslashes and control characters."""
        return json.dumps(text, ensure_ascii=self._is_ascii)[1:-1]


def _piece(match: "re.Match[str]") -> Piece:
    token = match[0]
    if token[0] != "\\":
        return Piece(token, match.start(), match.end())
    if token[1] != "u":
        said = _SIGNS.get(token[1], token[1])
    elif len(token) > 6:
        said = chr(0x10000 + ((int(token[2:6], 16) - 0xD800) << 10) + int(token[8:], 16) - 0xDC00)
    else:
        said = _SURROGATE.sub(_LOST, chr(int(token[2:], 16)))
    return Piece(said, match.start(), match.end(), Origin.ESCAPED)
