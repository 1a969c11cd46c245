# ruff: noqa: E501 (examples are whole lines)
"""What somebody wants to be quiet is quiet there and nowhere else; a suppression that does nothing, or says nothing, is told."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import code_file, document, made_rules, rule_file, word_rule
from textlint.core import Document, Finding, Severity, Span
from textlint.engine.beside import beside
from textlint.engine.load import load
from textlint.engine.one_file import FileChecker
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.engine.suppress import Suppression, quieted
from textlint.readers import Options, html, markdown, parts

ALL_OF_THEM = ("suppression/not_understood", "suppression/unused", "suppression/without_reason")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Rules that report wrng and bda, and one that is off and reports offf, beside those about suppressions."""
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word")
    word_rule(folder, "made/other", "bda", "bad")
    word_rule(folder, "more/off", "offf", "off", default="off")
    rules = (*made_rules(folder), *(rule for rule in load() if rule.family == "suppression"))
    chosen = select(rules, chosen=("made", *ALL_OF_THEM))
    return Engine(chosen, rules)


def read(source, form=markdown):
    return form.read("x", source.encode())


def words(checked, document):
    return [document.text[slice(*finding.span)] for finding in checked.findings]


def told(checked):
    """The rule and the words of each finding about a suppression."""
    return [(finding.rule.partition("/")[2], home.text[slice(*finding.span)]) for home, finding in checked.about]


def left(engine, source, form=markdown):
    """What is still reported, each wrong word with the word before it, and what is said of the suppressions."""
    page = read(source, form)
    checked = engine.check(page)
    places = [page.text[: finding.span.start].split()[-1:] for finding in checked.findings]
    return [place[0] if place else "" for place in places], told(checked)


WHY = "— so it was"
PLACES = [  # source; the words before what is still reported
    (f"One wrng.\n\n<!-- textlint: ignore made/word {WHY} -->\n\nTwo wrng.\n\nThree wrng.\n", "One Three"),
    (f"<!-- textlint: ignore made/word {WHY} -->\nOne wrng.\nTwo wrng.\n\nThree wrng.\n", "Three"),
    (f"One wrng.\r\n\r\n<!-- textlint: ignore made/word {WHY} -->\r\n\r\nTwo 😀 wrng.\r\n\r\nThree wrng.\r\n", "One Three"),
    (f"😀 wrng.\n\n<!-- textlint: ignore made {WHY} -->\n\nTwo 😀 wrng.\n\nThree 😀 wrng.\n", "😀 😀"),
    (f"One wrng <!-- textlint: ignore all {WHY} --> and two wrng.\n\nThree wrng.\n", "One Three"),
    (f"One wrng, two wrng. <!-- textlint: ignore made/word {WHY} -->\n\nThree wrng.\n", "Three"),
    (f"- One wrng\n- Two wrng <!-- textlint: ignore made/word {WHY} -->\n- Three wrng\n", "One Three"),
    (f"> One wrng\n>\n> <!-- textlint: ignore made/word\n> {WHY} -->\n> Two wrng\n>\n> Three wrng\n", "One Three"),
    (f"| One wrng <!-- textlint: ignore made/word {WHY} --> | Two wrng |\n|--|--|\n| Three wrng | x |\n", "Two Three"),
    (f"<!-- textlint: ignore made/word {WHY} -->\n<!-- textlint: ignore made/other {WHY} -->\n\nOne wrng bda\n\nTwo wrng bda.\n", "Two wrng"),
    (f"<!-- textlint: ignore made/word, made/other {WHY} -->\n\nOne wrng bda\n\nTwo wrng bda.\n", "Two wrng"),
    (f"<!-- textlint: ignore-start made/word {WHY} -->\n\nOne wrng bda.\n\nTwo wrng.\n\n<!-- textlint: ignore-end -->\n\nThree wrng.\n", "wrng Three"),
    (f"One <!-- textlint: ignore-start made/word {WHY} --> two wrng <!-- textlint: ignore-end made/word --> three wrng.\n", "three"),
    (f"<!-- textlint: ignore-start made/word {WHY} -->\n\nOne wrng.\n\n<!-- textlint: ignore-start made/other {WHY} -->\n\nTwo wrng bda.\n\n"
     "<!-- textlint: ignore-end -->\n\nThree wrng bda.\n\n<!-- textlint: ignore-end -->\n\nFour wrng bda.\n", "wrng Four wrng"),
    (f"<!-- textlint: ignore-start made/word {WHY} -->\n\nOne wrng.\n\n<!-- textlint: ignore-start made/other {WHY} -->\n\nTwo wrng bda.\n\n"
     "<!-- textlint: ignore-end made/word -->\n\nThree wrng bda.\n\n<!-- textlint: ignore-end made/other -->\n\nFour wrng bda.\n", "Three Four wrng"),
    (f"One wrng.\n\nTwo wrng bda.\n\n<!-- textlint: ignore-file made/word {WHY} -->\n", "wrng"),
    ("---\ntextlint: {ignore: made/word, reason: why}\n---\nOne wrng.\n\nTwo wrng bda.\n", "wrng"),
]  # fmt: skip
IN_HTML = [
    (f"<p>One wrng</p><!-- textlint: ignore made/word {WHY} --><p>Two wrng</p><p>Three wrng</p>", "One Three"),
    (f"<p>One wrng <!-- textlint: ignore made/word {WHY} --></p><p>Two wrng</p>", "Two"),
    (f"<p>One wrng<br>two wrng <!-- textlint: ignore made/word {WHY} -->three wrng</p>", "One two"),
    (f"<ul><li>One wrng<li><!-- textlint: ignore made/word {WHY} -->Two wrng<li>Three wrng</ul>", "One Three"),
    (f"<!-- textlint: ignore-file made/word {WHY} --><p>One wrng</p>\r\n<p>Two wrng bda</p>", "wrng"),
    ("<!-- textlint: ignore-start all -- why --><p>One wrng</p><!-- textlint: ignore-end --><p>Two wrng</p>", "Two"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "source", "words"), [*((markdown, *case) for case in PLACES), *((html, *case) for case in IN_HTML)])  # fmt: skip
