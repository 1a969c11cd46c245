"""UTF-8 that was read as another encoding: â€™ for ’."""

from collections.abc import Iterator

import regex

from textlint.core import Bad, Document, Expression, Finding, InQuotes, Kind, Safety, Severity, Span, rule

LAYERS = 3  # how often one text is read wrongly before somebody looks at it

_BYTES = {code: code for code in range(0x80, 0x100)}  # code point -> the byte it stands for, in Latin-1 or Windows-1252
for _byte in range(0x80, 0xA0):
    _char = bytes([_byte]).decode("cp1252", "ignore")
    if _char:
        _BYTES[ord(_char)] = _byte
_NEXT = "[" + "".join(regex.escape(chr(code)) for code, byte in _BYTES.items() if 0x80 <= byte < 0xC0) + "]"
_RARE = _NEXT + "(?<![’“”‘…–—™®©£ \u00a0])"  # no sign that follows a letter in good text
_SEQUENCE = rf"(?:[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}})"
_DAMAGE = Expression(
    rf"(?=[ÂÃ]{_NEXT}|â{_NEXT}{{2}}|ï(?:»¿|¿½|¼)|ð[Ÿ\x9f]|á[º»]){_SEQUENCE}+|[ÄÅ]{_RARE}{_SEQUENCE}{{0,20}}|{_SEQUENCE}{{2,}}"
)
_CYRILLIC = Expression(r"вЂ[™љњќ”“ў¦˜]|в„[–ў]|В[«»©°](?!\p{L})")
_MAC = Expression(r"(?<![^\x00-\x7f])(?:‚Ä[îôúùìíò¶¢]|√[©°®≠≥≤ß±¥∂ºú†•´™])(?![^\x00-\x7f‘-”])")
_A_GRAVE = Expression(r"(?<=\p{Ll})Ã(?= \p{Ll})")  # its second byte is a no-break space, which became a space
_LOST = Expression(r"â€(?:\ufffd|(?=[\s.,;:!?)]|$))")


@rule(
    id="mojibake/misdecoded_utf8",
    message="“{wrong}” is “{right}” read in the wrong encoding.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 3.9 (UTF-8 byte sequences); WHATWG Encoding Standard, windows-1252",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    requires=(
        "Ã",
        "Â",
        "â[\u0080-\u00bf]",
        "â[€„‚ˆ†‡œ˜–š”•™Œ…]",
        "ï»¿",
        "ï¿½",
        "ï¼",
        "ðŸ",
        "ð\x9f",
        "áº",
        "á»",
        "Ä",
        "Å",
        "Ð",
        "Ñ",
        "Ø",
        "Ù",
        "×",
        "à¸",
        "à¤",
        "à¥",
        "í•",
        "êµ",
        "ãƒ",
        "ã‚",
        "ã\x81",
        "ä¸",
        "вЂ",
        "в„",
        "В«",
        "В»",
        "‚Ä",
        "√",
    ),
    bad=(
        Bad("The minister⟦â€™⟧s plan is ⟦â€œ⟧a farce⟦â€\x9d⟧.", "The minister’s plan is “a farce”."),
        Bad("The caf⟦Ã©⟧ in S⟦Ã£⟧o Paulo was closed.", "The café in São Paulo was closed."),
        Bad("It costs ⟦Â£⟧40 at 20⟦Â°⟧ outside.", "It costs £40 at 20° outside."),
        Bad("The poster read ⟦ÐœÐ¸Ñ€⟧ in red.", "The poster read Мир in red."),
        Bad("The mayor of ⟦Ä°⟧stanbul⟦вЂ™⟧s party won.", "The mayor of İstanbul’s party won."),
        Bad("It isn⟦Ã¢â‚¬â„¢⟧t over.", "It isn’t over."),
        Bad("A feeling of d⟦Ã©⟧j⟦Ã⟧ vu.", "A feeling of déjà vu."),
        Bad("She wrote: ⟦â€œ⟧It is over⟦â€⟧ and left.", "She wrote: “It is over” and left."),
    ),
    good=(
        "The minister’s plan is “a farce” – or so he says…",
        "JOIN ZZAJÉ’s list, said NESTLÉ® on Friday.",
        "He sang “voilà”… and left São João for Curaçao.",
        "An area of 5×£35 and a radius of 10 Å—no more.",
        "SÃO PAULO: the IRMÃ DULCE hospital and the Â of the alphabet.",
        "Charlotte Brontë…” was all he said.",
        "The crêpe “×” and the piñata.",
    ),
)
def misdecoded_utf8(document: Document) -> Iterator[Finding]:
    """Letters and marks outside ASCII show up as two or three odd signs each.

    A program wrote the text as UTF-8 and another one read it as Windows-1252, Latin-1, Windows-1251 or Mac Roman;
    feeds, databases and scrapers that guess the encoding do it every day. What the bytes meant can be worked out.
    """
    text = document.text
    for match in _DAMAGE.finditer(text):
        right = _decoded(match[0])
        if right is not None:
            yield _report(match, right, Safety.SAFE)
    for pattern, encoding in ((_CYRILLIC, "cp1251"), (_MAC, "mac_roman")):
        for match in pattern.finditer(text):
            right = _read_again(match[0], encoding)
            if right is not None and (right.isalpha() or right in "‘’“”–—…•™№©°«»"):
                yield _report(match, right, Safety.SAFE)
    for match in _A_GRAVE.finditer(text):
        yield _report(match, "à", Safety.SAFE)
    for match in _LOST.finditer(text):
        yield _report(match, "”", Safety.UNSAFE)


def _report(match: "regex.Match[str]", right: str, safety: Safety) -> Finding:
    return misdecoded_utf8.finding(Span(*match.span()), replace=right, safety=safety, wrong=match[0], right=right)


def _decoded(wrong: str) -> str | None:
    """What `wrong` stands for; None when it is no UTF-8 after all. It may have been read wrongly more than once."""
    right: str | None = None
    for _ in range(LAYERS):
        codes = [_BYTES.get(ord(char), 0) for char in right or wrong]
        if not all(codes):
            break
        try:
            right = bytes(codes).decode()
        except UnicodeDecodeError:
            break
    return right


def _read_again(wrong: str, encoding: str) -> str | None:
    try:
        return wrong.encode(encoding).decode()
    except UnicodeError:
        return None
