"""What other programs read of this repository: the hooks for pre-commit, and the action of GitHub."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.gits import commit, repository
from tests.made import ROOT

SCRIPTS = Path(sys.executable).parent
READ_BY_HOOKS = "a.txt a.md a.markdown a.html a.htm a.xhtml".split()


def lines(*command, cwd=ROOT, status=0, **environ):
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **environ}, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert done.returncode == status, done.stdout
    return done.stdout.splitlines()


def test_the_action_is_what_github_expects():
    lines(SCRIPTS / "check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")


def test_the_hooks_are_what_pre_commit_expects():
    lines(SCRIPTS / "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["textlint", "textlint-fix"]


@pytest.mark.parametrize("name", READ_BY_HOOKS)
def test_hooks_are_given_the_files_that_textlint_reads(name):
    from identify.identify import tags_from_filename

    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        assert tags_from_filename(name) & set(hook["types_or"])


@pytest.fixture
def action(tmp_path):
    """Run the last step of the action, as GitHub does, in a repository of articles."""
    home = repository(tmp_path / "home")
    installed = tmp_path / "runner" / "textlint" / "bin" / "textlint"
    installed.parent.mkdir(parents=True)
    installed.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m textlint "$@"\n')
    installed.chmod(0o755)
    made = yaml.safe_load((ROOT / "action.yml").read_text())
    defaults = {name.upper().replace("-", "_"): about["default"] for name, about in made["inputs"].items()}
    script = tmp_path / "step.sh"
    script.write_text(made["runs"]["steps"][-1]["run"])

    def call(status, **inputs):
        environ = {**defaults, "FORMAT": "concise", "RUNNER_TEMP": str(tmp_path / "runner"), "PYTHONPATH": str(ROOT)}
        found = lines(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=home, status=status, **environ | inputs
        )
        return [line.partition(": ")[0] for line in found]

    return home, call


def test_the_action_reports_what_is_found_in_all_files(action):
    home, call = action
    commit(home, a="He fled to kyiv.\n", **{"b c": "She fled to kyiv.\n"})
    assert call(1) == ["./a.txt:1:12", "./b c.txt:1:13"]
    assert call(1, PATHS="b c.txt\n") == ["b c.txt:1:13"]
    assert call(0, PATHS="a.txt\nb c.txt", ARGS="  --ignore entity --quiet\n--profile full ") == []


def test_the_action_takes_a_baseline_and_a_branch(action):
    home, call = action
    commit(home, a="He fled to kyiv.\n")
    (home / "a.txt").write_text("He fled to kyiv.\nShe fled to kyiv.\n")
    assert call(1, CHANGED="HEAD") == ["./a.txt:2:13"]
    lines(
        sys.executable,
        "-m",
        "textlint",
        "baseline",
        "create",
        "--baseline",
        ".known it.jsonl",
        cwd=home,
        PYTHONPATH=str(ROOT),
    )
    assert call(0, BASELINE=".known it.jsonl") == []


def test_what_the_inputs_of_the_action_say_is_not_run(action):
    home, call = action
    commit(home, a="Good.\n")
    harm = "$(touch harm); touch harm; `touch harm` * --output=harm"
    call(2, PATHS=harm)
    call(2, CHANGED=harm)
    call(2, BASELINE=harm)
    assert [path.name for path in home.iterdir() if not path.name.startswith(".")] == ["a.txt"]
    assert "${{" not in "".join(
        step.get("run", "") for step in yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    )
