"""The hooks that `.pre-commit-hooks.yaml` offers, installed by pre-commit from a repository and run by git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.gits import ENVIRON, git, repository
from tests.made import ROOT

pytestmark = [pytest.mark.group("precommit"), pytest.mark.xdist_group("precommit")]  # one worker: installed once

INSTALLED = ("textlint", "rules", "setup.cfg", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
FIXABLE = "The mayor fled to kyiv on Monday.\n"
HARD = "The caf\ufffd in the square opened again on Monday.\n"  # what was there, only a person can find out


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """This checkout as it stands, committed to a repository of its own; its address and commit."""
    home = repository(tmp_path_factory.mktemp("hooks") / "textlint")
    for name in INSTALLED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, home / name)
    git(home, "add", "--all")
    git(home, "commit", "--quiet", "--message", "all")
    return str(home), git(home, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    """Of a user who has neither our sources nor hooks of other tests; pip keeps its usual cache."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_", "PRE_COMMIT"))}
    return {**kept, **ENVIRON, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


class Content:
    """A repository of articles whose commits pre-commit looks at; it fixes first, then checks."""

    def __init__(self, home, hooks, environ):
        self.home, self._environ, self._hooks = repository(home), environ, hooks
        self.use({"id": "textlint-fix"}, {"id": "textlint"})
        assert self.pre_commit("install")[0] == 0

    def use(self, *hooks):
        where, commit = self._hooks
        settings = {"repos": [{"repo": where, "rev": commit, "hooks": list(hooks)}]}
        self.put(".pre-commit-config.yaml", yaml.safe_dump(settings))

    def put(self, name, text):
        (self.home / name).parent.mkdir(exist_ok=True)
        (self.home / name).write_text(text)

    def pre_commit(self, *arguments):
        return self._run(sys.executable, "-m", "pre_commit", *arguments)

    def commit(self, skip=""):
        """Status and what people read; `skip` names hooks that are not to run."""
        git(self.home, "add", "--all")
        return self._run("git", "commit", "--quiet", "--message", "articles", SKIP=skip)

    def _run(self, *command, **environ):
        done = subprocess.run(
            command, cwd=self.home, env={**self._environ, **environ}, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout


@pytest.fixture
def content(tmp_path, hooks, environ):
    return Content(tmp_path / "content", hooks, environ)


def test_a_dirty_article_is_blocked_and_passes_when_the_fix_hook_has_run(content):
    content.put("news/one article.md", FIXABLE)
    status, said = content.commit(skip="textlint-fix")
    assert status == 1
    assert "hook id: textlint\n" in said
    assert (
        "news/one article.md\n"
        "     1:19  error    entity/lower_case_name\n"
        '    "kyiv" is a name and takes a capital: “Kyiv”.\n'
        "    The mayor fled to kyiv on Monday.\n"
        "                      ^^^^\n"
        "    → “Kyiv”  (safe)\n"
    ) in said
    status, said = content.pre_commit("run", "textlint-fix", "--all-files")
    assert status == 1
    assert "files were modified by this hook" in said
    assert Path(content.home, "news/one article.md").read_text() == FIXABLE.replace("kyiv", "Kyiv")
    assert content.pre_commit("run", "textlint-fix", "--all-files")[0] == 0
    assert content.commit()[0] == 0
    assert git(content.home, "log", "--format=%s") == "articles\n"


def test_what_only_a_person_can_mend_passes_the_fix_hook_and_fails_the_other(content):
    content.put("a.txt", HARD)
    status, said = content.commit()
    assert status == 1
    told = [line for line in said.splitlines() if not line.startswith("[INFO]")]  # it says so when it installs a hook
    assert [(line.split(".")[0], line[-6:]) for line in told[:2]] == [
        ("textlint (fix)", "Passed"), ("textlint", "Failed")
    ]  # fmt: skip
    assert "mojibake/replacement_character" in said


def test_a_baseline_lets_known_findings_pass_and_new_ones_not(content):
    content.put("a.txt", HARD)
    made = content._run(sys.executable, "-m", "textlint", "baseline", "create", PYTHONPATH=str(ROOT))
    assert made[0] == 0
    assert content.commit()[0] == 0
    content.put("a.txt", f"Nobody came to the hall.\n\n{HARD}\n{HARD}")
    assert content.commit()[0] == 1


def test_a_hook_may_look_at_new_lines_only(content):
    content.put("a.txt", HARD)
    assert content.commit(skip="textlint")[0] == 0
    content.use({"id": "textlint", "args": ["--changed=HEAD"]})
    content.put("a.txt", f"Nobody came to the hall.\n\n{HARD}")
    assert content.commit()[0] == 0
    content.put("a.txt", f"Nobody came to the hall.\n\n{HARD}\n{HARD}")
    assert content.commit()[0] == 1


def test_a_hook_may_read_the_values_of_other_formats(content):
    fields = ["--field", "title", "--field", "articles.*.body"]
    content.use({"id": "textlint", "types_or": ["json"], "args": fields})
    content.put("a.json", f'{{"url": "kyiv", "articles": [{{"body": "{FIXABLE.strip()}"}}]}}\n')
    status, said = content.commit()
    assert (status, said.count("entity/lower_case_name")) == (1, 1)


def test_files_of_other_kinds_are_not_looked_at(content):
    content.put("code.py", f"# {FIXABLE}")
    content.put("data.json", f'{{"text": "{FIXABLE.strip()}"}}\n')
    status, said = content.commit()
    assert (status, said.count("no files to check")) == (0, 2)
