"""Fixes are applied until nothing changes; what does not come to rest is left as it was."""

import gc
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import ROOT, code_file, made_rules, rule_file, texts, word_rule
from textlint.batch.linter import Linter, Settings
from textlint.core import InputError, Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.facts.furniture import LineTable, furniture
from textlint.fixes.apply import carry_out
from textlint.fixes.settle import Unsettled, settle
from textlint.readers import plain

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def settled(folder, text, at_least=Safety.SAFE):
    return settle(plain.from_text(text), Engine(made_rules(folder)), at_least, plain.from_bytes)


def swaps(folder, *pairs, safety="safe"):
    """A rule for each pair of a wrong word and what stands in its place."""
    for wrong, right in pairs:
        word_rule(folder, f"made/{wrong}", wrong, right, safety=safety)


def test_what_was_applied_and_what_remains_both_come_back(tmp_path):
    swaps(tmp_path, ("one", "two"))
    swaps(tmp_path, ("nine", "ten"), safety="unsafe")
    swaps(tmp_path, ("six", "seven"), safety="suggest")
    done = settled(tmp_path, "one nine six")
    assert done.document.text == "two nine six"
    assert [choice.finding.rule for choice in done.applied] == ["made/one"]
    assert [(finding.rule, finding.span) for finding in done.remaining] == [
        ("made/nine", (4, 8)),
        ("made/six", (9, 12)),
    ]
    assert [finding.rule for finding in done.found] == ["made/one", "made/nine", "made/six"]
    assert settled(tmp_path, "one nine six", Safety.UNSAFE).document.text == "two ten six"
    assert settled(tmp_path, "one nine six", Safety.SUGGEST).document.text == "two ten seven"


def test_a_fix_that_makes_work_for_another_is_followed_by_it(tmp_path):
    swaps(tmp_path, *((f"w{number}e", f"w{number + 1}e") for number in range(8)))
    done = settled(tmp_path, "A w0e here.")
    assert done.document.text == "A w8e here."
    assert [choice.finding.rule for choice in done.applied] == [f"made/w{number}e" for number in range(8)]
    assert [tuple(change) for change in done.changes] == [(2, 5, b"w8e")]


class Counting:
    """An engine that counts how often it looks at each text."""

    def __init__(self, engine):
        self.engine, self.seen = engine, Counter()

    def check(self, document):
        self.seen[document.text] += 1
        return self.engine.check(document)


def test_a_text_is_looked_at_once_and_after_each_round_of_fixes_by_those_who_are_to_look_again(tmp_path):
    swaps(tmp_path, ("one", "two"), ("two", "three"))
    first, again = Counting(Engine(made_rules(tmp_path))), Counting(Engine(made_rules(tmp_path)))
    for text in ("one", "three"):
        done = settle(plain.from_text(text), first, Safety.SAFE, plain.from_bytes, lambda: again)
        assert done.document.text == "three"
    assert (first.seen, again.seen) == ({"one": 1, "three": 1}, {"two": 1, "three": 1})


def test_a_failure_of_a_rule_that_does_not_look_again_is_told(tmp_path):
    swaps(tmp_path, ("one", "two"), ("nine", "ten"))
    code_file(tmp_path, "made/odd", "raise KeyError('odd')\nyield")
    rules = made_rules(tmp_path)
    some = Engine([rule for rule in rules if rule.id != "made/odd"])
    done = settle(plain.from_text("one"), Engine(rules), Safety.SAFE, plain.from_bytes, lambda: some)
    assert done.crashes == (("made/odd", "KeyError: 'odd'"),)


def test_nothing_is_left_behind_for_the_garbage_collector(tmp_path):
    swaps(tmp_path, ("one", "two"), ("two", "three"))
    settled(tmp_path, "one")  # what is made once stays
    engine = Engine(made_rules(tmp_path))
    gc.collect()
    gc.disable()
    try:
        for text in ("one two", "none"):
            settle(plain.from_text(text), engine, Safety.SAFE, plain.from_bytes)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("pairs", [[("ping", "pong"), ("pong", "ping")], [("grow", "grow grow")], [("same", "same")]])
