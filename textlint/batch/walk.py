"""Which files a run reads."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textlint.batch.beside import SUFFIX
from textlint.config.find import NAMES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Skipped(NamedTuple):
    """A file in a folder that no reader takes; `suffix` says why, in lower case, with its dot."""

    path: str
    suffix: str


class Missing(NamedTuple):
    """A path that was named and is not there, or a folder that cannot be read."""

    path: str
    reason: str


class Wanted(NamedTuple):
    """What is read of a folder: files with these suffixes, but for those that are excluded."""

    suffixes: frozenset[str]
    excludes: Callable[[str, bool], bool] | None = None  # takes an absolute path, and whether it is a folder's

    def beginning(self, folder: Path) -> "Wanted":
        """The same for a walk that begins at `folder`: who names a folder that is excluded means it."""
        return self._replace(excludes=None) if self.excludes is not None and self.excludes(str(folder), True) else self


Choice = Callable[[str], Wanted | None]  # what is read of a folder; None: nothing, but its folders are looked at


def walk(paths: Iterable[str], wanted: frozenset[str] | Choice) -> Iterator[str | Skipped | Missing]:
    """The files of `paths` in order; a folder's by name.

    A file that is named is read whatever it is called. In folders, hidden files, files that git ignores, those that are
    excluded and those of other suffixes are left out; links to folders are followed, each folder is entered once. A
    file that only says what is to be quiet in the one beside it is no text.

    Args:
        paths: files and folders.
        wanted: the suffixes of files that are read, or what is read of each folder.
    """
    choice = wanted if callable(wanted) else lambda folder: Wanted(wanted)
    entered: set[tuple[int, int]] = set()
    for path in paths:
        try:
            is_folder = Path(path).is_dir()
            if not is_folder and not Path(path).exists():
                yield Missing(path, "no such file or folder")
                continue
        except (OSError, ValueError) as error:
            yield Missing(path, str(error))
            continue
        if is_folder:
            own = _Walk(choice, Path(path), entered)
            yield from own.folder(path, Ignores.above(Path(path)))
        elif not path.endswith(SUFFIX):
            yield path


class Ignores:
    """The `.gitignore` files that speak about a folder, the nearest first; and git's own list of the repository."""

    def __init__(self, specs: "tuple[tuple[Path, GitIgnoreSpec], ...]" = ()) -> None:
        self._specs = specs

    @classmethod
    def above(cls, folder: Path) -> "Ignores":
        """Those between `folder`, itself left out, and the top of its repository; none when they would ignore `folder`.

        Who names a folder that git ignores means it.
        """
        resolved = folder.resolve()
        top = next((home for home in (resolved, *resolved.parents) if (home / ".git").exists()), None)
        ignores = cls()
        if top is None:
            return ignores
        exclude = top / ".git" / "info" / "exclude"
        if exclude.is_file():
            ignores = ignores._with(top, exclude)
        between = [home for home in resolved.parents if home == top or top in home.parents]
        for home in reversed(between):
            ignores = ignores.entering(home)
        named = [home for home in (resolved, *between) if home != top]
        return cls() if any(ignores.hold(home, is_folder=True) for home in named) else ignores

    def entering(self, folder: Path) -> "Ignores":
        """These and the one in `folder`, if there is one."""
        file = folder / ".gitignore"
        return self._with(folder, file) if file.is_file() else self

    def _with(self, folder: Path, file: Path) -> "Ignores":
        from pathspec import GitIgnoreSpec

        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        return Ignores(((folder, GitIgnoreSpec.from_lines(filter(_is_pattern, lines))), *self._specs))

    def hold(self, path: Path, *, is_folder: bool) -> bool:
        """True when git would ignore `path`; the nearest file that says anything decides."""
        for folder, spec in self._specs:
            if folder not in path.parents:  # a link led out of the repository
                continue
            inner = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            verdict = spec.check_file(inner).include
            if verdict is not None:
                return verdict
        return False


def _is_pattern(line: str) -> bool:
    """False for a line that git passes over and `pathspec` stumbles at, e.g. a lone `!`."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


class _Walk:
    """The walk through one folder that was named."""

    def __init__(self, choice: Choice, top: Path, entered: set[tuple[int, int]]) -> None:
        self._choice, self._top, self._entered = choice, top.absolute(), entered

    def folder(self, path: str, ignores: Ignores) -> Iterator[str | Skipped | Missing]:
        """What is in a folder and below it."""
        try:
            about = Path(path).stat()
            if (about.st_dev, about.st_ino) in self._entered:
                return
            self._entered.add((about.st_dev, about.st_ino))
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield Missing(path, error.strerror or str(error))
            return
        resolved = Path(path).resolve()
        ignores = ignores.entering(resolved)
        wanted = self._wanted(path)
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(SUFFIX) or entry.name in NAMES:  # no articles
                continue
            try:
                is_folder = entry.is_dir()
            except OSError:  # a link to itself
                continue
            if ignores.hold(resolved / entry.name, is_folder=is_folder) or _is_excluded(wanted, entry, is_folder):
                continue
            if is_folder:
                yield from self.folder(entry.path, ignores)
            elif wanted is not None and entry.is_file():
                suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 (a Path for each of 25,000 files is slow)
                yield entry.path if suffix in wanted.suffixes else Skipped(entry.path, suffix)

    def _wanted(self, path: str) -> Wanted | None:
        wanted = self._choice(path)
        return wanted if wanted is None or wanted.excludes is None else wanted.beginning(self._top)


def _is_excluded(wanted: Wanted | None, entry: "os.DirEntry[str]", is_folder: bool) -> bool:
    if wanted is None or wanted.excludes is None:
        return False
    return wanted.excludes(os.path.abspath(entry.path), is_folder)  # noqa: PTH100 (as above)
