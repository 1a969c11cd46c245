"""Photo captions and credits left in running text: the signs by which agencies mark them."""

from functools import cache
from typing import NamedTuple

import regex

from textlint.core import Document, Expression, Span, kept
from textlint.facts.gates import Gate
from textlint.facts.lexicon import lexicon

LONGEST = 60  # words; agencies keep captions to two sentences
LONGEST_BARE = 45  # words; a longer line with a credit that no brackets mark is a paragraph that a credit was glued to
SHORTEST = 30  # code points before a bare agency; "CHISINAU, Moldova (AP)" is a dateline
CREDIT_WORDS = 12  # a line that opens with “Photo:” and is no longer than this names the source only
FROM_END = 120  # code points; how far from the end of the line a credit may start
LONE = frozenset(  # a button or the sender of the story, when nothing else stands in the line or the brackets
    "Facebook|Instagram|Twitter|YouTube|TikTok|Telegram|X|BBC|CNN|DW|AP|AFP|PTI|ANI|IANS|TASS|EFE|dpa|DPA|UPI|Reuters|"
    "REUTERS|Thomson Reuters|Associated Press|The Associated Press|Bloomberg|Xinhua|Sputnik|RFE/RL|Press Association|"
    "Agence France-Presse".split("|")
)

_OPENER = Expression(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE| -)?\s?[:–—-]|"
    r"(?:File|Archive|Archival|Stock|Handout|Undated) (?:photo|image|picture)\b\s?[:,.–—-]|"
    r"(?:Photo|Image|Picture|Pic|Photograph|Illustration|Graphic|Caption|Photos|PHOTO|IMAGE|CREDIT|Photo Illustration)"
    r"(?: (?:credit|Credit|CREDIT|by|courtesy of|caption|source))?s?\s?:|"
    r"Image (?:source|caption|copyright),|(?:Photo|Image|Picture)(?:s|graph|graphs)? (?:by|courtesy of) \p{Lu}|"
    r"\[\d{1,2}/\d{1,2}\]|(?:Representative|Representational|Illustrative) (?:image|photo|picture)\b)",
)
LABELS = ("Photo", "Image", "Picture", "photo", "Credit", "Pic", "Illustration", "Screenshot", "Screengrab")
_LABEL = r"(?:Photo|Image|Picture|File photo|Photograph|Credit|Pic|Illustration|Screenshot|Screengrab)s?"
_LEFT_RIGHT = Expression(r"\((?:L|R|C|left|right|cent(?:er|re)|second (?:left|right)|front|back|top|bottom)\)")
_DATED = Expression(
    r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}|"
    r"\b\d{1,2} (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6} \d{4}"
)
_REPORTS = Expression(r"\b(?:said|told|added|wrote|announced|reported|according to|was|were|had|did)\b")
_CLOSING_QUOTE = Expression(r"[”\"][.,]?\s*$")


class Caption(NamedTuple):
    """Why a unit is taken for a caption."""

    signs: tuple[str, ...]  # strongest first
    credit_only: bool  # the line names the source of a picture and says nothing else
    certain: bool  # the credit leaves no doubt


@cache
def _source() -> Expression:
    """What no credit lacks: an agency, or a word for a picture."""
    names = "|".join(regex.escape(name) for name in lexicon("agencies").column("name"))
    return Expression(rf"{_LABEL}|\b(?:{names})(?!\w)")


