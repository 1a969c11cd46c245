"""Is a passage English? Asked only where a rule for English has found something.

Of the lower-case words of English news nine in ten stand in the table of words, of those of other languages one in six:
names are left out by their capitals, and no list of other languages is needed. What is too short to tell is taken for
English.
"""

from textlint.core import Document, Expression, Span
from textlint.facts.lines import end_of_line, start_of_line
from textlint.facts.words import is_known

# Addresses and figures with their units say nothing, nor do the ends of words such as don’t and mayor’s.
_WORD = Expression(
    r"(?<![\p{L}\p{M}\p{N}@#/\\._])(?:(?<!['’])|(?=\p{L}{3}))\p{L}[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}@/\\_]|[.’']\p{L}|://)"
)
_QUOTE = Expression(r"[\"“”„«»]")
_BREAK = Expression(r"[\"“”„«».!?…]")  # between these another language may begin
_LAST_BREAK = Expression(r"(?r)[\"“”„«».!?…]")  # searched backwards
_REACH = 200  # code points that are read before and after a finding, so that the cost does not grow with the line
_ENOUGH = 4  # words that can tell
# The known ones among them: at most 0.36 in 23 sentences of 19 other languages, at least 0.6 in 32,534 lines of English
# news, written and translated.
_ENGLISH_SHARE = 0.4


def is_foreign(document: Document, span: Span) -> bool:
    """True when the words round `span`, up to a quotation mark or the end of the sentence, are not English.

    When those are too few, or `span` has quotation marks itself, the whole line is asked: the marks belong to the text
    round the quotation. A short line is foreign when it has letters outside ASCII and hardly an English word.
    """
    text = document.text
    line = Span(start_of_line(text, span.start, span.start - _REACH), end_of_line(text, span.end, span.end + _REACH))
    if _QUOTE.search(text, span.start, span.end) is None:
        passage = _passage(text, line, span)
        if _is_plain(text[passage.start : passage.end].split()):
            return False
        known, unknown = _count(text, passage)
        if known + unknown >= _ENOUGH:
            return _is_too_little(known, unknown)
    known, unknown = _count(text, line)
    if known + unknown >= _ENOUGH:
        return _is_too_little(known, unknown)
    return known < unknown and not text[line.start : line.end].isascii() and _has_odd_letter(text, line)


def _is_plain(parts: list[str]) -> bool:
    """True when three of five are English words as they stand: names, figures and marks at words count against it."""
    return 0 < 3 * len(parts) <= 5 * sum(map(is_known, parts))


def _is_too_little(known: int, unknown: int) -> bool:
    """True when too few of the words are known for English."""
    return known < _ENGLISH_SHARE * (known + unknown)


def _has_odd_letter(text: str, line: Span) -> bool:
    """True when a letter of a word is none of the English alphabet."""
    return any(not match[0].isascii() for match in _WORD.finditer(text, line.start, line.end))


def _passage(text: str, line: Span, span: Span) -> Span:
    """The stretch of `line` round `span` in which one language is spoken."""
    before = _LAST_BREAK.search(text, line.start, span.start)
    after = _BREAK.search(text, span.end - 1, line.end)
    return Span(before.end() if before is not None else line.start, after.start() if after is not None else line.end)


def _count(text: str, passage: Span) -> tuple[int, int]:
    """How many words of `passage`, names left out, the table of English words holds, and how many it does not."""
    found = [match[0] for match in _WORD.finditer(text, passage.start, passage.end)]
    lower = [word for word in found if not word[0].isupper()]
    known = sum(map(is_known, lower))
    return known, len(lower) - known
