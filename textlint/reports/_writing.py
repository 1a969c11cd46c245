"""What the reports for other programs share: paths, places and texts as these programs can read them."""

import json
import os
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from textlint.core.document import Location
from textlint.core.located import Detail, FileResult, Located

REPLACEMENT = "\ufffd"
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that do not stand for a byte of a file's name
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class Trouble(NamedTuple):
    """Why findings of a file may be missing: it could not be read (`rule` is None), or a rule failed on it."""

    rule: str | None
    reason: str


def troubles(result: FileResult) -> Iterator[Trouble]:
    """All that went wrong with a file: a report that says nothing of it would call the file clean."""
    if result.error is not None:
        place = "" if result.error.offset is None else f"byte {result.error.offset}: "
        yield Trouble(None, f"The file could not be read: {place}{result.error.reason}")
    for rule, reason in result.crashes:
        yield Trouble(rule, f"The rule {rule} failed on this file, which is a bug of it: {reason}")


def name_of(path: str) -> str:
    """A file as other programs name it: from the current folder if it is below it, with `/`, in Unicode.

    Bytes that are no UTF-8 become U+FFFD.
    """
    return name_bytes(path).decode("utf-8", "replace")


def name_bytes(path: str) -> bytes:
    """The same as the bytes the file's name is made of."""
    full, base = os.path.abspath(path), os.getcwd().rstrip(os.sep) + os.sep  # noqa: PTH100, PTH109 (on each of 25,000)
    name = full.removeprefix(base)
    name = name if os.sep == "/" else name.replace(os.sep, "/")
    return _NO_BYTE.sub(REPLACEMENT, name).encode("utf-8", "surrogateescape")


def place(located: Located) -> Location | None:
    """Where a program finds the words in the file; None where it would look in vain."""
    return None if located.in_text else located.location


def said(located: Located) -> str:
    """The message; where the file has no lines it says where in the text the words stand."""
    message, location = located.finding.message, located.location
    if not located.in_text or location is None:
        return message
    return f"{message} (line {location.line}, column {location.column} of {located.part or 'the text'})"


def detail_of(located: Located) -> Detail:
    """What a report with `NEEDS = {"detail"}` may rely on.

    Raises:
        ValueError: the finding was made without it; see `Settings.detailed`.
    """
    if located.detail is None:
        raise ValueError(f"a finding of {located.finding.rule} was made without its detail")
    return located.detail


def as_json(data: Any) -> str:
    """One line of JSON that is UTF-8: half of a surrogate pair becomes U+FFFD."""
    return _SURROGATES.sub(REPLACEMENT, json.dumps(data, ensure_ascii=False))


def as_xml(text: str) -> str:
    """Text for an element or an attribute in double quotes; what XML 1.0 cannot hold becomes U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text).translate(_MARKUP)


def element(name: str, /, **attributes: object) -> str:
    """The inside of a start tag; attributes that are None are left out."""
    given = (f' {key}="{as_xml(str(value))}"' for key, value in attributes.items() if value is not None)
    return name + "".join(given)
