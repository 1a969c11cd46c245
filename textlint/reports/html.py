"""The report for people as one page: articles as they read, findings marked, notes in the margin, an overview.

The page asks for nothing from anywhere: its style and its script are in it, and its policy lets no other run.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from textlint.core.located import FileResult
from textlint.reports import Look
from textlint.reports.page.article import Summary, article, summary
from textlint.reports.page.markup import Html, element
from textlint.reports.page.overview import controls, families_of, overview

NEEDS = frozenset({"texts"})
OPEN = 10  # articles that stand open; of more, one opens when it is asked for


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """The page line by line. The overview comes last and is shown first: of each article only a summary is kept."""
    for piece in _pieces(results, look):
        yield from piece.split("\n")


def _pieces(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    yield from _head()
    summaries: list[Summary] = []
    for number, result in enumerate(results, 1):
        about = summary(result, number)
        summaries.append(about)
        yield article(result, about, is_open=number <= OPEN)
    if not look.quiet:
        yield overview(summaries)
    yield controls(families_of(summaries))
    yield f"</main>\n<script>{_asset('page.js')}</script>\n</body>\n</html>"


def _head() -> Iterator[str]:
    style, script = _asset("page.css"), _asset("page.js")
    ours = f"style-src {_source(style)}; script-src {_source(script)}"
    policy = f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name_="referrer", content="no-referrer")
    yield element("meta", name_="viewport", content="width=device-width, initial-scale=1")
    yield element("title", "textlint report")
    yield f"<style>{style}</style>\n</head>\n<body>"
    yield element("a", "Skip to the articles", href="#articles", class_="skip")
    yield element("header", element("h1", "textlint report"))
    yield "<main>"
    yield element("span", id="articles", class_="place", tabindex=-1)


def _source(text: str) -> str:
    """What a policy calls a text that it lets in."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> Html:
    """A file of ours that stands in the page as it is."""
    return Html((Path(__file__).parent / "page" / name).read_text(encoding="utf-8"))
