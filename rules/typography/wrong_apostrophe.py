"""Another sign where an apostrophe belongs."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at, starts

_PATTERN = Expression(
    r"(?<=\p{L})(?P<mark>[‘`´′＇‛]|''|’’)(?=(?:s|re|ve|ll|d|m)(?![\p{L}’'‘`´]))|(?<=[nN])(?P<mark>[‘`´′＇‛]|''|’’)(?=t(?!\p{L}))|"
    r"(?<=\b(?:[Ii]t|[Tt]hat|[Ww]hat|[Tt]here|[Hh]e|[Ss]he|[Ll]et|[Ww]ho))(?P<mark>;)(?=s\s)|(?<=\b\p{L}{1,6}n)(?P<mark>[;,])(?=t\s)|"
    r"(?<=\b[OD])(?P<mark>[‘`´′＇‛])(?=\p{Lu}\p{Ll}{2})|(?<=[\s(“\"—–-]|^)(?P<mark>[‘`´])(?=\d0s(?!\p{L}))|"
    r"(?<=\s)(?P<mark>[‘`´])(?=(?:n[’'‘] |em\s|tis\s|twas\s))"
)
_BEGINNINGS = ("‘", "`", "´", "′", "＇", "‛", "''", "’’", ";s", ";t", ",t")  # of all matches
_ELSEWHERE = Expression(r"(?<=\p{L})([’'])(?=\p{Ll}{1,2}(?!\p{L}))")
_NAMES = frozenset("ka sa ba".split())  # an ayin or okina before a final letter: Ka‘d


@rule(
    id="typography/wrong_apostrophe",
    message="The sign {wrong} in “{word}” is no apostrophe: write {right}.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/punctuation",
    source="The Chicago Manual of Style, 18th edition, chapter 6 (apostrophe, primes, okina)",
    quotes=InQuotes.FIX,
    requires=(
        "[a-zA-Z][‘`´′＇‛]",
        "[a-z]''",
        "[a-z]’’",
        ";s ",
        "n;t ",
        "n,t ",
        "‘[1-9]0s",
        "`[1-9]0s",
        "´[1-9]0s",
        " ‘n",
        " ‘em",
        " ‘t",
        " `n",
        " `em",
    ),
    bad=(
        Bad(
            "The brigade lost one of the world⟦‘⟧s best-known tanks, and the army’s pride.",
            "The brigade lost one of the world’s best-known tanks, and the army’s pride.",
        ),
        Bad("They don⟦`⟧t know who⟦´⟧s to pay, and it's late.", "They don't know who's to pay, and it's late."),
        Bad("The band was famous in the ⟦‘⟧90s.", "The band was famous in the ’90s."),
        Bad("We⟦''⟧ll be \"ready\" and it isn⟦;⟧t far.", "We'll be \"ready\" and it isn't far."),
        Bad("Mr O⟦‘⟧Brien’s house was searched.", "Mr O’Brien’s house was searched."),
    ),
    good=(
        "The Hawai‘i and O‘ahu ferries, the Qur‘an, Ge‘ez and Sana‘a.",
        "The ’90s, rock ’n’ roll and the soldiers’ widows.",
        "He wrote `ls` and `cat` in the shell.",
        "The guard is 6′5″ and 90 kilos; so is she.",
        "He said ‘no’ and she said ‘the end’.",
        "Shi‘ite and Isma‘ili leaders met in Ta‘izz.",
    ),
)
def wrong_apostrophe(document: Document) -> Iterator[Finding]:
    """An opening quotation mark, an accent, a prime or a semicolon stands where an apostrophe belongs.

    Translation systems and content systems curl the apostrophe the wrong way; writers who type on keyboards of
    other languages take the accent key for it.
    """
    text = document.text
    curly: bool | None = None
    for match in matches_at(_PATTERN, text, starts(text, *_BEGINNINGS)):
        start, end = match.span("mark")
        if curly is None:
            curly = _is_curly(text)
        word_start = start
        while word_start and text[word_start - 1].isalpha():
            word_start -= 1
        word_end = end
        while word_end < len(text) and text[word_end].isalnum():
            word_end += 1
        if text[word_start:start].casefold() not in _NAMES:
            right = "’" if curly else "'"
            yield wrong_apostrophe.finding(
                Span(start, end), replace=right, wrong=match["mark"], right=right, word=text[word_start:word_end]
            )


def _is_curly(text: str) -> bool:
    """True when most apostrophes of the text are curly, or when it has none and its other marks say nothing."""
    found = [match[1] for match in _ELSEWHERE.finditer(text)]
    curly = found.count("’")
    if found:
        return 2 * curly >= len(found)
    return "“" in text or "‘" in text or '"' not in text
