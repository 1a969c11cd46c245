"""`kind: languagetool`: what is wrong with a pattern is said when it is read; all rules are one file for a server."""

import pickle
from xml.etree import ElementTree

import pytest

from tests.made import made_rules, rule_file
from textlint.core import RuleError, Safety, Span
from textlint.engine.run import Checked, Engine
from textlint.kinds.languagetool import grammar_xml, report, server_id, server_ids
from textlint.readers import plain

WORD = '<marker><token inflected="yes">demand</token></marker><token postag="TO"/>'


def served(folder, id="made/demand", **keys):
    given = {"pattern": WORD, "message": "{0}: {fix}", **keys}
    rule_file(folder, id, **{"kind": "languagetool", "requires": None, "fix": None, **given})
    return made_rules(folder)


def test_the_file_for_the_server_has_each_rule_once_by_id_and_is_the_same_each_time(tmp_path):
    served(tmp_path, "made/second", antipatterns=["<token>no</token>"], case_sensitive="yes")
    rules = served(
        tmp_path,
        "made/first",
        suggestions=[r'\1 <match no="2" postag="VB"/>'],
        filter={"class": "a.B", "args": 'x:"1"'},
    )
    rule_file(tmp_path, "made/other")
    text = grammar_xml(rules)
    groups = ElementTree.fromstring(text).findall("category/rulegroup")
    assert [group.get("id") for group in groups] == ["TEXTLINT_MADE_FIRST", "TEXTLINT_MADE_SECOND"]
    assert [element.tag for element in groups[0].find("rule")] == ["pattern", "filter", "message", "suggestion"]
    assert groups[0].find("rule/filter").attrib == {"class": "a.B", "args": 'x:"1"'}
    assert [element.tag for element in groups[1].find("rule")] == ["antipattern", "pattern", "message"]
    assert groups[1].find("rule/pattern").get("case_sensitive") == "yes"
    assert text == grammar_xml(tuple(reversed(made_rules(tmp_path))))


def test_variants_are_rules_of_one_group_and_share_its_antipatterns(tmp_path):
    variants = [{"pattern": WORD}, {"pattern": "<token>b</token>", "suggestions": "c", "case_sensitive": "yes"}]
    rules = served(tmp_path, pattern=None, variants=variants, antipatterns=["<token>no</token>"])
    [group] = ElementTree.fromstring(grammar_xml(rules)).findall("category/rulegroup")
    assert [element.tag for element in group] == ["antipattern", "rule", "rule"]
    assert [rule.find("pattern").get("case_sensitive") for rule in group.findall("rule")] == [None, "yes"]


def test_an_id_on_the_server_leads_back_to_its_rule(tmp_path):
    [rule] = served(tmp_path)
    assert server_id("grammar/demand_to") == "TEXTLINT_GRAMMAR_DEMAND_TO"
    assert server_ids([rule]) == {"TEXTLINT_MADE_DEMAND": rule}


def test_the_engine_leaves_such_rules_alone_and_they_can_be_stored(tmp_path):
    [rule] = served(tmp_path)
    checked = Engine((pickle.loads(pickle.dumps(rule)),)).check(plain.from_text("They demand to wait."))
    assert checked == Checked(())


def test_a_finding_names_what_is_marked_and_offers_what_differs_from_it(tmp_path):
    [rule] = served(tmp_path, safety="suggest")
    seen = plain.from_text("They demand to wait.")
    finding = report(rule, seen, Span(5, 11), ["demand", "ask", "ask", "beg"])
    assert (finding.message, finding.span, finding.rule) == ("demand: ask", Span(5, 11), "made/demand")
    assert [(fix.edits[0].text, fix.safety) for fix in finding.fixes] == [
        ("ask", Safety.SUGGEST),
        ("beg", Safety.SUGGEST),
    ]
    assert report(rule, seen, Span(5, 11), []).message == "demand: "


@pytest.mark.parametrize(
    ("keys", "key", "reason"),
    [
        ({"pattern": "<token>a"}, "pattern", "not XML"),
        ({"pattern": "<token>&secret;</token>"}, "pattern", "not XML"),
        ({"pattern": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><token>&b;</token>'}, "pattern", "not XML"),
        ({"pattern": "<token>a</token></pattern><pattern>"}, "pattern", "not XML"),
        ({"pattern": "<tokn>a</tokn>"}, "pattern", "there is no <tokn> here"),
        ({"pattern": '<token postags="NN"/>'}, "pattern", "has no attribute postags"),
        ({"pattern": '<token regexp="yes">(a</token>'}, "pattern", "is no regular expression"),
        ({"pattern": '<token postag="NN[" postag_regexp="yes"/>'}, "pattern", "is no regular expression"),
        ({"pattern": "<marker></marker>"}, "pattern", "a pattern has tokens"),
        ({"pattern": None}, "pattern", "missing"),
        ({"antipatterns": ["<token>"]}, "antipatterns", "not XML"),
        ({"suggestions": ["<token>a</token>"]}, "suggestions", "there is no <token> here"),
        ({"filter": {"class": "a"}}, "filter", "expected class and args"),
        ({"requires": ["demand"]}, "requires", "has no literals"),
        ({"variants": [{"pattern": WORD}]}, "pattern", "stands in a variant"),
        ({"pattern": None, "variants": "a"}, "variants", "expected a list"),
        ({"pattern": None, "variants": [{"pattern": WORD, "fix": "a"}]}, "variants", "a variant has no key fix"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_said_with_its_key_and_line(tmp_path, keys, key, reason):
    with pytest.raises(RuleError, match=reason) as caught:
        served(tmp_path, **keys)
    assert (caught.value.key, caught.value.path) == (key, str(tmp_path / "made" / "demand.yaml"))
    assert caught.value.line >= 1
