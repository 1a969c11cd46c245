"""What a real LanguageTool finds, beside our own findings."""

import pytest

from textlint.batch.linter import Linter, Settings
from textlint.core import Safety, Severity
from textlint.languagetool.settings import LanguageToolSettings

pytestmark = pytest.mark.group("languagetool")


@pytest.fixture(scope="module")
def check(home, grammar, tmp_path_factory):
    """Findings of a text with LanguageTool's, as (rule, what stands there)."""
    linters = {}

    def call(text, profile="default", **asked):
        key = (profile, tuple(sorted(asked.items())))
        if key not in linters:
            linters[key] = Linter(Settings(profile=profile, languagetool=LanguageToolSettings(**asked)))
        return linters[key].check(text)

    return call


def told(findings, text):
    return [(finding.rule, text[slice(*finding.span)]) for finding in findings]


FILLER = "The council met in the town hall on Monday and talked about the new bridge over the river."


@pytest.mark.parametrize(
    "before", ["", "😀 ", "👩‍👩‍👧 😀 ", "Cafe\u0301 and nai\u0308ve ", "𝐁𝐨𝐥𝐝 ", "\u200bOdd "], ids=ascii
)
def test_offsets_are_right_behind_emoji_and_combining_marks(check, before):
    text = f"{FILLER}\n\n{before}people met for breakast in Berlin, and teh mayor came.\n"
    assert [pair for pair in told(check(text), text) if pair[0].startswith("spelling/")] == [
        ("spelling/languagetool.MORFOLOGIK_RULE_EN_US", "breakast"),
        ("spelling/languagetool.MORFOLOGIK_RULE_EN_US", "teh"),
    ]


def test_a_match_that_spans_an_emoji_is_right_too(check):
    text = f"{FILLER}\n\nThey was 😀 happy about breakast 😀 and left.\n"
    for finding in check(text):
        assert text[slice(*finding.span)].strip() == text[slice(*finding.span)]
    assert "breakast" in [words for _, words in told(check(text), text)]


def test_names_are_never_misspelt(check):
    text = (
        "Grigory Ermochenko and Alexei Sakhibgareev fled Dzerzhinsk, said Benyash, a lawyer.\n\n"
        "Ratner met Ivashov at al-Tanf. Sakhibgareev's wife, from Lubyanka Square, runs Mediazona.\n\n"
        "Benyash told them so.\n"
    )
    assert told(check(text), text) == []


def test_what_both_find_is_one_finding(check):
    text = f"{FILLER}\n\nHe fled from Kyiv . The siege of kyiv was over.\n"
    found = check(text)
    assert [(finding.rule, len(finding.also)) for finding in found] == [
        ("typography/space_before_mark", 1), ("entity/lower_case_name", 1),
    ]  # fmt: skip


def test_what_is_said_in_quotation_marks_is_a_note_and_only_suggested(check):
    text = f"{FILLER}\n\n“We met for breakast in Berlin,” she said.\n"
    [finding] = check(text)
    assert (finding.severity, {fix.safety for fix in finding.fixes}) == (Severity.INFO, {Safety.SUGGEST})


def test_nothing_of_languagetool_is_applied_unasked(check):
    text = f"{FILLER}\n\nThey met for breakast in Berlin.\n"
    [finding] = check(text)
    assert [fix.safety for fix in finding.fixes] == [Safety.SUGGEST] * len(finding.fixes)


def test_a_running_quotation_is_not_unpaired(check):
    text = (
        f"{FILLER}\n\n“We waited for an hour,” he said. “Then the train came.\n\n"
        "“Nobody told us why. Everybody was tired.”\n"
    )
    assert told(check(text), text) == []


def test_debris_is_not_shown_to_the_server(check):
    text = f"{FILLER}\n\nRead also: Mayors meet for breakast in Berlin\n\nLeave a Reply\n"
    assert not [rule for rule, _ in told(check(text), text) if "languagetool." in rule]


def test_british_spelling_passes_unless_a_variant_is_set(check):
    text = f"{FILLER}\n\nThe labourers organised a rally and criticised the programme of the centre.\n"
    assert told(check(text), text) == []


def test_a_rule_that_is_off_is_heard_when_enabled_and_one_that_is_on_is_not_when_disabled(check):
    text = f"{FILLER}\n\nThe men met for breakast in Berlin and they was happy about it.\n"
    rules = {finding.rule for finding in check(text)}
    assert "spelling/languagetool.MORFOLOGIK_RULE_EN_US" in rules
    fewer = {finding.rule for finding in check(text, disable=("MORFOLOGIK_RULE_EN_US",))}
    assert rules - fewer == {"spelling/languagetool.MORFOLOGIK_RULE_EN_US"}
    off = f"{FILLER}\n\nAll the children came, and you can not see it, and He go home.\n"
    quiet = {finding.rule for finding in check(off)}
    assert {finding.rule for finding in check(off, enable=("HE_VERB_AGR",))} - quiet == {
        "grammar/languagetool.HE_VERB_AGR"
    }


def test_unknown_words_are_told_in_the_profile_full(check):
    text = f"{FILLER}\n\nThe new heatsink cools it well, and the qubit is stable.\n"
    assert told(check(text), text) == []
    assert [words for rule, words in told(check(text, profile="full"), text) if rule.startswith("spelling/")] == [
        "heatsink", "qubit",
    ]  # fmt: skip
