"""What an editor is to do with an article: one rule, stated in words wherever it is applied."""

from enum import Enum
from typing import NamedTuple

from textlint.core import Finding, Kind, Severity
from textlint.core.located import FileResult, Text

SHARE = 0.5  # of the words; from here on an article is mostly debris
SEVERAL, DENSE = 2, 2.0  # warnings, and warnings per 1,000 words of the article, from which on an editor is needed
SHORT_ITEM = 12  # words; a shorter list item is as good as a line of a menu

RULE = (
    f"Mostly debris: at least {SHARE:.0%} of the words stand in lines of the page – menus, prompts, embedded posts and "
    "other lines that are no part of an article – or in short lines that are no sentences. Needs an editor: an error "
    f"is left that no safe fix mends, or at least {SEVERAL} warnings and {DENSE:g} per 1,000 words of the article. "
    "Publishable: all else, once “textlint fix” has made the safe fixes. Notes of style never count."
)


class Verdict(Enum):
    """The three there are, as they are shown."""

    PUBLISHABLE = "publishable"
    EDITOR = "needs an editor"
    DEBRIS = "mostly debris"


class Weighed(NamedTuple):
    """What the verdict on an article goes by."""

    words: int = 0  # all that stand in it, those of the page too
    page_words: int = 0  # those in lines of the page, or in fragments
    errors: int = 0  # that no safe fix mends
    warnings: int = 0  # the same
    mended: int = 0  # errors and warnings that a safe fix mends

    @property
    def share(self) -> float:
        """Of the words, those that are not the article's: 0 to 1."""
        return self.page_words / self.words if self.words else 0.0

    @property
    def density(self) -> float:
        """Warnings per 1,000 words of the article."""
        return 1000 * self.warnings / max(1, self.words - self.page_words)

    @property
    def verdict(self) -> Verdict:
        """By `RULE`."""
        if self.words and self.share >= SHARE:
            return Verdict.DEBRIS
        if self.errors or (self.warnings >= SEVERAL and self.density >= DENSE):
            return Verdict.EDITOR
        return Verdict.PUBLISHABLE

    @property
    def left(self) -> str:
        """The errors and warnings that a person has to mend."""
        found = [counted(self.errors, "error")] * (self.errors > 0) + [counted(self.warnings, "warning")]
        return " and ".join(found[: 2 if self.warnings else 1])

    @property
    def why(self) -> str:
        """The verdict's reason in a sentence, with its figures."""
        if self.verdict is Verdict.DEBRIS:
            return f"{self.share:.0%} of the words stand in lines of the page, or in fragments."
        if self.errors:
            return f"no safe fix mends {self.left}."
        if self.warnings:
            density = f"no safe fix mends {self.left}, {self.density:.1f} per 1,000 words"
            return f"{density}." if self.verdict is Verdict.EDITOR else f"{density}, which is few."
        fixes = f"; “textlint fix” makes {counted(self.mended, 'safe fix', 'safe fixes')}" if self.mended else ""
        return f"nothing is left that needs a person{fixes}."


def weighed(result: FileResult) -> Weighed:
    """The counts of one file, all its texts taken together."""
    findings = [located.finding for located in result.located]
    safe = {number for text in result.texts for number in text.safe}
    heard = [number for number, finding in enumerate(findings) if finding.severity > Severity.INFO]
    left = [findings[number].severity for number in heard if number not in safe]
    words = page_words = 0
    for text in result.texts:
        all_of_it, of_page = _words(text, [findings[number] for number in text.located])
        words, page_words = words + all_of_it, page_words + of_page
    errors = left.count(Severity.ERROR)
    return Weighed(words, page_words, errors, len(left) - errors, len(heard) - len(left))


def counted(number: int, one: str, many: str = "") -> str:
    """`1 error`, `2,000 errors`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def is_of_page(kind: Kind) -> bool:
    """True for a block that is no part of the article."""
    return kind in (Kind.FURNITURE, Kind.EMBED)


def _words(text: Text, findings: list[Finding]) -> tuple[int, int]:
    """Of one text: all words, and those that are not the article's."""
    reported = sorted((finding.span for finding in findings if finding.rule.startswith("boilerplate/")), reverse=True)
    words = page_words = reach = 0
    for kind, span in text.blocks:
        while reported and reported[-1].start <= span.start:
            reach = max(reach, reported.pop().end)
        number = len(text.text[span.start : span.end].split())
        words += number
        page_words += number * (is_of_page(kind) or span.end <= reach or _is_fragment(kind, number))
    return words, page_words


def _is_fragment(kind: Kind, words: int) -> bool:
    return kind is Kind.SUBHEAD or (kind is Kind.LIST and words < SHORT_ITEM)
