"""What is wanted of textlint's speed and memory, and whether a run had it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from figures import Figures


class Bound(NamedTuple):
    """One figure that is wanted."""

    name: str
    wanted: float
    unit: str
    value: Callable[[Figures], float]
    is_most: bool = False  # a figure that should not be above, rather than not below

    def judged(self, figures: Figures) -> dict[str, Any] | None:
        """The bound beside what was measured; None when a run lacks what it needs."""
        try:
            value = self.value(figures)
        except KeyError:
            return None
        holds = value <= self.wanted if self.is_most else value >= self.wanted
        return {
            "name": self.name, "wanted": self.wanted, "is_most": self.is_most, "unit": self.unit, "measured": value,
            "holds": holds,
        }  # fmt: skip


def memory_over(given: Figures, key: str) -> float:
    """MB at the peak beyond six times the file."""
    return given.memory(key) - 6 * given.size(key) / 2**20


BOUNDS = (
    Bound("2,500 files, default rules, one process", 10, "MB per CPU second", lambda given: given.speed("files")),
    Bound("against Vale, its built-in style", 2.5, "times", lambda given: given.ratio("vale")),
    Bound("against proselint", 20, "times", lambda given: given.ratio("proselint")),
    Bound("`clean` on JSON lines against `check` on files", 1, "times",
          lambda given: given.speed("lines") / given.speed("files")),
    Bound("peak memory, 2,500 files", 120, "MB", lambda given: given.memory("files"), is_most=True),
    Bound("peak memory, JSON lines", 120, "MB", lambda given: given.memory("lines"), is_most=True),
    Bound("peak memory, file of 1 MB, less 6 times its size", 80, "MB", lambda given: memory_over(given, "one"), True),
    Bound("peak memory, line of 50 MB, less 6 times its size", 80, "MB",
          lambda given: memory_over(given, "solid"), is_most=True),
    Bound("CPU time per MB, 25,000 files against 2,500", 1.1, "times",
          lambda given: given.speed("files") / given.speed("many"), is_most=True),
    Bound("line of 1 MB against files", 0.5, "times", lambda given: given.speed("line") / given.speed("files")),
    Bound("line of 50 MB without a blank against files", 0.5, "times",
          lambda given: given.speed("solid") / given.speed("files")),
    Bound("start-up and one file of 4 KB", 0.12, "s", lambda given: given.elapsed("single"), is_most=True),
    Bound("two workers against one", 1.7, "times", lambda given: given.elapsed("apart") / given.elapsed("two")),
)  # fmt: skip
