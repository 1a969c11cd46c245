"""Findings -> the language a text was probably translated from.

Many rules know whose machine translation makes what they report. Such a finding is a sign; one that several languages
share says less of each. The phrases of `translation_habits.tsv` are no defects, only commoner in translations: they
are looked for only in a text that has a sign, and count half.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from textlint.core import Document, Finding, Span, kept
from textlint.core.source_language import Sign, SourceLanguage
from textlint.engine.automaton import matches
from textlint.facts.lexicon import lexicon

# Set on translated and on edited news, see "Likely source language" in docs/accuracy.md.
ENOUGH = 1.5  # weight of an estimate: two findings, or one and a phrase
LIKELY = 2.5  # from this weight on it is likely, below it is possible
FADING = 0.5  # each further finding of a rule weighs so much of the one before it
HABIT = 0.5  # weight of a phrase; that of a rule's first finding is 1
AS_GOOD = 0.8  # of the leader's score; a language with as much is not told apart from it
TOGETHER = 3  # languages that cannot be told apart; more are no estimate
HABITS = "habit"  # the name of signs that are no findings


def source_language(document: Document, findings: Iterable[Finding]) -> SourceLanguage | None:
    """The estimate for `document`, whose findings these are; None when the signs are too few or speak for too many."""
    signs = [_sign(document, told.rule, told.span, told.translated_from) for told in findings if told.translated_from]
    if not signs:
        return None
    signs += [_sign(document, HABITS, span, languages) for span, languages in _habits(document.text)]
    weighed = tuple(zip(signs, _weights(signs), strict=True))
    leaders = _leaders(weighed)
    speaking = [(sign, weight) for sign, weight in weighed if set(leaders).intersection(sign.languages)]
    weight = sum(weight for _, weight in speaking)
    if weight < ENOUGH or len(leaders) > TOGETHER:
        return None
    in_order = sorted((sign for sign, _ in speaking), key=lambda sign: sign.span)
    placed = tuple(sign._replace(location=document.location(sign.span)) for sign in in_order)
    return SourceLanguage(leaders, round(weight, 2), weight >= LIKELY, placed)


def _sign(document: Document, name: str, span: Span, languages: tuple[str, ...]) -> Sign:
    return Sign(name, span, document.text[span.start : span.end], languages)


def _habits(text: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The places where a phrase of the table stands as words of its own."""
    automaton, languages, longest = _table()
    for phrase, start, end in matches(automaton, text, longest):
        if not _runs_on(text[max(0, start - 1) : start + 1]) and not _runs_on(text[end - 1 : end + 1]):
            yield Span(start, end), languages[phrase]


def _runs_on(both: str) -> bool:
    """True for two characters of one word."""
    return len(both) > 1 and both.isalnum()


def _weights(signs: Iterable[Sign]) -> list[float]:
    """What each sign weighs: the second of a rule half the first, the third half of that; words seen before nothing."""
    seen: Counter[str] = Counter()
    words: set[tuple[str, str]] = set()
    weights = []
    for sign in signs:
        is_new = (sign.name, sign.words) not in words
        weights.append(is_new * (HABIT if sign.name == HABITS else FADING ** seen[sign.name]))
        seen[sign.name] += is_new
        words.add((sign.name, sign.words))
    return weights


def _leaders(weighed: Iterable[tuple[Sign, float]]) -> tuple[str, ...]:
    """The language with the highest score and those nearly as good, best first; a sign's languages share its weight."""
    scores: dict[str, float] = {}
    for sign, weight in weighed:
        for language in sign.languages:
            scores[language] = scores.get(language, 0) + weight / len(sign.languages)
    best = max(scores.values())
    near = [language for language, score in scores.items() if score >= AS_GOOD * best]
    return tuple(sorted(near, key=lambda language: -scores[language]))  # as good ones stay in the order of the signs


@cache
def _table() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...], int]:
    """What finds the phrases, for each the languages whose translations have it oftener, and the longest's length."""
    phrases, languages = _rows()
    automaton = AhoCorasick(list(phrases), implementation=Implementation.DFA)  # few and short: large is fast
    return automaton, languages, max(map(len, phrases))


@kept
def _rows() -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    habits = lexicon("translation_habits")
    return habits.column("phrase"), tuple(tuple(codes.split("|")) for codes in habits.column("languages"))
