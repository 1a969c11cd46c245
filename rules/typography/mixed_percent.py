"""Percent and per cent in one text."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Finding, Hit, Safety, Severity, Span, rule
from textlint.facts.speech import is_quoted

AMERICAN, BRITISH = "percent", "per cent"


@rule(
    id="typography/mixed_percent",
    message="This text has “{usual}” elsewhere; write one of the two throughout.",
    severity=Severity.INFO,
    safety=Safety.UNSAFE,
    mqm="style/inconsistent style",
    source="The Associated Press Stylebook, percent; Fowler’s Modern English Usage, per cent",
    requires=(BRITISH,),
    bad=(
        Bad("Prices rose by 5 per cent in May and 3 per cent in June. Wages rose by 2 ⟦percent⟧.",
            fixed="Prices rose by 5 per cent in May and 3 per cent in June. Wages rose by 2 per cent."),
        Bad("Some 40 percent voted, the state said; in 2019 it was 60 percent. In the north ten ⟦per cent⟧ came.",
            fixed="Some 40 percent voted, the state said; in 2019 it was 60 percent. In the north ten percent came."),
        Bad("A fifth, or 20 per cent, is lost. Another 10 ⟦percent⟧ spoils.",
            fixed="A fifth, or 20 per cent, is lost. Another 10 per cent spoils."),
    ),
    good=(
        "Prices rose by 5 per cent in May and by 3% in June.",
        "Prices rose by 5 percent in May and by 3 percent in June.",
        "Prices rose by 5 per cent. “Mine rose by 9 percent,” the baker said.",
        "It fell by 2 percentage points, or 8 per cent.",
        "The share per centre is 5 percent.",
    ),
)  # fmt: skip
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """*Percent* and *per cent* stand in one text. Each is right in its own English; both together come from two sources,
    or from a translation engine that learned from both. The rarer is reported, of two that are equally rare the later."""
    places = {form: _places(document, form) for form in (AMERICAN, BRITISH)}
    if not all(places.values()):
        return
    usual = min(places, key=lambda form: (-len(places[form]), places[form][0]))
    other = BRITISH if usual == AMERICAN else AMERICAN
    for place in places[other]:
        yield check.finding(Span(place, place + len(other)), replace=usual, usual=usual)


def _places(document: Document, form: str) -> list[int]:
    """Where the writer, not a speaker, uses this form after a number or word."""
    text, found, place = document.text, [], document.text.find(form)
    while place >= 0:
        end = place + len(form)
        if text[place - 1 : place] in (" ", "\u00a0") and not text[end : end + 1].isalpha():
            found += [] if is_quoted(document, Span(place, end)) else [place]
        place = text.find(form, end)
    return found
