# ruff: noqa: E501 (examples are whole lines)
"""Comments to textlint are handed over with their places; what only looks like one is none."""

import pytest

from textlint.readers import Options, html, markdown, parts

HERE = "¦"  # stands in a text where a comment does

MARKDOWN = [  # source, the text with the places of its comments, whether each is inside a block
    ("<!-- textlint: ignore a -->\n\nOne.\n", "¦One.", [False]),
    ("<!-- textlint: ignore a -->\nOne.\n", "¦One.", [False]),
    ("\n\n<!--textlint:ignore a-->\n\nOne.\n\nTwo.\n", "\n\n¦One.\n\nTwo.", [False]),
    ("One.\n\n<!-- textlint: ignore a -->\n<!-- textlint: ignore b -->\n\nTwo.\n", "One.\n\n¦¦Two.", [False, False]),
    ("One.\r\n\r\n<!-- textlint: ignore a -->\r\n\r\nTwo 😀.\r\n", "One.\r\n\r\n¦Two 😀.", [False]),
    ("Two 😀 <!-- textlint: ignore a --> words.\n", "Two 😀 ¦￼ words.", [True]),
    ("One. <!-- textlint: ignore a -->\n\nTwo.\n", "One. ¦￼\n\nTwo.", [True]),
    ("One.\n\n<!-- textlint: ignore a -->\n", "One.\n¦", [False]),
    ("One.\n\n<!-- textlint: ignore a -->", "One.\n¦", [False]),
    ("- <!-- textlint: ignore a -->\n  one\n- two <!-- textlint: ignore b -->\n", "¦one\n\ntwo ¦￼", [False, True]),
    ("> <!-- textlint: ignore a\n> — why -->\n> quoted\n", "¦quoted", [False]),
    ("| a <!-- textlint: ignore a --> | b |\n|--|--|\n| c | <!-- textlint: ignore a --> d |\n", "a ¦￼\n\nb\n\nc\n\n¦d", [True, False]),
    ("<div>\n<p>One <!-- textlint: ignore a --></p><!-- textlint: ignore b --><p>Two</p>\n</div>\n", "One ¦\n\n¦Two", [True, False]),
    ("# Head <!-- textlint: ignore a --> line #\n", "Head ¦￼ line", [True]),
    ("Code `<!-- textlint: ignore a -->` here.\n\n```\n<!-- textlint: ignore a -->\n```\n", "Code ￼ here.", []),
    ("    <!-- textlint: ignore a -->\n\nOne.\n\n<pre><!-- textlint: ignore a --></pre>\n", "One.", []),
    ("<!-- no textlint: ignore a -->\n\nOne.\n", "One.", []),
    ("One \\<!-- textlint: ignore a --> &lt;!-- textlint: b.\n", "One <!-- textlint: ignore a --> <!-- textlint: b.", []),
]  # fmt: skip
HTML = [
    ("<!-- textlint: ignore a --><p>One.</p>", "¦One.", [False]),
    ("<p>One <!-- textlint: ignore a -->two</p><p>Three</p>", "One ¦two\n\nThree", [True]),
    ("<p>One é <!-- textlint: ignore a --></p>\r\n<!-- textlint: ignore b --><p>Two 😀</p>", "One é¦\n\n¦Two 😀", [True, False]),
    ("<ul><li><!-- textlint: ignore a -->one<li>two<!-- textlint: ignore b --></ul>", "¦one\n\ntwo¦", [False, True]),
    ("<table><tr><td>a<!-- textlint: ignore a --><td>b</table>", "a¦\n\nb", [True]),
    ("<p>One<br><!-- textlint: ignore a -->two</p>", "One\n¦two", [True]),
    ("<p>One</p><!-- textlint: ignore a -->", "One¦", [False]),
    ("<!-- textlint: ignore a -->", "¦", [False]),
    ("<p>One<!-- textlint: ignore a --!> two <!-- textlint: ignore b", "One¦ two¦", [True, True]),
    ("<script><!-- textlint: ignore a --></script><p>One</p><!-- other -->", "One", []),
]  # fmt: skip


