"""What the quality filters of known corpora would make of a text. Figures to look at: nothing is left out for them.

Where a paper leaves open what a line or a word is, we count as the library datatrove does (version 0.10.1), which made
FineWeb. Only words and sentences are found in a way of our own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from textlint.facts.sentences import sentences
from textlint.readers import plain

_TOKEN = re.compile(
    r"[^\W\d_]+://\S+"
    r"|\b(?:[^\W\d_]\.)+"  # U.S., p.m., J.
    r"|\d+(?:[.,:/–]\d+)*[^\W\d_]*"  # 10/12/2020, 5:30pm
    r"|(?<=[^\W\d_])[’'][^\W\d_]+"  # the end of don’t
    r"|@?[^\W_]+(?:(?:[.@&]|-(?=\d))[^\W_]+)*"  # bbc.co.uk, Covid-19
    r"|([^\w\s]|_)\1*"
)
_WORD = re.compile(r".*[^\W_]", re.DOTALL)
_LINE_BREAKS = re.compile(r"\n+")
_PARAGRAPH_BREAKS = re.compile(r"\n{2,}")
_CITATION = re.compile(r"\[(?:\d*|edit|citation needed)\]")

STOP_WORDS = frozenset("the be to of and that have with".split())  # of Gopher; in lower case only
ELLIPSES = ("...", "…")
BULLETS = ("•", "-")
END_MARKS = (".", "!", "?")  # not a quotation mark after one of them
C4_END_MARKS = (*END_MARKS, '"', "'")  # straight ones only: C4 cuts a line that ends in ”
C4_POLICIES = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
C4_WORDS, C4_WORD = 3, 1000  # the fewest words of a line; the most characters of a word
SHORT = 30  # characters of a line that FineWeb calls short

Figures = Mapping[str, float]  # by signal; what is a share is one of 1


class Filter(NamedTuple):
    """One corpus's signals and the figures it takes."""

    name: str
    source: str
    measure: Callable[[str, Sequence[str]], Figures]  # of a text and its tokens
    limits: Mapping[str, tuple[float, float]]  # the least and the most; a text with any other figure is refused
    cuts_lines: bool = False  # refuses no text, only its lines

    def refused(self, figures: Figures) -> list[str]:
        """The signals for which a text with these figures would be refused."""
        return [name for name, (least, most) in self.limits.items() if not least <= figures[name] <= most]


class Signals(NamedTuple):
    """The figures of some texts. Its size does not grow with their number."""

    texts: int = 0
    refused: Mapping[str, int] = MappingProxyType({})  # texts, by filter and by filter/signal
    figures: Mapping[tuple[str, float], int] = MappingProxyType({})  # texts, by filter/signal and figure, to two digits

    def plus(self, other: "Signals") -> "Signals":
        """Both together."""
        refused = Counter(self.refused) + Counter(other.refused)
        return Signals(self.texts + other.texts, refused, Counter(self.figures) + Counter(other.figures))

    def median(self, signal: str) -> float:
        """The figure of the text in the middle, to two digits; of two the lower, 0 when there is no text."""
        figures = sorted((figure, number) for (name, figure), number in self.figures.items() if name == signal)
        seen = 0
        for figure, number in figures:
            seen += number
            if 2 * seen >= self.texts:
                return figure
        return 0.0


class Sum:
    """Adds up the figures of texts."""

    def __init__(self) -> None:
        self._texts = 0
        self._refused: Counter[str] = Counter()
        self._figures: Counter[tuple[str, float]] = Counter()

    def add(self, measured: Mapping[str, Figures]) -> None:
        """The figures of one more text, as `measure` gives them."""
        self._texts += 1
        for kind in FILTERS:
            figures = measured[kind.name]
            self._figures.update((f"{kind.name}/{name}", float(f"{figure:.2g}")) for name, figure in figures.items())
            if bad := kind.refused(figures):
                self._refused.update([kind.name, *(f"{kind.name}/{name}" for name in bad)])

    def total(self) -> Signals:
        """What there is now."""
        return Signals(self._texts, Counter(self._refused), Counter(self._figures))


def measure(text: str) -> dict[str, Figures]:
    """The figures of a text, by filter. A share of nothing is 0."""
    tokens = _tokens(text)
    return {kind.name: kind.measure(text, tokens) for kind in FILTERS}


