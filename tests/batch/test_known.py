"""Only new findings count: what moves, is renamed or gets other neighbours stays known; an edited sentence is new."""

from collections import Counter
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import given
from hypothesis import strategies as st

from tests.made import rule_file
from textlint.batch.baseline import Baseline, read, write
from textlint.batch.known import Known, Renewal
from textlint.batch.linter import Linter, Settings

CLEAN = ("The council met on Monday.", "Nobody came to the hall.", "It rained all week!")
DIRTY = ("All is wrng in the north.", "“This is wrng,” she said.", "Who finds the wrng flt?")
FILE = Path(".baseline")

SENTENCES = st.sampled_from(CLEAN + DIRTY)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4)
ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=5)
NAMES = st.sampled_from(["a.txt", "b.txt", "folder/a.txt", "folder/c d.txt", "ж.txt"])
FOLDERS = st.dictionaries(NAMES, ARTICLES, max_size=4)


@cache
def linter():
    """Two rules that look at words alone, so that a test knows which findings there are."""
    folder = Path(mkdtemp())
    rule_file(folder, "made/word")
    rule_file(folder, "made/fault", requires=["flt"], pattern="flt", fix="fault",
              bad=[{"text": "⟦flt⟧", "fixed": "fault"}])  # fmt: skip
    return Linter(Settings(select=("made",), rules=(str(folder),), detailed=True))


def text(article):
    return "\n\n".join(" ".join(paragraph) for paragraph in article) + "\n"


def put(articles):
    """The folder holds these files and no others."""
    for old in Path().rglob("*.txt"):
        old.unlink()
    for name, article in articles.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text(article), encoding="utf-8")


def results():
    return [linter().check_file(str(path)) for path in sorted(Path().rglob("*.txt"))]


def created():
    return renewed(Baseline(FILE)).baseline


def renewed(baseline, *, adding=True):
    renewal = Renewal(baseline, lambda rule: True, adding=adding)
    for result in results():
        renewal.see(result)
    return renewal.change()


def new(baseline):
    """Rule, words and line of what is new, by file."""
    known = Known(baseline)
    return [
        (result.path, located.finding.rule, located.line_text)
        for result in map(known.part, results())
        for located in result.located
    ]


def before_and_after(before, after):
    with TemporaryDirectory() as folder, chdir(folder):
        put(before)
        baseline = created()
        put(after)
        return new(baseline)


@given(ARTICLES, st.data())
def test_paragraphs_that_move_are_known(article, data):
    moved = data.draw(st.permutations(article))
    assert before_and_after({"a.txt": article}, {"a.txt": moved}) == []


@given(FOLDERS, st.data())
def test_a_file_with_another_name_is_known(articles, data):
    names = data.draw(st.permutations(["new.txt", "elsewhere/a.txt", "x/y.txt", "z.txt"]))
    renamed = dict(zip(names, articles.values(), strict=False))
    assert before_and_after(articles, renamed) == []


@given(ARTICLES, st.data())
def test_what_happens_to_other_paragraphs_leaves_a_paragraph_known(article, data):
    kept = data.draw(st.integers(0, len(article) - 1))
    clean = st.lists(st.lists(st.sampled_from(CLEAN), min_size=1), max_size=3)
    changed = [*data.draw(clean), article[kept], *data.draw(clean)]
    assert before_and_after({"a.txt": article}, {"a.txt": changed}) == []


@given(ARTICLES, st.sampled_from(["Now it is wrng, too.", "Now a flt and wrng.", "Now all is well."]), st.data())
def test_the_findings_of_a_sentence_that_is_edited_are_new_and_no_others(article, sentence, data):
    paragraph = data.draw(st.integers(0, len(article) - 1))
    place = data.draw(st.integers(0, len(article[paragraph]) - 1))
    edited = [list(one) for one in article]
    edited[paragraph][place] = sentence
    found = Counter(rule for _, rule, _ in before_and_after({"a.txt": article}, {"a.txt": edited}))
    assert found == Counter({"made/word": sentence.count("wrng"), "made/fault": sentence.count("flt")})


def counts(articles, names):
    """How often each dirty sentence stands in some of the files."""
    return Counter(
        sentence for name in names for part in articles.get(name, ()) for sentence in part if sentence in DIRTY
    )


