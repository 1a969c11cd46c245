"""Why a rule is there, whole: what a run keeps of a rule has only the first sentence of it."""

from functools import cache
from pathlib import Path

from textlint.core import Rule, RuleError
from textlint.core.rule import DECLARED, Code


def reason(rule: Rule) -> str:
    """The rationale as the rule's file has it; the summary, if that file cannot be read any more."""
    if isinstance(rule.matcher, Code) and rule.matcher.name in DECLARED:
        return DECLARED[rule.matcher.name].rationale  # it has found something, so it is loaded
    return _in_file(rule.id, rule.path) or rule.rationale


@cache
def _in_file(name: str, path: str) -> str:
    from textlint.engine.load import Folder, load_file  # brings a YAML parser; then some 4 ms a rule

    home = Path(path).parents[name.count("/")]
    try:
        return " ".join(load_file(Path(path), Folder(home)).rationale.split())
    except (RuleError, OSError):
        return ""
