"""`kind: textstat`: what is measured, which figures are too much, and who may set the limit."""

import pytest

from tests.made import document, made_rules, rule_file
from textlint.batch.linter import Linter, Settings
from textlint.core import RuleError
from textlint.engine.run import Engine
from textlint.engine.select import NoLimit, UnknownRule

EASY = "The cat sat on the mat and the dog ran to the barn."
HARD = "International humanitarian organisations emphasised the indispensability of accessibility."
TEXT = f"{EASY} {HARD}\n\n{HARD}\n\n{EASY}"
HARD_ARTICLE = "readability/hard_article"


@pytest.fixture
def found(tmp_path):
    """What a made-up rule finds in TEXT."""

    def find(**keys):
        rule_file(
            tmp_path, kind="textstat", requires=None, pattern=None, fix=None, safety="suggest",
            message="{value} {limit} {words}", bad=[{"text": f"⟦{HARD}⟧"}], good=[EASY], **keys,
        )  # fmt: skip
        [rule] = made_rules(tmp_path)
        checked = Engine((rule,)).check(document(TEXT))
        assert checked.crashes == ()
        return [(TEXT[slice(*finding.span)], finding.message) for finding in checked.findings]

    return find


def test_sentences_are_measured_one_by_one(found):
    said = found(measure="words", of="sentence", limit="12")
    assert said == [(EASY, "13 12 13"), (EASY, "13 12 13")]


def test_the_limit_itself_is_not_too_much(found):
    assert found(measure="words", of="sentence", limit="13") == []


def test_a_paragraph_is_reported_whole(found):
    assert [text for text, _ in found(measure="words", of="paragraph", limit="13")] == [f"{EASY} {HARD}"]


def test_an_article_is_reported_at_its_first_sentence(found):
    assert found(measure="words", of="article", limit="20.5") == [(EASY, "42 20.5 42")]


def test_a_passage_with_fewer_words_is_not_measured(found):
    assert len(found(measure="flesch_kincaid_grade", of="sentence", limit="12")) == 2
    assert found(measure="flesch_kincaid_grade", of="sentence", limit="12", min_words="10") == []


def test_harder_is_lower_for_flesch_reading_ease(found):
    assert [text for text, _ in found(measure="flesch_reading_ease", of="sentence", limit="60")] == [HARD, HARD]


def test_a_measure_that_needs_more_text_finds_nothing(found):
    assert found(measure="smog_index", of="article", limit="0") == []


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"measure": "flesh", "of": "article", "limit": "1"}, "there is no measure flesh"),
        ({"measure": "words", "of": "page", "limit": "1"}, "expected one of article"),
        ({"measure": "words", "of": "article", "limit": "nan"}, "expected a number"),
        ({"measure": "words", "of": "article", "limit": "many"}, "expected a number"),
        ({"measure": "words", "of": "article"}, "missing"),
    ],
)
def test_a_rule_that_says_it_wrong_is_not_loaded(found, keys, reason):
    with pytest.raises(RuleError, match=reason):
        found(**keys)


def ids(**settings):
    return [finding.rule for finding in Linter(Settings(**settings)).check(HARD)]


def test_who_sets_a_limit_asks_for_the_rule_in_every_profile_and_selection():
    limits = ((HARD_ARTICLE, 12.0),)
    assert HARD_ARTICLE not in ids(profile="full")
    assert HARD_ARTICLE in ids(limits=limits)
    assert HARD_ARTICLE in ids(limits=limits, profile="light")
    assert HARD_ARTICLE in ids(limits=limits, select=("typography",))
    assert HARD_ARTICLE not in ids(limits=((HARD_ARTICLE, 50.0),))
    assert HARD_ARTICLE not in ids(limits=limits, ignore=("readability",))


def test_a_limit_of_no_rule_or_of_a_rule_without_one_is_an_error():
    with pytest.raises(UnknownRule, match="did you mean readability/hard_article"):
        Linter(Settings(limits=(("readability/hard_artcle", 1.0),)))
    with pytest.raises(NoLimit, match="markup/stray_tag"):
        Linter(Settings(limits=(("markup/stray_tag", 1.0),)))


def test_another_limit_is_another_set_of_rules():
    one, other = (Linter(Settings(limits=((HARD_ARTICLE, limit),))).identity for limit in (12.0, 13.0))
    assert one != other
