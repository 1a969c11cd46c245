"""A real LanguageTool server of the tests' own, and stand-ins for servers that misbehave."""

import json
import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from textlint.engine.load import load
from textlint.kinds.languagetool import grammar_xml
from textlint.languagetool import jars
from textlint.languagetool import server as servers


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A home for servers that is the tests' own, with the jars that are installed."""
    found = jars.installed()
    folder = tmp_path_factory.mktemp("languagetool")
    before = os.environ.get(jars.ENVIRONMENT)
    os.environ[jars.ENVIRONMENT] = str(folder)
    jars.use(found.folder)
    yield folder
    for running in servers.all_running():
        servers.stop(running)
    os.environ.pop(jars.ENVIRONMENT)
    if before is not None:
        os.environ[jars.ENVIRONMENT] = before


@pytest.fixture(scope="session")
def grammar():
    return grammar_xml(load())


@pytest.fixture
def server(home, grammar):
    """The server that runs with `--languagetool local` ask; started again after a test that stops it."""
    return servers.ensure(jars.installed(), grammar)


class StandIn:
    """What a server that is no LanguageTool, or an odd one, does: answers by path, and notes what it is asked."""

    def __init__(self, answers):
        self.answers, self.asked = answers, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                outer.asked.append((self.path, body))
                status, headers, text = outer.answers(self.path, body)
                raw = text if isinstance(text, bytes) else json.dumps(text).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            do_GET = do_POST = answer

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self):
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield self
        self._server.shutdown()
        self._server.server_close()


def well(path, body):
    """What a LanguageTool without findings answers."""
    if path.endswith("/info"):
        return 200, {}, {"software": {"name": "LanguageTool", "version": "6.6"}}
    if path.endswith("/languages"):
        return 200, {}, [{"code": "en", "longCode": "en-US"}]
    return 200, {}, {"matches": []}


@pytest.fixture
def stand_in():
    """Start a stand-in that answers as the function says; what it does not handle (None) is answered well."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(answers=lambda path, body: None):
            made = StandIn(lambda path, body: answers(path, body) or well(path, body))
            return stack.enter_context(made.running())

        yield start


@pytest.fixture
def no_answers(tmp_path, monkeypatch):
    """A cache folder without answers of earlier tests."""
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("TEXTLINT_CACHE_DIR", str(folder))
    return Path(folder)
