"""A passage of another language is told from English; what is too short to tell is English."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import document, texts
from textlint.core import Span
from textlint.facts.language import is_foreign
from textlint.facts.words import words

FOREIGN = [
    "Das Kabinett hat am Mittwoch ein neues Gesetz beschlossen, das die Steuern für kleine Unternehmen senken soll.",
    "Le gouvernement a annoncé mercredi une nouvelle loi pour les petites entreprises du pays.",
    "On ne sait pas pour quelle raison il est mort dans la nuit",
    "El gobierno anunció este miércoles una nueva ley para las pequeñas empresas del país.",
    "As pessoas que marcarem nos comentários perfis empresariais serão desclassificadas.",
    "Il governo ha annunciato mercoledì una nuova legge per le piccole imprese in difficoltà.",
    "De regering heeft woensdag een nieuwe wet aangekondigd die de belasting voor kleine bedrijven verlaagt.",
    "Rząd ogłosił w środę nową ustawę, która ma obniżyć podatki dla małych firm.",
    "Hükümet çarşamba günü küçük işletmeler için yeni bir yasa açıkladı.",
    "Regeringen presenterade på onsdagen en ny lag som ska sänka skatten för små företag under nästa år.",
    "Regjeringen la onsdag fram en ny lov som skal gi lavere skatt, men det er ikke for alle.",
    "Guvernul a anunțat miercuri o nouă lege care are ca scop reducerea taxelor.",
    "Pemerintah mengumumkan undang-undang baru pada hari Rabu untuk usaha kecil di seluruh negeri.",
    "Hallitus ilmoitti keskiviikkona uudesta laista pienille yrityksille.",
    "Pravitelstvo ob'yavilo v sredu o novom zakone dlya malogo biznesa.",
    "Правительство объявило в среду о новом законе для малого бизнеса.",
    "أعلنت الحكومة يوم الأربعاء عن قانون جديد للشركات الصغيرة.",
    "El alcalde va a ir a la casa a comer a las cinco",
    "Göteborg och Malmö",
    "C'est l'été!",
    "Napíšte nám!",
    "Très bien, señor.",
]
ENGLISH = [
    "The minister said on Wednesday that a new law would cut taxes for small firms.",
    "Recep Tayyip Erdoğan, Šefčovič und Łukasz Żal met Señor Núñez.",
    "Tickets: $36-$111 at www.cirquedusoleil.com or https://tickets.example.org/chicago/theatre-list/",
    "Throttle body (P/N 12730580): 87mm diameter, 4.065 x 3.860 in / mm",
    "I don't need someone else's sun, I can't, he wouldn’t and they’re gone.",
    "Vaccine-skeptical crusade of a well-known anti-establishment candidate",
    "Beyoncé!",
    "São Paulo",
    "Bundestag, Bundesrat and Bundeskanzleramt were closed.",
    "He won 5 of 7 sets: 6-4, 6-3, 4-6",
    "Kyivstar, Ukrtelecom, Naftogaz",
    "",
    "?!",
]


def every_word(text):
    made = document(text)
    return [is_foreign(made, Span(word.start, word.end)) for word in words(made)]


@pytest.mark.parametrize("text", FOREIGN, ids=lambda text: text[:20])
def test_every_word_of_another_language_stands_in_a_foreign_passage(text):
    assert all(every_word(text))


@pytest.mark.parametrize("text", ENGLISH, ids=lambda text: text[:20])
def test_names_figures_addresses_and_short_strings_are_english(text):
    assert not any(every_word(text))


def foreign_part(text):
    """The words of `text` that stand in a foreign passage."""
    made = document(text)
    return [word.text for word in words(made) if is_foreign(made, Span(word.start, word.end))]


def test_a_foreign_quotation_in_an_english_paragraph_is_foreign_and_nothing_else():
    text = "He read out the words “no sabemos nada de lo que pasa aquí” and left the room."
    assert " ".join(foreign_part(text)) == "no sabemos nada de lo que pasa aquí"


def test_a_foreign_sentence_in_an_english_paragraph_is_foreign_and_nothing_else():
    text = "The mayor was angry that night. Je ne veux plus jamais voir cette maison ici. Then she went home."
    assert " ".join(foreign_part(text)) == "Je ne veux plus jamais voir cette maison ici"


def test_an_english_quotation_in_a_foreign_paragraph_is_english():
    text = "El alcalde dijo “this is the end of the story” y se fue para siempre con toda la familia."
    assert "end" not in foreign_part(text) and "siempre" in foreign_part(text)


def test_the_marks_round_a_foreign_quotation_belong_to_the_text_round_it():
    text = "He read out the words «no sabemos nada de lo que pasa aquí» and left the room."
    made = document(text)
    assert not is_foreign(made, Span(text.index("«"), text.index("»") + 1))


def test_a_paragraph_of_another_language_leaves_the_others_english():
    text = f"{ENGLISH[0]}\n{FOREIGN[0]}\n{ENGLISH[0]}"
    assert foreign_part(text) == foreign_part(FOREIGN[0])


@given(texts(), st.integers(0, 30), st.integers(1, 30))
def test_any_stretch_of_any_text_is_one_or_the_other(text, start, length):
    span = Span(start, min(start + length, len(text)))
    if span.start < span.end:
        assert is_foreign(document(text), span) in (True, False)


def test_the_length_of_a_line_does_not_matter():
    made = document("The minister spoke " * 100_000)
    is_foreign(made, Span(4, 12))  # finds the lines of the document
    started = time.perf_counter()
    for place in range(4, 1_900_000, 19_000):
        assert not is_foreign(made, Span(place, place + 8))
    assert time.perf_counter() - started < 1
