"""House styles from files: `styles/NAME.tsv` in a rules folder.

A table has comment lines, a header and tab-separated rows, as a lexicon has. Of the comments two mean something:
`# title:` is the name that messages use, `# based on:` another style whose rows hold too where this one has none of the
same entry; a row with an empty form takes one of them away. The forms that English copy has for an entry stand in the
lexicon `house_forms`, for all styles at once; a row with a kind and variants of its own needs nothing there.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from textlint.core import RuleError
from textlint.core.house import KINDS, Entry, House
from textlint.facts.lexicon import Lexicon, builtin_folder, lexicon, read_table

FORMS = "house_forms"  # lexicon: entry, kind, forms, keep_when
COLUMNS = ("entry", "form", "kind", "variants", "keep_when", "source")
_TITLE, _BASE = "# title:", "# based on:"


class UnknownStyle(ValueError):
    """There is no such house style; `str()` is one line with the nearest right names."""


def style_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The styles of these rules folders and of those that ship with textlint, sorted."""
    return tuple(sorted({path.stem for path in _tables(folders)}))


@cache
def house_style(name: str, folders: tuple[Path, ...] = ()) -> House:
    """The house style of that name.

    Args:
        name: e.g. `ap`; case does not count.
        folders: rules folders that may have `styles/`; they come before what ships with textlint.

    Raises:
        UnknownStyle: no folder has it.
        RuleError: something is wrong with its table.
    """
    path = _find(name, folders)
    if path is None:
        names = style_names(folders)
        from difflib import get_close_matches  # only who makes a mistake waits for it

        near = get_close_matches(name.lower(), names, 2, 0.6)
        known = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
        raise UnknownStyle(f"there is no house style {name}; {known}")
    rows = _rows(path, folders, ())
    order = tuple(KINDS)
    there = [entry for entry in rows.values() if entry.form]
    entries = sorted(there, key=lambda entry: (order.index(entry.kind), entry.name))
    return House(path.stem, _comment(path, _TITLE) or path.stem, tuple(entries))


def _tables(folders: Sequence[Path]) -> list[Path]:
    return [path for folder in (*folders, builtin_folder()) for path in sorted((folder / "styles").glob("*.tsv"))]


def _find(name: str, folders: Sequence[Path]) -> Path | None:
    return next((path for path in _tables(folders) if path.stem.lower() == name.lower()), None)


def _comment(path: Path, start: str) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(start).strip() for line in lines if line.startswith(start)), "")


def _rows(path: Path, folders: Sequence[Path], above: tuple[Path, ...]) -> Mapping[str, Entry]:
    """The rows of a table and of those it is based on, by entry; the empty form of a row stays, to take one away."""
    base = _comment(path, _BASE)
    found: dict[str, Entry] = {}
    if base:
        below = _find(base, folders)
        if below is None or below in (*above, path):
            reason = "is based on itself" if below else f"there is no style {base} for it to be based on"
            raise RuleError(str(path), 1, "based on", reason)
        found.update(_rows(below, folders, (*above, path)))
    table = read_table(path.stem, path)
    if missing := set(table.columns) ^ set(COLUMNS):
        raise RuleError(str(path), 1, min(missing), f"expected the columns {', '.join(COLUMNS)}")
    pool = lexicon(FORMS)
    for line, row in zip(table.lines, table.rows, strict=True):
        entry = _entry(dict(zip(table.columns, row, strict=True)), pool, str(path), line)
        found[entry.name] = entry
    return found


def _entry(cells: Mapping[str, str], pool: Lexicon, path: str, line: int) -> Entry:
    name, form = cells["entry"], cells["form"]
    known = _pool(pool).get(name, {"kind": "", "forms": "", "keep_when": ""})
    kind = cells["kind"] or known["kind"]
    if kind not in KINDS:
        reason = f"{FORMS} does not know it, so it needs a kind: {', '.join(KINDS)}" if not kind else f"no kind {kind}"
        raise RuleError(path, line, name, reason)
    both = {key: [*_split(cells[key]), *_split(known[other])] for key, other in _SHARED}
    variants = tuple(dict.fromkeys(text for text in both["variants"] if _plain(text) != _plain(form)))
    if kind != "choice" and form and not variants:
        raise RuleError(path, line, name, "has no variants, so there is nothing to report")
    if form and not cells["source"]:
        raise RuleError(path, line, name, "has no source: the guide and its entry")
    return Entry(name, kind, form, variants, tuple(dict.fromkeys(both["keep_when"])), cells["source"], path, line)


_SHARED = (("variants", "forms"), ("keep_when", "keep_when"))  # columns of a style and of the lexicon of forms


def _plain(form: str) -> str:
    """A form for comparison: which apostrophe it has is no matter of house style."""
    return form.replace("’", "'")


def _split(cell: str) -> list[str]:
    return [text for text in cell.split("|") if text]


@cache
def _pool(table: Lexicon) -> Mapping[str, Mapping[str, str]]:
    return {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
