"""What a rule is: what it says, where it may speak, how it is found, and the examples that prove it."""

import importlib.util
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textlint.core.document import Document
from textlint.core.edit import Edit, Fix, Safety, Span
from textlint.core.finding import Finding, Severity
from textlint.core.house import House
from textlint.core.languages import LANGUAGES
from textlint.core.names import Names


class Hit(NamedTuple):
    """One place where a literal of a rule's `requires` stands: code points [start, end) of the text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a block of an article is; see `textlint.facts.blocks`."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    EMBED = "embed"
    LIST = "list"
    FURNITURE = "furniture"


PROSE = frozenset({Kind.TITLE, Kind.PARAGRAPH, Kind.SUBHEAD, Kind.CAPTION, Kind.LIST})


class InQuotes(Enum):
    """What a rule does where another person's words are quoted."""

    FIX = "fix"  # as elsewhere: spacing, marks, debris are nobody's words
    SUGGEST = "suggest"  # says so, but leaves the change to a person
    SKIP = "skip"  # says nothing


class Language(Enum):
    """Of which text a rule may speak."""

    ENGLISH = "english"  # a passage in another language is left alone
    ANY = "any"  # debris and damage are that in every language


ENGLISH_FAMILIES = frozenset(("entity", "grammar", "translation", "typography"))  # unless a rule says otherwise


class State(Enum):
    """Whether a rule runs unasked."""

    ON = "on"
    STYLE = "style"  # only in the profile `full`
    OFF = "off"  # only when selected by its id
    HOUSE = "house"  # only when a house style is set


class Bad(NamedTuple):
    """A sentence with a defect: the marks ⟦ and ⟧ stand round exactly what must be reported.

    `fixed` is the text after the first fix of every finding; None when no fix is offered. `seed` names
    the seed article a sentence was taken from.
    """

    text: str
    fixed: str | None = None
    seed: str | None = None