def is_shorter(text: str, words: int) -> bool:
    """True when `text` has fewer words with a letter or a digit; they are counted as in Gopher's signal `words`."""
    found = filter(_is_word, (match[0] for match in _TOKEN.finditer(text)))
    return sum(1 for _ in islice(found, words)) < words


def _tokens(text: str) -> list[str]:
    """Words, numbers, and each mark or run of one mark as a token of its own."""
    return [match[0] for match in _TOKEN.finditer(text)]


def _is_word(token: str) -> bool:
    return _WORD.match(token) is not None


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _gopher_quality(text: str, tokens: Sequence[str]) -> Figures:
    words = [token for token in tokens if _is_word(token)]
    lines = text.splitlines()
    return {
        "words": len(words),
        "mean_word_length": _share(sum(map(len, words)), len(words)),
        "hashes_per_word": _share(text.count("#"), len(tokens)),
        "ellipses_per_word": _share(sum(map(text.count, ELLIPSES)), len(tokens)),
        "bullet_lines": _share(sum(line.lstrip().startswith(BULLETS) for line in lines), len(lines)),
        "ellipsis_lines": _share(sum(line.rstrip().endswith(ELLIPSES) for line in lines), len(lines)),
        "alphabetic_words": _share(sum(any(map(str.isalpha, token)) for token in tokens), len(tokens)),
        "stop_words": len(STOP_WORDS.intersection(tokens)),
    }


def _gopher_repetition(text: str, tokens: Sequence[str]) -> Figures:
    figures = {}
    for what, parts in (("line", _LINE_BREAKS.split(text)), ("paragraph", _PARAGRAPH_BREAKS.split(text.strip()))):
        again = _repeated(parts)
        figures[f"duplicate_{what}s"] = _share(len(again), len(parts))
        figures[f"duplicate_{what}_characters"] = _share(sum(map(len, again)), len(text))
    for size in (2, 3, 4):
        figures[f"top_{size}_gram_characters"] = _share(_in_top_run(tokens, size), len(text))
    inside = len(text)
    for size in range(5, 11):
        inside = inside and _in_repeated_runs(tokens, size)  # where no run is there twice, no longer one is
        figures[f"duplicate_{size}_gram_characters"] = _share(inside, len(text))
    return figures


def _repeated(parts: Iterable[str]) -> list[str]:
    """Those that stood there before."""
    seen: set[str] = set()
    again = []
    for part in parts:
        if part in seen:
            again.append(part)
        seen.add(part)
    return again


def _in_top_run(tokens: Sequence[str], size: int) -> int:
    """Characters in the run of so many tokens that is there most often, at all its places; blanks between count."""
    runs = Counter(zip(*(islice(tokens, start, None) for start in range(size)), strict=False))
    if not runs:
        return 0
    [(run, number)] = runs.most_common(1)
    return number * (sum(map(len, run)) + size - 1)


def _in_repeated_runs(tokens: Sequence[str], size: int) -> int:
    """Characters in runs of so many tokens that stood there before; each counts once, blanks do not."""
    seen: set[str] = set()
    characters = place = 0
    while place + size <= len(tokens):
        run = "".join(tokens[place : place + size])
        if run in seen:
            characters += len(run)
        place += size if run in seen else 1
        seen.add(run)
    return characters


def _c4(text: str, tokens: Sequence[str]) -> Figures:
    """Of the lines that C4 reads; javascript is cut before brackets are looked for, a policy after."""
    cut = _c4_cut(text)
    read = [line.lower() for line, reason in cut if reason in ("", "javascript_lines", "policy_lines")]
    braced = [line for line, reason in cut if reason in ("", "policy_lines") and "{" in line]
    kept = "\n\n".join(line for line, reason in cut if not reason)
    return {
        "sentences": len(sentences(plain.from_text(kept))),
        "lorem_ipsum_lines": sum("lorem ipsum" in line for line in read),
        "curly_bracket_lines": len(braced),
    }


def _c4_lines(text: str, tokens: Sequence[str]) -> Figures:
    reasons = Counter(reason for line, reason in _c4_cut(text) if line)
    return {name: _share(reasons[name], reasons.total()) for name in _C4_LINE_LIMITS}


