"""Answers of earlier runs are used only for the very same question, and whatever is wrong with them means asking."""

import sqlite3

import pytest

from textlint.languagetool.answers import AT_A_TIME, FILE, Answers, Match, Placed

MATCH = Match(0, 3, "EN_A_VS_AN", "MISC", "grammar", "Use “an”.", ("an", "ān 😀"))
ASKED = ("6.6", "en-US", "False", "", "", "")


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_what_was_kept_is_known_to_a_later_run_also_that_nothing_was_found(folder):
    Answers(folder, ASKED).keep({"a egg": [MATCH], "An egg. é😀": []})
    assert Answers(folder, ASKED).known(["a egg", "An egg. é😀", "new"]) == {"a egg": (MATCH,), "An egg. é😀": ()}


@pytest.mark.parametrize("place", range(len(ASKED)))
def test_another_version_variant_level_or_list_of_rules_is_another_question(folder, place):
    Answers(folder, ASKED).keep({"a egg": [MATCH]})
    asked = (*ASKED[:place], "other", *ASKED[place + 1 :])
    assert Answers(folder, asked).known(["a egg"]) == {}


def test_more_passages_than_one_query_takes_are_all_known(folder):
    many = {f"passage {number}": () for number in range(2 * AT_A_TIME + 1)}
    Answers(folder, ASKED).keep(many)
    assert Answers(folder, ASKED).known(many) == many


def test_without_a_folder_nothing_is_kept():
    answers = Answers(None, ASKED)
    answers.keep({"a egg": [MATCH]})
    assert answers.known(["a egg"]) == {}


def test_a_file_that_is_no_database_is_as_good_as_none(folder):
    (folder / FILE).write_bytes(b"no database at all, but long enough to be looked at\n" * 40)
    answers = Answers(folder, ASKED)
    answers.keep({"a egg": [MATCH]})
    assert answers.known(["a egg"]) == {}


def test_a_damaged_row_is_asked_again(folder):
    Answers(folder, ASKED).keep({"a egg": [MATCH]})
    with sqlite3.connect(folder / FILE) as store:
        store.execute("UPDATE passages SET said = '[[1'")
    assert Answers(folder, ASKED).known(["a egg"]) == {}


def test_others_cannot_read_what_was_written(folder):
    Answers(folder, ASKED).keep({"a egg": [MATCH]})
    assert (folder / FILE).stat().st_mode & 0o077 == 0


def test_what_mattered_of_a_document_is_known_to_a_run_with_the_same_rules_only(folder):
    placed = [Placed(7, MATCH), Placed(90, MATCH)]
    Answers(folder, ASKED, ("rules",)).keep_mattered("a egg …", placed)
    assert Answers(folder, ASKED, ("rules",)).mattered("a egg …") == placed
    assert Answers(folder, ASKED, ("other rules",)).mattered("a egg …") is None
    assert Answers(folder, ("7.0", *ASKED[1:]), ("rules",)).mattered("a egg …") is None


def test_that_nothing_mattered_is_known_too(folder):
    Answers(folder, ASKED).keep_mattered("All is well.", [])
    assert Answers(folder, ASKED).mattered("All is well.") == []
