"""Rule files -> rules. Folders are walked, not listed; a file's path is its rule's id."""

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter, ascii_letters, digits
from types import ModuleType
from typing import Any

import yaml

import textlint.kinds
from textlint.core import (
    Bad,
    InQuotes,
    Kind,
    Language,
    Rule,
    RuleError,
    Safety,
    Severity,
    State,
    family_language,
    spell_out,
)
from textlint.core.fields import Fields
from textlint.core.languages import LANGUAGES
from textlint.core.literals import Literals
from textlint.core.rule import CHECKS, DECLARED, load_module
from textlint.engine.folders import SUFFIXES, rule_files
from textlint.facts.house import UnknownStyle, house_style
from textlint.facts.lexicon import builtin_folder

KEYS = frozenset(
    "id kind message rationale source severity safety mqm default blocks quotes language requires touches "
    "translated_from bad good misses style".split()
)
BAD_AT_LEAST, GOOD_AT_LEAST, FROM_SEEDS_AT_MOST = 3, 5, 1  # of a rule that ships with textlint
TOUCHES = frozenset({"quoted", "number", "url"})  # what a fix may change that others may not
LITERALS = 2000  # of one rule; more make every start slow, and shorter ones do as well
COMMON = frozenset(ascii_letters + digits + " \n'\".,“”’-") | {""}  # characters that stand in every article
OPEN, CLOSE = "⟦", "⟧"
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of rules; `builtin` ones ship with textlint and need more examples."""

    path: Path
    builtin: bool = False


def load(folders: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules that ship with textlint and those of `folders`, whole, sorted by id.

    Raises:
        RuleError: the first thing that is wrong with a rule file; says file, line and key.
    """
    found: dict[str, Rule] = {}
    for folder in (Folder(builtin_folder(), builtin=True), *map(Folder, folders)):
        for loaded in load_folder(folder):
            if loaded.id in found:
                raise RuleError(loaded.path, 1, "id", f"{loaded.id} is already the rule {found[loaded.id].path}")
            found[loaded.id] = loaded
    return tuple(found[name] for name in sorted(found))


def load_folder(folder: Folder) -> Iterator[Rule]:
    """The rules of one folder, by path."""
    if not folder.path.is_dir():
        raise RuleError(str(folder.path), 1, "", "there is no such folder of rules")
    for path in rule_files(folder.path):
        yield load_file(path, folder)


def load_rule(name: str, folders: Iterable[Path] = ()) -> Rule | None:
    """The rule of that id, whole, without a look at the others; None when there is no file of it: LanguageTool's.

    Raises:
        RuleError: what is wrong with the file.
    """
    for folder in (Folder(builtin_folder(), builtin=True), *map(Folder, folders)):
        for suffix in SUFFIXES:
            path = folder.path / f"{name}{suffix}"
            if path.is_file():
                return load_file(path, folder)
    return None


def load_file(path: Path, folder: Folder) -> Rule:
    """One rule.

    Raises:
        RuleError: what is wrong with the file.
    """
    wanted = path.relative_to(folder.path).with_suffix("").as_posix()
    if path.suffix == ".py":
        loaded = _load_code(path, wanted, folder)
        where = {"bad": 1, "good": 1}
    else:
        fields = _parse(path, folder.path)
        loaded = _load_data(fields)
        where = dict(fields.lines)
        if loaded.id != wanted:
            raise fields.error("id", f"is {loaded.id}, but the file is {wanted}{path.suffix}")
    _demand_examples(loaded, folder, where)
    return _in_style(loaded, folder) if loaded.style else loaded


def _in_style(loaded: Rule, folder: Folder) -> Rule:
    """A rule of house styles as it follows the one its examples are in."""
    try:
        followed = loaded.following(house_style(loaded.style, () if folder.builtin else (folder.path,)))
    except UnknownStyle as error:
        raise RuleError(loaded.path, 1, "style", str(error)) from None
    if followed is None:
        raise RuleError(loaded.path, 1, "style", f"the style {loaded.style} says nothing of what this rule is about")
    return followed