def test_a_run_that_would_not_settle_leaves_the_text_and_says_whose_bug_it_is(tmp_path, pairs):
    swaps(tmp_path, *pairs)
    with pytest.raises(Unsettled, match=r"did not settle in 10 rounds.*bug of textlint \(last: made/"):
        settled(tmp_path, f"Here is {pairs[0][0]}.")


def test_ten_rounds_are_the_limit(tmp_path):
    swaps(tmp_path, *((f"w{number:02}e", f"w{number + 1:02}e") for number in range(12)))
    assert settled(tmp_path, "w03e").document.text == "w12e"  # nine rounds, and one that finds nothing
    with pytest.raises(Unsettled):
        settled(tmp_path, "w02e")


def test_a_change_that_a_later_round_undoes_is_none(tmp_path):
    code_file(
        tmp_path,
        "made/undo",
        "edits = {'x y': [(0, 'z'), (2, 'w')], 'z w': [(0, 'x')]}.get(document.text, [])\n"
        "for at, new in edits:\n    yield check.finding(Span(at, at + 1), replace=new, what='it')",
    )
    done = settled(tmp_path, "x y")
    assert (done.document.text, done.changes) == ("x w", ((2, 3, b"w"),))


def test_inside_direct_speech_a_fix_of_wording_is_left_to_a_person(tmp_path):
    rule_file(tmp_path)
    rule_file(
        tmp_path,
        "made/space",
        quotes="fix",
        requires=["  "],
        pattern="[ ]{2}",
        fix=" ",
        bad=[{"text": "a⟦  ⟧b", "fixed": "a b"}],
    )
    done = settled(tmp_path, "A wrng  word. “My wrng  word,” he said.", Safety.UNSAFE)
    assert done.document.text == "A wrong word. “My wrng word,” he said."
    assert [finding.safety for finding in done.remaining] == [Safety.SUGGEST]


LINES = ("related articles", "leave a reply", "back to top", "share this")


def lines_rule(folder, where="anywhere"):
    rule_file(
        folder, "made/line", kind="line", whole=list(LINES), where=where, requires=None, pattern=None, fix=None,
        message='The line "{line}" is not of the article.', bad=[{"text": "⟦Share this⟧\nIt is.", "fixed": "It is."}],
    )  # fmt: skip


BODY = "The minister said on Monday that the talks about the law would go on until the spring, and nobody disagreed."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("tail", ["", "E", "EE"])
@pytest.mark.parametrize("gap", ["E", "EE"])
@pytest.mark.parametrize("number", [1, 2, 4, 9])
def test_a_run_of_lines_at_the_end_goes_and_the_article_ends_as_the_text_did(tmp_path, number, gap, tail, end):
    lines_rule(tmp_path)
    run = [LINES[place % 4].title() for place in range(number)]
    text = ("First of all: " + BODY + "EE" + gap.join([BODY, *run]) + tail).replace("E", end)
    text = text.replace(gap.replace("E", end) + run[0], (end + end) + run[0]) if gap == "E" else text
    done = settled(tmp_path, text)
    assert done.document.text == "First of all: " + BODY + end + end + BODY + tail.replace("E", end)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_run_of_lines_at_the_start_or_between_paragraphs_takes_one_blank_line_each(tmp_path, end):
    lines_rule(tmp_path)
    text = "Share thisEERelated ArticlesEE" + BODY + "EEBack to topEEShare thisEE" + BODY + "EShare thisEE" + BODY + "E"
    assert settled(tmp_path, text.replace("E", end)).document.text == (
        (BODY + "EE" + BODY + "EE" + BODY + "E").replace("E", end)
    )


def test_a_text_that_is_nothing_but_debris_becomes_empty(tmp_path):
    lines_rule(tmp_path)
    assert settled(tmp_path, "Share this\n\nBack to top").document.text == ""