def test_a_suppression_holds_at_its_place_only_and_has_nothing_wrong(made, form, source, words):
    assert left(made, source, form) == (words.split(), [])


def test_what_is_suppressed_leaves_with_the_reason_that_was_given(made):
    checked = made.check(
        read("<!-- textlint: ignore made -->\n<!-- textlint: ignore made/word : a b -->\n\nOne wrng.\n")
    )
    (one,) = checked.suppressed
    assert (one.finding.rule, one.reason, one.is_external) == ("made/word", "a b", False)


def test_of_two_suppressions_of_a_rule_the_reason_is_that_of_the_one_that_gives_one(made):
    for comments in ("<!-- textlint: ignore made -->\n<!-- textlint: ignore made — so -->", "<!-- textlint: ignore made — so -->\n<!-- textlint: ignore made -->"):  # fmt: skip
        checked = made.check(read(f"{comments}\n\nOne wrng.\n"))
        assert [one.reason for one in checked.suppressed] == ["so"]
        assert [rule for rule, _ in told(checked)] == ["without_reason"]  # neither is unused


@pytest.mark.parametrize("form", [markdown, html])
def test_a_comment_at_every_sentence_takes_time_that_grows_with_their_number(made, form):
    def seconds(number):
        page = read("One wrng. <!-- textlint: ignore made/word — why --> " * number, form)
        started = time.process_time()
        assert len(made.check(page).suppressed) == number
        return time.process_time() - started

    seconds(10)
    assert seconds(4000) < 20 * seconds(400) + 0.5


@pytest.mark.parametrize("dash", ["—", "–", "--", ":", "-", " ,"])
def test_any_dash_comes_before_the_reason(made, dash):
    checked = made.check(read(f"<!-- textlint: ignore made/word {dash} so it was -->\n\nOne wrng.\n"))
    if dash == " ,":
        assert told(checked) != []
        return
    assert [one.reason for one in checked.suppressed] == ["so it was"]


