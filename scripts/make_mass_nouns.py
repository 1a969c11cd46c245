"""Make rules/lexicons/mass_nouns.tsv: plurals of mass nouns that are wrong in English news, with the right form.

Source: LanguageTool's part-of-speech dictionary of English (english-pos-dict 0.6, LGPL-2.1; the Morfologik automaton
english.dict in it), which tags mass nouns NN:U and lists the plural that the spelling rules give. Which of its mass
nouns are taken is our choice (WORDS): those that count in other languages, so that machine translation writes their
plural, and whose plural is never right in the news. Rows that the dictionary does not bear out are in BY_HAND.

    curl -O https://repo1.maven.org/maven2/org/languagetool/english-pos-dict/0.6/english-pos-dict-0.6.jar
    POS_DICT=english-pos-dict-0.6.jar python scripts/make_mass_nouns.py
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

OUT = Path(__file__).parent.parent / "rules" / "lexicons" / "mass_nouns.tsv"
DICTIONARY = "org/languagetool/resource/en/english.dict"
MASS = "NN:U"
WORDS = """advice ammunition artillery baggage bloodshed clothing electricity equipment firepower footwear furniture
    garbage hardware homework housework information jewellery jewelry legislation luggage manpower personnel
    propaganda recruitment scenery slang software transportation underwear unemployment vandalism weaponry""".split()
# Misspellings, and nouns that the dictionary does not call mass nouns.
BY_HAND = {"deads": "dead", "equipements": "equipment", "offsprings": "offspring", "personels": "personnel"}
HEAD = """\
# Plurals of mass nouns that are (nearly) always wrong in English news; `hand`: not borne out by the source
# left out on purpose: damages, aids, armaments, militaries, trainings, staffs, moneys, feedbacks (climate science), \
accommodations (US), machineries (UN jargon); verbs: researches, evidences, stuffs, cashes, merchandises
# source: LanguageTool's English dictionary, Maven org.languagetool:english-pos-dict:0.6, LGPL-2.1: which are mass nouns
# source: the project's own list of defects: which of these are taken
# licence: LGPL-2.1, which may be used under GPL-3.0 (its section 3)
# made by: scripts/make_mass_nouns.py
wrong\tright\tsource
"""


class Automaton:
    """The words of a Morfologik automaton in the format CFSA2 (morfologik-fsa, CFSA2.java)."""

    LABEL, FINAL, LAST, NEXT = 31, 32, 64, 128  # bits of an arc's first byte; NEXT: its target follows its node
    NUMBERS = 256  # bit of the head: each node begins with a count
    MORE = 128  # bit of a byte of a number: another one follows

    def __init__(self, raw: bytes) -> None:
        """Take the automaton from a whole file.

        Raises:
            ValueError: the file has another format.
        """
        if raw[:5] != b"\\fsa\xc6":
            raise ValueError("not an automaton in the format CFSA2")
        self.counted = bool(int.from_bytes(raw[5:7], "big") & self.NUMBERS)
        self.labels = raw[8 : 8 + raw[7]]
        self.arcs = raw[8 + raw[7] :]

    def number(self, at: int) -> tuple[int, int]:
        """The number at `at`, seven bits a byte and the lowest first, and where it ends."""
        value = shift = 0
        while True:
            byte = self.arcs[at]
            value |= (byte & ~self.MORE) << shift
            at, shift = at + 1, shift + 7
            if not byte & self.MORE:
                return value, at

    def arc(self, at: int) -> tuple[int, bytes, int, int]:
        """Bits, label and target of the arc at `at` (-1: the target follows its node), and where it ends."""
        bits = self.arcs[at]
        index = bits & self.LABEL
        label = self.labels[index : index + 1] if index else self.arcs[at + 1 : at + 2]
        end = at + (1 if index else 2)
        target = -1
        if not bits & self.NEXT:
            target, end = self.number(end)
        return bits, label, target, end

    def node(self, at: int) -> list[tuple[int, bytes, int]]:
        """The arcs that leave the node at `at`: bits, label, target (0: none)."""
        if self.counted:
            _, at = self.number(at)
        found = []
        while True:
            bits, label, target, at = self.arc(at)
            found.append((bits, label, target))
            if bits & self.LAST:
                return [(bits, label, at if target == -1 else target) for bits, label, target in found]

    def words(self, at: int | None = None, before: bytes = b"") -> Iterator[bytes]:
        """All words that begin at a node; without one, all."""
        if at is None:
            at = self.node(0)[0][2]
        for bits, label, target in self.node(at):
            if bits & self.FINAL:
                yield before + label
            if target:
                yield from self.words(target, before + label)


def tags() -> dict[str, set[str]]:
    """Form -> its tags; the dictionary writes form+ending+tag."""
    with ZipFile(os.environ["POS_DICT"]) as jar:
        automaton = Automaton(jar.read(DICTIONARY))
    found: dict[str, set[str]] = defaultdict(set)
    for word in automaton.words():
        form, _, tag = word.decode().split("+")[:3]
        found[form].add(tag)
    return found


def plural(noun: str) -> str:
    """The plural that a learner would make."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def main() -> None:
    """Write the table.

    Raises:
        ValueError: one of WORDS is no mass noun in the dictionary.
    """
    known = tags()
    if other := [noun for noun in WORDS if MASS not in known[noun]]:
        raise ValueError(f"no mass nouns in the dictionary, so for BY_HAND: {other}")
    rows = [(plural(noun), noun, "languagetool") for noun in WORDS]
    rows += [(wrong, right, "hand") for wrong, right in BY_HAND.items()]
    OUT.write_text(HEAD + "".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
