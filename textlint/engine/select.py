"""Which of the loaded rules run."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from textlint.core import Rule, State
from textlint.core.house import House
from textlint.engine.house import follow

PROFILES = {
    "default": "every rule that is on",
    "light": "debris, markup and encoding only",
    "full": "the default rules and those of style",
}
# families; whoever misspells a suppression is told in every profile
LIGHT = frozenset({"boilerplate", "markup", "mojibake", "suppression"})
SPELLING = "spelling"  # the family that only LanguageTool has
_LANGUAGETOOL = re.compile(rf"{SPELLING}|[a-z]+/languagetool\.\w+")


class UnknownRule(ValueError):
    """A name that is neither a rule nor a family; `str()` is one line with the nearest right name."""


class NoLimit(ValueError):
    """A limit was set for a rule that has none; `str()` is one line."""


class StyleNotSet(ValueError):
    """A rule of house styles was chosen, and no style; `str()` is one line."""


def select(
    rules: Sequence[Rule],
    profile: str = "default",
    chosen: Sequence[str] = (),
    ignored: Sequence[str] = (),
    house: House | None = None,
    limits: Sequence[tuple[str, float]] = (),
) -> tuple[Rule, ...]:
    """The rules to run.

    Args:
        rules: all that were loaded.
        profile: a key of `PROFILES`.
        chosen: rules or families; when there are any they replace the profile. A family brings its rules of style, a
            rule that is off must be named by its id.
        ignored: rules or families to leave out.
        house: the house style that is set; without one its rules never run, with one they run in every profile.
        limits: ids of rules and the limits they are to have instead of their own; whoever sets one asks for the rule:
            it runs unless it is ignored.

    Raises:
        NoLimit: a rule in `limits` that has no limit.
        UnknownRule: a name in `chosen` or `ignored` that is neither, or one in `limits` that is no rule.
        RuleError: the style asks for what a rule does not know.
        StyleNotSet: a rule of house styles, or nothing but such rules, is chosen without a style.
    """
    ids = {rule.id for rule in rules}
    ours = [name for name in (*chosen, *ignored) if not is_languagetool(name)]
    _demand(ours, ids | {rule.family for rule in rules}, "rule or family")
    set_limits = dict(limits)
    _demand(set_limits, ids, "rule")
    wanted = [
        _limited(rule, set_limits[rule.id]) if rule.id in set_limits else rule
        for rule in rules
        if is_wanted(rule, profile, (*chosen, *(name for name in set_limits if name == rule.id)), ignored)
    ]
    if house is None and chosen and any(rule.state is State.HOUSE for rule in wanted):
        first = next(rule.id for rule in wanted if rule.state is State.HOUSE)
        raise StyleNotSet(f"{first} needs a house style: set one")
    return follow(wanted, house)


def _demand(names: Iterable[str], known: Collection[str], what: str) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), 1, 0.5)
            hint = f"; did you mean {near[0]}?" if near else "; `textlint rules` lists them"
            raise UnknownRule(f"there is no {what} {name}{hint}")


def _limited(rule: Rule, limit: float) -> Rule:
    made = rule.limited(limit)
    if made is None:
        raise NoLimit(f"the rule {rule.id} has no limit that could be set")
    return made


def is_languagetool(name: str) -> bool:
    """True for the id of a rule that is LanguageTool's own, and for the family that only it has."""
    return _LANGUAGETOOL.fullmatch(name) is not None


def is_wanted(rule: Rule, profile: str, chosen: Sequence[str], ignored: Sequence[str] = ()) -> bool:
    """True when a rule runs; arguments as in `select`."""
    if rule.id in ignored or rule.family in ignored:
        return False
    if chosen:
        return rule.id in chosen or (rule.family in chosen and rule.state is not State.OFF)
    if rule.state is State.HOUSE:
        return True
    if profile == "full":
        return rule.state is not State.OFF
    return rule.state is State.ON and (profile != "light" or rule.family in LIGHT)
