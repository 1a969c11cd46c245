"""Rule: `,” Mikhail said Benyash,` for `,” said Mikhail Benyash,`."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Safety, Severity, Span, kept, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import is_given_name
from textlint.facts.sentences import sentence_at

OBJECTS = ("posted", "related", "charged", "pointed", "reported", "expressed", "denied")  # what follows is their object


@kept
def _verbs() -> frozenset[str]:
    """Verbs of saying, in the past and the present, that do not take the hearer as their object."""
    rows = [row for row in lexicon("reporting_verbs").rows if row[4] == "no" and row[0] not in OBJECTS]
    return frozenset(row[column] for row in rows for column in (0, 1))


VERBS = _verbs()
NOT_A_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January\b|February\b|March\b|April\b|May\b|June\b|July\b|August\b|"
    r"September\b|October\b|November\b|December\b|Christmas\b|Easter\b|Today\b|Yesterday\b)"
)
NAME = r"\p{Lu}[\p{L}’'-]+"
NAME_AND_VERB = 80  # code points of a given name, an initial and a verb at most
REACH = 200  # code points from the quotation mark to the end of the longest name
INVERTED = Expression(
    rf"[,.!?…][”\"’]\s(?P<mark>(?P<given>{NAME}(?: \p{{Lu}}\.)?) (?P<verb>{'|'.join(sorted(VERBS))}) {NOT_A_NAME}"
    rf"(?P<surname>{NAME}(?: {NAME}){{0,2}}))"
    r"(?=[,.;](?!\d)|\s*$| (?:who|in an? |at an? |on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))",
    Expression.MULTILINE,
)


@rule(
    id="translation/inverted_attribution",
    message="“{found}” has the verb between the two parts of a name; write “{right}”.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="linguistic conventions/grammar/word order",
    translated_from=("es", "ar"),
    source="Name and verb order in attribution: Washington University editorial guide; Spanish *dijo Mikhail Benyash*",
    requires=[f"{mark} [A-Z]" for mark in ("”", '"', "’")],
    quotes=InQuotes.SKIP,
    bad=[
        Bad(
            "“A lot of people don’t want to fight,” ⟦Mikhail said Benyash⟧, a Russian lawyer who represents soldiers.",
            "“A lot of people don’t want to fight,” said Mikhail Benyash, a Russian lawyer who represents soldiers.",
            seed="001",
        ),
        Bad(
            "“We were never told where they had been taken,” ⟦Maria added Kovalenko⟧.",
            "“We were never told where they had been taken,” added Maria Kovalenko.",
        ),
        Bad(
            '"The bridge will be closed for a year," ⟦Carlos explained Gómez Ruiz⟧, the head of the works.',
            '"The bridge will be closed for a year," explained Carlos Gómez Ruiz, the head of the works.',
        ),
        Bad(
            "Tarek Hamdan leads the union. “It is not over!” ⟦Tarek insisted Hamdan⟧ in a video.",
            "Tarek Hamdan leads the union. “It is not over!” insisted Tarek Hamdan in a video.",
        ),
    ],
    good=[
        "“I never saw the contract,” Mikhail told Benyash.",
        "“It will not happen again,” Maria said Monday.",
        "“They will lose,” Kirby said Putin was told, and nobody objected.",
        "“They will lose,” said Maria Kovalenko, a lawyer.",
        "He called the plan “absurd,” and Maria said Putin, a former spy, would reject it.",
        "“They will lose,” Robert said. Putin had no answer.",
        "“It is over,” John wrote Mary.",
    ],
)
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A translator's machine moves the verb behind the first name.

    Spanish, Arabic and Russian attribution puts the verb first (said Mikhail Benyash). Systems that move it to the
    place English prefers often get only past the first word of the name.
    """
    for hit in hits:
        words = document.text[hit.end - 1 : hit.end + NAME_AND_VERB].split(" ", 3)
        if VERBS.isdisjoint(words[1:3]):  # after the given name, or after it and an initial
            continue
        match = INVERTED.match(document.text, hit.start - 1, hit.end + REACH)
        if match is None:
            continue
        given, surname, verb = match["given"], match["surname"], match["verb"]
        full = f"{given} {surname}"
        if not (is_given_name(given.split(" ")[0]) or full in document.text):
            continue
        span = Span(*match.span("mark"))
        if verb in ("wrote", "writes") or _goes_on(document, span):
            continue
        right = f"{verb} {full}"
        yield check.finding(span, replace=right, found=match["mark"], right=right)


def _goes_on(document: Document, span: Span) -> bool:
    """True when the quoted words stand inside a sentence, so that the surname may be the subject of what follows."""
    before = document.text[sentence_at(document, span.start).start : span.start].lstrip()
    return before[:1] not in "“\"‘'"
