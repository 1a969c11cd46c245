"""Posts of social networks that were embedded in the page."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.embeds import MARKS, embeds
from textlint.facts.lines import removal, units


@rule(
    id="boilerplate/social_embed",
    message="This line is part of a post that was embedded in the page; without the frame round it, it reads as if it were the article's.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="embed codes of Twitter/X, Instagram, Facebook and YouTube, which carry the text of the post",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=MARKS,
    bad=(
        Bad(
            "The statue came back to the square last week.\n"
            "⟦A statue of Felix Dzerzhinsky, the founder of the #Soviet Cheka (secret police), has been unveiled in Moscow. pic.twitter.com/40TZyJbdju⟧\n"
            "⟦— Kyle Orton (@KyleWOrton) September 11, 2023⟧\n"
            "The spy agency did not say why it had been put up.",
            "The statue came back to the square last week.\nThe spy agency did not say why it had been put up.",
            "002",
        ),
        Bad(
            "The minister answered within the hour.\n⟦We will not be blackmailed. Not today, not tomorrow.⟧\n⟦— Anna Keller (@annakeller) May 3, 2021⟧\nHer office would say no more.",
            "The minister answered within the hour.\nHer office would say no more.",
        ),
        Bad(
            "Fans queued all night for the new record.\n\n⟦View this post on Instagram⟧\n\n⟦A post shared by The Paper Boats (@paperboats)⟧",
            "Fans queued all night for the new record.",
        ),
        Bad(
            "The bridge was closed at noon.\n⟦BREAKING: Bridge closed in both directions https://t.co/AbCd123xyz⟧\nIt opened again at six.",
            "The bridge was closed at noon.\nIt opened again at six.",
        ),
    ),
    good=(
        "He wrote on Twitter that the bridge was closed.",
        "“We will not be blackmailed,” the minister wrote on X (@annakeller) on Monday.",
        "The account @bridgewatch, which has 4,000 followers, first reported the crack.",
        "The video was viewed on YouTube two million times.",
        "— Anna Keller, reporting from Marberg",
        "Write to the editor at letters@example.org.",
    ),
)
def social_embed(document: Document) -> Iterator[Finding]:
    """Pages embed posts as a quotation that a script turns into a framed card. Extractors take the quotation for a
    paragraph, so a stranger's words stand in the article as if its author had written them. An editor may want to quote
    the post, so it is not removed unasked."""
    places = units(document)
    for numbers in embeds(document):
        spans = [places[number] for number in numbers]
        for span in spans:
            others = [other for other in spans if other != span]
            yield social_embed.finding(span, edits=((removal(document, span),),), related=others)
