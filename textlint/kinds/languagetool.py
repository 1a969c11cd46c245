"""`kind: languagetool`: a rule in LanguageTool's own language of patterns, looked for by a server that has our rules.

Keys: `pattern` (what stands in LanguageTool's `<pattern>`: tokens with parts of speech, `<marker>` round what is
reported), `case_sensitive`, `antipatterns` (list: silent where one matches), `filter` (class and arguments of a filter
of LanguageTool), `suggestions` (list of what stands in `<suggestion>`, best first), or `variants` (a list of mappings
of these keys; `antipatterns` beside them are those of all variants). Message: `{0}` is what is marked, `{fix}` the
first suggestion.

The text is looked at by the server (`grammar_xml` makes the file it reads), never by the rule: `find` yields nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from textlint.core import PROSE, Document, Finding, Hit, Kind, Span
from textlint.core.fields import Fields
from textlint.core.rule import Rule

KEYS = frozenset({"pattern", "case_sensitive", "antipatterns", "filter", "suggestions", "variants"})
NEEDS_LITERALS = False
ID = "TEXTLINT_"  # what the ids of our rules on the server begin with

# Elements and attributes of rules.xsd in languagetool-core 6.6. The loader reads past attributes it does not know:
# a slip of the pen would make a rule that means something else.
_TOKEN = frozenset(
    "postag postag_regexp negate_pos regexp negate inflected skip spacebefore min max chunk chunk_re case_sensitive "
    "raw_pos".split()
)
_IN_PATTERN: Mapping[str, frozenset[str]] = {
    "token": _TOKEN,
    "exception": _TOKEN - {"skip", "min", "max"} | {"scope"},
    "match": frozenset(
        "no postag postag_regexp postag_replace regexp_match regexp_replace case_conversion include_skipped setpos "
        "suppress_misspelled".split()
    ),
    "marker": frozenset(),
    "and": frozenset(),
    "or": frozenset(),
    "unify": frozenset({"negate"}),
    "unify-ignore": frozenset(),
    "feature": frozenset({"id"}),
    "type": frozenset({"id"}),
}
_IN_SUGGESTION = {"match": _IN_PATTERN["match"]}


class Variant(NamedTuple):
    """One way the defect shows: what stands in the elements of LanguageTool's `<rule>`."""

    pattern: str
    antipatterns: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    filter: tuple[str, str] | None = None  # class, arguments
    case_sensitive: bool = False

    def xml(self) -> str:
        """The `<rule>` of a rule group."""
        case = ' case_sensitive="yes"' if self.case_sensitive else ""
        parts = [f"<antipattern{case}>{text}</antipattern>" for text in self.antipatterns]
        parts.append(f"<pattern{case}>{self.pattern}</pattern>")
        if self.filter is not None:
            parts.append(f"<filter class={_attribute(self.filter[0])} args={_attribute(self.filter[1])}/>")
        parts.append("<message>textlint</message>")
        parts += [f"<suggestion>{text}</suggestion>" for text in self.suggestions]
        return "\n".join(("<rule>", *parts, "</rule>"))


