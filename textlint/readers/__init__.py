"""Bytes -> documents: a module for each format, found by name, by suffix or by content.

A module `NAME.py` of this folder reads the format NAME when it has

    SUFFIXES: tuple[str, ...]                               names of files in this format end so
    parts(path, raw, options) -> tuple[Part, ...]           the texts in a file; raises InputError

and may have

    NEEDS_FIELDS = True                                     nothing is prose unless a field is named
    is_likely(raw: bytes) -> bool                           whether input without a known suffix looks like it
    assembled(raw, parts: Mapping[str, bytes]) -> bytes     the file after the bytes of some parts have changed
    marked(raw, marks: Sequence[Mark]) -> bytes             the file with fixes as changes that a person accepts

`assembled` belongs to formats whose parts are files of their own inside the file. In all others `Document.raw` of every
part is the whole file, and bytes outside an edit stay by that alone. `Document.escape` says how new text is written,
`Document.writer` where that depends on the place; where an edit takes more than one stretch of bytes a document writes
edits itself (`Document.rewrite`), and what that can write `marked` can show. `Part.apart` makes files of many texts
quick to fix. All these modules are imported at every start: what is heavy is imported where it is used, and what
readers are made of lies in the folder `within`.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from os.path import splitext
from types import ModuleType
from typing import NamedTuple

from textlint.core import Document, Finding, Fix

PLAIN = "plain"  # the format of what nothing else claims
FRONT_MATTER = ("title", "subtitle", "headline", "description", "summary", "excerpt", "lead", "caption")


class Options(NamedTuple):
    """How files are read."""

    encoding: str | None = None  # None: UTF-8, or what a byte order mark or the file itself says
    form: str | None = None  # the format of all files; None: by suffix, else by content
    fields: tuple[str, ...] = ()  # paths of values that are prose, in formats that need to be told
    front_matter: tuple[str, ...] = FRONT_MATTER  # fields of a page's head that are prose


class Stretch(NamedTuple):
    """`size` bytes that begin at `local` in the bytes of a text that stands alone, and at `start` in its file."""

    local: int
    start: int
    size: int


class Apart(NamedTuple):
    """A text that stands alone: `document.raw` has only its own bytes. No change reaches over a stretch's end."""

    document: Document
    reread: Callable[[bytes], Document]  # takes what `document.raw` has become
    stretches: tuple[Stretch, ...]  # in order


class Part(NamedTuple):
    """One text of a file, and how it is read again after its bytes have changed.

    `reread` takes what `document.raw` has become. With `apart` the text can be fixed without reading the whole file for
    each of its many parts; the stretches of parts do not overlap.
    """

    document: Document
    reread: Callable[[bytes], Document]
    apart: Callable[[], Apart] | None = None


class Mark(NamedTuple):
    """A fix that is to be shown as a change, in the part of that name, with the finding that is its reason."""

    part: str
    finding: Finding
    fix: Fix


@cache
def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if hasattr(reader(info.name), "SUFFIXES")))


@cache
def reader(form: str) -> ModuleType:
    """The module that reads a format."""
    return importlib.import_module(f"{__name__}.{form}")


def suffixes(options: Options) -> frozenset[str]:
    """Of the files in a folder that are read, in lower case with their dots."""
    names = (options.form,) if options.form else formats()
    return frozenset(suffix for name in names if _is_read(name, options) for suffix in reader(name).SUFFIXES)


def format_of(path: str, raw: bytes, options: Options) -> str:
    """The format of a file: the one that is set, else that of its suffix, else the one it looks like.

    A file that is called so is of a format even if no field of it is prose: then it is no text at all.
    """
    if options.form is not None:
        return options.form
    suffix = splitext(path)[1].lower()  # noqa: PTH122 (a path object for each of 25,000 files is slow)
    for name in formats():
        if suffix and suffix in reader(name).SUFFIXES:
            return name
    able = (name for name in formats() if hasattr(reader(name), "is_likely") and _is_read(name, options))
    return next((name for name in able if reader(name).is_likely(raw)), PLAIN)


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The texts in a file, in order; none where nothing in it is prose.

    Raises:
        InputError: the bytes are none in this format; says at which byte.
        LookupError: Python knows no encoding of that name.
    """
    found: tuple[Part, ...] = reader(format_of(path, raw, options)).parts(path, raw, options)
    return found


def needs_fields(form: str) -> bool:
    """True for a format of which no value is prose unless a field is named."""
    return bool(getattr(reader(form), "NEEDS_FIELDS", False))


def _is_read(name: str, options: Options) -> bool:
    """False for a format that needs fields when none is named."""
    return bool(options.fields) or not needs_fields(name)
