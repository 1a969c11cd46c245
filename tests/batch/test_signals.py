"""The figures of quality filters are those of their papers, and the verdicts those of the library that is run."""

import pytest
from hypothesis import given

from tests.made import texts
from textlint.batch.signals import FILTERS, Signals, Sum, is_shorter, measure

TALKS = "The minister said that the talks of the parties would have to go on until the spring."
NUMBERED = [f"{TALKS} It was number {number}." for number in range(4)]
COUNTRIES = "France Spain Italy Poland Greece Malta Latvia Cyprus".split()

NEWS = """\
The minister said on Monday that the talks would go on until the spring, and that nobody would have to leave the table.
Farmers in the north have asked for help with the harvest, which was the poorest in forty years.
“We will not wait for another winter,” Olga Marin, a farmer of 61, told reporters. "It has to be now."
The council voted 12 to 3 to send $5.3 million to the villages. It's not enough, critics said.
Rain is expected on Friday. The roads to the coast are closed. Trains will run as usual."""

TELEGRAM = (
    "Rain fell on Friday in every valley while farmers waited at home for news about roads, trains, buses, ferries. "
    "Nobody spoke, nobody moved; children slept in cold rooms under thin blankets, dogs barked until morning came at "
    "last, grey, wet, silent as ever, without any wind or bird song. Later a bus arrived, empty, its lights on, its "
    "driver asleep or simply tired beyond words."
)

# For what datatrove 0.10.1 (with spaCy 3.8) refuses each text: the first reason that its filters GopherQualityFilter,
# GopherRepetitionFilter, C4QualityFilter and FineWebQualityFilter give, under our names; None: they take it.
VERDICTS = {
    "news": (NEWS, "alphabetic_words", None, None, None),
    "one sentence": ("The roads to the coast are closed.", "words", "top_2_gram_characters", "sentences", None),
    "menu": (
        "\n".join("Home,News,Sport,Weather,Contact us,About,Sign in,Subscribe,Jobs,Archive".split(",") * 6),
        "stop_words",
        "duplicate_lines",
        "sentences",
        "ended_lines",
    ),
    "bullets": (
        "\n".join(f"- {TALKS[:-1]} number {number}" for number in range(8)),
        "bullet_lines",
        "top_4_gram_characters",
        "sentences",
        "ended_lines",
    ),
    "teasers": (
        "\n".join(f"{name} and the ministers of the region have agreed to meet with..." for name in COUNTRIES),
        "ellipsis_lines",
        "top_3_gram_characters",
        "sentences",
        None,
    ),
    "hashtags": (
        " ".join(
            f"#{name} of the and" for name in "rain storm flood wind snow hail frost fog sun ice mud heat".split() * 2
        )
        + ".",
        "mean_word_length",
        "top_2_gram_characters",
        "sentences",
        None,
    ),
    "refrain": (
        "\n".join([TALKS, "A second voice was heard in the hall."] * 4),
        None,
        "duplicate_lines",
        None,
        "duplicate_line_characters",
    ),
    "table": (
        "\n".join(f"Table {number}: 1 2 3 4 5 6 7 8 9 10 11 12 of the and." for number in range(6)),
        "mean_word_length",
        "duplicate_5_gram_characters",
        None,
        None,
    ),
    "telegram": (TELEGRAM, "stop_words", None, "sentences", None),
    "javascript": (
        "\n".join([*NUMBERED[:3], "Please enable JavaScript to read the page."]),
        None,
        "top_4_gram_characters",
        None,
        None,
    ),
    "lorem ipsum": (
        "\n".join([*NUMBERED, "Lorem ipsum dolor sit amet."]),
        None,
        "top_4_gram_characters",
        "lorem_ipsum_lines",
        None,
    ),
    "code": (
        "\n".join([*NUMBERED, "The function f() { return 1; } was left in the page."]),
        None,
        "top_4_gram_characters",
        "curly_bracket_lines",
        None,
    ),
    "code that is cut before": ("\n".join([*NUMBERED, "function f() {"]), None, "top_4_gram_characters", None, None),
    "word list": (
        "\n".join(["the and of", "to be with"] * 20),
        "mean_word_length",
        "duplicate_lines",
        "sentences",
        "ended_lines",
    ),
}


def count_words(text):
    return measure(text)["gopher_quality"]["words"]


def refused(text):
    """The signals for which each filter refuses a text."""
    figures = measure(text)
    return {kind.name: kind.refused(figures[kind.name]) for kind in FILTERS}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_text_is_refused_and_taken_as_datatrove_does(name):
    text, *expected = VERDICTS[name]
    found = refused(text)
    for kind, reason in zip(("gopher_quality", "gopher_repetition", "c4", "fineweb"), expected, strict=True):
        assert (found[kind] == []) == (reason is None), kind
        assert reason is None or reason in found[kind], kind


