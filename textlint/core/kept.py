"""What is made once and kept between runs: compiled expressions, and tables made from lexicons.

Each thing is stored as bytes and made whole when it is first asked for, so that a run on one article pays only for what
it uses. `textlint.engine.cache` reads and writes the stores; without it everything is made anew, with the same result.
"""

import pickle
from collections.abc import Callable, Hashable
from functools import cache, wraps
from typing import Any, Generic, TypeVar, cast

Thing = TypeVar("Thing")


class Later(Generic[Thing]):
    """Something large that is stored as bytes, and made whole when it is first asked for."""

    __slots__ = ("_bytes", "_thing")

    def __init__(self, thing: Thing) -> None:
        self._thing: Thing | None = thing
        self._bytes: bytes | None = None

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return _later, (self._bytes or pickle.dumps(self._thing, protocol=pickle.HIGHEST_PROTOCOL),)

    def get(self) -> Thing:
        """The thing itself."""
        if self._bytes is not None:
            self._thing, self._bytes = pickle.loads(self._bytes), None
        return cast("Thing", self._thing)

    def __eq__(self, other: object) -> bool:
        return self.get() == other.get() if isinstance(other, Later) else NotImplemented

    __hash__ = None  # type: ignore[assignment]


def _later(stored: bytes) -> Later[Any]:
    made: Later[Any] = Later(None)
    made._bytes = stored
    return made


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
