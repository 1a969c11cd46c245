"""Values of a TOML file: tomllib says what is right and what a string says, only the places are ours.

tomlkit, which keeps the source of a file, does not say where in it a value stands.
"""

import re
from collections.abc import Callable

from textlint.core import Origin, Unmappable
from textlint.readers import Options, Part
from textlint.readers.within.fields import Path, is_wanted
from textlint.readers.within.values import Piece, Source, Value, parts_of

_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANKS = re.compile(r"[ \t]*+")
_STRINGS = {  # by what opens them, the longer first; the pattern goes to the end
    '"""': re.compile(r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"),
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"'),
    "'": re.compile(r"'[^']*+'"),
}
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"[^,\]}#\r\n]+")  # numbers, dates, true and false
_BASIC = re.compile(r"[^\\\r]++|\r\n|\\[ \t]*+\r?\n[ \t\r\n]*+|\\(?:u.{4}|U.{8}|x..|.)", re.DOTALL)
_LITERAL = re.compile(r"[^\r]++|\r\n")
_SIGNS = {"b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)\Z", re.DOTALL)


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file.

    Raises:
        InputError: it is no TOML, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    source = Source(path, raw, options)
    return parts_of(source, _values(source), lambda new: parts(path, new, options))


def _values(source: Source) -> list[Value]:
    import tomllib

    try:
        data = tomllib.loads(source.text, parse_float=str)
        reading = _Reading(source, data)
        reading.read()
    except RecursionError:
        raise source.error("is nested too deep", 0) from None
    except ValueError as error:  # also an integer of too many digits
        reason, position = wrong(source.text, error)
        raise source.error(f"no TOML: {reason}", position) from None
    except (IndexError, KeyError, TypeError):  # a newer TOML than ours
        raise source.error("has TOML that is not understood", 0) from None
    return reading.found


def _position(text: str, line: int, column: int) -> int:
    """The code point at a line and column, which count from 1; only LF ends a line."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def places(text: str) -> dict[Path, int]:
    """Where the keys of a text that is right TOML stand, and the elements of its arrays: code points from 0.

    A table that only dotted keys or headers below it name stands where the first of them does.
    """
    found: dict[Path, int] = {}
    _Walk(text, found.setdefault, lambda path, start, end, mark: None).go()
    return found


def wrong(text: str, error: ValueError) -> tuple[str, int]:
    """What tomllib has against a text, and the code point where."""
    match = _PLACE.match(str(error))
    if match is None:
        return str(error), 0
    return match[1], len(text) if match[2] is None else _position(text, int(match[2]), int(match[3]))


class _Walk:
    """Goes through a text that is known to be right.

    Args:
        text: of a TOML file.
        name: is told the path of each key, each table and each element of an array, and where it begins.
        string: is told of each string its path, its start and end, and what opens it.
    """

    def __init__(
        self, text: str, name: Callable[[Path, int], object], string: Callable[[Path, int, int, str], object]
    ) -> None:
        self._text, self._name, self._string = text, name, string
        self._tables: dict[Path, int] = {}  # of each list of tables how many there are so far

    def go(self) -> None:
        """From the first line to the last."""
        text, table = self._text, Path()
        place = self._skip(0)
        while place < len(text):
            start = place
            if text.startswith("[[", place):
                names, place = self._names(place + 2)
                home = self._table(names[:-1], start)
                number = self._tables.get((*home, names[-1]), 0)
                self._tables[*home, names[-1]] = number + 1
                table, place = (*home, names[-1], number), place + 2
                self._name(table[:-1], start)
                self._name(table, start)
            elif text[place] == "[":
                names, place = self._names(place + 1)
                table, place = self._table(names, start), place + 1
            else:
                place = self._pair(table, place, self._blanks)
            place = self._skip(place)

    def _table(self, names: list[str], start: int) -> Path:
        """The path of a table: a name of a list of tables means its last one."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            self._name(path, start)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        return path

    def _pair(self, table: Path, place: int, between: Callable[[int], int]) -> int:
        """Read a key and its value; its end."""
        names, after = self._names(place)
        for number in range(len(names)):
            self._name((*table, *names[: number + 1]), place)
        return self._value((*table, *names), between(after + 1))

    def _value(self, path: Path, place: int) -> int:
        text = self._text
        if text[place] == "[":
            place, number = self._skip(place + 1), 0
            while text[place] != "]":
                self._name((*path, number), place)
                place = self._skip(self._value((*path, number), place))
                number += 1
                if text[place] == ",":
                    place = self._skip(place + 1)
            return place + 1
        if text[place] == "{":
            place = self._skip(place + 1)
            while text[place] != "}":
                place = self._skip(self._pair(path, place, self._skip))
                if text[place] == ",":
                    place = self._skip(place + 1)
            return place + 1
        mark = self._mark(place)
        if mark is None:
            return self._end(_OTHER, place)
        end = self._end(_STRINGS[mark], place)
        self._string(path, place, end, mark)
        return end

    def _names(self, place: int) -> tuple[list[str], int]:
        """The parts of a key, and where `=` or a bracket follows."""
        names: list[str] = []
        while True:
            place = self._blanks(place)
            mark = self._mark(place)
            end = self._end(_BARE if mark is None else _STRINGS[mark], place)
            said = self._text[place:end]
            names.append(said if mark is None else Quoted(mark, "").parsed(said) or "")
            place = self._blanks(end)
            if self._text[place] != ".":
                return names, place
            place += 1

    def _mark(self, place: int) -> str | None:
        return next((mark for mark in _STRINGS if self._text.startswith(mark, place)), None)

    def _blanks(self, place: int) -> int:
        return self._end(_BLANKS, place)

    def _skip(self, place: int) -> int:
        return self._end(_BETWEEN, place)

    def _end(self, pattern: "re.Pattern[str]", place: int) -> int:
        match = pattern.match(self._text, place)
        return match.end() if match else place


