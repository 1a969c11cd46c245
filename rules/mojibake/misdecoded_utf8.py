"""UTF-8 that was read as another encoding: â€™ for ’."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, Span, rule
from textlint.facts.lines import lines_of

_KEPT = Expression(r"[!->@-~]+")  # no repair changes ASCII, but a space and a ? may stand for a byte that was lost
_LOST = Expression(r"â€(?=[ \t.,;:!?)]|$)")  # half of ”; ftfy takes the space for the third byte and makes it †
_CYRILLIC = Expression(
    r"вЂ[™љњќ”“ў¦˜]|в„[–ў]|В[«»©°](?!\p{L})|(?<=\p{Latin})Г[\u00a0-¿Ё-џ]|Г[\u00a0-¿Ё-џ](?=\p{Latin})"
)
_MAC = Expression(r"(?<![^\x00-\x7f])(?:‚Ä[îôúùìíò¶¢]|√[©°®≠≥≤ß±¥∂ºú†•´™])(?![^\x00-\x7f‘-”])")
_A_GRAVE = Expression(r"(?<=\p{Ll})Ã(?= )")  # its second byte is a no-break space, which became a space
_CYRILLIC_A_GRAVE = Expression(r"(?<![^ ])Г(?= \p{Latin})")  # the same in Windows-1251; believed beside other damage
_LAYERED = Expression(r"â[\x80€](?:[\x80-\xbf‘-”–—•™œ]|â[\x80€][\x80-\xbf‘-”–—•™œ])(?![\x80-\xbf])")
# An Arabic number: the second byte of its zeros is a no-break space, which became a space, before or after a digit that
# still shows what they were.
_ARABIC = Expression(r"(?<!\p{L})(?:Ù[ \u00a0¡-©])*(?:Ù[¡-©](?=Ù)|(?<=Ù[ \u00a0¡-©])Ù[¡-©])(?:Ù[ \u00a0¡-©])*")
# ASCII with so much of it on either side that no expression of ftfy, or of those above, reaches across. It is cut between
# characters that are kept as they are, so that no stretch between two of these is cut. For `re`, which is faster here.
_DEEP = r"(?<=[ -~]{8}[!->@-~])[ -~]{16,}(?=[!->@-~][ -~]{8})"
_LONG = 400  # code points of a line; a shorter one is not worth condensing
_MARKS = "‘’“”–—…•™№©°«»"
_CLOSING = "‘’“”–—…"  # what may follow the last letter of a word in good text
_BYTES = {code: code for code in range(0x80, 0x100)}  # code point -> the byte it is, in Latin-1 or in Windows-1252
_BYTES |= {ord(char): code for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))}


class _Repair(NamedTuple):
    """A damaged stretch of the text and what stood there."""

    start: int  # code points
    end: int
    right: str
    safety: Safety


class _Step(NamedTuple):
    """One step of a plan of ftfy, e.g. `encode` in `latin-1`."""

    action: str
    parameter: str


@rule(
    id="mojibake/misdecoded_utf8",
    message="“{wrong}” is {right} read in the wrong encoding.",
    severity=Severity.ERROR,
    safety=Safety.SAFE,
    mqm="design and markup/character encoding",
    source="The Unicode Standard, 3.9 (UTF-8 byte sequences); WHATWG Encoding Standard; R. Speer, ftfy (what looks wrong)",
    quotes=InQuotes.FIX,
    blocks=frozenset(Kind),
    touches=frozenset(("number",)),  # in Arabic figures
    requires=(
        "[\u0080-\u009f]",  # Latin-1 and ISO 8859-2 show the bytes 80 to 9F so
        "[ÂÃÄÅÎÏÐÑØÙ×]",  # first bytes in Windows-1252 and -1254 …
        "â[€„‚ˆ†‡œ˜–š”•™Œ…ž\u00a0-¿ ]",
        "[àáãï][€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ¡-¿]",
        "[äåæçèéêëìí][‚ƒ„†‡ˆ‰Š‹ŒŽ•˜š›œžŸ¡-¿\u00a0]",
        "ðŸ",
        "[ĂĹŘŮ]",  # … in Windows-1250 and ISO 8859-2 …
        "вЂ",  # … in Windows-1251 …
        "в„",
        "[ВГРС][\u00a0-¿Ё-џ‚„…†‡€‰‹‘’“”•–—™›]",
        "β€",  # … in Windows-1253 …
        "[ΒΓΞΟ][£¤¥¦§¨©«¬®°±²³΄µ¶·»½]",
        "ā€",  # … in Windows-1257 …
        "‚Ä",  # … in Mac Roman …
        "[√≈]",
        "[ƒÿŸ¬][≤≥±©ßÑÅìîïòôûü´°†Ü]",
        "ΓÇ",  # … and in code page 437
        "[╨╤├┬]",
    ),
    bad=(
        Bad("The minister⟦â€™⟧s plan is ⟦â€œ⟧a farce⟦â€\x9d⟧.", "The minister’s plan is “a farce”."),
        Bad("The caf⟦Ã©⟧ in S⟦Ã£⟧o Paulo was closed.", "The café in São Paulo was closed."),
        Bad("It costs ⟦Â£⟧40 at 20⟦Â°⟧ outside.", "It costs £40 at 20° outside."),
        Bad("The poster read ⟦ÐœÐ¸Ñ€⟧ in red.", "The poster read Мир in red."),
        Bad("The mayor of İstanbul⟦вЂ™⟧s party won.", "The mayor of İstanbul’s party won."),
        Bad("It isn⟦Ã¢â‚¬â„¢⟧t over.", "It isn’t over."),
        Bad("A feeling of d⟦Ã©⟧j⟦Ã⟧ vu.", "A feeling of déjà vu."),
        Bad("She wrote: ⟦â€œ⟧It is over⟦â€⟧ and left.", "She wrote: “It is over” and left."),
        Bad("The “good” marks and the bad⟦â€™⟧s caf⟦Ã©⟧ stay.", "The “good” marks and the bad’s café stay."),
        Bad("The price of t⟦√©⟧l⟦√©⟧ is up.", "The price of télé is up."),
        Bad("Is this a caf⟦Ã©⟧? “Yes.”", "Is this a café? “Yes.”"),
        Bad("He won ⟦Г‚ВЈ⟧5.8bn.", "He won £5.8bn."),
        Bad("The ⟦╨ú╨║╤Ç╨░╨╕╨╜╨░⟧ poster.", "The Украина poster."),
        Bad("The sign read ⟦Ù Ù Ù¡⟧, then ⟦Ù¢Ù Ù¥⟧.", "The sign read ٠٠١, then ٢٠٥."),
        Bad("Nap⟦Ă\xadĹˇ⟧te is Slovak.", "Napíšte is Slovak."),
    ),
    good=(
        "The minister’s plan is “a farce” – or so he says…",
        "JOIN ZZAJÉ’s list, said NESTLÉ® on Friday.",
        "He sang “voilà”… and left São João for Curaçao.",
        "An area of 5×£35 and a radius of 10 Å—no more.",
        "SÃO PAULO: the IRMÃ DULCE hospital and the Â of the alphabet.",
        "The Â of the alphabet has a roof.",
        "Charlotte Brontë…” was all he said.",
        "The crêpe “×” and the piñata.",
        "A Finn named SELKÄ\u00a0EDELLÄ, with √π and ∆° in his notes.",
    ),
)
def misdecoded_utf8(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Letters and marks outside ASCII show up as two or three odd signs each.

    A program wrote the text as UTF-8 and another one read it as Windows-1252, Latin-1, Windows-1251 or Mac Roman;
    feeds, databases and scrapers that guess the encoding do it every day. What the bytes meant can be worked out.
    """
    text = document.text
    for start, end in lines_of(text, (hit.start for hit in hits)):
        for first, last, right, safety in _of_line(text, start, end):
            shown = f"“{right}”" if right.strip() else "a no-break space"
            wrong = text[first:last]
            yield misdecoded_utf8.finding(Span(first, last), replace=right, safety=safety, wrong=wrong, right=shown)