@pytest.mark.parametrize("where", ["anywhere", "head", "tail", "edges"])
def test_a_page_of_nothing_but_furniture_settles_wherever_its_lines_must_stand(tmp_path, where):
    lines_rule(tmp_path, where)
    assert settled(tmp_path, "\n".join(LINES * 100)).document.text == ""


@pytest.fixture(scope="module")
def linter():
    return Linter(Settings())


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [b"", b"\n", b"\n\n"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_the_seeds_end_as_they_did_and_a_second_run_finds_nothing_to_do(linter, seed, end, last):
    raw = (seed.read_bytes().rstrip(b"\n") + last).replace(b"\n", end)
    done = linter.fix_bytes(seed.name, raw, unsafe=True)
    new = done.raw
    tail = last.replace(b"\n", end)
    assert new.endswith(tail) and not new.removesuffix(tail).endswith((b"\n", b"\r"))
    assert end * 3 not in new and (end == b"\n" or new.count(b"\n") == new.count(b"\r\n"))
    assert carry_out(raw, done.changes) == new
    again = linter.fix_bytes(seed.name, new, unsafe=True)
    assert (again.raw, again.changes, again.applied) == (new, (), ())


@pytest.mark.parametrize("name", ["003", "004"])
def test_the_furniture_below_two_seeds_leaves_no_blank_lines(linter, name):
    [seed] = [path for path in SEEDS if path.name.startswith(name)]
    done = linter.fix_bytes(seed.name, seed.read_bytes(), unsafe=True).raw.decode()
    assert seed.read_text(encoding="utf-8").endswith("Back to top button") and "Back to top" not in done
    assert done == done.rstrip()


ENCODINGS = st.sampled_from([("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("cp1252", "cp1252")])


@given(text=texts(), how=ENCODINGS, unsafe=st.booleans())
def test_after_all_rules_a_second_fix_changes_nothing_and_no_byte_outside_the_changes_moved(linter, text, how, unsafe):
    codec, name = how
    raw = text.replace("\0", "").encode(codec, "ignore")
    with_name = Linter.__new__(Linter)
    with_name.engine, with_name.settings = linter.engine, Settings(encoding=name)
    done = with_name.fix_bytes("made.txt", raw, unsafe=unsafe)
    assert carry_out(raw, done.changes) == done.raw
    ends = [0, *(place for change in done.changes for place in change[:2]), len(raw)]
    assert ends == sorted(ends)
    outside = [raw[start:stop] for start, stop in zip(ends[::2], ends[1::2], strict=True)]
    place = 0
    for part in outside:  # they stand in the new file too, in their order
        place = done.raw.index(part, place) + len(part)
    again = with_name.fix_bytes("made.txt", done.raw, unsafe=unsafe)
    assert (again.raw, again.applied) == (done.raw, ())
    assert again.remaining == done.remaining


def test_a_fix_that_breaks_the_format_leaves_the_file(tmp_path):
    code_file(
        tmp_path,
        "made/nul",
        "at = document.text.find('x')\nif at >= 0:\n"
        "    yield check.finding(Span(at, at + 1), replace='\\0', what='it')",
    )
    linter = Linter(Settings(rules=(str(tmp_path),), select=("made",)))
    with pytest.raises(InputError, match="NUL"):
        linter.fix_bytes("made.txt", b"a x b")


def test_lines_that_were_looked_up_before_a_fix_are_not_looked_up_after_it(monkeypatch):
    asked = []
    candidates = LineTable.candidates
    monkeypatch.setattr(LineTable, "candidates", lambda self, line: asked.append(line) or candidates(self, line))
    text = "The mayor left on Monday , and nobody saw him go away from the hall.\n\nRelated Articles\n\nMayor away\n"
    engine = Engine(load())
    fixed = settle(plain.from_text(text), engine, Safety.SAFE, plain.from_bytes).document
    assert " ," not in fixed.text
    assert asked.count("Related Articles") == 1
    alone = plain.from_text(fixed.text)
    engine.look(alone)
    assert furniture(fixed) == furniture(alone) != ()
