"""A name that is spelled differently in one place of an article; see the docstring of `check`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from textlint.core import Bad, Document, Finding, Safety, Severity, Span, kept, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.mentions import Evidence, evidence, is_given_name, long_names
from textlint.facts.words import is_known

MOST_FINDINGS = 5  # of one form; a name that drifts oftener is another name
MOST_ALIKE = 60  # names with the same beginning or end in one text; more are a directory, not an article
COURTESY = frozenset("mr mrs ms miss dr sir".split())  # titles that stand before a surname at every mention
LONG = 7  # letters from which two slips may be one name
SOUNDS = str.maketrans("wzcq", "vskk", "aeiouyhj’'")  # what is left of a name when its vowels are gone

# Endings that make another word of a name: a plural, a people, a woman's surname.
ADDED = frozenset("a an ans as d e er ers es i ia ian ians ie in ina is ish ism ist l n na ns o on r s y z".split())
SWAPPED = frozenset("ae ao eo ai ay ei ey io as ns ys es is os mt lr".split())  # of two last letters
PINYIN = re.compile(  # Chinese names are many and differ by a letter
    "(?:[bpm](?:ai?|ang?|ao|ei|eng?|i|ian|iao|ie|ing?|ou?|u)|f(?:ang?|a|ei|eng?|ou?|u)|y(?:ang?|ao?|e|ing?|i|ong|ou?|uan|ue|un?)"
    "|[dtnl](?:ai?|ang?|ao|ei?|eng?|iang?|iao|ia|ie|ing?|iu|i|ong|ou|uan|ue|ui|uo|un?)|[gkh](?:ai?|ang?|ao|ei?|eng?|ong|ou|uai?|uang?|ui|uo|un?)"
    "|[jqx](?:iang?|iao|ia|ie|ing?|iong|iu|i|uan|ue|un?)|(?:[zcs]h?|r)(?:ai?|ang?|ao|ei?|eng?|i|ong|ou|uai?|uang?|ui|uo|un?)"
    "|w(?:ai?|ang?|ei|eng?|o|u)|ang?|ai|ao|eng?|er|ou){1,8}"
)


@rule(
    id="entity/name_drift",
    message='"{found}" is "{usual}" elsewhere in this article; nothing here says that it is another name.',
    severity=Severity.WARNING,
    safety=Safety.SUGGEST,
    mqm="terminology/inconsistent use of terminology",
    source="AP Stylebook, entry names (one spelling throughout); MQM, inconsistent use of terminology",
    bad=(
        Bad("German Chancellor Olaf Scholz is scheduled to meet Biden on Monday for talks expected to focus on the Ukraine crisis, while ⟦Schulz⟧ will travel",
            fixed="German Chancellor Olaf Scholz is scheduled to meet Biden on Monday for talks expected to focus on the Ukraine crisis, while Scholz will travel",
            seed="003"),
        Bad("The lawyer Mikhail Beryash spoke first. Later ⟦Beriash⟧ told reporters that he would appeal.",
            fixed="The lawyer Mikhail Beryash spoke first. Later Beryash told reporters that he would appeal."),
        Bad("Albert Sakhibgareev fled his unit. Asked why, ⟦Sakhibgarev⟧ said that none of them wanted the war.",
            fixed="Albert Sakhibgareev fled his unit. Asked why, Sakhibgareev said that none of them wanted the war."),
        Bad("Roberta Metsola spoke in Strasbourg. According to ⟦Metzola⟧, aid must come sooner.",
            fixed="Roberta Metsola spoke in Strasbourg. According to Metsola, aid must come sooner."),
        Bad("A neurologist, Semyon Golosheikin, gave an interview. The condition is rare, ⟦Golosheykin⟧ stressed.",
            fixed="A neurologist, Semyon Golosheikin, gave an interview. The condition is rare, Golosheikin stressed."),
        Bad("Minister Ihor Klymenok flew to Turkey. According to ⟦Klimenok⟧, the team stays a week.",
            fixed="Minister Ihor Klymenok flew to Turkey. According to Klymenok, the team stays a week."),
        Bad("The governor, Oleh Synyavenko, spoke on air. Two were hurt, ⟦Sinyavenko⟧ added.",
            fixed="The governor, Oleh Synyavenko, spoke on air. Two were hurt, Synyavenko added."),
        Bad("Anatoly Prokopiev visited three farms. On the way back Anatoly ⟦Prokopyev⟧ praised the harvest.",
            fixed="Anatoly Prokopiev visited three farms. On the way back Anatoly Prokopiev praised the harvest."),
        Bad("Reporting by Patrick Sisson in New York. Additional reporting by Patrick ⟦Sission⟧ in Chicago.",
            fixed="Reporting by Patrick Sisson in New York. Additional reporting by Patrick Sisson in Chicago."),
        Bad("Islam Makhachev won again. The bout between ⟦Mahachev⟧ and his rival lasted five rounds.",
            fixed="Islam Makhachev won again. The bout between Makhachev and his rival lasted five rounds."),
        Bad("Joe Pasquale took the crown on Sunday night. Since then ⟦Pascuale⟧ has been flooded with offers.",
            fixed="Joe Pasquale took the crown on Sunday night. Since then Pasquale has been flooded with offers."),
        Bad("Economist Anton Pokatovich sees no risk. Rates will fall in May, ⟦Poktaovich⟧ believes.",
            fixed="Economist Anton Pokatovich sees no risk. Rates will fall in May, Pokatovich believes."),
        Bad("The opposition backs Andreas Mavroyiannis. His rival was ahead of ⟦Mavroyannis⟧ by three points.",
            fixed="The opposition backs Andreas Mavroyiannis. His rival was ahead of Mavroyiannis by three points."),
        Bad("Fires burned near Rukban. The camp at Rukban is closed. Aid for Rukban stopped. People from ⟦Rubkan⟧ fled.",
            fixed="Fires burned near Rukban. The camp at Rukban is closed. Aid for Rukban stopped. People from Rukban fled."),
        Bad("Paintings by Natalya Alekseeva are on show. The works of ⟦Natalia⟧ Alekseeva were shown once before, and Natalya was there.",
            fixed="Paintings by Natalya Alekseeva are on show. The works of Natalya Alekseeva were shown once before, and Natalya was there."),
        Bad("The fight ended when Charles Pereirinha gave up. In the rematch ⟦Pererinha⟧ was the stronger man.",
            fixed="The fight ended when Charles Pereirinha gave up. In the rematch Pereirinha was the stronger man."),
        Bad("Shaaban Abdelgawad led the search. All pieces were found, ⟦Abdelgavad⟧ said.",
            fixed="Shaaban Abdelgawad led the search. All pieces were found, Abdelgawad said."),
        Bad("Captain Blair Macpherson was sent off. Before that ⟦MacPherson⟧ had touched down twice.",
            fixed="Captain Blair Macpherson was sent off. Before that Macpherson had touched down twice."),
        Bad("Professor Hans Modrowski died last night. Opponents accused ⟦Modrovski⟧ of lying.",
            fixed="Professor Hans Modrowski died last night. Opponents accused Modrowski of lying."),
        Bad("President Hector Sandoval spoke first. “We are ready,” President ⟦Sandobal⟧ said.",
            fixed="President Hector Sandoval spoke first. “We are ready,” President Sandoval said."),
        Bad("Mayor Davit Kereselidze resigned. Kereselidze was ill. The council had asked ⟦Kereselidse⟧ and ⟦Kereselidse⟧’s deputy to go.",
            fixed="Mayor Davit Kereselidze resigned. Kereselidze was ill. The council had asked Kereselidze and Kereselidze’s deputy to go."),
        Bad("Tedros Adhanom Ghebreyesus briefed reporters. The risk is low, ⟦Gebreesus⟧ said.",
            fixed="Tedros Adhanom Ghebreyesus briefed reporters. The risk is low, Ghebreyesus said."),
        Bad("Natalia ⟦Dovrilenko⟧ resigned on Friday. Dovrylenko had led the cabinet, and Dovrylenko was tired.",
            fixed="Natalia Dovrylenko resigned on Friday. Dovrylenko had led the cabinet, and Dovrylenko was tired."),
        Bad("Commissioner Jacques Barrot was in Rome. “The plan is serious,” said Mr ⟦Barot⟧.",
            fixed="Commissioner Jacques Barrot was in Rome. “The plan is serious,” said Mr Barrot."),
        Bad("The parade in Kronstadt is over. Ships left Kronstadt at noon; the Kronstadt yard repairs two. In ⟦Kronshtadt⟧ it rained.",
            fixed="The parade in Kronstadt is over. Ships left Kronstadt at noon; the Kronstadt yard repairs two. In Kronstadt it rained."),
    ),
    good=(
        "Olaf Scholz thanked Martin Schulz, who once led the party. Scholz and Schulz have known each other for years.",
        "Boris Johnson spoke before Daniel Johnston did. Johnson was brief, Johnston was not.",
        "Iran and Iraq signed the paper. Iran will pay, Iraq will build, and Iran will watch.",
        "Austria beat Australia. Austria leads the group, and Austria rests.",
        "Niger closed its border with Nigeria. In Niger prices rose; Niger imports its grain.",
        "Slovakia played Slovenia in the rain. Slovakia won, Slovakia celebrated.",
        "Georgia voted on Sunday. Georgian media in Georgia reported long queues across Georgia.",
        "Mali and Malawi sent envoys. Mali’s envoy spoke for Mali.",
        "Sergey Lavrov was there. Ekaterina Lavrova was not; Lavrova lives in New York.",
        "Vladimir Putin and Lyudmila Putina parted in 2013. Putina has not spoken since.",
        "Dmitry Medvedev met Viktor Medvedchuk. Medvedchuk is a friend of the Kremlin.",
        "Maria Alekseeva opened the show. Her husband Igor Alekseev helped, and Alekseev paid.",
        "Volodymyr Zelenskyy arrived with Olena Zelenska. Zelenska spoke of schools.",
        "Shanxi has coal and Shaanxi has gas. Shanxi digs, Shanxi burns, Shanxi sells.",
        "Hunan borders Hubei. Henan does not. Hunan and Henan export rice.",
        "Zhang Wei met Zhuang Li. The Zhang family comes from Zhejiang and works in Zhenjiang.",
        "Kim Minsoo of Seoul and Park Minso of Busan won medals.",
        "Angolan officials in Angola said that Angolans would vote. The Angolan law is new.",
        "Kenyan police in Kenya held a Kenyan. Kenya’s court freed him.",
        "The Emirates sent planes. Emirati crews flew them; an Emirates spokesman said so.",
        "An Argentine team in Argentina found it. Argentina’s press cheered.",
        "The Philippines and a Philippine ship were named. The Philippines denied it.",
        "A Qatari envoy left Qatar. Qatar will pay.",
        "The Kardashians and Kim Kardashian were there. One Kardashian left early.",
        "The Dodgers lost. A Dodger said the Dodgers would be back; Dodgers fans wept.",
        "Ettore Majorana vanished. Majoranas are particles; Majorana predicted them.",
        "Paulo Medeiros married Paula Medeiros. Paula cooks, Paulo sings.",
        "Mario Rossi and Maria Bianchi won. Mario thanked Maria.",
        "Kieran Hayes passed to Brian Kiernan. Kiernan scored twice.",
        "The company of John McKinney grew. A McKinsey report says that offices are empty.",
        "Ana Martinez met Martine Aubry. Martine left, and Ana Martinez stayed.",
        "Linus Torvalds wrote Linux. Linux runs on phones, Linux runs on cars, Linux is free.",
        "Leamy, Foley, Sheahan, Horan, Miller. In the second half Shane Horgan threw the ball.",
        "Andrew Marvell and the Marvel films have nothing in common. A Marvel film opened.",
        "Carl Boyle ran the bank. Hector Bogle bought it, and Bogle closed it.",
        "Karl Schmidt met Anna Schmitt in Bonn. Schmidt drove, Schmitt slept.",
        "Olga Ivanova lives in Ivanovo. Ivanova likes it, and Ivanovo likes her.",
        "The A380s were late, the A320s were not. The UCF35 and the UCF36 were tested.",
        "Peter Handke and a Händler in Graz. The Berliner Zeitung in Berlin called him.",
        "Judge Karen Barkov met Elena Barkova, and Elena Barkova won.",
        "Kurdish and Kurdistan, Kurds and Kurdi: Alan Kurdi was three. Kurds mourned.",
        "Siemens and Siemen’s are not the same; Werner Siemens was one man, and Siemens is one firm.",
        "Pakistan and Pakistani troops left. Kazakh, Kazakhs and Kazakhstan stayed. Uzbeks came.",
        "ILLEGAL was the title. The ILLEGALS of the second part are few, ILLEGAL they say, ILLEGAL it is.",
        "Frank Sheehan and Francis Sheahan have been married for years. Sheehan teaches.",
        "Mr Sheridan thanked Mrs Sheraton, the owner. Ann Sheridan left first; John Sheraton paid.",
        "Sophia Tolstaya and Leo Tolstoy, the Kakhovsky district and the Kakhovskaya street.",
        "Michael Gordon met Mikhail Gorodin; Mikhail drank, Michael did not.",
        "Galatasaray fans met Galata bridge fishers. Galata is old, Galata is loud.",
    ),
)  # fmt: skip
def check(document: Document) -> Iterator[Finding]:
    """Machine translation transliterates a name anew in every sentence, so one person may get two names. A form is
    reported when another form, close in spelling, stands in the article with a given name or a title or far more
    often, and this one has no name, title or office of its own. Plurals, peoples, women's forms of surnames and
    ordinary words are no drift, nor are two names that each have a first name of their own."""
    for first, second in _near_pairs(long_names(document) - _ordinary()):
        verdict = _judge(document, first, second)
        if verdict is None:
            continue
        found, usual = verdict
        places = evidence(document, found).places
        related = [Span(place, place + len(usual)) for place in evidence(document, usual).places[:1]]
        for place in places[:MOST_FINDINGS]:
            yield check.finding(
                Span(place, place + len(found)), replace=usual, related=related, found=found, usual=usual
            )


def _near_pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs with the same first letter that are one slip apart, or two slips of vowels in a long name; sorted."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):  # a set has another order in every run
        # of two forms one slip apart, the beginning or the end is the same
        groups[name[:3]].append(name)
        groups[f"{name[0]}…{name[-2:]}"].append(name)
    found = set()
    for group in groups.values():
        if 1 < len(group) <= MOST_ALIKE:
            for first, second in combinations(group, 2):
                if -3 < len(first) - len(second) < 3 and (_one_slip(first, second) or _two_slips(first, second)):
                    found.add((first, second) if first < second else (second, first))
    return sorted(found)


def _one_slip(first: str, second: str) -> bool:
    """True when one edit makes one form of the other, and it is no regular ending."""
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    size, start, end = len(short), 0, 0
    if len(long) > size + 1:
        return False
    if not (first[1:].islower() and second[1:].islower()):  # glued words, brands: only their capitals may drift
        return first.lower() == second.lower() and not (first.isupper() or second.isupper())
    while start < size and short[start] == long[start]:
        start += 1
    while end < size - start and short[size - 1 - end] == long[len(long) - 1 - end]:
        end += 1
    left, right = short[start : size - end], long[start : len(long) - end]
    if not (left + right).isalpha() or (len(right) > 1 and (len(right) > 2 or left != right[::-1])):
        return False
    if not end:
        return right not in ADDED and "".join(sorted(left + right)) not in SWAPPED
    return not (end == 1 and long[-1] == "s" and "".join(sorted(left + right)) in {*ADDED, *SWAPPED})


def _two_slips(first: str, second: str) -> bool:
    """True when two edits make one long form of the other and both have the same ending and the same consonants."""
    if (
        first[-2:] != second[-2:]
        or min(len(first), len(second)) < LONG
        or first.translate(SOUNDS) != second.translate(SOUNDS)
    ):
        return False
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        above, row = row, [number]
        for place, other in enumerate(second):
            row.append(min(above[place + 1] + 1, row[place] + 1, above[place] + (letter != other)))
    return row[-1] == 2


def _judge(document: Document, first: str, second: str) -> tuple[str, str] | None:
    """The form that seems wrong and the usual one; None when both may be right."""
    if _known_apart(first, second):
        return None
    one, other = evidence(document, first), evidence(document, second)
    if not one.places or not other.places:
        return None
    if _shared(one, other):
        return _rarer(first, one, second, other)
    for found, bare, usual, full in ((first, one, second, other), (second, other, first, one)):
        if _unsupported(document, found, bare, full) and _introduced(full):
            if len(bare.places) <= len(full.places):
                return found, usual
            if len(full.places) == 1 and not _any_known(usual) and full.places[0] < bare.places[0]:
                return usual, found
    found, usual = _rarer(first, one, second, other)
    few, many = evidence(document, found), evidence(document, usual)
    lone = len(many.places) >= 3 and (len(few.places) == 1 or len(many.places) >= 4 * len(few.places))
    if lone and len(found) > 5 and not _any_known(found) and not _own(few) and not (few.owners and _own(many)):
        return found, usual
    return None


def _own(seen: Evidence) -> bool:
    """True when a name or a title of somebody, not only an article, stands with the name."""
    return bool(seen.titles or seen.followers or "-" in seen.owners or any(word[0].isupper() for word in seen.owners))


def _shared(one: Evidence, other: Evidence) -> bool:
    """True when one and the same name stands before or after both forms."""
    before, after = one.owners & other.owners, one.followers & other.followers
    return any(word[0].isupper() and not is_known(word) for word in before | after)


def _rarer(first: str, one: Evidence, second: str, other: Evidence) -> tuple[str, str]:
    """The two forms, the rarer first; of two that are equally rare the later."""
    ranks = [(-len(item.places), item.places[0]) for item in (one, other)]
    return (second, first) if ranks[0] < ranks[1] else (first, second)


def _introduced(full: Evidence) -> bool:
    """True when a first name or a title stands before the name."""
    return bool(full.titles - COURTESY or any(word[0].isupper() for word in full.owners))


def _unsupported(document: Document, name: str, bare: Evidence, full: Evidence) -> bool:
    """True when nothing that stands with `name` makes it another than the name of `full`."""
    if (bare.owners - full.owners) | (bare.owners & {"-"}) or bare.followers or _any_known(name):
        return False
    around = " ".join(document.text[max(0, place - 50) : place + 90] for place in full.places).lower()
    return all(title in full.titles or title in around for title in bare.titles - COURTESY)


def _known_apart(first: str, second: str) -> bool:
    """True for two names that are known to be of different people or places, and for forms that other rules know."""
    if first in _variants() or second in _variants():
        return True
    if _any_known(first) and _any_known(second):
        return not (is_given_name(first) and is_given_name(second))
    return bool(PINYIN.fullmatch(first.lower()) and PINYIN.fullmatch(second.lower()))


def _any_known(name: str) -> bool:
    return name in _entities() or is_given_name(name)


@kept
def _ordinary() -> frozenset[str]:
    """Capitalised words that are nobody's name: words of the table, countries' adjectives and peoples."""
    words = [word.capitalize() for word in lexicon("words").column("word") if len(word) > 4]
    adjectives = lexicon("country_adjectives")
    return frozenset(
        (*words, *adjectives.column("adjective"), *adjectives.column("country"), *lexicon("demonyms").column("plural"))
    )


@kept
def _entities() -> frozenset[str]:
    """Single words that name a person or a place that is known."""
    names = (
        *lexicon("people").column("surname"),
        *lexicon("exonyms").column("now"),
        *lexicon("organisations").column("name"),
    )
    return frozenset(word for name in names for word in name.split() if len(word) > 4)


@kept
def _variants() -> frozenset[str]:
    """Other spellings that a table settles: entity/outdated_place_name and entity/mixed_name_spelling report those."""
    places = lexicon("exonyms").column("variant")
    people = (form for forms in lexicon("people").column("variants") for form in forms.split("|"))
    return frozenset((*places, *people))
