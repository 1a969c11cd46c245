"""The language a text was probably translated from, with the signs that say so."""

from typing import NamedTuple

from textlint.core.document import Location
from textlint.core.edit import Span
from textlint.core.languages import named


class Sign(NamedTuple):
    """One place that speaks for some languages."""

    name: str  # the rule that found it, or `habit`: a phrase that is no defect
    span: Span
    words: str  # what stands there
    languages: tuple[str, ...]  # ISO 639-1: those in translations from which it is at home
    location: Location | None = None  # None: there is no such place in the file


class SourceLanguage(NamedTuple):
    """An estimate for a whole document; it is no finding and nothing depends on it."""

    languages: tuple[str, ...]  # ISO 639-1, the likeliest first; several when the signs do not tell them apart
    weight: float  # of the signs together; the first of a rule counts 1, see engine/source_language.py
    is_likely: bool  # else it is only possible
    signs: tuple[Sign, ...]  # those that speak for one of `languages`, in text order

    @property
    def confidence(self) -> str:
        """In a word."""
        return "likely" if self.is_likely else "possible"

    @property
    def named(self) -> str:
        """The languages as a phrase, `Spanish or Portuguese`."""
        return named(self.languages)
