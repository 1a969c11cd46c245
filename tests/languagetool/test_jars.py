"""What is no LanguageTool, or no Java that runs it, is told in one line with the way to mend it."""

from zipfile import ZipFile

import pytest

from textlint.languagetool import jars
from textlint.languagetool.jars import LanguageToolError


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(jars.ENVIRONMENT, str(tmp_path / "home"))
    return tmp_path / "home"


def made(folder, version="6.6", suffix="-6.6"):
    folder.mkdir(parents=True)
    for name in ("languagetool-server", "language-en"):
        (folder / f"{name}{suffix}.jar").write_bytes(b"")
    with ZipFile(folder / f"languagetool-core{suffix}.jar", "w") as jar:
        jar.writestr("META-INF/maven/org.languagetool/languagetool-core/pom.properties", f"version={version}\n")
    return folder


def test_a_folder_with_the_jars_can_be_used_and_is_remembered(tmp_path):
    folder = made(tmp_path / "jars")
    assert jars.use(folder) == jars.installed() == (folder, "6.6")


def test_the_folder_of_a_release_has_its_jars_in_libs(tmp_path):
    folder = tmp_path / "LanguageTool-6.6"
    made(folder / "libs", suffix="")
    assert jars.inspect(folder).version == "6.6"
    assert str(folder / "libs" / "*") in jars.inspect(folder).class_path


@pytest.mark.parametrize("missing", ["languagetool-server-6.6.jar", "language-en-6.6.jar", "languagetool-core-6.6.jar"])
def test_a_folder_that_lacks_a_jar_is_refused(tmp_path, missing):
    folder = made(tmp_path / "jars")
    (folder / missing).unlink()
    with pytest.raises(LanguageToolError, match=missing.partition("-6")[0]):
        jars.use(folder)


def test_an_old_version_is_refused(tmp_path):
    with pytest.raises(LanguageToolError, match=r"5\.9 is too old"):
        jars.use(made(tmp_path / "jars", version="5.9"))


def test_a_broken_jar_is_refused(tmp_path):
    folder = made(tmp_path / "jars")
    (folder / "languagetool-core-6.6.jar").write_bytes(b"half a download")
    with pytest.raises(LanguageToolError, match="not a whole jar"):
        jars.use(folder)


def test_nothing_installed_says_how_to_install():
    with pytest.raises(LanguageToolError, match="textlint languagetool install"):
        jars.installed()


@pytest.mark.parametrize(
    ("says", "reason"),
    [('openjdk version "11.0.2"', "is Java 11"), ('java version "1.8.0_202"', "is Java 8"), ("Gibberish", "unknown")],
)
def test_an_old_java_is_refused(tmp_path, monkeypatch, says, reason):
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(LanguageToolError, match=reason):
        jars.java()


def test_no_java_says_how_to_get_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(LanguageToolError, match="apt install"):
        jars.java()


def test_maven_that_fails_leaves_nothing_behind(tmp_path, monkeypatch, home):
    program = tmp_path / "mvn"
    program.write_text("#!/bin/sh\necho '[ERROR] no such thing'\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(LanguageToolError, match="no such thing"):
        jars.install()
    assert list(home.iterdir()) == []
