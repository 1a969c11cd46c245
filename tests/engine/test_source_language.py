# ruff: noqa: E501 (examples are whole lines)
"""The signs of a text add up to the language it was translated from, or to nothing."""

import pytest
from hypothesis import given

from tests.made import ROOT, code_file, document, made_rules, rule_file, texts
from textlint.core import Finding, RuleError, Severity, Span
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.engine.source_language import source_language
from textlint.readers import plain


def estimate(text, *signs):
    """What is said of `text`, in which the words of each sign (rule, words, languages) are a finding."""
    findings = [
        Finding(f"made/{rule}", Span(text.index(words), text.index(words) + len(words)), "It is.", Severity.INFO, "x", translated_from=tuple(languages.split()))
        for rule, words, languages in signs
    ]  # fmt: skip
    return source_language(document(text), findings)


def said(text, *signs):
    found = estimate(text, *signs)
    return found and (found.languages, found.weight, found.confidence)


@pytest.fixture(scope="module")
def engine():
    rules = load()
    return Engine(select(rules), rules)


def test_one_sign_is_not_enough():
    assert said("one two", ("a", "one", "es")) is None


def test_two_rules_are_enough_and_three_make_it_likely():
    assert said("one two", ("a", "one", "es"), ("b", "two", "es")) == (("es",), 2, "possible")
    assert said("one two three", ("a", "one", "es"), ("b", "two", "es"), ("c", "three", "es")) == (("es",), 3, "likely")


def test_each_further_finding_of_a_rule_weighs_half_of_the_one_before_and_the_same_words_nothing():
    assert said("one two three", ("a", "one", "es"), ("a", "two", "es"), ("a", "three", "es")) == (
        ("es",),
        1.75,
        "possible",
    )
    assert said("one one one", *[("a", "one", "es")] * 3) is None


def test_the_language_that_the_signs_share_with_fewest_others_leads():
    assert said("one two", ("a", "one", "es pt fr"), ("b", "two", "es")) == (("es",), 2, "possible")
    assert said("one two", ("a", "one", "ar es fr"), ("b", "two", "ar ru uk")) == (("ar",), 2, "possible")


def test_languages_that_cannot_be_told_apart_are_named_together_up_to_three():
    assert said("one two", ("a", "one", "ru uk"), ("b", "two", "ru uk zh")) == (("ru", "uk"), 2, "possible")
    assert said("one two", ("a", "one", "zh ja ko"), ("b", "two", "zh ja ko")) == (("zh", "ja", "ko"), 2, "possible")
    assert said("one two", ("a", "one", "es pt fr it"), ("b", "two", "es pt fr it")) is None


def test_signs_of_other_languages_are_not_among_the_evidence():
    found = estimate("one two three", ("a", "one", "es"), ("b", "two", "es pt"), ("c", "three", "zh"))
    assert found.languages == ("es",)
    assert [sign.words for sign in found.signs] == ["one", "two"]


def test_a_phrase_strengthens_a_sign_and_is_nothing_alone():
    text = "At present, one is open. Affected by rain, two is not."
    assert said(text) is None
    assert said(text, ("a", "one", "zh ja")) == (("zh",), 2, "possible")
    assert said("At presently, one", ("a", "one", "zh")) is None


def test_signs_come_in_text_order_with_their_places():
    found = estimate("One.\nAt present, two.\nThree.", ("b", "Three", "zh"), ("a", "One", "zh"))
    assert [(sign.name, sign.words, sign.location.line) for sign in found.signs] == [
        ("made/a", "One", 1),
        ("habit", "At present,", 2),
        ("made/b", "Three", 3),
    ]


def test_a_rule_s_findings_carry_its_languages(tmp_path):
    rule_file(tmp_path, "made/word", translated_from=["es", "pt"])
    rule_file(tmp_path, "made/other", requires=["othr"], pattern="othr", fix=None, bad=["⟦othr⟧"])
    code_file(tmp_path, "made/code", "yield check.finding(Span(0, 1), what='x')", keys='translated_from=("zh",)')
    found = Engine(made_rules(tmp_path)).check(document("x wrng othr")).findings
    assert {finding.rule: finding.translated_from for finding in found} == {
        "made/code": ("zh",),
        "made/word": ("es", "pt"),
        "made/other": (),
    }


def test_a_rule_in_python_that_names_no_language_is_refused(tmp_path):
    code_file(tmp_path, "made/code", "yield", keys='translated_from=("spanish",)')
    with pytest.raises(RuleError, match="spanish is no language code of ISO 639-1"):
        made_rules(tmp_path)


def test_a_line_left_in_the_source_s_language_says_which(engine):
    text = (
        "A fire in a furniture warehouse near the port sent black smoke over the city and closed two schools on Tuesday.\n"
        "Lea también: El puerto reabre tras la tormenta\n"
        "The striker signed for three more years with the club that had bought him from a second-division side in 2019.\n"
    )
    assert [finding.translated_from for finding in engine.check(document(text)).findings] == [("es",)]


def test_of_each_seed_what_can_be_said_is_said(engine):
    told = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        article = plain.read(path.name, path.read_bytes())
        found = source_language(article, engine.check(article).findings)
        told[path.name[:3]] = found and (found.named, found.confidence)
    assert told == {
        "000": None,
        "001": ("Spanish", "likely"),
        "002": None,
        "003": ("Arabic", "likely"),
        "004": ("Spanish", "possible"),
    }


# Written for this test, in the manner of edited news: with the phrases, which alone say nothing.
ENGLISH = (
    "The council voted on Monday to close the bridge until spring. “We had no choice,” the mayor said. At present, buses "
    "take the long way round. In order to keep the shops alive, the city will waive rents until June.",
    "For his part, the coach said that he would stay. He pointed out that two of his players were 19 and that a third of "
    "the squad had been hurt since August. On that day, nobody in the stand sat down.",
    "The press service of the Kremlin did not answer questions. According to him, the talks will go on in Geneva at the "
    "end of the week, and in connection with the vote two more sessions were put off. Thus, little was signed.",
    "Likewise, profits fell at the bank’s arm in Madrid. In this sense, the year was lost, the analysts wrote, stressing "
    "the cost of the strike and pointing out that wages had risen by 4 percent since 2021.",
)


@pytest.mark.parametrize("text", ENGLISH, ids=range(len(ENGLISH)))
def test_nothing_is_said_of_english_text(engine, text):
    article = document(text)
    assert source_language(article, engine.check(article).findings) is None


@given(texts())
def test_any_text_and_any_finding_will_do(text):
    if text:
        findings = [
            Finding(f"made/{at}", Span(at, at + 1), "It is.", Severity.INFO, "x", translated_from=("es",))
            for at in range(len(text))
        ]
        found = source_language(document(text), findings)
        assert found is None or all(text[slice(*sign.span)] == sign.words for sign in found.signs)
