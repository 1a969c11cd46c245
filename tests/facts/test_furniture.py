# ruff: noqa: E501 (examples are whole lines)
"""Lines of the page are known by their words and by where they stand."""

import pytest

from tests.made import document, made_rules, rule_file
from textlint.core import Safety
from textlint.engine.run import Engine
from textlint.facts.furniture import is_body, look_up_form

BODY = "The minister said on Monday that the talks with the unions would go on until the spring, and that nobody should expect more."
LINE = {
    "kind": "line",
    "requires": None,
    "pattern": None,
    "fix": None,
    "message": "“{line}” is of the page.",
    "good": ["x"],
}


@pytest.fixture
def found(tmp_path):
    def find(text, **keys):
        rule_file(tmp_path, "made/line", bad=["⟦x⟧"], **{**LINE, **keys})
        checked = Engine(made_rules(tmp_path)).check(document(text))
        assert checked.crashes == ()
        return [text[slice(*finding.span)] for finding in checked.findings]

    return find


SAME = [
    ("Related Articles", "related articles"),
    ("RELATED ARTICLES:", "Related Articles"),
    ("• Related  Articles »", "Related Articles"),
    ("Readers’ Comments", "Readers' comments"),
    ("Show 12 comments", "Show 3 comments"),
    ("\u200bRelated\u00a0Articles", "Related Articles"),
    ("Ｒelated Articles", "Related Articles"),
    ("— Related Articles —", "Related Articles —"),
]


@pytest.mark.parametrize(("line", "table"), SAME)
def test_lines_are_compared_without_case_bullets_numbers_and_closing_marks(found, line, table):
    assert found(f"{BODY}\n\n{line}\n", whole=[table]) == [line.strip()]


@pytest.mark.parametrize("line", ["Related Articles of association", "The Related Articles", "Related"])
def test_a_whole_line_is_not_part_of_a_longer_one(found, line):
    assert found(f"{BODY}\n\n{line}\n", whole=["Related Articles"]) == []


def test_a_prefix_ends_with_its_word(found):
    assert found(f"{BODY}\nRead also: More news\n{BODY}", prefix=["read also"]) == ["Read also: More news"]
    assert found(f"{BODY}\nRead alsoran news\n{BODY}", prefix=["read also"]) == []


def test_a_suffix_is_the_end_of_the_line(found):
    assert found(f"{BODY}\nGet it in the app store\n{BODY}", suffix=["app store"]) == ["Get it in the app store"]


def test_the_end_of_a_long_line_is_known_too(found):
    line = "Whoever wants to know " + "a great deal " * 12 + "more gets it in the app store"
    assert found(f"{BODY}\n{line}\n{BODY}", suffix=["app store"], max_words="60") == [line]


def test_a_line_of_too_many_words_is_not_of_the_page(found):
    assert found(f"{BODY}\nRead also: one two three\n", prefix=["read also"], max_words="4") == []
    assert found(f"{BODY}\nRead also: one two\n", prefix=["read also"], max_words="4") != []


def test_a_bare_line_has_no_end_mark(found):
    assert found(f"{BODY}\nRead also this.\nRead also that\n", prefix=["read also"], bare="yes") == ["Read also that"]


def test_where_a_line_stands_can_matter(found):
    text = "\n".join(["Share", *[BODY] * 12, "Share", *[BODY] * 24, "Share"])
    assert len(found(text, whole=["Share"])) == 3
    assert len(found(text, whole=["Share"], where="head")) == 1
    assert len(found(text, whole=["Share"], where="tail")) == 1
    assert len(found(text, whole=["Share"], where="edges")) == 2


def test_a_line_can_be_asked_to_stand_before_a_paragraph(found):
    text = f"{BODY}\nRead also: this\n{BODY}\nRead also: that\nShort\n"
    assert found(text, prefix=["read also"], before_body="yes") == ["Read also: this"]


def test_what_follows_can_go_with_a_line_up_to_the_next_paragraph_and_is_never_safe(tmp_path):
    rule_file(tmp_path, "made/line", bad=["⟦x⟧"], **{**LINE, "whole": ["Related Articles"], "to_end": "yes"})
    text = f"{BODY}\n\nRelated Articles\nBread is dear\nSo is milk\nA heading\n{BODY}\nThe end\n"
    findings = Engine(made_rules(tmp_path)).check(document(text)).findings
    assert [text[slice(*finding.span)] for finding in findings] == ["Related Articles", "Bread is dear", "So is milk"]
    assert [finding.safety for finding in findings[1:]] == [Safety.UNSAFE, Safety.UNSAFE]


def test_a_sentence_before_what_goes_with_it_is_no_heading_and_stays_safe(tmp_path):
    rule_file(tmp_path, "made/line", bad=["⟦x⟧"], **{**LINE, "whole": ["We hide addresses.", "Reply"], "to_end": "yes"})
    findings = Engine(made_rules(tmp_path)).check(document(f"{BODY}\nReply\nWe hide addresses.\nBread")).findings
    assert [finding.safety for finding in findings] == [Safety.UNSAFE, Safety.SAFE, Safety.UNSAFE]


def test_a_headline_may_start_like_a_line_of_the_page(found):
    assert found(f"Watch: the minister speaks\n{BODY}\n{BODY}", prefix=["watch:"]) == []
    assert found(f"News\n{BODY}\n{BODY}", whole=["News"]) == ["News"]


def test_a_line_goes_to_the_first_rule_by_id_that_knows_it_and_to_that_alone(tmp_path):
    rule_file(tmp_path, "made/b", bad=["⟦x⟧"], whole=["Related Articles"], **LINE)
    rule_file(tmp_path, "made/a", bad=["⟦x⟧"], prefix=["related"], **LINE)
    findings = Engine(made_rules(tmp_path)).check(document(f"{BODY}\nRelated Articles\n")).findings
    assert [finding.rule for finding in findings] == ["made/a"]


def test_a_paragraph_is_long_and_ends_a_sentence():
    assert is_body(BODY)
    assert is_body(BODY + "”")
    assert not is_body(BODY[:-1])
    assert not is_body("Too short.")


def test_the_form_that_lines_are_looked_up_in():
    assert look_up_form("  •  “Show”  1,200 Comments") == '"show" # comments'


def test_a_line_above_the_article_is_not_below_it_however_short_the_page(found):
    """A headline that other pages list among their related links is still the headline of its own page."""
    text = f"Harbour fire closes two schools\n{BODY}\nHarbour fire closes two schools"
    assert found(text, whole=["Harbour fire closes two schools"], where="tail") == ["Harbour fire closes two schools"]
    assert found(f"Harbour fire\n{BODY}", whole=["Harbour fire"], where="tail") == []
    assert found("Harbour fire\nMore news", whole=["Harbour fire"], where="tail") == ["Harbour fire"]
