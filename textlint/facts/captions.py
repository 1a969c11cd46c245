"""Photo captions and credits left in running text: the signs by which agencies mark them."""

from functools import cache
from typing import NamedTuple

import regex

from textlint.core import Document, Span
from textlint.facts.lexicon import lexicon

LONGEST = 60  # words; agencies keep captions to two sentences
LONGEST_BARE = 45  # words; a longer line with a credit that no brackets mark is a paragraph that a credit was glued to
CREDIT_WORDS = 12  # a line that opens with “Photo:” and is no longer than this names the source only
LONE = frozenset(  # a button or the sender of the story, when nothing else stands in the line or the brackets
    "Facebook|Instagram|Twitter|YouTube|TikTok|Telegram|X|BBC|CNN|DW|AP|AFP|PTI|ANI|IANS|TASS|EFE|dpa|DPA|UPI|Reuters|"
    "REUTERS|Thomson Reuters|Associated Press|The Associated Press|Bloomberg|Xinhua|Sputnik|RFE/RL|Press Association|"
    "Agence France-Presse".split("|")
)

_OPENER = regex.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE| -)?\s?[:–—-]|(?:File|Archive|Archival|Stock|Handout|Undated) (?:photo|image|picture)\b\s?[:,.–—-]|"
    r"(?:Photo|Image|Picture|Pic|Photograph|Illustration|Graphic|Caption|Photos|PHOTO|IMAGE|CREDIT|Photo Illustration)"
    r"(?: (?:credit|Credit|CREDIT|by|courtesy of|caption|source))?s?\s?:|"
    r"Image (?:source|caption|copyright),|(?:Photo|Image|Picture)(?:s|graph|graphs)? (?:by|courtesy of) \p{Lu}|"
    r"\[\d{1,2}/\d{1,2}\]|(?:Representative|Representational|Illustrative) (?:image|photo|picture)\b)",
)
_LEFT_RIGHT = regex.compile(r"\((?:L|R|C|left|right|cent(?:er|re)|second (?:left|right)|front|back|top|bottom)\)")
_DATED = regex.compile(
    r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}|"
    r"\b\d{1,2} (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6} \d{4}"
)
_REPORTS = regex.compile(r"\b(?:said|told|added|wrote|announced|reported|according to|was|were|had|did)\b")
_CLOSING_QUOTE = regex.compile(r"[”\"][.,]?\s*$")


class Caption(NamedTuple):
    """Why a unit is taken for a caption."""

    signs: tuple[str, ...]  # strongest first
    credit_only: bool  # the line names the source of a picture and says nothing else
    certain: bool  # the credit leaves no doubt


@cache
def _credit() -> "regex.Pattern[str]":
    """A credit that ends a line: in brackets, after a slash, or after a stop; the agencies come from a lexicon."""
    names = "|".join(regex.escape(name) for name in sorted(lexicon("agencies").column("name"), key=len, reverse=True))
    person = r"\p{Lu}[\p{L}\d.&’'-]*(?: \p{L}[\p{L}\d.’'-]*){0,3}"
    agency = rf"(?:[Vv]ia |©\s?|Copyright )?(?:{names})(?: (?:Photo|Images|File Photo|Pool|News|for \p{{Lu}}[\p{{L}} .’'-]{{1,40}}))?"
    file = r"(?:\s?[/,] ?[Ff]ile(?: [Pp]hoto)?)?"
    source = (
        rf"(?:{person}(?:\s?[/,|;–—-]\s?|,? (?=via ))){{0,3}}{agency}(?:\s?[/,|]\s?(?:{agency}|{person})){{0,3}}{file}"
    )
    label = r"(?:Photo|Image|Picture|File photo|Photograph|Credit|Pic|Illustration|Screenshot|Screengrab)s?(?: (?:credit|source))?"
    labelled = rf"(?P<label>{label}(?:\s?:\s?|\.\.\.| (?:by|courtesy of) )[^()\[\]:]{{2,70}})"
    licence = r"(?:,? ?(?:Purchase|Acquire) Licensing Rights.{0,20})?"
    return regex.compile(
        rf"(?P<bracket>[(\[]\s?(?:{labelled}|{source})\s?[)\]]\.?\s*$)|"
        rf"(?P<bare>(?:^|[.”\"!?)]\s+|\s[–—|/-]\s)(?:{labelled}|{source}){licence}\s*$)|"
        rf"(?P<glued>(?<=[\p{{Ll}}.\d])\s?(?P<label>Credit:\s?[^.:]{{2,60}}|Credit\.\.\.[^.]{{2,60}})$)"
    )


def caption(document: Document, unit: Span) -> Caption | None:
    """What speaks for `unit` being a photo caption or a credit; None when that is not enough."""
    text = document.text[unit.start : unit.end]
    if text.count(" ") >= LONGEST or "\n" in text:
        return None
    opener = _OPENER.match(text)
    credit = _credit().search(text)
    if credit is not None and not _convinces(credit, text, opened=opener is not None):
        credit = None
    signs = []
    if credit is not None:
        signs.append(f"{'ends in' if credit.start() else 'is'} the credit “{credit[0].strip(' .”)([]–—-')}”")
    if opener is not None:
        signs.append(f"opens with “{opener[0].strip()}”")
    if _LEFT_RIGHT.search(text[:160]) and _DATED.search(text) and not _CLOSING_QUOTE.search(text):
        signs.append("says who stands where, and gives the day")
    if not signs:
        return None
    alone = credit is not None and credit.start() == 0
    labelled = (
        opener is not None
        and credit is None
        and text.count(" ") < CREDIT_WORDS
        and "PHOTO:" not in text
        and text[-1] not in ".!?"
    )
    return Caption(
        tuple(signs), alone or labelled, credit is not None and _is_certain(credit, text, opened=opener is not None)
    )


def _convinces(credit: "regex.Match[str]", text: str, *, opened: bool) -> bool:
    """False for a reporting sentence that ends in a bare agency, a byline, and a lone sender."""
    if credit["bracket"] is None and not opened and text.count(" ") >= LONGEST_BARE:
        return False
    if _names_more(credit) or opened:
        return not text.startswith(("By ", "by "))
    alone = not credit.start() or credit[0].startswith("[")
    return _REPORTS.search(text) is None and not (alone and credit[0].strip(" .()[]") in LONE)


def _is_certain(credit: "regex.Match[str]", text: str, *, opened: bool) -> bool:
    """True for a credit in brackets or alone that names more than an agency, on a line that reports nothing."""
    if not credit.start():
        return _names_more(credit)
    return credit["bracket"] is not None and (opened or (_names_more(credit) and _REPORTS.search(text) is None))


def _names_more(credit: "regex.Match[str]") -> bool:
    """True when the credit names a photographer or says that it is about a picture."""
    return credit["label"] is not None or any(sign in credit[0] for sign in ("/", "via ", "Images", "Photo", "©"))