@given(FOLDERS, FOLDERS)
def test_of_equal_sentences_as_many_are_known_as_were_and_files_that_are_gone_help_any_other(before, after):
    gone = counts(before, before.keys() - after.keys())
    more = sum((counts(after, [name]) - counts(before, [name]) for name in after), Counter())
    expected = sum(
        number * (1 + ("flt" in sentence)) for sentence, number in (more - gone).items()
    )  # the last sentence has two findings
    assert len(before_and_after(before, after)) == expected


@given(FOLDERS, FOLDERS)
def test_an_updated_baseline_is_the_one_that_would_be_created_and_a_pruned_one_answers_as_before(before, after):
    with TemporaryDirectory() as folder, chdir(folder):
        put(before)
        old = created()
        put(after)
        fresh, updated, pruned = created(), renewed(old), renewed(old, adding=False)
        assert sorted(updated.baseline.entries) == sorted(fresh.entries)
        assert len(old.entries) + updated.added - updated.dropped == len(fresh.entries)
        assert new(pruned.baseline) == new(old)
        assert len(pruned.baseline.entries) + len(new(old)) == len(fresh.entries)
        assert (pruned.added, pruned.dropped) == (0, len(old.entries) - len(pruned.baseline.entries))


@given(FOLDERS)
def test_what_is_written_is_what_is_read(articles):
    with TemporaryDirectory() as folder, chdir(folder):
        put(articles)
        baseline = created()
        write(baseline)
        assert read(FILE) == baseline._replace(entries=tuple(sorted(baseline.entries)))
        assert new(read(FILE)) == []


def test_of_equal_sentences_the_one_with_other_neighbours_is_new(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put({"a.txt": [[DIRTY[0], CLEAN[0]]]})
    baseline = created()
    put({"a.txt": [[DIRTY[0], CLEAN[1]], [DIRTY[0], CLEAN[0]], [DIRTY[0], CLEAN[2]]]})
    assert [line for _, _, line in new(baseline)] == [f"{DIRTY[0]} {CLEAN[1]}", f"{DIRTY[0]} {CLEAN[2]}"]


def test_a_renamed_file_takes_the_entries_of_the_one_with_its_name_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put({"old/a.txt": [[DIRTY[0]]], "old/b.txt": [[DIRTY[0]]]})
    baseline = created()
    put({"new/b.txt": [[DIRTY[0]]]})
    known = Known(baseline)
    assert [known.part(result).located for result in results()] == [()]
    assert [entry.path for entry in known.homeless.left()] == ["old/a.txt"]


def test_a_file_that_is_named_twice_gets_the_same_answer_twice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put({"a.txt": [[DIRTY[0]]]})
    baseline = created()
    put({"b.txt": [[DIRTY[0]]]})
    known = Known(baseline)
    assert [known.part(result).located for result in (*results(), *results())] == [(), ()]


def test_an_entry_of_a_file_that_is_still_there_is_of_no_use_to_another(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put({"a.txt": [[DIRTY[0]]]})
    baseline = created()
    put({"a.txt": [[CLEAN[0]]], "b.txt": [[DIRTY[0]]]})
    assert [path for path, _, _ in new(baseline)] == ["b.txt"]


def test_a_finding_of_the_whole_article_stays_known_when_another_of_its_places_comes_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = Linter(Settings(select=("entity/outdated_place_name",), detailed=True))
    paragraphs = [f"Trams stood still in {name} on Monday, officials said." for name in ("Kiev", "Kharkov", "Lvov")]
    Path("a.txt").write_text("\n\n".join(paragraphs))
    renewal = Renewal(Baseline(FILE), lambda rule: True, adding=True)
    renewal.see(places.check_file("a.txt"))
    baseline = renewal.change().baseline
    assert len(baseline.entries) == 1  # an article that writes all names the old way is reported once
    for moved in (paragraphs[::-1], ["Nobody came.", *paragraphs[1:], *paragraphs[:1]]):
        Path("a.txt").write_text("\n\n".join(moved))
        [located] = places.check_file("a.txt").located
        assert located.text != "Kiev"
        assert Known(baseline).part(places.check_file("a.txt")).located == ()
