"""`kind: pattern`: a regular expression, tried only near the rule's literals.

Keys: `requires` (literals, at least one), `pattern`, `ignore_case`, `fix` (a template, or several, best first), `unit`
(`line`: report and remove the whole line that shows the pattern), `where` (group: test), `unless` (patterns: silent
when one is found in the same unit), `reach` (how far from a literal a match may go, in code points), `listed` (a group:
names that the user lists pass its test of being in a lexicon).

In `pattern` and `unless`, `@{lexicon}` or `@{lexicon.column}` stands for any of that column's texts. A group named
`mark` is what is reported and replaced; without one it is the whole match.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import regex

from textlint.core import PROSE, Document, Expression, Finding, Hit, Kind, RuleError, Span
from textlint.core.fields import Fields
from textlint.core.limited import Limited, begin
from textlint.core.names import Names
from textlint.core.rule import Rule
from textlint.core.template import Template
from textlint.facts.lexicon import builtin_folder, lexicon
from textlint.facts.lines import end_of_line, removal, start_of_line, unit_at
from textlint.facts.listed import Listed
from textlint.facts.words import forms

KEYS = frozenset({"pattern", "ignore_case", "fix", "unit", "where", "unless", "reach", "listed"})
NEEDS_LITERALS = True
REACH = 400

_LEXICON = Expression(r"@\{(\w+)(?:\.(\w+))?\}")
_TEST = Expression(r"(not )?(?:is ([NSBZDPGJRF]+)|in (\w+)(?:\.(\w+))?)")


class WordTest(NamedTuple):
    """One thing a matched group must be, or must not be: a word of certain forms, or one of a list."""

    group: str
    negated: bool
    tags: str  # any of these forms, see `textlint.facts.words.forms`
    words: frozenset[str]  # used when `tags` is empty

    def passes(self, text: str) -> bool:
        """True when `text` is what the test asks for."""
        if self.tags:
            return any(tag in self.tags for tag in forms(text)) != self.negated
        return (text in self.words or text.casefold() in self.words) != self.negated


class Pattern(NamedTuple):
    """A compiled pattern rule."""

    pattern: Expression
    fixes: tuple[Template, ...]
    tests: tuple[WordTest, ...]
    unless: tuple[Expression, ...]
    reach: int
    whole_line: bool
    listed: str = ""  # the group that may be a name the user lists

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Try the pattern in windows round the hits; a window ends with its unit, or `reach` from the last hit."""
        begin((self.pattern, *self.unless), document.text)
        for start, end, cut in self._windows(document, hits):
            for match in self.pattern.finditer(document.text, start, end):
                if match.end() > match.start() and not (cut and match.end() == end) and self._holds(document, match):
                    yield self._report(rule, document, match)

    def knowing(self, names: Names) -> "tuple[Pattern, tuple[str, ...]] | None":
        """This with the listed names among those of a lexicon; it has no literals of their own."""
        if not self.listed:
            return None
        forms = Listed(names).forms
        tests = (
            test._replace(words=test.words | forms) if test.group == self.listed and not test.tags else test
            for test in self.tests
        )
        return self._replace(tests=tuple(tests)), ()

    def _windows(self, document: Document, hits: Sequence[Hit]) -> list[tuple[int, int, bool]]:
        """Stretches to search as (start, end, whether the end cuts a unit), in text order without overlap."""
        windows: list[tuple[int, int, bool]] = []
        for hit in hits:
            if windows and hit.end <= windows[-1][1] and not windows[-1][2]:
                continue
            unit = unit_at(document, hit.start)
            line_end = end_of_line(document.text, unit.end)  # white space round the unit may be what is wrong
            start, end = max(unit.start, hit.start - self.reach), min(line_end, hit.end + self.reach)
            if start == unit.start:
                start = start_of_line(document.text, start)
            if windows and start < windows[-1][1]:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]), end < line_end)
            else:
                windows.append((start, end, end < line_end))
        return windows

    def _holds(self, document: Document, match: "regex.Match[str]") -> bool:
        for test in self.tests:
            text = match[_key(test.group)]
            if text is not None and not test.passes(text):
                return False
        if not self.unless:
            return True
        unit = unit_at(document, match.start())
        start, end = max(unit.start, match.start() - self.reach), min(unit.end, match.end() + self.reach)
        return not any(veto.search(document.text, start, end) for veto in self.unless)

    def _report(self, rule: Rule, document: Document, match: "regex.Match[str]") -> Finding:
        groups = [group or "" for group in (match[0], *match.groups())]
        named = {name: text or "" for name, text in match.groupdict().items()}
        if self.whole_line:
            unit = unit_at(document, match.start())
            return rule.finding(unit, edits=((removal(document, unit),),), groups=groups, named=named)
        span = Span(*match.span("mark")) if "mark" in named else Span(*match.span())
        filled = [fix.fill(lambda name: match[_key(name)] or "") for fix in self.fixes]
        texts = [text for text in filled if text is not None]
        return rule.finding(
            span, replace=list(dict.fromkeys(texts)), groups=groups, named={"fix": texts[0] if texts else "", **named}
        )


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose; a pattern for whole lines reads every line."""
    return frozenset(Kind) if fields.text("unit", "span") == "line" else PROSE


def compile(fields: Fields) -> tuple[Pattern, tuple[str, ...]]:
    """The matcher, and the literals that the lexicons named in `requires` stand for."""
    flags = Expression.MULTILINE | (Expression.IGNORECASE if fields.flag("ignore_case") else 0)
    pattern = compile_pattern(fields, "pattern", fields.text("pattern"), flags)
    unit = fields.text("unit", "span")
    if unit not in ("span", "line"):
        raise fields.error("unit", "expected span or line")
    known = {"0", *map(str, range(1, pattern.compiled.groups + 1)), *pattern.compiled.groupindex}
    try:
        fixes = tuple(Template.parse(text, _table(fields)) for text in fields.texts("fix"))
    except RuleError as error:
        raise fields.error("fix", error.reason) from None
    except (ValueError, KeyError) as error:
        raise fields.error("fix", str(error.args[0])) from None
    for name in (*(name for fix in fixes for name in fix.groups), *fields.mapping("where")):
        if name not in known:
            raise fields.error(
                "fix" if name not in fields.mapping("where") else "where", f"the pattern has no group {name}"
            )
    tests = tuple(test for group, text in fields.mapping("where").items() for test in _tests(fields, group, text))
    unless = tuple(compile_pattern(fields, "unless", text, flags) for text in fields.texts("unless"))
    listed = fields.text("listed", "")
    if listed and listed not in fields.mapping("where"):
        raise fields.error("listed", "expected a group that `where` tests")
    made = Pattern(pattern, fixes, tests, unless, fields.number("reach", REACH), unit == "line", listed)
    return made, _literals(fields)


def _literals(fields: Fields) -> tuple[str, ...]:
    """What the entries of `requires` with a lexicon in them stand for: one literal for each of its texts."""
    found: list[str] = []
    for entry in fields.texts("requires"):
        match = _LEXICON.search(entry)
        if match is not None:
            found += [
                entry[: match.start()] + text + entry[match.end() :] for text in _column(fields, "requires", match)
            ]
    return tuple(dict.fromkeys(found))


def _column(fields: Fields, key: str, match: "regex.Match[str]") -> list[str]:
    """The texts of the lexicon column that `@{…}` names, without empty ones.

    Raises:
        RuleError: there is no such lexicon or column.
    """
    try:
        table = lexicon(match[1], fields.folder)
        return [text for text in table.column(match[2] or table.columns[0]) if text]
    except (KeyError, RuleError) as error:
        raise fields.error(key, str(error.args[0] if isinstance(error, KeyError) else error)) from None


def _key(group: str) -> int | str:
    """A group as the match knows it: by number or name."""
    return int(group) if group.isdecimal() else group


def compile_pattern(fields: Fields, key: str, text: str, flags: int) -> Expression:
    """A regular expression of a rule file, its lexicons spelled out; that of a user's rule may take so long only.

    Raises:
        RuleError: it is no regular expression, or names a lexicon or column that is not there.
    """

    def alternatives(match: "regex.Match[str]") -> str:
        texts = set(_column(fields, key, match))
        return (
            "(?:"
            + "|".join(
                regex.escape(text, special_only=True, literal_spaces=True)
                for text in sorted(texts, key=lambda text: (-len(text), text))
            )
            + ")"
        )

    try:
        kind = Expression if fields.folder == builtin_folder() else Limited  # ours are proved to be linear
        expression = kind(_LEXICON.sub(alternatives, text), flags)
        _ = expression.compiled  # what is wrong with it is said now
        return expression
    except regex.error as error:
        raise fields.error(key, str(error)) from None


def _table(fields: Fields) -> "Callable[[str], Mapping[str, str]]":
    def table(name: str) -> Mapping[str, str]:
        stem, _, column = name.partition(".")
        found = lexicon(stem, fields.folder)
        return {key.casefold(): value for key, value in found.mapping(found.columns[0], column).items()}

    return table


def _tests(fields: Fields, group: str, text: str) -> Iterable[WordTest]:
    for part in text.split(","):
        match = _TEST.fullmatch(part.strip())
        if match is None:
            raise fields.error("where", f"expected 'is TAGS', 'in LEXICON' or 'not …', found '{part.strip()}'")
        try:
            table = lexicon(match[3], fields.folder) if match[3] else None
            values = table.column(match[4] or table.columns[0]) if table else ()
        except (KeyError, RuleError) as error:
            raise fields.error("where", str(error)) from None
        yield WordTest(group, bool(match[1]), match[2] or "", frozenset(values))
