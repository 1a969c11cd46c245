"""`kind: swap`: words with one better form, as words of their own and outside the phrases that keep them."""

import pytest

from tests.made import made_rules, rule_file
from textlint.engine.run import Engine
from textlint.readers import plain


@pytest.fixture
def engine(tmp_path):
    lexicon = tmp_path / "lexicons" / "cities.tsv"
    lexicon.parent.mkdir()
    lexicon.write_text(
        "# made up\nold\tnew\tkeep\tkind\nBombay\tMumbai\tBombay duck|Bombay High Court\tcity\n"
        "Oldtown\tNewtown\t\tother\n",
        encoding="utf-8",
    )
    rule_file(
        tmp_path, "made/place", kind="swap", lexicon="cities", only={"kind": "city"}, keep="keep", ignore_case="yes",
        unless=r"in 18\d\d", requires=None, pattern=None, fix=None, message="{wrong}: {right}",
        **{"from": "old", "to": "new", "bad": [{"text": "He left ⟦Bombay⟧.", "fixed": "He left Mumbai."}]},
    )  # fmt: skip
    return Engine(made_rules(tmp_path))


def test_a_form_tells_its_own_language_where_the_table_knows_it_and_else_none(tmp_path):
    lexicon = tmp_path / "lexicons" / "forms.tsv"
    lexicon.parent.mkdir()
    lexicon.write_text("# made up\nold\tnew\ttongue\nKeulen\tCologne\tnl\nMoskau\tMoscow\tde|da\nWien\tVienna\t\n")
    rule_file(
        tmp_path, "made/form", kind="swap", lexicon="forms", form_of="tongue", translated_from=["fr"],
        requires=None, pattern=None, fix=None, message="{wrong}: {right}",
        **{"from": "old", "to": "new", "bad": [{"text": "He left ⟦Moskau⟧.", "fixed": "He left Moscow."}]},
    )  # fmt: skip
    found = Engine(made_rules(tmp_path)).check(plain.from_text("From Moskau to Wien and Keulen.")).findings
    assert [finding.translated_from for finding in found] == [("de", "da"), (), ("nl",)]


def test_the_message_names_what_the_form_renders(tmp_path):
    lexicon = tmp_path / "lexicons" / "calques.tsv"
    lexicon.parent.mkdir()
    lexicon.write_text("# made up\nwrong\tright\toriginal\nparty chef\tparty leader\tParteichef\n")
    rule_file(
        tmp_path, "made/calque", kind="swap", lexicon="calques", original="original",
        requires=None, pattern=None, fix=None, message="{wrong} ({original}): {right}",
        **{"from": "wrong", "to": "right", "bad": [{"text": "A ⟦party chef⟧.", "fixed": "A party leader."}]},
    )  # fmt: skip
    found = Engine(made_rules(tmp_path)).check(plain.from_text("The party chef left.")).findings
    assert [finding.message for finding in found] == ["party chef (Parteichef): “party leader”"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left Bombay.", [("Bombay", "Mumbai")]),
        ("BOMBAY, bombay", [("BOMBAY", "MUMBAI"), ("bombay", "Mumbai")]),
        ("Bombay’s port", [("Bombay", "Mumbai")]),
        ("Bombayish, neoBombay, @Bombay, bombay.example.org, #bombay", []),
        ("They ate Bombay duck at the Bombay High Court in Bombay.", [("Bombay", "Mumbai")]),
        ("In Bombay in 1875 it rained.", []),
        ("Oldtown", []),
    ],
)
def test_a_form_is_found_as_a_word_of_its_own_in_any_case_but_not_where_it_is_kept(engine, text, found):
    findings = engine.check(plain.from_text(text)).findings
    assert [(text[slice(*finding.span)], finding.fixes[0].edits[0].text) for finding in findings] == found
