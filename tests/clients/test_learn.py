"""`textlint learn` as a user runs it."""

import json
import random
import re

import pytest

from tests.batch.test_learn import article
from tests.made import run


@pytest.fixture
def records():
    """Pages of two sources, each with a foot of its own."""
    chance = random.Random(3)
    return [
        {
            "id": n,
            "site": f"https://{site}.test/{n}",
            "text": "\n".join(article(chance, below=(f"All of {site}", "Ring our newsroom"))),
        }
        for n in range(12)
        for site in ("one", "two")
    ]


@pytest.fixture
def learn(tmp_path, records):
    """Run it in a folder with those pages; gives the status and what was said."""
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))

    def go(*arguments, input=b""):
        done = run("learn", *arguments, cwd=tmp_path, input=input)
        assert b"Traceback" not in done.stderr and done.stdout == b""
        return done.returncode, done.stderr.decode()

    return go


def files(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.yaml")}


def test_the_rules_of_a_source_clean_its_texts(learn, tmp_path, records):
    status, said = learn("in.jsonl", "-o", "rules", "--source-field", "site")
    assert status == 0
    assert said == "24 documents of 2 sources, 0 near-duplicates left out: 2 rules for 2 sources in rules\n"
    done = run("clean", "in.jsonl", "-o", "-", "--rules", "rules/one_test", "--select", "site", cwd=tmp_path)
    cleaned = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert not any("All of one" in text for text in cleaned) and "All of two" in cleaned[1]
    assert cleaned[0] == "\n".join(records[0]["text"].split("\n")[:-2])
    tested = run("rules", "--test", "--rules", "rules/one_test", "site", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout


def test_merged_sketches_give_the_rules_of_one_pass(learn, tmp_path):
    lines = (tmp_path / "in.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines[:10]))
    (tmp_path / "b.jsonl").write_bytes(b"".join(lines[10:]))
    assert learn("in.jsonl", "-o", "whole", "--source-field", "site", "-q") == (0, "")
    for name in "ab":
        assert learn(f"{name}.jsonl", "--sketch", f"{name}.json", "--source-field", "site") == (0, "")
    assert learn("--merge", "a.json", "b.json", "-o", "merged", "-q") == (0, "")
    assert files(tmp_path / "merged") == files(tmp_path / "whole") != {}


def test_without_a_source_field_an_archive_is_one_source(learn, tmp_path):
    assert learn("in.jsonl", "-o", "rules", "-q")[0] == 0
    assert [path.name for path in (tmp_path / "rules").iterdir()] == ["in"]
    content = (tmp_path / "in.jsonl").read_bytes()
    assert learn("-", "-o", "stream", "-q", input=content)[0] == 0
    assert [path.name for path in (tmp_path / "stream").iterdir()] == ["archive"]


def test_a_second_run_replaces_the_rules_and_leaves_other_files(learn, tmp_path):
    learn("in.jsonl", "-o", "rules", "--source-field", "site")
    home = tmp_path / "rules" / "one_test" / "site"
    (home / "one_test_above.yaml").write_text("old")
    (home / "mine.yaml").write_text("mine")
    learn("in.jsonl", "-o", "rules", "--source-field", "site")
    assert sorted(path.name for path in home.iterdir()) == ["mine.yaml", "one_test_below.yaml"]


def test_broken_lines_and_missing_fields_are_said(learn, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(path.read_bytes() + b'{"text": \n{"text": 1, "site": "a"}\n')
    status, said = learn("in.jsonl", "-o", "rules", "--source-field", "site", "-q")
    assert status == 2
    assert re.fullmatch(
        r"textlint: in.jsonl:25: .+; left out\ntextlint: in.jsonl: 1 of 25 records have no text in the field 'text'\n",
        said,
    )
    assert len(files(tmp_path / "rules")) == 2
    assert learn("in.jsonl", "-o", "none", "--text-field", "body", "-q")[0] == 2


def test_mistakes_are_one_line(learn, tmp_path):
    (tmp_path / "odd.json").write_text("{}")
    (tmp_path / "file").write_text("")
    for arguments in (
        ("none.jsonl", "-o", "rules"),
        (".", "-o", "rules"),
        ("--merge", "odd.json", "-o", "rules"),
        ("--merge", "none.json", "-o", "rules"),
        ("in.jsonl", "-o", "file/rules", "-q"),
    ):
        status, said = learn(*arguments)
        assert (status, said.count("\n")) == (2, 1), said
    assert learn("in.jsonl")[0] == 2
    assert learn("--merge", "odd.json", "--near-duplicates", "x")[0] == 2


def test_articles_that_are_there_twice_are_listed(learn, tmp_path, records):
    twin = {**records[4], "text": records[4]["text"].replace("river", "stream", 1)}
    elsewhere = {**records[4], "site": "https://two.test/9"}
    with (tmp_path / "in.jsonl").open("a") as file:
        file.write(json.dumps(twin) + "\n" + json.dumps(elsewhere) + "\n")
    assert learn("in.jsonl", "--near-duplicates", "twins.jsonl", "--source-field", "site") == (0, "")
    [found] = map(json.loads, (tmp_path / "twins.jsonl").read_text().splitlines())
    assert (found["source"], found["first"], found["second"]) == ("one.test", ["in.jsonl", 5], ["in.jsonl", 25])
    assert found["alike"] > 0.8
