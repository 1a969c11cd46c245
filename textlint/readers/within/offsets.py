"""Where the characters of a file's text stand in its bytes."""

from bisect import bisect_right

STEP = 4096  # code points between places that are remembered


class Offsets:
    """Code points of a text <-> bytes of the file it was decoded from.

    Args:
        text: the whole file, decoded.
        codec: the encoding it was decoded from.
        first: the byte at which the text begins, after a byte order mark.
    """

    def __init__(self, text: str, codec: str, first: int = 0) -> None:
        self._text, self._codec, self._first = text, codec, first
        self._is_even = codec in ("utf-8", "ascii", "iso8859-1", "cp1252") and (text.isascii() or codec != "utf-8")
        self._known = [first]
        if not self._is_even:
            for start in range(0, len(text), STEP):
                self._known.append(self._known[-1] + len(text[start : start + STEP].encode(codec)))

    def byte(self, position: int) -> int:
        """The byte at which the code point at `position` begins; of the text's length, the end."""
        if self._is_even:
            return self._first + position
        step = position // STEP
        return self._known[step] + len(self._text[step * STEP : position].encode(self._codec))

    def span(self, start: int, end: int) -> slice:
        """The bytes of the code points [start, end)."""
        return slice(self.byte(start), self.byte(end))

    def position(self, byte: int) -> int:
        """The code point that begins at `byte`."""
        if self._is_even:
            return byte - self._first
        step = min(bisect_right(self._known, byte) - 1, len(self._text) // STEP)
        stretch = self._text[step * STEP : (step + 1) * STEP].encode(self._codec)
        return step * STEP + len(stretch[: byte - self._known[step]].decode(self._codec, "ignore"))