def test_words_are_runs_of_letters_and_digits_and_a_mark_is_none():
    assert count_words("") == count_words(" \n— … ** ”") == 0
    assert count_words("He paid $5.3 million (5%) to the U.S. at 5:30 p.m.") == 11
    assert count_words("They don’t know it") == 5  # a shortened word counts too
    assert count_words("See https://a.test/b?c=d now") == 3
    assert count_words("“Covid-19” – a_b") == 3


def test_shares_of_gopher_count_what_the_paper_says():
    quality = measure("• One two...\n- three four\n\n# five…")["gopher_quality"]
    assert quality["words"] == 5 and quality["mean_word_length"] == pytest.approx(19 / 5)
    assert quality["bullet_lines"] == 2 / 4 and quality["ellipsis_lines"] == 2 / 4
    tokens = 5 + len("• ... - # …".split())
    assert quality["hashes_per_word"] == 1 / tokens and quality["ellipses_per_word"] == 2 / tokens
    assert quality["alphabetic_words"] == 5 / tokens


def test_a_stop_word_counts_once_and_in_lower_case_only():
    assert measure("The the the of That")["gopher_quality"]["stop_words"] == 2


def test_repetition_counts_the_second_time_and_not_the_first():
    text = "aaaa\nbb\naaaa\n\nbb\n\nbb"
    figures = measure(text)["gopher_repetition"]
    assert figures["duplicate_lines"] == 3 / 5 and figures["duplicate_line_characters"] == 8 / len(text)
    assert figures["duplicate_paragraphs"] == 1 / 3 and figures["duplicate_paragraph_characters"] == 2 / len(text)
    runs = measure("a b c d e a b c d e")["gopher_repetition"]
    assert runs["top_2_gram_characters"] == 2 * 3 / 19 and runs["top_4_gram_characters"] == 2 * 7 / 19
    assert runs["duplicate_5_gram_characters"] == 5 / 19 and runs["duplicate_6_gram_characters"] == 0


def test_c4_cuts_each_line_for_one_reason_and_counts_the_sentences_of_the_rest():
    lines = {
        "Home": "unended_lines",
        "He said “no.”": "unended_lines",  # C4 knows straight marks only
        "And so on...": "unended_lines",
        "Read more.": "few_word_lines",
        "Please turn on Javascript.": "javascript_lines",
        "By reading on you accept our privacy policy.": "policy_lines",
        "x" * 1001 + ".": "long_word_lines",
    }
    kept = ["It rained. Then it stopped.", "He said no.[1]"]
    figures = measure("\n".join([*lines, "", *kept]))
    assert figures["c4"]["sentences"] == 3
    for reason in set(lines.values()):
        assert figures["c4_lines"][reason] == list(lines.values()).count(reason) / 9


def test_fineweb_looks_at_lines_that_are_not_blank():
    text = "It rained all day in the north and south.\n\nHome\nHome\n   \nNo end here, but a line of some length"
    figures = measure(text)["fineweb"]
    assert figures["ended_lines"] == 1 / 4 and figures["short_lines"] == 2 / 4
    assert figures["duplicate_line_characters"] == 4 / (len(text) - 5)


@given(texts())
def test_any_text_has_all_figures_and_shares_are_between_0_and_1(text):
    figures = measure(text)
    for kind in FILTERS:
        assert set(figures[kind.name]) == set(kind.limits)
        assert all(figure >= 0 for figure in figures[kind.name].values())
    for name, figure in {**figures["gopher_repetition"], **figures["c4_lines"], **figures["fineweb"]}.items():
        assert figure <= 1 or name.startswith("top_") or name == "line_breaks_per_word"
    words = int(figures["gopher_quality"]["words"])
    assert is_shorter(text, words + 1) and not is_shorter(text, words) and not is_shorter(text, 0)


def test_sums_count_texts_by_filter_and_signal_and_know_the_one_in_the_middle():
    parts = []
    for some in (["one two", "one"], [NEWS]):
        total = Sum()
        for text in some:
            total.add(measure(text))
        parts.append(total.total())
    both = parts[0].plus(parts[1])
    assert both.texts == 3 and both.refused["gopher_quality"] == 3
    assert both.refused["gopher_quality/words"] == 2 and both.refused["gopher_quality/alphabetic_words"] == 1
    assert both.median("gopher_quality/words") == 2
    assert parts[1].median("gopher_quality/words") == 97
    assert both == parts[1].plus(parts[0]) and Signals().plus(both) == both
    assert Signals().median("gopher_quality/words") == 0


def test_figures_are_kept_to_two_digits_so_that_memory_does_not_grow():
    total = Sum()
    for number in range(1000, 1100):
        total.add(measure("word " * number))
    assert len({figure for name, figure in total.total().figures if name == "gopher_quality/words"}) == 2
