"""Names that are right as they are written: those a newsroom lists beside the lexicons that ship with textlint."""

from typing import NamedTuple


class Names(NamedTuple):
    """Full names as they are to be printed; parts of a person's name stand for the person, too."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
