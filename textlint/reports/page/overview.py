"""What stands above the articles: what is shown, and over many articles an index with charts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from textlint.core import Severity
from textlint.reports.page.article import CLASSES, Summary, chip
from textlint.reports.page.charts import Bar, chart
from textlint.reports.page.markup import Html, element, joined
from textlint.reports.page.verdict import RULE, Verdict, counted

WORST = 10  # articles
SEVERITIES = {"error": "errors", "warning": "warnings", "info": "notes"}
THEMES = ("auto", "light", "dark")


def controls(families: Iterable[str]) -> Html:
    """What is shown of the findings; works without a script."""
    return element(
        "section",
        _choice("Text", (("view", "before", "as it came"), ("view", "after", "after the safe fixes"))),
        _boxes("Families", "families", ((f"show-{name}", name, f"f-{name}") for name in sorted(families))),
        _boxes("Severity", "severities", ((f"show-{name}", told, f"s-{name}") for name, told in SEVERITIES.items())),
        _choice("Theme", (("theme", name, name) for name in THEMES)),
        element("p", class_="keys", hidden=True),
        class_="controls",
        aria_label="What is shown",
    )


def overview(summaries: Sequence[Summary]) -> Html:
    """All articles: verdicts, families, the worst, a table; of one article only the rule of verdicts."""
    rule = element("details", element("summary", "How verdicts are reached"), element("p", RULE), class_="verdict-rule")
    if len(summaries) < 2:
        return element("section", rule, class_="overview single", aria_label="About the verdict")
    read = [about for about in summaries if not about.failed]
    unread = len(summaries) - len(read)
    found = sum(about.severities.total() for about in read)
    told = f"{counted(len(read), 'article')}, {counted(found, 'finding')}"
    return element(
        "section",
        element("h2", "Overview", id="overview", tabindex=-1),
        element("p", f"{told}; {counted(unread, 'file')} could not be read." if unread else f"{told}.", class_="why"),
        element("div", *_charts(read), class_="charts"),
        rule,
        _table(summaries),
        class_="overview",
        aria_labelledby="overview",
    )


def families_of(summaries: Iterable[Summary]) -> Counter[str]:
    """How many findings there are of each family."""
    total: Counter[str] = Counter()
    for about in summaries:
        total.update(about.families)
    return total


def _boxes(title: str, kind: str, boxes: Iterable[tuple[str, str, str]]) -> Html:
    labels = [
        element("label", element("input", type="checkbox", id=name, checked=True), element("span", told), class_=colour)
        for name, told, colour in boxes
    ]
    return element("fieldset", element("legend", title), *labels, class_=kind) if labels else Html()


def _choice(title: str, options: Iterable[tuple[str, str, str]]) -> Html:
    """One of several; the first is chosen."""
    labels = (
        element("label", element("input", type="radio", name=group, id=f"{group}-{name}", checked=number == 0), told)
        for number, (group, name, told) in enumerate(options)
    )
    return element("fieldset", element("legend", title), *labels)


def _charts(read: Sequence[Summary]) -> Iterator[Html]:
    verdicts = Counter(about.weighed.verdict for about in read)
    yield chart(
        "Verdicts",
        (Bar(chip(verdict), verdicts[verdict], f"{verdicts[verdict]:,}", CLASSES[verdict]) for verdict in Verdict),
    )
    families = families_of(read).most_common()
    if families:
        yield chart("Findings by family", (Bar(name, many, f"{many:,}", f"f-{name}") for name, many in families))
    worst = [about for about in sorted(read, key=_badness, reverse=True)[:WORST] if any(_badness(about))]
    if worst:
        bars = (
            Bar(_link(about), _badness(about)[0], about.weighed.left, CLASSES[about.weighed.verdict]) for about in worst
        )
        yield chart("Worst articles", bars, "By the errors and warnings that no safe fix mends.")


def _badness(about: Summary) -> tuple[int, int]:
    return about.weighed.errors + about.weighed.warnings, about.weighed.errors


def _link(about: Summary) -> Html:
    return element("a", about.headline or about.path, href=f"#{about.anchor}", dir="auto")


def _table(summaries: Sequence[Summary]) -> Html:
    names = ("Article", "Verdict", "Words", "Errors", "Warnings", "Notes")
    head = element("tr", *(element("th", name, scope="col") for name in names))
    rows = (element("tr", *_cells(about)) for about in summaries)
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("div", table, class_="table", role="region", aria_label="All articles", tabindex=0)


def _cells(about: Summary) -> Iterator[Html]:
    path = element("span", about.path, class_="path", dir="auto") if about.headline else ""
    yield element("th", joined(_link(about), path), scope="row")
    if about.failed:
        yield element("td", f"could not be read: {about.failed}", colspan=5, dir="auto")
        return
    yield element("td", chip(about.weighed.verdict))
    yield element("td", f"{about.weighed.words:,}", class_="figure")
    for level in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        yield element("td", f"{about.severities[level]:,}", class_="figure")
