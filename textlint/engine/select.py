"""Which of the loaded rules run."""

import re
from collections.abc import Collection, Iterable, Sequence
from fnmatch import fnmatchcase

from textlint.core import Rule, Severity, State
from textlint.core.house import House
from textlint.core.names import Names
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
    *,
    extended: Sequence[str] = (),
    severities: Sequence[tuple[str, Severity]] = (),
    names: Names | None = None,
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
        extended: rules or families that run beside those of the profile, or those chosen; as in `chosen`.
        severities: as in `severity_of`.
        names: what the user lists as right.

    Raises:
        NoLimit: a rule in `limits` that has no limit.
        UnknownRule: a name in `chosen`, `extended` or `ignored` that is neither, or one in `limits` that is no rule.
        RuleError: the style asks for what a rule does not know.
        StyleNotSet: a rule of house styles, or nothing but such rules, is chosen without a style.
    """
    ids = {rule.id for rule in rules}
    ours = [name for name in (*chosen, *extended, *ignored) if not is_languagetool(name)]
    _demand(ours, ids | {rule.family for rule in rules}, "rule or family")
    set_limits = dict(limits)
    _demand(set_limits, ids, "rule")
    wanted = [
        _limited(rule, set_limits[rule.id]) if rule.id in set_limits else rule
        for rule in rules
        if is_wanted(rule, profile, chosen, ignored, (*extended, *set_limits))
    ]
    if severities:
        wanted = [rule._replace(severity=severity_of(rule, severities)) for rule in wanted]
    if names is not None:
        wanted = [rule.knowing(names) for rule in wanted]
    asked = [rule.id for rule in wanted if rule.state is State.HOUSE and (chosen or _is_named(rule, extended))]
    if house is None and asked:
        raise StyleNotSet(f"{asked[0]} needs a house style: set one")
    return follow(wanted, house)


def severity_of(rule: Rule, severities: Sequence[tuple[str, Severity]]) -> Severity:
    """The severity a rule has in this run: its own, or what the last of the names that fit it is given.

    Args:
        rule: the rule.
        severities: ids, families, or patterns of ids such as `typography/*`, with what such rules are to have.
    """
    given = (level for name, level in reversed(severities) if name == rule.family or fnmatchcase(rule.id, name))
    return next(given, rule.severity)


def _demand(names: Iterable[str], known: Collection[str], what: str) -> None:
    for name in names:
        if name not in known:
            from difflib import get_close_matches  # only who makes a mistake waits for it

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


def _is_named(rule: Rule, names: Sequence[str]) -> bool:
    """True when the names choose a rule, which must be named by its id if it is off."""
    return rule.id in names or (rule.family in names and rule.state is not State.OFF)


def is_wanted(
    rule: Rule, profile: str, chosen: Sequence[str], ignored: Sequence[str] = (), extended: Sequence[str] = ()
) -> bool:
    """True when a rule runs; arguments as in `select`."""
    if rule.id in ignored or rule.family in ignored:
        return False
    if _is_named(rule, extended):
        return True
    if chosen:
        return _is_named(rule, chosen)
    if rule.state is State.HOUSE:
        return True
    if profile == "full":
        return rule.state is not State.OFF
    return rule.state is State.ON and (profile != "light" or rule.family in LIGHT)
