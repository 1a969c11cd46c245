"""What no run could use in a configuration whose keys and types are right."""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

from textlint.config.errors import nearest
from textlint.config.keys import Key
from textlint.config.layer import Layer, Said, joined, shown_path
from textlint.engine.cache import loaded
from textlint.engine.select import StyleNotSet, is_languagetool, select
from textlint.facts.house import UnknownStyle, house_style
from textlint.languagetool.settings import LOCAL, AddressError, checked_address
from textlint.readers import formats, needs_fields
from textlint.readers.within.fields import FieldError, patterns

Values = Mapping[Key, Sequence[Said]]
NAMING = ("select", "extend-select", "ignore", "extend-ignore", "per-file-ignores")  # keys whose values name rules
LEVELS = ("severity", "per-file-severity")  # keys that do


def rule_folders(values: Values) -> tuple[str, ...]:
    """The folders of rules beside those that ship with textlint.

    Raises:
        ConfigError: a name is neither a folder nor one under which a package offers rules.
    """
    if ("rules",) not in values:
        return ()
    from textlint.config.packages import offered, rules_folder

    found: dict[str, None] = {}
    for said in values[("rules",)]:
        assert said.layer is not None
        for number, name in enumerate(said.value):
            folder = rules_folder(name, said.layer.folder) if name.strip() else None
            if folder is None:
                near = nearest(name, offered()) if name.strip() else ""
                reason = f"there is no folder {name}, and no installed package offers rules by that name{near}"
                raise said.layer.error((*said.key, number), reason if name.strip() else "is empty")
            found[shown_path(folder) if said.layer.source is not None else str(folder)] = None
    return tuple(found)


def checked(values: Values, folders: Sequence[str]) -> None:
    """Say what is wrong with the values, if anything is.

    Args:
        values: those that hold.
        folders: of rules.

    Raises:
        ConfigError: the first thing that is.
        RuleError: a rule file that cannot be loaded.
    """
    for key, all_said in values.items():
        check = _CHECKS.get(key[0])
        for said in all_said if check is not None else ():
            if said.layer is not None and check is not None:
                for step, reason in check(said):
                    raise said.layer.error((*said.key[:2], *step), reason)
    _check_needs(values)
    paths = tuple(map(Path, folders))
    _check_rules(values, paths)
    _check_style(values, paths)


def _check_style(values: Values, folders: tuple[Path, ...]) -> None:
    """There is such a style; and there is one where rules of house styles are asked for."""
    style = values[("style",)][-1]
    if style.value is not None and style.layer is not None:
        try:
            house_style(style.value, folders)
        except UnknownStyle as error:
            raise style.layer.error(style.key, str(error)) from None
        return
    for said in (*values[("select",)], *values.get(("extend-select",), ())):
        if not said.value:
            continue
        try:
            select(loaded(folders), chosen=said.value)
        except StyleNotSet as error:
            assert said.layer is not None
            raise said.layer.error(said.key, f"{error} with {said.layer.called(('style',))}") from None


def _check_needs(values: Values) -> None:
    """Keys that make sense only beside another."""
    form, field = values[("format-in",)][-1], values[("field",)][-1]
    if form.layer is not None and needs_fields(form.value) and not field.value:
        needed = form.layer.called(("field",))
        raise form.layer.error(form.key, f"{form.value} needs {needed}, which says what is prose")
    if ("languagetool", "where") in values:
        _check_address(values)
        return
    for said in chain.from_iterable(values.values()):
        if said.layer is not None:
            _check_unasked(said, said.layer)


def _check_unasked(said: Said, layer: Layer) -> None:
    """Nothing is wanted of LanguageTool, which is not asked."""
    asked = layer.called(("languagetool",))
    if said.key[0] == "languagetool":
        raise layer.error(said.key, f"needs {asked}, which says where it is")
    for number, name in enumerate(said.value if said.key[0] in ("select", "extend-select") else ()):
        if is_languagetool(name):
            raise layer.error((*said.key, number), f"{name} is found by LanguageTool: say with {asked} where it is")


