"""The key `textlint` of a page's head: `textlint: {ignore: [RULE, ...], reason: ...}`, or a list of rules."""

import re
from collections.abc import Iterator
from typing import Any

from textlint.readers.within.comments import MARK, Found

KEYS = ("ignore", "reason")
_KEY = re.compile(r"^(?:([\"']?)textlint\1[ \t]*[:=]|\[[ \t]*textlint[ \t]*\])[^\r\n]*", re.MULTILINE)


class _Unclear(ValueError):
    """What the key holds is not what it should; `str()` says why."""


def ignores(content: str, end: int) -> Iterator[Found]:
    """What the head, the first `end` code points of the file, asks for, as the comment that would say the same."""
    head = content[:end]
    key = _KEY.search(head) if "textlint" in head else None
    if key is None:
        return
    try:
        rules, reason = _asked(_values(head).get("textlint"))
    except _Unclear as error:
        yield Found(*key.span(), key[0], trouble=str(error))
        return
    yield Found(*key.span(), f"{MARK} ignore-file {', '.join(rules)}" + (f" — {reason}" if reason else ""))


def _values(head: str) -> dict[str, Any]:
    """The whole head, every scalar a text in YAML."""
    inside = "\n".join(head.splitlines()[1:-1])
    try:
        if head.startswith("+++"):
            import tomllib

            return tomllib.loads(inside)
        import yaml

        # a base loader makes texts, lists and mappings only
        values = yaml.load(inside, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except ValueError as error:  # of TOML
        raise _Unclear(f"the head is not TOML: {error}") from None
    except yaml.YAMLError as error:
        raise _Unclear(f"the head is not YAML: {' '.join(str(error).split())}") from None
    return values if isinstance(values, dict) else {}


def _asked(value: object) -> tuple[list[str], str]:
    """Rules and reason."""
    if isinstance(value, dict):
        if unknown := sorted(set(map(str, value)) - set(KEYS)):
            raise _Unclear(f"the key textlint has no key {unknown[0]}; there are {', '.join(KEYS)}")
        reason = value.get("reason", "")
        if not isinstance(reason, str):
            raise _Unclear("the reason must be a text")
        return _names(value.get("ignore")), " ".join(reason.split())
    return _names(value), ""


def _names(value: object) -> list[str]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise _Unclear("write a list of rules: textlint: {ignore: [typography/double_hyphen], reason: why}")
    return [name.strip() for name in names]
