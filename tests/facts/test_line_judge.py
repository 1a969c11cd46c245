# ruff: noqa: E501 (examples are whole lines)
"""Lines that no list knows are weighed by what they show; what could be the article's is not even looked at."""

import pytest

from tests.made import document
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.facts.lexicon import lexicon
from textlint.facts.line_judge import BIAS, sights, verdicts
from textlint.facts.lines import units

TITLE = "Swimming hall to close after summer"
ARTICLE = "\n".join(
    [
        "The council voted on Tuesday night to close the old swimming hall at the end of the summer, nine years after the first cracks were found.",
        "Engineers had told the council in the spring that the beams would not carry the snow of another winter, and that a new roof was too dear.",
        "The hall was built in 1968 and is used by four schools, two clubs and some eight hundred swimmers a week, most of whom will have to travel.",
        "The region has promised a third of the money for a new hall, but only if building begins within two years, and it has not said where.",
    ]
)
KNOWN = "Advertisement\nShare this article\nSubscribe to our newsletter"
TEASER = "Orchard growers count the cost of late frost"


@pytest.fixture(scope="module")
def judged():
    rules = load()
    engine = Engine(rules)

    def look(text):
        made = document(text)
        engine.check(made)
        lines = [made.text[start:end] for start, end in units(made)]
        return {lines[verdict.unit]: verdict for verdict in verdicts(made)}

    return look


def test_a_teaser_among_lines_of_the_page_is_judged_with_its_evidence(judged):
    found = judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{TEASER}")
    assert found[TEASER].score > 3
    assert "none of its words in the article" in found[TEASER].evidence
    assert "under a line of the page" in found[TEASER].evidence


def test_a_text_without_lines_of_the_page_is_not_looked_at(judged):
    assert judged(f"{TITLE}\n{ARTICLE}\n{TEASER}\n{TEASER}") == {}


def test_a_line_that_speaks_of_the_same_as_the_article_has_a_lower_score(judged):
    strange = judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{TEASER}")[TEASER]
    own = "The council and the old swimming hall"
    assert judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{own}")[own].score < strange.score


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version gave the wrong year",
        "Editor’s note: The council votes again in May",
        "Additional reporting by Mira Lund",
        "HALDENAU (AP)",
        "Source: Bureau of Statistics, 12 May 2023",
        "• Orchard growers count the cost",
        "Pools\t12\t14",
        "2019 12 2020 14 2021 9 2022 7",
        "and most of whom will have to travel",
        "a sentence that goes on,",
        "Bu haber dün akşam güncellendi ve yenilendi.",
    ],
)
def test_notes_datelines_list_items_rows_and_halves_of_sentences_are_spared(judged, line):
    assert line not in judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{line}\n{KNOWN}")


def test_rows_of_a_label_and_what_it_says_are_spared(judged):
    assert "2017: Mira Lund" not in judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n2016: Jonas Reuter\n2017: Mira Lund")


def test_a_line_above_its_source_or_above_a_sentence_that_it_labels_is_spared(judged):
    assert TEASER not in judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{TEASER}\n(via The Orchard Post)")
    assert "Money:" not in judged(f"{TITLE}\n{ARTICLE}\n{KNOWN}\nMoney:\nThe state pays.")


def test_a_line_above_a_byline_may_be_the_headline_and_is_spared(judged):
    assert TEASER in judged(f"Ports\n{KNOWN}\n{TEASER}\n{ARTICLE}")
    assert TEASER not in judged(f"Ports\n{KNOWN}\n{TEASER}\nBy Mira Lund\n{ARTICLE}")


def test_a_text_whose_article_is_short_or_one_of_several_is_not_looked_at(judged):
    assert judged(f"{TITLE}\nThe council voted on Tuesday to close the old hall.\n{KNOWN}\n{TEASER}") == {}
    scraps = "\n".join(["Ports", "Fishing", "Weather"] * 20)
    other = ARTICLE.replace("council", "harbour board")
    assert judged(f"{TITLE}\n{other}\n{scraps}\n{ARTICLE}\n{scraps}\n{other}\n{KNOWN}\n{TEASER}") == {}


def test_a_heading_between_two_paragraphs_and_the_title_are_spared(judged):
    assert (
        judged(f"{KNOWN}\n{TITLE}\n{ARTICLE}\nA new roof\n{ARTICLE}\n{KNOWN}").keys() & {TITLE, "A new roof"} == set()
    )


def test_the_first_line_is_never_judged(judged):
    assert TEASER not in judged(f"{TEASER}\n{KNOWN}\n{ARTICLE}")


def test_every_feature_a_line_shows_is_named_once():
    made = document(f"{TITLE}\n{ARTICLE}\n{KNOWN}\n{TEASER}")
    Engine(load()).check(made)
    for sight in sights(made):
        assert len(sight.features) == len(set(sight.features))
        assert BIAS in sight.features


def test_the_table_has_numbers_and_says_in_words_only_what_speaks_for_debris():
    for name, weight, words in lexicon("line_weights").rows:
        assert not words or float(weight) > 0, name
