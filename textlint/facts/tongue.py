"""Which language a line of another language is in, as far as its letters and its commonest words tell."""

from collections import Counter
from collections.abc import Sequence

from textlint.core import Expression, kept
from textlint.facts.lexicon import lexicon

# Letters that only these languages write, the narrower sets first: the first that stands in a line decides.
LETTERS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("[іїєґІЇЄҐ]", ("uk",)),
    ("[ыэёЫЭЁ]", ("ru",)),
    ("[ђјћџљњ]", ("sr",)),
    ("[а-яА-Я]", ("ru", "uk", "bg")),
    ("[پچگژکی]", ("fa",)),
    ("[\u0620-\u064a]", ("ar",)),
    ("[\u0590-\u05ff]", ("he",)),
    ("[\u0900-\u097f]", ("hi",)),
    ("[\u0e00-\u0e7f]", ("th",)),
    ("[\u3040-\u30ff]", ("ja",)),
    ("[\uac00-\ud7af]", ("ko",)),
    ("[\u4e00-\u9fff]", ("zh",)),
    ("[\u0386-\u03ce]", ("el",)),
    ("[ơưđ\u1ea0-\u1ef9]", ("vi",)),
    ("[ığİ]", ("tr",)),
    ("[łąęśźż]", ("pl",)),
    ("[ñ¿¡]", ("es",)),
    ("[ãõ]", ("pt",)),
    ("[ßÄ]", ("de",)),
)
_LETTERS = tuple((Expression(letters), codes) for letters, codes in LETTERS)
_WORD = Expression(r"[^\W\d_]+")


def languages_of(line: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages `line` may be in; none when it gives no sign."""
    for letters, codes in _LETTERS:
        if letters.search(line):
            return codes
    table = _words()
    known = Counter(table[word] for word in _WORD.findall(line.lower()) if word in table)
    return tuple(code for code, times in known.items() if times == max(known.values()))


@kept
def _words() -> dict[str, str]:
    """Word -> its language, for those that letters do not tell apart."""
    return lexicon("foreign_words").mapping("word", "language")
