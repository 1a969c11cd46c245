"""Letters of another alphabet inside a Latin word."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

if TYPE_CHECKING:
    import regex

_TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοΡν",
    "ABESIJKMHOPCTXYaesijopcxyhdqw" + "ABEZHIKMNOPTYXoPv",
)
_WORD = Expression(r"[\p{Latin}\p{Cyrillic}\p{Greek}]{2,60}")
_MAY_BE_OTHER = "[\u0370-\u1fff\u2100-\U0010ffff]"  # for `re`, which reads on faster; no other place has the two
_REST = "[A-Za-z\u0080-\U0010ffff]*"
_LATIN, _OTHER = Expression(r"\p{Latin}"), Expression(r"[\p{Cyrillic}\p{Greek}]")


@rule(
    id="mojibake/mixed_script",
    message="“{word}” mixes Latin letters with {others}.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="Unicode Technical Standard 39 (confusable characters, mixed-script detection)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=("[а-я]", "[А-Я]", "[ѐ-џ]", "[Α-Ω]", "[α-ω]", "һ", "ԁ", "ԛ", "ԝ"),
    bad=(
        Bad("The mayor of ⟦Кyiv⟧ spoke.", "The mayor of Kyiv spoke."),
        Bad("⟦Рutin⟧ and the ⟦сity⟧ of Lviv.", "Putin and the city of Lviv."),
        Bad("The ⟦prоduct⟧ was sold in ⟦Αthens⟧.", "The product was sold in Athens."),
        Bad("The ⟦Liдer⟧ of the party left."),
    ),
    good=(
        "The mayor of Kyiv (Київ) spoke.",
        "The μm and the kΩ are units.",
        "β-carotene, α1 and the σ-algebra.",
        "“Добрий день,” he said.",
        "The ΔT and μg/l values rose to 4 μmol or 3 μmoles.",
        "The ПВО-type missile was found.",
    ),
)
def mixed_script(document: Document) -> Iterator[Finding]:
    """A word has letters of the Cyrillic or Greek alphabet that look like Latin ones.

    Editors who change keyboards in mid-word, optical character recognition and writers who want to slip past a filter
    make such words; no search and no dictionary finds them.
    """
    for match in _words(document.text):
        word = match[0]
        if (
            _LATIN.search(word) is None
            or (others := _OTHER.findall(word)) == []
            or _is_unit(word, others)
            or _is_misread(word)
        ):
            continue
        right = word.translate(_TWINS)
        whole = _OTHER.search(right) is None
        shown = ", ".join(dict.fromkeys(others))
        yield mixed_script.finding(Span(*match.span()), replace=right if whole else None, word=word, others=shown)


def _words(text: str) -> "Iterator[regex.Match[str]]":
    """The words of Latin, Greek and Cyrillic letters among which some may not be Latin."""
    end, search, rest = 0, re.compile(_MAY_BE_OTHER).search, re.compile(_REST).match
    while found := search(text, end):
        start = found.start()
        while start > end and (text[start - 1].isalpha() or not text[start - 1].isascii()):
            start -= 1
        end = rest(text, found.start()).end()  # type: ignore[union-attr]  # an empty rest matches, too
        yield from _WORD.finditer(text, start, end)


def _is_misread(word: str) -> bool:
    """True for â€™ as Windows-1251 shows it; the matter of misdecoded_utf8."""
    return "вЂ" in word or word.endswith(("в", "Г", "В"))


def _is_unit(word: str, others: list[str]) -> bool:
    """True for μm, kΩ, ΔT, μmol: a Greek sign beside a unit or a symbol."""
    if word[0] == "μ" and word[1:].isascii():
        return True
    return len(word) <= 3 and len(others) == 1 and others[0] in "μΩΔαβγδλπσφωθητ∆"