def _check_address(values: Values) -> None:
    """LanguageTool may be asked at its address."""
    where, insecure = values[("languagetool", "where")][-1], values[("languagetool", "insecure")][-1]
    if where.value != LOCAL and where.layer is not None:
        try:
            checked_address(where.value, insecure=insecure.value)
        except AddressError as error:
            raise where.layer.error(where.key, str(error)) from None


def _check_rules(values: Values, folders: tuple[Path, ...]) -> None:
    """Names of rules; the rules are loaded for it, if there are any, or if some are the user's and may be broken."""
    naming = chain.from_iterable(said for key, said in values.items() if key[0] in (*NAMING, *LEVELS))
    if not folders and all(said.layer is None for said in naming):
        return
    ids = {rule.id for rule in loaded(folders)}
    known = ids | {name.partition("/")[0] for name in ids}
    for key, all_said in values.items():
        for said in all_said:
            if said.layer is None:
                continue
            if key[0] in NAMING:
                for number, name in enumerate(said.value):
                    if name not in known and not is_languagetool(name):
                        raise said.layer.error((*key, number), no_rule(name, known))
            elif key[0] in LEVELS and not _fits_any(key[-1], known):
                raise said.layer.error(key, no_rule(key[-1], known))


def no_rule(name: str, known: set[str]) -> str:
    """Why a name of rules is none."""
    if any(sign in name for sign in "*?["):
        return f"no rule is called {name}"
    return f"there is no rule or family {name}{nearest(name, known) or '; `textlint rules` lists them'}"


def _fits_any(name: str, known: set[str]) -> bool:
    theirs = is_languagetool(name) or "/languagetool." in name  # a pattern of rules that only a server knows
    return name in known or theirs or any(fnmatchcase(rule, name) for rule in known if "/" in rule)


Steps = Iterator[tuple[tuple[str | int, ...], str]]  # of what is wrong: where in the value, and why


def _each(test: Callable[[str], str | None]) -> Callable[[Said], Steps]:
    """A check of every text of a list."""

    def check(said: Said) -> Steps:
        for number, text in enumerate(said.value):
            reason = test(text)
            if reason is not None:
                yield (number,), reason

    return check


def _encoding(said: Said) -> Steps:
    try:
        "".encode(said.value)  # `codecs` also knows base64 and the like, which are no encodings of text
        codecs.lookup(said.value)
    except (LookupError, ValueError):
        yield (), f"Python knows no text encoding {said.value!r}"


def _format(said: Said) -> Steps:
    if said.value not in formats():
        yield (
            (),
            f"there is no format {said.value}{nearest(said.value, formats()) or '; there are ' + ', '.join(formats())}",
        )


def _field(text: str) -> str | None:
    try:
        patterns([text])
    except FieldError as error:
        return str(error)
    return None


def _name(text: str) -> str | None:
    return None if any(map(str.isalpha, text)) and text == text.strip() else f"{text!r} is no name"


def _word(text: str) -> str | None:
    return None if text.strip() else "is empty"


def _pattern(said: Said) -> Steps:
    from textlint.config.globs import wrong_pattern

    if reason := wrong_pattern(said.key[1]):
        yield (), reason


def _excluding(text: str) -> str | None:
    from textlint.config.globs import wrong_pattern

    return wrong_pattern(text, negated=True)


def _baseline(said: Said) -> Steps:
    assert said.layer is not None
    if not said.value.strip():
        yield (), "is empty"
    elif joined(said.layer.folder, said.value).is_dir():
        yield (), f"{said.value} is a folder"


_CHECKS: dict[str, Callable[[Said], Steps]] = {
    "encoding": _encoding,
    "format-in": _format,
    "field": _each(_field),
    "front-matter": _each(_word),
    "lexicon": _each(_name),
    "exclude": _each(_excluding),
    "per-file-ignores": _pattern,
    "per-file-severity": _pattern,
    "baseline": _baseline,
}
