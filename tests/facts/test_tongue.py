"""A line of another language says by its letters or its words which language it is in."""

import pytest

from textlint.core.languages import LANGUAGES, named
from textlint.facts.lexicon import lexicon
from textlint.facts.tongue import LETTERS, languages_of


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Lea también: El puerto reabre tras la tormenta", ("es",)),
        ("Leia também", ("pt",)),
        ("À lire aussi", ("fr",)),
        ("Lesen Sie auch", ("de",)),
        ("Baca juga: Tiga pendaki hilang", ("id",)),
        ("Читайте также", ("ru", "uk", "bg")),
        ("Материалы по теме: объявлены итоги", ("ru",)),
        ("Більше новин", ("uk",)),
        ("اقرأ أيضا", ("ar",)),
        ("بیشتر بخوانید", ("fa",)),
        ("続きを読む", ("ja",)),
        ("相关新闻", ("zh",)),
        ("Read also: the port reopens", ()),
        ("", ()),
    ],
)
def test_letters_and_words_tell_the_language_of_a_line(line, languages):
    assert languages_of(line) == languages


def test_every_language_that_a_table_names_has_an_english_name():
    codes = {code for _, languages in LETTERS for code in languages}
    codes.update(lexicon("foreign_words").column("language"))
    codes.update(filter(None, lexicon("exonyms").column("language")))
    codes.update(code for cell in lexicon("translation_habits").column("languages") for code in cell.split("|"))
    assert codes <= set(LANGUAGES)


def test_languages_are_named_as_a_phrase():
    assert named(["es"]) == "Spanish"
    assert named(["ru", "uk"]) == "Russian or Ukrainian"
    assert named(["zh", "ja", "ko"]) == "Chinese, Japanese or Korean"
