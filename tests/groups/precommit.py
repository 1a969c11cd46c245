"""Tests that let the real pre-commit install our hooks, with what PyPI has."""

import importlib.util
import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory

NEEDS = "git, pre-commit (`pip install '.[dev]'`), and PyPI, from which it fills the environment of a hook"


def missing() -> str | None:
    if shutil.which("git") is None:
        return "there is no command git"
    if importlib.util.find_spec("pre_commit") is None:
        return "there is no package pre-commit"
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "click"]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return "pip cannot get packages"
    return None


def install() -> None:
    """Nothing to add: the extra `dev` has brought it."""
