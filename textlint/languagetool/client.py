"""Questions to a LanguageTool server, through language-tool-python. Heavy: imported when there is something to ask."""

import threading
from collections.abc import Iterable
from typing import Any

import language_tool_python
import requests

from textlint.languagetool.answers import Match
from textlint.languagetool.jars import LanguageToolError

MOST_REPLACEMENTS = 5  # of the up to hundred that the speller offers


class TooSlow(LanguageToolError):
    """The server did not answer within the time limit."""


class Client(language_tool_python.LanguageTool):
    """A server that runs already, asked by many threads.

    The library writes the requests and reads the answers. It does not send them: it follows redirects, heeds proxies
    that the environment names, waits five minutes and tries twice. Text must go to the named host and nowhere else.

    Args:
        url: of the server, without `v2`.
        variant: of English, e.g. `en-US`.
        seconds: time limit of a question.
        picky: ask for the picky rules, too.
        enabled: ids of rules to switch on.
        disabled: ids of rules to switch off.

    Raises:
        LanguageToolError: it does not answer, or what it says makes no sense.
    """

    def __init__(
        self, url: str, variant: str, seconds: float, *, picky: bool, enabled: Iterable[str], disabled: Iterable[str]
    ) -> None:
        self._own = threading.local()
        self._seconds = seconds
        try:
            super().__init__(variant, remote_server=url)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LanguageToolError(f"{url} does not answer as LanguageTool does ({error!r:.80})") from None
        self.picky = picky
        self.enabled_rules = set(enabled)
        self.disabled_rules = set(disabled)

    def matches(self, passage: str) -> tuple[Match, ...]:
        """What the server reports in a passage without characters beyond U+FFFF.

        LanguageTool counts UTF-16 units, of which each other character is one: so its figures are code points here.

        Raises:
            TooSlow: the time limit was over.
            LanguageToolError: it does not answer, or what it says makes no sense.
        """
        try:
            return tuple(_match(found, len(passage)) for found in self.check(passage))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise LanguageToolError(f"the server's answer makes no sense ({error!r:.80})") from None

    def warm_up(self, seconds: float) -> None:
        """Ask something, with patience: a new server makes its rules ready at the first question.

        Raises:
            LanguageToolError: it does not answer even so.
        """
        usual, self._seconds = self._seconds, max(seconds, self._seconds)
        try:
            self.matches("All is well.")
        finally:
            self._seconds = usual

    def _query_server(
        self, url: str, params: dict[str, str] | None = None, num_tries: int = 1, method: str = "get"
    ) -> Any:
        """One question, to the named host only."""
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
            self._own.session.trust_env = False  # no proxy, no password file
        session: requests.Session = self._own.session
        given: dict[str, Any] = {"data": params} if method == "post" else {"params": params}
        try:
            with session.request(method, url, timeout=self._seconds, allow_redirects=False, **given) as answer:
                if answer.status_code != requests.codes.ok:
                    raise LanguageToolError(f"the server answers {answer.status_code} {answer.reason or ''}".rstrip())
                return answer.json()
        except requests.Timeout:
            raise TooSlow(f"the server did not answer in {self._seconds:g} s") from None
        except requests.JSONDecodeError:
            raise LanguageToolError("the server's answer is not JSON") from None
        except requests.RequestException as error:
            raise LanguageToolError(f"the server cannot be reached ({type(error).__name__})") from None


def _match(found: language_tool_python.Match, length: int) -> Match:
    start, end = found.offset, found.offset + found.error_length
    if not 0 <= start < end <= length:
        raise ValueError(f"a match at {start} to {end} of {length}")
    replacements = tuple(found.replacements[:MOST_REPLACEMENTS])
    return Match(start, end, found.rule_id, found.category, found.rule_issue_type, found.message, replacements)
