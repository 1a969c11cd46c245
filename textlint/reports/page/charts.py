"""Small charts: each a list that can be read, with bars in SVG beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from textlint.reports.page.markup import Html, element


class Bar(NamedTuple):
    """A row of a chart."""

    label: str  # text or markup
    value: float
    shown: str  # the value as it is written
    classes: str  # of the bar: they colour it


def chart(title: str, bars: Iterable[Bar], note: str = "") -> Html:
    """Bars under each other, the longest over the whole width."""
    rows = list(bars)
    most = max((bar.value for bar in rows), default=0) or 1
    told = element("p", note, class_="remark") if note else ""
    return element(
        "section",
        element("h3", title),
        element("ul", *(_row(bar, 100 * bar.value / most) for bar in rows), class_="bars"),
        told,
        class_="chart",
    )


def _row(bar: Bar, percent: float) -> Html:
    drawn = element("rect", width=f"{percent:.1f}", height=10, rx=1, class_="bar")
    picture = element(
        "svg", drawn, class_=bar.classes, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
    )
    return element("li", element("span", bar.label, class_="name"), picture, element("span", bar.shown, class_="value"))
