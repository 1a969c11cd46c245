"""Many short texts stored as one: a stored set of rules has 20,000 literals, and a run may need none of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

_BETWEEN = "\0\1"  # no rule looks for these two in a row


class Literals(Sequence[str]):
    """Texts in their order; parted from each other when one is asked for.

    Args:
        texts: none is empty, and in none U+0001 follows NUL.
    """

    __slots__ = ("_texts", "packed")

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: tuple[str, ...] | None = tuple(texts)
        self.packed = _BETWEEN.join(self._texts)  # all of them as one text: equal for equal literals only

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _stored, (self.packed,)

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them."""
        if self._texts is None:
            self._texts = tuple(self.packed.split(_BETWEEN)) if self.packed else ()
        return self._texts

    def __bool__(self) -> bool:
        return self.packed != ""

    def __len__(self) -> int:
        return self.packed.count(_BETWEEN) + bool(self.packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        return self.texts[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Literals):
            return self.packed == other.packed
        return self.texts == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.texts)  # as the tuple that it is equal to


def _stored(packed: str) -> Literals:
    made = Literals(())
    made.packed = packed
    made._texts = None
    return made
