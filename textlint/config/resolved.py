"""What holds for the files of one configuration."""

import codecs
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from textlint.config.checks import checked, rule_folders
from textlint.config.globs import Globs
from textlint.config.keys import HARD_ARTICLE, Key
from textlint.config.layer import Layer, Said, joined
from textlint.config.merge import merged
from textlint.config.settings import Settings
from textlint.core import Severity
from textlint.core.names import Names
from textlint.languagetool.settings import LanguageToolSettings


class Resolved:
    """The settings of files under one configuration.

    Args:
        layers: the configuration file and those it extends; none without one.
        options: what the command line says.
        run: what is asked of the run and stands in no file: `timed` and the like.

    Raises:
        ConfigError: a value that no run could use.
        RuleError: a rule file that cannot be loaded.
    """

    def __init__(self, layers: list[Layer], options: Layer, run: Settings) -> None:
        self._run = run
        self.values = merged(layers, options)
        self._folders = rule_folders(self.values)
        self._made: dict[tuple[int, ...], Settings] = {}
        self.source = layers[-1].source if layers else None
        checked(self.values, self._folders)

    @property
    def fail_on(self) -> Severity:
        """The least severity that counts for the exit status."""
        return Severity[self._one("fail-on").upper()]

    @property
    def baseline(self) -> Path | None:
        """The file of known findings; None: there is none."""
        said = self.values[("baseline",)][-1]
        if said.value is None or said.layer is None:
            return None
        return joined(said.layer.folder, said.value)

    def settings(self, path: str) -> Settings:
        """What a run does with the file at `path`."""
        if not self._per_file:
            return self.base
        full = os.path.abspath(path)  # noqa: PTH100
        fitting = tuple(number for number, (globs, _) in enumerate(self._per_file) if globs.match(full))
        if fitting not in self._made:
            self._made[fitting] = self._with(tuple(self._per_file[number][1] for number in fitting))
        return self._made[fitting]

    @cached_property
    def base(self) -> Settings:
        """What holds for a file that no pattern names."""
        return self._with(())

    @cached_property
    def excludes(self) -> Callable[[str, bool], bool] | None:
        """Tells what a walk leaves out, by absolute path and whether it is a folder's; None: nothing."""
        said = self.values.get(("exclude",), ())
        globs = [Globs(one.layer.folder, one.value) for one in said if one.layer is not None]
        return (lambda path, is_folder: any(one.match(path, is_folder=is_folder) for one in globs)) if globs else None

    def shown(self, path: str) -> Iterator[tuple[Key, Said]]:
        """The values that hold for the file at `path`, by key; of keys that add up one after the other."""
        from textlint.config.meanings import MEANINGS

        order = tuple(MEANINGS)
        full = os.path.abspath(path)  # noqa: PTH100
        away = {id(said) for globs, said in self._per_file if not globs.match(full)}
        for key in sorted(self.values, key=lambda key: (order.index(key[0]), key)):
            yield from ((key, said) for said in self.values[key] if id(said) not in away)

    @cached_property
    def _per_file(self) -> list[tuple[Globs, Said]]:
        """What holds for some files only, with the patterns that name them."""
        return [
            (Globs(said.layer.folder, [key[1]]), said)
            for key, all_said in self.values.items()
            for said in all_said
            if key[0] in ("per-file-ignores", "per-file-severity") and said.layer is not None
        ]

    def _one(self, *key: str) -> Any:
        """The value of a key of which one holds."""
        return self.values[key][-1].value

    def _all(self, *key: str) -> tuple[Any, ...]:
        """The values of a key that add up, once each."""
        return tuple(dict.fromkeys(value for said in self.values.get(key, ()) for value in said.value))

    def _with(self, more: tuple[Said, ...]) -> Settings:
        """The settings of files for which these hold, too."""
        ignored = (value for said in more if said.key[0] == "per-file-ignores" for value in said.value)
        grade = self._one("max-grade")
        return replace(
            self._run,
            detailed=self._run.detailed or self.baseline is not None,  # a finding is known by its details
            cached=self._run.cached and self._one("cache"),
            profile=self._one("profile"),
            select=self._one("select"),
            ignore=tuple(dict.fromkeys((*self._one("ignore"), *self._all("extend-ignore"), *ignored))),
            rules=self._folders,
            encoding=self._encoding(),
            style=self._one("style"),
            limits=() if grade is None else ((HARD_ARTICLE, grade),),
            form=self._one("format-in"),
            fields=self._one("field"),
            front_matter=self._one("front-matter"),
            languagetool=self._languagetool(),
            extend_select=self._all("extend-select"),
            severity=self._severities(more),
            names=self._names(),
        )

    def _encoding(self) -> str | None:
        name = self._one("encoding")
        return None if name is None else codecs.lookup(name).name

    def _severities(self, more: tuple[Said, ...]) -> tuple[tuple[str, Severity], ...]:
        """The most precise last, for it counts; behind all of them what some files have of their own."""
        general = [said for key, (*_, said) in self.values.items() if key[0] == "severity"]
        own = [said for said in more if said.key[0] == "per-file-severity"]
        ordered = (*sorted(general, key=_precision), *sorted(own, key=_precision))
        return tuple((said.key[-1], Severity[said.value.upper()]) for said in ordered)

    def _names(self) -> Names | None:
        names = Names(*(self._all("lexicon", field) for field in Names._fields))
        return names if any(names) else None

    def _languagetool(self) -> LanguageToolSettings | None:
        said = {key[1]: all_said[-1].value for key, all_said in self.values.items() if key[0] == "languagetool"}
        return LanguageToolSettings(**said) if "where" in said else None


def _precision(said: Said) -> int:
    """The more precise a name is, the later it counts: by the letters it spells out; that of a rule after all."""
    name = said.key[-1]
    is_rule = "/" in name and not any(sign in name for sign in "*?[")
    return 1000 if is_rule else sum(sign.isalnum() or sign in "_/" for sign in name)
