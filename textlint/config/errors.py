"""What can be wrong with a configuration, said in one line that names the file, the line and the key."""

from collections.abc import Iterable


class ConfigError(ValueError):
    """A configuration that cannot be used; `str()` is `file:line: key: reason`.

    Without `path` the mistake is one of the command line, and `str()` is the reason alone. `line` counts from 1; None
    when the file has no line that is wrong.
    """

    def __init__(self, path: str | None, line: int | None, key: str, reason: str) -> None:
        self.path, self.line, self.key, self.reason = path, line, key, reason
        super().__init__(path, line, key, reason)

    def __str__(self) -> str:
        if self.path is None:
            return self.reason
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the name that was probably meant; empty when none is near."""
    from difflib import get_close_matches  # only who makes a mistake waits for it

    near = get_close_matches(name, sorted(known), 1, 0.5)
    return f"; did you mean {near[0]}?" if near else ""
