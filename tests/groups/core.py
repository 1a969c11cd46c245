"""The tests that no mark puts into another group."""

NEEDS = "Python and what `pip install '.[dev]'` brings"


def missing() -> str | None:
    return None


def install() -> None:
    """Nothing to add: the tests could not have started without it."""