@cache
def _credit() -> Expression:
    """A credit that ends a line: in brackets, after a slash, or after a stop; the agencies come from a lexicon."""
    names = "|".join(regex.escape(name) for name in sorted(lexicon("agencies").column("name"), key=len, reverse=True))
    person = r"\p{Lu}[\p{L}\d.&’'-]*(?: \p{L}[\p{L}\d.’'-]*){0,3}"
    more = r"(?: (?:Photo|Images|File Photo|Pool|News|for \p{Lu}[\p{L} .’'-]{1,40}))?"
    agency = rf"(?:[Vv]ia |©\s?|Copyright )?(?:{names}){more}"
    file = r"(?:\s?[/,] ?[Ff]ile(?: [Pp]hoto)?)?"
    source = (
        rf"(?:{person}(?:\s?[/,|;–—-]\s?|,? (?=via ))){{0,3}}{agency}(?:\s?[/,|]\s?(?:{agency}|{person})){{0,3}}{file}"
    )
    labelled = rf"(?P<label>{_LABEL}(?: (?:credit|source))?(?:\s?:\s?|\.\.\.| (?:by|courtesy of) )[^()\[\]:]{{2,70}})"
    licence = r"(?:,? ?(?:Purchase|Acquire) Licensing Rights.{0,20})?"
    return Expression(
        rf"(?P<bracket>[(\[]\s?(?:{labelled}|{source})\s?[)\]]\.?\s*$)|"
        rf"(?P<bare>(?:^|[.”\"!?)]\s+|\s[–—|/-]\s)(?:{labelled}|{source}){licence}\s*$)|"
        rf"(?P<glued>(?<=[\p{{Ll}}.\d])\s?(?P<label>Credit:\s?[^.:]{{2,60}}|Credit\.\.\.[^.]{{2,60}})$)"
    )


@kept
def signs() -> tuple[str, ...]:
    """Literals of which one stands in every text that holds a caption: how credits end, and what captions open with."""
    agencies = lexicon("agencies").column("name")
    ends = [f"{mark}{end}" for mark in (")", "]", ").", "].", *agencies) for end in ("\n", "\r")]
    labels = (
        "Photo photo: PHOTO Image IMAGE Picture Pic: Graphic: Caption: Credit CREDIT Illustration Screenshot "
        "Screengrab FILE"
    )
    sides = "L R C left right center centre front back top bottom".split()
    others = ["[[]1/", "[[]2/", "[[]3/", "©", "Licensing Rights", " image", " picture", "Undated "]
    return (*ends, *(f"/{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "/ ", *labels.split(),
            *(f"({side})" for side in sides), "(second ", *others)  # fmt: skip


GATE = Gate("captions", signs)


def caption(document: Document, unit: Span) -> Caption | None:
    """What speaks for `unit` being a photo caption or a credit; None when that is not enough."""
    text = document.text[unit.start : unit.end]
    if text.count(" ") >= LONGEST or "\n" in text:
        return None
    opener = _OPENER.match(text)
    opened = opener is not None
    credit = _credit().search(text) if _may_end_in_credit(text) else None
    if credit is not None and not _convinces(credit, text, opened=opened):
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
    if credit is None:
        return Caption(tuple(signs), opened and _is_label(text), certain=False)
    return Caption(tuple(signs), not credit.start(), _is_certain(credit, text, opened=opened))


def _may_end_in_credit(text: str) -> bool:
    """False for a line that no credit ends, at little cost: most are sentences."""
    tail = text[-FROM_END:].rstrip()
    if tail[-1:] in '.!?…”"’' and tail[-2:-1] not in ")]" and not any(label in tail for label in LABELS):
        return False
    return _source().search(tail) is not None


def _is_label(text: str) -> bool:
    """True for a line such as “Image: Toho” that names a source and tells nothing."""
    return text.count(" ") < CREDIT_WORDS and "PHOTO:" not in text and text[-1] not in ".!?"


def _convinces(credit: "regex.Match[str]", text: str, *, opened: bool) -> bool:
    """False for a reporting sentence that ends in a bare agency, a byline, and a lone sender."""
    if credit["bracket"] is None and not opened and text.count(" ") >= LONGEST_BARE:
        return False
    if _names_more(credit) or opened:
        return not text.startswith(("By ", "by "))
    if not credit.start() or credit[0].startswith("["):
        return credit[0].strip(" .()[]") not in LONE
    headed = credit.start() < SHORTEST or credit[0].lstrip()[0] in "–—|/-"  # a dateline, or a headline with its source
    return not headed and _REPORTS.search(text) is None


def _is_certain(credit: "regex.Match[str]", text: str, *, opened: bool) -> bool:
    """True for a credit in brackets or alone that names more than an agency, on a line that reports nothing."""
    if not credit.start():
        return _names_more(credit)
    return credit["bracket"] is not None and (opened or (_names_more(credit) and _REPORTS.search(text) is None))


def _names_more(credit: "regex.Match[str]") -> bool:
    """True when the credit names a photographer or says that it is about a picture."""
    return credit["label"] is not None or any(sign in credit[0] for sign in ("/", "via ", "Images", "Photo", "©"))