def _of_line(text: str, start: int, end: int) -> Iterator[_Repair]:
    """The repairs of a line, of which a long one is read without what tells nothing."""
    before = max(0, start - 1)  # what stands beside the line counts, too
    short, cuts = _condensed(text[before : end + 1])
    first, last = start - before, len(short) - (end < len(text))
    repairs = list(_repairs(short, first, last))
    taken = {place for repair in repairs for place in range(repair.start, repair.end)}
    repairs += [other for other in _known(short, first, last) if taken.isdisjoint(range(other.start, other.end))]
    for repair in repairs:
        place = before + repair.start + _cut_before(repair.start, cuts)
        yield repair._replace(start=place, end=place + repair.end - repair.start)


def _condensed(line: str) -> tuple[str, list[tuple[int, int]]]:
    """`line` without what stands deep in ASCII, which tells ftfy nothing and which it leaves as it is.

    Beside it the places where something was left out, each with how much was up to there.
    """
    if len(line) < _LONG:
        return line, []
    kept, cuts = list[str](), list[tuple[int, int]]()
    end = length = 0
    for match in re.finditer(_DEEP, line):
        kept.append(line[end : match.start()])
        length += len(kept[-1])
        end = match.end()
        cuts.append((length, end - length))
    return "".join((*kept, line[end:])), cuts


