"""Notes about the author below an article."""

from collections.abc import Iterator, Sequence

from textlint.core import Bad, Document, Expression, Finding, Hit, InQuotes, Kind, Safety, Severity, rule
from textlint.facts.blocks import blocks
from textlint.facts.lines import removal, unit_index, units

_AMONG = 15  # the last units among which such a note may stand
_BYLINE_WORDS = 8  # a shorter unit that names the person is a byline or a caption, not the article
_LONGEST = 120  # words
_NAME = r"\p{Lu}[\w.’'-]+(?: \p{Lu}[\w.’'-]*){1,3}"
_LIFE = Expression(  # “Mira Lund is a reporter …”, “Mira Lund covers … for …”
    rf"[—–*-]?\s?(?:Dr\.? |Prof(?:essor|\.)? )?(?!The |This )(?P<name>{_NAME}),?(?: \(@[^)]{{1,40}}\))? "
    r"(?:(?:is|was|has been)\b(?! committed)[^.]{0,120}\b(?:reporter|correspondent|writer|editor|columnist|journalist|producer|contributor|"
    r"freelancer?|professor|fellow|author|photographer|commentator|blogger|meteorologist|novelist|historian)\b|"
    r"(?:covers|writes about|writes for|reports on|has written for|joined [^.]{2,60} (?:in|as))\b)"
)
_ADDRESS = Expression(  # “Contact Mira Lund at …”, “Mira Lund can be reached at …”
    rf"(?:You can )?(?:[Cc]ontact|[Ee]-?mail|[Rr]each|[Ww]rite to|[Ff]ollow)(?: out to)? "
    rf"(?:(?:the )?(?:reporter|writer|author|editor|columnist)\b|him\b|her\b|them\b|{_NAME})[^\n]{{0,80}}@\w|"
    rf"{_NAME}[^\n.]{{0,60}} can be reached (?:at|by|on)\b"
)


@rule(
    id="boilerplate/author_note",
    message="“{start}” tells of the author, not of the subject.",
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="design and markup/content that does not belong",
    source="author boxes of news sites and of WordPress themes",
    blocks=frozenset(Kind),
    quotes=InQuotes.FIX,
    requires=tuple(
        "reporter;correspondent;writer;editor;columnist;journalist;producer;contributor;freelance;professor;fellow;author;"
        "photographer;commentator;blogger;meteorologist;novelist;historian; covers ; writes ; reports on ; has written for ; can be reached;Contact ;"
        "Follow ;Email ;Write to ".split(";")
    ),
    bad=(
        Bad(
            "Two ferries collided in thick fog off the southern coast on Sunday.\n⟦Mira Lund is a reporter who covers ports and shipping for the Haldenau Post.⟧",
            "Two ferries collided in thick fog off the southern coast on Sunday.",
        ),
        Bad(
            "By Mira Lund\nTwo ferries collided in thick fog off the southern coast on Sunday.\n⟦Mira Lund has been an editor at the Post since 2014. She lives in Haldenau with two cats.⟧",
            "By Mira Lund\nTwo ferries collided in thick fog off the southern coast on Sunday.",
        ),
        Bad(
            "Two ferries collided in thick fog off the southern coast on Sunday.\n\n⟦Contact reporter Mira Lund at mlund@example.org⟧",
            "Two ferries collided in thick fog off the southern coast on Sunday.",
        ),
        Bad(
            "Two ferries collided in thick fog off the southern coast on Sunday.\n⟦Mira Lund covers the coast. Follow her on Mastodon.⟧",
            "Two ferries collided in thick fog off the southern coast on Sunday.",
        ),
    ),
    good=(
        "Two ferries collided in thick fog, said Mira Lund, who was on the pier when it happened on Sunday.\nMira Lund is a reporter who covers ports for the Haldenau Post.",
        "The writer Anna Keller died on Sunday. Keller wrote eleven novels and a play about the fishermen of the coast.\nAnna Keller was an author whom few critics liked.",
        "Mira Lund is a reporter who covers ports and shipping for the Haldenau Post.",
        "Two ferries collided in thick fog off the southern coast on Sunday.\nWitnesses may contact the harbour police at police@example.org.",
        "Two ferries collided in thick fog off the southern coast on Sunday.\nThe captain is a writer in his spare time.",
        "The council met.\n“Mira Lund is a reporter, not a politician,” the mayor said.",
    ),
)
def author_note(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Below an article, sites say who wrote it and where to reach the person. In plain text the note follows the last paragraph as if it were
    one. It is taken for a note when it names somebody of whom the article itself says nothing."""
    places = units(document)
    last = {unit_index(document, hit.start) for hit in hits}
    for number in sorted(number for number in last if number >= max(1, len(places) - _AMONG)):
        line = document.text[places[number].start : places[number].end]
        if line.count(" ") >= _LONGEST:
            continue
        life = _LIFE.match(line)
        if life is None and _ADDRESS.match(line) is None:
            continue
        block = blocks(document)[number]
        if block.kind in (Kind.FURNITURE, Kind.EMBED):
            continue
        if life is not None and _is_mentioned(document, life["name"].split()[-1].strip(".’'-"), number):
            continue
        start = " ".join(line.split()[:8])
        yield author_note.finding(block.span, edits=((removal(document, block.span),),), start=start)


def _is_mentioned(document: Document, surname: str, note: int) -> bool:
    """True when the article speaks of `surname`: a paragraph above the note that is longer than a byline does."""
    texts = (document.text[block.span.start : block.span.end] for block in blocks(document)[:note])
    return any(surname in text and text.count(" ") >= _BYLINE_WORDS and _LIFE.match(text) is None for text in texts)
