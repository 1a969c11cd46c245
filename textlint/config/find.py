"""Which configuration file a file has: the nearest one, in its folder or above."""

import os
import re
from pathlib import Path

from textlint.config.errors import ConfigError
from textlint.config.layer import HOME, PYPROJECT, Layer
from textlint.config.resolved import Resolved
from textlint.config.settings import Settings
from textlint.core import RuleError

NAMES = (".textlint.toml", "textlint.toml", PYPROJECT)  # in one folder the first that is there holds
_OURS = (  # a pyproject.toml without a line like these has no table of ours; to read it takes 8 ms
    rb"""^[ \t]*(?:\[[ \t]*)?["']?(?:tool["']?[ \t]*(?:\.[ \t]*["']?textlint|=|\])|textlint["']?[ \t]*[.=])"""
)


class Configurations:
    """The configurations of a run, each read once.

    Args:
        options: what the command line says; it goes before what stands in files.
        file: the one file that holds for all; None: each has its own.
        isolated: no file is read.
        run: what is asked of the run and stands in no file: `timed` and the like.
    """

    def __init__(
        self,
        options: Layer | None = None,
        *,
        file: str | None = None,
        isolated: bool = False,
        run: Settings | None = None,
    ) -> None:
        self._options = Layer({}) if options is None else options
        self._file, self._isolated, self._run = file, isolated, run or Settings()
        self._of_folder: dict[str, str | None] = {}  # by absolute path: the file that holds in it
        self._resolved: dict[str | None, Resolved | ConfigError | RuleError] = {}
        self._known: dict[str, str | None] = {}  # the same by the path as it was asked for

    def of(self, path: str) -> Resolved:
        """What holds for the file at `path`; it need not be there.

        Raises:
            ConfigError: its configuration cannot be used.
            RuleError: nor can a rule file that the configuration names.
        """
        return self.in_folder(os.path.dirname(path))  # noqa: PTH120

    def in_folder(self, folder: str) -> Resolved:
        """What holds for the files of a folder; arguments and errors as in `of`."""
        if folder not in self._known:
            self._known[folder] = self.file_of(folder)
        found = self._of_file(self._known[folder])
        if isinstance(found, Resolved):
            return found
        raise found

    def settings(self, path: str) -> Settings:
        """What a run does with the file at `path`; errors as in `of`."""
        return self.of(path).settings(path)

    @property
    def used(self) -> tuple[Resolved, ...]:
        """Those that files have had so far, in the order of the files."""
        return tuple(one for one in self._resolved.values() if isinstance(one, Resolved))

    def file_of(self, folder: str) -> str | None:
        """The configuration file of a folder."""
        if self._isolated or self._file is not None:
            return self._file
        return self._nearest(os.path.abspath(folder))  # noqa: PTH100

    def _nearest(self, folder: str) -> str | None:
        if folder not in self._of_folder:
            above = os.path.dirname(folder)  # noqa: PTH120
            own = file_in(folder)
            self._of_folder[folder] = own if own is not None or above == folder else self._nearest(above)
        return self._of_folder[folder]

    def _of_file(self, file: str | None) -> Resolved | ConfigError | RuleError:
        if file not in self._resolved:
            try:
                self._resolved[file] = Resolved(_layers(file), self._options, self._run)
            except (ConfigError, RuleError) as error:
                self._resolved[file] = error
        return self._resolved[file]


def _layers(file: str | None) -> list[Layer]:
    if file is None:
        return []
    from textlint.config.extend import load

    return load(Path(file))


def file_in(folder: str) -> str | None:
    for name in NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.path.lexists(path) and (name != PYPROJECT or _has_table(path)):
            return path
    return None


def _has_table(path: str) -> bool:
    """True for a pyproject.toml with a table of ours; of one that is broken, true when it seems to have one."""
    try:
        raw = Path(path).read_bytes()
    except OSError:
        return False
    if re.search(_OURS, raw, re.MULTILINE) is None:
        return False
    import tomllib

    try:
        data: object = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return b"textlint" in raw
    for name in HOME:
        if not isinstance(data, dict) or name not in data:
            return False
        data = data[name]
    return True
