"""Four times the text takes about four times as long, however the text is made: scripts/prove_linear.py in small."""

import gc
import sys
from collections.abc import Callable
from time import process_time

import pytest

from tests.made import ROOT
from textlint.batch.linter import Linter, Settings
from textlint.engine.load import load_rule
from textlint.engine.run import Engine
from textlint.facts import lookalikes, quotation
from textlint.facts.speech import speech
from textlint.fixes.detail import detail
from textlint.readers import plain

sys.path.insert(0, str(ROOT / "scripts"))
from hard_texts import GENERAL, of_rule, repeated

MOST = 9  # times as long; linear is 4, quadratic 16
FAST = 0.15  # seconds: less is fast enough, and too little to measure growth by

EVERYTHING = (
    "spaces", "line ends", "combining marks", "letters", "digits", "dashes", "less than", "ampersands", "one name",
    "names", "“” nested", "all quotes nested", '" opens', "“ before words", "alternating scripts", "paragraphs",
    "both line ends", "hyphenated", "Hyphenated", "captions", "open entities", "dots",
)  # fmt: skip
# what was quadratic once: the rule, what was repeated, the code points of the smaller text
ONCE = {
    "lines looked up from every hit": ("mojibake/misdecoded_utf8", "Ã", 150_000),
    "furniture that heads what follows": ("boilerplate/comment_form", "Leave a Reply\n", 40_000),
    "labels that are no menu": ("boilerplate/menu_run", "\rNewsletters\r\n", 10_000),
    "a veto over the line": ("entity/lower_case_name", "They left kyiv on foot. ", 20_000),
    "nested quotations": ("typography/space_inside_quotes", GENERAL["“” nested"], 60_000),
    "tags looked through for every reference": ("markup/entity_reference", "&lt;b&gt; &amp; ", 25_000),
    "a year in the line": ("entity/outdated_place_name", "They came to Kiev by train and left it. ", 30_000),
}


def seconds(act: Callable[[str], object], text: str) -> float:
    """Processor time of `act` on `text`; no collection of what others left may fall into it."""
    gc.collect()
    gc.disable()
    started = process_time()
    try:
        act(text)
        return process_time() - started
    finally:
        gc.enable()


def assert_linear(act: Callable[[str], object], make: Callable[[int], str], size: int) -> None:
    """`act` grows no faster than the text; the best of three counts."""
    tried = []
    for _ in range(3):
        small, large = seconds(act, make(size)), seconds(act, make(4 * size))
        tried.append((small, large))
        if large < FAST or large < MOST * small:
            return
    pytest.fail(f"seconds at {size:,} and {4 * size:,} code points: {tried}")


@pytest.fixture(scope="module")
def linter():
    linter = Linter(Settings())
    linter.fix("The minister, Olaf Scholz, said that “nothing” had changed .")  # what is made once, is made
    return linter


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_default_rules_take_four_times_as_long_for_four_times_the_text(linter, name):
    assert_linear(linter.check, GENERAL[name], 12_000)


@pytest.mark.parametrize("name", ["captions", "both line ends", "one sentence", "spaced line ends"])
def test_so_do_fixes(linter, name):
    assert_linear(linter.fix, GENERAL[name], 10_000)


@pytest.mark.parametrize(("rule", "unit", "size"), ONCE.values(), ids=ONCE)
def test_so_does_what_was_quadratic_once(rule, unit, size):
    engine = Engine([load_rule(rule)])
    assert engine.check(plain.from_text("warm up")).crashes == ()
    make = unit if callable(unit) else repeated(unit)
    assert_linear(lambda text: engine.check(plain.from_text(text)), make, size)


def test_so_does_the_search_for_names_that_lost_their_hyphens():
    def hyphenated(size: int) -> str:
        names = GENERAL["names"](size).split(" ")
        return " said ".join(map("-".join, zip(names[::2], names[1::2], strict=False)))

    assert_linear(lambda text: lookalikes._compounds(plain.from_text(text)), hyphenated, 100_000)


def test_so_does_telling_what_is_speech_among_nested_quotations():
    documents = {}

    def made(size: int) -> str:
        text = GENERAL["all quotes nested"](size)
        documents[text] = document = plain.from_text(text)
        speech(document)  # is linear, and takes much longer
        return text

    assert_linear(lambda text: quotation._spoken(documents[text]), made, 120_000)


def test_so_does_what_reports_say_of_many_findings_in_one_sentence():
    engine = Engine([load_rule("typography/space_before_mark")])

    def details(text: str) -> None:
        document = plain.from_text(text)
        findings = engine.check(document).findings
        assert len(findings) > len(text) / 20
        for finding in findings:
            detail(document, finding)

    assert_linear(details, repeated("one word , "), 20_000)


def test_a_quadratic_rule_would_be_caught():
    def pairs(text: str) -> int:
        words = text.split()
        return sum(first == second for first in words for second in words)

    with pytest.raises(pytest.fail.Exception):
        assert_linear(pairs, repeated("word "), 4_000)


def test_the_texts_hold_what_the_rule_looks_for():
    rule = load_rule("markup/stray_closing_tag") or load_rule("grammar/doubled_word")
    assert rule is not None
    texts = [make(2_000) for _, make in of_rule(rule)]
    engine = Engine([rule])
    assert any(engine.check(plain.from_text(text)).findings for text in texts)
    assert all(1_000 < len(text) < 8_000 for text in texts)
