"""Values of a YAML file: libyaml finds the scalars and says what they are, `yaml_scalars` how each is quoted.

An anchored value is read where it stands, not at its aliases; what a merge key brings in is left alone.
"""

from dataclasses import dataclass, field
from typing import Any

from textlint.readers import Options, Part
from textlint.readers.within.fields import Path, Pattern, following, is_whole
from textlint.readers.within.values import Source, Value, parts_of

DEEPEST = 500  # collections in collections, as in JSON

_MERGE = "<<"


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The articles of a file; of several documents in it each has its own.

    Raises:
        InputError: it is no YAML, nested too deep, or no fields are named.
        LookupError: as `plain.read`.
    """
    source = Source(path, raw, options)
    return parts_of(source, _values(source), lambda new: parts(path, new, options))


def _values(source: Source) -> list[Value]:
    import yaml

    from textlint.readers.within.yaml_scalars import loader

    reading = _Reading(source)
    try:
        for event in yaml.parse(source.text, Loader=loader()):
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "cannot be read"
        raise source.error(f"no YAML: {said}", 0 if mark is None else mark.index) from None
    except yaml.reader.ReaderError as error:
        raise source.error(f"no YAML: {error.reason}", _position(source.text, error)) from None
    return reading.found()


def _position(text: str, error: Any) -> int:
    """The code point of a character that no YAML may hold; libyaml counts bytes of UTF-8."""
    return len(text.encode()[: error.position].decode("utf-8", "ignore"))


@dataclass
class _Frame:
    """An open list or mapping, and what was found in it."""

    path: Path
    wanted: tuple[Pattern, ...]
    first: int  # of the values below it
    is_list: bool = False
    in_flow: bool = False
    number: int = 0  # of the next element of a list
    key: str | None = None  # whose value comes next; None for one that names nothing
    is_key_next: bool = True
    known: dict[str, tuple[int, int]] = field(default_factory=dict)  # the values found below each key

    def below(self) -> tuple[Path, tuple[Pattern, ...]]:
        """The path of what comes next, and the patterns that are left for it."""
        step = self.number if self.is_list else self.key
        if step is None or (not self.is_list and self.is_key_next):
            return self.path, ()
        return (*self.path, step), following(self.wanted, step)


class _Reading:
    """Follows the events of libyaml on a stack of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._line_end = "\r\n" if "\r\n" in source.text else "\n"
        self._stack: list[_Frame] = []
        self._book = 0
        self._values: list[Value | None] = []

    def found(self) -> list[Value]:
        """The strings in the order of the file; of a key that is there twice those of the last, which loaders take."""
        values = [value for value in self._values if value is not None]
        return values if self._book > 1 else [value._replace(book=0) for value in values]

    def take(self, event: Any) -> None:
        """Go on by one event.

        Raises:
            InputError: too deep.
        """
        import yaml

        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) == DEEPEST:
                mark = event.start_mark
                raise self._source.error(f"is nested more than {DEEPEST} deep", mark.index if mark else 0)
            path, wanted = self._stack[-1].below() if self._stack else ((), self._source.fields)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            in_flow = bool(event.flow_style)
            self._stack.append(_Frame(path, wanted, len(self._values), is_list=is_list, in_flow=in_flow))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._passed(self._stack.pop().first, None)
        elif isinstance(event, yaml.AliasEvent):
            self._passed(len(self._values), None)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._book += 1

    def _scalar(self, event: Any) -> None:
        from textlint.readers.within.yaml_scalars import is_string, scalar

        before = len(self._values)
        path, wanted = self._stack[-1].below() if self._stack else ((), ())
        if is_whole(wanted) and is_string(event):
            start, end = event.start_mark.index, event.end_mark.index
            source = self._source.text[start:end]
            skipped, style = scalar(source, event, in_flow=self._stack[-1].in_flow, line_end=self._line_end)
            self._values.append(Value(path, start + skipped, source[skipped:], event.value, style, self._book))
        self._passed(before, event)

    def _passed(self, first: int, event: Any) -> None:
        """A node is over, the values from `first` on are those in it; `event` is it when it was a scalar."""
        if not self._stack:
            return
        frame = self._stack[-1]
        if frame.is_list:
            frame.number += 1
            return
        if frame.is_key_next:
            is_merge = event is not None and event.value == _MERGE and event.implicit[0]
            frame.key = None if event is None or is_merge else event.value
            if frame.key in frame.known:
                for number in range(*frame.known[frame.key]):
                    self._values[number] = None
        elif frame.key is not None:
            frame.known[frame.key] = (first, len(self._values))
        frame.is_key_next = not frame.is_key_next
