# ruff: noqa: E501 (examples are whole lines)
"""Fixes leave every comment to us as it is, and before the words it speaks of."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import code_file, made_rules, rule_file, word_rule
from textlint.batch.linter import Linter, Settings
from textlint.core import Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.settle import settle
from textlint.readers import html, markdown

COMMENTS = (
    "<!-- textlint: ignore made/word — why -->", "<!-- textlint: ignore made -->", "<!--textlint:ignore all-->",
    "<!-- textlint: ignore-start made/word — why -->", "<!-- textlint: ignore-end -->", "<!-- textlint: ignroe x -->",
)  # fmt: skip
WORDS = (
    "The talks went on. ",
    "wrng{} ",
    "odd{} ",
    "wrng{}",
    "é 😀 ",
    " .",
    "bda ",
    "Related Articles",
    "joinme",
    "double  blank ",
    "\n\n<!-- textlint: ignore made -->\n\nRelated Articles\n\nodd{}",
    "<!-- textlint: ignore made --><p>Related Articles</p><p>odd{}</p>",
)
IN_MARKDOWN = (
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\n\n- ",
    "\n> ",
    "\n\n    ",
    "# ",
    " ",
    "**",
    "|",
    "\n\n| a | b |\n|--|--|\n| ",
    "`",
)
IN_HTML = ("<p>", "</p>", "<br>", "\n", "<li>", " ", "<b>", "</b>", "<td>", "&amp;", "<div>", "</div>")


def sources(markup):
    """Pages of words, each wrong one with its own number, of markup and of comments."""
    pieces = st.one_of(
        st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(markup), st.sampled_from(COMMENTS)
    )

    def numbered(parts):
        return "".join(part.replace("{}", str(number)) for number, part in enumerate(parts))

    return st.lists(pieces, max_size=18).map(numbered)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Rules that change a word, only report one, take out a line, join two paragraphs, part one."""
    folder = tmp_path_factory.mktemp("rules")
    keys = {"requires": ["wrng"], "pattern": r"wrng(?P<number>\d*)", "bad": ["⟦wrng⟧"], "fix": "right{number}"}
    rule_file(folder, "made/word", **keys, quotes="fix")
    rule_file(folder, "made/seen", requires=["odd"], pattern=r"odd\d*", bad=["⟦odd⟧"], fix=None, quotes="fix")
    line = {
        "requires": ["Related"],
        "pattern": "Related Articles",
        "unit": "line",
        "bad": ["⟦Related Articles⟧"],
        "fix": "",
    }
    rule_file(folder, "more/line", **line, quotes="fix")
    word_rule(folder, "more/part", "bda", "good\\n\\nnews")
    body = "import re\nfor match in re.finditer(r'joinme\\s+', document.text):\n    yield check.finding(Span(*match.span()), replace='joined ', what='it')"
    code_file(folder, "more/join", body)
    rules = (*made_rules(folder), *(rule for rule in load() if rule.family == "suppression"))
    return Engine(select(rules, chosen=("made", "more", "suppression")), rules)


def suppressed_words(engine, document):
    found = (one.finding for one in engine.check(document).suppressed)
    return {document.text[slice(*finding.span)] for finding in found if finding.rule.startswith("made/")}


def check_fixed(engine, form, source):
    read = lambda raw: form.read("x", raw)  # noqa: E731 (as readers hand them over)
    before = read(source.encode())
    after = settle(before, engine, Safety.SAFE, read).document
    comments = re.compile(rb"<!-- ?textlint:.*?-->")
    assert comments.findall(after.raw) == comments.findall(before.raw)
    assert len(after.comments) == len(before.comments)
    quiet, quiet_now = suppressed_words(engine, before), suppressed_words(engine, after)
    there = set(re.findall(r"(?:wrng|odd)\d*", after.text))
    assert quiet_now <= quiet  # no comment has come to speak of other words
    assert {word for word in quiet if word in there} == quiet_now
    return after


@settings(max_examples=400)
@given(sources(IN_MARKDOWN))
def test_fixes_of_a_markdown_page_leave_comments_and_what_they_speak_of(made, source):
    check_fixed(made, markdown, source)


@settings(max_examples=400)
@given(sources(IN_HTML))
def test_fixes_of_a_page_leave_comments_and_what_they_speak_of(made, source):
    check_fixed(made, html, source)


KEPT = [  # source; what becomes of it
    ("One wrng1.\n\n<!-- textlint: ignore made/word -->\n\nTwo wrng2.\n", "One right1.\n\n<!-- textlint: ignore made/word -->\n\nTwo wrng2.\n"),
    # the comment would come to speak of the next block
    ("<!-- textlint: ignore made/word -->\n\nRelated Articles\n\nTwo wrng2.\n", "<!-- textlint: ignore made/word -->\n\nRelated Articles\n\nTwo right2.\n"),
    ("One.\n\nRelated Articles\n\n<!-- textlint: ignore made/word -->\n\nTwo wrng2.\n", "One.\n\n<!-- textlint: ignore made/word -->\n\nTwo wrng2.\n"),
    # and here of more than its own
    ("<!-- textlint: ignore made/word -->\n\nOne wrng1 joinme\n\nTwo wrng2.\n", "<!-- textlint: ignore made/word -->\n\nOne wrng1 joinme\n\nTwo right2.\n"),
    # here it would be code
    ("One.\n\n- Related Articles\n\n    <!-- textlint: ignore made/word -->\n\nTwo wrng2.\n", "One.\n\n- Related Articles\n\n    <!-- textlint: ignore made/word -->\n\nTwo wrng2.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "fixed"), KEPT)
def test_a_fix_that_would_take_a_comment_from_its_block_is_not_applied_and_others_are(made, source, fixed):
    assert check_fixed(made, markdown, source).raw.decode() == fixed


def test_no_fix_of_a_seed_touches_a_comment_before_any_of_its_paragraphs(tmp_path):
    from tests.made import ROOT

    linter = Linter(Settings())
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        blocks = seed.read_text(encoding="utf-8").split("\n")
        for every in (1, 3):
            source = "".join(
                f"<!-- textlint: ignore typography — {number} -->\n\n{block}\n\n"
                if number % every == 0
                else f"{block}\n\n"
                for number, block in enumerate(filter(str.strip, blocks))
            )
            fixed = linter.fix_bytes("x.md", source.encode(), unsafe=True).raw.decode()
            assert re.findall("<!--.*?-->", fixed) == re.findall("<!--.*?-->", source)


def test_words_that_a_file_beside_names_are_not_changed_by_any_fix(tmp_path):
    text = tmp_path / "a.txt"
    text.write_bytes(b"He fled to kyiv .\r\nThen to kyiv .\r\n")
    (tmp_path / "a.txt.textlint").write_text(
        '[[ignore]]\nrule = "typography"\ntext = "fled to kyiv ."\nreason = "so"\n'
    )
    linter = Linter(Settings())
    for _ in range(2):
        left = linter.fix_file(str(text)).remaining
        assert [one.finding.rule for one in left] == ["entity/lower_case_name"]
        assert text.read_bytes() == b"He fled to kyiv .\r\nThen to Kyiv.\r\n"
