"""Where the rules are that a configuration names: a folder, or an installed package that offers rules."""

import importlib.util
from pathlib import Path

from textlint.config.layer import joined

GROUP = "textlint.rules"  # of entry points: NAME = the module or package whose folder holds the rules


def rules_folder(name: str, home: Path) -> Path | None:
    """The folder of rules that `name` means: one that is there, from `home`, else that of a package.

    Only a name that is no folder makes Python's list of installed packages be read.
    """
    folder = joined(home, name)
    if folder.is_dir():
        return folder
    from importlib.metadata import entry_points

    found = next(iter(entry_points(group=GROUP, name=name)), None)
    return None if found is None else _folder_of(found.module)


def offered() -> list[str]:
    """The names under which installed packages offer rules."""
    from importlib.metadata import entry_points

    return sorted({point.name for point in entry_points(group=GROUP)})


def _folder_of(module: str) -> Path | None:
    """The folder of a module or package; None when it is not there. Nothing of it is run."""
    top, *inner = module.split(".")
    spec = importlib.util.find_spec(top)
    if spec is None:
        return None
    if not inner and spec.submodule_search_locations is None:
        return Path(spec.origin).parent if spec.origin else None
    for home in map(Path, spec.submodule_search_locations or ()):
        path = home.joinpath(*inner)
        if path.is_dir():
            return path
        if path.with_suffix(".py").is_file():
            return path.parent
    return None
