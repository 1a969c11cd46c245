# ruff: noqa: E501 (examples are whole lines)
"""Readability is measured over the article's prose and nothing else, and is what textstat says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import document, texts
from tests.test_rules import RULES, SEEDS
from textlint.core.stats import Counts, Figures
from textlint.engine.run import Engine
from textlint.facts import readability
from textlint.facts.furniture import TABLE
from textlint.facts.readability import figures_of_all, prose, stats

TABLE_OF_LINES = Engine((), RULES).table

TITLE = "Swimming hall to close"
PARAGRAPHS = (
    "The council of Haldenau voted on Tuesday night to close the old swimming hall at the end of the summer, nine years "
    "after the first cracks were found in its roof.",
    "Engineers had told the council in the spring that the beams would not carry the snow of another winter. A new roof "
    "would cost more than a new hall, they said.",
    "“We have put this off for too long, and now there is nothing left to put off,” said the mayor, Anna Keller, who "
    "voted for the closure.",
    "The hall was built in 1968 and is used by four schools, two clubs and some eight hundred swimmers a week.",
)
DEBRIS = (
    "Read Also: Ferry timetable brings longer nights at sea",
    "Advertisement",
    "Share this article",
    "Image: The old swimming hall in the rain (Reuters)",
    "FILE PHOTO: The mayor of Haldenau speaks to voters in the town hall. REUTERS/Mira Lund/File Photo",
    "View this post on Instagram",
    "Sports",
    "How the roof came down",
)
SPANISH = (
    "La junta del puerto, que había sido avisada en marzo por dos ingenieros de que el pilar norte se hundía, cerró el "
    "puente el viernes después de que un conductor viera una grieta en el hormigón."
)


def measured(text, **options):
    made = document(text)
    made.attach(TABLE, TABLE_OF_LINES)
    return stats((made,), **options)


def test_words_sentences_and_quotes_are_counted_and_the_figures_follow_from_them():
    said = measured("The cat sat on the mat. “The dog ran,” she said, “to the old red barn.”").counts
    assert said.words == 16
    assert said.sentences == 2
    assert said.quoted_words == 8
    assert said.quoted_share == 0.5
    # 16 words of one syllable in two sentences, by the formulas as they are published
    figures = measured("The cat sat on the mat. “The dog ran,” she said, “to the old red barn.”").figures
    assert figures.flesch_reading_ease == pytest.approx(206.835 - 1.015 * 8 - 84.6)
    assert figures.flesch_kincaid_grade == pytest.approx(0.39 * 8 + 11.8 - 15.59)
    assert figures.gunning_fog == pytest.approx(0.4 * 8)
    assert figures.smog_index is None


def test_the_figures_are_what_textstat_says_of_a_text_it_reads_rightly():
    textstat = readability._textstat()
    sentence = "The minister of education considered another university in the capital, but nobody remembered why. "
    text = (sentence + "It was late and they all went home at once. ") * 15
    figures = measured(text.strip()).figures
    assert figures == pytest.approx((
        textstat.flesch_reading_ease(text), textstat.flesch_kincaid_grade(text), textstat.gunning_fog(text),
        textstat.smog_index(text), textstat.dale_chall_readability_score(text),
    ))  # fmt: skip
    assert figures.smog_index > 3.2


def test_the_time_to_read_is_that_of_238_words_a_minute():
    assert Counts(words=476).reading_seconds == 120


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Mr. Smith met Gen. Harlow of the U.S. team. They left soon.", "Mr Smith met Gen Harlow of the US team. They left soon."),
        ("It rose by 4.5 percent to 1,000 at 5 p.m. on Friday. They left soon.", "It rose by 45 percent to 1000 at 5 pm on Friday. They left soon."),
        ("“Where is she? Nobody told us that!” he said. They left soon.", "Where is she? Nobody told us that. he said. They left soon."),
        ("“Go on, do it!” Smith said. They left soon.", "Go on do it Smith said. They left soon."),
        ("The war—which nobody wanted—went on. They left soon.", "The war which nobody wanted went on. They left soon."),
        ("They don’t know that we’ve won. They left soon.", "They don't know that we've won. They left soon."),
        ("The 'third man' was there, the soldiers' son. They left soon.", "The third man was there, the soldiers son. They left soon."),
    ],
)  # fmt: skip
def test_stops_dashes_and_apostrophes_do_not_lead_textstat_astray(text, plain):
    textstat = readability._textstat()
    assert measured(text).figures.flesch_reading_ease == pytest.approx(textstat.flesch_reading_ease(plain))
    assert measured(text).counts.words == textstat.lexicon_count(plain)


@given(st.lists(st.tuples(st.integers(0, len(PARAGRAPHS)), st.sampled_from(DEBRIS)), max_size=5))
def test_debris_and_headings_around_the_paragraphs_change_no_figure(places):
    lines = list(PARAGRAPHS)
    for place, line in sorted(places, reverse=True):
        lines.insert(place, line)
    alone = measured("\n\n".join(PARAGRAPHS))
    assert measured("\n\n".join([TITLE, *lines])) == alone
    assert alone.counts.words > 90


def test_what_the_judge_of_unlisted_lines_is_sure_of_is_left_out():
    unlisted = "Why do herons nest on cranes?"
    page = "\n".join([
        TITLE, *PARAGRAPHS, *PARAGRAPHS[::-1], "Related Articles", "Advertisement", unlisted, "Share this article",
        "Tickets for the opera ball go fast", "Our newsroom in your inbox each morning",
    ])  # fmt: skip
    assert measured(page).counts == measured(page.replace(unlisted + "\n", "")).counts
    within = "\n".join([TITLE, *PARAGRAPHS, unlisted, *PARAGRAPHS[::-1]])
    assert measured(within).counts.words == measured(page).counts.words + 6


def test_a_passage_in_another_language_is_left_out():
    assert measured("\n\n".join((*PARAGRAPHS, SPANISH))).counts == measured("\n\n".join(PARAGRAPHS)).counts


@pytest.mark.parametrize("text", ["", "\n \n", "—", TITLE, "Advertisement\nShare this article", "“…!”\n* * *", SPANISH])
def test_a_text_without_prose_has_counts_of_nothing_and_no_figures(text):
    if text == TITLE:
        text += "\n" + DEBRIS[1]
    assert measured(text) == readability.Stats(Counts(), Figures(), ())


@pytest.mark.parametrize(
    ("first", "words"), [("“We will not sell it,” she said, “not now.”", 9), ("“We will not sell it,” says mayor", 0)]
)
def test_a_first_line_that_ends_in_a_stop_within_quotation_marks_is_prose(first, words):
    assert measured(f"{first}\n{PARAGRAPHS[0]}").counts.words == measured(PARAGRAPHS[0]).counts.words + words


def test_a_list_is_prose():
    assert measured(f"{PARAGRAPHS[0]}\n• The hall will be sold\n• A new one will be built").counts.words == (
        measured(PARAGRAPHS[0]).counts.words + 11
    )


def test_smog_is_given_from_thirty_sentences():
    sentence = "The commission considered it again. "
    assert measured(sentence * 29).figures.smog_index is None
    assert measured(sentence * 30).figures.smog_index is not None


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_textstat_counts_the_words_we_count_in_a_seed_and_the_total_of_one_text_is_its_own(name):
    holds(SEEDS[name])


@given(texts())
def test_textstat_counts_the_words_we_count_in_any_text_and_the_total_of_one_text_is_its_own(text):
    holds(text)


def test_the_total_of_one_long_text_is_its_own():
    holds("\n\n".join(PARAGRAPHS * 8))


def holds(text):
    made = document(text)
    made.attach(TABLE, TABLE_OF_LINES)
    said = stats((made,))
    assert readability._textstat().lexicon_count(readability.given(prose(made))) == said.counts.words
    for figure, own in zip(figures_of_all(said.counts), said.figures, strict=True):
        assert (figure is None) == (own is None)
        assert figure is None or figure == pytest.approx(own)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_long_sentence_has_its_line_words_and_text(line_end):
    long = "It went on and on " * 8 + "until noon."
    text = line_end.join(["😀 A title", "", "A short one.", f"He left 😀. {long}", "", f"“{long}”"])
    found = measured(text, long_sentence=41).long_sentences
    assert [(one.line, one.words, one.text) for one in found] == [(4, 42, long), (6, 42, f"“{long}”")]
    assert measured(text, long_sentence=42).long_sentences == ()
