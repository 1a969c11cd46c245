"""What both have found is one finding with two sources."""

from textlint.core import Edit, Finding, Fix, Safety, Severity, Span
from textlint.languagetool.merge import Said, merged


def finding(rule, start, end, *texts):
    span = Span(start, end)
    fixes = tuple(Fix((Edit(span, text),), Safety.SAFE) for text in texts)
    return Finding(rule, span, "…", Severity.WARNING, "fluency", fixes)


TEXT = "He fled kyiv ,there was no war ."
KYIV = finding("entity/lower_case_name", 8, 12, "Kyiv")
SPELLER = "spelling/languagetool.MORFOLOGIK_RULE_EN_US"


def test_the_same_place_is_said_once_and_names_both():
    [one] = merged(TEXT, [KYIV], [Said(finding(SPELLER, 8, 12, "Kyiv"))])
    assert (one.rule, one.also, one.fixes) == (KYIV.rule, (SPELLER,), KYIV.fixes)


def test_a_doubted_finding_counts_where_ours_bears_it_out_and_nowhere_else():
    said = [Said(finding(SPELLER, 8, 12), doubted=True), Said(finding(SPELLER, 3, 7), doubted=True)]
    assert [(one.rule, one.also) for one in merged(TEXT, [KYIV], said)] == [(KYIV.rule, (SPELLER,))]


def test_ours_takes_over_the_others_replacements_as_suggestions_when_it_has_none():
    [one] = merged(TEXT, [finding("entity/lower_case_name", 8, 12)], [Said(finding(SPELLER, 8, 12, "Kyiv"))])
    assert [(fix.edits[0].text, fix.safety) for fix in one.fixes] == [("Kyiv", Safety.SUGGEST)]


def test_two_spans_whose_fixes_make_the_same_text_are_one_place():
    ours = finding("typography/missing_space", 13, 19, ", there")
    theirs = finding("typography/languagetool.COMMA", 13, 14, ", ")
    assert len(merged(TEXT, [ours], [Said(theirs)])) == 1


def test_a_word_inside_a_longer_finding_about_something_else_stays_a_finding_of_its_own():
    ours = finding("translation/some_calque", 0, 32, "He left.")
    theirs = finding(SPELLER, 20, 23, "saw")
    assert [one.rule for one in merged(TEXT, [ours], [Said(theirs)])] == [ours.rule, SPELLER]


def test_what_is_wrong_inside_debris_is_not_said():
    ours = finding("boilerplate/comment_form", 0, 32, "")
    assert merged(TEXT, [ours], [Said(finding(SPELLER, 20, 23, "saw"))]) == [ours]


def test_what_only_the_other_has_found_is_added():
    theirs = finding(SPELLER, 20, 23, "saw")
    assert merged(TEXT, [KYIV], [Said(theirs)]) == [KYIV, theirs]
