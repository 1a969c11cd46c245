"""Literals that differ in one place are one shape: `a-b`, `a-c`, `b-b` and `b-c` are `[ab]-[bc]`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Shape = tuple[str, ...]  # for each place of a literal all characters that may stand there


def shapes(waiting: Mapping[str, Sequence[int]]) -> list[tuple[Shape, tuple[int, ...]]]:
    """Shapes that together stand for each literal exactly once, and for no other text, with who waits for them."""
    alike: defaultdict[tuple[tuple[int, ...], int], list[str]] = defaultdict(list)
    for literal, numbers in waiting.items():
        alike[tuple(numbers), len(literal)].append(literal)
    return [(shape, numbers) for (numbers, length), group in alike.items() for shape in _joined(group, length)]


def _joined(literals: Iterable[str], length: int) -> list[Shape]:
    """Shapes of literals that have the same length."""
    joined: list[Shape] = [tuple(literal) for literal in literals]
    for place in range(length):
        rests: defaultdict[tuple[Shape, Shape], list[str]] = defaultdict(list)
        for shape in joined:
            rests[shape[:place], shape[place + 1 :]].append(shape[place])
        joined = [(*before, "".join(members), *after) for (before, after), members in rests.items()]
    return joined
