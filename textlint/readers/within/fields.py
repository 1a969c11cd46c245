"""Paths with stars: which values of a data file are prose, and which of them are one article."""

import re
from collections.abc import Iterable

Path = tuple[str | int, ...]  # names of fields, and numbers of elements of lists from 0
Pattern = tuple[str | None, ...]  # names or numbers; None stands for any

_STEP = re.compile(r"((?:[^.\\]|\\.)*+)(\.|\Z)", re.DOTALL)


class FieldError(ValueError):
    """A path that is none; `str()` is one line for people."""


def patterns(fields: Iterable[str]) -> tuple[Pattern, ...]:
    """What `--field` names.

    Names are parted by dots; a number counts the elements of a list from 0, `*` is any name or number, and a backslash
    takes its meaning from the dot, star or backslash that follows.

    Raises:
        FieldError: a name is empty, or a backslash ends the path.
    """
    return tuple(_pattern(field) for field in fields)


def following(wanted: Iterable[Pattern], step: str | int) -> tuple[Pattern, ...]:
    """What is left of the patterns below that name or element; those that do not go there are gone."""
    name = str(step)
    return tuple(pattern[1:] for pattern in wanted if pattern and pattern[0] in (None, name))


def is_whole(wanted: Iterable[Pattern]) -> bool:
    """True when one of the patterns ends here."""
    return () in wanted


def is_wanted(fields: Iterable[Pattern], path: Path) -> bool:
    """True when one of the patterns means the value at `path`."""
    return any(_fits(field, path) for field in fields)


def article(fields: Iterable[Pattern], path: Path) -> Path:
    """The place of the article to which the value at `path` belongs; empty for none of its own.

    That is the innermost element of a list, or thing a star stands for, in which the value has a name: the title and
    the body of an article share it, and so do the strings of a list of paragraphs.
    """
    fitting = [field for field in fields if _fits(field, path)]
    for last in range(len(path) - 2, -1, -1):
        if isinstance(path[last], int) or any(field[last] is None for field in fitting):
            return path[: last + 1]
    return ()


def written(path: Path) -> str:
    """A path as `--field` takes it."""
    return ".".join(re.sub(r"[.\\]|\A\*\Z", r"\\\g<0>", str(step)) for step in path)


def _fits(field: Pattern, path: Path) -> bool:
    return len(field) == len(path) and all(name in (None, str(step)) for name, step in zip(field, path, strict=True))


def _pattern(field: str) -> Pattern:
    names: list[str | None] = []
    place = 0
    while True:
        match = _STEP.match(field, place)
        if match is None:
            raise FieldError(f"the path “{field}” ends in a backslash, which must stand before another character")
        if not match[1]:
            raise FieldError(f"the path “{field}” has an empty name; names are parted by single dots: articles.*.body")
        names.append(None if match[1] == "*" else re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL))
        if not match[2]:
            return tuple(names)
        place = match.end()
