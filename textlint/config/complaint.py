"""What msgspec has against a value, in our words and at its place."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from textlint.config.errors import nearest
from textlint.config.model import Configuration, LanguageTool, Lexicon

_MESSAGE = re.compile(r"(.*?)(?: - at `\$(.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_TYPE = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_RANGE = re.compile(r"Expected `\w+` (>=|<=|>|<) (\S+)")
_BELOW = {"lexicon": Lexicon, "languagetool": LanguageTool}  # tables with keys of their own
_CHOICES = {  # by the first name of the key
    "profile": ("default", "light", "full"),
    "fail-on": ("error", "warning", "info"),
    "severity": ("error", "warning", "info"),
    "per-file-severity": ("error", "warning", "info"),
    "languagetool": ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA"),
}
_TYPES = {
    "str": "a text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a table", "datetime": "a date", "date": "a date", "time": "a time",
}  # fmt: skip
_BOUNDS = {">=": "at least", "<=": "at most", ">": "above", "<": "below"}

Place = tuple[str | int, ...]


def complaint(data: dict[str, Any]) -> tuple[Place, str] | None:
    """The first thing that is wrong with a configuration: the path of the value or key, and the reason.

    None when keys and types are right.
    """
    message = _refusal(data)
    if message is None:
        return None
    match = _MESSAGE.fullmatch(message)
    assert match is not None
    place = tuple(_steps(data, match[2] or ""))
    if unknown := _UNKNOWN.fullmatch(match[1]):
        return (*place, unknown[1]), _unknown(place, unknown[1])
    return place, _reason(match[1], place, _at(data, place))


def _refusal(data: Any) -> str | None:
    try:
        msgspec.convert(data, Configuration)
    except msgspec.ValidationError as error:
        return str(error)
    return None


def _steps(data: dict[str, Any], written: str) -> Iterator[str | int]:
    """The steps of a path as msgspec writes it, which leaves out the names in a mapping: those are tried one by one."""
    value: Any = data
    done: Place = ()
    for match in _STEP.finditer(written):
        step: str | int = match[1] or (int(match[2]) if match[2] else "")
        if not match[1] and not match[2]:
            step = next(name for name in value if _refusal(_alone(data, done, name)) is not None)
        yield step
        done = (*done, step)
        value = value[step]


def _alone(data: dict[str, Any], place: Place, name: str) -> Any:
    """`data` with nothing on the way to `place` but that, and there nothing but `name`."""
    value = _at(data, (*place, name))
    for step in reversed((*place, name)):
        value = {step: value}
    return value


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


def _unknown(place: Place, name: str) -> str:
    if (place, name) == ((), "tool"):
        return "unknown key; in this file the keys stand at the top, without [tool.textlint]"
    model = _BELOW[str(place[0])] if place else Configuration
    near = nearest(name, model.__struct_encode_fields__)
    return f"unknown key{near or '; `textlint config schema` lists all keys'}"


def _reason(message: str, place: Place, value: Any) -> str:
    if message.startswith("Invalid enum value"):
        choices = _CHOICES[str(place[0])]
        return f"expected {', '.join(choices[:-1])} or {choices[-1]}{nearest(str(value), choices)}"
    if match := _RANGE.fullmatch(message):
        return f"expected a number {_BOUNDS[match[1]]} {float(match[2]):g}"
    match = _TYPE.fullmatch(message)
    if match is None:
        return message
    wanted = " or ".join(_TYPES.get(name.strip(), name.strip()) for name in match[1].split("|"))
    return f"expected {wanted}, found {_TYPES.get(match[2], match[2])}"
