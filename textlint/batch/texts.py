"""The texts of a file as reports show them: blocks, findings, and what the safe fixes would do."""

from collections.abc import Iterable, Iterator

from textlint.core import Document, Safety
from textlint.core.edit import merged
from textlint.core.located import Text
from textlint.engine.run import Checked
from textlint.facts.blocks import blocks
from textlint.fixes.resolve import resolve
from textlint.fixes.settle import applicable


def texts(seen: Iterable[tuple[Document, Checked]]) -> Iterator[Text]:
    """The texts of a file, each with the numbers of its findings."""
    done = 0
    for document, checked in seen:
        kinds = tuple((block.kind, block.span) for block in blocks(document))
        able = [applicable(document, finding, Safety.SAFE) for finding in checked.findings]
        numbers = tuple(range(done, done + len(able)))
        safe = tuple(number for number, finding in zip(numbers, able, strict=True) if finding.safety is Safety.SAFE)
        choices, _ = resolve(able, Safety.SAFE)
        edits = tuple(merged(edit for choice in choices for edit in choice.fix.edits))
        yield Text(document.record, document.part, document.text, kinds, numbers, safe, edits)
        done += len(numbers)
