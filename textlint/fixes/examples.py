"""A rule's examples are its tests: this runs them."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Finding, Rule, Safety, Segment, Span, State
from textlint.engine.load import CLOSE, OPEN
from textlint.engine.run import Checked, Checker, Engine
from textlint.fixes.settle import settle
from textlint.kinds.suppression import Suppression
from textlint.readers import markdown

EXAMPLE = "example.txt"


def failures(rule: Rule, known: Sequence[Rule], checker: Checker | None = None) -> Iterator[str]:
    """What the rule's examples show to be wrong with it, one line each; nothing when all is well.

    Args:
        rule: a whole rule, as `load` gives it.
        known: all rules that are loaded with it.
        checker: what runs the rule, when the engine cannot: rules of the kind `languagetool` need a server.
    """
    if isinstance(rule.matcher, Suppression):
        checker = Commented(rule, known)
    engine = checker or Engine((rule,), known)
    for example in rule.bad:
        yield from _bad_failures(engine, example)
    for text in rule.good:
        for finding in _findings(engine, text):
            yield f"good: reports {_shown(text, finding.span)}"
    for example in rule.misses:
        text, marked = unmark(example.text)
        if [finding.span for finding in _findings(engine, text)] == marked:
            yield f"misses: is found now, move it to bad: {example.text}"


class Commented:
    """Runs a rule about suppressions beside those that are on. Its examples are Markdown, its spans those of the file.

    Args:
        rule: of the kind `suppression`.
        known: all rules that are loaded with it.
    """

    def __init__(self, rule: Rule, known: Sequence[Rule]) -> None:
        beside = (other for other in known if other.state is State.ON and not isinstance(other.matcher, Suppression))
        self._engine = Engine((rule, *beside), known)

    def check(self, document: Document) -> Checked:
        """What the rule has to say of the file."""
        checked = self._engine.check(markdown.read(document.path, document.raw))
        return Checked(tuple(finding for _, finding in checked.about), checked.crashes)


def unmark(text: str) -> tuple[str, list[Span]]:
    """An example's text without its marks, and the spans that they stood round."""
    spans, plain = [], ""
    for part in text.split(OPEN):
        inside, mark, after = part.partition(CLOSE)
        if mark:
            spans.append(Span(len(plain), len(plain) + len(inside)))
        plain += inside + after
    return plain, spans


def _bad_failures(engine: Checker, example: Bad) -> Iterator[str]:
    text, marked = unmark(example.text)
    found = _findings(engine, text)
    if [finding.span for finding in found] != marked:
        yield f"bad: {example.text!r} gives {[_shown(text, finding.span) for finding in found]}"
        return
    fixed = settle(_document(text), engine, Safety.SUGGEST, lambda raw: _document(raw.decode())).document.text
    if example.fixed is None:
        if fixed != text:
            yield f"bad: {example.text!r} offers {fixed!r}, the example says nothing of it"
    elif fixed != example.fixed:
        yield f"bad: {example.text!r} becomes {fixed!r}, not {example.fixed!r}"
    elif again := _findings(engine, fixed):
        yield f"bad: the fixed text {fixed!r} is reported again: {_shown(fixed, again[0].span)}"


def _findings(engine: Checker, text: str) -> tuple[Finding, ...]:
    checked = engine.check(_document(text))
    if checked.crashes:
        raise RuntimeError(f"{checked.crashes[0][0]} raised {checked.crashes[0][1]} on {text!r}")
    return checked.findings


def _document(text: str) -> Document:
    raw = text.encode()
    return Document(EXAMPLE, raw, text, (Segment(Span(0, len(text)), slice(0, len(raw))),) if text else ())


def _shown(text: str, span: Span) -> str:
    return text[: span.start] + OPEN + text[span.start : span.end] + CLOSE + text[span.end :]
