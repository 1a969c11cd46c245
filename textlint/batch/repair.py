"""The bytes of a file after its fixes, whatever its format."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import NamedTuple

from textlint.core import InputError, Safety
from textlint.core.located import Located, locate
from textlint.engine.one_file import Bytes, FileChecker
from textlint.engine.run import Checker, Engine
from textlint.fixes.apply import Change, Pieces, carry_out
from textlint.fixes.resolve import Choice, resolve
from textlint.fixes.settle import Settled, Unsettled, applicable, settle
from textlint.readers import Apart, Mark, Options, Part, Stretch, format_of, reader

_BROKEN = "fixes broke the format of the file, which is left as it was; this is a bug of textlint"


class Repaired(NamedTuple):
    """A file after its fixes, and all that was done."""

    raw: bytes  # what the file has become
    changes: tuple[Change, ...] | None  # in bytes of the old file; None where its parts are files inside it
    applied: tuple[Choice, ...] = ()  # in the order of parts and rounds
    remaining: tuple[Located, ...] = ()  # findings that are left, in the new texts
    crashes: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None


def repair(
    path: str,
    raw: bytes,
    engine: Engine,
    at_least: Safety,
    options: Options,
    *,
    accept: bool,
    bytes_beside: Bytes = lambda: None,
) -> Repaired:
    """Fix all texts of a file.

    Args:
        path: only a name.
        raw: the file.
        engine: the rules.
        at_least: the least safe kind of fix to apply.
        options: how the file is read.
        accept: where a format can show fixes as changes that a person accepts, carry them out instead.
        bytes_beside: the path and bytes of the file beside it that says what is to be quiet.

    Raises:
        InputError: the bytes are no text in their format, or those of the file beside are none.
        Unsettled: the fixes go on making work for each other; a bug of textlint.
    """
    form = reader(format_of(path, raw, options))
    parts: tuple[Part, ...] = form.parts(path, raw, options)
    checker = FileChecker(engine, (part.document for part in parts), bytes_beside)
    repaired = _repaired(path, raw, checker, at_least, options, parts, form, accept=accept)
    rest = tuple(locate(document, finding) for document, finding in checker.rest())
    return repaired._replace(remaining=(*repaired.remaining, *rest)) if rest else repaired


def _repaired(
    path: str,
    raw: bytes,
    engine: Checker,
    at_least: Safety,
    options: Options,
    parts: tuple[Part, ...],
    form: ModuleType,
    *,
    accept: bool,
) -> Repaired:
    if hasattr(form, "marked") and not accept:
        return _marked(raw, engine, at_least, parts, form.marked)
    if hasattr(form, "assembled"):
        return _assembled(raw, engine, at_least, parts, form.assembled)

    def parts_again(new: bytes) -> tuple[Part, ...]:
        found: tuple[Part, ...] = form.parts(path, new, options)
        return found

    alone = [part.apart for part in parts if part.apart is not None]
    if len(alone) == len(parts):
        return _alone(raw, engine, at_least, (apart() for apart in alone), parts_again)
    return _in_turn(raw, engine, at_least, parts, parts_again)


def _alone(
    raw: bytes,
    engine: Checker,
    at_least: Safety,
    aparts: Iterable[Apart],
    parts_again: Callable[[bytes], tuple[Part, ...]],
) -> Repaired:
    """Parts that have bytes of their own, each by itself: the file is read once more for all of them."""
    settled: list[Settled] = []
    changes: list[Change] = []
    for apart in aparts:
        settled.append(settle(apart.document, engine, at_least, apart.reread))
        changes += _moved(settled[-1].changes, apart.stretches)
    changes.sort()
    done = carry_out(raw, changes)
    try:
        documents = [part.document for part in parts_again(done)]
    except InputError as error:
        raise Unsettled(f"{_BROKEN} ({error})") from None
    if [document.text for document in documents] != [one.document.text for one in settled]:
        raise Unsettled(_BROKEN)
    placed = [one._replace(document=document) for one, document in zip(settled, documents, strict=True)]
    return _summed(done, tuple(changes), placed)


def _moved(changes: Iterable[Change], stretches: tuple[Stretch, ...]) -> Iterator[Change]:
    """Changes of a text that stands alone as those of its file."""
    starts = [stretch.local for stretch in stretches]
    for change in changes:
        stretch = stretches[bisect_right(starts, change.start) - 1]
        shift = stretch.start - stretch.local
        yield Change(change.start + shift, change.end + shift, change.new)


def _in_turn(
    raw: bytes,
    engine: Checker,
    at_least: Safety,
    parts: tuple[Part, ...],
    parts_again: Callable[[bytes], tuple[Part, ...]],
) -> Repaired:
    """Parts that share the file's bytes, one after the other: each is read from the file as the last one left it."""
    done, pieces, settled = raw, Pieces(len(raw)), list[Settled]()
    for number in range(len(parts)):
        settled.append(settle(parts[number].document, engine, at_least, parts[number].reread))
        if settled[-1].changes:
            pieces.change(settled[-1].changes)
            done = settled[-1].document.raw
            if number + 1 < len(parts):
                parts = parts_again(done)
    changes = tuple(change for change in pieces.changes() if raw[change.start : change.end] != change.new)
    return _summed(done, changes, settled)


def _assembled(
    raw: bytes,
    engine: Checker,
    at_least: Safety,
    parts: tuple[Part, ...],
    assembled: Callable[[bytes, dict[str, bytes]], bytes],
) -> Repaired:
    """Parts that are files inside the file, each by itself."""
    settled = [settle(part.document, engine, at_least, part.reread) for part in parts]
    new = {str(one.document.part): one.document.raw for one in settled if one.changes}
    return _summed(assembled(raw, new) if new else raw, None, settled)


def _marked(
    raw: bytes,
    engine: Checker,
    at_least: Safety,
    parts: tuple[Part, ...],
    marked: Callable[[bytes, list[Mark]], bytes],
) -> Repaired:
    """Fixes as changes that a person accepts: one round, since what they make of the text is not there yet."""
    marks: list[Mark] = []
    applied: list[Choice] = []
    remaining: list[Located] = []
    crashes: dict[tuple[str, str], None] = {}
    trouble = None
    for part in parts:
        checked = engine.check(part.document)
        able = [applicable(part.document, finding, at_least, checked.held) for finding in checked.findings]
        choices, _ = resolve(able, at_least)
        taken = {choice.finding for choice in choices}
        marks += [Mark(str(part.document.part), choice.finding, choice.fix) for choice in choices]
        applied += choices
        remaining += [locate(part.document, finding) for finding in checked.findings if finding not in taken]
        remaining += [locate(document, finding) for document, finding in checked.about]
        crashes.update(dict.fromkeys(checked.crashes))
        trouble = trouble or checked.trouble
    new = marked(raw, marks) if marks else raw
    return Repaired(new, None, tuple(applied), tuple(remaining), tuple(crashes), trouble)


def _summed(raw: bytes, changes: tuple[Change, ...] | None, settled: list[Settled]) -> Repaired:
    return Repaired(
        raw,
        changes,
        tuple(choice for one in settled for choice in one.applied),
        tuple(
            locate(document, finding)
            for one in settled
            for document, finding in (*((one.document, finding) for finding in one.remaining), *one.about)
        ),
        tuple(dict.fromkeys(crash for one in settled for crash in one.crashes)),
        next((one.trouble for one in settled if one.trouble is not None), None),
    )