class Matcher(Protocol):
    """The part of a rule that looks at text; made by the rule's kind, or a function in a Python rule."""

    def find(self, rule: "Rule", document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Report each defect. `hits` are the places of the rule's literals in text order; empty if it has none."""
        ...


@runtime_checkable
class HouseMatcher(Matcher, Protocol):
    """The matcher of a rule that reports what a house style does not print."""

    def following(self, house: House) -> "tuple[HouseMatcher, tuple[str, ...]] | None":
        """The same for this style, and its literals; None when the style says nothing of the matter.

        Raises:
            RuleError: the style asks for what the rule does not know.
        """
        ...

    def free(self) -> "HouseMatcher":
        """The same without what it knows of a style: small to store."""
        ...


@runtime_checkable
class LimitMatcher(Matcher, Protocol):
    """The matcher of a rule that reports what is beyond a limit."""

    def limited(self, limit: float) -> "LimitMatcher":
        """The same with another limit."""
        ...


@runtime_checkable
class NamesMatcher(Matcher, Protocol):
    """The matcher of a rule that can look for names which the user lists, too."""

    def knowing(self, names: Names) -> "tuple[NamesMatcher, tuple[str, ...]] | None":
        """The same with these names, and the literals that come with them; None when it does not look for names."""
        ...


# takes the document and, if it asks for them, the hits of its literals; a rule of house styles takes the style last
Check = Callable[..., Iterator[Finding]]


class Rule(NamedTuple):
    """One rule. Its id is its path under the rules folder, so nothing else need say where it lives."""

    id: str
    kind: str
    path: str
    message: str  # with {placeholders} that its matcher fills
    rationale: str
    severity: Severity
    safety: Safety
    mqm: str
    source: str  # where the advice comes from
    matcher: Matcher
    state: State = State.ON
    blocks: frozenset[Kind] = PROSE
    quotes: InQuotes = InQuotes.SUGGEST
    requires: Sequence[str] = ()  # literals, as they stand in the text; none of them there, nothing to look at
    touches: frozenset[str] = frozenset()  # what its fixes may change that others may not: quoted, number, url
    bad: tuple[Bad, ...] = ()
    good: tuple[str, ...] = ()
    misses: tuple[Bad, ...] = ()  # known failures; one that starts to work must move to `bad`
    language: Language = Language.ANY
    translated_from: tuple[str, ...] = ()  # ISO 639-1: those whose machine translation makes this defect
    style: str = ""  # of a rule of house styles: the one its examples are in, and which it follows as loaded
    safest: Safety | None = None  # of the safest of its fixes, where that is more than `safety`

    @property
    def family(self) -> str:
        """The folder the rule lives in, e.g. `typography`."""
        return self.id.partition("/")[0]

    @property
    def summary(self) -> str:
        """First sentence of the rationale."""
        return re.split(r"(?<=[.!?])\s", self.rationale.strip(), maxsplit=1)[0]

    def can_fix(self, at_least: Safety) -> bool:
        """True when some of its fixes may be so safe."""
        return max(self.safety, self.safety if self.safest is None else self.safest) >= at_least

    def following(self, house: House) -> "Rule | None":
        """This rule of house styles for another style; None when that says nothing of the matter.

        Raises:
            RuleError: the style asks for what the rule does not know.
        """
        found = self.matcher.following(house) if isinstance(self.matcher, HouseMatcher) else None
        return None if found is None else self._replace(matcher=found[0], requires=found[1] or self.requires)

    def limited(self, limit: float) -> "Rule | None":
        """This rule with another limit; None when it has none."""
        return self._replace(matcher=self.matcher.limited(limit)) if isinstance(self.matcher, LimitMatcher) else None

    def knowing(self, names: Names) -> "Rule":
        """This rule, looking for the names that the user lists, too, when it is one that looks for names."""
        found = self.matcher.knowing(names) if isinstance(self.matcher, NamesMatcher) else None
        return self if found is None else self._replace(matcher=found[0], requires=(*self.requires, *found[1]))

    def free(self) -> "Rule":
        """This rule of house styles without any style; other rules as they are."""
        if self.state is not State.HOUSE or not isinstance(self.matcher, HouseMatcher):
            return self
        literals = self.requires if isinstance(self.matcher, Code) else ()  # the others get theirs with a style
        return self._replace(matcher=self.matcher.free(), requires=literals)

    def finding(
        self,
        span: Span,
        *,
        replace: str | Sequence[str] | None = None,
        edits: Iterable[Sequence[Edit]] = (),
        safety: Safety | None = None,
        related: Iterable[Span] = (),
        translated_from: Sequence[str] | None = None,
        groups: Sequence[str] = (),
        named: Mapping[str, str] | None = None,
        **fields: object,
    ) -> Finding:
        """A finding of this rule at `span`.

        Args:
            replace: the text, or up to three texts (best first), that may stand in place of `span`.
            edits: fixes that are more than one replacement of `span`, best first; they come before `replace`.
            safety: of these fixes, when it is not the rule's own; at most the rule's `safest`.
            related: other places the finding speaks of.
            translated_from: the languages whose translation makes this very finding, when not the rule's own.
            groups: what fills `{0}`, `{1}` … of `message`.
            named: what fills its named placeholders, when the names come from elsewhere.
            fields: what fills its named placeholders.
        """
        level = self.safety if safety is None else safety
        texts = (replace,) if isinstance(replace, str) else tuple(replace or ())
        fixes = [Fix(tuple(group), level) for group in edits]
        fixes += [Fix((Edit(span, text),), level) for text in texts]
        message = self.message.format(*groups, **{**(named or {}), **fields})
        told = self.translated_from if translated_from is None else tuple(translated_from)
        return Finding(self.id, span, message, self.severity, self.mqm, tuple(fixes[:3]), tuple(related), told)


class Code(NamedTuple):
    """Matcher of a rule that is a Python function in the file `path`; loaded when first needed.

    Only the path is pickled: a stored set of rules brings no code with it.
    """

    path: str
    name: str  # the module's name once loaded
    wants_hits: bool = False  # the function has a parameter for the hits of its literals
    house: House | None = None  # of a rule of house styles: the style it follows

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Run the function. It reads the whole document and has its own idea of where to look."""
        if self.name not in CHECKS:
            load_module(self.name, Path(self.path))
        given: list[object] = [document]
        given += [hits] if self.wants_hits else []
        given += [self.house] if self.house is not None else []
        return CHECKS[self.name](*given)

    def following(self, house: House) -> "tuple[Code, tuple[str, ...]]":
        """The function for this style; what the style says of the matter it sees for itself."""
        return self._replace(house=house), ()

    def free(self) -> "Code":
        """The function without a style."""
        return self._replace(house=None)


CHECKS: dict[str, Check] = {}  # module name -> function, filled by `rule`
DECLARED: dict[str, Rule] = {}  # module name -> rule, filled by `rule`


class DeclaredRule:
    """What `@rule` leaves under the function's name: the function, its rule, and a way to make findings."""

    def __init__(self, declared: Rule, function: Check) -> None:
        self.rule, self._function = declared, function
        self.finding = declared.finding

    def __call__(self, *arguments: Any) -> Iterator[Finding]:
        return self._function(*arguments)


def rule(
    *,
    id: str,
    message: str,
    severity: Severity,
    safety: Safety,
    mqm: str,
    source: str,
    bad: Sequence[Bad],
    good: Sequence[str],
    requires: Sequence[str] = (),
    ignore_case: bool = False,
    state: State = State.ON,
    blocks: frozenset[Kind] = PROSE,
    quotes: InQuotes = InQuotes.SUGGEST,
    touches: frozenset[str] = frozenset(),
    misses: Sequence[Bad] = (),
    language: Language | None = None,
    translated_from: Sequence[str] = (),
    style: str = "",
    safest: Safety | None = None,
) -> Callable[[Check], DeclaredRule]:
    """Make a function that yields findings into a rule; its docstring is the rationale. Fields as in `Rule`.

    Without `language` the rule speaks of the text that rules of its family speak of.
    """

    def declare(function: Check) -> DeclaredRule:
        module, path = function.__module__, function.__code__.co_filename
        rationale = " ".join((function.__doc__ or "").split())
        literals = tuple(
            dict.fromkeys(text for entry in requires for text in spell_out(entry, ignore_case=ignore_case))
        )
        matcher = Code(path, module, wants_hits=function.__code__.co_argcount > 1 + bool(style))
        declared = Rule(
            id, "code", path, message, rationale, severity, safety, mqm, source, matcher,
            State.HOUSE if style else state, blocks, quotes, literals, touches, tuple(bad), tuple(good), tuple(misses),
            language or family_language(id), tuple(translated_from), style, safest,
        )  # fmt: skip
        if unknown := set(translated_from) - set(LANGUAGES):
            raise ValueError(f"translated_from: {min(unknown)} is no language code of ISO 639-1 that is known")
        if DECLARED.get(module, declared).id != id:
            raise ValueError(f"declares two rules, {DECLARED[module].id} and {id}; one file is one rule")
        CHECKS[module], DECLARED[module] = function, declared
        return DeclaredRule(declared, function)

    return declare


def family_language(rule: str) -> Language:
    """Of which text rules of the family of the rule called `rule` speak, unless they say otherwise."""
    return Language.ENGLISH if rule.partition("/")[0] in ENGLISH_FAMILIES else Language.ANY


def load_module(name: str, path: Path) -> ModuleType:
    """The Python file at `path` as a module called `name`, run once a process."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} is not a Python file")
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
    return sys.modules[name]


_CLASS = re.compile(r"\[([^\]]+)\]")


def spell_out(entry: str, *, ignore_case: bool = False) -> list[str]:
    """The literals that one entry of `requires` stands for.

    `[…]` is one character out of a set or range, as in a regular expression: `,[a-c]` is `,a` `,b` `,c`; `[[]` is a
    square bracket. With `ignore_case` each comes as written, in lower and upper case, with one and with every initial
    capital.
    """
    choices = [_members(part) if number % 2 else [part] for number, part in enumerate(_CLASS.split(entry))]
    texts = ["".join(parts) for parts in product(*choices)]
    if ignore_case:
        spellings = (str, str.lower, str.upper, lambda text: text[:1].upper() + text[1:], str.title)
        texts = [spell(text) for text in texts for spell in spellings]
    return list(dict.fromkeys(texts))


def _members(set_of_characters: str) -> list[str]:
    """The characters of a set such as `a-zéè`."""
    ranges = re.findall(r"(.)-(.)|(.)", set_of_characters)
    return [
        character or chr(code)
        for first, last, character in ranges
        for code in (range(ord(first), ord(last) + 1) if first else (0,))
    ]