MISTAKES = [  # comment; what its message says
    ("ignroe made/word", "there is no ignroe; did you mean ignore?"),
    ("disable made/word", "there is no disable; there are ignore, ignore-start, ignore-end, ignore-file."),
    ("", "there is no such thing; there are ignore"),
    ("ignore", "ignore names no rule"),
    ("ignore — why", "ignore names no rule"),
    ("ignore made/wrod — why", "there is no rule or family made/wrod; did you mean made/word?"),
    ("ignore made/word, 中 — why", "there is no rule or family 中; `textlint rules` lists them."),
    ("ignore made/word it was so", "ignore takes rules with commas between them, then — and the reason."),
    ("ignore suppression/unused — why", "suppression cannot be suppressed itself"),
    ("ignore-start made/word — why", "no ignore-end closes it."),
    ("ignore-end", "no ignore-start is open here."),
    ("ignore-end made/word", "no ignore-start of made/word is open here."),
]


@pytest.mark.parametrize(("comment", "message"), MISTAKES)
@pytest.mark.parametrize("form", [markdown, html])
def test_what_is_not_understood_is_told_with_the_nearest_right_name(made, comment, message, form):
    page = read(f"One é.\r\n\r\n<!-- textlint: {comment} -->\r\n\r\nTwo.\r\n", form)
    about = [(home, one) for home, one in made.check(page).about if one.rule == "suppression/not_understood"]
    ((home, one),) = about
    assert message in one.message
    assert home.text[slice(*one.span)] == f"<!-- textlint: {comment} -->"
    assert home.location(one.span).line == 3
    assert home.raw == page.raw


def test_the_names_that_are_understood_hold_beside_one_that_is_not(made):
    assert left(made, "<!-- textlint: ignore made/word, made/wrod — why -->\n\nOne wrng bda.\n")[0] == ["wrng"]


def test_a_region_that_is_not_closed_reaches_to_the_end(made):
    assert left(made, "One wrng.\n\n<!-- textlint: ignore-start made/word — why -->\n\nTwo wrng.\n\nThree wrng.\n")[
        0
    ] == ["One"]


UNUSED = [  # source; the rules that are called unused
    ("<!-- textlint: ignore made/word — why -->\n\nOne.\n\nTwo wrng.\n", ["made/word"]),
    ("<!-- textlint: ignore made/word, made/other — why -->\n\nOne wrng.\n", ["made/other"]),
    ("<!-- textlint: ignore made — why -->\n\nOne wrng.\n", []),
    ("<!-- textlint: ignore made — why -->\n\nOne.\n", ["made"]),
    ("<!-- textlint: ignore more/off — why -->\n\nOne offf.\n", []),
    ("<!-- textlint: ignore more, spelling, grammar/languagetool.HE_VERB_AGR — why -->\n\nOne offf.\n", []),
    ("<!-- textlint: ignore-file made/word — why -->\n\nOne.\n", ["made/word"]),
    ("One wrng.\n\n<!-- textlint: ignore made/word — why -->\n", ["made/word"]),
    ("<!-- textlint: ignore all — why -->\n\nOne.\n", ["all"]),
]


@pytest.mark.parametrize(("source", "names"), UNUSED)
def test_a_suppression_is_unused_only_when_its_rule_has_looked(made, source, names):
    about = made.check(read(source)).about
    assert [one.message for _, one in about] == [f"Nothing is suppressed here by {name}." for name in names]


def test_a_rule_that_failed_has_not_looked(tmp_path):
    code_file(tmp_path, "made/broken", "raise ValueError('odd')\nyield")
    rules = (*made_rules(tmp_path), *(rule for rule in load() if rule.family == "suppression"))
    checked = Engine(rules, rules).check(read("<!-- textlint: ignore made/broken — why -->\n\nOne.\n"))
    assert checked.crashes != ()
    assert told(checked) == []


def test_a_suppression_without_a_reason_is_told_when_asked_for(made):
    source = "<!-- textlint: ignore made/word -->\n\nOne wrng.\n"
    assert left(made, source) == ([], [("without_reason", "<!-- textlint: ignore made/word -->")])
    default = Engine(select([*made._known], "default"), made._known)
    assert left(default, source) == ([], [])


def test_the_profiles_report_what_is_not_understood_and_nothing_else():
    rules = load()
    for profile in ("default", "light", "full"):
        chosen = {rule.id for rule in select(rules, profile)}
        assert chosen & set(ALL_OF_THEM) == {"suppression/not_understood"}
    assert {rule.id for rule in select(rules, chosen=("suppression",))} == {"suppression/not_understood"}
    assert {rule.id for rule in select(rules, chosen=ALL_OF_THEM)} == set(ALL_OF_THEM)


