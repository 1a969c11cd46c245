"""Files that are more than text, on the command line: which are read, what is said, and what `fix` makes of them."""

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.made import run

DATA = Path(__file__).parents[1] / "data" / "formats"
FIELDS = {
    "articles.json": ("articles.*.title", "articles.*.body"),
    "page.yaml": ("title", "summary", "body", "notes.*.text"),
    "post.toml": ("title", "lead", "sections.*.heading", "sections.*.body"),
}
LOADERS = {".json": json.loads, ".yaml": yaml.safe_load, ".toml": tomllib.loads}


def options(name):
    return [part for field in FIELDS[name] for part in ("--field", field)]


@pytest.fixture
def go(tmp_path):
    """Run the command in a folder with the three files; gives status, output and what was said."""
    for name in FIELDS:
        shutil.copy(DATA / name, tmp_path / name)

    def call(*arguments, input=b""):
        done = run(*arguments, cwd=tmp_path, input=input)
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def rows(out):
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_found_in_a_file_is_what_was_seen_in_it_by_eye(go, name):
    status, out, _ = go("check", "--format", "concise", *options(name), name)
    assert (status, out) == (1, (DATA / f"{name}.concise").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FIELDS)
def test_a_patch_of_a_file_with_several_texts_is_one_that_git_applies(go, name, tmp_path):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert go("fix", "--patch", "fixes.diff", *options(name), name)[0] == 0
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
    subprocess.run(["git", "apply", "fixes.diff"], cwd=tmp_path, check=True)
    patched = (tmp_path / name).read_bytes()
    shutil.copy(DATA / name, tmp_path / name)
    assert go("fix", *options(name), name)[0] == 0
    assert (tmp_path / name).read_bytes() == patched != (DATA / name).read_bytes()
    load = LOADERS[Path(name).suffix]
    assert load(patched.decode()) == load((DATA / f"{name}.fixed").read_bytes().decode())
    assert patched == (DATA / f"{name}.fixed").read_bytes()
    assert go("check", *options(name), name)[0] == 0


def test_findings_say_in_which_record_they_are(go):
    _, out, _ = go("check", "--format", "jsonl", *options("articles.json"), "articles.json")
    assert [(row["record"], row["part"], row["line"]) for row in rows(out)] == [
        (1, "articles.0", 9), (1, "articles.0", 9), (1, "articles.0", 9), (2, "articles.1", 15), (2, "articles.1", 15),
    ]  # fmt: skip
    raw = (DATA / "articles.json").read_bytes()
    assert raw[rows(out)[1]["byte_start"] : rows(out)[1]["byte_end"]] == rb"\u003c \/i\u003e"


def test_in_folders_data_files_are_read_when_a_field_is_named(go, tmp_path):
    status, out, said = go("check", ".")
    assert (status, out) == (0, "0 files checked, nothing found.\n")
    assert "left out in folders" in said and "1 .json" in said and "1 .yaml" in said
    status, out, said = go("check", "--format", "jsonl", "--field", "*.*.body", "--field", "body", ".")
    assert {row["path"] for row in rows(out)} == {"./articles.json", "./page.yaml", "./post.toml"}
    assert "left out" not in said
    assert go("check", "--field", "body", "--format-in", "json", "-q", "--format", "jsonl", ".")[:2] == (0, "")


@pytest.mark.parametrize("command", [("check",), ("fix",), ("fix", "--diff"), ("stats",)])
def test_a_data_file_that_is_named_without_a_field_is_one_line(go, command, tmp_path):
    before = (tmp_path / "articles.json").read_bytes()
    status, _, said = go(*command, "-q", "articles.json")
    assert (status, said) == (
        2,
        "textlint: articles.json: say with --field which of its values are prose, e.g. --field title --field body\n",
    )
    assert (tmp_path / "articles.json").read_bytes() == before


@pytest.mark.parametrize("command", ["check", "fix", "stats"])
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (("--field", "a..b"), "“a..b” has an empty name"),
        (("--field", "a\\"), "“a\\” ends in a backslash"),
        (("--format-in", "json"), "--format-in: json needs --field"),
        (("--format-in", "odt"), "'odt' is not one of"),
    ],
)
def test_a_wrong_option_is_one_error_with_status_2(go, command, wrong, reason):
    status, out, said = go(command, *wrong, "articles.json")
    assert (status, out) == (2, "")
    [line] = [line for line in said.splitlines() if line.startswith("Error")]
    assert reason in line


def test_a_broken_file_is_one_line_and_the_others_are_read(go, tmp_path):
    (tmp_path / "broken.json").write_text('{"articles": [{"body": "x" "y"}]}')
    status, out, said = go("check", "--format", "jsonl", *options("articles.json"), "broken.json", "articles.json")
    assert (status, len(rows(out))) == (2, 5)
    assert said.splitlines()[0] == "textlint: broken.json: byte 27: no JSON: Expecting ',' delimiter"


WRONG = b'{"body": "He left , she said."}'


@pytest.mark.parametrize("how", [("--format-in", "json"), ("--stdin-filename", "a.json"), ()])
def test_what_comes_in_is_read_by_format_by_name_or_by_content(go, how):
    _, out, _ = go("check", "-", "--format", "jsonl", "--field", "body", *how, input=WRONG)
    assert [(row["byte_start"], row["column"]) for row in rows(out)] == [(17, 18)]
    status, out, _ = go("fix", "-", "--field", "body", *how, input=WRONG)
    assert (status, out) == (0, '{"body": "He left, she said."}')


def test_what_comes_in_without_a_field_is_text(go):
    assert go("fix", "-", input=b'{"He left , she said.')[1] == '{"He left, she said.'


def test_the_name_of_what_comes_in_says_the_format_in_stats_too(go):
    arguments = ("stats", "-", "--stdin-filename", "a.yaml", "--field", "body", "--format", "json")
    _, out, _ = go(*arguments, input=b"body: One two three.\nother: four\n")
    assert json.loads(out)["total"]["words"] == 3


def test_what_cannot_be_read_goes_through_fix_as_it_came(go):
    status, out, said = go("fix", "-", "--stdin-filename", "a.json", "--field", "body", input=b'{"body": ')
    assert (status, out) == (2, '{"body": ')
    assert said.startswith("textlint: a.json: byte 9: no JSON")
