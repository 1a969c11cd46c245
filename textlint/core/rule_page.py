"""A rule as a page of Markdown, made from its file: for `textlint explain`, docs/rules/ and reports for programs."""

from textlint.core.edit import Safety
from textlint.core.languages import named
from textlint.core.rule import PROSE, Bad, InQuotes, Kind, Language, Rule, State, family_language
from textlint.core.screen import visible

STATES = {
    State.ON: "on",
    State.STYLE: "a rule of style: only in the profile `full`",
    State.OFF: "off: only when selected by its id",
    State.HOUSE: "when a house style is set (`--style`)",
}
SAFETIES = {
    Safety.SAFE: "safe: it only removes damage",
    Safety.UNSAFE: "unsafe: right more than nine times in ten, but it may change what a reader understands",
    Safety.SUGGEST: "a suggestion: a person must choose",
}
QUOTES = {
    InQuotes.FIX: "as elsewhere",
    InQuotes.SUGGEST: "reported, the change is left to a person",
    InQuotes.SKIP: "silent",
}
NEEDS = {"languagetool": "parts of speech: runs with `--languagetool local`, and with no other server"}  # by kind
LANGUAGES = {
    Language.ENGLISH: "silent",
    Language.ANY: "as elsewhere",
}


def page(rule: Rule) -> str:
    """The page, without a line end at its end."""
    fixes = any(example.fixed is not None for example in rule.bad)
    facts = [
        ("Default", STATES[rule.state]),
        ("Needs", NEEDS.get(rule.kind, "")),
        ("House style of the examples", rule.style),
        ("Severity", rule.severity.name.lower()),
        ("Fix", SAFETIES[rule.safety] if fixes else "none: the text does not say what is right"),
        ("Inside quotation marks", QUOTES[rule.quotes]),
        (
            "In passages of another language",
            "" if rule.language is family_language(rule.id) else LANGUAGES[rule.language],
        ),
        ("Reads", _blocks(rule)),
        ("MQM error type", rule.mqm),
        ("Sign of translation from", named(rule.translated_from)),
        ("Advice from", rule.source),
    ]
    parts = [f"# {rule.id}", rule.rationale, "\n".join(f"- {name}: {value}" for name, value in facts if value)]
    parts += ["## Reported", "What stands between ⟦ and ⟧ is what is marked.", *map(_bad, rule.bad)]
    parts += ["## Not reported", *(_quoted(text) for text in rule.good)]
    if rule.misses:
        parts += ["## Known to be missed", *map(_bad, rule.misses)]
    return "\n\n".join(parts)


def _blocks(rule: Rule) -> str:
    if rule.blocks == frozenset(Kind):
        return "every line"
    names = ", ".join(sorted(kind.value for kind in rule.blocks))
    return f"the article's own text ({names})" if rule.blocks == PROSE else names


def _bad(example: Bad) -> str:
    shown = _quoted(example.text)
    return shown if example.fixed is None else f"{shown}\n\nbecomes\n\n{_quoted(example.fixed)}"


def _quoted(text: str) -> str:
    """An example as a literal block: nothing in it is Markdown, and what cannot be seen is named."""
    return "\n".join(f"    {visible(line)}" for line in (text or "(nothing)").split("\n"))
