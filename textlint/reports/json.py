"""One JSON document: all findings, and the files that could not be read."""

import json
from collections.abc import Iterable, Iterator

from textlint.core.located import FileResult
from textlint.reports import Look
from textlint.reports.jsonl import printable, rows


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """An object: `findings` (as in JSON lines), `errors` (path, reason, byte), `files`, the number of files read."""
    yield '{"findings": ['
    files, first, errors = 0, True, []
    for result in results:
        files += result.error is None
        if result.error is not None:
            errors.append({"path": printable(result.path), "reason": result.error.reason, "byte": result.error.offset})
        for rule, reason in result.crashes:
            errors.append({"path": printable(result.path), "reason": f"rule {rule} failed: {reason}", "byte": None})
        for data in rows(result):
            yield ("  " if first else ", ") + json.dumps(data, ensure_ascii=False)
            first = False
    yield f'], "errors": {json.dumps(errors, ensure_ascii=False)}, "files": {files}}}'
