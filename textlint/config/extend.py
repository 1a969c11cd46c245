"""A configuration file and those it extends."""

import os
from collections.abc import Iterator
from pathlib import Path

from textlint.config.errors import ConfigError
from textlint.config.layer import Layer, joined, read, shown_path


def load(path: Path) -> list[Layer]:
    """The file and all that it extends, those first that give way: of two that say a thing the later one holds.

    Raises:
        ConfigError: as `read`; or a file that is extended is not there, or extends this one.
    """
    return list(_load(joined(Path.cwd(), str(path)), ()))


def _load(path: Path, above: tuple[Path, ...]) -> Iterator[Layer]:
    layer = read(path)
    for number, name in enumerate(_extended(layer)):
        place = ("extend", number)
        target = joined(layer.folder, name)
        if not name.strip() or not os.path.lexists(target):
            raise layer.error(place, f"there is no file {name}" if name.strip() else "is empty")
        if target in (*above, path):
            circle = [*(*above, path)[(*above, path).index(target) :], target]
            raise layer.error(place, f"goes round in a circle: {' → '.join(map(shown_path, circle))}")
        try:
            yield from _load(target, (*above, path))
        except RecursionError:
            raise ConfigError(shown_path(path), None, "extend", "is nested too deep") from None
    yield layer


def _extended(layer: Layer) -> tuple[str, ...]:
    said = layer.values.get(("extend",), ())
    return (said,) if isinstance(said, str) else said
