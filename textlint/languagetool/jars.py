"""The jars of LanguageTool: where they are, and how they get there. Nothing is fetched unless somebody asks for it."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

VERSION = "6.6"  # the newest on Maven Central of which the server runs on Java 17
OLDEST = (6, 0)  # the ids of rules in our tables are those of version 6
JAVA = 17  # the oldest that LanguageTool 6.6 starts on
ENVIRONMENT = "TEXTLINT_LANGUAGETOOL_DIR"  # another home for jars and servers
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>textlint</groupId><artifactId>languagetool</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId><version>{version}</version>
    </dependency>
    <dependency>
      <groupId>org.languagetool</groupId><artifactId>language-en</artifactId><version>{version}</version>
    </dependency>
  </dependencies>
</project>
"""
_PROPERTIES = "META-INF/maven/org.languagetool/languagetool-core/pom.properties"


class LanguageToolError(RuntimeError):
    """Something about LanguageTool that keeps it from being asked; `str()` is one line for people."""


class Jars(NamedTuple):
    """A folder that holds LanguageTool, and its version, e.g. `6.6`."""

    folder: Path
    version: str

    @property
    def class_path(self) -> str:
        """What Java needs: all jars of the folder, those of a `libs` folder, and the folder with its resources."""
        return os.pathsep.join(str(path) for path in (self.folder / "*", self.folder / "libs" / "*", self.folder))


def home() -> Path:
    """The folder for jars and servers; it need not exist yet."""
    if chosen := os.environ.get(ENVIRONMENT):
        return Path(chosen).absolute()
    from platformdirs import user_data_path

    return user_data_path("textlint", appauthor=False) / "languagetool"


def installed() -> Jars:
    """The jars that were installed, or the folder that was named instead.

    Raises:
        LanguageToolError: there are none, or they are not whole.
    """
    try:
        folder = Path(json.loads((home() / "jars.json").read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        raise LanguageToolError(
            "LanguageTool is not installed: `textlint languagetool install` fetches it from Maven Central "
            "(245 MB), `textlint languagetool install --from DIR` takes a folder you have"
        ) from None
    return inspect(folder)


def inspect(folder: Path) -> Jars:
    """The jars in `folder`.

    Raises:
        LanguageToolError: the server or English is missing, or the version is too old.
    """
    if not folder.is_dir():
        raise LanguageToolError(f"{folder}: there is no such folder")
    names = [path.name for place in (folder, folder / "libs") if place.is_dir() for path in place.glob("*.jar")]
    for needed in ("languagetool-server", "languagetool-core", "language-en"):
        if not any(re.fullmatch(rf"{needed}(?:-[\d.]+)?\.jar", name) for name in names):
            raise LanguageToolError(f"{folder}: no {needed} jar in it, so it is no LanguageTool server with English")
    version = _version(folder)
    if _number(version) < OLDEST:
        raise LanguageToolError(f"{folder}: LanguageTool {version} is too old, {OLDEST[0]}.{OLDEST[1]} is the oldest")
    return Jars(folder, version)


def use(folder: Path) -> Jars:
    """Take an existing folder for the one to start servers from.

    Raises:
        LanguageToolError: as `inspect`.
    """
    found = inspect(folder.absolute())
    home().mkdir(mode=0o700, parents=True, exist_ok=True)
    (home() / "jars.json").write_text(json.dumps({"folder": str(found.folder)}) + "\n", encoding="utf-8")
    return found


def install(version: str = VERSION, say: Callable[[str], None] = lambda line: None) -> Jars:
    """Fetch LanguageTool from Maven Central with Maven, which checks each file's digest.

    Args:
        version: of LanguageTool.
        say: is told what is being done, a line each.

    Raises:
        LanguageToolError: there is no Maven, or it could not fetch something.
    """
    maven = shutil.which("mvn")
    if maven is None:
        raise LanguageToolError("Maven (mvn) is not on the path; on Debian, `apt install maven` brings it")
    target = home() / f"jars-{version}"
    home().mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home(), prefix=".fetch-") as name:
        work = Path(name)
        (work / "pom.xml").write_text(POM.format(version=version), encoding="utf-8")
        command = [maven, "--batch-mode", "--quiet", "dependency:copy-dependencies", "-DoutputDirectory=jars"]
        say(f"fetching LanguageTool {version} from Maven Central (245 MB) …")
        done = subprocess.run(command, cwd=work, capture_output=True, text=True)
        if done.returncode:
            lines = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
            raise LanguageToolError(f"Maven could not fetch it: {lines[0].strip() if lines else done.returncode}")
        inspect(work / "jars")
        if target.exists():
            shutil.rmtree(target)
        (work / "jars").replace(target)
    say(f"LanguageTool {version} is in {target}")
    return use(target)


def java() -> tuple[str, int]:
    """The Java that would be started, and its major version.

    Raises:
        LanguageToolError: there is none, or it is too old.
    """
    chosen = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(chosen, "bin"))) if chosen else None
    found = found or shutil.which("java")
    mend = f"LanguageTool needs Java {JAVA} or newer; on Debian, `apt install openjdk-17-jre-headless` brings it"
    if found is None:
        raise LanguageToolError(f"there is no Java here: {mend}")
    try:
        done = subprocess.run([found, "-version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        raise LanguageToolError(f"{found} does not run ({error}): {mend}") from None
    said = re.search(r'version "(\d+)(?:\.(\d+))?', done.stderr + done.stdout)
    major = int(said[2] or 0) if said and said[1] == "1" else int(said[1]) if said else 0
    if major < JAVA:
        raise LanguageToolError(f"{found} is Java {major or 'of an unknown version'}: {mend}")
    return found, major


def _version(folder: Path) -> str:
    """The version of the LanguageTool in `folder`, from its core's own notes."""
    for path in sorted((*folder.glob("languagetool-core*.jar"), *(folder / "libs").glob("languagetool-core*.jar"))):
        try:
            with ZipFile(path) as jar:
                said = re.search(rb"version=([\w.-]+)", jar.read(_PROPERTIES))
        except (OSError, BadZipFile, KeyError) as error:
            raise LanguageToolError(f"{path}: not a whole jar of LanguageTool ({error})") from None
        if said:
            return said[1].decode()
    raise LanguageToolError(f"{folder}: the jars do not say which version they are")


def _number(version: str) -> tuple[int, ...]:
    """A version as numbers: (6, 6) for `6.6-SNAPSHOT`."""
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("-")[0]))
