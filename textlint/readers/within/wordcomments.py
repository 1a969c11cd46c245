"""The comments of a Word file: where they are kept, and the parts of the package that must know of them."""

import re
from collections.abc import Callable, Sequence
from posixpath import join, normpath

from textlint.core import InputError
from textlint.readers.within.wordedits import escaped
from textlint.readers.within.wordmarks import AUTHOR
from textlint.readers.within.wordxml import STRICT, WORD, parse, tag_end, tag_name
from textlint.readers.within.zips import Archive

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = {
    WORD: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Comments:
    """The comments that are in a file, to which some are added.

    Args:
        path: only a name.
        archive: the file.

    Raises:
        InputError: a part of the package that says what is in it is no XML.
    """

    def __init__(self, path: str, archive: Archive) -> None:
        self._path = path
        self._name, self._identities = "", set[str]()
        if TYPES not in archive:
            raise InputError(path, f"is no Word file: {TYPES} is missing")
        self._types = archive.read(TYPES)
        self._typed = set[str]()
        parse(path, TYPES, self._types, start=self._see_type)
        self._relations = archive.read(RELATIONS) if RELATIONS in archive else None
        if self._relations is not None:
            parse(path, RELATIONS, self._relations, start=self._see_relation)
        self._has_relation = bool(self._name)
        if not self._has_relation:
            numbers = ("", *map(str, range(2, 1000)))
            self._name = next(name for number in numbers if (name := f"word/comments{number}.xml") not in archive)
        self._ids = set[str]()
        self._content = archive.read(self._name) if self._name in archive else None
        if self._content is not None:
            parse(path, self._name, self._content, start=self._see_comment)

    def numbers(self, many: int) -> list[str]:
        """So many numbers that no comment has."""
        found: list[str] = []
        number = 0
        while len(found) < many:
            if str(number) not in self._ids:
                found.append(str(number))
            number += 1
        return found

    def members(self, texts: Sequence[tuple[str, str]], when: str, namespace: str) -> dict[str, bytes]:
        """The members that change when comments are added: numbers and texts, in the namespace of the document."""
        made = self._content or f'{_HEAD}<w:comments xmlns:w="{namespace}"/>'.encode()
        found = {self._name: self._grown(self._name, made, lambda tag: _comments(tag, texts, when, namespace))}
        if "/" + self._name.lower() not in self._typed:
            new = f'PartName="/{self._name}" ContentType="{_TYPE}"'.encode()
            found[TYPES] = self._grown(TYPES, self._types, lambda tag: b"<%bOverride %b/>" % (_space(tag), new))
        if not self._has_relation:
            number = next(name for i in range(1, 10**6) if (name := f"textlint{i}") not in self._identities)
            target = "/" + self._name if not self._name.startswith("word/") else self._name.removeprefix("word/")
            new = f'Id="{number}" Type="{_RELATION[namespace]}" Target="{target}"'.encode()
            old = self._relations or f'{_HEAD}<Relationships xmlns="{_PACKAGE}"/>'.encode()
            found[RELATIONS] = self._grown(RELATIONS, old, lambda tag: b"<%bRelationship %b/>" % (_space(tag), new))
        return found

    def _see_type(self, at: int, name: str, attributes: dict[str, str]) -> None:
        self._typed.add(attributes.get("PartName", "").lower())

    def _see_relation(self, at: int, name: str, attributes: dict[str, str]) -> None:
        self._identities.add(attributes.get("Id", ""))
        if attributes.get("Type") in _RELATION.values() and attributes.get("TargetMode") != "External":
            self._name = normpath(join("/word", attributes.get("Target", ""))).lstrip("/")

    def _see_comment(self, at: int, name: str, attributes: dict[str, str]) -> None:
        for space in (WORD, STRICT):
            if name == f"{space} comment":
                self._ids.add(attributes.get(f"{space} id", ""))

    def _grown(self, part: str, raw: bytes, new: Callable[[bytes], bytes]) -> bytes:
        """A part with `new`, which takes the tag of its root element, as the last thing in that."""
        start, end = -1, -1

        def begin(at: int, name: str, attributes: dict[str, str]) -> None:
            nonlocal start
            start = at if start < 0 else start

        def finish(at: int, name: str) -> None:
            nonlocal end
            end = at  # of the last element to end, which is the root

        parse(self._path, part, raw, start=begin, end=finish)
        tag = tag_name(raw, start)
        if tag_end(raw, start) == end and raw[end - 2 : end] == b"/>":
            return raw[: end - 2] + b">" + new(tag) + b"</" + tag + b">" + raw[end:]
        return raw[:end] + new(tag) + raw[end:]


def _comments(tag: bytes, texts: Sequence[tuple[str, str]], when: str, namespace: str) -> bytes:
    prefix = tag.rpartition(b":")[0].decode() or "w"
    declared = "" if b":" in tag else f' xmlns:w="{namespace}"'
    made = [
        f'<{prefix}:comment{declared} {prefix}:id="{number}" {prefix}:author="{AUTHOR}" {prefix}:date="{when}" '
        f'{prefix}:initials="tl"><{prefix}:p><{prefix}:r><{prefix}:t xml:space="preserve">'
        f"{escaped(_UNWRITABLE.sub(chr(0xFFFD), text))}</{prefix}:t></{prefix}:r></{prefix}:p></{prefix}:comment>"
        for number, text in texts
    ]
    return "".join(made).encode()


def _space(tag: bytes) -> bytes:
    return tag[: tag.rfind(b":") + 1]
