# ruff: noqa: E501 (examples are whole lines)
"""Markdown: prose is read as plain text is, and an edit changes its own bytes or nothing."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import ROOT, run
from textlint.batch.linter import Linter
from textlint.core import Edit, Fix, Origin, Safety, Span, Unmappable
from textlint.engine.load import load
from textlint.fixes.apply import carry_out, changes_of, is_applicable
from textlint.fixes.examples import unmark
from textlint.readers import Options, format_of, markdown, parts, plain
from textlint.readers.within.markdown_page import escape

PIECES = (
    "a", "The talks", "é", "😀", " ", " ", "\n", "\r\n", "\r", "\n\n", "\n\n", "&amp;", "&#8217;", "&nope;", "\\*", "\\",
    "*", "**", "_", "`", "`code`", "[link](https://x.y)", "[sic]", "<b>", "</b>", "<!-- no -->", "< /i>", "<br>",
    "# ", "\n- ", "\n1. ", "\n> ", "\n| a | b |\n|---|---|\n| c | d |\n", "\n```\ncode\n```\n", "![alt](x.png)", "[^1]",
    "\n[^1]: Note", "{{< x >}}", "https://x.y/z", "$5", "~~x~~", "\n---\n", "  \n", "    ", "\t", "|", "“q”", "2023. ",
)  # fmt: skip
SOURCES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
CODECS = st.sampled_from(
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)
NEW = st.sampled_from(
    ["", "x", "x y", "*", "_", "<b>", "`", "[a](b)", "&amp;", "# x", "- x", "1. x", "\\", "|", "{{< a >}}", "é"]
)

READS = [
    ("# Title #\nText\n", "Title\n\nText\n"),
    ("Title\n=====\n\nText", "Title\n\nText"),
    ("One *two* __three__ ~~four~~.\n", "One two three four.\n"),
    ("See [the *site*](https://x.y \"t\"), [ref][r] and [sic].\n\n[r]: /u\n", "See the site, ref and [sic].\n"),
    ("Run `x` now, <https://x.y> too.\n", "Run ￼ now, ￼ too.\n"),
    ("- one\n- [ ] two\n  more\n", "one\n\ntwo\nmore\n"),
    ("> one\n> two\n>\n> three\n", "one\ntwo\n\nthree\n"),
    ("| a | b |\n|---|---|\n| c \\| d | *e* |\n", "a\n\nb\n\nc | d\n\ne\n"),
    ("A &amp; B&#8217;s &nope; \\* 5 < 7, a < /i> b\n", "A & B’s &nope; * 5 < 7, a < /i> b\n"),
    ("It costs $5 and *then* $6.\n", "It costs $5 and then $6.\n"),
    ("Text.[^1] More [^1].\n\n[^1]: The *note*.\n", "Text. More ￼.\n\nThe note.\n"),
    ("![A *view*](v.png \"t\")\n\nText\n", "A view\n\nText\n"),
    ("Hard  \nbreak\\\nhere<br>now\n", "Hard\nbreak\nhere\nnow\n"),
    ("<div class=\"x\"><p>One &amp; two</p><p>three</p></div>\n<!-- no -->\n<script>no()</script>\n", "One & two\n\nthree"),
    ("{{< figure src=\"x\" >}}\n\nText {{% x %}} here.\n", "Text ￼ here.\n"),
    ("```\ncode\n```\n\n    code\n\nText\n", "Text\n"),
    ("```\nunclosed\n", ""),
    ("---\ntags: [a]\n---\n\nText\n", "\nText\n"),
    ("Text\n\n---\n\na: b\n\n---\n", "Text\n\na: b\n"),
    ("", ""),
]  # fmt: skip


def tiles(document):
    assert all(left.text.end == right.text.start for left, right in pairwise(document.segments))
    assert all(left.source.stop <= right.source.start for left, right in pairwise(document.segments))
    assert [segment.text.start for segment in document.segments[:1]] in ([0], [])
    assert (document.segments[-1].text.end if document.segments else 0) == len(document.text)
    for segment in document.segments:
        if segment.origin is Origin.VERBATIM:
            shown = document.raw[segment.source].decode(document.encoding)
            assert shown == document.text[segment.text.start : segment.text.end]


@pytest.mark.parametrize(("source", "text"), READS)
def test_text_is_what_a_reader_sees(source, text):
    document = markdown.read("x.md", source.encode())
    assert document.text.rstrip() == text.rstrip()
    tiles(document)


@given(SOURCES, CODECS)
def test_segments_tile_the_text_and_lead_back_to_its_bytes(source, codec):
    tiles(markdown.read("x.md", codec[1] + source.encode(codec[0])))


@settings(max_examples=150)
@given(SOURCES, CODECS, NEW, st.data())
def test_an_applied_edit_changes_its_bytes_only_and_is_read_as_edited(source, codec, new, data):
    raw = codec[1] + source.encode(codec[0])
    document = markdown.read("x.md", raw)
    if not document.text:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(len(document.text), start + 8))))
    fix = Fix((Edit(span, new),), Safety.SAFE)
    if not is_applicable(document, fix):
        return
    (change,) = changes_of(document, [fix])
    edited = carry_out(raw, [change])
    assert edited == raw[: change.start] + escape(new).encode(codec[0]) + raw[change.end :]
    assert markdown.read("x.md", edited).text == document.text[: span.start] + new + document.text[span.end :]


def test_an_edit_that_leaves_no_text_below_a_block_of_code_is_not_applied():
    document = markdown.read("x.md", b"one\n\n```\ncode\n```\n\n```\ncode\n```\na")
    assert document.text == "one\n\na"
    assert not is_applicable(document, Fix((Edit(Span(5, 6), ""),), Safety.SAFE))


def test_an_edit_that_makes_a_heading_of_the_rule_below_is_not_applied():
    document = markdown.read("x.md", b" \n---\na")
    assert not is_applicable(document, Fix((Edit(Span(0, 1), "x"),), Safety.SAFE))


@pytest.mark.parametrize("text", ["_Seen in: 2021_", "_2020_", "__in 1__"])
def test_emphasis_that_ends_in_a_number_is_read(text):
    assert (
        markdown.read("x.md", f"{text} and 1_000_000 of a_1.\n".encode()).text
        == f"{text.strip('_')} and 1_000_000 of a_1.\n"
    )


def test_an_edit_across_markup_is_not_applied_and_whole_lines_go_with_their_marks():
    document = markdown.read("x.md", b"One **two** three.\n\n## Related\n\n- a\n- b\n")
    with pytest.raises(Unmappable):
        document.source(Span(2, 6))
    line = document.text.index("Related")
    assert document.raw[document.source(Span(line, line + 9))] == b"## Related\n\n"
    assert not is_applicable(document, Fix((Edit(Span(4, 7), ""),), Safety.SAFE))  # `****` would be text


@pytest.fixture(scope="module")
def linter():
    return Linter()


def marked_up(text):
    """The text as an author writes it in Markdown: a backslash where a sign would be markup."""
    return "\n".join(escape(line) for line in text.split("\n"))


def test_findings_are_those_of_the_plain_text(linter):
    same = 0
    for rule in load([]):
        for bad in rule.bad:
            text, _ = unmark(bad.text)
            document = markdown.read("x.md", marked_up(text).encode())
            if document.text != text or "\ufeff" in text:
                continue  # blanks at the edges of lines and code are not text here
            same += 1
            expected = [(found.rule, found.span) for found in linter.check(text)]
            engine = linter.engine
            assert [(found.rule, found.span) for found in engine.check(document).findings] == expected
    assert same > 950


HUGO = ROOT / "tests/data/formats/hugo_post.md"


def test_a_hugo_post_has_the_findings_and_fixes_it_had(linter):
    raw = HUGO.read_bytes()
    found = []
    for part in parts("hugo_post.md", raw, Options()):
        for finding in linter.engine.check(part.document).findings:
            place = part.document.location(finding.span)
            found.append(f"{place.line}:{place.column} {part.document.part or '-'} {finding.rule}")
    assert found == HUGO.with_suffix(".findings").read_text(encoding="utf-8").splitlines()


def test_a_hugo_post_is_fixed_as_it_was_and_stays_fixed(tmp_path):
    """All else, markup, code and targets of links with the same defects too, stays."""
    post = tmp_path / "post.md"
    for _ in range(2):
        post.write_bytes(HUGO.read_bytes() if not post.exists() else post.read_bytes())
        run("fix", "--unsafe", post, cwd=tmp_path)
        assert post.read_bytes() == HUGO.with_suffix(".fixed.md").read_bytes()


def test_markdown_is_known_by_suffix_or_by_strong_signs_only():
    for name in ("a.md", "a.markdown", "a.MD", "a.mkd", "a.mdown"):
        assert format_of(name, b"x", Options()) == "markdown"
    assert format_of("-", b"---\ntitle: x\n---\nText", Options()) == "markdown"
    assert format_of("-", b"# T\n\nSee [a](https://x.y).\n", Options()) == "markdown"
    for text in ("* one\n* two\n", "# 1 in the charts\n", "---\nText\n---\n", "See [a](https://x.y).", "> no"):
        assert not markdown.is_likely(text.encode())
    for seed in (ROOT / "seeds").iterdir():
        assert not markdown.is_likely(seed.read_bytes())


HOSTILE = ["> ", ">", "- ", "*", "*a ", "[", "[a](", "![a", "`", "`a``", "<a ", "<!-- ", "&amp", "**a ", "<div>\n", "| a ", "\\", "~a", "{{< ", "{% ", "[^a]: ", "> a\n", "- a\n", " ", "\n", "a\n\n", "a `b`\n\n", "**a** ", "[a](b)"]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_is_read_in_bounded_time(piece):
    start = time.process_time()
    tiles(markdown.read("x.md", (piece * 100_000).encode()))
    assert time.process_time() - start < 20


def test_a_line_of_5_mb_is_read():
    text = "**word** and [word](x), " * 220_000
    assert plain.read("x", text.encode()).text != markdown.read("x.md", text.encode()).text
