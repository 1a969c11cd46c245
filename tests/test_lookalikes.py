"""The generator of made sites says of each line what it is, and makes the same archive again."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.made import ROOT

SITES, PAGES = 3, 12


def article(number: int) -> str:
    """A made-up article: a headline and seven paragraphs that no other article has."""
    paragraph = (
        "In town {0}.{1} the council met on Monday and said Anna Lind had again put off what it had promised to do."
    )
    return "\n".join([f"Council {number} meets again", *(paragraph.format(number, part) for part in range(7))])


def write(path: Path, *objects: dict[str, Any]) -> None:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in objects), encoding="utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of such a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the form of the real texts, all made up."""
    folder = tmp_path_factory.mktemp("gold")
    body = article(0)
    page = f"Home\nLog in\nToday's weather\n{body}\nPrivacy\nContact us\n© 2019 A paper"
    write(folder / "debris_gold.jsonl", {"doc": "a", "url": "https://a.test/1", "gold": body})
    write(folder / "debris.jsonl", {"doc": "a", "variant": "alltext", "text": page})
    write(folder / "clean.jsonl", *({"id": f"c{number}", "text": article(number)} for number in range(1, 60)))
    write(folder / "snippets.jsonl", {"with": ["met on Monday"], "without": ["Subscribe now", "Powered by nobody"]})
    return folder


def make(gold: Path, out: Path, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Archive and key that the script writes."""
    size = ["--seed", str(seed), "--sites", str(SITES), "--pages", str(PAGES)]
    subprocess.run([sys.executable, ROOT / "scripts" / "make_lookalikes.py", gold, out, *size], check=True)
    return read(out / "archive.jsonl"), read(out / "key.jsonl")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_key_has_each_line_with_text_once(gold: Path, tmp_path: Path, seed: int) -> None:
    archive, key = make(gold, tmp_path, seed)
    keyed = defaultdict(list)
    for entry in key:
        keyed[entry["id"]].append(entry["line"])
    assert len({record["domain"] for record in archive}) == SITES
    for record in archive:
        lines = record["text"].split("\n")
        assert keyed[record["id"]] == [number for number, line in enumerate(lines) if line.strip()]


def test_lines_of_the_page_are_called_furniture_and_lines_of_articles_never(gold: Path, tmp_path: Path) -> None:
    archive, key = make(gold, tmp_path, 1)
    lines = {record["id"]: record["text"].split("\n") for record in archive}
    kinds = defaultdict(set)
    for entry in key:
        kinds[lines[entry["id"]][entry["line"]]].add(entry["kind"])
    assert {"body", "furniture", "lookalike"} <= set.union(*kinds.values())
    assert {"Home", "Privacy", "Contact us"} & set(kinds)
    for line, found in kinds.items():
        if line in {"Home", "Log in", "Privacy", "Contact us", "Subscribe now"}:
            assert found == {"furniture"}
        if line.startswith("In town "):
            assert "furniture" not in found


def test_the_same_seed_gives_the_same_archive_and_another_seed_another(gold: Path, tmp_path: Path) -> None:
    first = make(gold, tmp_path / "first", 1)
    assert make(gold, tmp_path / "again", 1) == first
    assert make(gold, tmp_path / "other", 2) != first


def test_more_pages_than_there_are_articles_is_a_misuse_that_is_said(gold: Path, tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "make_lookalikes.py", gold, tmp_path, "--pages", "300"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "there are 60" in run.stderr
