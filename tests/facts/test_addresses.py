"""Addresses, handles and names of files are no prose."""

import pytest

from tests.made import document
from textlint.core import Span
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.facts.addresses import is_address

ADDRESSES = [
    "See https://example.org/⟦kiev⟧-news today.",
    "See (www.example.org/⟦kiev⟧).",
    "Write to ⟦kiev⟧@example.org.",
    "He wrote to @⟦kyiv⟧_post, he said.",
    "It is tagged #⟦kyiv⟧.",
    r"It lies in C:\⟦kiev⟧\map.png now.",
    "It lies in /var/www/⟦kiev⟧/index.",
    "Open ⟦kiev⟧.pdf first.",
    "He reads ⟦kiev⟧.example.com.",
]
WORDS = [
    "He fled to ⟦kyiv⟧.",
    "He fled to ⟦kyiv⟧.Then he wrote to https://example.org.",
    "Men and/or women of ⟦kyiv⟧ left, he said.",
    "The ⟦kyiv⟧-based firm left.",
    "It was 24/7 in ⟦kyiv⟧",
    "See https://example.org and ⟦kyiv⟧.",
]


def marked(text):
    start, end = text.index("⟦"), text.index("⟧")
    return document(text.replace("⟦", "").replace("⟧", "")), Span(start, end - 1)


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_word_of_an_address_is_told(text):
    assert is_address(*marked(text))


@pytest.mark.parametrize("text", WORDS)
def test_a_word_beside_one_is_not(text):
    assert not is_address(*marked(text))


def test_what_spans_an_address_and_more_is_no_part_of_it():
    made, _ = marked("See ⟦https://example.org and kyiv⟧ then.")
    assert not is_address(made, Span(4, 32))


def test_rules_of_words_are_silent_in_addresses():
    engine = Engine(load())
    text = "The map is kiev.pdf, he told @kyiv_post on Monday. He fled to kyiv in March."
    assert [text[slice(*finding.span)] for finding in engine.check(document(text)).findings] == ["kyiv"]