def kinds() -> dict[str, ModuleType]:
    """The kinds a YAML rule may be: the modules of `textlint.kinds`."""
    return {
        info.name: importlib.import_module(f"textlint.kinds.{info.name}")
        for info in pkgutil.iter_modules(textlint.kinds.__path__)
    }


def _parse(path: Path, folder: Path) -> Fields:
    """The keys of a YAML file with their lines; every value is a string, so that `no` and `12:30` survive."""
    try:
        source = path.read_text(encoding="utf-8")
        node = yaml.compose(source, Loader=_LOADER)
        values: Any = yaml.load(source, Loader=_LOADER)  # a base loader makes strings, lists and mappings only
    except OSError as error:
        raise RuleError(str(path), 1, "", error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise RuleError(str(path), 1, "", f"not UTF-8 at byte {error.start}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleError(str(path), mark.line + 1 if mark else 1, "", f"not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise RuleError(str(path), 1, "", f"not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(node, yaml.MappingNode) or not isinstance(values, dict):
        raise RuleError(str(path), 1, "", "expected a mapping of keys to values")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise RuleError(str(path), key.start_mark.line + 1, "", "a key must be a text")
        if key.value in lines:
            raise RuleError(str(path), key.start_mark.line + 1, key.value, "stands here twice")
        lines[key.value] = key.start_mark.line + 1
    return Fields(str(path), values, lines, folder)


def _load_data(fields: Fields) -> Rule:
    available = kinds()
    kind = fields.text("kind")
    if kind not in available:
        raise fields.error(
            "kind", f"there is no kind {kind}; there are {', '.join(sorted(available))}, and Python files"
        )
    module = available[kind]
    allowed = KEYS | module.KEYS
    for key in fields:
        if key not in allowed:
            raise fields.error(key, f"a rule of the kind {kind} has no such key{_nearest(key, allowed)}")
    matcher, literals = module.compile(fields)
    requires = tuple(
        text
        for entry in fields.texts("requires")
        for text in spell_out(entry, ignore_case="ignore_case" in fields and fields.flag("ignore_case"))
    )
    if common := [text for text in requires if text in COMMON]:
        raise fields.error("requires", f"{common[0]!r} is everywhere; write [[] for a square bracket")
    if module.NEEDS_LITERALS and not requires:
        raise fields.error("requires", "missing: literals of which one must stand in the text before the rule is tried")
    if len(requires) + len(literals) > LITERALS:
        raise fields.error("requires", f"spells out to {len(requires) + len(literals)} literals; at most {LITERALS}")
    message = fields.text("message")
    try:
        list(Formatter().parse(message))
    except ValueError as error:
        raise fields.error("message", f"a brace too many or too few, {{{{ stands for one: {error}") from None
    if unknown := set(fields.texts("touches")) - TOUCHES:
        raise fields.error("touches", f"expected some of {', '.join(sorted(TOUCHES))}, found {min(unknown)}")
    if strange := set(fields.texts("translated_from")) - set(LANGUAGES):
        raise fields.error("translated_from", f"{min(strange)!r} is no language code of ISO 639-1 that is known")
    style = fields.text("style", "")
    if style and "default" in fields:
        raise fields.error("default", "a rule with a style runs when a house style is set, and never else")
    return Rule(
        id=fields.text("id"),
        kind=kind,
        path=fields.path,
        message=message,
        rationale=" ".join(fields.text("rationale").split()),
        severity=fields.choice("severity", Severity),
        safety=fields.choice("safety", Safety),
        mqm=fields.text("mqm"),
        source=" ".join(fields.text("source").split()),
        matcher=matcher,
        state=State.HOUSE if style else fields.choice("default", State, State.ON),
        blocks=_blocks(fields, module.default_blocks(fields)),
        quotes=fields.choice("quotes", InQuotes, InQuotes.SUGGEST),
        requires=tuple(dict.fromkeys((*requires, *literals))),
        touches=frozenset(fields.texts("touches")),
        bad=tuple(_bad(fields, "bad")),
        good=fields.texts("good"),
        misses=tuple(_bad(fields, "misses")),
        language=fields.choice("language", Language, family_language(fields.text("id"))),
        translated_from=fields.texts("translated_from"),
        style=style,
    )


def _blocks(fields: Fields, default: frozenset[Kind]) -> frozenset[Kind]:
    names = {kind.value: kind for kind in Kind}
    for name in fields.texts("blocks"):
        if name not in names:
            raise fields.error("blocks", f"there is no block {name}; there are {', '.join(names)}")
    return frozenset(names[name] for name in fields.texts("blocks")) or default


def _bad(fields: Fields, key: str) -> Iterator[Bad]:
    items = fields.values.get(key, [])
    if not isinstance(items, list):
        raise fields.error(key, "expected a list")
    for item in items:
        example = {"text": item} if isinstance(item, str) else item
        if not isinstance(example, dict) or "text" not in example or set(example) - {"text", "fixed", "seed"}:
            raise fields.error(key, "an example has a text, and may have fixed and seed")
        if not all(isinstance(value, str) for value in example.values()):
            raise fields.error(key, "an example's values are texts")
        yield Bad(**example)


def _load_code(path: Path, wanted: str, folder: Folder) -> Rule:
    name = module_name(path, folder.path)
    for known in (sys.modules, CHECKS, DECLARED):  # the file may have changed since it was last loaded
        known.pop(name, None)
    try:
        load_module(name, path)
    except RuleError:
        raise
    except Exception as error:  # a user's code may raise anything at import
        line = error.lineno or 1 if isinstance(error, SyntaxError) else _line_in(error, path)
        raise RuleError(str(path), line, "", f"cannot be loaded: {type(error).__name__}: {error}") from error
    if name not in DECLARED or name not in CHECKS:
        raise RuleError(str(path), 1, "", "declares no rule: decorate its function with @rule")
    loaded = DECLARED[name]._replace(path=str(path))
    if loaded.id != wanted:
        raise RuleError(str(path), 1, "id", f"is {loaded.id}, but the file is {wanted}.py")
    if not loaded.rationale:
        raise RuleError(str(path), 1, "rationale", "missing: the function's docstring says why")
    return loaded


def module_name(path: Path, folder: Path) -> str:
    """The name under which a Python rule is known once loaded; one for each path."""
    parts = path.relative_to(folder).with_suffix("").parts
    home = "textlint.rules" if folder == builtin_folder() else f"textlint_rules_{abs(hash(str(folder.resolve())))}"
    return ".".join((home, *parts))


def _line_in(error: BaseException, path: Path) -> int:
    """The last line of `path` that an error came through."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _demand_examples(loaded: Rule, folder: Folder, lines: dict[str, int]) -> None:
    bad, good = (BAD_AT_LEAST, GOOD_AT_LEAST) if folder.builtin else (1, 1)

    def error(key: str, reason: str) -> RuleError:
        return RuleError(loaded.path, lines.get(key, 1), key, reason)

    if len(loaded.bad) < bad:
        raise error("bad", f"has {len(loaded.bad)} examples, needs {bad}")
    if len(loaded.good) < good:
        raise error("good", f"has {len(loaded.good)} examples, needs {good}")
    if sum(example.seed is not None for example in loaded.bad) > FROM_SEEDS_AT_MOST:
        raise error(
            "bad",
            f"at most {FROM_SEEDS_AT_MOST} example may come from the seeds: a rule must know more than one article",
        )
    for key, example in (*(("bad", item) for item in loaded.bad), *(("misses", item) for item in loaded.misses)):
        if OPEN not in example.text or example.text.count(OPEN) != example.text.count(CLOSE):
            raise error(key, f"mark what must be reported with {OPEN} and {CLOSE}: {example.text[:60]!r}")
    if any(OPEN in text or CLOSE in text for text in loaded.good):
        raise error("good", f"a right example marks nothing with {OPEN}")


def _nearest(key: str, allowed: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, sorted(allowed), 1)
    return f"; did you mean {near[0]}?" if near else ""


def strip(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules without what only people read: what a run needs, small to store."""
    return tuple(
        free._replace(rationale=free.summary, source="", bad=(), good=(), misses=(), requires=Literals(free.requires))
        for free in (item.free() for item in rules)
    )
