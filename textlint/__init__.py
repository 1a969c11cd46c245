"""textlint finds and repairs what machine translation and scraping do to English news text.

`textlint.check`, `textlint.fix`, `textlint.load_rules` and `textlint.Linter` are the way in; see `textlint.api`.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from textlint.api import *  # noqa: F403


def __getattr__(name: str) -> Any:
    """Load the programming interface when it is first asked for: the command line starts without it."""
    from importlib import import_module  # `from textlint import api` would ask this function for `api`

    api = import_module("textlint.api")
    if name in api.__all__:
        return getattr(api, name)
    raise AttributeError(f"module 'textlint' has no attribute {name!r}")
