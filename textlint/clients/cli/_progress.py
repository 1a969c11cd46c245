"""How far a long run is, on a terminal."""

import sys
from time import monotonic
from types import TracebackType

PATIENCE, EVERY = 2.0, 0.2  # seconds before it shows at all, and between two updates


class Progress:
    """A count on standard error that shows after two seconds; nothing where that is no terminal.

    Args:
        total: steps in all; 0 when nobody knows.
        what: what a step is, in the plural.
        hidden: show nothing.
    """

    def __init__(self, total: int, what: str, *, hidden: bool = False) -> None:
        self._total, self._what, self._hidden = total, what, hidden or not sys.stderr.isatty()
        self._done, self._started, self._shown = 0, monotonic(), 0.0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")

    def step(self, number: int = 1) -> None:
        """So many more are done."""
        self._done += number
        now = monotonic()
        if self._hidden or now - self._started < PATIENCE or now - self._shown < EVERY:
            return
        self._shown = now
        of = f" of {self._total:,}" if self._total else ""
        sys.stderr.write(f"\r\x1b[K{self._done:,}{of} {self._what}, {self._done / (now - self._started):,.0f} a second")
        sys.stderr.flush()
