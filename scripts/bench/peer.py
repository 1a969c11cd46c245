"""The programs that textlint is measured beside: one file each in peers/, with what it takes to install and run it.

Keys: `name`; `settings`, in words; `install`, commands of which the first that works counts; `program`, the file that
must be there; `version`, a command, and `version_pattern` to find it in what that prints; `command`; `files`, how many
of the corpus it is given (2,500, 500, 100 or 25); `is_slow`, left out of a quick run and of two rounds in three;
`same_as`, another peer that installs it; `write`, files it needs. Placeholders: {home} the folder of all peers,
{python} Python there, {ours} our own, {scripts} this folder, {program}; in `command` also {folder} or {files}, what to
look at.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SCRIPTS = Path(__file__).parent
FOLDER = SCRIPTS / "peers"


def home() -> Path:
    """The folder that holds all peers, outside of the project: they are no part of it."""
    return Path(os.environ.get("TEXTLINT_PEERS") or Path.home() / ".cache" / "textlint-peers")


class Peer(NamedTuple):
    """One program and how it is run."""

    key: str
    name: str
    settings: str
    program: str
    version: tuple[str, ...]
    command: tuple[str, ...]
    files: int
    install: tuple[tuple[str, ...], ...] = ()
    version_pattern: str = r"(\S+)"
    same_as: str = ""
    is_slow: bool = False
    write: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> Path | None:
        """The program, when it is installed."""
        found = filled(self.program)
        if "*" not in found:
            return Path(found) if Path(found).exists() else None
        return next(Path("/").glob(found.lstrip("/")), None)

    def has_version(self) -> str:
        """The version that is installed, as the program or its package says it; `unknown` if neither does."""
        try:
            said = subprocess.run(list(map(filled, self.version)), capture_output=True, text=True, check=False).stdout
        except OSError:
            return "unknown"
        match = re.search(self.version_pattern, said)
        return match[1] if match else "unknown"

    def on(self, paths: Sequence[Path]) -> list[str]:
        """The command that looks at `paths`: files, or one folder."""
        made = list[str]()
        for part in self.command:
            if part in ("{folder}", "{files}"):
                made += map(str, paths if part == "{folder}" else files_of(paths))
            else:
                made.append(filled(part).replace("{program}", str(self.path)))
        return made

    def prepare(self) -> None:
        """Write the files it needs."""
        for name, content in self.write:
            (home() / name).parent.mkdir(parents=True, exist_ok=True)
            (home() / name).write_text(content, encoding="utf-8")


def filled(part: str) -> str:
    """`part` with its placeholders, but for those that a run fills."""
    values = {
        "home": home(),
        "python": home() / "python" / "bin" / "python",
        "ours": sys.executable,
        "scripts": SCRIPTS,
    }
    for name, value in values.items():
        part = part.replace("{" + name + "}", str(value))
    return part


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files among `paths` and in the folders among them."""
    for path in paths:
        yield from sorted(path.rglob("*.txt")) if path.is_dir() else (path,)


def peers(folder: Path = FOLDER) -> list[Peer]:
    """All peers, by the names of their files."""
    return [_read(path) for path in sorted(folder.glob("*.toml"))]


def _read(path: Path) -> Peer:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    given["install"] = tuple(map(tuple, given.get("install", ())))
    given["write"] = tuple(given.get("write", {}).items())
    given["version"], given["command"] = tuple(given["version"]), tuple(given["command"])
    return Peer(path.stem, **given)