def _c4_cut(text: str) -> list[tuple[str, str]]:
    """The lines without the citations of Wikipedia, and for each the signal for which C4 cuts it, or nothing."""
    return [_c4_line(line.strip()) for line in text.splitlines()]


def _c4_line(line: str) -> tuple[str, str]:
    words = line.split()
    line = _CITATION.sub("", line)
    folded = line.lower()
    if any(len(word) > C4_WORD for word in words):
        return line, "long_word_lines"
    if not line.endswith(C4_END_MARKS) or line.endswith("..."):
        return line, "unended_lines"
    if len(words) < C4_WORDS:
        return line, "few_word_lines"
    if "javascript" in folded:
        return line, "javascript_lines"
    return line, "policy_lines" if any(phrase in folded for phrase in C4_POLICIES) else ""


def _fineweb(text: str, tokens: Sequence[str]) -> Figures:
    lines = [line for line in text.split("\n") if line.strip()]
    return {
        "ended_lines": _share(sum(line.endswith(END_MARKS) for line in lines), len(lines)),
        "short_lines": _share(sum(len(line) <= SHORT for line in lines), len(lines)),
        "duplicate_line_characters": _share(sum(map(len, _repeated(lines))), len(text) - text.count("\n")),
        "line_breaks_per_word": _share(text.count("\n"), len(tokens)),
    }


_GOPHER_QUALITY_LIMITS = {
    "words": (50, 100_000),
    "mean_word_length": (3, 10),
    "hashes_per_word": (0, 0.1),
    "ellipses_per_word": (0, 0.1),
    "bullet_lines": (0, 0.9),
    "ellipsis_lines": (0, 0.3),
    "alphabetic_words": (0.8, inf),
    "stop_words": (2, inf),
}
_GOPHER_REPETITION_LIMITS = {
    "duplicate_lines": (0, 0.3),
    "duplicate_paragraphs": (0, 0.3),
    "duplicate_line_characters": (0, 0.2),
    "duplicate_paragraph_characters": (0, 0.2),
    "top_2_gram_characters": (0, 0.2),
    "top_3_gram_characters": (0, 0.18),
    "top_4_gram_characters": (0, 0.16),
    "duplicate_5_gram_characters": (0, 0.15),
    "duplicate_6_gram_characters": (0, 0.14),
    "duplicate_7_gram_characters": (0, 0.13),
    "duplicate_8_gram_characters": (0, 0.12),
    "duplicate_9_gram_characters": (0, 0.11),
    "duplicate_10_gram_characters": (0, 0.1),
}
_C4_LIMITS = {
    "sentences": (5, inf),  # as in the journal, with 3 words a line; the code that came first had 3, with 5
    "lorem_ipsum_lines": (0, 0),
    "curly_bracket_lines": (0, 0),
}
_C4_LINE_LIMITS = {
    "unended_lines": (0, 0),
    "few_word_lines": (0, 0),
    "javascript_lines": (0, 0),
    "policy_lines": (0, 0),  # this and the next are in its code, not in the paper
    "long_word_lines": (0, 0),
}
_FINEWEB_LIMITS = {
    "ended_lines": (0.12, inf),
    "short_lines": (0, 0.67),
    "duplicate_line_characters": (0, 0.01),  # as it was run; the paper says 0.1
    "line_breaks_per_word": (0, 0.3),  # as it was run; not in the paper
}

# C4's list of bad words is left out. FineWeb ran the others' filters before its own, C4's without `unended_lines`.
FILTERS = (
    Filter("gopher_quality", "Rae et al. 2021, A.1.1", _gopher_quality, _GOPHER_QUALITY_LIMITS),
    Filter("gopher_repetition", "Rae et al. 2021, table A1", _gopher_repetition, _GOPHER_REPETITION_LIMITS),
    Filter("c4", "Raffel et al. 2020, 2.2", _c4, _C4_LIMITS),
    Filter("c4_lines", "Raffel et al. 2020, 2.2", _c4_lines, _C4_LINE_LIMITS, cuts_lines=True),
    Filter("fineweb", "Penedo et al. 2024, 3.6, and datatrove", _fineweb, _FINEWEB_LIMITS),
)
