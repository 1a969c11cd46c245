"""Whatever the text: no rule fails, spans and fixes lie in it, and the answer is always the same."""

import codecs
import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.made import ROOT, document, edited, texts
from textlint.core import Safety
from textlint.core.located import locate
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.facts.blocks import blocks
from textlint.facts.lines import units
from textlint.facts.sentences import sentences
from textlint.facts.speech import speech
from textlint.fixes.detail import detail
from textlint.fixes.settle import Unsettled, settle
from textlint.readers import plain
from textlint.reports import Look, formats, report

RULES = load()
ENGINE = Engine(RULES)  # those that are off too
FULL = Engine(select(RULES, "full"), RULES)
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]

thorough = settings(max_examples=150)


@st.composite
def damaged_seeds(draw):
    """A stretch of a seed with pieces of anything put into it, and any line ends."""
    seed = draw(st.sampled_from(SEEDS))
    start = draw(st.integers(0, len(seed) - 1))
    text = seed[start : start + draw(st.integers(0, 900))]
    for piece in draw(st.lists(texts(3), max_size=4)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place:]
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r", "\n\n"])))


anything = texts() | damaged_seeds()


@thorough
@given(anything)
@example("")
@example("\n")
@example("\ufeff")
@example("\r\n\r\n" * 3)
@example("“" * 50)
@example("'" * 50 + '"' * 50)
@example("(((( " * 40 + "a" * 300)
@example("\ud800 lone")
@example("Read Also: \n" * 40)
def test_no_rule_fails_and_every_span_lies_in_the_text(text):
    made = document(text)
    checked = ENGINE.check(made)
    assert checked.crashes == ()
    for finding in checked.findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert made.raw[made.source(finding.span)].decode("utf-8", "surrogatepass") == text[slice(*finding.span)]
        for span in finding.related:
            assert 0 <= span.start < span.end <= len(text)
        for fix in finding.fixes:
            assert fix.edits
            ends = [0]
            for edit in fix.edits:
                assert ends[-1] <= edit.span.start < edit.span.end <= len(text), (finding.rule, fix)
                ends.append(edit.span.end)
            assert edited(text, fix.edits) != text, (finding.rule, fix)


@thorough
@given(anything)
def test_checking_twice_gives_the_same_and_findings_come_in_text_order(text):
    first, second = ENGINE.check(document(text)), ENGINE.check(document(text))
    assert first == second
    assert list(first.findings) == sorted(
        first.findings, key=lambda finding: (finding.span, finding.rule, finding.message)
    )
    made = document(text)
    assert ENGINE.check(made) == ENGINE.check(made) == first


@given(anything)
def test_what_was_checked_before_does_not_matter(text):
    alone = ENGINE.check(document(text))
    ENGINE.check(document(SEEDS[1] + text))
    assert ENGINE.check(document(text)) == alone


@given(anything, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_the_same_text_has_the_same_findings_in_any_encoding_and_exact_places(text, codec):
    text = text.replace("\0", "").removeprefix("\ufeff")
    raw = f"\ufeff{text}".encode(codec)
    made = plain.read("made.txt", raw)
    assert made.text == text
    findings = ENGINE.check(made).findings
    assert findings == ENGINE.check(document(text)).findings
    for finding in findings:
        located = locate(made, finding)
        place = located.location
        assert raw[place.byte_start : place.byte_end].decode(codec) == located.text == text[slice(*finding.span)]
        assert located.line_text[located.line_offset :].startswith(located.text)


@settings(max_examples=100)
@given(anything, st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
def test_fixing_settles_and_fixing_again_changes_nothing(text, at_least):

    def read(raw):
        return plain.from_text(raw.decode("utf-8", "surrogatepass"))

    try:
        settled = settle(document(text), FULL, at_least, read)
    except Unsettled:
        pytest.fail(f"does not settle: {text!r}")
    assert settle(settled.document, FULL, at_least, read).document.text == settled.document.text


@thorough
@given(anything)
def test_blocks_sentences_and_quotes_lie_in_the_text_in_order(text):
    made = document(text)
    kept = list(blocks(made))
    assert [block.span for block in kept] == list(units(made))
    assert [block.number for block in kept] == list(range(len(kept)))
    for spans in (units(made), sentences(made), speech(made).covered):
        ends = [0]
        for span in spans:
            assert ends[-1] <= span.start < span.end <= len(text)
            ends.append(span.end)
    for sentence in sentences(made):
        assert text[slice(*sentence)] == text[slice(*sentence)].strip()
        assert any(unit.start <= sentence.start and sentence.end <= unit.end for unit in units(made))
    for quote in speech(made).quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text.startswith(quote.mark, quote.start)
    for stray in speech(made).strays:
        assert 0 <= stray.position < len(text)
        assert stray.role in ("opening", "closing")


@given(st.lists(anything, max_size=4))
def test_every_report_can_show_any_finding(given):
    from textlint.core.located import FileResult

    results = []
    for number, text in enumerate(given):
        made = document(text)
        results.append(
            FileResult(
                f"{number}.txt",
                tuple(locate(made, finding, detail(made, finding)) for finding in ENGINE.check(made).findings),
            )
        )
    for form in formats():
        for color in (False, True):
            for line in report(form)(results, Look(color=color)):
                assert "\n" not in line
                assert "\r" not in line


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(damaged_seeds(), min_size=1, max_size=6))
def test_findings_do_not_depend_on_jobs_or_on_the_order_of_files(tmp_path_factory, given):
    from textlint.batch.files import check_paths
    from textlint.batch.linter import Settings

    folder = tmp_path_factory.mktemp("texts")
    paths = [folder / f"{number}.txt" for number in range(len(given) * 12)]
    for number, path in enumerate(paths):
        path.write_bytes(codecs.BOM_UTF8 + given[number % len(given)].replace("\0", "").encode())
    names = [str(path) for path in paths]
    alone = list(check_paths(names, Settings(), 1))
    assert list(check_paths(names, Settings(), 2)) == alone
    assert list(check_paths(names[::-1], Settings(), 1)) == alone[::-1]


def test_findings_do_not_depend_on_how_python_hashes():
    done = subprocess.run(
        [sys.executable, "-m", "textlint", "check", "seeds", "--profile", "full", "--format", "jsonl"],
        cwd=ROOT, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": "1", "TEXTLINT_CACHE_DIR": ""},
    )  # fmt: skip
    shown = [line for line in done.stdout.decode().splitlines() if line]
    expected = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        made = plain.read(str(path), path.read_bytes())
        expected += [(finding.rule, *finding.span) for finding in FULL.check(made).findings]
    assert [(row["rule"], row["start"], row["end"]) for row in map(json.loads, shown)] == expected


def test_a_long_text_takes_no_more_than_its_share_of_time():
    """Twice the text takes about twice the time: nothing in rules or facts grows with its square."""
    from time import perf_counter

    def seconds(text):
        best = float("inf")
        for _ in range(2):
            started = perf_counter()
            ENGINE.check(document(text))
            best = min(best, perf_counter() - started)
        return best

    seed = "\n\n".join(SEEDS)
    seconds(seed)
    assert seconds(seed * 16) < 16 / 4 * 2.5 * seconds(seed * 4)
