"""The keys of a configuration: what they are called, which of them add up, and what holds when none is set."""

import re
from typing import Any

from textlint.languagetool.settings import LOCAL, LanguageToolSettings
from textlint.readers import FRONT_MATTER

Key = tuple[str, ...]  # ("profile",), ("severity", "typography/*"), ("per-file-severity", "quotes/*", "entity")

BASELINE = ".textlint-baseline.jsonl"  # the file of known findings where nobody names another
HARD_ARTICLE = "readability/hard_article"  # the rule whose limit `max-grade` sets

# Tables, and how many names deep their values stand.
DEPTHS = {"severity": 2, "lexicon": 2, "languagetool": 2, "per-file-ignores": 2, "per-file-severity": 3}

# What is said in several files adds up; of all other keys the nearest file's value holds.
ADDED = frozenset(
    {"extend-select", "extend-ignore", "rules", "exclude", "lexicon", "per-file-ignores", "per-file-severity"}
)

DEFAULTS: dict[Key, Any] = {
    ("profile",): "default",
    ("select",): (),
    ("ignore",): (),
    ("style",): None,
    ("encoding",): None,
    ("format-in",): None,
    ("field",): (),
    ("front-matter",): FRONT_MATTER,
    ("max-grade",): None,
    ("fail-on",): "info",
    ("baseline",): None,
    ("cache",): True,
}
LANGUAGETOOL: dict[str, Any] = {
    name: getattr(LanguageToolSettings(), name) for name in LanguageToolSettings.__dataclass_fields__
}

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(key: Key) -> str:
    """A key as TOML writes it."""
    return ".".join(
        part if _BARE.fullmatch(part) else '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in key
    )


def flat(data: dict[str, Any]) -> dict[Key, Any]:
    """The values of a configuration that is known to be right, by their keys; lists as tuples.

    A table of LanguageTool asks for it, even if nothing stands in it.
    """
    found: dict[Key, Any] = {}

    def go(key: Key, value: Any) -> None:
        if len(key) < DEPTHS.get(key[0], 1):
            for name, inner in value.items():
                go((*key, name), inner)
        else:
            found[key] = tuple(value) if isinstance(value, list) else value

    for name, value in data.items():
        go((name,), value)
    if "languagetool" in data:
        found.setdefault(("languagetool", "where"), LOCAL)
    return found