def test_an_engine_that_heeds_no_suppressions_reports_everything(made):
    page = read("<!-- textlint: ignroe x -->\n<!-- textlint: ignore made/word -->\n\nOne wrng.\n")
    checked = Engine(made.rules, made._known, suppresses=False).check(page)
    assert (words(checked, page), checked.suppressed, checked.about) == (["wrng"], (), ())


DRIFT = "Roberta Metsola spoke in Strasbourg.\n\n{}According to Metzola, aid must come sooner.\n\nThe vote is due in March.\n"
TWICE = "The council voted on Monday to mend the road that the flood took away in the spring of last year.\n\n"


@pytest.mark.parametrize(("rule", "text"), [("entity/name_drift", DRIFT), ("structure/duplicate_paragraph", TWICE + "The mayor said so on Tuesday, when the town met to hear her plan.\n\n{}" + TWICE)])  # fmt: skip
def test_a_finding_of_the_whole_text_is_suppressed_where_it_is_reported(rule, text):
    rules = load()
    engine = Engine(select(rules, chosen=(rule, *ALL_OF_THEM)), rules)
    loud = engine.check(read(text.format(""))).findings
    assert len(loud) == 1
    checked = engine.check(read(text.format(f"<!-- textlint: ignore {rule} — so it was -->\n\n")))
    assert (checked.findings, len(checked.suppressed), checked.about) == ((), 1, ())
    elsewhere = engine.check(read(f"<!-- textlint: ignore {rule} — so it was -->\n\n" + text.format("")))
    assert len(elsewhere.findings) == 1
    assert [one.rule for _, one in elsewhere.about] == ["suppression/unused"]


HEAD = "---\ntitle: A wrng title\n{}---\n{}A wrng text.\n\n{}Another.\n"
WIDE = (
    ["textlint: {ignore: made/word, reason: why}\n", "", ""],
    ["", "<!-- textlint: ignore-file made/word — why -->\n\n", ""],
)


def checked_file(engine, documents, bytes_beside=lambda: None):
    checker = FileChecker(engine, documents, bytes_beside)
    return [checker.check(document) for document in documents], checker.rest()


@pytest.mark.parametrize("asked", WIDE)
def test_what_a_page_asks_for_the_whole_file_holds_for_its_head(made, asked):
    documents = [part.document for part in parts("x.md", HEAD.format(*asked).encode(), Options())]
    checked, rest = checked_file(made, documents)
    assert [len(one.findings) for one in checked] == [0, 0]
    assert [len(one.suppressed) for one in checked] == [1, 1]
    assert rest == ()


def test_it_is_used_when_only_the_head_needs_it(made):
    source = "---\ntitle: A wrng title\n---\n<!-- textlint: ignore-file made/word — why -->\n\nText.\n"
    documents = [part.document for part in parts("x.md", source.encode(), Options())]
    assert checked_file(made, documents)[1] == ()
    documents = [part.document for part in parts("x.md", source.replace("wrng", "fine").encode(), Options())]
    assert [one.rule for _, one in checked_file(made, documents)[1]] == ["suppression/unused"]


def of_records(*texts):
    return [Document("x.json", one.raw, one.text, one.segments, record=number) for number, one in enumerate(map(document, texts), 1)]  # fmt: skip


ENTRY = '[[ignore]]\nrule = "made/word"\nreason = "so it was"\n'
BESIDE = [  # more of the entry; the records in which something is left
    ("", []),
    ("record = 2\n", [1, 3]),
    ('text = "Two wrng"\n', [1, 3]),
    ('text = "wrng Tw"\n', [1, 2, 3]),
    ('text = "ng."\n', []),
    ('record = 1\ntext = "One wrng."\n', [2, 3]),
]


@pytest.mark.parametrize(("more", "loud"), BESIDE)
def test_a_file_beside_says_which_words_of_which_record_are_quiet(made, more, loud):
    documents = of_records("One wrng.", "Two wrng.", "Three wrng.")
    checked, rest = checked_file(made, documents, lambda: ("x.json.textlint", (ENTRY + more).encode()))
    assert [number for number, one in enumerate(checked, 1) if one.findings] == loud
    assert all(quiet.is_external and quiet.reason == "so it was" for one in checked for quiet in one.suppressed)
    assert [one.rule for _, one in rest] == (["suppression/unused"] if len(loud) == 3 else [])
    assert all(home.path == "x.json.textlint" for home, _ in rest)


