"""Make the texts that textlint is timed on: generated news, three files in ten with the defects of the rules' examples.

    bench_corpus.py FOLDER [--files 2500] [--size 4096] [--dirty 0.3]

Nothing in it is anybody's: sentences are put together from the word table by a small grammar, the defects are the bad
examples of the rules. The same arguments give the same bytes.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from textlint.engine.load import load
from textlint.facts.lexicon import lexicon
from textlint.fixes.examples import unmark

TITLES = ("President", "Prime Minister", "Gen.", "Mr.", "Foreign Minister", "lawyer", "spokeswoman", "")
PLACES = ("Berlin", "Paris", "Warsaw", "Kyiv", "Ankara", "Nairobi", "Lima", "Seoul", "Ottawa", "Madrid", "Washington")
STARTS = "Bar Kel Mor Dan Fen Gal Har Lin Mar Nor Pel Ros Sal Tor Vel Wen Bru Cor Fal Hol Jan Ker Lor Mil Ost".split()
MIDDLES = "a e i o u ar en il on ber den fel gar hol ker lan mer nin per ris sel ten vor wil zan".split()
ENDS = "son man ton field ley wood er ski ko ov ez ini ault mann berg sen ard ell is o a dottir escu ian".split()
BODIES = ("the Ministry of Health", "the European Union", "the Supreme Court", "the United Nations", "Reuters", "NATO")


class Writer:
    """A seeded writer of sentences that have the length, names, numbers and quotations of news."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        tagged = [(row[0], row[1]) for row in lexicon("words").rows]
        self._words = {tag: [word for word, tags in tagged if tag == tags[:1] and len(word) > 3] for tag in "NSBZDJR"}
        self._given = [name for name in lexicon("given_names").column("name") if name.isascii()]
        known = [name for name in lexicon("people").column("surname") if name.isalpha()]
        made = [f"{self._pick(STARTS)}{self._pick(MIDDLES)}{self._pick(ENDS)}" for _ in range(2000)]
        self._surnames = known[::10] + made

    def name(self) -> str:
        """A person: title, given name, surname in the usual mixtures."""
        surname = self._pick(self._surnames)
        return self._pick((surname, f"{self._pick(self._given)} {surname}", f"{self._pick(TITLES)} {surname}".strip()))

    def clause(self) -> str:
        """Subject, verb, object."""
        thing = f"the {self._word('J')} {self._word('N')}"
        subject = self._pick((thing, self.name(), self._pick(BODIES), self._word("S")))
        return f"{subject} {self._word('D')} the {self._word('J')} {self._word('N')} {self._tail()}".strip()

    def sentence(self) -> str:
        """One to three clauses; one in four is a quotation."""
        text = ", and ".join(self.clause() for _ in range(self._random.randint(1, 3)))
        text = text[:1].upper() + text[1:]
        if self._random.random() < 0.25:
            return f"“{text},” {self.name()} said."
        return f"{text}."

    def article(self, size: int, defects: list[str]) -> str:
        """About `size` bytes of paragraphs, with `defects` as lines and sentences among them."""
        parts = [self.clause().title(), ""]
        length, waiting = 0, list(defects)
        while length < size:
            paragraph = " ".join(self.sentence() for _ in range(self._random.randint(1, 4)))
            if waiting and self._random.random() < 0.4:
                paragraph = waiting.pop() if self._random.random() < 0.5 else f"{paragraph} {waiting.pop()}"
            parts += [paragraph, ""]
            length += len(paragraph.encode()) + 2
        return "\n".join((*parts, *waiting))

    def _tail(self) -> str:
        number = self._random.randint(2, 90)
        day = f"on {number % 28 + 1} May"
        return self._pick((f"in {self._pick(PLACES)}", f"of {number} {self._word('S')}", day, "", "", self._word("R")))

    def _word(self, tag: str) -> str:
        return self._pick(self._words[tag])

    def _pick(self, choices: "list[str] | tuple[str, ...]") -> str:
        return self._random.choice(choices)


def defects_of_rules() -> list[str]:
    """The bad examples of all rules that are one line."""
    return [unmark(example.text)[0] for rule in load() for example in rule.bad if "\n" not in example.text]


def texts(files: int, size: int, dirty: float, seed: int = 7) -> Iterator[str]:
    """The articles of a corpus, in order."""
    writer, chance = Writer(seed), random.Random(seed)
    defects = defects_of_rules()
    for _ in range(files):
        yield writer.article(size, chance.sample(defects, 4) if chance.random() < dirty else [])


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=2500)
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--dirty", type=float, default=0.3)
    given = parser.parse_args()
    total = 0
    for number, text in enumerate(texts(given.files, given.size, given.dirty)):
        folder = given.folder / f"{number // 100:03}"
        folder.mkdir(parents=True, exist_ok=True)
        total += (folder / f"{number:06}.txt").write_bytes(text.encode())
    print(f"{given.files} files, {total / 1e6:.2f} MB in {given.folder}")


if __name__ == "__main__":
    main()
