"""What is made once and kept between runs: compiled expressions, and tables made from lexicons.

Each thing is stored as bytes and made whole when it is first asked for, so that a run on one article pays only for what
it uses. `textlint.engine.cache` reads and writes the stores; without it everything is made anew, with the same result.
"""

import pickle
from collections.abc import Callable, Hashable
from functools import cache, wraps
from typing import TypeVar

Thing = TypeVar("Thing")


class Store:
    """Things by name: those of earlier runs, and those this run made."""

    def __init__(self) -> None:
        self.stored: dict[Hashable, bytes] = {}
        self.fresh: dict[Hashable, bytes] = {}
        self.when_fresh: Callable[[], None] | None = None  # called once, when the first new thing is made

    def get(self, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing of that name, from the store or made now."""
        if name in self.stored:
            try:
                thing: Thing = pickle.loads(self.stored[name])
                return thing
            except Exception:  # stored by another version, or damaged: make it
                del self.stored[name]
        thing = make()
        if self.when_fresh is not None:
            self.when_fresh()
            self.when_fresh = None
        self.fresh[name] = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
        return thing


EXPRESSIONS = Store()  # (source, flags) -> compiled expression
TABLES = Store()  # module and name of a function -> what it gives


def kept(function: Callable[[], Thing]) -> Callable[[], Thing]:
    """Keep what a function without arguments gives, in this process and between runs.

    For tables made from the lexicons that ship with textlint, and from nothing else.
    """

    @cache
    @wraps(function)
    def table() -> Thing:
        return TABLES.get(f"{function.__module__}.{function.__qualname__}", function)

    return table