def _cut_before(place: int, cuts: Sequence[tuple[int, int]]) -> int:
    """How much was left out before `place` of a condensed line."""
    number = bisect_right(cuts, (place, sys.maxsize)) - 1
    return cuts[number][1] if number >= 0 else 0


def _known(text: str, start: int, end: int) -> Iterator[_Repair]:
    """Sequences of which one alone is proof, whatever stands beside them on the line."""
    for pattern, encoding in ((_CYRILLIC, "cp1251"), (_MAC, "mac_roman")):
        for match in pattern.finditer(text, start, end):
            right = _read_again(match[0], encoding)
            if right is not None and (right.isalpha() or right in _MARKS):
                yield _Repair(*match.span(), right, Safety.SAFE)
    if _CYRILLIC.search(text, start, end):
        for match in _CYRILLIC_A_GRAVE.finditer(text, start, end):
            yield _Repair(*match.span(), "à", Safety.SAFE)
    for match in _LAYERED.finditer(text, start, end):
        right = _mixed(match[0][:2] + (_mixed(match[0][2:]) or match[0][2:]))
        if right is not None and right in _MARKS:
            yield _Repair(*match.span(), right, Safety.SAFE)
    for match in _ARABIC.finditer(text, start, end):
        yield _Repair(*match.span(), _arabic(match[0], text[match.end() : match.end() + 1]), Safety.SAFE)
    for match in _A_GRAVE.finditer(text, start, end):
        yield _Repair(*match.span(), "à", Safety.SAFE)
    for match in _LOST.finditer(text, start, end):
        yield _Repair(*match.span(), "”", Safety.UNSAFE)


def _arabic(wrong: str, after: str) -> str:
    """The Arabic number that stands as `wrong`, with the space that parted it from a word, if its last one did."""
    right = "".join(chr(0x660 + max(0, ord(char) - 0xA0)) for char in wrong[1::2])
    return right + " " if wrong[-1] == " " and after.isalpha() else right


def _read_again(wrong: str, encoding: str) -> str | None:
    try:
        return wrong.encode(encoding).decode()
    except UnicodeError:
        return None


def _mixed(wrong: str) -> str | None:
    """What `wrong` stands for when some of its bytes were read as Latin-1 and others as Windows-1252."""
    codes = [_BYTES.get(ord(char), 0) for char in wrong]
    try:
        return bytes(codes).decode() if all(codes) else None
    except UnicodeDecodeError:
        return None


def _repairs(text: str, start: int, end: int) -> Iterator[_Repair]:
    """What ftfy would change on the line from `start` to `end`, each damaged stretch by itself."""
    for lost in [*(match.span() for match in _LOST.finditer(text, start, end)), (end, end)]:
        yield from _repairs_of(text, start, lost[0], whole=True)
        start = lost[1]


def _repairs_of(text: str, start: int, end: int, *, whole: bool) -> Iterator[_Repair]:
    """The damaged stretches of a part: all of it when it was read wrongly as a whole, else those that show it."""
    from ftfy import apply_plan, fix_encoding_and_explain  # here: few texts need it
    from ftfy.badness import is_bad
    from ftfy.chardata import UTF8_DETECTOR_RE

    part = text[start:end]
    steps = _readings(_Step(*step) for step in fix_encoding_and_explain(part).explanation or ())
    if steps:
        yield from _aligned(text, start, part, apply_plan(part, [tuple(step) for step in steps]), steps)
    elif whole:
        for match in UTF8_DETECTOR_RE.finditer(part):
            if is_bad(match[0]):
                yield from _repairs_of(text, start + match.start(), start + match.end(), whole=False)


