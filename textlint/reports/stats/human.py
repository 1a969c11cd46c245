"""The statistics for people: a few lines a file, its long sentences and their lines, and the total of several files."""

from collections.abc import Iterable, Iterator

import click

from textlint.core.screen import columns, cut, visible
from textlint.core.stats import Counts, Figures, FileStats, LongSentence
from textlint.facts.readability import figures_of_all
from textlint.reports import Look
from textlint.reports.jsonl import printable

NAMES = {
    "flesch_reading_ease": "Flesch",
    "flesch_kincaid_grade": "Flesch–Kincaid",
    "gunning_fog": "Gunning fog",
    "smog_index": "SMOG",
    "dale_chall": "Dale–Chall",
}
NONE = "–"


def lines(results: Iterable[FileStats], look: Look) -> Iterator[str]:
    """Each file, then all of them as one text."""
    files, long, total = 0, 0, Counts()
    for path, stats, _ in results:
        if stats is None:
            continue
        yield _style(visible(printable(path)), look, bold=True)
        yield from _about(stats.counts, stats.figures, look)
        if stats.long_sentences:
            yield f"  {_many(len(stats.long_sentences), 'long sentence')}:"
        for sentence in stats.long_sentences:
            yield _sentence(sentence, look)
        yield ""
        files, long, total = files + 1, long + len(stats.long_sentences), total.plus(stats.counts)
    if files != 1:
        yield _style(f"{_many(files, 'file')} in total", look, bold=True)
        yield from _about(total, figures_of_all(total), look)
        yield f"  {_many(long, 'long sentence')}"


def _about(counts: Counts, figures: Figures, look: Look) -> Iterator[str]:
    share = NONE if counts.quoted_share is None else f"{counts.quoted_share:.0%}"
    amount = f"{_many(counts.words, 'word')} in {_many(counts.sentences, 'sentence')}"
    yield f"  {amount}, {_duration(counts.reading_seconds)} to read; in quotation marks: {share}"
    shown = (
        f"{_style(NAMES[name], look, dim=True)} {NONE if value is None else f'{value:.1f}'}"
        for name, value in figures._asdict().items()
    )
    yield "  " + "  ".join(shown)


def _sentence(sentence: LongSentence, look: Look) -> str:
    place = f"line {sentence.line}" if sentence.line else ""
    head = f"    {place:<9} {sentence.words:>4} words  "
    text = visible(sentence.text)
    room = look.width - columns(head)
    return head + (text if columns(text) <= room else cut(text, room - len(" …")).rstrip() + " …")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _duration(seconds: float) -> str:
    """A time in its two largest units."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _style(text: str, look: Look, *, bold: bool = False, dim: bool = False) -> str:
    return click.style(text, bold=bold or None, dim=dim or None) if look.color else text
