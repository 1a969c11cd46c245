"""The speller is not heard on names, and on little else than slips of common words."""

import pytest

from tests.made import document
from textlint.core import Span
from textlint.languagetool.names import Standing, is_name_like, standing

NAMES = [
    ("The lawyer ⟦Benyash⟧ spoke.", ["Beneath"]),
    ("⟦Ivashov⟧ wrote a letter.", ["Ivanov"]),
    ("A base at ⟦al-Tanf⟧ was hit.", ["altar"]),
    ("An ⟦anti-Erdogan⟧ rally was held.", ["anti-Roman"]),
    ("He wrote to ⟦bbc⟧@example.org.", ["BBC"]),
    ("Then the ⟦iPhone⟧ came.", ["phone"]),
    ("Troops of the ⟦SBU⟧ arrived.", ["SUB"]),
    ("Mayor Ali ⟦ibn⟧ Saud left.", ["in"]),
    ("They fled ⟦kyiv⟧ in March; Kyiv held.", ["Kyiv"]),
    ("The ⟦labour⟧ market grew.", ["labor"]),
    ("Their ⟦judgement⟧ was wrong.", ["judgment"]),
]
MISSPELT = [
    ("They met for ⟦breakast⟧ in Berlin.", ["breakfast"]),
    ("He told ⟦teh⟧ court so.", ["the"]),
    ("A year ⟦inwhich⟧ prices rose.", ["in which"]),
    ("⟦Nonethless⟧, the figure rose.", ["Nonetheless"]),
    ("The plan was ⟦recieved⟧ badly.", ["received"]),
    ("The car ⟦stoped⟧ at night.", ["stopped"]),
]
LOWERED = [
    ("“It was ⟦recieved⟧ badly,” she said.", ["received"]),
]
UNKNOWN = [
    ("It goes back to the word ⟦sistere⟧, to stop.", ["sister"]),
    ("The math is not ⟦mathing⟧ here.", ["matching"]),
    ("Buy something ⟦wintery⟧ for her.", ["winter"]),
    ("The ⟦qubit⟧ was stable.", ["quit"]),
    ("Policy ⟦wonks⟧ agree.", ["works"]),
    ("A new ⟦heatsink⟧ cools it.", ["heat sink"]),
    ("A ⟦knockoff⟧ of the bag sold well.", ["knock off"]),
    ("They ⟦recieved⟧ it, and he recieved it.", ["received"]),
    ("⟦Noticably⟧ absent was Ms. ⟦Noticably⟧.", ["Noticeably"]),
]


def marked(text):
    start, end = text.index("⟦"), text.index("⟧")
    return document(text.replace("⟦", "").replace("⟧", "")), Span(start, end - 1)


@pytest.mark.parametrize(
    ("worth", "text", "replacements"),
    [
        (worth, *row)
        for worth, rows in (
            (Standing.NAME, [*NAMES, UNKNOWN[-1]]),
            (Standing.WRONG, MISSPELT),
            (Standing.LOWERED, LOWERED),
            (Standing.UNKNOWN, UNKNOWN[:-1]),
        )
        for row in rows
    ],
)
def test_a_word_the_dictionary_lacks_is_worth_what_the_document_says(worth, text, replacements):
    made, span = marked(text)
    assert standing(made, span, tuple(replacements)) is worth


@pytest.mark.parametrize(
    ("replacement", "word", "is_name"),
    [
        ("Kyiv", "kyiv", False),
        ("Rayner", "ratner", True),
        ("Hew Brew", "hebrew", True),
        ("the", "teh", False),
        ("Their", "Thier", False),
        ("Ivanov", "Ivashov", True),
    ],
)
def test_a_replacement_that_would_put_a_name_there_is_told(replacement, word, is_name):
    assert is_name_like(replacement, word) is is_name
