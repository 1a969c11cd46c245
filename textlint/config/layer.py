"""One source of settings: a configuration file, or the command line."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from textlint.config.errors import ConfigError
from textlint.config.keys import Key, flat, written

PYPROJECT = "pyproject.toml"
HOME = ("tool", "textlint")  # the table of a pyproject.toml that is ours


class Layer:
    """Values by their keys, and where each of them was said.

    Args:
        values: what `flat` gives.
        folder: from which relative paths in it count.
        source: the file, as messages name it; None for the command line.
        text: of the file.
        options: of the command line, by the keys they set; all keys of `values` when there is no `source`.
    """

    def __init__(
        self,
        values: Mapping[Key, Any],
        folder: Path = Path(),
        source: str | None = None,
        text: str = "",
        options: Mapping[Key, str] | None = None,
    ) -> None:
        self.values, self.folder, self.source = values, folder, source
        self._text, self._options = text, options or {}

    def origin(self, key: Key) -> str:
        """Where a value was said, for people: `FILE:LINE`, or the option."""
        return self._options[key] if self.source is None else f"{self.source}:{self._line(key)}"

    def called(self, key: Key) -> str:
        """What a key is called where these values come from: the option, or the key."""
        return f"--{key[0]}" if self.source is None else written(key)

    def error(self, place: tuple[str | int, ...], reason: str) -> ConfigError:
        """The value at `place`, the names of a key and numbers of list elements, is wrong."""
        key = tuple(step for step in place if isinstance(step, str))
        if self.source is None:
            return ConfigError(None, None, written(key), f"{self._options[key]}: {reason}")
        return ConfigError(self.source, self._line(place), written(key), reason)

    def _line(self, place: tuple[str | int, ...]) -> int:
        """The line, from 1, at which a key or an element of a list stands; of one that is not written, the table's."""
        from textlint.readers.within.toml_values import places

        home = HOME if Path(self.source or "").name == PYPROJECT else ()
        found = places(self._text)
        path = (*home, *place)
        while path and path not in found:
            path = path[:-1]
        return self._text.count("\n", 0, found[path]) + 1 if path else 1


class Said(NamedTuple):
    """A value, and who says so."""

    value: Any
    layer: Layer | None = None  # None: the default
    key: Key = ()

    @property
    def origin(self) -> str:
        """Where it was said, for people."""
        return "default" if self.layer is None else self.layer.origin(self.key)


def read(path: Path) -> Layer:
    """What a configuration file says.

    Raises:
        ConfigError: it cannot be read, is no TOML, or has a key or a type that is wrong.
    """
    import tomllib

    from textlint.config.complaint import complaint
    from textlint.readers.within.toml_values import wrong

    shown = shown_path(path)
    text = _text(path, shown)
    try:
        data: Any = tomllib.loads(text)
    except RecursionError:
        raise ConfigError(shown, None, "", "is nested too deep") from None
    except ValueError as error:
        reason, position = wrong(text, error)
        raise ConfigError(shown, text.count("\n", 0, position) + 1, "", f"no TOML: {reason}") from None
    made = Layer({}, path.parent, shown, text)
    if path.name == PYPROJECT:
        data = _own_table(data, shown)
        if not isinstance(data, dict):
            raise ConfigError(shown, made._line(()), "tool.textlint", "expected a table")
    found = complaint(data)
    if found is not None:
        raise made.error(*found)
    made.values = flat(data)
    return made


def shown_path(path: Path) -> str:
    """A path as messages name it: from the current folder where it lies below."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(path)


def joined(folder: Path, name: str) -> Path:
    """The path that `name` means in a file of that folder."""
    return Path(os.path.normpath(folder / Path(name).expanduser()))


def _text(path: Path, shown: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(shown, None, "", error.strerror or str(error)) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(shown, line, "", "is not UTF-8, as TOML must be") from None


def _own_table(data: dict[str, Any], shown: str) -> Any:
    table: Any = data
    for name in HOME:
        if not isinstance(table, dict) or name not in table:
            raise ConfigError(shown, None, "", "has no table [tool.textlint]")
        table = table[name]
    return table
