"""A record of a JSON lines archive: where in its bytes a field's value stands, and what it says.

Only the places are ours; strings and values are read by the standard library's scanner. So every byte that is not to
change can stay: big integers, floats, escapes, the order of the fields, fields that stand there twice.
"""

import json
import re
from collections.abc import Callable
from typing import NamedTuple

DEEPEST = 500  # brackets in brackets; the standard library gives up at some 900, sooner the more calls are under way

_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)  # nothing overflows


class BrokenRecord(ValueError):
    """A line that is no JSON object; `str()` says why."""


class Value(NamedTuple):
    """Characters [start, end) of the line that hold a field's value, and what it says when it is a string."""

    start: int
    end: int
    text: str | None


class Record(NamedTuple):
    """A line and the places of its top-level fields; of one that stands there twice the last, which readers take."""

    line: str
    fields: dict[str, Value]
    close: int  # the place of the closing brace

    def text(self, field: str) -> str | None:
        """The string in a field; None when there is no such field or it holds something else."""
        value = self.fields.get(field)
        return None if value is None else value.text


def parse(line: str) -> Record:
    """The fields of one line.

    Raises:
        BrokenRecord: it is no JSON object, or something follows the object.
    """
    if too_deep(line) is not None:
        raise BrokenRecord(f"is nested more than {DEEPEST} deep")
    try:
        return _parse(line)
    except json.JSONDecodeError as error:
        raise BrokenRecord(f"{error.msg} at character {error.pos + 1}") from None
    except IndexError:
        raise BrokenRecord("ends too early") from None


def replaced(record: Record, changes: dict[str, str]) -> str:
    """The line with the JSON texts of `changes` as values of those fields; a field it lacks comes last."""
    edits = [(*record.fields[field][:2], new) for field, new in changes.items() if field in record.fields]
    added = ", ".join(f"{json.dumps(field)}: {new}" for field, new in changes.items() if field not in record.fields)
    if added:
        last = len(record.line[: record.close].rstrip(" \t\r\n"))  # blanks before the brace stay where they are
        edits.append((last, last, f", {added}" if record.fields else added))
    parts, done = [], 0
    for start, end, new in sorted(edits):
        parts += [record.line[done:start], new]
        done = end
    return "".join((*parts, record.line[done:]))


def too_deep(text: str) -> int | None:
    """Where a bracket opens within more than `DEEPEST` others, those in strings left out; None: nowhere."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return None
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        depth += (sign in ("[", "{")) - (sign in ("]", "}"))
        if depth > DEEPEST:
            return token.start()
    return None


def members(text: str, place: int, visit: Callable[[str, int], int]) -> int:
    """Read the object that opens at `place`; gives the place of its closing brace.

    Args:
        text: holds the object.
        place: of its opening brace.
        visit: is called with the name of each field and the place of its value, and says where that ends.

    Raises:
        JSONDecodeError: it is none.
        IndexError: the text ends too early.
    """
    place = skip(text, place + 1)
    while text[place] != "}":
        if text[place] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
        key, place = DECODER.raw_decode(text, place)
        place = skip(text, place)
        if text[place] != ":":
            raise json.JSONDecodeError("Expecting ':' delimiter", text, place)
        place = skip(text, visit(key, skip(text, place + 1)))
        if text[place] == ",":
            place = skip(text, place + 1)
            if text[place] == "}":
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
        elif text[place] != "}":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, place)
    return place


def skip(text: str, place: int) -> int:
    """The place after white space."""
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _parse(line: str) -> Record:
    place = skip(line, 0)
    if line[place : place + 1] != "{":
        raise BrokenRecord("is no JSON object")
    fields: dict[str, Value] = {}

    def visit(key: str, start: int) -> int:
        said, end = DECODER.raw_decode(line, start)
        fields[key] = Value(start, end, said if line[start] == '"' else None)  # a number comes as a string too
        return end

    place = members(line, place, visit)
    if skip(line, place + 1) != len(line):
        raise json.JSONDecodeError("Extra data", line, place + 1)
    return Record(line, fields, place)
