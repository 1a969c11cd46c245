"""A file beside another that says which of its findings are to be quiet: `article.txt.textlint`, in TOML.

[[ignore]]
rule = "typography/double_hyphen"
text = "words of the text"   # only where these stand; without them in the whole file
record = 3                   # only in this record, from 1
reason = "so in the original"
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from textlint.core import Document, Span
from textlint.engine.directives import checked_names
from textlint.readers import plain

_KEYS = ("rule", "text", "record", "reason")
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*ignore[ \t]*\]\][^\r\n]*", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*")
_AT_LINE = re.compile(r"at line (\d+)")


class Entry(NamedTuple):
    """What one `[[ignore]]` asks for."""

    names: tuple[str, ...]
    reason: str
    text: str | None  # None: the whole file
    record: int | None  # None: all
    span: Span  # of its head in the file beside

    def spans(self, document: Document) -> tuple[Span, ...] | None:
        """Where it holds in a text of the file; None: everywhere."""
        if self.record is not None and self.record != document.record:
            return ()
        return None if self.text is None else tuple(_places(document.text, self.text))


class Beside(NamedTuple):
    """A file beside another."""

    document: Document  # of itself
    entries: tuple[Entry, ...]
    troubles: tuple[tuple[Span, str], ...]


def beside(path: str, raw: bytes, known: Collection[str]) -> Beside:
    """What the file says; what is not understood is told, and the rest holds.

    Raises:
        InputError: it is no text.
    """
    document = plain.read(path, raw, "utf-8")
    try:
        values = tomllib.loads(document.text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        return Beside(document, (), ((_line(document.text, int(line[1]) if line else 1), f"not TOML: {error}"),))
    heads = [Span(*match.span()) for match in _ENTRY.finditer(document.text)]
    items = values.pop("ignore", [])
    troubles = [(_line(document.text, 1), f"there is no {key} here; write [[ignore]]") for key in values]
    if not isinstance(items, list):
        return Beside(document, (), ((_line(document.text, 1), "write [[ignore]], not [ignore]"),))
    entries = []
    for number, item in enumerate(items):
        span = heads[number] if len(heads) == len(items) else _line(document.text, 1)
        entry, trouble = _entry(item, span, known)
        entries += [entry] if entry else []
        troubles += [(span, trouble)] if trouble else []
    return Beside(document, tuple(entries), tuple(troubles))


def _entry(item: object, span: Span, known: Collection[str]) -> tuple[Entry | None, str]:
    """An entry as far as it is understood, and what is not."""
    if not isinstance(item, dict):
        return None, "an entry has keys: rule, and text, record, reason"
    names, trouble = checked_names(_names(item.get("rule")), known)
    trouble = next(_wrong_keys(item), trouble)
    if not names or not isinstance(item.get("text", ""), str) or type(item.get("record", 1)) is not int:
        return None, trouble or "rule names no rule; write a rule, a family or all"
    reason = " ".join(str(item.get("reason", "")).split())
    return Entry(names, reason, item.get("text") or None, item.get("record"), span), trouble


def _names(value: object) -> list[str]:
    names = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [str(name).strip() for name in names if str(name).strip()]


def _wrong_keys(item: dict[str, Any]) -> Iterator[str]:
    for key in item:
        if key not in _KEYS:
            yield f"an entry has no key {key}; there are {', '.join(_KEYS)}"
    if not isinstance(item.get("text", ""), str):
        yield "text must be a text"
    if type(item.get("record", 1)) is not int:
        yield "record must be a number, from 1"


def _line(text: str, number: int) -> Span:
    """The line of that number, from 1, without its end."""
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1 or start
    match = _LINE.match(text, start)
    return Span(start, match.end() if match else start)


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)
