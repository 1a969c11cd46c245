"""What is told of Markdown without tree-sitter is what tree-sitter says."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textlint.readers.within import markdown_blocks, markdown_inline
from textlint.readers.within.markdown_blocks import blocks
from textlint.readers.within.markdown_inline import _Inline
from textlint.readers.within.markdown_pieces import pieces
from textlint.readers.within.markdown_simple import simple_cuts

SIMPLE = (
    "*a*", "**a**", "_a_", "__a__", "**Two words**", "*é*", "_20 %_", "*20*", "_2020_", "[a](u)", " [a](_b) ",
    "[a](https://x.y/a?b=c&d=e_f#g)", "[a](b_)", "[“Quote,”](/u)", "[sic]", "[…]", "[known]", "\\*", "\\[", "\\]",
    "\\_", "\\\\", "& ", "AT&T",
)  # fmt: skip
PLAIN = (
    "a", "1", "é", "中", " ", " ", " ", "\n", "\r\n", "\r", ".", ",", ":", "?", "!", "(", ")", "“", "”", "’", "—", '"',
    "'", "-", "#", "$", "@", "%", "|", "^", "=", "\u00a0", "\u0301", "😀", "²", "7th", "x.y", "Some more words", "  ",
    "\t",
)  # fmt: skip
SIGNS = ("*", "**", "_", "__", "[", "]", "(", "](", "![", "[a](", "[x]: ", "&amp;", "&a", "`", "<", "\\", "~", "{")
LABELS = frozenset({"known"})
LINES = (
    "Talks go on.", "Talks **go** on", "“Talks,” he [said](u)", "Talks `go` on", "{{< talks >}}", "Talks {{< go >}} on",
    "Talks  ", "Talks\\", "Talks | on", "Talks <b>go</b>", "[^1] talks", "*Talks* _go_ [on][known]", "Talks [on]", "é",
    "Talks\u00a0", "# Talks", "- talks", "  talks", "> talks", "```", "~~~ x", "<!-- talks", "talks -->", "<div>",
    "</div>", "---", "===", "    talks", "\ttalks", "1. talks", "|a|b|", "|-|-|", "{{< talks", "go >}}", "{% raw",
    "x" * 700, "**a** " * 160 + "b", "", " ", "![Talks](x)", "[Talks](x) go", "[x] talks", "2020", "7. ", "`Talks`",
)  # fmt: skip
BETWEEN = st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n", "\r\n", "\r\r", "\r", "\n \n", "\n\r\n"))


def joined(cuts):
    """The cuts; those that touch and leave nothing as one: it is the same to the text."""
    made = []
    for start, end, text, origin in sorted(cuts):
        if made and not text and not made[-1][2] and made[-1][1] == start:
            start = made.pop()[0]
        made.append((start, end, text, origin))
    return made


@settings(max_examples=1500)
@given(st.lists(st.one_of(st.sampled_from(PLAIN), st.sampled_from(SIMPLE), st.sampled_from(SIGNS)), max_size=9))
@example(["_Present in: 2021_"])  # to tree-sitter a low line after a digit belongs to the number
def test_simple_markup_is_what_tree_sitter_says(parts):
    text = "".join(parts)
    told, odd = simple_cuts(text, 0, len(text), LABELS)
    if odd == len(text):
        assert joined(told) == joined(_Inline(text, 0, LABELS).cuts())


def test_most_of_simple_markup_is_told():
    text = "The **two** said [so](https://x.y), “_no more_” than once [sic] at AT&T \\[more\\]."
    told, odd = simple_cuts(text, 0, len(text), LABELS)
    assert (len(told), odd) == (8, len(text))


@settings(max_examples=400)
@given(
    st.lists(st.tuples(st.sampled_from(LINES), BETWEEN), max_size=9).map(lambda parts: "".join(map("".join, parts))),
    st.booleans(),
)
@example("{{< talks\n\n7. \n\ngo >}}\n\n", False)  # a shortcode over several paragraphs is in none of them
def test_paragraphs_in_a_row_are_read_as_one_by_one(source, is_defined):
    source += "\n\n[known]: /u\n" if is_defined else ""
    found = blocks(source, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_blocks, "_RUN", re.compile("(?!)"))
        patch.setattr(markdown_inline, "simple_cuts", lambda source, start, end, labels: ([], start))
        apart = blocks(source, 0)
        expected = pieces(source, apart, LABELS)
    assert all(block.kind != "run" for block in apart.blocks)
    assert (found.tops, found.labels) == (apart.tops, apart.labels)
    assert pieces(source, found, LABELS) == expected
