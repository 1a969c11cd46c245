"""What `textlint learn` counts, what it takes for furniture, and what it must leave alone."""

import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import made_rules, texts
from textlint.batch.learn import Learning, host, learn
from textlint.batch.site_rules import Demand, furniture, rule_files, spellings
from textlint.batch.sketch import NoSketch, Sketch, mask
from textlint.core import Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.fixes.examples import failures
from textlint.fixes.settle import settle
from textlint.readers import plain

SITE = "news.test"
WORDS = (
    "river council harbour minister school winter bridge market doctor farmer engine forest island judge kitchen "
    "ladder village museum teacher airport station valley factory library garden mountain officer captain driver"
).split()


def paragraph(chance):
    return " ".join(chance.choice(WORDS) for _ in range(24)).capitalize() + "."


def article(chance, above=(), inside=(), below=(), paragraphs=5):
    """A headline of its own, paragraphs of its own, and the lines that are given."""
    body = [paragraph(chance) for _ in range(paragraphs)]
    headline = " ".join(chance.choice(WORDS) for _ in range(7)).capitalize()
    return [*above[:1], headline, *above[1:], *body[:2], *inside, *body[2:], *below]


def sketch_of(documents, source=SITE, most=100_000):
    sketch = Sketch(most)
    for units in documents:
        sketch.add(source, units)
    return sketch


def learned(documents, **demand):
    sketch = sketch_of(documents)
    return {line.first for line in furniture(sketch.sources[SITE], Demand(**demand))}


@pytest.fixture
def chance():
    return random.Random(5)


def test_lines_round_the_articles_of_a_source_are_learned(chance):
    documents = [
        article(
            chance,
            above=("News Test Daily", f"Published March {day}, 2024 at 10:{day}"),
            below=("Help our newsroom stay free", f"{day * 3} readers like this", "Back to the front page"),
        )
        for day in range(10, 30)
    ]
    assert learned(documents) == {
        "News Test Daily",
        "Published March 10, 2024 at 10:10",
        "Help our newsroom stay free",
        "Back to the front page",
    }  # a row of figures that nothing vouches for stays


def test_a_line_that_few_documents_have_must_stand_below_one_that_most_have(chance):
    footer = "Back to the front page"
    documents = [
        article(chance, below=(footer,) if number % 4 else (footer, "Our gardeners answer your letters"))
        for number in range(40)
    ]
    assert learned(documents) == {footer, "Our gardeners answer your letters"}
    lonely = [
        article(chance, below=() if number % 4 else ("Our gardeners answer your letters",)) for number in range(40)
    ]
    assert learned(lonely) == set()


OWN = "A headline of its own"  # number is added: it stands over what would else be taken for the headline
LOOK_ALIKES = {  # lines of an article, and in how many articles they stand: one in so many
    "a headline that comes back": ({"above": ("Morning briefing",)}, 3),
    "a refrain below the article": ({"below": ("And the river runs on",)}, 3),
    "a refrain that is repeated": ({"below": ("And the river runs on", "And the river runs on")}, 1),
    "a last sentence": ({"below": ("And so it goes.",)}, 2),
    "a subhead": ({"inside": ("What happens next",)}, 1),
    "a sentence of few words": ({"inside": ("He did not answer.",)}, 1),
    "a question of an interview": ({"inside": ("Why?", "I do not know.", "Why?")}, 1),
    "a dateline of one word": ({"above": (OWN, "KYIV")}, 1),
    "a dateline with a country": ({"above": (OWN, "Kyiv, Ukraine")}, 1),
    "a dateline with an agency": ({"above": (OWN, "MOSCOW, March 3 (AFP) –")}, 1),
    "a quotation": ({"below": ("“We will rebuild”",)}, 1),
    "a quotation that runs on": ({"below": ("“We will rebuild",)}, 1),
    "a row of figures": ({"below": ("High 3#, low 1#",)}, 1),
}
HEAD = ("News Test", "Help our newsroom stay free")
FOOT = ("Ring our newsroom", "Letters to us", "Back to the front page")


