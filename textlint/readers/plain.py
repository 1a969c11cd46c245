"""Plain text: the bytes are the text."""

import codecs

from textlint.core import Document, InputError, Origin, Segment, Span
from textlint.readers import Options, Part

SUFFIXES = (".txt", ".text")

_MARKS = (  # byte order mark, encoding; UTF-32 first, its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPLITTABLE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii", "iso8859-1", "cp1252")


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The file as one text.

    Raises:
        InputError: as `read`.
        LookupError: as `read`.
    """

    def read_again(new: bytes) -> Document:
        return read(path, new, options.encoding)

    return (Part(read_again(raw), read_again),)


def read(path: str, raw: bytes, encoding: str | None = None) -> Document:
    """The text of a file: UTF-8 with or without a byte order mark, UTF-16 or UTF-32 with one, or what `encoding` names.

    Raises:
        InputError: bytes that are not text in that encoding, or a NUL; says at which byte of the file.
        LookupError: Python knows no text encoding of that name.
    """
    mark, codec, text = decoded(path, raw, encoding)
    origin = Origin.VERBATIM if is_splittable(text, codec, raw[mark:]) else Origin.ESCAPED
    segments = (Segment(Span(0, len(text)), slice(mark, len(raw)), origin),) if text else ()
    return Document(path, raw, text, segments, codec)


def decoded(path: str, raw: bytes, encoding: str | None = None) -> tuple[int, str, str]:
    """The length of the byte order mark, the encoding, and the text of a file, for readers of all formats.

    Raises:
        InputError: as `read`.
        LookupError: as `read`.
    """
    mark, codec = _codec(raw, encoding)
    try:
        text = raw[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        name = encoding or codec
        raise InputError(
            path, f"not {name} text ({error.reason}); name its encoding with --encoding", len(mark) + error.start
        ) from None
    except UnicodeError as error:  # a few codecs, IDNA among them, do not say where
        raise InputError(path, f"not {encoding or codec} text ({error}); name its encoding with --encoding") from None
    nul = text.find("\0")
    if nul >= 0:
        offset = len(mark) + len(text[:nul].encode(codec))
        raise InputError(
            path, "a NUL: this is a binary file, or text in an encoding that must be named with --encoding", offset
        )
    return len(mark), codec, text


def is_splittable(text: str, codec: str, raw: bytes) -> bool:
    """True when each character has bytes of its own; not so where shift codes switch tables (ISO 2022, UTF-7)."""
    if codec in _SPLITTABLE:
        return True
    try:
        return b"".join(character.encode(codec) for character in text) == raw
    except UnicodeError:  # a character that is read but never written alone
        return False


def from_text(text: str, path: str = "", record: int | None = None, part: str | None = None) -> Document:
    """A text that is in memory already. Any `str` will do: lone surrogates and NULs too."""
    raw = text.encode("utf-8", "surrogatepass")
    segments = (Segment(Span(0, len(text)), slice(0, len(raw))),) if text else ()
    return Document(path, raw, text, segments, errors="surrogatepass", record=record, part=part)


def from_bytes(raw: bytes) -> Document:
    """The bytes of a text that came by `from_text`, after fixes."""
    return from_text(raw.decode("utf-8", "surrogatepass"))


def _codec(raw: bytes, encoding: str | None) -> tuple[bytes, str]:
    """The byte order mark to leave out, and an encoding that writes none."""
    name = codecs.lookup(encoding).name if encoding else None
    for mark, codec in _MARKS:
        if raw.startswith(mark) and (name is None or codec.startswith(name.removesuffix("-sig"))):
            return mark, codec
    return b"", {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name or "", name or "utf-8")
