"""Rule: `The General Staff gave no evidence, yet he claimed` for `yet it claimed`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, kept, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import is_given_name
from textlint.facts.sentences import sentence_at
from textlint.facts.words import is_known

PLURAL_HEADS = frozenset("Forces Services Troops Prosecutors Ombudsman Watchdog Society Network".split())
PRONOUN = Expression(
    r"(?:,? (?:yet|but|and|although|though|while|because|however,|saying|where) |, )(?P<pronoun>[Hh]e|[Ss]he) "
    r"(?:also |has |had |still |now |then )?(?:claim|sa(?:id|ys)|add|insist|den(?:ied|ies)|promise|announce|declare|warn|"
    r"state[sd]|note[sd]|accuse|demand|reject|stress|emphasi[sz]e|argue|reported|believe|considers?|confirm|did not|"
    r"does not|refuse|plan)"
)
BEFORE, AFTER = 12, 24  # code points that the expression takes beside “and he ” at most
PERSONS = frozenset(
    "activist actor actress admiral adviser advisor ambassador analyst anyone archbishop attorney author "
    "ayatollah bishop boss boy brother candidate captain cardinal ceo chairman chancellor chief coach colonel "
    "commander commissioner daughter deputy dictator director doctor dr driver economist envoy expert farmer "
    "father founder girl governor guest he head her hers herself him himself his husband i imam journalist judge "
    "justice king lady lawmaker lawyer leader lieutenant lord man manager mayor me minister miss mother mr mrs ms "
    "my officer official owner patient person player politician pope premier president prince princess prisoner "
    "prof professor queen rabbi reporter representative researcher resident scientist secretary senator sergeant "
    "she sheikh singer sir sister soldier somebody someone son spokesperson student suspect teacher victim who "
    "wife witness woman worker writer".split()
)
WORD = Expression(r"\p{L}+")


@rule(
    id="translation/he_for_organisation",
    message="“{pronoun}” stands for an organisation or a country; write “{right}”.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="linguistic conventions/grammar/agreement",
    source="AP Stylebook and Guardian style guide: an organisation is *it*",
    requires=[
        f"{word} {pronoun} "
        for word in ("yet", "but", "and", ",", "though", "because", "while")
        for pronoun in ("he", "she")
    ],
    blocks=frozenset({Kind.PARAGRAPH, Kind.CAPTION}),
    quotes=InQuotes.SKIP,
    bad=[
        Bad(
            "The Ukrainian General Staff provided no concrete evidence, yet ⟦he⟧ claimed that Russia could recruit.",
            "The Ukrainian General Staff provided no concrete evidence, yet it claimed that Russia could recruit.",
            seed="002",
        ),
        Bad(
            "The ministry published no figures, but ⟦she⟧ said that the harvest had been good.",
            "The ministry published no figures, but it said that the harvest had been good.",
        ),
        Bad(
            "Germany closed the border in March, and ⟦she⟧ also announced new checks at the airports.",
            "Germany closed the border in March, and it also announced new checks at the airports.",
        ),
        Bad(
            "The Constitutional Court rejected the complaint, and ⟦he⟧ stressed that the law was clear.",
            "The Constitutional Court rejected the complaint, and it stressed that the law was clear.",
        ),
    ],
    good=[
        "Zaluzhnyi left on Monday. The General Staff gave no reason, but he said that he was tired.",
        "The General Staff said the commander was well, but he denied it.",
        "The court convicted Maria Kovalenko, but she said that she would appeal.",
        "The ministry published no figures, but it said that the harvest had been good.",
        "The company hired a lawyer, and he added two clauses to the contract.",
        "The court freed the man, but he refused to leave the building.",
    ],
)
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Translation picks “he” or “she” for a noun that is masculine or feminine in the source.

    El Estado Mayor, Генштаб and la Corte have a gender; an English organisation is “it”. The rule speaks only when the
    subject of the sentence is an organisation or a country and nobody was mentioned before it in the text.
    """
    for hit in hits:
        match = PRONOUN.search(document.text, max(0, hit.start - BEFORE), hit.end + AFTER)
        if match is None or match.start("pronoun") >= hit.end:  # another hit stands for that one
            continue
        span = Span(*match.span("pronoun"))
        sentence = sentence_at(document, span.start)
        if not _subject().match(document.text, sentence.start, span.start) or span.start > document.fact(_first_person):
            continue
        yield check.finding(span, replace="it", pronoun=match["pronoun"], right="it")


def _first_person(document: Document) -> int:
    """Where the text first mentions somebody; its length when it never does. The pronouns themselves do not count."""
    text = document.text
    for match in WORD.finditer(text):
        word = match[0].casefold()
        if word in PERSONS or word.endswith(("woman", "sman")) or _may_be_name(match[0]):
            if word in ("he", "she") and _is_subject(text, *match.span()):
                continue
            return match.start()
    return len(text)


def _is_subject(text: str, start: int, end: int) -> bool:
    """True for a pronoun that the rule is about."""
    near = PRONOUN.finditer(text, max(0, start - BEFORE), end + AFTER)
    return any(match.start("pronoun") == start for match in near)


def _may_be_name(word: str) -> bool:
    """True for a capitalised word that is a given name, or that nothing else is known of."""
    if not word[0].isupper():
        return False
    return is_given_name(word) or not (is_known(word) or word.casefold() in _neutral())


@cache
def _subject() -> Expression:
    """An organisation or a country at the head of a sentence, with its verb."""
    heads = "|".join(
        regex.escape(head) for head in lexicon("organisation_heads").column("head") if head not in PLURAL_HEADS
    )
    names = (name.removeprefix("the ") for name in lexicon("country_adjectives").column("country") if name)
    countries = "|".join(map(regex.escape, names))
    return Expression(
        rf"(?:[Tt]he |[Aa] )?(?:(?:\p{{L}}[\p{{L}}’'-]* ){{0,3}}(?i:{heads})(?: of (?:the )?\p{{Lu}}\p{{L}}+)?|"
        rf"(?i:the )?(?:{countries})|Kremlin|Pentagon|NATO|White House) "
        r"(?!of\b|and\b|’s|'s)(?:has |have |had |also |never |did not |does not )?"
        r"\p{Ll}{2,14}(?:ed|s|es|t|d|w|ve|ade|nt|ew)\b"
    )


@kept
def _neutral() -> frozenset[str]:
    """Capitalised words that name no person, in folded case."""
    return frozenset(
        word.casefold()
        for name, column in (
            ("country_adjectives", "country"),
            ("country_adjectives", "adjective"),
            ("demonyms", "plural"),
            ("organisations", "name"),
        )
        for text in lexicon(name).column(column)
        for word in text.split()
    ) | frozenset(
        "january february march april may june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday moscow kyiv kiev washington brussels beijing eu nato un us uk read also".split()
    )
