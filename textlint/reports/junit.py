"""JUnit's XML, as CI servers show results of tests. Each file is a test: it passes when nothing is found in it.

So a test keeps its name from run to run, and a server can say which files have become clean. The failure holds all
findings of the file, one a line, as the report `concise` has them; columns count code points from 1.
"""

from collections.abc import Iterable, Iterator

from textlint.core.located import FileResult
from textlint.core.screen import visible
from textlint.reports import Look
from textlint.reports._writing import as_xml, element, name_of, place, said, troubles


def lines(results: Iterable[FileResult], look: Look) -> Iterator[str]:
    """A suite of one test for each file: the counts of a larger one would have to be known before its tests."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<{element('testsuites', name='textlint')}>"
    for result in results:
        yield from _suite(result)
    yield "</testsuites>"


def _suite(result: FileResult) -> Iterator[str]:
    name, wrong, found = name_of(result.path), [reason for _, reason in troubles(result)], _found(result)
    counts = {"tests": 1, "failures": int(bool(found) and not wrong), "errors": int(bool(wrong))}
    yield f"  <{element('testsuite', name=name, **counts)}>"
    case = element("testcase", classname="textlint", name=name, file=name)
    if wrong:
        yield f"    <{case}>"
        yield from _outcome(element("error", message=wrong[0], type="error"), [*wrong, *found])
    elif found:
        many = f"{len(found):,} finding{'s' * (len(found) != 1)}"
        level = max(located.finding.severity for located in result.located).name.lower()
        yield f"    <{case}>"
        yield from _outcome(element("failure", message=many, type=level), found)
    else:
        yield f"    <{case}/>"
    yield "  </testsuite>"


def _outcome(start: str, told: list[str]) -> Iterator[str]:
    *before, last = map(as_xml, told)
    opening, closing = f"      <{start}>", f"</{start.partition(' ')[0]}>"
    for line in before:
        yield opening + line
        opening = ""  # what stands in the element is text: nothing may be added to it
    yield opening + last + closing
    yield "    </testcase>"


def _found(result: FileResult) -> list[str]:
    name, told = name_of(result.path), []
    for located in result.located:
        location, finding = place(located), located.finding
        where = f"{name}:{location.line}:{location.column}" if location else name
        told.append(visible(f"{where}: {finding.severity.name.lower()} {finding.rule} {said(located)}"))
    return told
