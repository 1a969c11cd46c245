"""Tests that let a real LibreOffice open what we write."""

import os
import shutil
import subprocess

NEEDS = "LibreOffice Writer and its Python bridge (Debian: libreoffice-writer-nogui, python3-uno)"
PYTHON = "/usr/bin/python3"  # Debian's own; the bridge is built for no other


def missing() -> str | None:
    if shutil.which("soffice") is None:
        return "there is no command soffice"
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        return f"{PYTHON} has no module uno"
    return None


def install() -> None:
    """Fetch the Debian packages, unless they are there; needs root."""
    if missing() is None:
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["libreoffice-writer-nogui", "python3-uno"]
    subprocess.run(["apt-get", "update", "-qq"], env=environ, check=True)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=environ, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
