"""Which files of a folder are rules."""

import os
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".py")


def rule_files(folder: Path) -> list[Path]:
    """The rule files under `folder`, sorted: YAML and Python, but for `__init__.py`, caches, and what is hidden."""
    found = []
    for home, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        found += [
            f"{home}{os.sep}{name}" for name in names if name.endswith(SUFFIXES) and not name.startswith((".", "__"))
        ]
    return [Path(path) for path in sorted(found)]
