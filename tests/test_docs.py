"""What the documents say is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

from textlint.clients.cli.main import program
from textlint.engine.load import load

ROOT = Path(__file__).parents[1]
PATTERNS = 150  # documented patterns of translation errors, any language to Hindi


def test_the_pages_of_the_rules_are_made_from_their_files():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}run `make docs`"


def test_every_documented_pattern_stands_once_in_the_coverage_and_has_rules_that_exist_or_a_reason():
    _, *rows = (line.split("\t") for line in (ROOT / "docs" / "coverage.tsv").read_text(encoding="utf-8").splitlines())
    names = [row[0] for row in rows if row[0] != "more"]
    assert len(names) == len(set(names)) == PATTERNS
    ids = {rule.id for rule in load()}
    for name, wrong, right, rules, reason in rows:
        assert wrong, name
        assert right, name
        assert rules or reason, name
        assert set(filter(None, rules.split(", "))) <= ids, name


def test_the_lexicons_are_well_formed():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "check_lexicons.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_the_readme_names_exists_and_every_command_is_named():
    named = set(re.findall(r"`textlint (\w+)[ `]", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named == set(program.list_commands(None))


def test_every_option_the_readme_names_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    options = {
        name
        for command in program.list_commands(None)
        for made in program.get_command(None, command).params
        for name in made.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= options | {"--help"}


def test_every_file_the_documents_point_to_is_there():
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
