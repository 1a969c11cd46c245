"""Rules of the kind `languagetool` do what their examples say, seen by a real server that has them."""

import json
import os
import re
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.made import document
from tests.test_rules import touched
from tests.test_traps import TRAPS
from textlint.core import Document, Finding, Rule, Safety, Span
from textlint.engine.load import load
from textlint.engine.run import Checked, admitted
from textlint.fixes.examples import failures, unmark
from textlint.fixes.resolve import resolve
from textlint.kinds.languagetool import grammar_xml, report, server_ids

pytestmark = pytest.mark.group("languagetool")

RULES = load()
SERVED = server_ids(RULES)

over_served_rules = pytest.mark.parametrize("rule", SERVED.values(), ids=[rule.id for rule in SERVED.values()])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The address of a LanguageTool server with our rules, from the jars in the folder LANGUAGETOOL_JARS."""
    folder = tmp_path_factory.mktemp("languagetool")
    custom = folder / "org" / "languagetool" / "rules" / "en" / "grammar_custom.xml"
    custom.parent.mkdir(parents=True)
    custom.write_text(grammar_xml(RULES), encoding="utf-8")
    (folder / "server.properties").write_text("pipelineCaching=true\n", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    path = os.pathsep.join((str(folder), str(Path(os.environ["LANGUAGETOOL_JARS"]) / "*")))
    command = ["java", "-Xmx1g", "-cp", path, "org.languagetool.server.HTTPServer", "--port", port, "--config"]
    with subprocess.Popen([*command, str(folder / "server.properties")], stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process)
        yield address
        process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert process.poll() is None, "the server ended"
        try:
            with urlopen(f"{address}/v2/languages"):
                return
        except URLError:
            time.sleep(0.25)
    raise AssertionError("the server does not answer")


class Served:
    """Rules as a server sees them."""

    def __init__(self, rules: dict[str, Rule], server: str) -> None:
        self.rules, self.server = rules, server

    def check(self, seen: Document) -> Checked:
        found = {admitted(self.rules[name], seen, finding) for name, finding in self._matches(seen)}
        return Checked(tuple(sorted(found - {None}, key=lambda finding: (finding.span, finding.rule))))

    def _matches(self, seen: Document) -> list[tuple[str, Finding]]:
        form = {"language": "en-US", "text": seen.text, "enabledOnly": "true", "enabledRules": ",".join(self.rules)}
        with urlopen(f"{self.server}/v2/check", urlencode(form).encode()) as answer:
            matches = json.load(answer)["matches"]
        units = seen.text.encode("utf-16-le")
        found = []
        for match in matches:
            ends = (match["offset"], match["offset"] + match["length"])
            span = Span(*(len(units[: 2 * place].decode("utf-16-le")) for place in ends))
            name = match["rule"]["id"]
            texts = [replacement["value"] for replacement in match["replacements"]]
            found.append((name, report(self.rules[name], seen, span, texts)))
        return found


def alone(rule: Rule, server: str) -> Served:
    return Served({name: item for name, item in SERVED.items() if item is rule}, server)


@over_served_rules
def test_the_examples_of_a_rule_hold_on_the_server(rule, server):
    assert list(failures(rule, RULES, alone(rule, server))) == []


@over_served_rules
def test_the_message_of_a_finding_is_filled_in(rule, server):
    for example in rule.bad:
        for finding in alone(rule, server).check(document(unmark(example.text)[0])).findings:
            assert finding.message.strip()
            assert not re.search(r"\{[\w|.]*\}", finding.message), finding.message


@over_served_rules
def test_a_fix_changes_no_quoted_word_number_or_address_unless_the_rule_says_so(rule, server):
    for example in rule.bad:
        text = unmark(example.text)[0]
        choices, _ = resolve(alone(rule, server).check(document(text)).findings, Safety.UNSAFE)
        assert touched(text, [choice.fix for choice in choices]) - rule.touches == set(), text


@pytest.mark.parametrize("text", [text for texts in TRAPS.values() for text in texts])
def test_right_english_is_not_reported_by_any_rule_that_is_on(text, server):
    found = Served(SERVED, server).check(document(text)).findings
    assert [(finding.rule, text[slice(*finding.span)]) for finding in found] == []


def test_rules_are_silent_on_the_right_examples_of_each_other(server):
    everything = Served(SERVED, server)
    for rule in SERVED.values():
        for text in rule.good:
            assert everything.check(document(text)).findings == (), text
