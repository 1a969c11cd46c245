# ruff: noqa: E501 (the texts are a table)
"""Texts that are hard on rules: near-matches made of a rule's own literals, examples and patterns, over and over.

`GENERAL` are texts that are hard on everything: marks that nest, names without end, one line of a megabyte.
`of_rule` makes those of one rule. All are functions of a size in code points, so that growth can be measured.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count, product
from types import ModuleType

from textlint.core import Expression, Rule

Make = Callable[[int], str]  # code points -> a text of about that length

LITERALS, EXAMPLES, SHAPES = 6, 4, 8  # of each rule, at most
SYLLABLES = tuple("ka lo mi nu ra so ti ve za be do fe gi ho ja pu".split())
_CLASS = re.compile(r"\\p\{(\w+)\}|\\P\{\w+\}")
_RANGES = {
    "Lu": "A-Z",
    "Ll": "a-z",
    "L": "a-zA-Z",
    "N": "0-9",
    "Nd": "0-9",
    "Zs": " ",
    "P": "!-/",
    "Pd": "-",
    "M": "\u0301",
}
_SENTENCE = "The minister said on Monday that the talks in Geneva would go on. "


def repeated(unit: str) -> Make:
    """`unit` again and again."""
    return lambda size: unit * max(1, size // max(1, len(unit)))


def after(start: str, unit: str, end: str = "") -> Make:
    """`unit` again and again behind `start`, and `end` once."""
    return lambda size: start + unit * max(1, size // max(1, len(unit))) + end


def _names(size: int) -> str:
    """Capitalised names, no two alike."""
    found, length = [], 0
    for letters in product(SYLLABLES, repeat=5):
        found.append("".join(letters).capitalize())
        length += len(found[-1]) + 1
        if length >= size:
            break
    return " ".join(found)


def _alike(size: int) -> str:
    """Names by twos that one slip or another romanisation parts."""
    stems = "gorn dvor mask lens petr vald brun kost rudn selm tarn zhel".split()
    ends = "ov enk uts ash ich en ik ur".split()
    names = ["".join(parts).capitalize() for parts in product(stems, SYLLABLES, SYLLABLES, ends)]
    step = max(1, len(names) * 60 // size)  # from all over the list
    return ". ".join(f"Then Igor {name}sky met Igor {name}skiy and {name[:-1]}sky" for name in names[::step])[:size]


def _numbered(size: int, line: str) -> str:
    """Lines that differ by a number."""
    return "\n".join(line.format(number) for number, _ in zip(count(), range(size // len(line)), strict=False))


def _nested(opening: str, closing: str) -> Make:
    return lambda size: (
        opening * (size // 4) + " word " + closing * (size // 4) + " " + f"{opening}a {closing}" * (size // 8)
    )


def _general() -> Iterator[tuple[str, Make]]:
    for name, one in {
        "spaces": " ", "line ends": "\n", "carriage returns": "\r", "both line ends": "\r\n", "combining marks": "\u0301",
        "letters": "a", "capitals": "A", "digits": "7", "dashes": "-", "em dashes": "—", "dots": ".", "commas": ",",
        "ampersands": "&", "less than": "<", "greater than": ">", "slashes": "/", "backslashes": "\\", "at signs": "@",
        "hashes": "#", "pipes": "|", "stars": "*", "underscores": "_", "no-break spaces": "\u00a0", "tabs": "\t",
        "soft hyphens": "\u00ad", "replacement characters": "\ufffd", "zero-width": "\u200b", "controls": "\x02",
        "surrogates": "\ud800", "emoji": "😀", "colons": ":", "semicolons": ";", "apostrophes": "'", "backticks": "`",
        "Ã": "Ã", "â€": "â€", "one sentence": _SENTENCE, "one name": "Shcherbatyuk ", "initials": "A. ", "dollars": "$1 ",
        "html tags": "<b>", "open tags": "<a href='", "comments": "<!-- ", "entities": "&amp; ", "open entities": "&amp ",
        "braces": "{{", "brackets": "[[", "bracketed words": "[a](", "quoted words": '"a" ', "quoted letters": '"a"b',
        "closing quotes": 'a" ', "opening quotes": ' "a', "single quotes": " 'a", "single words": " 'a' ",
        "apostrophes in words": "a'b ", "hyphenated": "a-b-", "Hyphenated": "Ka-lo-", "Hyphenated names": "Ter-Grigoryan ",
        "alternating scripts": "word слово ", "alternating letters": "aб", "cyrillic": "слово ", "arabic": "كلمة ",
        "cjk": "字", "greek": "λ", "short lines": "Read more\n", "letters on lines": "a\n", "blank-parted": "a\n\n",
        "spaced line ends": " \n", "paragraphs": _SENTENCE * 4 + "\n\n", "bullets": "- a\n", "captions": "Photo: Reuters\n",
        "hashtags": "#a ", "addresses": "http://a.b/c ", "one address": "a.b/c?d=", "mails": "a@b.c ", "times": "12:30 ",
        "grouped digits": "1,234,", "dotted digits": "1.2.", "sums": "1 + ", "hours": "10 p.m. ", "titles": "Mr. ",
        "wrapped": ("word " * 14).strip() + "\n", "camel": "aB", "upper words": "WORD ", "Title": "Word ", "the": "the ",
        "that that": "that that ", "and": "and ", "a/an": "a an ", "ellipses": "... ", "open quote lines": "“Word word.\n\n",
        "close quote lines": "word word.”\n\n", "dialogue": "— Word, — said he, — word.\n", "json": '{"a": ', "css": ".a { b: c; ",
    }.items():  # fmt: skip
        yield name, repeated(one)
    for opening, closing in ("“”", "‘’", "«»", "„“", '""', "''", "()", "[]", "{}", "<>"):
        yield f"{opening} opens", repeated(opening)
        yield f"{closing} closes", repeated(closing)
        yield f"{opening}{closing} nested", _nested(opening, closing)
        yield f"{opening} before words", repeated(f" {opening}word")
        yield f"{closing} after words", repeated(f"word{closing} ")
    yield "all quotes nested", lambda size: "“‘«„\"'" * (size // 12) + "word" + "'\"“»’”" * (size // 12)
    yield "names", _names
    yield "names on lines", lambda size: _names(size).replace(" ", "\n")
    yield "names in sentences", lambda size: _names(size).replace(" ", " said. ")
    yield "names alike", _alike
    yield "full names", lambda size: "Anna " + _names(size).replace(" ", " met Anna ")
    yield "numbered lines", lambda size: _numbered(size, "Line {} of the page")
    yield "numbered paragraphs", lambda size: _numbered(size, "Paragraph {} says that the talks would go on. \n")
    yield "words after spaces", lambda size: (" " * 1000 + "a") * (size // 1001)
    yield "spaces in one line", after("word", " ", "word")
    yield "line ends in one text", after("Word.", "\n", "Word.")


GENERAL: dict[str, Make] = dict(_general())


def of_rule(rule: Rule) -> Iterator[tuple[str, Make]]:
    """Hard texts of one rule, each with a name that tells how it was made; no unit twice."""
    units: dict[str, str] = {}
    for literal in _some(rule.requires, LITERALS):
        for name, unit in _of_literal(literal):
            units.setdefault(unit, f"literal {name}")
    for example in _some([bad.text for bad in rule.bad], EXAMPLES):
        for name, unit in _of_example(example):
            units.setdefault(unit, f"example {name}")
    for unit, name in units.items():
        yield f"{name}: {unit[:40]!r}", repeated(unit)
    for source in _some(list(sources(rule)), SHAPES):
        yield from _of_pattern(source, rule.requires)


def _some(items: Iterable[str], most: int) -> list[str]:
    """At most so many of the items, from all over the list."""
    every = list(items)
    return every[:: -(-len(every) // most)] if every else []


def _of_literal(literal: str) -> Iterator[tuple[str, str]]:
    bare = literal.strip()
    yield "alone", literal
    yield "and space", literal + " "
    yield "and line end", literal + "\n"
    yield "in words", f"word {bare} word "
    yield "before name", f"{bare} Karel "
    yield "quoted", f"“{bare}” "


def _of_example(marked: str) -> Iterator[tuple[str, str]]:
    """The example and what is marked in it: whole, and cut so that the pattern just fails."""
    text = marked.replace("⟦", "").replace("⟧", "")
    hit = marked[marked.index("⟦") + 1 : marked.index("⟧")]
    short = text.rstrip().rpartition(" ")[0] or text
    yield "whole", text + " "
    yield "on lines", text + "\n\n"
    yield "cut", short + " "
    yield "cut on lines", short + "\n"
    yield "marked", hit
    yield "marked and space", hit.strip() + " "
    yield "marked on lines", hit.strip() + "\n"
    yield "marked cut by a letter", hit[:-1] or hit
    yield "marked cut by a word", (hit.strip().rpartition(" ")[0] or hit[: len(hit) // 2 + 1]) + " "
    yield "half", hit[: len(hit) // 2 + 1]


def sources(rule: Rule) -> Iterator[str]:
    """The regular expressions of a rule: of its matcher, or of its Python module."""
    yield from _expressions(rule.matcher, 0)
    module = sys.modules.get(getattr(getattr(rule.matcher, "check", None), "__module__", ""))
    if isinstance(module, ModuleType):
        yield from module_sources(module)


def module_sources(module: ModuleType) -> Iterator[str]:
    """The regular expressions a module keeps under a name."""
    for value in vars(module).values():
        if isinstance(value, Expression):
            yield value.source
        elif type(value).__name__ == "Pattern" and isinstance(getattr(value, "pattern", None), str):
            yield value.pattern


def _expressions(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, Expression):
        yield value.source
    elif isinstance(value, tuple) and depth < 4:
        for item in value:
            yield from _expressions(item, depth + 1)


def _of_pattern(source: str, literals: tuple[str, ...]) -> Iterator[tuple[str, Make]]:
    """What the pattern almost matches, over and over, and each of its endless repeats drawn out."""
    tree = _parsed(source)
    if tree is None:
        return
    shape = _Shape(tree)
    literal = literals[0] if literals else ""
    for text in dict.fromkeys((shape.text, shape.text[:-1], shape.text[: len(shape.text) // 2])):
        if text:
            yield f"shape {text[:40]!r}", repeated(text)
            yield f"shape and space {text[:40]!r}", repeated(text + " ")
            if literal:
                yield f"shape and literal {text[:40]!r}", repeated(text + " " + literal + " ")
    for start, unit in dict.fromkeys(shape.pumps):
        yield f"pumped {start[-20:]!r} {unit[:20]!r}", after(start, unit, "\x01")
        yield f"pumped often {start[-20:]!r} {unit[:20]!r}", after("", start + unit * 100 + "\n")
        if literal:
            yield (
                f"pumped with literals {start[-20:]!r} {unit[:20]!r}",
                after(literal + " ", f"{start}{unit * 20}{literal} "),
            )


def _parsed(source: str) -> "list[tuple[object, object]] | None":
    """The tree of a pattern, as Python's `re` reads it; None when it cannot."""
    plain = re.sub(r"\[(?:[^\[\]\\]|\\.)*\]|\\p\{\w+\}|\\P\{\w+\}", _ascii, source)
    plain = re.sub(r"\(\?<[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", "", plain)  # what stands before is not made here
    plain = re.sub(r"\(\?P<\w+>", "(", plain)
    plain = re.sub(r"\(\?P=\w+\)", "", plain)
    try:
        return list(re._parser.parse(plain))  # type: ignore[attr-defined]
    except (re.error, OverflowError, RecursionError):
        return None


