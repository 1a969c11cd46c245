"""A server of textlint's own: started once, used by all, within its memory, stopped when idle or told to."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from textlint.languagetool import jars
from textlint.languagetool import server as servers
from textlint.languagetool.jars import LanguageToolError

pytestmark = pytest.mark.group("languagetool")


def wait_until(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_a_second_run_uses_the_server_of_the_first(server, grammar):
    assert servers.ensure(jars.installed(), grammar).pid == server.pid
    assert server in list(servers.all_running())


def test_its_heap_is_capped(server):
    arguments = psutil.Process(server.pid).cmdline()
    assert f"-Xmx{server.memory}m" in arguments
    assert 0 < server.resident < 3 * server.memory


def test_it_listens_on_this_machine_only(server):
    addresses = {
        connection.laddr.ip
        for connection in psutil.Process(server.pid).net_connections()
        if connection.status == psutil.CONN_LISTEN
    }
    assert addresses <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"} and addresses


def test_runs_that_start_at_once_start_one_server(home):
    program = (
        "from textlint.languagetool import jars, server\nprint(server.ensure(jars.installed(), '', idle=60).pid)\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    numbers = {run.communicate()[0] for run in runs}
    assert len(numbers) == 1
    number = int(numbers.pop())
    [running] = [found for found in servers.all_running() if found.pid == number]
    assert servers.stop(running)
    assert not psutil.pid_exists(running.pid)


def test_an_idle_server_ends_by_itself(home):
    folder = home / "idle"
    folder.mkdir()
    os.environ[jars.ENVIRONMENT], before = str(folder), os.environ[jars.ENVIRONMENT]
    try:
        found = jars.use(jars.inspect(Path(json.loads((home / "jars.json").read_text())["folder"])).folder)
        running = servers.ensure(found, "", idle=2)
        running.touch()
        assert wait_until(lambda: not psutil.pid_exists(running.pid))
        assert wait_until(lambda: list(servers.all_running()) == [])
    finally:
        os.environ[jars.ENVIRONMENT] = before


def test_a_server_that_cannot_start_says_why(home, tmp_path, monkeypatch):
    java = tmp_path / "java"
    java.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = -version ]; then echo \'openjdk version "17.0.1"\' >&2; exit 0; fi\n'
        "echo no room >&2\nexit 1\n"
    )
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(LanguageToolError, match="no room"):
        servers.ensure(jars.installed(), "<never/>")


def test_a_process_that_took_the_number_of_a_dead_server_is_not_taken_for_it(server):
    about = json.loads((server.folder / "server.json").read_text())
    fake = server.folder.parent / "fake"
    fake.mkdir()
    (fake / "server.json").write_text(json.dumps({**about, "pid": os.getppid(), "since": about["since"] - 10**6}))
    assert servers.running(fake) is None
