"""A name and the word after it written as one; see the docstring of `check`."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, kept, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import evidence, is_given_name, long_names
from textlint.facts.words import forms, is_known

SHORTEST = 8  # letters in a token that is looked at
NAME, VERB = 4, 4  # letters in the two parts, at least
PREFIXES = frozenset(
    "Counter Crypto Cyber Extra Hyper Inter Macro Mega Micro Multi Over Photo Retro Super Turbo Ultra Under".split()
)
AFTER = frozenset(  # besides verbs in -ed: words that often follow a name
    "says said told wrote came took gave began became spoke has had was were will would could should and the that this "
    "those with from into over which who whose when while after before also but not been their under against during "
    "because since until through".split()
)
_SECOND = ("ed", *sorted(AFTER))


@rule(
    id="entity/fused_word",
    message='"{found}" is two words: {right}.',
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    mqm="linguistic conventions/spelling/white space",
    source="HTML Living Standard, 13.1.2 (phrasing content): text of neighbouring elements is joined without a space",
    quotes=InQuotes.FIX,
    bad=(
        Bad("recorded by soldiers and published by the independent Russian media ⟦Mediazonadocumented⟧ cases of soldiers who refused orders from their superiors.",
            fixed="recorded by soldiers and published by the independent Russian media Mediazona documented cases of soldiers who refused orders from their superiors.",
            seed="001"),
        Bad("A reporter of ⟦Bellingcatsaid⟧ that the video was old.",
            fixed="A reporter of Bellingcat said that the video was old."),
        Bad("Heavy shelling of ⟦Bakhmutkilled⟧ two people on Friday.",
            fixed="Heavy shelling of Bakhmut killed two people on Friday."),
        Bad("Olena Karpenchuk runs the shelter. On Monday ⟦Karpenchuktold⟧ the council that it was full.",
            fixed="Olena Karpenchuk runs the shelter. On Monday Karpenchuk told the council that it was full."),
        Bad("The leaders of ⟦Azerbaijanand⟧ Armenia met in Brussels.",
            fixed="The leaders of Azerbaijan and Armenia met in Brussels."),
        Bad("The firm ⟦Gazpromannounced⟧ a halt of deliveries.",
            fixed="The firm Gazprom announced a halt of deliveries."),
    ),
    good=(
        "Newcastle beat Sunderland, and Swedenborg was a Swede.",
        "Emanuel Swedenborg and Arthur Rowland met Ferdinand in Helmand.",
        "The Falklands, Starbucks, Blackstone and Pottermore are names.",
        "Robertson, Richardson, Edmondson and Samuelson played.",
        "YouTube, PayPal, LinkedIn and MediaZona are written so.",
        "#Mediazonadocumented and @Mediazonadocumented are a tag and a handle.",
        "Kazakhstan, Tatarstan, Hindustan and Swaziland are countries or were.",
        "Turbocharged engines and overmatched rivals: Turbocharged and Overmatched are words.",
        "The Donaudampfschiffahrtsgesellschaft and the Bundesverfassungsgericht are German.",
        "Read more at Mediazonadocumented.example or write to Mediazonadocumented@example.org.",
        "The Barrymore family, Wilderless and Cricketnext.",
        "Karpenchuk wrote to Karpenchuktold; Karpenchuktold answered, and Karpenchuktold is a name.",
    ),
)  # fmt: skip
def check(document: Document) -> Iterator[Finding]:
    """Extractors join the text of neighbouring elements: where a linked name ends and the sentence goes on without a
    space in the page's source, the name and the next word become one. A long unknown token is reported when it is, in one
    way only, a name that is known or stands elsewhere in the article, and a verb in the past or a function word."""
    names = long_names(document)
    for token in sorted(token for token in names if token.endswith(_SECOND) and len(token) >= SHORTEST):
        splits = [
            place
            for place in range(NAME, len(token) - 2)
            if (name := token[:place]) in _names() or (name in names and place > NAME)
            if _is_split(document, name, token[place:])
        ]
        if len(splits) != 1 or _is_word(token):
            continue
        places = evidence(document, token).places
        if len(places) > 2 or not all(_stands_free(document.text, place, place + len(token)) for place in places):
            continue
        right = f"{token[: splits[0]]} {token[splits[0] :]}"
        for place in places:
            yield check.finding(Span(place, place + len(token)), replace=right, found=token, right=right)


def _is_split(document: Document, name: str, word: str) -> bool:
    """True when `word` may follow a name, and `name` is one that is known or stands elsewhere with a first name."""
    if word not in AFTER and (len(word) < VERB or word[-2:] != "ed" or not word.islower() or "D" not in forms(word)):
        return False
    if name in _names():
        return True
    if name in PREFIXES or is_known(name):
        return False
    seen = evidence(document, name)
    return bool(seen.owners or seen.titles)


def _is_word(token: str) -> bool:
    return is_known(token) or is_given_name(token) or token in _names()


def _stands_free(text: str, start: int, end: int) -> bool:
    """False in a handle, a tag, an address, a file name or a compound with a hyphen."""
    after = text[end : end + 2]
    return text[start - 1 : start] not in tuple("@#/._-&=") and not (
        after[:1] in ("@", "/", "_", "-") or (after[:1] == "." and after[1:].isalnum())
    )


@kept
def _names() -> frozenset[str]:
    """Single words that name a person, a place or an organisation, and are not words besides."""
    columns = (
        ("people", "surname"),
        ("exonyms", "now"),
        ("organisations", "name"),
        ("country_adjectives", "country"),
        ("lowercase_names", "name"),
    )
    names = (name for table, column in columns for name in lexicon(table).column(column))
    return frozenset(
        name for name in names if len(name) >= NAME and name[0].isupper() and name.isalpha() and not is_known(name)
    )
