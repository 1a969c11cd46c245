# ruff: noqa: E501 (examples are whole lines)
"""Captions and embedded posts are known by the signs that agencies and networks leave."""

import pytest

from tests.made import document
from textlint.core import Kind
from textlint.facts.blocks import blocks
from textlint.facts.embeds import embeds

BODY = "The minister said on Monday that the talks with the unions would go on until the spring, and that nobody should expect more."

CAPTIONS = [
    "FILE PHOTO: Members of the service of the pro-Russian troops (REUTERS/Alexander Ermochenko)",
    "A soldier sitting on a captured vehicle, used by Russian forces during their invasion (REUTERS/Thomas Peter)",
    "File photo: The minister at a meeting in May",
    "The minister speaks during a meeting in Brussels. REUTERS/Anna Petrova",
    "Photo: Getty Images",
    "Image source, Getty Images",
    "Anna Petrova (left) and John Miller (right) at the summit (AFP)",
]
NO_CAPTIONS = [
    "The film opens with a photo: a soldier stands at a bridge and looks at the river for a long time.",
    "Reuters reported on Monday that the minister had left the country.",
    "The (left) wing of the party said that it would vote against the bill.",
    "“I saw the photo,” he told Reuters.",
    "The ministry told AFP that it had no comment.",
    "He spoke at the summit (the first since 2019).",
]


def kind(line):
    made = document(f"{BODY}\n\n{line}\n\n{BODY}\n")
    return blocks(made)[1].kind


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_known(line):
    assert kind(line) is Kind.CAPTION


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_prose_that_speaks_of_pictures_or_agencies_is_no_caption(line):
    assert kind(line) is not Kind.CAPTION


POSTS = [
    (
        "A statue was unveiled in Moscow. pic.twitter.com/40TZyJbdju\n— Kyle Orton (@KyleWOrton) September 11, 2023",
        [(1, 2)],
    ),
    ("Talks go on https://t.co/abc123", [(1,)]),
    ("— Kyle Orton (@KyleWOrton) September 11, 2023", [(1,)]),
    ("View this post on Instagram", [(1,)]),
    ("View this post on Instagram\nSwipe for more\nA post shared by Anna (@annakeller)", [(1, 2, 3)]),
    ("Please open Telegram to view this post\nView in Telegram", [(1, 2)]),
    ("@annakeller\nOn the ferry #fyp\n♬ original sound - Anna Keller", [(1, 2, 3)]),
    ("Posted by Anna Keller on Friday, May 5, 2017", [(1,)]),
    ("Posted by Anna Keller on May 5, 2017", []),
    ("Video unavailable\nWatch on YouTube", [(1, 2)]),
    ("We are glad #otters\nCome and see https://t.co/abc123", [(1, 2)]),
    ("The otters are here\nCome and see https://t.co/abc123", [(2,)]),
    ("He posted a picture at pic.twitter.com/abc and left it there.", []),
    ("The account (@KyleWOrton) was closed on September 11, 2023", []),
]


@pytest.mark.parametrize(("lines", "numbers"), POSTS)
def test_a_post_is_all_that_stands_between_its_first_line_and_its_last(lines, numbers):
    found = embeds(document(f"{BODY}\n{lines}\n{BODY}\n"))
    assert list(found) == numbers


def test_an_article_without_posts_has_none():
    assert list(embeds(document(BODY))) == []
