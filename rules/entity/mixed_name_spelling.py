"""Two spellings of one known name in an article; see the docstring of `check`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import normalize

from textlint.core import Bad, Document, Finding, Hit, InQuotes, Safety, Severity, Span, kept, rule
from textlint.facts.entities import side_by_side
from textlint.facts.lexicon import lexicon
from textlint.facts.listed import listed
from textlint.facts.lookalikes import in_text
from textlint.facts.mentions import DETERMINERS, Evidence, evidence, is_given_name
from textlint.facts.words import is_known

ALIKE = 0.7  # SequenceMatcher ratio from which two words are spellings of one: Hizbullah/Hezbollah 0.78, Persian/Arabian 0.57
ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez".split())
CLUBS = frozenset(
    "Andalusia Bruges Catalonia Gothenburg Hanover Lisbon Majorca Nuremberg Seville Spain Brazil".split()
)  # Sevilla play in Seville
MOST_FINDINGS = 5  # of one form: who keeps to two spellings on purpose need not hear of it a hundred times


class Row(NamedTuple):
    """One entity: its spellings, and for a person the first names."""

    forms: tuple[str, ...]
    given: frozenset[str]
    person: bool
    foreign: bool = False  # the first form is English, the others are not


def _rows() -> Iterator[Row]:
    people = lexicon("people")
    columns = (people.column(name) for name in ("surname", "variants", "given"))
    for surname, forms, given in zip(*columns, strict=True):
        yield Row(tuple(_spellings(surname, forms.split("|"), 0.0)), frozenset(given.replace("|", " ").split()), True)
    for name, variants in _places_and_bodies():
        yield Row(tuple(_spellings(name, variants, ALIKE)), frozenset(), False)
    foreign: dict[str, list[str]] = defaultdict(list)
    for variant, now in lexicon("foreign_places").mapping("variant", "now").items():
        foreign[now].append(variant)
    for now, variants in foreign.items():
        yield Row((now, *variants), frozenset(), person=False, foreign=True)


def _places_and_bodies() -> Iterator[tuple[str, list[str]]]:
    """Names with their variants; of places only those on which styles differ, the others have rules of their own."""
    table = lexicon("exonyms")
    places: dict[str, list[str]] = defaultdict(list)
    for variant, now, kind in zip(table.column("variant"), table.column("now"), table.column("kind"), strict=True):
        if kind == "style" and now not in CLUBS:
            places[now].append(variant)
    yield from places.items()
    for name, forms in lexicon("organisations").mapping("name", "variants").items():
        yield name, forms.split("|")


def _spellings(name: str, variants: Iterable[str], alike: float) -> Iterator[str]:
    """`name` and those variants that are spellings of it, not short forms, abbreviations or other names."""
    yield name
    for variant in variants:
        one, other = _words(name), _words(variant)
        if ARTICLES & {*one} and ARTICLES & {*other}:  # Deir el-Zour, Deir ez-Zor
            one, other = ([word for word in words if word not in ARTICLES] for words in (one, other))
        if len(variant) < 4 or (one != other and (set(one) < set(other) or set(other) < set(one))):
            continue
        if len(one) != len(other):
            one, other = ["".join(one)], ["".join(other)]
        pairs = zip(one, other, strict=True)
        if not alike or all(SequenceMatcher(None, *pair).ratio() >= alike for pair in pairs):
            yield variant


def _words(name: str) -> list[str]:
    """The words of `name`, small, without marks and apostrophes."""
    letters = "".join(letter for letter in normalize("NFKD", name).casefold() if letter.isalnum() or letter in " -")
    return letters.replace("-", " ").split()


@kept
def _table() -> tuple[Row, ...]:
    """All entities that have more than one spelling."""
    return tuple(row for row in _rows() if len(row.forms) > 1)


@kept
def _literals() -> tuple[str, ...]:
    """The spellings of which one must stand in a text that mixes two."""
    return tuple(sorted({form for row in _table() for form in row.forms[1:]}))


@rule(
    id="entity/mixed_name_spelling",
    message='"{found}" is spelled "{usual}" elsewhere in this article; one name, one spelling.',
    severity=Severity.WARNING,
    safety=Safety.UNSAFE,
    mqm="terminology/inconsistent use of terminology",
    source="AP Stylebook, entry Arabic names and names of people; spellings from Wikidata, GeoNames and news copy",
    requires=_literals(),
    quotes=InQuotes.SKIP,  # what somebody wrote is quoted in his own spelling
    bad=(
        Bad("President Volodymyr Zelenskyy arrived at noon. Zelenskyy thanked the crew, and ⟦Zelensky⟧ left at three.",
            fixed="President Volodymyr Zelenskyy arrived at noon. Zelenskyy thanked the crew, and Zelenskyy left at three."),
        Bad("The court in Moscow heard the lawyer Mikhail Benyash. According to ⟦Beniash⟧, the soldiers will appeal.",
            fixed="The court in Moscow heard the lawyer Mikhail Benyash. According to Benyash, the soldiers will appeal."),
        Bad("Hezbollah fired first, the army said. A spokesman for ⟦Hizbullah⟧ denied it.",
            fixed="Hezbollah fired first, the army said. A spokesman for Hezbollah denied it."),
        Bad("Yevgeny Prigozhin recorded a message. ⟦Prigojine⟧ had been silent for a week.",
            fixed="Yevgeny Prigozhin recorded a message. Prigozhin had been silent for a week."),
        Bad("Viktor Orbán spoke in Brussels. Few agreed with ⟦Orban⟧, and Orbán knew it.",
            fixed="Viktor Orbán spoke in Brussels. Few agreed with Orbán, and Orbán knew it."),
        Bad("Al-Qaida claimed the attack, and al-Qaida in Yemen praised it. Experts doubt that ⟦al-Qaeda⟧ did it.",
            fixed="Al-Qaida claimed the attack, and al-Qaida in Yemen praised it. Experts doubt that al-Qaida did it."),
        Bad("Growers in Morocco lost half their olives. Rain is expected in ⟦Marocco⟧ next week.",
            fixed="Growers in Morocco lost half their olives. Rain is expected in Morocco next week."),
        Bad("The convoy left Deir el-Zour at dawn. Drones had been seen over ⟦Deir ez-Zor⟧ all night.",
            fixed="The convoy left Deir el-Zour at dawn. Drones had been seen over Deir el-Zour all night."),
        Bad("Watch it on ⟦Youtube⟧. The ⟦Youtube⟧ channel has a million viewers, YouTube said.",
            fixed="Watch it on YouTube. The YouTube channel has a million viewers, YouTube said."),
    ),
    good=(
        "President Volodymyr Zelensky arrived at noon. Zelensky left at three.",
        "Bashar al-Assad fled to Moscow. Assad has not been seen since.",
        "The actor Bruno Ganz died. Benny Gantz, the general, knew his films; Gantz wept.",
        "The African Union met in Addis Ababa. The AU said nothing.",
        "Islamic State claimed the attack. ISIS has lost its land.",
        "The State Duma passed the law. The Duma votes again in May.",
        "Wagner Group men were seen. Wagner denied it.",
        "Senator Michael Bennet met Naftali Bennett. Bennett thanked him.",
        "Volodymyr Zelenskyy came with Olena Zelenska. Zelenska spoke first.",
        "Saddam Hussein ruled Iraq. Major General Hossein Salami spoke in Tehran, and Hossein Salami was loud.",
        "Shares of Banco do Brasil fell in Brazil, and TV Brasil said so.",
        "“President Zelenskyy knew nothing,” he wrote to the editors. Zelensky’s office was silent, and Zelensky too.",
        "Fatah, the party of the president, sent greetings to the Fateh Alliance in Baghdad.",
        "Hackers broke into routers, Reuters reported. Routers made before 2017 are at risk.",
        "Food group Nestlé named a new chief. The novelist Joan Nestle keeps all letters.",
        "Bombay became Mumbai in 1995; many still say Bombay.",
    ),
)  # fmt: skip
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Each sentence of a machine translation picks a spelling of its own, and articles pasted together from several
    agencies mix theirs. Two spellings of one person, place or group in an article are reported: the rarer, or of two that
    are equally rare the later. Which spelling is right is a matter of style; that it is one is not."""
    text = document.text
    whole = {text[start:end] for start, end in hits if not (text[end : end + 1].isalpha() or text[start - 1].isalpha())}
    rows = _candidates(whole) if whole else []
    here = set(in_text({form for row in rows for form in row.forms}, text))
    for row in rows:
        forms = [form for form in row.forms if form in here]
        seen: dict[str, list[int]] = defaultdict(list)  # by form with a small first letter: Al-Qaida opens a sentence
        for form in forms if len(forms) > 1 else ():
            item = evidence(document, form)
            if item.places and not _is_another(row, form, item):
                seen[_small(form)] += item.places
        usual = _usual(row, seen, listed(document).forms) if len(seen) > 1 else ""
        if not usual:
            continue
        places_of_usual = seen.pop(usual)
        first = min(places_of_usual)
        for form, places in seen.items():
            if _is_contrast(document, row, (form, places), (usual, places_of_usual)):
                continue
            for place in sorted(places)[:MOST_FINDINGS]:
                span, other = Span(place, place + len(form)), Span(first, first + len(usual))
                found = document.text[place : span.end]
                right = usual[0].upper() + usual[1:] if found[0].isupper() else usual
                yield check.finding(span, replace=right, related=[other], found=found, usual=right)


