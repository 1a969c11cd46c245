"""Patterns of files, as .gitignore writes them, from the folder of the file they stand in."""

import os
from collections.abc import Sequence
from pathlib import Path


def wrong_pattern(pattern: str, *, negated: bool = False) -> str | None:
    """What is wrong with a pattern; None when nothing is.

    Args:
        pattern: one of them.
        negated: it may begin with `!`, which takes back what another one names.
    """
    from pathspec import GitIgnoreSpec

    if pattern.startswith("!") and not negated:
        return "a pattern here cannot begin with !"
    try:
        spec = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return f"{pattern} is no pattern of files"
    if any(one.include is not None for one in spec.patterns):
        return None
    return f"{pattern} is no pattern of files" if pattern.strip() else "is empty"


class Globs:
    """Patterns that count from one folder."""

    def __init__(self, folder: Path, patterns: Sequence[str]) -> None:
        from pathspec import GitIgnoreSpec

        self._folder = str(folder.absolute())
        self._spec: GitIgnoreSpec = GitIgnoreSpec.from_lines(patterns)

    def match(self, path: str, *, is_folder: bool = False) -> bool:
        """True when they name the file; of one that lies elsewhere only its name is looked at.

        Args:
            path: an absolute path.
            is_folder: it is that of a folder.
        """
        inner = os.path.relpath(path, self._folder).replace(os.sep, "/")
        if inner == "." or inner.startswith("../"):
            inner = os.path.basename(path)  # noqa: PTH119
        return bool(self._spec.check_file(inner + "/" * is_folder).include)
