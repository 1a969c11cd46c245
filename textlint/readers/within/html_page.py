"""HTML, pages and fragments: the words a browser shows, each block a line of its own.

turbohtml finds the tags; what stands between them is ours to map. White space collapses as in a browser, references are
one piece, and what is no prose is left out. Elements that are never closed hide nothing, so that a slip of the
hand in the first paragraph does not silence the rest.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textlint.core import Comment, Document, InputError, Origin
from textlint.readers import plain
from textlint.readers.within import charset
from textlint.readers.within.page_text import PageText

if TYPE_CHECKING:
    import turbohtml

    from textlint.readers.within.comments import Found

STAND_IN = "\ufffc"  # of code in a sentence: no rule takes it for a word, or misses one there

# Elements that begin and end a line, controls among them: no word runs on through a button.
_BLOCKS = frozenset(
    "address article aside audio blockquote body button canvas caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe input legend "
    "li listing main menu nav object ol optgroup option output p plaintext pre search section select summary table "
    "tbody td textarea tfoot th thead title tr ul video xmp".split()
)
_WORDS = frozenset("code kbd math samp tt var".split())  # never prose, but a word of the sentence they stand in
_RAW = frozenset("iframe noembed noframes noscript plaintext script style textarea title xmp".split())  # no tags inside
_HIDDEN = _RAW.union(_WORDS, "audio canvas datalist listing object pre rp rt select svg template video".split())

_WHITE = " \t\n\f\r"
_BLANK = rf"(?:[{_WHITE}]|&(?:\#(?:[xX]0*(?:[9aAcCdD]|20)|0*(?:9|10|12|13|32))|Tab|NewLine);)"
_REFERENCE = r"&[#0-9A-Za-z]*+;"
# What in a stretch of text is not its own bytes. What would become markup if the character after it changed (`< b`,
# `R&D`, `&copy 2020`) is one piece with that character.
_ODD = re.compile(
    rf"(?=[&<{_WHITE}])"  # three times as fast
    rf"(?:(?P<white>{_BLANK}{{2,}}|(?!\ ){_BLANK})|(?P<whole>{_REFERENCE})"
    rf"|(?P<loose>(?:<|&[#0-9A-Za-z]*+(?!;))++)(?:(?P<after>{_BLANK}+)|{_REFERENCE}|[\s\S])?)"
)
_SIGN = re.compile(r"[&<\t\n\f\r]")
_HALF_TAG = re.compile(r"</?[A-Za-z]")  # only at the end of a file: whole ones are tokens

# In SVG, MathML and XHTML their own slash closes these; to a tokenizer for HTML, all that follows would be theirs.
_SELF_CLOSED = re.compile(
    r"<(?P<end>/?)(?:svg|math)(?![\w-])(?P<rest>[^<>]*)"
    rf"|<(?P<name>{'|'.join(sorted(_RAW))})(?=[\s/])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*/>",
    re.IGNORECASE,
)


def read(path: str, raw: bytes, encoding: str | None = None) -> Document:
    """The text of a page, in the encoding that a byte order mark, `encoding` or the page itself names, else UTF-8.

    Raises:
        InputError: bytes that are not text in that encoding, a NUL, or an encoding whose characters have no bytes of
            their own; says at which byte of the file.
        LookupError: Python knows no text encoding of that name.
    """
    page = plain.read(path, raw, encoding or charset.declared(raw))
    if not page.segments:
        return page
    [whole] = page.segments
    if whole.origin is not Origin.VERBATIM:
        raise InputError(path, f"a page in {page.encoding} cannot be mapped; convert it to UTF-8")
    text = PageText(page.text)
    is_xml = path.lower().endswith(".xhtml") or page.text.startswith("<?xml")
    found: list[Found] | None = [] if "textlint:" in page.text else None
    _show(_flat(page.text, is_xml=is_xml), text, found)
    first = whole.source.start
    segments = tuple(text.segments(first, page.encoding))
    comments: tuple[Comment, ...] = ()
    if found:
        from textlint.readers.within.comments import placed  # few pages speak to us
        from textlint.readers.within.offsets import Offsets

        comments = placed(found, segments, Offsets(page.text, page.encoding, first).span)
    return Document(
        path,
        raw,
        "".join(text.words),
        segments,
        page.encoding,
        escape=partial(escaped, codec=page.encoding),
        comments=comments,
    )


def escaped(text: str, codec: str) -> str:
    """`text` as it is written in a page, XHTML too; references stand for what `codec` cannot hold."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&#160;")
    return re.sub(r"\r\n?|\n", "<br/>", text).encode(codec, "xmlcharrefreplace").decode(codec)


