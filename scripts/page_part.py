"""Parts of a page that scripts write: what stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`."""

from pathlib import Path


def put(page: Path, name: str, text: str) -> None:
    """Replace a part of a page, which must have its two marks.

    Raises:
        ValueError: the page has no such part.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    old = page.read_text(encoding="utf-8")
    head, found, rest = old.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{page}: no {begin} … {end}")
    page.write_text(f"{head}{begin}\n\n{text.strip()}\n\n{end}{tail}", encoding="utf-8")
