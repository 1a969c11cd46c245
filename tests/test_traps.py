# ruff: noqa: E501 (examples are whole lines)
"""Right English that a careless rule would report: the default profile says nothing about any of it."""

import pytest

from textlint.batch.linter import Linter

# Each number is one trap; several texts are several looks at it.
TRAPS = {
    "T-01": [
        "The commander spoke for an hour.\n“We held the bridge until the morning, and nobody came to relieve us.\n“Then we were told to leave everything and walk,” he said.",
        "“I did not know the men, and they did not know me.\n\n“We shared what we had,” the driver recalled on Friday.",
    ],
    "T-02": ["“You can’t not go,” a Russian commander said. “Nobody here can’t not see it,” his deputy added."],
    "T-03": [
        "“We are watching it closely,” said Kirby, who briefed reporters at the White House on Tuesday.",
        "“The appeal is without merit,” said the court. “It is dismissed,” wrote the judge.",
    ],
    "T-04": [
        "“You will hear from us,” Mikhail told Benyash.",
        "Maria said Putin would win. Kirby said Russia was losing ground in the east.",
    ],
    "T-05": [
        "Russia Executes Soldiers, Claims White House\n\nThe White House said on Thursday that soldiers who refused orders had been shot by their own side.",
        "Tax Cuts Will Pay for Themselves, Insists Minister\n\nThe minister defended the budget in a speech to the chamber on Monday evening.",
    ],
    "T-06": [
        "The ministry published new figures on Monday, and they were lower than those of the spring.\n\nRussia denies Ukraine's claims\n\nMoscow said that the figures had been invented by the other side and would not comment on them."
    ],
    "T-08": [
        "“You will spend 15 years in the [prison] yard,” he told the soldier.",
        "“They was [sic] told to wait […] until the evening,” the letter said.",
    ],
    "T-09": [
        "The Read family has lived on the island since 1840, and three of its sons went to sea.",
        "Read more books, the minister urged pupils on the first day of school.",
    ],
    "T-10": ["He asked readers to share this article with friends, and many of them did so the same evening."],
    "T-11": ["The advertisement ran in three papers. Advertisement rates have gone up since the spring."],
    "T-12": [
        "Iran and Iraq signed the accord in Vienna, where Austria and Australia had opened the talks.",
        "Niger and Nigeria closed the border; Mali did not, and neither did Malawi.",
        "Slovakia beat Slovenia in the final, and Georgia drew with Germany. Georgian fans sang all night.",
    ],
    "T-13": [
        "Sergei Lavrov flew home on Friday. His daughter, Ekaterina Lavrova, stayed in New York.",
        "Vladimir Putin was married to Lyudmila Putina for thirty years. Lyudmila Putina has married again.",
        "Dmitry Medvedev met Viktor Medvedchuk in Moscow. Medvedchuk thanked Medvedev for his time.",
        "Martin Schulz congratulated Olaf Scholz on the result. Olaf Scholz thanked Martin Schulz in a letter.",
    ],
    "T-14": [
        "The cook learned to make chicken Kiev in Paris. The museum shows coins of Kievan Rus.",
        "He served in the Kiev Military District (1862–1917), as the archive puts it.",
        "Dynamo Kiev won the 1975 Cup Winners’ Cup, which the older fans still talk about.",
    ],
    "T-15": [
        "On the march they may polish their boots, eat cold turkey and drink from cups of thin china.",
        "It is a good job for a mobile worker who is fond of reading.",
    ],
    "T-16": ["The soldiers Russians had captured in May were exchanged in the autumn."],
    "T-17": ["The Ukraine war has changed the Putin regime, officials said before the NATO summit in July."],
    "T-18": [
        "She had had enough of it, and he knew that that was the end.",
        "What it is is a mistake, the lawyer said.",
        "Boutros Boutros-Ghali moved to New York, New York, after a year in Walla Walla.",
    ],
    "T-19": [
        "The U.S.-led coalition met at 5 p.m. Sunday at No. 10 in London.",
        "In St. Petersburg, Gen. Zaluzhnyi spoke with J.D. Vance for an hour.",
    ],
    "T-20": [
        "It cost $1,500. The 1,000-strong crowd saw a 3-2 win after a 2-1 lead at the break.",
        "The F-16 flew on. Covid-19 ended the 2014-15 season’s records.",
    ],
    "T-21": ["Yahoo! bought the rights to Jeopardy! and to the film of “Who’s Afraid of Virginia Woolf?” in the same year."],
    "T-22": ["In the ’90s he played rock ’n’ roll for soldiers’ widows, as James’ book tells."],
    "T-23": ["He is 5′10″ tall and was born at 30°15′ north."],
    "T-24": [
        "iPhone sales fell in the spring. eBay did not comment.",
        "“It is over,” de Gaulle said. al-Assad said nothing of the kind.",
    ],
    "T-25": ["The Kyiv Independent posted the film on YouTube; PayPal and McDonald’s had paid for it, MediaZona wrote."],
    "T-26": ["“Добрий день,” he said, which means “Good day” in Ukrainian."],
    "T-27": ["War widows are calling on Putin to end the draft, the Widows Association said."],
    "T-28": ["The government has to assure voters that prices will fall by the end of the year."],
    "T-29": ["He pointed out that the two firms had entered into an agreement to talk about wages."],
    "T-30": [
        "The actual cost was higher than planned, and the eventual winner paid half of it.",
        "The fires caused important losses of habitat along the coast.",
    ],
    "T-31": [
        "Two roads diverged in a yellow wood,\nAnd sorry I could not travel both\nAnd be one traveler, long I stood",
        "The victims were named by the police on Sunday evening after their families had been told of the crash.\n\nAnna Petrova, 34\nJohn Miller, 51\nMaria Lopez, 29",
        "The round ended as most people had thought it would, with the two leaders level on points.\n\nArsenal 2, Chelsea 1\nEverton 0, Fulham 0",
    ],
    "T-32": ["A line such as © 2023 at the foot of a page is no longer needed, the court held, since the law protects it anyway."],
    "T-33": ["Gen. Valeriy Zaluzhnyi addressed the officers. The General Staff said he would leave the front on Monday."],
    "T-34": [
        "The minister will leave her post in June, her office said on Monday after a week of talks about the budget.\n\nCorrection: An earlier version of this article gave the wrong month. She will leave in June.",
        "The bridge will reopen in May, the city’s engineer said on Monday after the last of the tests.\n\nEditor’s note: This article was updated with a comment from the mayor.",
    ],
    "T-35": ["Some 300,000 additional men were conscripted in the autumn of that year."],
    "T-36": ["Kim Jong Un inspected the new ship. Kim Jong Un then returned to Pyongyang."],
    "T-37": ["She flew from Hawai‘i to O‘ahu, studied Ge‘ez and the Qur‘an, and died in Sana‘a."],
    "T-38": ["The wreck lies at 3° 14′ 45,54″ east, some 2′ 9″ from the lighthouse."],
    "T-39": ["The boss Ukrainians love came on stage with four normal-ass Americans, and his Russians laughed."],
    "T-40": [
        "The points B,D,G lie on a line, and compare(S,T) calls them equal.",
        "He hit .711 that year, bought an .it domain and stored .2TB of pictures.",
        "See fr:Ludwig and es:Demografía under id:12 at 12:30. Re: your letter of May.",
        "Type docker build . . in the shell, or order some .06s.",
    ],
    "T-41": ["He considered that option for a week, and they considered that offer for two."],
    "T-42": [
        "The .DJI and the .IXIC fell; XX:SP500.55 and BX:TMUBMUSD10Y rose. TL;DR of the day: calm.",
        "As Americans, they knew the demands of adult life and had taxes to pay.",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{name}-{number}") for name, texts in TRAPS.items() for number, text in enumerate(texts)],
)
def test_right_english_is_not_reported(linter, text):
    assert [(finding.rule, text[slice(*finding.span)]) for finding in linter.check(text)] == []


def test_a_subhead_that_reads_oddly_is_no_debris(linter):
    """T-07: other families may say something of its words."""
    text = (
        "The ministry wants more men from the large cities by the end of the year.\n\nRecruitments from Moscow, St. Petersburg\n\n"
        "Officials in both cities said that they had not been told of the plan and would wait."
    )
    assert not [finding for finding in linter.check(text) if finding.rule.startswith(("boilerplate/", "markup/"))]


def test_every_trap_of_the_list_has_a_text():
    assert set(TRAPS) | {"T-07"} == {f"T-{number:02}" for number in range(1, 43)}
