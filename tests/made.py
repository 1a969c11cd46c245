# ruff: noqa: E501 (examples are whole lines)
"""Texts, rule files and runs of the command, made for tests."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from textlint.core import Document, Edit, Rule
from textlint.engine.load import Folder, load_folder
from textlint.readers import plain

ROOT = Path(__file__).resolve().parent.parent

# What articles are made of, and what breaks programs that read them.
PIECES = (
    *"aZ0 .,:;!?-–—…'\"“”‘’«»()[]<>/@#&*_|·•",
    "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2009", "\u200b", "\u2028", "\u0085", "\x0c", "\x1b[31m", "\x00",
    "é", "e\u0301", "ß", "Ж", "я", "中", "「", "한", "ك", "ا\u064b", "\u202e", "\ufeff", "\ufffd", "😀", "👩\u200d🚀", "\U0010ffff",
    "Kiev", "kyiv", "Olaf Scholz", " Schulz", "“We go”", " .", " ,", "..", ",and", "FILE PHOTO: ", "(REUTERS)", "< /i>", "&amp;",
    "Read Also: ", "Related Articles", "Leave a Reply", "© 2023", "https://t.co/x1", "pic.twitter.com/abc", "— A (@a) May 1, 2023",
    "The minister said on Monday that the talks would go on until the spring. ", "10,000", "50%", "the the ", "â€™", "Ã©",
)  # fmt: skip


def texts(most: int = 24) -> st.SearchStrategy[str]:
    """Texts of pieces of articles and of any other characters, lone surrogates left out."""
    anything = st.characters(exclude_categories=["Cs"])
    return st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), anything), max_size=most).map("".join)


def document(text: str) -> Document:
    """A document of `text`, as a file in UTF-8 gives it."""
    return plain.from_text(text, "made.txt")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`, which must not overlap; those that are equal count once."""
    for edit in sorted(set(edits), key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def rule_keys(id: str, **keys: Any) -> dict[str, Any]:
    """The keys of a pattern rule that reports `wrng`, with `keys` in place of its own; None takes one out."""
    made: dict[str, Any] = {
        "id": id, "kind": "pattern", "message": 'The word "{0}" is wrong.', "rationale": "It is made up. So is this.",
        "source": "tests", "severity": "warning", "safety": "safe", "mqm": "accuracy/made up", "requires": ["wrng"],
        "pattern": "wrng", "fix": "wrong", "bad": [{"text": "All is ⟦wrng⟧ here.", "fixed": "All is wrong here."}],
        "good": ["All is well here."],
    }  # fmt: skip
    made.update(keys)
    return {key: value for key, value in made.items() if value is not None}


def rule_file(folder: Path, id: str = "made/word", **keys: Any) -> Path:
    """Write such a rule to its place under `folder`."""
    path = folder / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(rule_keys(id, **keys), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def word_rule(folder: Path, id: str, wrong: str, right: str, **keys: Any) -> Path:
    """Write a rule that puts `right` in the place of `wrong`."""
    return rule_file(
        folder, id, requires=[wrong], pattern=wrong, fix=right, bad=[{"text": f"⟦{wrong}⟧", "fixed": right}], **keys
    )  # fmt: skip


def code_file(folder: Path, id: str, body: str, *, keys: str = "") -> Path:
    """Write a rule in Python to its place under `folder`; `body` is that of its function, which has `document`."""
    path = folder / f"{id}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "from textlint.core import Bad, InQuotes, Kind, Safety, Severity, Span, State, rule\n\n\n"
        f'@rule(id="{id}", message="Found {{what}}.", severity=Severity.WARNING, safety=Safety.SAFE, mqm="made up",\n'
        f'      source="tests", bad=(Bad("⟦x⟧"),), good=("y",), {keys})\n'
        "def check(document):\n"
        '    """It is made up."""\n' + "".join(f"    {line}\n" for line in body.splitlines()),
        encoding="utf-8",
    )
    return path


def made_rules(folder: Path) -> tuple[Rule, ...]:
    """The rules of one folder of a user, without those that ship."""
    return tuple(load_folder(Folder(folder)))


def run(*arguments: str | Path, cwd: Path, input: bytes = b"", **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the real command `textlint`."""
    return subprocess.run(
        [sys.executable, "-m", "textlint", *map(str, arguments)],
        cwd=cwd, input=input, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT), **environ}, check=False,
    )  # fmt: skip