class LanguageToolPattern(NamedTuple):
    """All variants of a rule, as the server reads them."""

    variants: tuple[Variant, ...]
    antipatterns: tuple[str, ...] = ()  # of all variants
    case_sensitive: bool = False  # of these antipatterns

    def find(self, rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Nothing: a server looks at the text."""
        return ()

    def xml(self, rule: Rule) -> str:
        """The `<rulegroup>` of `rule`."""
        case = ' case_sensitive="yes"' if self.case_sensitive else ""
        parts = [f"<antipattern{case}>{text}</antipattern>" for text in self.antipatterns]
        parts += [variant.xml() for variant in self.variants]
        name = f"id={_attribute(server_id(rule.id))} name={_attribute(rule.id)}"
        return "\n".join((f"<rulegroup {name}>", *parts, "</rulegroup>"))


def _attribute(value: str) -> str:
    from html import escape  # only who writes the file waits for it

    return f'"{escape(value)}"'


def default_blocks(fields: Fields) -> frozenset[Kind]:
    """Prose."""
    return PROSE


def compile(fields: Fields) -> tuple[LanguageToolPattern, tuple[str, ...]]:
    """The matcher; it has no literals."""
    if "requires" in fields:
        raise fields.error("requires", "the server looks at the text: a rule of this kind has no literals")
    if "variants" not in fields:
        return LanguageToolPattern((_variant(fields),)), ()
    if both := sorted({"pattern", "filter", "suggestions"} & set(fields)):
        raise fields.error(both[0], "stands in a variant, or there are no variants")
    items = fields.values["variants"]
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise fields.error("variants", "expected a list of patterns, each with its keys")
    case_sensitive = fields.flag("case_sensitive")
    made = []
    for item in items:
        if unknown := set(item) - (KEYS - {"variants"}):
            raise fields.error("variants", f"a variant has no key {min(unknown)}")
        inner = replace(fields, values=item, lines=dict.fromkeys(item, fields.lines["variants"]))
        made.append(_variant(inner, case_sensitive))
    return LanguageToolPattern(tuple(made), _antipatterns(fields), case_sensitive), ()


def _variant(fields: Fields, case_sensitive: bool = False) -> Variant:
    pattern = fields.text("pattern").strip()
    _check(fields, "pattern", pattern, _IN_PATTERN)
    suggestions = fields.texts("suggestions")
    for text in suggestions:
        _check(fields, "suggestions", text, _IN_SUGGESTION)
    return Variant(
        pattern, _antipatterns(fields), suggestions, _filter(fields), fields.flag("case_sensitive", case_sensitive)
    )


def _antipatterns(fields: Fields) -> tuple[str, ...]:
    texts = tuple(text.strip() for text in fields.texts("antipatterns"))
    for text in texts:
        _check(fields, "antipatterns", text, _IN_PATTERN)
    return texts


def _filter(fields: Fields) -> tuple[str, str] | None:
    if "filter" not in fields:
        return None
    given = fields.mapping("filter")
    if set(given) != {"class", "args"}:
        raise fields.error("filter", "expected class and args")
    return given["class"], given["args"]


def _check(fields: Fields, key: str, text: str, known: Mapping[str, frozenset[str]]) -> None:
    """See that a piece of XML is whole and says only what LanguageTool understands.

    No document type can stand inside an element, so there are no entities but the five of XML.

    Raises:
        RuleError: it is not.
    """
    from xml.etree import ElementTree  # only who loads rules anew waits for it

    try:
        root = ElementTree.fromstring(f"<{key}>{text}</{key}>")
    except ElementTree.ParseError as error:
        raise fields.error(key, f"not XML: {error}") from None
    elements = [element for element in root.iter() if element is not root]
    for element in elements:
        if element.tag not in known:
            raise fields.error(key, f"there is no <{element.tag}> here; there are {', '.join(sorted(known))}")
        if unknown := set(element.attrib) - known[element.tag]:
            raise fields.error(key, f"<{element.tag}> has no attribute {min(unknown)}")
        _check_expressions(fields, key, element.attrib, element.text or "")
    if known is _IN_PATTERN and not any(element.tag == "token" for element in elements):
        raise fields.error(key, "a pattern has tokens")


def _check_expressions(fields: Fields, key: str, attributes: Mapping[str, str], text: str) -> None:
    """See that the regular expressions of a token are some; a bad one would keep the server from starting."""
    marked = (("regexp", text.strip()), ("postag_regexp", attributes.get("postag", "")))
    for expression in [value for flag, value in marked if attributes.get(flag) == "yes"]:
        try:
            regex.compile(expression)
        except regex.error as error:
            raise fields.error(key, f"{expression!r} is no regular expression: {error}") from None


def server_id(rule_id: str) -> str:
    """The id a rule has on the server: `grammar/demand_to` is `TEXTLINT_GRAMMAR_DEMAND_TO`."""
    return ID + "".join(sign if sign.isalnum() else "_" for sign in rule_id).upper()


def server_ids(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Id on the server -> rule, for those of `rules` that are of this kind."""
    return {server_id(rule.id): rule for rule in rules if isinstance(rule.matcher, LanguageToolPattern)}


def grammar_xml(rules: Iterable[Rule]) -> str:
    """The file `grammar_custom.xml` with all of `rules` that are of this kind, by id.

    The server finds it as `org/languagetool/rules/en/grammar_custom.xml` in a folder before the jars on the class path.
    """
    ours = server_ids(rules)
    groups = [
        rule.matcher.xml(rule) for _, rule in sorted(ours.items()) if isinstance(rule.matcher, LanguageToolPattern)
    ]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<rules lang="en">',
            # where rules of LanguageTool's own overlap one of ours, ours is kept
            '<category id="TEXTLINT" name="textlint" prio="100">',
            *groups,
            "</category>",
            "</rules>",
            "",
        )
    )


def report(rule: Rule, document: Document, span: Span, suggestions: Sequence[str]) -> Finding:
    """The finding of `rule` where the server marked `span` (code points), with what it suggests, best first."""
    marked = document.text[span.start : span.end]
    texts = [text for text in dict.fromkeys(suggestions) if text != marked]
    return rule.finding(span, replace=texts, groups=(marked,), named={"fix": texts[0] if texts else ""})
