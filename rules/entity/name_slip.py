"""A name that is mistyped in one place of an article; see the docstring of `check`."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, Safety, Severity, Span, State, rule
from textlint.facts.entities import slip
from textlint.facts.lookalikes import slip_pairs
from textlint.facts.mentions import evidence

MOST_FINDINGS = 5  # of one form; the other places are told as related


@rule(
    id="entity/name_slip",
    message='"{found}" is "{usual}" elsewhere in this article; a letter was mistyped.',
    severity=Severity.INFO,
    safety=Safety.SUGGEST,
    state=State.STYLE,
    mqm="linguistic conventions/spelling",
    source="AP Stylebook, entry names (one spelling throughout)",
    bad=(
        Bad("Fires burned near Rukban. The camp at Rukban is closed. Aid for Rukban stopped. People from ⟦Rubkan⟧ fled.",
            fixed="Fires burned near Rukban. The camp at Rukban is closed. Aid for Rukban stopped. People from Rukban fled."),
        Bad("Captain Blair Macpherson was sent off. Before that ⟦MacPherson⟧ had touched down twice.",
            fixed="Captain Blair Macpherson was sent off. Before that Macpherson had touched down twice."),
        Bad("The defender Tiago Bernstorf was booked. A shot by ⟦Bernsdtorf⟧ went over the bar.",
            fixed="The defender Tiago Bernstorf was booked. A shot by Bernstorf went over the bar."),
        Bad("Coach Anna Bellwood praised her side. The girls had never run so far, ⟦Bellwoad⟧ said.",
            fixed="Coach Anna Bellwood praised her side. The girls had never run so far, Bellwood said."),
    ),
    good=(
        "Boris Johnson spoke before Daniel Johnston did. Johnson was brief, Johnston was not.",
        "Rukban lies in the desert. Nobody has seen Rukban since, and Rukban was never large.",
        "Carl Boyle ran the bank. Hector Bogle bought it, and Bogle closed it.",
        "Frank Sheehan and Francis Sheahan have been married for years. Sheehan teaches.",
        "The Dodgers lost. A Dodger said the Dodgers would be back; Dodgers fans wept.",
        "Galatasaray fans met Galata bridge fishers. Galata is old, Galata is loud.",
    ),
)  # fmt: skip
def check(document: Document) -> Iterator[Finding]:
    """A letter too many, a neighbour's letter or a lost capital is a slip of the hand, not of a translation, and edited
    news has it too. The name that stands oftener, or with a first name or a title, is taken for the right one. It is a
    matter of proof-reading and runs in the profile `full` only."""
    for pair in slip_pairs(document):
        judged = slip(document, pair)
        if judged is None:
            continue
        places = evidence(document, judged.found).places
        related = [Span(place, place + len(judged.usual)) for place in evidence(document, judged.usual).places[:1]]
        related += [Span(place, place + len(judged.found)) for place in places[MOST_FINDINGS:]]
        for place in places[:MOST_FINDINGS]:
            span = Span(place, place + len(judged.found))
            yield check.finding(span, replace=judged.usual, related=related, found=judged.found, usual=judged.usual)
