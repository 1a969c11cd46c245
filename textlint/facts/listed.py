"""The names that the user lists as right; the engine attaches them to a document, as it does the table of lines."""

from functools import cached_property

from textlint.core import Document
from textlint.core.names import Names
from textlint.facts.words import is_known

LISTED = "names that the user lists"
_SHORTEST = 3  # letters of a part of a person's name that stands for the person


class Listed:
    """What is listed, ready to be looked up."""

    def __init__(self, names: Names) -> None:
        self.names = names

    @cached_property
    def forms(self) -> frozenset[str]:
        """What stands in a text and is right: the names, and the parts of people's names, which stand alone, too.

        Parts of other names are not among them: who lists the Kiev Institute does not mean that Kiev is right.
        """
        parts = (word for name in self.names.people for word in name.split())
        alone = (word for word in parts if len(word) >= _SHORTEST and word[0].isupper() and not word.endswith("."))
        return frozenset((*self.names.people, *self.names.places, *self.names.organisations, *alone))

    @cached_property
    def words(self) -> frozenset[str]:
        """Single words that are known to belong to a name."""
        whole = (*self.names.places, *self.names.organisations)
        return self.forms | {word for name in whole for word in name.split() if len(word) > 4 and word[0].isupper()}

    @cached_property
    def small(self) -> dict[str, str]:
        """Names and surnames by their lower case, where that means nothing else: warta, but no reading for Reading."""
        surnames = (name.split()[-1] for name in self.names.people)
        whole = (*self.names.people, *self.names.places, *self.names.organisations)
        pairs = {form.lower(): form for form in (*surnames, *whole) if form != form.lower()}
        return {low: form for low, form in pairs.items() if not all(map(is_known, low.split()))}


_NONE = Listed(Names())


def listed(document: Document) -> Listed:
    """The names listed for this run; none when nobody attached any."""
    found: Listed | None = document.attached(LISTED)
    return _NONE if found is None else found
