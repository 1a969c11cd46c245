"""One JSON document; docs/json.md describes its keys, which are stable."""

import json
from collections.abc import Iterable, Iterator

from textlint.core.stats import Counts, FileStats
from textlint.facts.readability import figures_of_all
from textlint.reports import Look
from textlint.reports.jsonl import printable
from textlint.reports.stats import row


def lines(results: Iterable[FileStats], look: Look) -> Iterator[str]:
    """An object: `files`, `errors` (path, reason, byte) and `total`."""
    yield '{"files": ['
    files, long, errors, total = 0, 0, [], Counts()
    for path, stats, error in results:
        if error is not None:
            errors.append({"path": printable(path), "reason": error.reason, "byte": error.offset})
        if stats is None:
            continue
        listed = [sentence._asdict() for sentence in stats.long_sentences]
        data = {"path": printable(path), **row(stats.counts, stats.figures), "long_sentences": listed}
        yield (", " if files else "  ") + json.dumps(data, ensure_ascii=False)
        files, long, total = files + 1, long + len(listed), total.plus(stats.counts)
    everything = {"files": files, **row(total, figures_of_all(total)), "long_sentences": long}
    yield f'], "errors": {json.dumps(errors, ensure_ascii=False)}, "total": {json.dumps(everything)}}}'
