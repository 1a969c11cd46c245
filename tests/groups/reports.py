"""Tests that show our reports to validators other people wrote."""

import shutil
import subprocess
import sys
from pathlib import Path

NEEDS = "Node with npm, which fetches Microsoft's SARIF multitool (Linux) and a validator of reviewdog's format"
FOLDER = Path(sys.prefix) / "share" / "textlint-report-validators"  # goes with the environment of the tests
PACKAGES = ("@microsoft/sarif-multitool-linux@5.7.0", "@umbrelladocs/rdformat-validator@1.0.1")
MULTITOOL = FOLDER / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
RDFORMAT = FOLDER / "node_modules" / "@umbrelladocs" / "rdformat-validator" / "bin" / "rdformat-validator.js"


def missing() -> str | None:
    if shutil.which("node") is None:
        return "there is no command node"
    absent = next((tool for tool in (MULTITOOL, RDFORMAT) if not tool.is_file()), None)
    return None if absent is None else f"there is no {absent}"


def install() -> None:
    """Fetch the two packages with npm, unless they are there; none of their scripts is run."""
    if missing() is None:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    MULTITOOL.chmod(0o755)  # what its script would do
