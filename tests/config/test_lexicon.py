"""Names that a newsroom lists are right as they are written, and other spellings are measured by them."""

import pytest

from textlint import Linter, Names, Settings
from textlint.core import Edit, Finding, Fix, Safety, Severity, Span
from textlint.engine.listed import Respect
from textlint.facts.listed import Listed


def found(text, *, people=(), places=(), organisations=(), **more):
    names = Names(tuple(people), tuple(places), tuple(organisations))
    linter = Linter(Settings(names=names, select=("entity",), **more))
    return [
        (finding.rule, text[finding.span.start : finding.span.end], [fix.edits[0].text for fix in finding.fixes])
        for finding in linter.check(text)
    ]


def test_an_older_spelling_that_is_listed_is_right():
    text = "The band Kiev Lights played in Kiev."
    assert found(text) == [("entity/outdated_place_name", "Kiev", ["Kyiv"])] * 2
    assert found(text, organisations=["Kiev Lights"]) == [("entity/outdated_place_name", "Kiev", ["Kyiv"])]
    assert found(text, places=["Kiev"]) == []


def test_one_finding_for_a_whole_article_leaves_listed_names_out():
    text = "Shells hit Kharkov and Odessa on Monday. Nobody left Kiev, and Lvov was quiet."
    [(_, first, _)] = found(text)
    assert first == "Kharkov"
    [finding] = Linter(Settings(names=Names((), ("Kharkov",)), select=("entity",))).check(text)
    changed = {text[edit.span.start : edit.span.end] for edit in finding.fixes[0].edits}
    assert changed == {"Odessa", "Kiev", "Lvov"}


DRIFT = "Mayor Anna Nowak spoke first. Then Novak left. Nobody saw Novak. The boats of Nowak sank."


def test_the_listed_spelling_of_a_name_is_the_right_one():
    assert found(DRIFT) == [("entity/name_drift", "Novak", ["Nowak"])] * 2
    assert found(DRIFT, people=["Anna Nowak"]) == [("entity/name_drift", "Novak", ["Nowak"])] * 2
    assert found(DRIFT, people=["Ewa Novak"]) == [("entity/name_drift", "Nowak", ["Novak"])] * 2
    assert found(DRIFT, people=["Anna Nowak", "Ewa Novak"]) == []  # two people


def test_of_two_spellings_that_a_table_knows_the_listed_one_is_right():
    text = "Hezbollah fired first. Hezbollah said so. A spokesman for Hizbullah denied it."
    own = {"ignore": ("entity/name_drift",)}
    assert found(text, **own) == [("entity/mixed_name_spelling", "Hizbullah", ["Hezbollah"])]
    assert (
        found(text, organisations=["Hizbullah"], **own)
        == [("entity/mixed_name_spelling", "Hezbollah", ["Hizbullah"])] * 2
    )


def test_a_listed_name_in_lower_case_is_reported_unless_it_means_something_else():
    text = "They saw the warta rise near reading on Monday, and met anna nowak there."
    assert found(text) == []
    assert found(text, people=["Anna Nowak"], places=["Warta", "Reading"]) == [
        ("entity/lower_case_name", "warta", ["Warta"]),
        ("entity/lower_case_name", "anna nowak", ["Anna Nowak"]),
    ]
    assert found("They saw kyiv burn.", places=["Warta"]) == [("entity/lower_case_name", "kyiv", ["Kyiv"])]


def test_a_listed_name_that_is_glued_to_a_small_word_is_reported():
    text = "The boats sank inWarta on Monday."
    assert found(text) == []
    assert found(text, places=["Warta"]) == [("entity/glued_name", "inWarta", ["in Warta"])]


def test_texts_cleaned_with_other_names_are_cleaned_again():
    lists = (None, Names(("A",)), Names(("B",)), Names((), ("A",)))
    identities = [Linter(Settings(names=names)).identity for names in lists]
    assert len(set(identities)) == 4


def test_the_rules_of_other_runs_know_nothing_of_it():
    assert found("They saw the warta rise.", places=["Warta"]) != []
    assert found("They saw the warta rise.") == []


def finding(rule, start, end, *edits):
    fixes = (Fix(tuple(Edit(Span(*span), text) for *span, text in edits), Safety.SAFE),) if edits else ()
    return Finding(rule, Span(start, end), "It is wrong.", Severity.ERROR, "made up", fixes)


TEXT = "Qorex and Quorex met."


@pytest.mark.parametrize("rule", ["spelling/languagetool.MORFOLOGIK_RULE_EN_US", "entity/made"])
def test_no_finding_on_a_listed_name_is_left_of_spelling_and_names(rule):
    respect = Respect(Listed(Names(organisations=("Qorex",))))
    on_it, beside, longer = finding(rule, 0, 5), finding(rule, 10, 16), finding(rule, 0, 16)
    assert respect.kept([on_it, beside, longer], TEXT) == [beside, longer]


def test_findings_of_other_families_stay():
    respect = Respect(Listed(Names(organisations=("Qorex",))))
    assert respect.kept([finding("typography/made", 0, 5, (0, 5, "X"))], TEXT) == [
        finding("typography/made", 0, 5, (0, 5, "X"))
    ]


def test_no_fix_takes_a_listed_name_away():
    respect = Respect(Listed(Names(organisations=("Qorex",))))
    taking, keeping = finding("entity/made", 0, 16, (0, 9, "")), finding("entity/made", 0, 16, (0, 9, "Qorex or"))
    assert [one.fixes for one in respect.kept([taking, keeping], TEXT)] == [(), keeping.fixes]
    part = finding("entity/made", 10, 16, (10, 16, "Qorex"))
    assert respect.kept([part], TEXT) == [part]


def test_a_part_of_a_longer_word_is_no_listed_name():
    respect = Respect(Listed(Names(places=("Oder",))))
    inside = finding("entity/made", 0, 4)
    assert respect.kept([inside], "Oderberg") == [inside]
    assert respect.kept([inside], "Oder-Neisse") == []