def _show(flat: str, text: PageText, comments: "list[Found] | None") -> None:
    """Put what a browser shows of a page into `text`, and comments to us into `comments`, if somebody wants them."""
    from turbohtml import TokenType

    if comments is not None:
        from textlint.readers.within.comments import Found, is_ours

    hidden = _hidden(flat)
    until = 0  # where what is hidden ends
    words_at = break_at = code_at = -1  # where they began, until it is known where they end
    for token in _tokens(flat):
        at = token.col
        if at < until:
            if code_at >= 0 and token.type is TokenType.TEXT and not str(token.data).isspace():
                text.add(STAND_IN, code_at, code_at, Origin.INVENTED)
                code_at = -1
            continue
        if break_at >= 0:
            text.break_line(break_at, at)
            break_at = -1
        if token.type is TokenType.TEXT:
            words_at = at
            continue
        if words_at >= 0:
            _add_stretch(text, flat, words_at, at)
            words_at = -1
        tag = token.tag
        if tag in _BLOCKS:
            text.end_block()
        elif tag == "br":
            break_at = at
        elif comments is not None and token.type is TokenType.COMMENT and is_ours(str(token.data)):
            first = at + len("<!--")
            last = first + len(str(token.data))
            end = flat.find(">", last) + 1 or len(flat)  # `--!>` closes it, too, and so does the end of the page
            comments.append(Found(at, end, text.page[first:last], text.is_after_words))
        if tag in _HIDDEN and at in hidden:
            until = hidden[at]
            code_at = at if tag in _WORDS else -1
    if words_at >= 0:
        _add_stretch(text, flat, words_at, len(flat))


def _hidden(flat: str) -> dict[int, int]:
    """Where elements begin that are never prose, and where their end tags do."""
    from turbohtml import TokenType

    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {tag: [] for tag in _HIDDEN}
    for token in _tokens(flat):
        tag = token.tag
        if tag not in opened:
            continue
        if token.type is TokenType.END_TAG:
            if opened[tag]:
                found[opened[tag].pop()] = token.col
        elif not (token.self_closing and tag in ("svg", "math")):
            opened[tag].append(token.col)
            if tag in _RAW:  # to browsers too, all that follows is theirs
                found[token.col] = len(flat)
    return found


def _tokens(flat: str) -> "Iterator[turbohtml.Token]":
    """Tags, comments and text; `col` is the code point at which each begins, since the page is one line."""
    import turbohtml

    return turbohtml.tokenize(flat, capture_attributes=False)


def _add_stretch(text: PageText, flat: str, start: int, end: int) -> None:
    """What stands between two tags. turbohtml leaves `</>`, and half a tag at the end, out without a word."""
    if flat.find("<", start, end) >= 0:
        half = _HALF_TAG.search(flat, start, end)  # a whole one is a token
        end = half.start() if half else end
        while (nameless := flat.find("</>", start, end)) >= 0:
            _add_words(text, start, nameless)
            start = nameless + 3
    _add_words(text, start, end)


def _add_words(text: PageText, start: int, end: int) -> None:
    """A stretch without markup."""
    page = text.page[start:end]
    bare = page.strip(_WHITE)
    if not bare:
        if page:
            text.blank(start, end)
        return
    done = start + len(page) - len(page.lstrip(_WHITE))
    last = done + len(bare)
    if done > start:
        text.blank(start, done)
    is_odd = "  " in bare or _SIGN.search(bare)  # six times as fast as a search for what it is
    for match in _ODD.finditer(text.page, done, last) if is_odd else ():
        if match.start() > done:
            text.add(text.page[done : match.start()], done, match.start(), Origin.VERBATIM)
        done = match.end()
        if match["white"]:
            text.blank(match.start(), done)
            continue
        core = match.start("after") if match["after"] and done == last else done
        _add_reference(text, text.page[match.start() : core], match.start())
        text.is_loose = core == match.end("loose")
        if core < done:
            text.blank(core, done)
    if last > done:
        text.add(text.page[done:last], done, last, Origin.VERBATIM)
    if end > last:
        text.blank(last, end)


def _add_reference(text: PageText, source: str, start: int) -> None:
    """A reference, or a loose `<` or `&`, with the character or the white space after it."""
    import turbohtml

    words = re.sub(f"[{_WHITE}]+", " ", turbohtml.unescape(source))
    if words:  # a control character by number is nothing
        text.add(words, start, start + len(source), Origin.ESCAPED)


def _flat(page: str, *, is_xml: bool) -> str:
    """The page as one line of the same length, without elements of foreign content that would open for good."""
    page = page.replace("\r", " ").replace("\n", " ")
    is_foreign = is_xml

    def renamed(match: re.Match[str]) -> str:
        nonlocal is_foreign
        if match["name"]:
            after = match.end("name") - match.start()
            return "<g" + " " * (after - 2) + match[0][after:] if is_foreign else match[0]
        is_foreign = is_xml or not (match["end"] or match["rest"].endswith("/"))
        return match[0]

    return _SELF_CLOSED.sub(renamed, page)
