"""Word files; what reads and writes them is loaded when there is one, see `textlint.readers.within.wordfile`."""

from collections.abc import Mapping, Sequence

from textlint.readers import Mark, Options, Part

SUFFIXES = (".docx",)


def is_likely(raw: bytes) -> bool:
    """True for a zip file that has a member of the name of a Word text."""
    return raw.startswith(b"PK\3\4") and b"word/document.xml" in raw


def parts(path: str, raw: bytes, options: Options) -> tuple[Part, ...]:
    """The text of the document, then those of headers, footers and notes that say something.

    Raises:
        InputError: it is no Word file, cut off, encrypted, damaged, or larger or deeper than any text is.
    """
    from textlint.readers.within import wordfile

    return wordfile.parts(path, raw, options)


def assembled(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with new bytes of some parts; all other members are copied byte for byte."""
    from textlint.readers.within import wordfile

    return wordfile.assembled(raw, parts)


def marked(raw: bytes, marks: Sequence[Mark]) -> bytes:
    """The file with fixes as tracked changes, each with its reason as a comment."""
    from textlint.readers.within import wordfile

    return wordfile.marked(raw, marks)