def shown(document):
    """The text without blanks at its ends, and its comments in it."""
    text = document.text
    for comment in reversed(document.comments):
        text = text[: comment.position] + HERE + text[comment.position :]
    return text.rstrip()


@pytest.mark.parametrize(("read", "cases"), [(markdown.read, MARKDOWN), (html.read, HTML)], ids=["markdown", "html"])
@pytest.mark.parametrize("codec", [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")], ids=str)
def test_a_comment_stands_where_its_words_are(read, cases, codec):
    for source, text, inside in cases:
        document = read("x", codec[1] + source.encode(codec[0]))
        assert shown(document) == text, source
        assert [comment.is_inside for comment in document.comments] == inside, source
        assert all(comment.trouble == "" for comment in document.comments), source
        for comment in document.comments:
            there = document.raw[comment.source].decode(codec[0])
            assert there.startswith("<!--"), source
            assert there.endswith(("-->", "--!>")) or source.endswith(there), source


def test_a_comment_that_markdown_shows_is_told():
    document = markdown.read("x.md", b"He said <!-- textlint: ignore a -- why --> so.\n")
    (comment,) = document.comments
    assert "write —" in comment.trouble
    assert document.raw[comment.source] == b"<!-- textlint:"


HEADS = [
    ("---\ntextlint: {ignore: [a/b, c], reason: so be it}\n---\nText\n", "ignore-file a/b, c — so be it"),
    ("---\ntitle: x\ntextlint:\n  ignore: a/b\n  reason: no\n---\nText\n", "ignore-file a/b — no"),
    ("---\r\ntextlint: [a/b]\r\n---\r\nText\r\n", "ignore-file a/b"),
    ("---\ntextlint:\n- a/b\n- c\n---\nText\n", "ignore-file a/b, c"),
    ("---\n'textlint': a/b, c\n---\nText\n", "ignore-file a/b, c"),
    ('+++\ntextlint = {ignore = ["a/b"], reason = "so"}\n+++\nText\n', "ignore-file a/b — so"),
    ('+++\ntitle = "x"\n[textlint]\nignore = ["a/b"]\n+++\nText\n', "ignore-file a/b"),
]


@pytest.mark.parametrize(("source", "said"), HEADS)
def test_a_key_of_the_head_is_a_comment_on_the_whole_file(source, said):
    *_, page = parts("x.md", source.encode(), Options())
    (comment,) = page.document.comments
    assert (comment.text, comment.position, comment.trouble) == (f"textlint: {said}", 0, "")
    assert b"textlint" in page.document.raw[comment.source]


UNCLEAR = [
    ("---\ntextlint: {ignroe: [a]}\n---\nText\n", "no key ignroe; there are ignore, reason"),
    ("---\ntextlint: {ignore: [a], reason: [b]}\n---\nText\n", "the reason must be a text"),
    ("---\ntextlint: true: no\n---\nText\n", "not YAML"),
    ("---\ntextlint:\n---\nText\n", "write a list of rules"),
    ("---\ntextlint: [[a]]\n---\nText\n", "write a list of rules"),
    ("+++\ntextlint = a\n+++\nText\n", "not TOML"),
    ("+++\ntextlint = 3\n+++\nText\n", "write a list of rules"),
]


@pytest.mark.parametrize(("source", "reason"), UNCLEAR)
def test_a_key_of_the_head_that_is_not_clear_says_why(source, reason):
    (comment,) = markdown.read("x.md", source.encode()).comments
    assert reason in comment.trouble


def test_a_head_that_only_names_textlint_is_none():
    for source in (
        "---\ntitle: textlint\n---\nText\n",
        "---\nx: {textlint: [a]}\n---\nText\n",
        "Text\ntextlint: [a]\n",
    ):
        assert markdown.read("x.md", source.encode()).comments == ()
