"""Lines of the page that no list knows."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.line_judge import convictions
from textlint.facts.lines import removal, units

_TITLE = "Swimming hall to close after summer\n"
_ARTICLE = """\
The council of Haldenau voted on Tuesday night to close the old swimming hall at the end of the summer, nine years after the first cracks were found in its roof.
Engineers had told the council in the spring that the beams would not carry the snow of another winter, and that a new roof would cost more than a new hall.
“We have put this off for too long, and now there is nothing left to put off,” said the mayor, Anna Keller, who voted for the closure together with all but three members.
The hall was built in 1968 and is used by four schools, two clubs and some eight hundred swimmers a week, most of whom will have to travel to the next town until a new one opens.
A group of parents has collected two thousand signatures against the plan and wants the region to pay for the repairs. It will hand them over on Friday, its chairman said.
The region has promised a third of the money for a new hall, but only if building begins within two years. Where it would stand has not been decided, and the owners of both sites under discussion have not yet agreed to sell.
"""
_SAID = 3  # pieces of evidence that the message names


@rule(
    id="boilerplate/unlisted_line",
    message="This line looks like part of the page, not of the article: {evidence}.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="weights learned from scraped articles beside their hand-cut bodies (scripts/train_lines.py)",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    bad=(
        Bad(
            f"{_TITLE}{_ARTICLE}Share this article\nRead more:\n⟦Orchard growers count the cost of late frost⟧\n⟦Ferry timetable brings longer nights at sea⟧\n⟦Latest from our newsroom⟧\nAdvertisement\nSubscribe to our newsletter",
            f"{_TITLE}{_ARTICLE}Share this article\nRead more:\nAdvertisement\nSubscribe to our newsletter",
        ),
        Bad(
            f"{_TITLE}⟦By Mira Lund⟧\nShare this article\nAdvertisement\n{_ARTICLE}Leave a comment",
            f"{_TITLE}Share this article\nAdvertisement\n{_ARTICLE}Leave a comment",
        ),
        Bad(
            f"{_TITLE}{_ARTICLE}Related Articles\nAdvertisement\n⟦Why do herons nest on cranes?⟧\nShare this article\n⟦Tickets for the opera ball go fast⟧\n⟦Our newsroom in your inbox each morning⟧",
            f"{_TITLE}{_ARTICLE}Related Articles\nAdvertisement\nShare this article",
        ),
        Bad(
            f"{_TITLE}{_ARTICLE}Advertisement\nShare this article\n⟦@haldenau_desk⟧\n⟦Tickets and Tides⟧\nFollow us on Twitter\nSubscribe to our newsletter",
            f"{_TITLE}{_ARTICLE}Advertisement\nShare this article\nFollow us on Twitter\nSubscribe to our newsletter",
        ),
    ),
    good=(
        f"{_TITLE}By Mira Lund\n{_ARTICLE}Orchard growers count the cost of late frost\nFerry timetable brings longer nights at sea",
        f"{_TITLE}Advertisement\nShare this article\n{_ARTICLE}A new roof\nThe owner of the second site said on Wednesday that she would sell to the town if the region kept its word.",
        f"Advertisement\nShare this article\n{_TITLE}{_ARTICLE}Leave a comment",
        f"{_TITLE}{_ARTICLE}Correction: An earlier version of this article gave the wrong year.\nShare this article\nRead more:\nAdvertisement",
        f"{_TITLE}{_ARTICLE}1968 | opened\n2014 | first cracks\n2023 | closed\nShare this article\nAdvertisement",
        f"{_TITLE}{_ARTICLE}• Orchard growers count the cost of late frost\n• Ferry timetable brings longer nights at sea\nShare this article\nAdvertisement",
        f"Advertisement\nShare this article\n{_TITLE}HALDENAU (AP)\n{_ARTICLE}Leave a comment",
        f"{_TITLE}{_ARTICLE}The last swimmers will leave the water at eight in the evening.\nShare this article\nRead more:\nAdvertisement",
        f"{_TITLE}{_ARTICLE}Additional reporting by Mira Lund\nShare this article\nRead more:\nAdvertisement",
    ),
)
def unlisted_line(document: Document) -> Iterator[Finding]:
    """Every site has labels, teasers and forms of its own, and no list holds them all. What gives such a line away is
    where it stands (outside the article, among lines that are known to belong to the page), that it is no sentence, and
    that its words are not the article's. Only a text of which the lists know a line, and whose article is
    plain to see, is looked at. Each of these has a weight in a table, and only a line of which their sum
    leaves hardly a doubt is reported, with the reasons that weighed most."""
    for verdict in convictions(document):
        unit = units(document)[verdict.unit]
        evidence = ", ".join(verdict.evidence[:_SAID])
        yield unlisted_line.finding(unit, edits=((removal(document, unit),),), evidence=evidence)
