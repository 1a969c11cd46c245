"""Curly quotes, invisible and control characters, references, look-alike letters: a text keeps what it means."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import document, texts
from textlint.core import Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.settle import settle
from textlint.readers import plain

RULES = load()
MOJIBAKE = Engine(select(RULES, chosen=["mojibake"]), RULES)
REFERENCES = Engine(select(RULES, chosen=["markup/entity_reference"]), RULES)

CURLY = "“”‘’"
thorough = settings(max_examples=300)


def settled(text, engine, safety=Safety.SAFE):
    """`text` after all fixes of `safety` and above."""
    return settle(document(text), engine, safety, lambda raw: plain.from_text(raw.decode())).document.text


good_words = st.sampled_from(
    "the mayor’s “good” ‘so’ – — said… 10–12 don’t ‘90s café São Müller €5 £40 20° (no) 👩‍👧 ok?"
    " rock ’n’ roll Київ".split()
)
good_texts = st.lists(good_words, min_size=1, max_size=12).map(" ".join)


@thorough
@given(good_texts)
def test_good_text_with_curly_quotes_is_left_as_it_is(text):
    assert MOJIBAKE.check(document(text)).findings == ()


@thorough
@given(
    st.lists(
        st.sampled_from([*CURLY, "â€™", "â€œ", "Ã©", "\x92", "\x93", "\u200b", "\ufffd", " ", "he", "s", "’s", "n’t"])
    )
)
def test_no_fix_of_damage_beside_them_makes_a_curly_quote_straight(parts):
    text = "".join(parts)
    for finding in MOJIBAKE.check(document(text)).findings:
        for edit in (edit for fix in finding.fixes for edit in fix.edits):
            if any(mark in text[slice(*edit.span)] for mark in CURLY):
                assert not set("\"'") & set(edit.text)


@thorough
@given(
    st.lists(
        st.sampled_from(["He", "said", '"Yes,"', "Marks & Sons", "it’s", "“no”", "it's", "5 < 7", "café"]), min_size=1
    ),
    st.integers(1, 4),
)
def test_text_that_was_escaped_up_to_four_times_is_read_again(parts, times):
    text = wrong = " ".join(parts)
    for _ in range(times):
        wrong = html.escape(wrong)
    assert settled(wrong, REFERENCES) == text


@given(
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.data(),
)
def test_a_repair_changes_its_own_bytes_and_no_others(encoding, end, data):
    lines = st.lists(
        st.sampled_from(["The “good” one.", "It is â€œso.", "A cafÃ©", "the mayorâ€™s", "Plain.", ""]), max_size=8
    )
    wrong = end.join(data.draw(lines))
    right = wrong.replace("â€™", "’").replace("â€œ", "“").replace("Ã©", "é")

    def read(raw):
        return plain.read("made.txt", raw, "cp1252" if encoding == "cp1252" else None)

    found = read(wrong.encode(encoding))
    assert settle(found, MOJIBAKE, Safety.SAFE, read).document.raw == right.encode(encoding)


TWINS = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))


@thorough
@given(st.sampled_from("Moscow product Kyiv Crimea Athens city President people".split()), st.sets(st.integers(0, 8)))
def test_a_latin_word_with_any_cyrillic_twins_in_it_is_latin_again(word, places):
    wrong = "".join(TWINS.get(char, char) if place in places else char for place, char in enumerate(word))
    assert settled(f"The {wrong} of (Київ) Москва.", MOJIBAKE) == f"The {word} of (Київ) Москва."


EMOJI = "👨‍👩‍👧‍👦 🏳️‍🌈 ❤️‍🔥 🧑🏽‍🚀 👁️‍🗨️ 🤷🏻‍♀️ 🤦‍♂️ 🏴‍☠️ 🙂‍↔️ 1️⃣ ☺︎ 🧑‍⚖️ 🐕‍🦺".split()
SHAPED = "می‌خواهم خانه‌ها क्‍ष नर्क्‍ष ශ්‍රී ന്‍ র‍্য க்‌ஷ ଶ୍‌ର ភាសា\u200bខ្មែរ ภาษา\u200bไทย မြန်မာ\u200bဘာသာ བོད་\u200bསྐད".split(" ")


@pytest.mark.parametrize("sign", [*EMOJI, *SHAPED], ids=ascii)
@pytest.mark.parametrize("form", ["{}", "The sign {} was seen.", "“{}”, he said", "a{}b"])
def test_emoji_and_words_that_need_invisible_characters_keep_them(sign, form):
    assert settled(form.format(sign), MOJIBAKE) == form.format(sign)


@given(
    st.sampled_from("minister Bundeskanzler García Київ don’t".split()),
    st.integers(0, 5),
    st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\u200e\u202a\x08\x7f"),
)
def test_an_invisible_character_in_a_word_of_europe_is_taken_out(word, place, sign):
    text = f"The {word[:place]}{sign}{word[place:]} left."
    assert settled(text, MOJIBAKE) == f"The {word} left."


@given(texts())
def test_no_safe_fix_leaves_a_control_character_that_it_reported(text):
    fixed = settled(text, MOJIBAKE)
    left = MOJIBAKE.check(document(fixed)).findings
    assert not [found for found in left if found.rule == "mojibake/control_character"]
