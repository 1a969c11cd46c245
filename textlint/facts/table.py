"""Large tables of words that are there at once: a start on one article cannot wait for a dictionary of 27,000 words."""

from collections.abc import Iterable

MOST = 50_000  # words asked for that are remembered
_START = 3  # characters that tell where to look


class Table(dict[str, str]):
    """Word -> what is said of it; empty for a word that the table does not hold.

    All rows are one text, sorted, in which a word is looked for where its first letters stand; what was asked for once
    is remembered. No word holds a tab or a line end. `table[word]` is the only way to ask.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._places: dict[str, tuple[int, int]] = {}  # first letters -> where their rows stand
        lines = ["\n"]
        end = 1  # behind the last line end
        for word, said in sorted(dict(rows).items()):
            lines.append(f"{word}\t{said}\n")
            start, _ = self._places.get(word[:_START], (end - 1, 0))
            end += len(lines[-1])
            self._places[word[:_START]] = (start, end)
        self._text = "".join(lines)

    def __missing__(self, word: str) -> str:
        said = ""
        around = self._places.get(word[:_START])
        if around is not None:
            place = self._text.find(f"\n{word}\t", *around)
            if place >= 0:
                start = place + len(word) + 2
                said = self._text[start : self._text.index("\n", start)]
        if len(self) >= MOST:
            self.clear()
        self[word] = said
        return said
