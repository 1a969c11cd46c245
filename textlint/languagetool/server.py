"""A LanguageTool server on this machine: started when one is needed, used by all runs, stopped when idle."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, NamedTuple

from textlint.languagetool.jars import Jars, LanguageToolError, home, java
from textlint.languagetool.settings import MEMORY

IDLE = 900  # seconds without a question after which a server ends
START = 60.0  # seconds that a server has to come up; it takes 2 to 4
LOOK = 0.1  # seconds between two looks at one that is coming up
GRAMMAR = "org/languagetool/rules/en/grammar_custom.xml"  # read by LanguageTool where a folder on the class path has it
MAIN = "org.languagetool.server.HTTPServer"
# Without the pool each request builds all rules anew: 150 ms instead of 5.
PROPERTIES = "pipelineCaching=true\nmaxPipelinePoolSize=16\npipelineExpireTimeInSeconds=86400\nmaxCheckThreads=8\n"


class Running(NamedTuple):
    """A server that runs: where, its process, the MB of heap it may take, and since when (seconds of the epoch)."""

    url: str
    pid: int
    version: str
    memory: int
    since: float
    folder: Path

    @property
    def resident(self) -> int:
        """MB of memory the process holds now; 0 when that cannot be told."""
        import psutil

        try:
            return int(psutil.Process(self.pid).memory_info().rss) >> 20
        except psutil.Error:
            return 0

    def touch(self) -> None:
        """Say that the server is in use, so that it does not end."""
        with suppress(OSError):
            (self.folder / "used").touch()


def ensure(jars: Jars, grammar: str, memory: int = MEMORY, idle: int = IDLE) -> Running:
    """A running server with these rules of ours: the one that is there, or a new one.

    Args:
        jars: of LanguageTool.
        grammar: the text of `grammar_custom.xml`; empty for none.
        memory: MB of heap a new server may take.
        idle: seconds without a question after which a new server ends.

    Raises:
        LanguageToolError: it does not start; says why.
    """
    folder = home() / "servers" / _key(jars, grammar)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "used").touch()
    with _alone(folder):
        found = running(folder)
        return found or _start(folder, jars, grammar, memory, idle)


def all_running() -> Iterator[Running]:
    """The servers that textlint has started and that answer."""
    for path in sorted((home() / "servers").glob("*/server.json")):
        if found := running(path.parent):
            yield found


def running(folder: Path) -> Running | None:
    """The server of `folder` when its process is there and it answers."""
    about = _about(folder)
    if about is None or not _is_alive(about) or not is_healthy(int(about["port"])):
        return None
    url = f"http://localhost:{about['port']}/"
    return Running(url, int(about["pid"]), str(about["version"]), int(about["memory"]), float(about["since"]), folder)


def stop(server: Running, patience: float = 10.0) -> bool:
    """Stop a server; True when it is gone."""
    import psutil

    (server.folder / "stop").touch()
    try:
        psutil.Process(server.pid).wait(patience)
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False
    return True


def is_healthy(port: int, patience: float = 2.0) -> bool:
    """True when a LanguageTool server answers at this port of this machine."""
    connection = HTTPConnection("localhost", port, timeout=patience)
    try:
        connection.request("GET", "/v2/healthcheck")
        answer = connection.getresponse()
        return answer.status == 200 and answer.read(16).strip() == b"OK"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _start(folder: Path, jars: Jars, grammar: str, memory: int, idle: int) -> Running:
    program, _ = java()
    (folder / "stop").unlink(missing_ok=True)
    if grammar:
        custom = folder / GRAMMAR
        custom.parent.mkdir(parents=True, exist_ok=True)
        custom.write_text(grammar, encoding="utf-8")
    (folder / "server.properties").write_text(PROPERTIES, encoding="utf-8")
    (folder / "server.log").write_bytes(b"")
    port = _free_port()
    about = {"port": port, "version": jars.version, "memory": memory, "idle": idle, "since": time.time()}
    (folder / "server.json").unlink(missing_ok=True)
    class_path = os.pathsep.join((str(folder), jars.class_path))
    command = [
        program, f"-Xmx{memory}m", "-XX:+UseSerialGC", "-cp", class_path, MAIN,
        "--port", str(port), "--config", "server.properties",
    ]  # fmt: skip
    keeper = subprocess.Popen(
        [sys.executable, "-m", "textlint.languagetool.keeper", str(folder), json.dumps(about), *command],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        cwd=home(), env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    end = time.monotonic() + START
    while time.monotonic() < end:
        (folder / "used").touch()  # it is not idle while it comes up
        if is_healthy(port) and (found := running(folder)):
            return found
        if keeper.poll() is not None:
            break
        time.sleep(LOOK)
    keeper.terminate()
    said = (folder / "server.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise LanguageToolError(
        f"the server did not start: {said[-1] if said else 'it said nothing'}; see {folder}/server.log"
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold off other runs that would start the same server."""
    import sqlite3  # its lock works on every platform, and goes when the process dies

    lock = sqlite3.connect(folder / "lock.sqlite", timeout=2 * START, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.Error as error:
        raise LanguageToolError(f"{folder}: {error}") from None
    finally:
        lock.close()


def _about(folder: Path) -> dict[str, Any] | None:
    try:
        about = json.loads((folder / "server.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(about, dict) and {"port", "pid", "version", "memory", "since"} <= set(about)
    return about if whole else None


def _is_alive(about: dict[str, Any]) -> bool:
    """True when the process is there and began when the server did: numbers of processes are used again."""
    import psutil

    try:
        process = psutil.Process(int(about["pid"]))
        return bool(abs(process.create_time() - float(about["since"])) < START)
    except psutil.Error:
        return False


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return int(one.getsockname()[1])


def _key(jars: Jars, grammar: str) -> str:
    """A name for the servers that are alike."""
    return hashlib.blake2b(f"{jars.folder}\0{jars.version}\0{grammar}".encode(), digest_size=8).hexdigest()
