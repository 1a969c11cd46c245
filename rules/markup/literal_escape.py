"""Escape sequences that were printed instead of being read."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.lines import unit_at

_ESCAPE = Expression(
    r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|\\x[89a-fA-F][0-9a-fA-F])|"
    r"(?:\\r)?\\n(?:(?:\\r)?\\n|(?![a-z]))|\\[\"“”’'](?=[\s\w\p{P}]|$)|(?<=<)\\/|(?<=[a-z])\\/(?=[a-z])"
)
_PATH = Expression(r"\b[A-Z]:\\|\\\\|\$[^$\n]{1,80}\\[a-z]|[¯ツ]")
_PLAIN = {"\u00a0": " ", "\u2028": "\n", "\u200b": "", "\ufeff": "", "\u00ad": ""}


@rule(
    id="markup/literal_escape",
    message="“{code}” is an escape sequence that was printed instead of being read.",
    severity=Severity.ERROR,
    safety=Safety.UNSAFE,
    safest=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="JSON (RFC 8259, section 7) and the string escapes of C, Python and JavaScript",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=("\\u[0-9a-fA-F]", "\\x[0-9a-fA-F]", "\\n", '\\"', "\\'", "\\’", "\\”", "\\“", "\\/"),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad("The minister⟦\\u2019⟧s car was found empty.", "The minister’s car was found empty."),
        Bad("The bridge was closed.⟦\\n\\n⟧It opened again at six.", "The bridge was closed.\n\nIt opened again at six."),
        Bad("She said it was ⟦\\\"⟧nothing⟦\\\"⟧ at all.", 'She said it was "nothing" at all.'),
        Bad("Prices rose by 5⟦\\xa0⟧percent.", "Prices rose by 5 percent."),
        Bad("It doesn⟦\\'⟧t work.", "It doesn't work."),
    ),
    good=(
        "The file is C:\\news\\notes.txt.",
        "The path \\\\server\\name was closed.",
        "He typed \\new by mistake.",
        "The emoticon ¯\\_(ツ)_/¯ was everywhere.",
        "Either/or is a false choice.",
        "The backslash \\ is above the enter key.",
    ),
)  # fmt: skip
def literal_escape(document: Document) -> Iterator[Finding]:
    """Programs store line breaks and odd characters as a backslash and a code. When text goes through two of them and only
    one decodes it, the codes remain."""
    for match in _ESCAPE.finditer(document.text):
        span = Span(*match.span())
        unit = unit_at(document, span.start)
        if _PATH.search(document.text, max(unit.start, span.start - 80), min(unit.end, span.end + 40)):
            continue
        safety = Safety.SAFE if match[0][:2] in ("\\u", "\\x") else Safety.UNSAFE
        yield literal_escape.finding(span, replace=_decoded(match[0]), safety=safety, code=match[0])


def _decoded(code: str) -> str:
    """What the sequence stands for."""
    if code[1] in "ux":
        character = (
            code.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
        return _PLAIN.get(character, character)
    return "\n" * code.count("\\n") if "\\n" in code else code[1:]
