"""`textlint config` says what holds and where it comes from; `textlint init` writes what a repository asks for."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.config.test_errors import WRONG
from tests.made import ROOT, run
from textlint.clients.cli._given import OPTIONS as configured
from textlint.config.find import Configurations
from textlint.config.keys import DEFAULTS
from textlint.config.meanings import MEANINGS
from textlint.config.model import Configuration
from textlint.config.schema import schema


def shown(folder, *arguments):
    done = run("config", "show", *arguments, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    return told["configuration"], [(row["key"], row["value"], row["from"]) for row in told["values"]]


def test_show_names_the_line_the_option_or_the_default_of_each_value(tmp_path):
    (tmp_path / "base.toml").write_text('# ours\nextend-ignore = ["markup"]\nstyle = "ap"\n')
    (tmp_path / "textlint.toml").write_text(
        'extend = "base.toml"\n\n[per-file-ignores]\n"*.md" = ["entity"]\n"*.txt" = ["grammar"]\n'
        '[severity]\n"typography/*" = "info"\n[lexicon]\nplaces = ["Warta"]\n'
    )
    source, rows = shown(tmp_path, "news/a.md", "--ignore", "mojibake", "--max-grade", "12")
    assert source == "textlint.toml"
    assert {row for row in map(str, rows) if "default" not in row.rsplit(",")[-1]} == {
        "('extend', 'base.toml', 'textlint.toml:1')",
        "('extend-ignore', ['markup'], 'base.toml:2')",
        "('extend-ignore', ['mojibake'], '--ignore')",
        "('style', 'ap', 'base.toml:3')",
        "('per-file-ignores.\"*.md\"', ['entity'], 'textlint.toml:4')",
        "('severity.\"typography/*\"', 'info', 'textlint.toml:7')",
        "('lexicon.places', ['Warta'], 'textlint.toml:9')",
        "('max-grade', 12.0, '--max-grade')",
    }
    assert ("profile", "default", "default") in rows


OPTIONS = {
    "--profile": ("full", "profile"),
    "--select": ("spelling", "select"),
    "--extend-select": ("entity", "extend-select"),
    "--ignore": ("markup", "extend-ignore"),
    "--rules": (".", "rules"),
    "--style": ("ap", "style"),
    "--encoding": ("ascii", "encoding"),
    "--format-in": ("json", "format-in"),
    "--field": ("title", "field"),
    "--front-matter": ("dek", "front-matter"),
    "--max-grade": ("12", "max-grade"),
    "--fail-on": ("error", "fail-on"),
    "--languagetool": ("localhost:1", "languagetool.where"),
    "--languagetool-variant": ("en-GB", "languagetool.variant"),
    "--languagetool-enable": ("A", "languagetool.enable"),
    "--languagetool-disable": ("B", "languagetool.disable"),
    "--languagetool-timeout": ("1", "languagetool.seconds"),
}
FLAGS = {"--languagetool-picky": "languagetool.picky", "--allow-insecure-languagetool": "languagetool.insecure"}


def test_every_option_goes_before_the_file_and_is_named_for_what_it_sets(tmp_path):
    (tmp_path / "textlint.toml").write_text('profile = "light"\nstyle = "bbc"\nlanguagetool.variant = "en-US"\n')
    given = [part for option, (value, _) in OPTIONS.items() for part in (option, value)]
    _, rows = shown(tmp_path, "a.txt", *given, *FLAGS)
    origins = {origin: key for key, _, origin in rows if origin.startswith("--")}
    assert origins == {option: key for option, (_, key) in OPTIONS.items()} | FLAGS
    assert {_given(option) for option in (*OPTIONS, *FLAGS)} == set(configured) - {"folders"}


def _given(option):
    return next(name for name, (_, called) in configured.items() if called == option and name != "folders")


def test_to_name_a_file_and_to_read_none_exclude_each_other(tmp_path):
    done = run("config", "show", "--config", "a.toml", "--isolated", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"Error: --config names a file and --isolated reads none: give one of them" in done.stderr


def test_show_without_a_file_gives_the_defaults(tmp_path):
    source, rows = shown(tmp_path, "a.txt")
    assert source is None
    assert sorted((key,) for key, _, _ in rows) == sorted(DEFAULTS)
    assert {origin for _, _, origin in rows} == {"default"}


def test_show_for_people_has_a_line_a_value(tmp_path):
    (tmp_path / "textlint.toml").write_text('style = "ap"\n')
    first, *lines = run("config", "show", "a.txt", cwd=tmp_path).stdout.decode().splitlines()
    assert first == "a.txt: textlint.toml"
    assert '  style         textlint.toml:1  "ap"' in lines
    assert all(line.startswith("  ") and len(line.split()) >= 3 for line in lines)


def test_every_key_has_a_meaning_and_an_example_that_the_schema_and_we_take(tmp_path):
    made = schema()
    top = {key for key in MEANINGS if "." not in key}
    assert top == set(Configuration.__struct_encode_fields__) == set(made["properties"])
    tables = {"lexicon": "Lexicon", "languagetool": "LanguageTool"}
    inner = {f"{table}.{key}" for table, name in tables.items() for key in made["$defs"][name]["properties"]}
    assert inner == set(MEANINGS) - top
    for key, meaning in MEANINGS.items():
        data = tomllib.loads(f"{key} = {meaning.example}")
        jsonschema.validate(data, made)


def test_the_schema_is_one_and_refuses_unknown_keys_and_wrong_types():
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    refused = 0
    for text, expected in WRONG.values():
        is_of_types = "unknown key" in expected or re.search(": expected (?!`local`)", expected)
        if is_of_types and "nan" not in text:  # JSON has no such number
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(json.loads(json.dumps(tomllib.loads(text), default=list_of)), made)
            refused += 1
    assert refused > 20


def list_of(value):
    """What JSON has no word for: a date is not of any type that a key takes."""
    return [value.isoformat()]


def test_the_command_prints_the_schema_that_the_documents_have(tmp_path):
    printed = run("config", "schema", cwd=tmp_path).stdout.decode()
    assert printed == (ROOT / "docs" / "textlint.schema.json").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    """A Hugo site with a few articles."""
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.txt").write_text("He fled to kyiv .\n")
    (tmp_path / "data.json").write_text("{}")
    for number in range(4):
        article = tmp_path / "content" / f"{number}.md"
        article.parent.mkdir(exist_ok=True)
        article.write_text(
            f'---\ntitle: "A title of its own"\ndek: "What this is all about in short"\nslug: a-{number}\n---\n\n'
            "The talks went on . The men left .\n",
        )
    return tmp_path


def test_init_writes_what_the_articles_ask_for_and_the_rest_as_comments(site):
    done = run("init", cwd=site)
    assert (done.returncode, done.stdout.decode().splitlines()) == (
        0,
        [".textlint.toml is written: 5 articles, 5 of them looked at"],
    )
    text = (site / ".textlint.toml").read_text(encoding="utf-8")
    assert "5 articles (4 .md, 1 .txt)" in text
    assert "# Hugo pages: of 4 heads, these fields hold prose, too: dek (4)." in text
    assert '#     "typography/space_before_mark",  # 9 findings in 5 files' in text
    assert "# 2 data files (1 .json, 1 .toml) are left out" in text
    written = tomllib.loads(text)
    assert written["exclude"] == ["public/"]
    assert written["front-matter"][-1] == "dek" and "title" in written["front-matter"]
    assert set(written) == {"exclude", "front-matter"}


def test_what_init_writes_is_right_with_every_comment_taken_away(site):
    run("init", cwd=site)
    path = site / ".textlint.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [line.removeprefix("# ") for line in lines if "=" in line or line.startswith(("#     ", "# ]", "# ["))]
    path.write_text("\n".join(line for line in bare if not line.startswith(("style", "rules"))), encoding="utf-8")
    found = Configurations().settings(str(site / "content" / "0.md"))
    assert "typography/space_before_mark" in found.ignore
    assert found.names.people == ("Anna Nowak",)
    assert found.fields == ("title", "articles.*.body")


def test_init_overwrites_nothing_unless_it_is_forced(tmp_path):
    path = tmp_path / ".textlint.toml"
    path.write_text("# mine\n")
    done = run("init", cwd=tmp_path)
    assert (done.returncode, path.read_text()) == (2, "# mine\n")
    assert (
        done.stderr.decode() == "Error: .textlint.toml is there already; --force writes .textlint.toml all the same\n"
    )
    assert run("init", "--force", cwd=tmp_path).returncode == 0
    assert path.read_text().startswith("# Configuration of textlint")


@pytest.mark.parametrize("name", ["textlint.toml", "pyproject.toml"])
def test_init_sees_other_configurations_and_says_that_pyproject_can_hold_it(tmp_path, name):
    (tmp_path / name).write_text("[tool.textlint]\n" if name == "pyproject.toml" else "")
    assert run("init", cwd=tmp_path).returncode == 2
    assert not (tmp_path / ".textlint.toml").exists()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "textlint.toml").unlink(missing_ok=True)
    assert "pyproject.toml can hold the same under [tool.textlint]" in run("init", cwd=tmp_path).stdout.decode()


def test_every_example_of_the_documentation_is_a_right_configuration(tmp_path, monkeypatch):
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    blocks = [block.partition("```")[0] for block in text.split("```toml\n")[1:]]
    assert len(blocks) > 3
    (tmp_path / "textlint.toml").touch()  # which one of them extends
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("house", "gazette"):
        style = Path(name, "styles", "gazette.tsv")
        style.parent.mkdir(parents=True)
        style.write_text("# title: The Gazette\nentry\tform\tkind\tvariants\tkeep_when\tsource\n")
    Path("base.toml").touch()
    for block in blocks:
        path = Path("pyproject.toml" if "[tool.textlint" in block else "textlint.toml")
        path.write_text(block, encoding="utf-8")
        Configurations().settings("content/a.md")
        path.unlink()
