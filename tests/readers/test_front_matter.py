"""The fields of a page's head are found where they stand, and an edit leaves them strings."""

import pytest

from textlint.core import Edit, Fix, Safety, Span
from textlint.fixes.apply import carry_out, changes_of, is_applicable
from textlint.readers import Options, markdown
from textlint.readers.within import front_matter
from textlint.readers.within.front_matter import Style

FIELDS = [
    ('---\ntitle: "A \\"b\\" c"\n---\n', [("title", 'A "b" c', Style.DOUBLE)]),
    ("---\r\ntitle: 'It''s on'\r\n---\r\nText", [("title", "It's on", Style.SINGLE)]),
    ("---\rtitle: Talks go on # note\r---\rText", [("title", "Talks go on", Style.PLAIN)]),
    ("---\ntitle: One: two\n---\n", []),
    ("---\ntitle: Wrapped\n  over lines\n---\n", []),
    ("---\ntitle: >\n  folded\n---\n", []),
    ("---\ntitle: 2023\nsummary: true\nlead: [a]\n---\n", []),
    ("---\nmap:\n  title: inner\n---\n", []),
    ('---\ntitle: "bad \\q"\n---\n', []),
    ("---\ntitle: never closed\n", []),
    ("+++\ntitle = 'plain \\n'\n[params]\nsummary = \"no\"\n+++\n", [("title", "plain \\n", Style.LITERAL)]),
    ('+++\nsummary = "caf\\u00e9"\n+++\n', [("summary", "café", Style.DOUBLE)]),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_top_level_strings_of_one_line_are_found(text, expected):
    names = ("title", "summary", "lead")
    found = front_matter.fields(text, names)
    assert [
        (field.name, "".join(piece.text for piece in front_matter.pieces(text, field)), field.style) for field in found
    ] == expected


@pytest.mark.parametrize(
    ("value", "new", "written"),
    [
        ('"a b c"', 'x "y" \\', '"a x \\"y\\" \\\\ c"'),
        ("'a b c'", "it's", "'a it''s c'"),
        ("a b c", "x", "a x c"),
        ("a b c", "x: y", None),
        ("a b c", "x # y", None),
        ("'a b c'", "x\ny", None),
    ],
)
def test_an_edit_keeps_the_quoting_or_is_not_applied(value, new, written):
    raw = f"---\ntitle: {value}\n---\n\nText.\n".encode()
    document = markdown.parts("x.md", raw, Options())[0].document
    assert (document.part, document.text) == ("title", "a b c")
    fix = Fix((Edit(Span(2, 3), new),), Safety.SAFE)
    assert is_applicable(document, fix) == (written is not None)
    if written is not None:
        assert carry_out(raw, changes_of(document, [fix])) == raw.replace(value.encode(), written.encode())
