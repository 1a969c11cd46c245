"""What a comment asks for: `textlint: ignore RULE, RULE — reason`, `ignore-start`, `ignore-end`, `ignore-file`."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from textlint.engine.select import is_languagetool

IGNORE, START, END, FILE = VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
ALL = "all"
OURS = "suppression"  # the family that reports what is wrong with suppressions

_VERB = re.compile(r"\s*textlint:\s*([\w-]*)\s*")
_NAME = r"\w[\w./]*(?:-\w[\w./]*)*"
# a dash of any kind or a colon comes before the reason
_ASKED = re.compile(rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)?\s*(?:(?:[—–:]|--?)\s*(?P<reason>.*))?\Z")


class Directive(NamedTuple):
    """A comment as far as it is understood."""

    verb: str  # one of `VERBS`; "" when nothing is understood
    names: tuple[str, ...] = ()  # rules, families, `ALL`
    reason: str = ""
    trouble: str = ""  # what is not understood; comes after “… is not understood: ”, without a full stop


def verb(comment: str) -> str:
    """The verb of a comment, understood or not."""
    opening = _VERB.match(comment)
    return opening[1] if opening else ""


@lru_cache(maxsize=4096)  # a page is read several times, and may say the same at every paragraph
def directive(comment: str, known: frozenset[str]) -> Directive:
    """What the inside of a comment that begins with `textlint:` says; `known` are the rules and families there are."""
    said = " ".join(comment.split())
    opening = _VERB.match(said)
    wanted = opening[1] if opening else ""
    if opening is None or wanted not in VERBS:
        return Directive("", trouble=f"there is no {wanted or 'such thing'}{_near(wanted, VERBS, 'there are ')}")
    asked = _ASKED.match(said, opening.end())
    if asked is None:
        return Directive("", trouble=f"{wanted} takes rules with commas between them, then — and the reason")
    names = tuple(name.strip() for name in (asked["names"] or "").split(",") if name.strip())
    if not names and wanted != END:
        return Directive("", trouble=f"{wanted} names no rule; write a rule, a family or {ALL}")
    understood, trouble = checked_names(names, known)
    return Directive(wanted if understood or not names else "", understood, (asked["reason"] or "").strip(), trouble)


def checked_names(names: Iterable[str], known: Collection[str]) -> tuple[tuple[str, ...], str]:
    """Those of `names` that can be suppressed, and what is wrong with the first of the others."""
    understood, troubles = [], []
    for name in names:
        if name.partition("/")[0] == OURS:
            troubles.append(f"{OURS} cannot be suppressed itself; take the comment away instead")
        elif name == ALL or name in known or is_languagetool(name):
            understood.append(name)
        else:
            near = _near(name, sorted(known), "`textlint rules` lists them")
            troubles.append(f"there is no rule or family {name}{near}")
    return tuple(understood), "; ".join(troubles[:1])


def _near(name: str, known: Collection[str], otherwise: str) -> str:
    from difflib import get_close_matches  # only who makes a mistake waits for it

    near = get_close_matches(name, known, 1, 0.5)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; {otherwise}{', '.join(known)}" if otherwise.endswith(" ") else f"; {otherwise}"
