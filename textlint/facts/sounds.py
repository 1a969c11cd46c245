"""How a name sounds: what is left of a spelling when the choices of those who romanise it are taken out."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

_PLAIN = str.maketrans(
    {"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a"}
    | dict.fromkeys("'’‘ʼʻ`", "")
)
_RESPELLED = {  # ALA-LC, BGN/PCGN, German, French, Polish, Turkish and Wade-Giles ways to write one sound
    "stsch": "s", "shch": "s", "tsch": "c", "dsch": "j", "tch": "c", "dzh": "j", "sch": "s", "ksh": "ks", "dj": "j",
    "zh": "j", "sh": "s", "ch": "c", "cz": "c", "tx": "c", "kh": "h", "gh": "g", "dh": "d", "th": "t", "bh": "b",
    "rh": "r", "jh": "j", "lh": "l", "ph": "f", "x": "ks", "qu": "ku", "qv": "ku", "ck": "k", "q": "k", "ts": "z",
    "tz": "z", "dz": "z", "ds": "z", "oo": "u", "ou": "u", "ee": "i", "oe": "o", "ue": "u", "yeo": "io", "yi": "i",
    "iy": "i", "yy": "i", "ij": "i", "ay": "e", "ai": "e", "ei": "e", "ey": "e", "ye": "e", "ie": "e", "y": "i",
    "w": "v", "c": "k",
}  # fmt: skip
_SPELLED = re.compile("|".join(sorted(_RESPELLED, key=len, reverse=True)))
_SOFT = re.compile(r"(?<=[aeiounrlm])hu(?=[aeio])|eo(?=[bcdfgklmnpst])|c(?=[eiy])")  # Quispehuanca, Jong-hyeok, Lucić
_SOFTENED = {"hu": "v", "eo": "u", "c": "s"}
_ARTICLE = re.compile(r"(?:^|(?<= ))(?:[aeu]l|[ae][dnrstz]h?)[- ]")  # al-Sheikh, esh-Sheikh
_DOUBLED = re.compile(r"(.)\1+")
_ENDS = re.compile(r"(?<=[aeiou])h$|(?<=en)k[ao]$")  # Haniyah; Karpenko, Karpenka
_VOWELS = str.maketrans("", "", "aeiou")
_COARSE = str.maketrans("jsfb", "zzvv", "ghkc")  # letters that languages exchange are one or none: Homel, Gomel
_JOINED = str.maketrans("", "", " -")


class Sound(NamedTuple):
    """One name in ever coarser forms."""

    plain: str  # small letters without marks, apostrophes, hyphens
    key: str  # one letter a sound
    frame: str  # the consonants of the key
    coarse: str  # the consonants, those alike made one; names that may be spellings of one name share it


def fold(name: str) -> str:
    """`name` in small letters without marks and apostrophes."""
    if not name.isascii():
        name = "".join(letter for letter in normalize("NFKD", name.translate(_PLAIN)) if not combining(letter))
    return name.translate(_PLAIN).lower()


@lru_cache(maxsize=1 << 15)
def sound(name: str) -> Sound:
    """The sound of `name`; equal keys are one name to the ear of most languages: Shcherbatyuk, Scherbatiuk."""
    plain = fold(name)
    key = plain if not plain.startswith("mc") else f"ma{plain[1:]}"
    if "-" in key or " " in key:  # what is looked for below is in few names, and a look costs less than a search
        key = _ARTICLE.sub("al", key)
    key = key.replace("kh", "h")
    if "c" in key or "hu" in key or "eo" in key:
        key = _SOFT.sub(lambda match: _SOFTENED[match[0]], key)
    key = _SPELLED.sub(lambda match: _RESPELLED[match[0]], key)
    if "-" in key or " " in key:
        key = key.translate(_JOINED)
    key = _DOUBLED.sub(r"\1", key)
    if key.endswith(("h", "ka", "ko")):
        key = _ENDS.sub("", key)
    frame = key.translate(_VOWELS)
    return Sound(plain.translate(_JOINED), key, frame, frame.translate(_COARSE))


@lru_cache(maxsize=1 << 15)
def coarse_sound(name: str) -> str:
    """`sound(name).coarse`, which is asked of every name of every text."""
    return sound(name).coarse


def distance(first: str, second: str) -> int:
    """How many letters are added, lost or changed between two words (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein  # needed for few pairs of few texts

    return Levenshtein.distance(first, second)
