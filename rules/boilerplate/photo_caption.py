"""Captions of pictures that are not there."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import blocks
from textlint.facts.captions import caption, signs
from textlint.facts.lines import removal


@rule(
    id="boilerplate/photo_caption",
    message="This line looks like the caption of a picture, which is not part of the text: it {sign}.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    safest=Safety.SAFE,
    mqm="design and markup/content that does not belong",
    source="AP Stylebook, captions (who does what, the day, the credit in brackets at the end); credit lines of Reuters, AP, AFP and Getty Images",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=signs(),
    bad=(
        Bad(
            "The army said that it had lost two vehicles in the raid on Sunday.\n"
            "⟦A Ukrainian soldier sitting on a captured Russian armored vehicle marked with the “Z” symbol (REUTERS/Thomas Peter)⟧\n"
            "The commander of the unit would not say how many of his men had been wounded in the attack.",
            "The army said that it had lost two vehicles in the raid on Sunday.\n"
            "The commander of the unit would not say how many of his men had been wounded in the attack.",
            "001",
        ),
        Bad(
            "⟦FILE PHOTO: Containers are stacked at the port of Haldenau, May 3, 2021. REUTERS/Karl Ebner⟧\n\n"
            "Exports fell for the fourth month in a row in April as orders from overseas dried up.",
            "Exports fell for the fourth month in a row in April as orders from overseas dried up.",
        ),
        Bad(
            "Lawmakers will vote on the bill next week.\n\n⟦FILE - Demonstrators gather outside the parliament building in Oslavia, Monday, Oct. 2, 2023. (AP Photo/Mira Lund, File)⟧",
            "Lawmakers will vote on the bill next week.",
        ),
        Bad(
            "The storm reached the coast at dawn and moved inland.\n⟦Residents wade through a flooded street in the old town of Belcara. Maria Sol/AFP via Getty Images⟧\nAt least nine people died.",
            "The storm reached the coast at dawn and moved inland.\nAt least nine people died.",
        ),
        Bad(
            "The two leaders met for an hour and parted without a word.\n⟦President Anna Keller (left) greets the visiting minister in Marberg on 4 May 2022⟧\nNo date was set for a second meeting.",
            "The two leaders met for an hour and parted without a word.\nNo date was set for a second meeting.",
        ),
    ),
    good=(
        "Russia denies Ukraine's claims\nThe ministry said on Friday that it knew of no such plan and would not speak of it again.",
        "Homeland defense\nThe ministry said on Friday that it knew of no such plan and would not speak of it again.",
        "KYIV, Ukraine (AP) — A soldier sitting on a captured tank waved at the crowd, and the crowd waved back.",
        "CHISINAU, Moldova (AP)\nThe two sides will meet again.",
        "Antelopes set out on their long way north - Xinhua\nThe two sides will meet again.",
        "The two sides reached a deal overnight, the ministry said. (Reuters)",
        "The agency (EPA) proposed another ban in April 2022, and nothing has come of it since.",
        "He sold the photograph to Getty Images.",
        "The picture: two men shake hands in front of a wall that nobody has painted for forty years.",
        "The bank will close forty branches by June, according to Bloomberg",
    ),
)
def photo_caption(document: Document) -> Iterator[Finding]:
    """Extractors keep the text under a picture and drop the picture, so its caption stands between two paragraphs as if it
    belonged to the story. A credit in brackets, an opening such as FILE PHOTO, or a person's place in the picture together
    with a date give it away."""
    for block in blocks(document):
        if block.kind is not Kind.CAPTION:
            continue
        found = caption(document, block.span)
        if found is not None and not found.credit_only:
            safety = Safety.SAFE if found.certain else Safety.UNSAFE
            yield photo_caption.finding(
                block.span, edits=((removal(document, block.span),),), safety=safety, sign=found.signs[0]
            )
