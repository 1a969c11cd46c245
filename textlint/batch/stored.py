"""A result as bytes, and back, for later runs and for other processes.

The bytes are a pickle, and reading a pickle runs code. So it is read by one that makes the classes of results and
nothing else.
"""

import copyreg
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from operator import attrgetter
from typing import Any

from textlint.core.document import Location
from textlint.core.edit import Edit, Fix, Safety, Span
from textlint.core.finding import Finding, Severity
from textlint.core.located import (
    Detail,
    FileResult,
    Fingerprint,
    Located,
    LocatedSuppression,
    Place,
    Related,
    Replacement,
)
from textlint.core.source_language import Sign, SourceLanguage

CLASSES: tuple[type, ...] = (
    Detail, Edit, FileResult, Finding, Fingerprint, Fix, Located, LocatedSuppression, Location, Place, Related,
    Replacement, Safety, Severity, Sign, SourceLanguage, Span,
)  # fmt: skip


def _maker(one: Any) -> Callable[[Any], tuple[Any, tuple[Any, ...]]]:
    """How a value of that class is pickled: as a call with its fields, in half the time of Python's own way."""
    if is_dataclass(one):
        fields = attrgetter(*one.__dataclass_fields__)
        return lambda value: (one, fields(value))
    return (lambda value: (one, tuple(value))) if issubclass(one, tuple) else lambda value: (one, (int(value),))


_MAKERS: Mapping[type, Callable[[Any], Any]] = {one: _maker(one) for one in CLASSES}
_NAMED = {(one.__module__, one.__qualname__): one for one in CLASSES}


def stored(result: FileResult) -> bytes:
    """A result as bytes."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = _MAKERS
    pickler.dump(result)
    return written.getvalue()


def hand_over() -> None:
    """From now on this process pickles results so wherever it sends them: the answers of a worker, too."""
    for one, made in _MAKERS.items():
        copyreg.pickle(one, made)


class _Unpickler(pickle.Unpickler):
    """Makes results and what they are made of; a pickle that asks for anything else is none of ours."""

    def find_class(self, module: str, name: str) -> Any:
        return _NAMED[module, name]


def loaded(raw: bytes) -> FileResult | None:
    """The result that was stored as these bytes; None when they are those of none."""
    try:
        result = _Unpickler(io.BytesIO(raw)).load()
    except Exception:  # a damaged pickle may raise anything; then the file is checked again
        return None
    return result if isinstance(result, FileResult) else None
