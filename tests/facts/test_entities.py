"""Names of one text: what makes two spellings one name, and what makes them two."""

import json
from pathlib import Path

import pytest

import textlint
from textlint.facts.entities import verdict
from textlint.facts.lookalikes import Likeness, likeness_of, pairs
from textlint.facts.sounds import distance, sound
from textlint.readers import plain

DATA = Path(__file__).parents[1] / "data"
EXAM = [
    json.loads(line)
    for name in ("name_pairs_written.jsonl", "name_pairs_drawn.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
]
FOUND_AT_LEAST = 0.92  # of the 300 pairs that are one name


def judged(text):
    document = plain.read("text", text.encode())
    verdicts = (verdict(document, pair) for pair in pairs(document))
    return [tuple(found) for found in verdicts if found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Shcherbatyuk", "Scherbatiuk"),
        ("Tkhorzhevsky", "Tkhorjevsky"),
        ("Bouzekri", "Buzekri"),
        ("Yevtushok", "Evtushok"),
        ("Karpenko", "Karpenka"),
        ("MacAllister", "McAllister"),
        ("Quispehuanca", "Quispewanca"),
        ("Khoshnaw", "Khoshnav"),
        ("Lakshmikant", "Laxmikant"),
        ("Park Jong-hyeok", "Park Jong-hyuk"),
        ("Weißenberger", "Weissenberger"),
        ("Sharm el-Sheikh", "Sharm al-Sheikh"),
    ],
)
def test_two_romanisations_of_a_name_have_one_sound(first, second):
    assert sound(first).key == sound(second).key


@pytest.mark.parametrize(
    ("first", "second"), [("Lavrov", "Lavrova"), ("Qatar", "Qatari"), ("Medvedev", "Medvedchuk"), ("Angola", "Angolan")]
)
def test_an_ending_makes_another_name(first, second):
    assert likeness_of(first, second) is None


def test_likeness_grows_with_what_differs():
    assert likeness_of("Mbappé", "Mbappe") is Likeness.MARKS
    assert likeness_of("Benyash", "Beniash") is Likeness.SOUND
    assert likeness_of("Wickremesinghe", "Wickramasinghe") is Likeness.VOWEL
    assert likeness_of("Hrushky", "Grushky") is Likeness.VOWEL
    assert likeness_of("Hernandez", "Hernadez") is Likeness.SLIP
    assert likeness_of("Bellwood", "Bellwoad") is Likeness.TYPING


def test_a_name_that_stands_alone_is_the_one_that_was_introduced():
    assert judged("The miller Taras Hrushenko was ill. On Monday Grushenko came back.") == [("Grushenko", "Hrushenko")]


def test_two_first_names_make_two_people():
    assert not judged("Taras Hrushenko was ill. On Monday Oleh Grushenko came, and Grushenko stayed.")


def test_a_clause_of_its_own_makes_another_place():
    assert not judged("The road to Ivanivka in Ukraine was shelled. In Ivanovka, a village in Russia, a drone fell.")


def test_who_writes_two_names_in_one_sentence_means_two():
    assert not judged("The mayors of Tarbuzh and Tarbush asked for flood money. Tarbuzh was hit first.")
    assert judged("The mayor of Tarbuzh asked for flood money. Shopkeepers in Tarbush had waited.")


def test_what_the_text_calls_a_mistake_is_none():
    assert not judged("The banker Karl Hofmeyer retired. Karl Hofmeier, no relation, succeeded him.")


def test_distance_counts_letters():
    assert [distance("", "ab"), distance("kiev", "kyiv"), distance("same", "same")] == [2, 2, 0]


def says(finding, text, one, other):
    """Whether the finding stands on `one` and names a word that only `other` has."""
    found = text[finding.span.start : finding.span.end]
    said = [finding.message, *(edit.text for fix in finding.fixes for edit in fix.edits)]
    new = set(other.split()) - set(one.split())
    overlaps = any(found in word or word in found for word in (one, *one.split()))
    return overlaps and any(word in said_text.split() or f'"{word}"' in said_text for word in new for said_text in said)


def test_the_exam_of_names_has_no_false_merge_and_nine_in_ten_variants():
    linter = textlint.Linter(textlint.Settings())
    found, merged = 0, []
    for item in EXAM:
        findings = [row for row in linter.check(item["text"]) if row.rule.startswith("entity/")]
        sides = ((item["first"], item["second"]), (item["second"], item["first"]))
        if item["label"] == "different":
            merged += [item["id"] for row in findings for one, two in sides if says(row, item["text"], one, two)]
        else:
            spots = [item["text"][row.span.start : row.span.end] for row in findings]
            forms = (item["first"], item["second"])
            found += any(spot in form or form in spot for spot in spots for form in forms)
    assert merged == []
    assert found >= FOUND_AT_LEAST * sum(item["label"] == "same" for item in EXAM)