def look_alike(chance, name, number, head=(), foot=()):
    """An article with such lines, of that number, below `head` and above `foot`."""
    lines, every = LOOK_ALIKES[name]
    lines = lines if number % every == 0 else {}
    places = {
        place: tuple(f"{OWN} {WORDS[number % 20]}" if line == OWN else line.replace("#", str(number)) for line in lines)
        for place, lines in lines.items()
    }
    places["above"] = (*head, *places.get("above", ()))
    places["below"] = (*places.get("below", ()), *foot)
    return article(chance, **places)


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_somebody_wrote_survives(chance, name):
    assert learned([look_alike(chance, name, number) for number in range(30)]) == set()


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_what_somebody_wrote_survives_between_furniture(chance, name):
    documents = [look_alike(chance, name, number, HEAD, FOOT) for number in range(30)]
    assert learned(documents) == {*HEAD, *FOOT}


def test_only_furniture_goes_from_an_archive_of_all_kinds(chance, tmp_path):
    names = sorted(LOOK_ALIKES)
    documents = [look_alike(chance, chance.choice(names), number, HEAD, FOOT) for number in range(200)]
    written(sketch_of(documents[:100]), tmp_path)
    engine = Engine(made_rules(tmp_path / "news_test"), made_rules(tmp_path / "news_test"))
    for units in documents[100:]:
        left = settle(plain.from_text("\n".join(units)), engine, Safety.UNSAFE, plain.from_bytes).document.text
        assert left.split("\n") == [unit for unit in units if unit not in (*HEAD, *FOOT)]


def test_a_headline_of_near_duplicates_counts_once(chance):
    first = article(chance, above=("Fire at the harbour",), below=("Two firemen were hurt",))
    copies = [[*first[:-2], paragraph(chance), first[-1]] for _ in range(8)]
    sketch = sketch_of([first, *copies])
    assert sketch.sources[SITE].copies == 8
    assert list(furniture(sketch.sources[SITE], Demand(documents=2))) == []


def test_a_long_notice_is_not_taken_for_a_near_duplicate(chance):
    notice = (
        "This story was written with the help of readers who sent us what they saw on the day in words and pictures."
    )
    sketch = sketch_of([article(chance, below=(notice, "Front page")) for _ in range(12)])
    assert sketch.sources[SITE].copies == 0
    assert "Front page" in {line.first for line in furniture(sketch.sources[SITE], Demand())}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 comments", "3,456 comments"),
        ("Updated Monday, March 3, 2024", "UPDATED Friday, May 12, 2025"),
        ("• Share", "Share:"),
        ("Photo by Jane Smith", "Photo by Ali Hassan, AFP"),
    ],
)
def test_lines_that_differ_in_numbers_dates_and_credited_names_are_one(one, other):
    assert mask(one) == mask(other)


def test_a_month_that_was_not_seen_is_known_too(chance):
    documents = [article(chance, above=("Site", f"Updated Mon March {day}")) for day in range(1, 5)]
    [line] = [line for line in furniture(sketch_of(documents).sources[SITE], Demand()) if "updated" in line.form]
    assert len(spellings(line)) == 12 * 7 and "updated fri december #" in spellings(line)


def archive(documents, **more):
    rows = [json.dumps({"text": "\n".join(units), "domain": f"https://www.{SITE}/a", **more}) for units in documents]
    return io.BytesIO("\n".join(rows).encode())


def test_two_sketches_merged_are_one_pass_over_both(chance):
    documents = [article(chance, above=("Site",), below=(f"{n} comments", "Front page")) for n in range(40)]
    whole = sketch_of(documents)
    halves = sketch_of(documents[:20]), sketch_of(documents[20:])
    halves[0].merge(Sketch.from_json(halves[1].to_json()))
    assert halves[0].to_json() == whole.to_json()


def test_a_sketch_does_not_grow_with_the_documents_and_still_counts_what_is_frequent(chance):
    sketch = Sketch(1000)
    sizes = []
    for number in range(4000):
        noise = [" ".join(chance.choice(WORDS) for _ in range(6)) for _ in range(3)]
        sketch.add(f"site{number % 3}", article(chance, above=("Site",), below=(*noise, "Front page")))
        sizes.append(len(sketch))
    assert max(sizes) <= 1000 + 20
    for source in sketch.sources.values():
        seen = source.lines["front page"]
        assert source.documents - sketch.missed <= seen.documents <= source.documents


