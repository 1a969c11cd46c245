"""Tests that open the HTML report in a real Chromium."""

import importlib.util
import os
import shutil
import subprocess

NEEDS = "Chromium (Debian: chromium) and the Python package playwright"


def missing() -> str | None:
    if shutil.which("chromium") is None:
        return "there is no command chromium"
    if importlib.util.find_spec("playwright") is None:
        return "there is no Python package playwright"
    return None


def install() -> None:
    """Fetch the Debian package, unless it is there; needs root."""
    if shutil.which("chromium") is not None:
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environ, check=True)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        env=environ, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
