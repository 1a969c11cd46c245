"""One pass over a text that says which rules need to look at it, and where."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from textlint.core import Hit, Rule, spell_out
from textlint.core.rule import Code
from textlint.facts.gates import Gate

_SURROGATE = re.compile("[\ud800-\udfff]")


def matches(automaton: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """All places of the automaton's literals, by their ends: (number of the literal, start, end) in code points."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:  # lone surrogates, from a JSON escape: the automaton wants UTF-8
        return automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)


class Prefilter:
    """All literals of a set of rules, and of facts, in one automaton."""

    def __init__(
        self, rules: Sequence[Rule], without: frozenset[int] = frozenset(), gates: Sequence[Gate] = ()
    ) -> None:
        """Make the automaton; `without` are the numbers of rules that are found in another way."""
        wanted: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for literal in rule.requires:
                wanted.setdefault(literal, []).append(number)
        self._gates = {len(rules) + place: gate.name for place, gate in enumerate(gates)}
        for number, gate in zip(self._gates, gates, strict=True):
            for literal in dict.fromkeys(text for entry in gate.literals() for text in spell_out(entry)):
                wanted.setdefault(literal, []).append(number)
        self._rules = [tuple(numbers) for numbers in wanted.values()]
        self._gated = frozenset(  # rules that only want to know whether to look at all
            number
            for number, rule in enumerate(rules)
            if isinstance(rule.matcher, Code) and not rule.matcher.wants_hits
        ).union(self._gates)
        self._always = tuple(number for number, rule in enumerate(rules) if not rule.requires and number not in without)
        self._automaton = AhoCorasick(list(wanted), implementation=Implementation.ContiguousNFA) if wanted else None

    def hits(self, text: str) -> tuple[dict[int, list[Hit]], frozenset[str]]:
        """Rule number -> its hits in text order, and the gates that are open; rules that ask for no hits have none.

        A text that lacks its last line end is read as if it had one: what stands at the end of a line is a literal too.
        """
        text = text if text.endswith("\n") else text + "\n"
        found: dict[int, list[Hit]] = {number: [] for number in self._always}
        if self._automaton is None:
            return found, frozenset()
        for literal, start, end in matches(self._automaton, text):
            for number in self._rules[literal]:
                if number in self._gated:
                    found[number] = []
                elif number in found:
                    found[number].append(Hit(start, end))
                else:
                    found[number] = [Hit(start, end)]
        for places in found.values():
            if len(places) > 1:
                places.sort()  # the automaton goes by their ends
        return found, frozenset(name for number, name in self._gates.items() if found.pop(number, None) is not None)
