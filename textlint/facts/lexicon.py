"""The tables that rules read: names, places, words. One TSV file each, in `rules/lexicons/`."""

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textlint.core import RuleError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A table with named columns; comments above its header name source and licence."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # each as long as `columns`
    lines: tuple[int, ...] = ()  # of the file, from 1; one for each row

    def column(self, name: str) -> tuple[str, ...]:
        """All values of one column, in the order of the rows.

        Raises:
            KeyError: there is no such column.
        """
        if name not in self.columns:
            raise KeyError(f"lexicon {self.name} has no column {name}")
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def mapping(self, key: str, value: str) -> dict[str, str]:
        """One column looked up by another; the first row of a key wins."""
        pairs = zip(self.column(key), self.column(value), strict=True)
        return dict(reversed(tuple(pairs)))


@cache
def builtin_folder() -> Path:
    """Where the rules that ship with textlint are: in the package, or beside it in a checkout that is not installed."""
    spec = importlib.util.find_spec("textlint.rules")
    if spec is not None and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(__file__).parents[2] / "rules"


@cache
def lexicon(name: str, folder: Path | None = None) -> Lexicon:
    """The lexicon `name` of the rules folder `folder`, or of those that ship with textlint.

    Raises:
        RuleError: no such file, or a row that does not fit its header.
    """
    for home in (folder, builtin_folder()):
        path = home / "lexicons" / f"{name}.tsv" if home is not None else None
        if path is not None and path.is_file():
            return read_table(name, path)
    raise RuleError(str((folder or builtin_folder()) / "lexicons" / f"{name}.tsv"), 1, "", "there is no such lexicon")


def read_table(name: str, path: Path) -> Lexicon:
    """The table in one file.

    Raises:
        RuleError: a row that does not fit its header.
    """
    columns: tuple[str, ...] | None = None
    rows, lines = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if columns is None and line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns) or not cells[0]:
            raise RuleError(str(path), number, cells[0], f"expected at most {len(columns)} cells, the first not empty")
        rows.append(cells + ("",) * (len(columns) - len(cells)))
        lines.append(number)
    return Lexicon(name, columns or (), tuple(rows), tuple(lines))
