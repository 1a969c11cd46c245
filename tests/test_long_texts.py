"""A long text has the findings of its parts: what is not read, or read in pieces, hides and adds nothing."""

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.made import document
from textlint.engine import source_language
from textlint.engine.load import load_rule
from textlint.engine.run import Engine
from textlint.facts import lookalikes, mentions
from textlint.facts.mentions import evidence

MEMORY = """
import os, sys
command = [sys.executable, *"-m textlint check --isolated --no-cache --quiet --output".split(), os.devnull, "line.txt"]
_, _, usage = os.wait4(os.posix_spawn(sys.executable, command, os.environ), 0)
print(usage.ru_maxrss)
"""  # a small process starts it: what a child takes counts from before it became another program


def found(rule: str, text: str) -> list[tuple[int, int, str, object]]:
    """Span, message and fixes of the findings of one rule."""
    checked = Engine([load_rule(rule)]).check(document(text))
    assert checked.crashes == ()
    return [(*finding.span, finding.message, len(finding.fixes)) for finding in checked.findings]


def shifted(
    findings: list[tuple[int, int, str, object]], by: int, behind: int = 0
) -> list[tuple[int, int, str, object]]:
    return [(start + by * (start >= behind), end + by * (start >= behind), *rest) for start, end, *rest in findings]


DAMAGED = [
    "cafÃ©",
    "donâ€™t",
    "â€œso",
    "â€",
    "dÃ jÃ",
    "Ð¸Ñ€",
    "‚Äô",
    "√©",
    "вЂ™",
    "Г©",
    "Г ",
    "Ù¡Ù ",
    "ï»¿",
    "Ã¢â‚¬â„¢",
    "Â",
    "\x93",
]
WHOLE = ["São", "“so”", "—", "Київ", "naïve", "a?", "  ", "plan", "JOIN É’s", "×", "\ufffd", "\x1a"]
sides = st.lists(st.sampled_from(DAMAGED + WHOLE), max_size=5).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda blank: blank.join(words))
)


@given(before=sides, after=sides, filler=st.sampled_from(["The words of a plan. ", "a ? b  ", "?     x"]))
@example(before="d\u00c3\u00a9j\u00c3", after=" vu", filler="quele ")
@example(before="Г", after="вЂ™", filler="a b ")
@settings(max_examples=100, deadline=None)
def test_damage_is_told_alike_whatever_lies_between_on_its_line(before, after, filler):
    near, far = (f"{before}{gap}{after}\nNext line." for gap in (filler * 6, filler * 60))
    expected = shifted(found("mojibake/misdecoded_utf8", near), 54 * len(filler), len(before) + 3)
    assert found("mojibake/misdecoded_utf8", far) == expected


@given(
    st.lists(
        st.sampled_from(["a", "Ab", "é", "ж", "Ω", "字", "“", " ", ".", "Ⅷ", "\u0301", "b" * 70, "ж" * 50]), max_size=30
    )
)
@settings(deadline=None)
def test_every_word_with_letters_of_two_alphabets_is_looked_at(parts):
    text = "".join(parts)
    words = regex.findall(r"[\p{Latin}\p{Cyrillic}\p{Greek}]{2,60}", text)
    mixed = [word for word in words if regex.search(r"\p{Latin}", word) and regex.search(r"[жΩ]", word)]
    long = [word for word in mixed if len(word) > 3]  # shorter ones may be units
    told = [message for *_, message, _ in found("mojibake/mixed_script", text)]
    assert [word for word in long if not any(f"“{word}”" in message for message in told)] == []
    assert len(told) <= len(mixed)


@given(place=st.integers(-40, 10), loop=st.sampled_from(["that he was ", "great ", "in the city of "]))
@settings(deadline=None, max_examples=50)
def test_a_phrase_that_repeats_is_found_where_a_long_text_is_parted(place, loop):
    repeated = f"He said {loop * 5}ready."
    filler = " ".join(f"word{number}" for number in range(2_000))[: (1 << 14) + place - 9].rstrip() + " "
    expected = shifted(found("translation/phrase_loop", repeated), len(filler))
    assert found("translation/phrase_loop", filler + repeated) == expected
    assert expected


NAMES = [
    "Ana-Ana",
    "Anna",
    "al-Qaida",
    "Deir ez-Zor",
    "Kakhovka",
    "McKinley",
    "Élysée",
    "O’Brien",
    "elZour",
    "Tel Aviv",
    "1860",
]


@given(st.lists(st.sampled_from([*NAMES, "-", " ", " ", "x", "_", ". "]), max_size=25))
@settings(deadline=None)
def test_names_stand_where_they_stand_however_many_are_asked_for(parts):
    text = "".join(parts)
    with patch.object(mentions, "SOME", -1):
        indexed = document(text)
        by_index = [evidence(indexed, name) for name in NAMES]
    assert by_index == [evidence(document(text), name) for name in NAMES]


@given(st.text(st.sampled_from("ab é"), max_size=20), st.sets(st.text(st.sampled_from("ab é"), min_size=1, max_size=3)))
def test_names_are_found_in_one_pass_as_they_are_one_by_one(text, names):
    expected = sorted(name for name in names if name in text)
    for much in (0, 99_999):
        with patch.object(lookalikes, "MUCH", much):
            assert sorted(lookalikes.in_text(names, text)) == expected


def test_the_signs_of_a_source_language_are_found_where_a_long_text_is_parted():
    phrase = source_language._rows()[0][0]
    for before in range((1 << 16) - len(phrase) - 3, (1 << 16) + 3):
        text = "x" * (before - 1) + f" {phrase} "
        assert [span.start for span, _ in source_language._habits(text)] == [before]


def peak(folder: Path, text: str) -> float:
    """MB at the peak of a check of one file; nothing is kept, so that no run makes a database for later ones."""
    (folder / "line.txt").write_text(text)
    environ = {**os.environ, "TEXTLINT_CACHE_DIR": ""}
    command = [sys.executable, "-c", MEMORY, "line.txt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=environ)
    return int(done.stdout) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it counts otherwise")
@pytest.mark.parametrize(("unit", "size"), [("Theminister", 12), ("The minister said no. ", 3)])
def test_a_long_line_takes_six_times_its_size_and_little_more(tmp_path, unit, size):
    more = peak(tmp_path, unit * (size * 2**20 // len(unit))) - peak(tmp_path, unit)
    assert more <= 6 * size + 40  # MB; the whole is meant to stay within 80 more than six times the size