class _Reading:
    """The strings of a file that are wanted."""

    def __init__(self, source: Source, data: dict[str, object]) -> None:
        self._source, self._data = source, data
        self._line_end = "\r\n" if "\r\n" in source.text else "\n"
        self.found: list[Value] = []

    def read(self) -> None:
        """Go through the whole text."""
        _Walk(self._source.text, lambda path, place: None, self._string).go()

    def _string(self, path: Path, start: int, end: int, mark: str) -> None:
        if is_wanted(self._source.fields, path):
            style = Quoted(mark, self._line_end)
            self.found.append(Value(path, start, self._source.text[start:end], self._said(path), style))

    def _said(self, path: Path) -> str:
        value: object = self._data
        for step in path:
            value = value[step]  # type: ignore[index]
        return str(value)


class Quoted:
    """Strings between `mark`, which is one quotation mark or three."""

    def __init__(self, mark: str, line_end: str) -> None:
        self._mark, self._line_end = mark, line_end

    def parsed(self, source: str) -> str | None:
        """The text by tomllib."""
        import tomllib

        try:
            data = tomllib.loads(f"v = {source}\n")
        except (ValueError, RecursionError):
            return None
        return data["v"] if len(data) == 1 and isinstance(data["v"], str) else None

    def pieces(self, source: str) -> list[Piece]:
        """Runs as they are, escapes, and line ends of two characters; none for a line end after a backslash."""
        first = size = len(self._mark)
        if size == 3:
            first += source.startswith("\n", first) + 2 * source.startswith("\r\n", first)
        pattern = _BASIC if self._mark[0] == '"' else _LITERAL
        pieces = (_piece(match, self._mark) for match in pattern.finditer(source, first, len(source) - size))
        return [piece for piece in pieces if piece.text]

    def escaped(self, text: str) -> str:
        """With escapes between double marks, lines as lines between three marks.

        Raises:
            Unmappable: single marks have no escapes.
        """
        lines = text.split("\n") if len(self._mark) == 3 else [text]
        return self._line_end.join(map(self._escaped, lines))

    def _escaped(self, text: str) -> str:
        if self._mark[0] == '"':
            return "".join(
                _ESCAPES.get(sign) or (f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else sign)
                for sign in text
            )
        if self._mark in text or any((ord(sign) < 32 and sign != "\t") or ord(sign) == 127 for sign in text):
            raise Unmappable(f"a string between {self._mark} has no escapes")
        return text


def _piece(match: "re.Match[str]", mark: str) -> Piece:
    token = match[0]
    if token == "\r\n":
        return Piece("\n", match.start(), match.end(), Origin.ESCAPED)
    if mark[0] == "'" or token[0] != "\\":
        return Piece(token, match.start(), match.end())
    if token[1] in " \t\r\n":
        said = ""
    elif token[1] in "uUx":
        said = chr(int(token[2:], 16))
    else:
        said = _SIGNS.get(token[1], token[1])
    return Piece(said, match.start(), match.end(), Origin.ESCAPED)
