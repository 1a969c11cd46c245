"""Replacement texts with places to fill from a match: `{noun}`, `{0|lower}`, `{past|participle_nouns.noun}`."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

_PLACE = re.compile(r"\{(\w+)(?:\|([\w.]+))?\}")
_FILTERS: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "strip": str.strip,
}


class Template(NamedTuple):
    """A parsed replacement: plain text and places by turns, `parts[0]` plain."""

    parts: tuple[str | tuple[str, str], ...]  # a place is (group, filter or "" or LEXICON.COLUMN)
    tables: Mapping[str, Mapping[str, str]]  # LEXICON.COLUMN -> first column in folded case -> value

    @classmethod
    def parse(cls, text: str, table: Callable[[str], Mapping[str, str]]) -> "Template":
        """Read a template; `table` gives the mapping for a filter `LEXICON.COLUMN`.

        Raises:
            ValueError: a filter nobody knows.
        """
        parts: list[str | tuple[str, str]] = []
        tables = {}
        last = 0
        for match in _PLACE.finditer(text):
            group, name = match[1], match[2] or ""
            if "." in name:
                tables[name] = table(name)
            elif name and name not in _FILTERS:
                raise ValueError(f"there is no filter {name}; there are {', '.join(_FILTERS)} and LEXICON.COLUMN")
            parts += [text[last : match.start()], (group, name)]
            last = match.end()
        return cls((*parts, text[last:]), tables)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups the template needs."""
        return tuple(part[0] for part in self.parts if isinstance(part, tuple))

    def fill(self, group: Callable[[str], str]) -> str | None:
        """The replacement; None when a table has no row for what was found."""
        filled = []
        for part in self.parts:
            if isinstance(part, str):
                filled.append(part)
                continue
            name, wanted = part
            value = group(name)
            if wanted in self.tables:
                row = self.tables[wanted].get(value.casefold())
                if not row:
                    return None
                value = row
            elif wanted:
                value = _FILTERS[wanted](value)
            filled.append(value)
        return "".join(filled)
