"""SARIF 2.1.0, for code scanning and editors: findings with their fixes, related places and digests, rules explained.

Columns count code points from 1, ends are exclusive. It is written as it comes, so that the rules stand at the end.
Numbers in brackets are sections of the standard, docs.oasis-open.org/sarif/sarif/v2.1.0.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from textlint.core import Fix, Location, Safety, Severity
from textlint.core.located import Detail, FileResult, Located, Replacement
from textlint.core.rule_page import page
from textlint.engine.load import load_rule
from textlint.reports import Look
from textlint.reports._writing import as_json, detail_of, name_bytes, name_of, said, troubles

NEEDS = frozenset({"detail"})
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FIXES = {
    Safety.SAFE: "Safe: it only removes damage.",
    Safety.UNSAFE: "Unsafe: it may change what a reader understands.",
    Safety.SUGGEST: "A suggestion: a person must choose.",
}
SHORT = 80  # code points of a related stretch that are quoted


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """One log with one run, each result a line."""
    root = {ROOT: {"description": _text("The folder in which textlint was started.")}}
    head = {"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"], "originalUriBaseIds": root}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{{as_json(head)[1:-1]}, "results": ['
    rules: dict[str, tuple[int, Severity]] = {}  # of the findings, numbered as they are met
    told: list[dict[str, Any]] = []
    between = "  "
    for result in results:
        told += _notifications(result)
        for located in result.located:
            number, _ = rules.setdefault(located.finding.rule, (len(rules), located.finding.severity))
            yield between + as_json(_result(located, number))
            between = ", "
    invocation = {
        "executionSuccessful": not any(note["level"] == "error" for note in told),
        "toolExecutionNotifications": list({as_json(note): note for note in told}.values()),
    }
    yield f'], "invocations": [{as_json(invocation)}], "tool": {{"driver": {as_json(_driver())[:-1]}, "rules": ['
    for rule, (number, severity) in rules.items():
        yield (", " if number else "  ") + as_json(_rule(rule, severity, look.rules))
    yield "]}}}]}"


def _result(located: Located, rule_index: int) -> dict[str, Any]:
    finding, detail = located.finding, detail_of(located)
    made = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": _text(said(located)),
        "locations": [_location(located)],
        "relatedLocations": list(_related(located, detail)),
        "fixes": list(_fixes(located, detail)),
        "partialFingerprints": _fingerprints(detail),
        "properties": _properties(located),
    }
    return {key: value for key, value in made.items() if value != []}


def _location(located: Located) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(located.path)}
    place = detail_of(located).place
    if place is not None and not located.in_text:
        at = place.location
        region = {**_region(at), "byteOffset": at.byte_start, "byteLength": at.byte_end - at.byte_start}
        width = len(located.text.encode("utf-8", "surrogatepass"))
        one_line = at.line == at.end_line and place.columns[1] - place.columns[0] == width
        if one_line or at.byte_end - at.byte_start == width:  # else the file has escapes or markup in it
            region["snippet"] = {"text": located.text}
        physical["region"] = region
    return {"physicalLocation": physical}


def _related(located: Located, detail: Detail) -> Iterator[dict[str, Any]]:
    for related in detail.related:
        words = " ".join(related.text.split())
        shown = words if len(words) <= SHORT else words[:SHORT] + " …"
        physical: dict[str, Any] = {"artifactLocation": _artifact(located.path)}
        if related.place is not None and not located.in_text:
            physical["region"] = _region(related.place.location)
        yield {"physicalLocation": physical, "message": _text(f"See “{shown}”.")}


def _fixes(located: Located, detail: Detail) -> Iterator[dict[str, Any]]:
    """Those that are changes of the file; what only a person can do is none."""
    for fix, parts in zip(located.finding.fixes, detail.fixes, strict=True):
        if parts:
            yield _fix(located.path, fix, parts)


def _fix(path: str, fix: Fix, parts: Iterable[Replacement]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(part.place.location), "insertedContent": {"text": part.text}} for part in parts
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {"description": _text(FIXES[fix.safety]), "artifactChanges": [change]}


def _fingerprints(detail: Detail) -> dict[str, str]:
    known = {"textlint/sentence/v1": detail.fingerprint.sentence, "textlint/around/v1": detail.fingerprint.around}
    return {name: digest for name, digest in known.items() if digest}


def _properties(located: Located) -> dict[str, Any]:
    finding = located.finding
    safety = None if finding.safety is None else finding.safety.name.lower()
    made = {"mqm": finding.mqm, "safety": safety, "record": located.record, "part": located.part}
    return {key: value for key, value in made.items() if value is not None}


def _region(at: Location) -> dict[str, Any]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _artifact(path: str) -> dict[str, str]:
    """A file below the current folder from there, another by its whole name; every byte of a name can be said."""
    name = name_bytes(path)
    if Path(name_of(path)).is_absolute():
        return {"uri": f"file:///{quote(name.lstrip(b'/'), safe='/:')}"}
    return {"uri": quote(name, safe="/"), "uriBaseId": ROOT}


def _notifications(result: FileResult) -> Iterator[dict[str, Any]]:
    for rule, reason in troubles(result):
        note: dict[str, Any] = {"level": "error", "message": _text(reason)}
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(result.path)}}]
        yield {**note, "associatedRule": {"id": rule}} if rule else note
    if result.trouble is not None:
        yield {"level": "warning", "message": _text(result.trouble)}


def _driver() -> dict[str, str]:
    try:
        return {"name": "textlint", "version": version("textlint")}
    except PackageNotFoundError:  # run from a checkout that is not installed
        return {"name": "textlint"}


def _rule(name: str, severity: Severity, folders: Iterable[str]) -> dict[str, Any]:
    """What there is to know of a rule; of one of LanguageTool its name."""
    rule = load_rule(name, map(Path, folders))
    if rule is None:
        return {"id": name, "defaultConfiguration": {"level": LEVELS[severity]}}
    help_text = f"{rule.rationale} `textlint explain {name}` shows examples."
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": help_text, "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family, rule.mqm], "mqm": rule.mqm},
    }


def _text(text: str) -> dict[str, str]:
    """A message: curly brackets are doubled (3.11.5), what looks like a link is kept from being one (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
