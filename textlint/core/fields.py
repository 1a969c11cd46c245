"""The keys of one rule file, each with the line it stands on, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from textlint.core.errors import RuleError

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a rule file says: values are strings, lists and mappings of them, as `yaml.BaseLoader` gives them."""

    path: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]  # key -> line, from 1
    folder: Path  # the rules folder the file lies in, for its lexicons

    def error(self, key: str, reason: str, line: int | None = None) -> RuleError:
        """An error at `key`, to be raised."""
        return RuleError(self.path, line or self.lines.get(key, 1), key, reason)

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without `default` the key must be there and not be empty."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(key, "missing" if value is None else "expected a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A string or a list of strings; empty when the key is absent."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise self.error(key, "expected a text or a list of texts")
        return tuple(items)

    def mapping(self, key: str) -> dict[str, str]:
        """A mapping of strings to strings; empty when the key is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.error(key, "expected a mapping of text to text")
        return dict(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """`yes` or `no`."""
        value = self.values.get(key, "yes" if default else "no")
        if value not in ("yes", "no"):
            raise self.error(key, "expected yes or no")
        return bool(value == "yes")

    def number(self, key: str, default: int) -> int:
        """A whole number, 1 or more."""
        value = self.values.get(key, str(default))
        if not isinstance(value, str) or not value.isdecimal() or int(value) < 1:
            raise self.error(key, "expected a whole number from 1")
        return int(value)

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """One of the names of an enumeration, in lower case."""
        names = {member.name.lower(): member for member in choices}
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if value not in names:
            raise self.error(key, f"expected one of {', '.join(names)}" if value is not None else "missing")
        return names[value]