def test_a_file_beside_is_looked_for_only_when_something_is_found(made):
    default = Engine(select([*made._known], "default"), made._known)
    asked = []
    checked_file(default, of_records("One.", "Two."), lambda: asked.append(1))
    assert asked == []
    checked_file(default, of_records("One wrng.", "Two wrng."), lambda: asked.append(1))
    assert asked == [1]


WRONG = [  # of a file beside: its text, the line that is told, what is said
    ('[[ignore]]\nrule = "made/wrod"\nreason = "x"\n', 1, "did you mean made/word?"),
    ('\n[[ignore]]\nrule = "made/word"\nrecord = 1\nreason = "x"\n\n[[ignore]]\nreason = "x"\n', 7, "rule names no rule"),
    ('[[ignore]]\nrule = "made/word"\nreasn = "x"\nreason = "x"\n', 1, "no key reasn; there are rule, text, record, reason"),
    ('[[ignore]]\nrule = "made/word"\nreason = "x"\nrecord = "1"\n', 1, "record must be a number"),
    ('[[ignore]]\nrule = "made/word"\nreason = "x"\ntext = 1\n', 1, "text must be a text"),
    ('[ignore]\nrule = "made/word"\n', 1, "write [[ignore]], not [ignore]"),
    ('rules = ["made/word"]\n', 1, "there is no rules here"),
    ('[[ignore]]\nrule = made/word\n', 2, "not TOML"),
    ('ignore = ["made/word"]\n', 1, "an entry has keys"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "line", "reason"), WRONG)
def test_what_a_file_beside_says_wrong_is_told_at_its_line(made, content, line, reason):
    _, rest = checked_file(made, of_records("One wrng."), lambda: ("x.json.textlint", content.encode()))
    about = [
        (home.location(one.span).line, one.message) for home, one in rest if one.rule == "suppression/not_understood"
    ]
    assert [place for place, _ in about] == [line]
    assert reason in about[0][1]


def test_entries_that_are_right_hold_beside_wrong_ones():
    found = beside("x.textlint", b'[[ignore]]\nrule = "a"\n[[ignore]]\nrule = "b, a"\ntext = ""\n', {"a"})
    assert [(entry.names, entry.text, entry.record) for entry in found.entries] == [(("a",), None, None)] * 2
    assert len(found.troubles) == 1


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))
NAMES = st.lists(st.sampled_from(["a/x", "a/y", "a", "b/x", "all"]), min_size=1, max_size=2, unique=True).map(tuple)
HELD = st.one_of(st.none(), st.lists(SPANS, max_size=3).map(tuple))


@settings(max_examples=500)
@given(
    st.lists(st.tuples(st.sampled_from(["a/x", "a/y", "b/x"]), SPANS), max_size=8),
    st.lists(st.tuples(NAMES, HELD), max_size=6),
)
def test_the_findings_that_share_a_character_with_a_suppression_of_theirs_are_quiet_and_no_others(found, asked_for):
    home = document("x")
    findings = [Finding(rule, span, str(number), Severity.INFO, "made up") for number, (rule, span) in enumerate(found)]
    findings.sort(key=lambda finding: finding.span)
    suppressions = [Suppression(names, "", spans, Span(0, 1), home) for names, spans in asked_for]
    expected, used = set(), [set() for _ in suppressions]
    for finding in findings:
        mine = {finding.rule, finding.rule[0], "all"}
        letters = set(range(*finding.span)) or {finding.span.start}
        for number, (names, spans) in enumerate(asked_for):
            if spans is None or any(letters & set(range(*span)) for span in spans):
                used[number] |= mine & set(names)
                expected |= {finding} if mine & set(names) else set()
    kept, suppressed = quieted(findings, suppressions)
    assert [one.finding for one in suppressed] == [finding for finding in findings if finding in expected]
    assert list(kept) == [finding for finding in findings if finding not in expected]
    assert [one.used for one in suppressions] == used