def _candidates(forms: Iterable[str]) -> list[Row]:
    """The rows that have some of these other spellings, in the order of the table."""
    rows = _index()
    return [_table()[number] for number in sorted({number for form in forms for number in rows.get(form, ())})]


@kept
def _index() -> dict[str, list[int]]:
    """Row numbers by the spellings that are not the first."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(_table()):
        for form in row.forms[1:]:
            numbers[form].append(number)
    return dict(numbers)


def _usual(row: Row, seen: Mapping[str, list[int]], right: Collection[str]) -> str:
    """The form to keep, "" for none: one that the user lists as right, of a foreign name the English, a brand's own capitals, else the most frequent, of several the first."""
    own = _small(row.forms[0])
    chosen = [form for form in seen if form in map(_small, right)]
    if chosen:
        return chosen[0] if len(chosen) == 1 else ""
    if row.foreign:
        return own if own in seen else ""
    if own in seen and not own[1:].isupper() and len({form.casefold() for form in seen}) == 1:
        return own
    return min(seen, key=lambda form: (-len(seen[form]), min(seen[form])))


def _small(form: str) -> str:
    return form[0].lower() + form[1:]


def _is_contrast(document: Document, row: Row, one: tuple[str, list[int]], other: tuple[str, list[int]]) -> bool:
    """True when two places or bodies stand side by side: Fatah and the Fateh Alliance."""
    return not row.person and one[0].lower() != other[0].lower() and side_by_side(document, one[1], other[1])


def _is_another(row: Row, form: str, item: Evidence) -> bool:
    """True when the text speaks of another than the row: a person, a word, or a club, a paper, a firm named so."""
    if row.person:
        return _somebody_else(row, form, item)
    if is_known(form) or any(is_given_name(word) for word in item.owners):
        return form != row.forms[0]
    named = item.followers or any(word[0].isupper() for word in item.owners)
    return row.foreign and form != row.forms[0] and bool(named)


def _somebody_else(row: Row, form: str, item: Evidence) -> bool:
    """True when the form is somebody's first name, or stands with a first name that is not of this person."""
    if any(is_given_name(form) or not is_known(word) for word in item.followers):
        return True
    own = {word for word in item.owners if word not in row.given and word not in DETERMINERS and not is_known(word)}
    return bool(own - {"-"}) and not item.owners & row.given
