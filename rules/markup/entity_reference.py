"""Character references that were never decoded."""

import html
from bisect import bisect_right
from collections.abc import Iterator
from html.entities import name2codepoint

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.starts import matches_at, starts

_ALL = "|".join(sorted((*name2codepoint, "apos")))  # the names of HTML 4; believed with their semicolon
_NAMES = (  # those that are believed without one, after &amp;
    "nbsp|amp|quot|apos|lt|gt|rsquo|lsquo|ldquo|rdquo|sbquo|bdquo|laquo|raquo|mdash|ndash|hellip|bull|middot|copy|reg|trade|euro|pound|yen|cent|"
    "deg|frac12|frac14|frac34|times|ensp|emsp|thinsp|zwnj|zwj|shy|eacute|egrave|ecirc|aacute|agrave|acirc|atilde|aring|iacute|icirc|oacute|ocirc|"
    "otilde|oslash|uacute|ucirc|ccedil|ntilde|auml|euml|iuml|ouml|uuml|Auml|Ouml|Uuml|szlig|scaron|Scaron|zcaron|para|sect|dagger|prime|Prime|rarr|larr"
)
_REFERENCE = Expression(
    rf"(?:&amp;)?&(?:amp;){{0,3}}(?:#\d{{2,6}}|#[xX][0-9a-fA-F]{{2,5}}|(?:{_ALL}));|"
    rf"&amp;(?:{_NAMES}|#\d{{2,6}})\b|"
    r"&nbsp\b|(?<![&;])(?:amp;)?#(?:8216|8217|8220|8221|8211|8212|8230|8243|039|39|34|38|160|x27);|(?<![&\w])nbsp;|(?<=\w)&rsquo\b|"
    r"&#(?:8211|8212|8216|8217|8220|8221|8230|039|39|34|160)(?![\d;])|&(?:quot|[nm]dash|hellip|[lr][sd]quo)(?![\w=;])"
)
_TAG = Expression(r"&lt;\s?/?\s?[a-zA-Z][^&<>\n]{0,200}&gt;")
_JOINERS = ("\u200c", "\u200d")  # in English they do nothing, in Persian and in emoji they do
_NOTHING = "\u00ad\u200b\u200e\u200f\r"
_BLANKS = "\u00a0\u2002\u2003\u2009\t\n"


@rule(
    id="markup/entity_reference",
    message="“{code}” is a character reference that was not decoded; it stands for {shown}.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="HTML Living Standard, section 13.5 (named character references)",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=("&amp", "&nbsp", "nbsp;", "&#", "#8", "#0", "#39;", "#34;", "#38;", "#160;", "#x27;", "quot;", "&rsquo", "&quot", "&ndash", "&mdash", "&hellip", "&lsquo", "&ldquo", "&rdquo", *(f"&{name};" for name in _ALL.split("|"))),
    touches=frozenset(("number", "url", "quoted")),
    bad=(
        Bad("The minister⟦&#8217;⟧s car was found empty.", "The minister’s car was found empty."),
        Bad("Marks ⟦&amp;⟧ Sons closed its last shop.", "Marks & Sons closed its last shop."),
        Bad("The talks⟦&nbsp;⟧ended at noon.", "The talks ended at noon."),
        Bad("Doubly escaped: the city⟦&amp;#8217;⟧s bridge.", "Doubly escaped: the city’s bridge."),
        Bad("She said it was ⟦&quot;⟧nothing⟦&quot;⟧.", 'She said it was "nothing".'),
        Bad("The caf⟦&eacute;⟧ reopened in May.", "The café reopened in May."),
        Bad("⟦&Eacute;⟧ric ⟦&Ouml;⟧z ran 5⟦&permil;⟧ faster.", "Éric Öz ran 5‰ faster."),
        Bad("⟦&amp;quot;⟧Never,⟦&amp;amp;quot;⟧ she said.", '"Never," she said.'),
        Bad("It⟦&#8217⟧s the old pier ⟦&mdash⟧ nobody’s.", "It’s the old pier — nobody’s."),
        Bad("The first line.⟦&#13;⟧⟦&#10;⟧The second line.", "The first line. The second line."),
        Bad("It doesn⟦#039;⟧t work.", "It doesn't work."),
    ),
    good=(
        "Procter & Gamble; Marks & Spencer; and others.",
        "He reached #8 in the charts; she reached #39.",
        "The page is example.org/?a=1&copy=2&not=3 today.",
        "The Persian word می\u200cخواهم means I want.",
        "The link example.org/?a=1&quot=2&mdash_x=3 and order &#8217000 are fine.",
        "AT&T shares fell by two percent.",
        "Write to us at the address & include a stamp.",
        "The R&D budget was cut; the others were not.",
        "The form asks for a name & an address; both are needed.",
    ),
)  # fmt: skip
def entity_reference(document: Document) -> Iterator[Finding]:
    """Web pages may write a character as a code. When a text is escaped twice, or a field is stored undecoded, one code is
    left over and readers see it instead of the character."""
    text = document.text
    tags = [match.span() for match in matches_at(_TAG, text, starts(text, "&lt;"))]
    for match in matches_at(_REFERENCE, text, starts(text, "&", "#", "amp;#", "nbsp;")):
        start, end = match.span()
        tag = bisect_right(tags, (start, len(text))) - 1  # the last that begins here or before
        if tag >= 0 and start < tags[tag][1]:
            continue
        character = _decoded(match[0])
        if character is None:
            continue
        if character in _JOINERS and text[max(0, start - 1) : start].isascii():
            character = ""
        yield entity_reference.finding(Span(start, end), replace=character, code=match[0], shown=_shown(character))


def _shown(character: str) -> str:
    """What the message calls `character`."""
    if character == " ":
        return "a blank"
    return f"“{character}”" if character and character.isprintable() else "nothing that shows"


def _decoded(code: str) -> str | None:
    """The character that `code` stands for, blanks as plain ones; None when it is no reference after all."""
    character = code if code.startswith("&") else "&" + code.removeprefix("amp;")
    for _ in range(4):
        character = html.unescape(character if character.endswith(";") or len(character) < 3 else character + ";")
        if not character.startswith("&") or character == "&":
            break
    if len(character) != 1 or character == "\ufffd":
        return None
    return " " if character in _BLANKS else "" if character in _NOTHING else character
