"""One pass over a text that says which rules need to look at it, and where."""

from collections.abc import Callable, Sequence, Set
from functools import cached_property

from textlint.core import Hit, Rule, spell_out
from textlint.core.rule import Code
from textlint.engine.automaton import Automaton, ScanFailed, Scanner, pieces
from textlint.engine.fastest import fastest
from textlint.facts.gates import Gate


class Prefilter:
    """All literals of a set of rules, and of facts, found at once."""

    def __init__(
        self,
        rules: Sequence[Rule],
        without: frozenset[int] = frozenset(),
        gates: Sequence[Gate] = (),
        scanner: Callable[[Sequence[Sequence[str]], Set[int]], Scanner] = fastest,
    ) -> None:
        """Make the scanner.

        Args:
            rules: those that wait for hits.
            without: numbers of rules that are found in another way.
            gates: facts that want to know whether there is anything for them.
            scanner: makes the scanner for the literals of each number; numbers in the set need a first place only.
        """
        self._gates = {len(rules) + place: gate.name for place, gate in enumerate(gates)}
        self._wanted = [*(rule.requires for rule in rules), *map(_literals, gates)]
        self._gated = frozenset(  # rules that only want to know whether to look at all
            number
            for number, rule in enumerate(rules)
            if isinstance(rule.matcher, Code) and not rule.matcher.wants_hits
        ).union(self._gates)
        self._always = tuple(number for number, rule in enumerate(rules) if not rule.requires and number not in without)
        self._scanner = scanner(self._wanted, self._gated)

    def hits(self, text: str) -> tuple[dict[int, list[Hit]], frozenset[str]]:
        """Rule number -> its hits in text order, and the gates that are open; rules that ask for no hits have none.

        A text that lacks its last line end is read as if it had one: what stands at the end of a line is a literal too.
        """
        try:
            found = self._found(text)
        except ScanFailed:  # the automaton never fails
            self._scanner = Automaton(self._wanted)
            found = self._found(text)
        for places in found.values():
            if len(places) > 1:
                places.sort()  # scanners go by their ends, or by nothing
        return found, frozenset(name for number, name in self._gates.items() if found.pop(number, None) is not None)

    def _found(self, text: str) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = {number: [] for number in self._always}
        scanner = self._scanner
        numbers, gated = scanner.numbers, self._gated
        for piece, first, known in pieces(text, lambda: self._longest, "\n"):
            for thing, start, end in scanner.matches(piece):
                if end <= known:
                    continue
                for number in numbers[thing]:
                    if number in gated:
                        found[number] = []
                    elif number in found:
                        found[number].append(Hit(first + start, first + end))
                    else:
                        found[number] = [Hit(first + start, first + end)]
        return found

    @cached_property
    def _longest(self) -> int:
        """Code points of the longest literal."""
        return max((len(literal) for literals in self._wanted for literal in literals), default=0)


def _literals(gate: Gate) -> tuple[str, ...]:
    """A gate's literals; spelling out the few sets among many entries takes a ninth of asking for all."""
    entries = gate.literals()
    return tuple(dict.fromkeys(text for entry in entries for text in (spell_out(entry) if "[" in entry else (entry,))))
