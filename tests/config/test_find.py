"""Each file has the nearest configuration, in its folder or above; options of the command line go before it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import textlint
from tests.made import rule_file, run
from textlint.config.errors import ConfigError
from textlint.config.find import Configurations
from textlint.config.layer import Layer
from textlint.core import Severity


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder without configurations, from which paths count."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def options(**said):
    values = {(name.replace("_", "-"),): value for name, value in said.items()}
    return Layer(values, options={key: f"--{key[0]}" for key in values})


def rules_of(path, **given):
    return {rule.id for rule in textlint.Linter(Configurations(**given).settings(path)).rules}


def test_without_a_file_the_defaults_hold(home):
    assert textlint.settings_for("a.txt") == textlint.Settings()


def test_the_nearest_file_holds_and_those_above_it_do_not(home):
    write(home / "textlint.toml", 'profile = "light"\nstyle = "bbc"')
    write(home / "a" / "textlint.toml", 'profile = "full"')
    found = Configurations()
    assert (found.settings("x.txt").profile, found.settings("x.txt").style) == ("light", "bbc")
    assert (found.settings("a/x.txt").profile, found.settings("a/x.txt").style) == ("full", None)
    assert found.settings("a/b/c/x.txt") == found.settings("a/x.txt")
    assert found.settings("b/../a/x.txt") == found.settings(str(home / "a" / "x.txt")) == found.settings("a/x.txt")


def test_of_the_files_in_one_folder_the_first_name_holds(home):
    write(home / "pyproject.toml", '[tool.textlint]\nstyle = "ap"')
    assert textlint.settings_for("a.txt").style == "ap"
    write(home / "textlint.toml", 'style = "bbc"')
    assert textlint.settings_for("a.txt").style == "bbc"
    write(home / ".textlint.toml", 'style = "guardian"')
    assert textlint.settings_for("a.txt").style == "guardian"


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        ('[tool.textlint]\nstyle = "ap"', True),
        ('[tool]\ntextlint.style = "ap"', True),
        ('[tool]\ntextlint = { style = "ap" }', True),
        ('tool.textlint.style = "ap"', True),
        ('tool = { textlint = { style = "ap" } }', True),
        ('  [ "tool" . \'textlint\' ]\nstyle = "ap"', True),
        ('[tool.textlint.lexicon]\n[tool.textlint]\nstyle = "ap"', True),
        ('[tool.ruff]\nselect = ["E"]', False),
        ('[tool.textlint-extra]\nstyle = "x"', False),
        ('[project]\ntextlint = "ap"', False),
        ("[project\n", False),
    ],
)
def test_a_pyproject_counts_only_with_a_table_of_ours(home, text, is_ours):
    write(home / "textlint.toml", 'style = "bbc"')
    write(home / "a" / "pyproject.toml", text)
    assert textlint.settings_for("a/x.txt").style == ("ap" if is_ours else "bbc")


def test_one_file_can_hold_for_all_and_none_for_any(home):
    write(home / "textlint.toml", 'style = "bbc"')
    write(home / "a" / "textlint.toml", 'style = "ap"')
    write(home / "other.toml", 'style = "guardian"')
    assert {textlint.settings_for(path, config="other.toml").style for path in ("x", "a/x")} == {"guardian"}
    assert {textlint.settings_for(path, isolated=True).style for path in ("x", "a/x")} == {None}


def test_an_extended_file_gives_way_and_what_adds_up_is_added(home):
    write(
        home / "base" / "textlint.toml",
        'profile = "full"\nstyle = "bbc"\nignore = ["entity"]\nextend-ignore = ["markup"]\n'
        'severity = { entity = "info", markup = "info" }\nlexicon.people = ["Anna Nowak"]\nfield = ["title"]',
    )
    write(
        home / "textlint.toml",
        'extend = "base/textlint.toml"\nstyle = "ap"\nignore = ["typography"]\nextend-ignore = ["mojibake"]\n'
        'severity.entity = "error"\nlexicon.people = ["Jan Kos"]\nlexicon.places = ["Warta"]',
    )
    found = textlint.settings_for("a.txt")
    assert (found.profile, found.style, found.fields) == ("full", "ap", ("title",))
    assert found.ignore == ("typography", "markup", "mojibake")
    assert dict(found.severity) == {"entity": Severity.ERROR, "markup": Severity.INFO}
    assert found.names == textlint.Names(("Anna Nowak", "Jan Kos"), ("Warta",), ())


def test_of_several_extended_files_the_last_holds_and_one_may_be_extended_twice(home):
    write(home / "root.toml", 'profile = "full"\nlexicon.places = ["Warta"]')
    write(home / "a.toml", 'extend = "root.toml"\nstyle = "ap"')
    write(home / "b.toml", 'extend = ["root.toml"]\nstyle = "bbc"')
    write(home / "textlint.toml", 'extend = ["a.toml", "b.toml"]')
    found = textlint.settings_for("a.txt")
    assert (found.profile, found.style, found.names.places) == ("full", "bbc", ("Warta",))


def test_a_table_of_a_pyproject_can_be_extended(home):
    write(home / "pyproject.toml", '[tool.textlint]\nstyle = "ap"')
    write(home / "a" / "textlint.toml", 'extend = "../pyproject.toml"')
    assert textlint.settings_for("a/x.txt").style == "ap"


def test_paths_and_patterns_count_from_the_file_they_stand_in(home):
    rule_file(home / "base" / "house")
    write(
        home / "base" / "textlint.toml",
        'rules = ["house"]\nbaseline = "known.json"\n'
        'per-file-ignores = { "made/*.txt" = ["entity"], "*.md" = ["markup"] }',
    )
    write(home / "a" / "textlint.toml", 'extend = "../base/textlint.toml"')
    found = Configurations()
    assert found.settings("a/x.txt").rules == ("base/house",)
    assert found.of("a/x.txt").baseline == home / "base" / "known.json"
    assert found.settings("base/made/x.txt").ignore == ("entity",)
    assert found.settings("a/made/x.txt").ignore == ()
    assert found.settings("a/made/x.md").ignore == ("markup",)  # of files elsewhere the name counts


def test_what_is_selected_by_an_option_goes_before_what_a_file_selects_and_leaves_out(home):
    write(
        home / "textlint.toml",
        'select = ["markup"]\nextend-select = ["mojibake"]\nignore = ["entity/name_drift", "typography"]',
    )
    assert {rule.partition("/")[0] for rule in rules_of("a.txt")} == {"markup", "mojibake"}
    entity = rules_of("a.txt", options=options(select=("entity",)))
    assert {rule.partition("/")[0] for rule in entity} == {"entity"}
    assert "entity/name_drift" not in entity
    assert rules_of("a.txt", options=options(select=("entity/name_drift",))) == {"entity/name_drift"}
    assert len(rules_of("a.txt", options=options(select=("typography/space_before_mark",)))) == 1
    full = rules_of("a.txt", options=options(profile="full"))
    assert "entity/name_slip" in full and "entity/name_drift" not in full
    more = rules_of("a.txt", options=options(extend_select=("entity/name_slip",)))
    assert {rule.partition("/")[0] for rule in more} == {"markup", "mojibake", "entity"}


def test_an_option_adds_to_what_a_file_leaves_out(home):
    write(home / "textlint.toml", 'ignore = ["entity"]')
    found = Configurations(options(extend_ignore=("markup",))).settings("a.txt")
    assert found.ignore == ("entity", "markup")


def test_files_that_a_pattern_names_have_settings_of_their_own_and_share_them(home):
    write(
        home / "textlint.toml",
        'ignore = ["mojibake"]\n[per-file-ignores]\n"quotes/" = ["entity"]\n"*.md" = ["markup", "entity"]\n'
        '[severity]\nentity = "info"\n[per-file-severity]\n"*.md" = { entity = "error" }',
    )
    found = Configurations()
    assert found.settings("a.txt").ignore == ("mojibake",)
    assert found.settings("quotes/deep/a.txt").ignore == ("mojibake", "entity")
    both = found.settings("quotes/a.md")
    assert both.ignore == ("mojibake", "entity", "markup")
    assert both.severity == (("entity", Severity.INFO), ("entity", Severity.ERROR))
    assert found.settings("quotes/b.md") is both
    assert hash(found.settings("b.md")) == hash(found.settings("c.md"))


def test_the_most_precise_name_gives_the_severity_whatever_the_order(home):
    write(
        home / "textlint.toml",
        '[severity]\n"entity/lower_case_name" = "info"\n"entity/*" = "error"\nentity = "warning"\n"*" = "info"',
    )
    levels = {rule.id: rule.severity for rule in textlint.Linter(textlint.settings_for("a.txt")).rules}
    assert levels["entity/lower_case_name"] is Severity.INFO
    assert levels["entity/name_drift"] is Severity.ERROR
    assert levels["markup/stray_tag"] is Severity.INFO


def test_keys_of_languagetool_are_merged_one_by_one_and_an_empty_table_asks_for_it(home):
    write(home / "textlint.toml", "[languagetool]")
    assert textlint.settings_for("a.txt").languagetool == textlint.api.LanguageToolSettings()
    write(home / "base.toml", 'languagetool = { where = "http://localhost:1", picky = true }')
    write(home / "textlint.toml", 'extend = "base.toml"\nlanguagetool.variant = "en-GB"\nlanguagetool.enable = ["A"]')
    found = textlint.settings_for("a.txt").languagetool
    assert (found.where, found.picky, found.variant, found.enable) == ("local", True, "en-GB", ("A",))


def test_how_files_are_read_is_configured(home):
    write(
        home / "textlint.toml",
        'encoding = "latin-1"\nfield = ["a.*"]\nfront-matter = ["dek"]\nformat-in = "json"\nmax-grade = 9',
    )
    found = textlint.settings_for("a.txt")
    assert (found.encoding, found.fields, found.front_matter, found.form) == ("iso8859-1", ("a.*",), ("dek",), "json")
    assert found.limits == (("readability/hard_article", 9),)


def test_a_mistake_is_told_again_whenever_it_is_asked_for(home):
    write(home / "textlint.toml", "x = 1")
    found = Configurations()
    for _ in range(2):
        with pytest.raises(ConfigError, match=r"textlint\.toml:1: x: unknown key"):
            found.settings("a.txt")


FOLDERS = ["", "a", "a/b", "a/b/c", "d"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(holding=st.sets(st.sampled_from(FOLDERS)), order=st.permutations(FOLDERS))
def test_the_file_of_a_folder_is_the_nearest_in_whatever_order_folders_are_asked_for(tmp_path_factory, holding, order):
    root = tmp_path_factory.mktemp("tree")
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for folder in holding:
        (root / folder / "textlint.toml").touch()
    found = Configurations()
    for folder in order:
        above = [one for one in (root / folder, *(root / folder).parents) if (one / "textlint.toml").exists()]
        expected = str(above[0] / "textlint.toml") if above and above[0].is_relative_to(root) else None
        assert found.file_of(str(root / folder)) == expected


# What a run does with it.

ARTICLE = "He fled to kyiv .\n"


def ids(done):
    return sorted(line.split(b" ")[2].decode() for line in done.stdout.splitlines())


def test_a_run_takes_for_each_file_its_own_configuration(home):
    write(home / "textlint.toml", 'ignore = ["typography"]\nfail-on = "error"\n[severity]\nentity = "warning"')
    write(home / "loud" / "textlint.toml", 'select = ["typography"]')
    for name in ("a.txt", "loud/b.txt", "loud/c.txt", "d.txt"):
        write(home / name, ARTICLE)
    done = run("check", "--format", "concise", "-q", "a.txt", "loud", "d.txt", cwd=home)
    assert [line.split(b" ")[:3] for line in done.stdout.splitlines()] == [
        [b"a.txt:1:12:", b"warning", b"entity/lower_case_name"],
        [b"loud/b.txt:1:16:", b"warning", b"typography/space_before_mark"],
        [b"loud/c.txt:1:16:", b"warning", b"typography/space_before_mark"],
        [b"d.txt:1:12:", b"warning", b"entity/lower_case_name"],
    ]
    assert done.returncode == 1
    assert run("check", "-q", "a.txt", "d.txt", cwd=home).returncode == 0  # its least severity is error
    assert run("check", "-q", "--fail-on", "warning", "a.txt", cwd=home).returncode == 1


def test_standard_input_has_the_configuration_of_its_name(home):
    write(home / "textlint.toml", 'select = ["entity"]')
    write(home / "loud" / "textlint.toml", 'select = ["typography"]')
    for name, expected in ((), "entity/lower_case_name"), (("loud/x.txt",), "typography/space_before_mark"):
        named = ("--stdin-filename", *name) if name else ()
        done = run("check", "--format", "concise", "-q", "-", *named, cwd=home, input=ARTICLE.encode())
        assert ids(done) == [expected]
    fixed = run("fix", "-q", "-", "--stdin-filename", "loud/x.txt", cwd=home, input=ARTICLE.encode())
    assert fixed.stdout == b"He fled to kyiv.\n"


def test_fix_and_stats_and_clean_follow_it_too(home):
    write(home / "textlint.toml", 'select = ["typography"]\nfield = ["title"]')
    write(home / "a.txt", ARTICLE)
    write(home / "b.json", '{"title": "He fled to kyiv ."}')
    write(home / "c.jsonl", '{"text": "He fled to kyiv ."}\n')
    assert run("fix", "-q", ".", cwd=home).returncode == 0
    assert (home / "a.txt").read_text() == "He fled to kyiv.\n"
    assert (home / "b.json").read_text() == '{"title": "He fled to kyiv."}'
    assert b"2 files in total" in run("stats", ".", cwd=home).stdout
    run("clean", "-q", "c.jsonl", "-o", "d.jsonl", cwd=home)
    assert b'"text": "He fled to kyiv."' in (home / "d.jsonl").read_bytes()


def test_excluded_files_are_left_out_in_folders_and_read_when_they_are_named(home):
    write(home / "textlint.toml", 'exclude = ["drafts/", "*.bak.txt", "!keep.bak.txt"]')
    names = ("a.txt", "b.bak.txt", "keep.bak.txt", "drafts/c.txt", "in/drafts/d.txt", "in/e.txt")
    for name in names:
        write(home / name, ARTICLE)

    def read(*paths):
        done = run("check", "--format", "concise", "-q", "--select", "entity", *paths, cwd=home)
        return [line.split(b":")[0].decode() for line in done.stdout.splitlines()]

    assert read(".") == ["./a.txt", "./in/e.txt", "./keep.bak.txt"]
    assert read("drafts/c.txt", "b.bak.txt") == ["drafts/c.txt", "b.bak.txt"]
    assert read("drafts") == ["drafts/c.txt"]  # who names a folder means it
    write(home / "in" / "textlint.toml", "")
    assert read("in") == ["in/drafts/d.txt", "in/e.txt"]


def test_a_folder_of_data_is_read_by_the_fields_that_its_configuration_names(home):
    write(home / "data" / "textlint.toml", 'field = ["title"]')
    write(home / "data" / "a.json", '{"title": "He fled to kyiv."}')
    write(home / "b.json", '{"title": "He fled to kyiv."}')
    done = run("check", "--format", "concise", ".", cwd=home)
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"./data/a.json"]


def test_rules_and_styles_of_a_folder_come_with_the_configuration(home):
    rule_file(home / "house")
    write(
        home / "house" / "styles" / "gazette.tsv",
        "# title: The Gazette\n# based on: bbc\nentry\tform\tkind\tvariants\tkeep_when\tsource\n"
        "kyiv\tKyjiw\tplace\tKyiv|Kiev\t\tour style book\n",
    )
    write(home / "textlint.toml", 'rules = ["house"]\nstyle = "gazette"\nextend-select = ["made"]')
    write(home / "a.txt", "The wrng men went to Kyiv.\n")
    assert ids(run("check", "--format", "concise", "-q", "a.txt", cwd=home)) == ["made/word", "style/house_name"]
    assert b"made/word" in run("rules", "made", cwd=home).stdout
    assert b"It is made up." in run("explain", "made/word", cwd=home).stdout


def test_the_baseline_of_a_configuration_holds_for_its_files(home):
    write(home / "textlint.toml", 'baseline = "known.jsonl"')
    write(home / "a.txt", "He fled to kyiv.\n")
    write(home / "other" / "textlint.toml", "")
    write(home / "other" / "b.txt", "He fled to kyiv.\n")
    missing = run("check", "-q", "a.txt", cwd=home)
    assert (missing.returncode, missing.stdout) == (2, b"")
    assert b"known.jsonl: there is no such baseline" in missing.stderr
    assert run("baseline", "create", "-q", "a.txt", cwd=home).returncode == 0
    assert (home / "known.jsonl").exists()
    done = run("check", "--format", "concise", "-q", "a.txt", "other", cwd=home)
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"other/b.txt"]
    assert run("check", "-q", "a.txt", cwd=home).returncode == 0
    assert run("check", "-q", "--no-baseline", "a.txt", cwd=home).returncode == 1


def test_a_report_that_explains_rules_knows_those_of_every_configuration(home):
    for name in ("one", "two"):
        rule_file(home / name / "house", f"{name}/slip")
        write(home / name / "textlint.toml", f'rules = ["house"]\nselect = ["{name}"]')
        write(home / name / "a.txt", "All is wrng here.\n")
    done = run("check", "--format", "sarif", "-q", "one", "two", cwd=home)
    assert done.returncode == 1
    assert all(f'"{name}/slip"'.encode() in done.stdout for name in ("one", "two"))
    assert done.stdout.count(b"It is made up.") >= 2
