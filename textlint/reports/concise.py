"""One line a finding: `path:line:column: severity rule message`, as compilers print and editors read."""

from collections.abc import Iterable, Iterator

from textlint.core.located import FileResult
from textlint.core.screen import visible
from textlint.reports import Look
from textlint.reports.jsonl import printable


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """One line a finding, in the order of files and text."""
    for result in results:
        for located in result.located:
            place = f":{located.location.line}:{located.location.column}" if located.location else ""
            finding = located.finding
            mark = " [fixable]" if finding.fixes else ""
            level = finding.severity.name.lower()
            name = visible(printable(located.path))
            part = f" (in {visible(located.part)})" if located.in_text and located.part else ""
            yield f"{name}{place}: {level} {finding.rule}{mark} {visible(finding.message)}{part}"
