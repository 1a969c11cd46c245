"""What can be wrong with input, said in one line that names the file and the place."""


class InputError(ValueError):
    """A file that cannot be read as text; `str()` is one line for people.

    `offset` is the byte, counted from 0, at which the trouble starts; None when it has no place.
    """

    def __init__(self, path: str, reason: str, offset: int | None = None) -> None:
        self.path, self.reason, self.offset = path, reason, offset
        super().__init__(path, reason, offset)

    def __str__(self) -> str:
        place = "" if self.offset is None else f"byte {self.offset}: "
        return f"{self.path}: {place}{self.reason}"


class RuleError(ValueError):
    """A rule file or lexicon that cannot be loaded; `str()` is `file:line: key: reason`. `line` counts from 1."""

    def __init__(self, path: str, line: int, key: str, reason: str) -> None:
        self.path, self.line, self.key, self.reason = path, line, key, reason
        super().__init__(path, line, key, reason)

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.key}: {self.reason}"
            if self.key
            else f"{self.path}:{self.line}: {self.reason}"
        )
