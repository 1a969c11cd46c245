"""Tests that need a LanguageTool server with our rules."""

import os
import shutil
from pathlib import Path

NEEDS = "java, and the jars of LanguageTool 6.6 in the folder that LANGUAGETOOL_JARS names"


def missing() -> str | None:
    if shutil.which("java") is None:
        return "there is no java"
    folder = os.environ.get("LANGUAGETOOL_JARS", "")
    return None if folder and Path(folder).is_dir() else "LANGUAGETOOL_JARS names no folder"


def install() -> None:
    """Nothing: continuous integration brings the jars."""
