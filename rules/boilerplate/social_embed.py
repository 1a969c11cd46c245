"""Posts of social networks that were embedded in the page."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.embeds import MARKS, embeds
from textlint.facts.lines import removal, units


@rule(
    id="boilerplate/social_embed",
    message="“{start}” is from a post that was embedded in the page; without the frame round it, it reads as if it were the article's.",
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
            "⟦A statue of Felix Dzerzhinsky, the founder of the #Soviet Cheka (secret police), has been unveiled in Moscow. pic.twitter.com/40TZyJbdju\n"
            "— Kyle Orton (@KyleWOrton) September 11, 2023⟧\n"
            "The spy agency did not say why it had been put up.",
            "The statue came back to the square last week.\nThe spy agency did not say why it had been put up.",
            "002",
        ),
        Bad(
            "The minister answered within the hour.\n⟦We will not be blackmailed. Not today, not tomorrow.\n— Anna Keller (@annakeller) May 3, 2021⟧\nHer office would say no more.",
            "The minister answered within the hour.\nHer office would say no more.",
        ),
        Bad(
            "Fans queued all night for the new record.\n\n⟦View this post on Instagram\n\nA post shared by The Paper Boats (@paperboats)⟧",
            "Fans queued all night for the new record.",
        ),
        Bad(
            "The bridge was closed at noon.\n⟦BREAKING: Bridge closed in both directions https://t.co/AbCd123xyz⟧\nIt opened again at six.",
            "The bridge was closed at noon.\nIt opened again at six.",
        ),
        Bad(
            "The army denied it.\n⟦Please open Telegram to view this post\nVIEW IN TELEGRAM⟧\nNobody was hurt.",
            "The army denied it.\nNobody was hurt.",
        ),
        Bad(
            "The song is everywhere.\n⟦@paperboats\nWe sang it on the ferry #fyp #harbour\n♬ original sound - The Paper "
            "Boats⟧\nThe band is four years old.",
            "The song is everywhere.\nThe band is four years old.",
        ),
        Bad(
            "The mayor thanked the crews.\n⟦Posted by City of Marberg on Friday, May 5, 2017⟧\nThe fire was out by noon.",
            "The mayor thanked the crews.\nThe fire was out by noon.",
        ),
        Bad(
            "The clip was shared widely.\n⟦Video unavailable\nThis video is private.\nWatch on YouTube⟧\nIt shows the old pier.",
            "The clip was shared widely.\nIt shows the old pier.",
        ),
        Bad(
            "The zoo was glad.\n⟦We are so happy to tell you that our two otters have been joined by three small ones today\n"
            "Come and see them #otters pic.twitter.com/AbCd123xyz\n— Marberg Zoo (@marbergzoo) May 3, 2021⟧\nThe zoo opens at nine.",
            "The zoo was glad.\nThe zoo opens at nine.",
        ),
    ),
    good=(
        "The channel asks readers to open Telegram to view this post before it is deleted.",
        "The video is unavailable in Germany, the network said.",
        "Posted by a reader on the wall of the town hall, the note was gone by noon.",
        "@paperboats is the band’s account.\nThe band is four years old.",
        "About 400 people are talking about this in the village, the priest said.",
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
        span = Span(places[numbers[0]].start, places[numbers[-1]].end)
        words = document.text[span.start : span.start + 200].split()
        start = " ".join(words[:6]) + ("…" if len(words) > 6 else "")
        alone = ((removal(document, places[number]),) for number in (numbers[0], numbers[-1]) if len(numbers) > 1)
        yield social_embed.finding(span, edits=((removal(document, span),), *alone), start=start)