def test_merged_sketches_stay_bounded_and_say_how_much_they_missed(chance):
    parts = [
        sketch_of([article(chance, below=("Top",) if n % 5 == 0 else ()) for n in range(1500)], most=1000)
        for _ in range(3)
    ]
    for part in parts[1:]:
        parts[0].merge(part)
    assert len(parts[0]) <= 1000 and parts[0].missed >= 3
    assert 900 - parts[0].missed <= parts[0].sources[SITE].lines["top"].documents <= 900


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"textlint_sketch": 2}', '{"textlint_sketch": 1, "sources": {"a": 1}}']
)
def test_what_is_no_sketch_is_refused(text):
    with pytest.raises(NoSketch):
        Sketch.from_json(text)


def test_broken_lines_are_named_and_left_out(chance):
    good = archive([article(chance)]).read()
    source = io.BytesIO(good + b'\n{"text": \n\xff\n[1]\n{"domain": "a"}\n{"text": "b"}\n')
    sketch = Sketch()
    [read] = learn(source, Learning(source_field="domain"), sketch)
    assert (read.records, read.textless, read.homeless) == (3, 1, 1)
    assert [line for line, _ in read.broken] == [2, 3, 4]
    assert list(sketch.sources) == [SITE]


def test_an_address_stands_for_its_host():
    assert host("https://www.example.com:80/a?b") == "example.com"
    assert host("example.com") == "example.com"
    assert host("http://[broken") == "http://[broken"


def written(sketch, folder, known=lambda example: False):
    paths = []
    for file in rule_files(sketch, Demand(), known):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
        paths.append(file.path)
    return paths


def test_the_rules_load_hold_their_examples_and_remove_the_furniture(chance, tmp_path):
    odd = "{Odd}: 'single', #hash & \\ back {0} – 日本 🙂"
    documents = [
        article(
            chance,
            above=("News Test", f"Updated May {n + 1}"),
            below=("Help us", odd, f"Photo by Jane {WORDS[n].capitalize()}", "See you tomorrow!", "Front page"),
        )
        for n in range(12)
    ]
    held_out = article(
        chance,
        above=("News Test", "Updated June 3"),
        below=("Help us", odd, "Photo by Ali Hassan", "See you tomorrow!", "Front page"),
    )
    paths = written(sketch_of(documents), tmp_path)
    assert paths == [
        "news_test/site/news_test_above.yaml",
        "news_test/site/news_test_below.yaml",
        "news_test/site/news_test_below_likely.yaml",
        "news_test/site/news_test_below_credit.yaml",
    ]
    rules = made_rules(tmp_path / "news_test")
    assert [problem for rule in rules for problem in failures(rule, rules)] == []
    engine = Engine(rules, rules)
    fixed = settle(plain.from_text("\n".join(held_out)), engine, Safety.UNSAFE, plain.from_bytes).document.text
    assert fixed.split("\n") == [held_out[1], *held_out[3:8]]
    for path in paths:
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert "# 12 of 12 documents; seen in:" in text and "12 documents of news.test" in text
    assert load([tmp_path / "news_test"])


@settings(max_examples=60, deadline=None)
@given(st.lists(texts(8), min_size=4, max_size=4))
def test_the_rules_of_any_lines_load_and_hold_their_examples(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("rules")
    above, below = (" ".join(line.split()) for line in lines[:2]), (" ".join(line.split()) for line in lines[2:])
    above, below = tuple(above), (*below, "half a \ud83d pair")
    chance = random.Random(1)
    written(sketch_of(list(filter(None, article(chance, above, (), below))) for _ in range(12)), folder)
    for home in folder.iterdir():
        rules = made_rules(home)
        assert [problem for rule in rules for problem in failures(rule, rules)] == []


def test_a_line_that_other_rules_take_is_not_written(chance, tmp_path):
    documents = [article(chance, below=("Help us", "Front page")) for _ in range(12)]
    written(sketch_of(documents), tmp_path, known=lambda example: "⟦Help us⟧" in example)
    text = (tmp_path / "news_test/site/news_test_below.yaml").read_text()
    assert '- "Front page"' in text and '- "Help us"' not in text


def test_sources_of_like_names_get_folders_of_their_own(chance):
    sketch = Sketch()
    for source in ("a.b", "a_b", "../..", "日本"):
        for _ in range(12):
            sketch.add(source, article(chance, below=("Front page",)))
    folders = {file.path.partition("/")[0] for file in rule_files(sketch, Demand(), lambda example: False)}
    assert len(folders) == 4 and not any("." in folder for folder in folders)
