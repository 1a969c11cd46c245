"""How a name sounds: what is left of a spelling when the choices of those who romanise it are taken out."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

_PLAIN = str.maketrans(
    {"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a"}
    | dict.fromkeys("'’‘ʼʻ`-", "")
)
_RESPELLED = {  # longest first; ALA-LC, BGN/PCGN, German, French, Polish, Turkish and Wade-Giles ways with one sound
    "stsch": "s", "shch": "s", "tsch": "c", "dsch": "j", "tch": "c", "dzh": "j", "sch": "s", "ksh": "ks", "tsh": "c",
    "dj": "j", "zh": "j", "sh": "s", "ch": "c", "cz": "c", "tx": "c", "kh": "h", "gh": "g", "dh": "d", "th": "t",
    "bh": "b", "rh": "r", "jh": "j", "lh": "l", "ph": "f", "x": "ks", "qu": "kv", "qv": "kv", "ck": "k", "q": "k",
    "ts": "z", "tz": "z", "dz": "z", "oo": "u", "ou": "u", "ee": "i", "oe": "o", "ue": "u", "eo": "o", "yi": "i",
    "iy": "i", "yy": "i", "ij": "i", "ay": "e", "ai": "e", "ei": "e", "ey": "e", "ye": "e", "ie": "e", "y": "i",
    "w": "v", "c": "k",
}  # fmt: skip
_SPELLED = re.compile("|".join(sorted(_RESPELLED, key=len, reverse=True)))
_SOFT = re.compile(r"(?<=[^aeiouy])hu(?=[aeio])|c(?=[eiy])")  # Quispehuanca, Lucić
_DOUBLED = re.compile(r"(.)\1+")
_ENDS = re.compile(r"(?<=[aeiou])h$|(?<=en)k[ao]$")  # Haniyah; Karpenko, Karpenka
_VOWELS = str.maketrans("", "", "aeiou")
_COARSE = str.maketrans("gkqcjzsfv", "hhhhzzzvv")  # letters that languages exchange: Homel, Gomel


class Sound(NamedTuple):
    """One name in ever coarser forms."""

    plain: str  # small letters without marks, apostrophes, hyphens
    key: str  # one letter a sound
    frame: str  # the consonants of the key
    coarse: str  # the consonants, those alike made one; names that may be spellings of one name share it


def fold(name: str) -> str:
    """`name` in small letters without marks, apostrophes and hyphens."""
    if not name.isascii():
        name = "".join(letter for letter in normalize("NFKD", name.translate(_PLAIN)) if letter.isalnum())
    return name.translate(_PLAIN).lower()


@lru_cache(maxsize=1 << 15)
def sound(name: str) -> Sound:
    """The sound of `name`; equal keys are one name to the ear of most languages: Shcherbatyuk, Scherbatiuk."""
    plain = fold(name)
    key = plain if not plain.startswith("mc") else f"ma{plain[1:]}"
    key = _SPELLED.sub(lambda match: _RESPELLED[match[0]], _SOFT.sub(_soften, key.replace("kh", "h")))
    key = _ENDS.sub("", _DOUBLED.sub(r"\1", key))
    frame = key.translate(_VOWELS)
    return Sound(plain, key, frame, frame.translate(_COARSE).replace("h", ""))


def _soften(match: re.Match[str]) -> str:
    return "v" if match[0] == "hu" else "s"


def distance(first: str, second: str) -> int:
    """How many letters are added, lost or changed between two words (Levenshtein)."""
    row = list(range(len(second) + 1))
    for count, letter in enumerate(first, 1):
        above, row = row, [count]
        for place, other in enumerate(second):
            row.append(min(above[place + 1] + 1, row[place] + 1, above[place] + (letter != other)))
    return row[-1]