def _ascii(match: "re.Match[str]") -> str:
    """A class of `regex` in the words of `re`."""
    text = match[0]
    if text.startswith("["):
        return _CLASS.sub(lambda inner: _RANGES.get(inner[1] or "", "!"), text)
    return "[" + _RANGES.get(text[3:-1], "a-z") + "]"


class _Shape:
    """One text that a pattern's tree matches but for what looks round do, and where its repeats are."""

    def __init__(self, tree: "list[tuple[object, object]]") -> None:
        self.pumps: list[tuple[str, str]] = []
        self.text = ""
        self._walk(tree)

    def _walk(self, tree: "Iterable[tuple[object, object]]") -> None:
        for kind, value in tree:
            match str(kind), value:
                case "LITERAL", int():
                    self.text += chr(value)
                case "NOT_LITERAL" | "ANY", _:
                    self.text += "a"
                case "IN", list():
                    self.text += _one_of(value)
                case "BRANCH", (_, branches):
                    self._walk(branches[0])
                case "SUBPATTERN", (*_, inner):
                    self._walk(inner)
                case "ATOMIC_GROUP", inner:
                    self._walk(inner)
                case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT", (low, high, inner):
                    start = self.text
                    self._walk(inner)
                    unit = self.text[len(start) :]
                    if unit and int(high) > 8:
                        self.pumps.append((start, unit))
                    self.text = start + unit * min(max(int(low), 1), 8)


def _one_of(items: "list[tuple[object, object]]") -> str:
    """A character of a class."""
    for kind, value in items:
        match str(kind), value:
            case "NEGATE", _:
                return "a"
            case "LITERAL", int():
                return chr(value)
            case "RANGE", (low, _):
                return chr(low)
            case "CATEGORY", _:
                name = str(value)
                return " " if name.endswith("SPACE") and "NOT" not in name else "7" if name.endswith("DIGIT") else "a"
    return "a"