def _readings(plan: Iterable[_Step]) -> list[_Step]:
    """The first steps of a plan that undo a wrong reading of UTF-8; the others repair single control characters."""
    steps: list[_Step] = []
    group: list[_Step] = []
    for step in plan:
        group.append(step)
        if step.action == "apply" or (step.action == "decode" and not step.parameter.startswith("utf-8")):
            break
        if step.action == "decode":
            steps += group
            group = []
    return steps


def _aligned(text: str, start: int, wrong: str, right: str, steps: Sequence[_Step]) -> Iterator[_Repair]:
    """The stretches of `wrong`, which begins at `start`, that `right` has in another form.

    None when more than damage would change.
    """
    if _KEPT.findall(wrong) != _KEPT.findall(right):
        return
    ends = [0, *(place for match in _KEPT.finditer(wrong) for place in match.span()), len(wrong)]
    gaps = [0, *(place for match in _KEPT.finditer(right) for place in match.span()), len(right)]
    pairs = [
        (start + ends[number] + place, old, new)
        for number in range(0, len(ends), 2)
        for place, old, new in _words(
            wrong[slice(*ends[number : number + 2])], right[slice(*gaps[number : number + 2])]
        )
        if old and old != new
    ]
    exact = [_round_trips(old, new, steps) for _, old, new in pairs]
    for (place, old, new), certain in zip(pairs, exact, strict=True):
        safety = _safety(text, place, old, new, certain=certain, proven=any(exact))
        if safety is not None:
            deeper = _mixed(new) if new.startswith(("Â", "Ã")) else None  # a layer that ftfy does not dare to take off
            yield _Repair(place, place + len(old), deeper or new, safety)


def _words(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """The stretches between two kept ones, parted at spaces where both have the same ones: place, old, new."""
    together = old.count(" ") != new.count(" ")
    place = 0
    for before, after in [(old, new)] if together else zip(old.split(" "), new.split(" "), strict=True):
        first, last = 0, 0  # spaces and question marks on either side that stay
        while before[first : first + 1] == after[first : first + 1] and before[first : first + 1] in (" ", "?"):
            first += 1
        rest = min(len(before), len(after)) - first
        while last < rest and before[-1 - last] == after[-1 - last] and before[-1 - last] in " ?":
            last += 1
        yield place + first, before[first : len(before) - last], after[first : len(after) - last]
        place += len(before) + 1


def _round_trips(wrong: str, right: str, steps: Sequence[_Step]) -> bool:
    """True when reading `right` wrongly, step by step, gives `wrong` again: nothing had to be guessed."""
    raw = b""
    try:
        for action, encoding in reversed(steps):
            if action == "decode":
                raw = _surrogates(right) if encoding == "utf-8-variants" else right.encode()
            elif action == "encode":
                right = raw.decode(encoding)
    except UnicodeError:
        return False
    return right == wrong


def _surrogates(text: str) -> bytes:
    """UTF-8 of each half of a surrogate pair (CESU-8)."""
    units = text.encode("utf-16-be", "surrogatepass")
    halves = (chr(int.from_bytes(units[place : place + 2])) for place in range(0, len(units), 2))
    return "".join(halves).encode("utf-8", "surrogatepass")


def _safety(text: str, start: int, wrong: str, right: str, *, certain: bool, proven: bool) -> Safety | None:
    """How sure it is that `wrong`, at `start` of `text`, stands for `right`; None for no damage at all.

    Args:
        certain: the stretch round-trips.
        proven: it, or another one that was read in the same way, does.
    """
    before, after = text[start - 1 : start], text[start + len(wrong) : start + len(wrong) + 1]
    if any(category(char) in ("Cc", "Cn", "Co", "Cs") for char in right):
        return Safety.UNSAFE
    if certain:
        return Safety.UNSAFE if _may_be_meant(before, wrong, after) else Safety.SAFE
    if "?" in wrong:
        return Safety.UNSAFE
    if proven or "\ufffd" in wrong:
        return Safety.SAFE
    return Safety.SAFE if wrong.startswith("Ã") and before.islower() else None


def _may_be_meant(before: str, wrong: str, after: str) -> bool:
    """True when good text may have `wrong`: letters and the mark after them, or a capital before a no-break space."""
    if wrong == "Â\u00a0":
        return before.isupper()
    letter = wrong.rstrip(_CLOSING)
    ends_word = letter != wrong and len(letter) == 1 and letter.isalpha() and not after.isalpha()
    return ends_word and (letter != "Ã" or before.isalpha() or before in ("“", "‘", "("))
