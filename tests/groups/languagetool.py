"""Tests that ask a real LanguageTool server."""

from textlint.languagetool import jars

NEEDS = "Java 17 or newer, and what `textlint languagetool install` fetches with Maven"


def missing() -> str | None:
    try:
        jars.java()
        jars.installed()
    except jars.LanguageToolError as error:
        return str(error).partition(":")[0]
    return None


def install() -> None:
    """Fetch the jars, unless they are there."""
    try:
        jars.installed()
    except jars.LanguageToolError:
        jars.install(say=print)
