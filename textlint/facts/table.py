"""Large tables of words that are there at once: a start on one article cannot wait for a dictionary of 27,000 words."""

from collections.abc import Iterable, Set

FEW = 3000  # words that are looked for one by one; whoever asks for more has time for a dictionary
_START = 3  # characters that tell where to look


class Table(dict[str, str]):
    """Word -> what is said of it; empty for a word that the table does not hold.

    All rows are one text, sorted, in which a word is looked for where its first letters stand, and what was asked for
    once is remembered; in a long run the table becomes the dictionary that it stands for. No word holds a tab or a line
    end, and of each something is said. Only `table[word]` and `lacking` can be asked.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._is_whole = False
        self._places: dict[str, tuple[int, int]] = {}  # first letters -> where their rows stand
        lines = ["\n"]
        end = 1  # behind the last line end
        for word, said in sorted(dict(rows).items()):
            lines.append(f"{word}\t{said}\n")
            start, _ = self._places.get(word[:_START], (end - 1, 0))
            end += len(lines[-1])
            self._places[word[:_START]] = (start, end)
        self._text = "".join(lines)

    def lacking(self, words: Set[str]) -> set[str]:
        """Those of `words` that the table does not hold."""
        if self._is_whole:
            return {word for word in words if word not in self}
        return {word for word in words if not self[word]}

    def __missing__(self, word: str) -> str:
        if self._is_whole:
            return ""
        if len(self) >= FEW:
            self._become_whole()
            return self.get(word, "")
        said = ""
        around = self._places.get(word[:_START])
        if around is not None:
            place = self._text.find(f"\n{word}\t", *around)
            if place >= 0:
                start = place + len(word) + 2
                said = self._text[start : self._text.index("\n", start)]
        self[word] = said
        return said

    def _become_whole(self) -> None:
        self.clear()
        rows = (line.partition("\t") for line in self._text[1:-1].split("\n") if line)
        self.update((word, said) for word, _, said in rows)
        self._is_whole = True
        self._text, self._places = "", {}
