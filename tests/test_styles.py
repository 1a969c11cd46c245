# ruff: noqa: E501 (examples are whole lines)
"""A house style asks for its own forms, and for nothing when none is set."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

import textlint
from tests.made import run
from textlint.clients.cli.main import program
from textlint.core import RuleError, State
from textlint.core.house import KINDS
from textlint.engine.load import load
from textlint.facts.house import house_style, style_names
from textlint.facts.lexicon import lexicon

AMERICAN = (
    "President Volodymyr Zelenskyy said the U.S. and NATO had organized the defense of 20% of the country by "
    "Feb. 24, 2022, at 8:30 p.m. He called it a “triumph,” and read the Quran with Shiite clerics in Irbil.\n"
)
BRITISH = (
    "President Volodymyr Zelensky said the US and Nato had organised the defence of 20% of the country by "
    "24 February 2022. He called it a “triumph”, and read the Koran with Shia clerics.\n"
)


def rules_of(text: str, style: str | None, **settings) -> list[str]:
    return [finding.rule for finding in textlint.check(text, style=style, **settings)]


def style_rules(text: str, style: str | None, **settings) -> list[str]:
    return [rule for rule in rules_of(text, style, **settings) if rule.startswith("style/")]


def fixed(text: str, style: str, **settings) -> str:
    return textlint.fix(text, unsafe=True, style=style, **settings).text


def table(folder: Path, name: str, *rows: str, comments: str = "") -> Path:
    """Write a style of one's own to its place under `folder`."""
    path = folder / "styles" / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = "entry\tform\tkind\tvariants\tkeep_when\tsource"
    path.write_text("\n".join((*filter(None, [comments]), header, *rows)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [AMERICAN, BRITISH])
@pytest.mark.parametrize("profile", ["default", "full"])
def test_without_a_style_neither_english_is_a_defect(text, profile):
    assert rules_of(text, None, profile=profile) == []


def test_a_text_in_its_own_style_is_clean():
    assert rules_of(AMERICAN, "ap") == []
    assert rules_of(BRITISH, "bbc") == []


def test_a_text_in_the_other_style_is_not():
    assert set(style_rules(BRITISH, "ap")) == {
        "style/house_name",
        "style/house_abbreviation",
        "style/house_word",
        "style/date",
        "style/comma_at_quote",
    }
    assert set(style_rules(AMERICAN, "bbc")) == {
        "style/house_name",
        "style/house_abbreviation",
        "style/house_word",
        "style/date",
        "style/comma_at_quote",
    }
    assert "style/time" in style_rules(AMERICAN, "guardian")


@pytest.mark.parametrize(
    "style, name, group, book, land",
    [
        ("ap", "Zelenskyy", "al-Qaida", "Quran", "Irbil"),
        ("guardian", "Zelenskyy", "al-Qaida", "Qur’an", "Erbil"),
        ("bbc", "Zelensky", "al-Qaeda", "Koran", "Irbil"),
        ("reuters", "Zelenskiy", "al Qaeda", "Koran", "Erbil"),
    ],
)
def test_each_style_has_its_own_names(style, name, group, book, land):
    text = f"Volodymyr Zelenskyi said that al-Qa'ida had sent a Qur’an to {land} by post.\n"
    assert fixed(text, style) == f"Volodymyr {name} said that {group} had sent a {book} to {land} by post.\n"


@pytest.mark.parametrize(
    "style, expected",
    [
        ("ap", "The U.S. told NATO that AIDS had killed adviser Ann Low on Dec. 3 at 6:30 p.m. in the north of Mali."),
        (
            "guardian",
            "The US told Nato that Aids had killed adviser Ann Low on 3 December at 6.30pm in the north of Mali.",
        ),
        ("bbc", "The US told Nato that Aids had killed adviser Ann Low on 3 December at 6.30pm in the north of Mali."),
        (
            "reuters",
            "The U.S. told NATO that AIDS had killed adviser Ann Low on Dec. 3 at 6:30 p.m. in the north of Mali.",
        ),
    ],
)
def test_each_style_has_its_own_abbreviations_dates_and_times(style, expected):
    for text in (
        "The US told Nato that Aids had killed advisor Ann Low on 3 December at 6.30pm in the north of Mali.",
        "The U.S. told NATO that AIDS had killed advisor Ann Low on December 3 at 6.30pm in the north of Mali.",
    ):
        assert fixed(text, style) == expected


def test_a_dot_that_closes_the_sentence_stays():
    assert (
        fixed("He had moved with his family to the U.S. They liked it there.", "bbc")
        == "He had moved with his family to the US. They liked it there."
    )
    assert (
        fixed("He had moved with his family of four to the US. They liked it there.", "ap")
        == "He had moved with his family of four to the U.S. They liked it there."
    )
    assert (
        fixed("The U.S. Supreme Court and the U.S. Senate were closed on that day.", "bbc")
        == "The US Supreme Court and the US Senate were closed on that day."
    )
    unsure = "He had moved with his family to the U.S. Trump had not yet been heard of."
    assert fixed(unsure, "bbc") == unsure  # shown, left to a person


def test_a_name_is_spelled_by_the_house_inside_quotation_marks_and_a_word_is_left_to_a_person():
    text = "“Zelensky organised the defense of it,” the officer told the court on Monday.\n"
    assert fixed(text, "ap") == "“Zelenskyy organised the defense of it,” the officer told the court on Monday.\n"
    assert style_rules(text, "ap") == ["style/house_name", "style/house_word"]


def test_headlines_keep_their_short_forms():
    text = "US and Nato at odds\n\nThe U.S. and NATO did not agree on Monday, officials said after the meeting in Brussels.\n"
    assert style_rules(text, "ap") == []


@pytest.mark.parametrize("style", ["ap", "bbc", "reuters", None])
@pytest.mark.parametrize("profile", ["default", "full"])
def test_no_word_is_reported_twice(style, profile):
    text = (
        "President Volodymyr Zelenskyy came at noon. Zelenskyy thanked the crew, and Zelensky left at three. Zelenskiy slept. "
        "Hizbullah fired; Hezbollah denied it. It rose by 5 per cent and 6 percent. He wept - and spoke. An organisation and "
        "an organization met, and a second organization. It was a “farce,” and a “scandal”, no less.\n"
    )
    found = textlint.check(text, style=style, profile=profile)
    spans = [finding.span for finding in found]
    assert not [one for one, other in pairwise(spans) if other.start < one.end], found


def test_a_mixture_is_reported_without_a_style_and_mended_to_the_house_form_with_one():
    text = "President Volodymyr Zelenskyy came. Zelenskyy thanked them, and Zelensky left at three.\n"
    assert rules_of(text, None) == ["entity/mixed_name_spelling"]
    assert fixed(text, "bbc") == text.replace("Zelenskyy", "Zelensky")
    assert fixed(text, "ap") == text.replace("Zelensky ", "Zelenskyy ")
    assert set(rules_of(text, "bbc")) == {"style/house_name"}


@pytest.mark.parametrize(
    "text, rule",
    [
        ("It rose by 5 per cent in May. It fell by 6 percent in June.\n", "typography/mixed_percent"),
        (
            "It was a “farce”, a “sad day”, she said, and a “scandal,” but a small one.\n",
            "typography/mixed_comma_at_quote",
        ),
        ("“We saw the water come,” he said to us. ‘We ran up the hill,’ she said.\n", "typography/mixed_speech_marks"),
        ("An organisation met. The organization voted.\n", "grammar/mixed_spelling"),
    ],
)
def test_british_copy_is_a_defect_only_when_mixed(text, rule):
    assert rule in rules_of(text, None, profile="full")
    assert "mixed_" not in " ".join(rules_of(text[: len(text) // 2], None, profile="full"))


def test_an_unknown_style_is_misuse_and_the_nearest_are_named(tmp_path):
    (tmp_path / "a.txt").write_text("Text.\n")
    done = run("check", "--style", "gaurdian", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"there is no house style gaurdian; did you mean guardian" in done.stderr
    with pytest.raises(textlint.UnknownStyle, match="there are american, ap, bbc, british, guardian, reuters"):
        textlint.check("Text.", style="xyzzy")


def test_a_rule_of_styles_that_is_chosen_without_a_style_is_misuse(tmp_path):
    (tmp_path / "a.txt").write_text("Text.\n")
    done = run("check", "--select", "style/percent", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"style/percent needs a house style: set one with --style" in done.stderr
    with pytest.raises(textlint.StyleNotSet):
        textlint.check("Text.", select=["style"])


def test_check_fix_and_clean_take_a_style(tmp_path):
    (tmp_path / "a.txt").write_text("The advisor spoke.\n")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "The advisor spoke."}) + "\n")
    assert run("check", "a.txt", cwd=tmp_path).returncode == 0
    assert b"style/house_word" in run("check", "--style", "ap", "--format", "concise", "a.txt", cwd=tmp_path).stdout
    run("clean", "--style", "bbc", "--unsafe", "a.jsonl", "-o", "b.jsonl", cwd=tmp_path)
    cleaned = json.loads((tmp_path / "b.jsonl").read_text())
    assert cleaned["text"] == "The adviser spoke."
    assert run("fix", "--style", "AP", "--unsafe", "a.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.txt").read_text() == "The adviser spoke.\n"


def test_texts_cleaned_in_one_style_are_not_taken_for_cleaned_in_another():
    made = {textlint.Linter(textlint.Settings(style=style)).identity for style in (None, "ap", "guardian", "bbc")}
    assert len(made) == 4


def test_a_newsroom_brings_its_own_style_in_a_folder(tmp_path):
    table(
        tmp_path, "gazette", "zelenskyy\tZelensky\t\t\t\tour book, p. 3", "kyiv\tKiev\tplace\tKyiv\tKyiv Post\tour book, p. 1",
        "percent\t5 per cent\t\t\t\tour book, p. 9", "quotation_marks\tsingle\t\t\t\tour book, p. 10", "us\t\t\t\t\t",
        comments="# title: The Gazette\n# based on: guardian",
    )  # fmt: skip
    settings = {"style": "gazette", "rules": [tmp_path]}
    text = "Zelenskyy read the Kyiv Post in Kyiv, and 5% of the U.S. organized NATO.\n\nIn Kiev all was quiet on that day, they said.\n"
    expected = "Zelensky read the Kyiv Post in Kiev, and 5 per cent of the U.S. organised Nato.\n\nIn Kiev all was quiet on that day, they said.\n"
    assert textlint.fix(text, unsafe=True, **settings).text == expected
    assert textlint.check(expected, **settings) == []
    messages = [finding.message for finding in textlint.check(text, **settings)]
    assert messages[0] == 'The Gazette prints "Zelensky", not "Zelenskyy".'
    speech = "“We never saw the water come,” the farmer told reporters in the village on Monday.\n"
    assert [finding.rule for finding in textlint.check(speech, **settings)] == ["style/quotation_marks"]


@pytest.mark.parametrize(
    "row, reason",
    [
        ("nobody\tX\t\t\t\tour book", "house_forms does not know it, so it needs a kind"),
        ("x\tX\tthing\tY\t\tour book", "no kind thing"),
        ("x\tX\tname\t\t\tour book", "has no variants"),
        ("us\tUS\t\t\t\t", "has no source"),
        ("percent\tfive\t\t\t\tour book", "there is no option five; there are 5%, 5 percent, 5 per cent"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(tmp_path, row, reason):
    path = table(tmp_path, "own", row)
    with pytest.raises(RuleError) as caught:
        textlint.check("Text.", style="own", rules=[tmp_path])
    assert str(caught.value).startswith(f"{path}:2: ")
    assert reason in str(caught.value)


def test_a_style_cannot_be_based_on_itself_or_on_nothing(tmp_path):
    table(tmp_path, "own", "us\tUS\t\t\t\tour book", comments="# based on: other")
    with pytest.raises(RuleError, match="there is no style other"):
        textlint.check("Text.", style="own", rules=[tmp_path])
    table(tmp_path, "one", "us\tUS\t\t\t\tour book", comments="# based on: two")
    table(tmp_path, "two", "us\tUS\t\t\t\tour book", comments="# based on: one")
    with pytest.raises(RuleError, match="is based on itself"):
        textlint.check("Text.", style="one", rules=[tmp_path])


@pytest.mark.parametrize("name", style_names())
def test_the_tables_that_ship_name_a_source_for_every_row_and_their_rules_know_them(name, rules):
    house = house_style(name)
    assert all(entry.source and entry.kind in KINDS for entry in house.entries)
    assert len({entry.name for entry in house.entries}) == len(house.entries)
    followed = [rule.following(house) for rule in rules if rule.state is State.HOUSE]
    assert any(followed)
    for entry in house.entries:
        assert entry.form not in entry.variants
        assert entry.kind == "choice" or entry.form in lexicon("house_forms").mapping("entry", "forms")[
            entry.name
        ].split("|")


def test_the_rules_of_styles_are_listed_and_explained():
    listed = CliRunner().invoke(program, ["rules", "style"]).output
    assert len(listed.splitlines()) == len([rule for rule in load() if rule.family == "style"])
    assert all(" house " in line for line in listed.splitlines())
    assert "when a house style is set" in CliRunner().invoke(program, ["explain", "style/percent"]).output
