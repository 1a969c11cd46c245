"""A name that is spelled differently in one place of an article; see the docstring of `check`."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, Safety, Severity, Span, rule
from textlint.facts.entities import verdict
from textlint.facts.lookalikes import pairs
from textlint.facts.mentions import evidence

MOST_FINDINGS = 5  # of one form; a name that drifts oftener is another name


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
        Bad("Paintings by Natalya Alekseeva are on show. The works of ⟦Natalia⟧ Alekseeva were shown once before. Natalya was there.",
            fixed="Paintings by Natalya Alekseeva are on show. The works of Natalya Alekseeva were shown once before. Natalya was there."),
        Bad("The fight ended when Charles Pereirinha gave up. In the rematch ⟦Pererinha⟧ was the stronger man.",
            fixed="The fight ended when Charles Pereirinha gave up. In the rematch Pereirinha was the stronger man."),
        Bad("Shaaban Abdelgawad led the search. All pieces were found, ⟦Abdelgavad⟧ said.",
            fixed="Shaaban Abdelgawad led the search. All pieces were found, Abdelgawad said."),
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
        "The price in Shaanxi is high. Buyers look to Shanxi, where it is half as much.",
        "Lao-Vietnamese forces fought there. Of the Lao Vietnamese few remain.",
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
    for pair in pairs(document):
        judged = verdict(document, pair)
        if judged is None:
            continue
        found, usual = judged
        places = evidence(document, found).places
        related = [Span(place, place + len(usual)) for place in evidence(document, usual).places[:1]]
        related += [Span(place, place + len(found)) for place in places[MOST_FINDINGS:]]
        for place in places[:MOST_FINDINGS]:
            yield check.finding(
                Span(place, place + len(found)), replace=usual, related=related, found=found, usual=usual
            )
