"""What is asked goes to the named host only, within the time limit, and an odd answer is one error."""

import re
import time

import pytest

from textlint.batch.linter import Linter, Settings
from textlint.languagetool.client import Client, TooSlow
from textlint.languagetool.jars import LanguageToolError
from textlint.languagetool.settings import LanguageToolSettings

TEXT = "The secret report was handed to the minister on Monday."


def client(url, seconds=5.0):
    return Client(f"{url}/", "en-US", seconds, picky=True, enabled=["ON"], disabled=["OFF", "AWAY"])


def only(path_end, answer):
    """Answers for paths that end so; the rest is answered well."""
    return lambda path, body: answer if path.endswith(path_end) else None


def test_a_question_says_variant_level_and_rules(stand_in):
    server = stand_in()
    assert client(server.url).matches(TEXT) == ()
    path, body = server.asked[-1]
    asked = dict(part.split("=", 1) for part in body.split("&"))
    assert path == "/v2/check"
    assert (asked["language"], asked["level"], asked["enabledRules"]) == ("en-US", "picky", "ON")
    assert sorted(asked["disabledRules"].split("%2C")) == ["AWAY", "OFF"]


def test_a_redirect_to_another_host_is_not_followed(stand_in):
    other = stand_in()
    server = stand_in(only("/check", (307, {"Location": f"{other.url}/v2/check"}, b"")))
    with pytest.raises(LanguageToolError, match="307"):
        client(server.url).matches(TEXT)
    assert other.asked == []


def test_a_proxy_that_the_environment_names_sees_nothing(stand_in, monkeypatch):
    proxy, server = stand_in(), stand_in()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    client(server.url).matches(TEXT)
    assert (proxy.asked, len(server.asked)) == ([], 2)


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b"<html>It works!</html>"),
        (200, {}, {"matches": None}),
        (200, {}, {"matches": [{"rule": {}}]}),
        (200, {}, []),
        (500, {}, b"Error: oops"),
        (429, {}, b"too many"),
        (200, {}, {"matches": [{
            "message": "m", "replacements": [], "offset": 50, "length": 90,
            "context": {"text": "", "offset": 0, "length": 0},
            "rule": {"id": "R", "issueType": "grammar", "category": {"id": "MISC"}}}]}),
    ],
    ids=["page", "null", "no rule", "list", "500", "429", "beyond the text"],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_one_error(stand_in, answer):
    with pytest.raises(LanguageToolError) as caught:
        client(stand_in(only("/check", answer)).url).matches(TEXT)
    assert "\n" not in str(caught.value)
    assert TEXT not in str(caught.value)


def test_a_server_that_hangs_is_too_slow(stand_in):
    def hang(path, body):
        if path.endswith("/check"):
            time.sleep(5)

    with pytest.raises(TooSlow, match=r"0\.2 s"):
        client(stand_in(hang).url, seconds=0.2).matches(TEXT)


def findings(server, no_answers, seconds=5.0, text=f"He fled to kyiv .\n\n{TEXT}\n\nThe vote took place on Friday."):
    linter = Linter(Settings(languagetool=LanguageToolSettings(server.url, seconds=seconds)))
    with pytest.warns(RuntimeWarning) as warned:
        found = [finding.rule for finding in linter.check(text)]
    return found, [str(warning.message) for warning in warned]


OWN = ["entity/lower_case_name", "typography/space_before_mark"]


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("/check", (200, {}, b"<html>"), "not JSON"),
        ("/check", (503, {}, b"down"), "503"),
        ("/languages", (200, {}, {"odd": 1}), "as LanguageTool does"),
        ("/info", (404, {}, b"no"), "no LanguageTool"),
        ("/info", (200, {}, {"software": {"version": "5.7"}}), r"5\.7.*oldest"),
        ("/info", (200, {}, b"garbage \xff"), "no LanguageTool"),
    ],
)
def test_trouble_is_one_warning_and_our_own_findings_come(stand_in, no_answers, path, answer, said):
    found, warnings = findings(stand_in(only(path, answer)), no_answers)
    assert found == OWN
    [warning] = warnings
    assert re.search(said, warning)


def test_a_server_that_hangs_is_given_up_after_two_paragraphs(stand_in, no_answers):
    def hang(path, body):
        if path.endswith("/check"):
            time.sleep(2)

    server = stand_in(hang)
    many = "\n\n".join(f"The vote number {number} took place on Friday." for number in range(30))
    found, [warning] = findings(server, no_answers, 0.2, f"He fled to kyiv .\n\n{many}")
    assert found == OWN
    assert "0.2 s" in warning
    assert sum(path.endswith("/check") for path, _ in server.asked) < 12


def test_a_failed_answer_is_not_kept_for_later_runs(stand_in, no_answers):
    findings(stand_in(only("/check", (503, {}, b"down"))), no_answers)
    server = stand_in()
    Linter(Settings(languagetool=LanguageToolSettings(server.url))).check(TEXT)
    assert sum(path.endswith("/check") for path, _ in server.asked) == 1


def test_what_was_answered_is_not_asked_again_not_even_by_another_process_of_the_library(stand_in, no_answers):
    server = stand_in()
    for _ in range(2):
        Linter(Settings(languagetool=LanguageToolSettings(server.url))).check(f"{TEXT}\n\n{TEXT}\n\nAnother one here.")
    assert sum(path.endswith("/check") for path, _ in server.asked) == 2


def test_a_new_server_is_given_time_for_its_first_answer(stand_in):
    def slow_at_first(path, body):
        if path.endswith("/check") and sum(seen.endswith("/check") for seen, _ in server.asked) == 1:
            time.sleep(1)

    server = stand_in(slow_at_first)
    made = client(server.url, seconds=0.4)
    made.warm_up(10)
    assert made.matches(TEXT) == ()


def test_a_paragraph_that_took_too_long_is_told_and_asked_again_by_the_next_run(stand_in, no_answers):
    def slow_once(path, body):
        if path.endswith("/check") and sum(seen.endswith("/check") for seen, _ in server.asked) == 1:
            time.sleep(1)

    server = stand_in(slow_once)
    settings = Settings(languagetool=LanguageToolSettings(server.url, seconds=0.4))
    with pytest.warns(RuntimeWarning, match="not seen every paragraph"):
        Linter(settings).check(TEXT)
    Linter(settings).check(TEXT)
    assert sum(path.endswith("/check") for path, _ in server.asked) == 2
