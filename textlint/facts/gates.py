"""What the engine's one pass over a text tells the facts: whether there is anything for them to look at.

A fact that most texts have nothing of names literals of which one stands in every text that has it. The engine looks
for them together with those of the rules; where nobody has looked, the fact looks for itself.
"""

from collections.abc import Callable
from typing import NamedTuple

from textlint.core import Document

OPEN = "gates that are open"


class Gate(NamedTuple):
    """A fact's literals, spelled as a rule's `requires` are."""

    name: str
    literals: Callable[[], tuple[str, ...]]


def is_shut(document: Document, gate: Gate) -> bool:
    """True when the engine has looked and none of the gate's literals stands in the text."""
    names = document.attached(OPEN)
    return names is not None and gate.name not in names
