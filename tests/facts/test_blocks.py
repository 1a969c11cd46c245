# ruff: noqa: E501 (examples are whole lines)
"""Each unit of an article is what an editor would call it."""

import pytest

from tests.made import ROOT, document
from textlint.core import Kind
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.facts.blocks import block_at, blocks

BODY = "The minister said on Monday that the talks with the unions would go on until the spring, and that nobody should expect more."


@pytest.fixture(scope="module")
def engine():
    rules = load()
    return Engine((), rules)


def kinds(engine, text):
    made = document(text)
    engine.check(made)  # tells the document what lines are furniture
    return [block.kind.value for block in blocks(made)]


LINES = [
    ("• Bread will cost more from Monday", "list"),
    ("- Bread will cost more from Monday", "list"),
    ("1. Bread will cost more from Monday", "list"),
    ("FILE PHOTO: The minister at a meeting (REUTERS/Anna Petrova)", "caption"),
    ("Photo: Reuters", "caption"),
    ("Talks to go on", "subhead"),
    ("Russia denies Ukraine's claims", "subhead"),
    ("“We will go on,” she said.", "paragraph"),
    ("No deal was signed.", "paragraph"),
    ("— Anna Petrova (@annap) May 3, 2023", "embed"),
    ("Talks go on, says the minister pic.twitter.com/a1B2c3", "embed"),
    ("Read also: Bread to cost more from Monday", "furniture"),
    (BODY, "paragraph"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_among_paragraphs_is_what_it_looks_like(engine, line, kind):
    assert kinds(engine, f"{BODY}\n\n{line}\n\n{BODY}\n") == ["paragraph", kind, "paragraph"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\n", " \n\t\n"])
def test_line_ends_and_blank_lines_do_not_matter(engine, ends):
    text = ends.join(["Talks to go on until spring", BODY, "Photo: Reuters", BODY, "Leave a Reply"])
    assert kinds(engine, text) == ["title", "paragraph", "caption", "paragraph", "furniture"]


@pytest.mark.parametrize(
    "title", ["Talks to go on until spring", "Will the talks go on?", "“Never again”", "War Is Over, Says Minister"]
)
def test_the_line_above_the_article_is_its_title(engine, title):
    assert kinds(engine, f"{title}\n{BODY}\n{BODY}")[0] == "title"


def test_an_article_of_one_line_has_no_title(engine):
    assert kinds(engine, "Talks to go on until spring") == ["paragraph"]


def test_a_text_of_nothing_has_no_blocks(engine):
    for text in ("", "\n", " \t\r\n"):
        assert kinds(engine, text) == []
        assert block_at(document(text), 0) is None


def test_the_block_at_a_place_is_the_one_that_holds_it_or_the_last_before():
    made = document(f"\nTitle here\n\n{BODY}\n")
    title, body = blocks(made)
    assert block_at(made, 0) is None
    assert block_at(made, title.span.start) == block_at(made, title.span.end) == title
    assert block_at(made, body.span.start - 1) == title
    assert block_at(made, len(made.text)) == body


SUBHEADS = {
    "002": ["Recruitments from Moscow, St. Petersburg", "Russia denies Ukraine's claims", "Russia-Ukraine conflict"],
    "004": ["Homeland defense"],
}
CAPTIONS = {
    "001": ["FILE PHOTO: Members", "A Ukrainian soldier", "FILE PHOTO: Soldiers Russians", "FILE PHOTO: Soldiers armed"]
}


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.name[:3])
def test_the_seeds_have_the_subheads_captions_and_titles_an_editor_sees(engine, path):
    made = document(path.read_text(encoding="utf-8"))
    engine.check(made)
    found = {kind: [made.text[slice(*block.span)] for block in blocks(made) if block.kind is kind] for kind in Kind}
    name = path.name[:3]
    for subhead in SUBHEADS.get(name, []):
        assert subhead in found[Kind.SUBHEAD]
    assert len(found[Kind.CAPTION]) == len(CAPTIONS.get(name, []))
    for line, start in zip(found[Kind.CAPTION], CAPTIONS.get(name, []), strict=True):
        assert line.startswith(start)
    assert len(found[Kind.TITLE]) == (name != "002")
    assert len(found[Kind.EMBED]) == (2 if name == "002" else 0)
    assert ("Back to top button" in found[Kind.FURNITURE]) == (name in ("003", "004"))
    assert all(len(line.split()) > 3 for line in found[Kind.PARAGRAPH])
