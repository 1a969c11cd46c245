"""A word cut in two at a hyphen that stood at the end of a line."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.words import is_known

_BROKEN = Expression(
    r"(?<![\p{L}\p{N}’'-])(?P<left>\p{Ll}{2,20})-(?:[ \u00a0]|[ ]?\r?\n)(?P<right>\p{Ll}{2,20})(?![\p{L}’'-])"
)
_LINKS = frozenset("and or to but nor as by versus".split())  # pre- and post-war


@rule(
    id="typography/broken_hyphenation",
    message="The word “{right}” is cut in two.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="linguistic conventions/typography/hyphenation",
    source="The Chicago Manual of Style, 18th edition, chapter 7 (end-of-line hyphens that are not part of the word)",
    quotes=InQuotes.FIX,
    requires=("[a-z]- [a-z]", "[a-z]-\u00a0", "[a-z]-\n", "[a-z]-\r"),
    bad=(
        Bad("The ⟦govern- ment⟧ resigned on Monday.", "The government resigned on Monday."),
        Bad("The new ⟦re- port⟧ was read to the house.", "The new report was read to the house."),
        Bad("Nobody knew the ⟦com-\nmander⟧ of the unit.", "Nobody knew the commander of the unit."),
    ),
    good=(
        "The pre- and post-war years were hard.",
        "The short- or long-term plan is lost.",
        "The talks failed - nobody wept.",
        "The five- man crew was saved.",
        "A well- known poet died.",
        "The self- styled king fled.",
    ),
)
def broken_hyphenation(document: Document) -> Iterator[Finding]:
    """A hyphen from the end of a printed line stands inside a word, with a space after it.

    Text from PDF files and from scanned pages keeps the hyphens of its lines, and translation systems join the
    lines with blanks.
    """
    for match in _BROKEN.finditer(document.text):
        left, right = match["left"], match["right"]
        whole = left + right
        if right not in _LINKS and is_known(whole) and not (is_known(left) and is_known(right) and len(left) > 3):
            yield broken_hyphenation.finding(Span(*match.span()), replace=whole, right=whole)
