"""What a newsroom prefers where good English has more than one way: the table of one house style."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One thing on which styles differ, and what this one does about it."""

    name: str  # of the thing, the same in all styles: `zelenskyy`, `percent`
    kind: str  # one of `KINDS`
    form: str  # what the style prints; for a choice one of the options of the rule
    variants: tuple[str, ...]  # other forms of the same, which it does not print
    keep_when: tuple[str, ...]  # phrases with a variant in them that are right
    source: str  # the guide and its entry, or the practice that shows it
    path: str  # the table it stands in
    line: int  # of that file, from 1


KINDS = {
    "name": "People, peoples and groups",
    "place": "Places",
    "abbreviation": "Abbreviations",
    "spelling": "Spelling",
    "word": "Words",
    "choice": "Numbers, dates and marks",
}


class House(NamedTuple):
    """A house style."""

    name: str  # `ap`
    title: str  # as a message says it: `AP`
    entries: tuple[Entry, ...]  # sorted by kind as in `KINDS`, then by name; each name once

    def choice(self, name: str) -> Entry | None:
        """What the style says of one choice; None when it says nothing."""
        return next((entry for entry in self.entries if entry.kind == "choice" and entry.name == name), None)
