"""The process that owns a LanguageTool server: starts it, and stops it when nobody has asked anything for a while.

    python -m textlint.languagetool.keeper FOLDER ABOUT COMMAND…

A run ends long before the server should, so the server cannot be its child. It is the child of this process, which
lives by itself and watches the file `used` in FOLDER: each run touches it. ABOUT, a JSON object, is what it writes to
server.json there, with the numbers of both processes.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

STEP = 0.5  # seconds between two looks
GRACE = 5.0  # seconds that the server has to end by itself


def keep(folder: Path, about: dict[str, Any], command: list[str]) -> int:
    """Run `command` until it ends, `stop` is in the folder, or `used` is older than the `idle` seconds of `about`."""
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    try:
        _note(folder, {**about, "pid": server.pid, "keeper": os.getpid()})
        while server.poll() is None and not (folder / "stop").exists() and _age(folder) < about["idle"]:
            time.sleep(STEP)
    finally:
        if server.poll() is None:
            server.terminate()
            try:
                server.wait(GRACE)
            except subprocess.TimeoutExpired:
                server.kill()
        if _is_ours(folder):  # not, when a new server has been started since ours died
            for name in ("server.json", "stop"):
                (folder / name).unlink(missing_ok=True)
    return 0


def _is_ours(folder: Path) -> bool:
    """True when server.json still speaks of the server of this process."""
    try:
        return bool(json.loads((folder / "server.json").read_text(encoding="utf-8"))["keeper"] == os.getpid())
    except (OSError, ValueError, LookupError):
        return False


def _age(folder: Path) -> float:
    """Seconds since somebody used the server."""
    try:
        return time.time() - (folder / "used").stat().st_mtime
    except OSError:
        return float("inf")


def _note(folder: Path, about: dict[str, Any]) -> None:
    """Write server.json whole, so that nobody reads half of it."""
    new = folder / f".server-{os.getpid()}.json"
    new.write_text(json.dumps(about) + "\n", encoding="utf-8")
    new.replace(folder / "server.json")


if __name__ == "__main__":
    sys.exit(keep(Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3:]))
