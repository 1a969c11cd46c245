"""What was checked before and has not changed is not checked again, and nobody can tell from what is said."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.made import ROOT, code_file, rule_file, run
from textlint.batch import results
from textlint.batch.recheck import FEW, LARGEST
from textlint.reports import formats

COUNTING = """
import os
with open(os.environ["CHECKED"], "a") as file:
    file.write(document.path + chr(10))
if "boom" in document.text:
    raise ValueError("boom")
start = document.text.find("wrng")
if start >= 0:
    yield check.finding(Span(start, start + 4), what="wrng")
"""
DIRTY = "He fled to kyiv , “he said wrng”. Olaf Scholz spoke. Olaf Scholz left. Aides of Olaf Schulz agreed.\n"


class Home:
    """Articles, a rule that counts what it looks at, and a cache folder of this test."""

    def __init__(self, folder, rules, cache):
        self.folder, self.rules, self.cache = folder, rules, cache
        for number in range(FEW):
            self.write(number, f"All is well in number {number}.\n")
        self.write(3, DIRTY)

    def write(self, number, text):
        path = self.folder / "news" / f"{number:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def run(self, *options, paths=("news",), rules=True, cwd=None, **environ):
        given = {"CHECKED": str(self.folder / "checked"), "TEXTLINT_CACHE_DIR": str(self.cache), **environ}
        own = ("--rules", self.rules) if rules else ()
        return run("check", "-q", *own, *options, *paths, cwd=cwd or self.folder, **given)

    def checked(self, *options, **more):
        """The files that a run looks at, each by its number, and its findings."""
        (self.folder / "checked").write_text("")
        done = self.run("--format", "concise", "--jobs", "1", *options, **more)
        assert done.returncode in (0, 1), done.stderr
        seen = (self.folder / "checked").read_text().split()
        return [int(path[-6:-4]) for path in seen], done.stdout

    def kept(self):
        with closing(sqlite3.connect(self.cache / results.FILE)) as store:
            return store.execute("SELECT count(*) FROM results").fetchone()[0]


ALL = list(range(FEW))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A folder of rules, and a cache folder whose compiled rules all tests here share."""
    folder = tmp_path_factory.mktemp("shared")
    code_file(folder / "own", "made/counting", COUNTING)
    return folder


@pytest.fixture
def home(tmp_path, shared):
    """No results are kept yet."""
    for old in (shared / "cache").glob("results.*"):
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    return Home(tmp_path, shared / "own", shared / "cache")


def test_nothing_unchanged_is_checked_again_and_the_findings_are_the_same(home):
    seen, first = home.checked()
    assert (seen, b"made/counting" in first, b"entity/" in first) == (ALL, True, True)
    assert home.checked() == ([], first)


def test_a_changed_byte_is_looked_at_anew(home):
    home.checked()
    home.write(7, "All is well in number 8.\n")
    home.write(9, "All is wrng in number 9.\n")
    seen, said = home.checked()
    assert (seen, b"09.txt:1:8" in said) == ([7, 9], True)


def test_a_file_beside_that_comes_changes_or_goes_is_heeded(home):
    _, before = home.checked()
    beside = home.folder / "news" / "03.txt.textlint"
    beside.write_text('[[ignore]]\nrule = "made/counting"\nreason = "so in the original"\n')
    seen, said = home.checked()
    assert (seen, b"made/counting" in said) == ([3], False)
    assert home.checked() == ([], said)
    beside.write_text('[[ignore]]\nrule = "made/counting"\ntext = "elsewhere"\nreason = "so in the original"\n')
    seen, said = home.checked()
    assert (seen, b"made/counting" in said) == ([3], True)
    beside.unlink()
    assert home.checked() == ([], before)


def test_a_changed_rule_lexicon_or_style_of_ones_own_is_heeded(home):
    home.rules = shutil.copytree(home.rules, home.folder / "own")
    home.checked()
    rule_file(
        home.rules, "made/word", requires=["well"], pattern="well", fix="ill", bad=[{"text": "⟦well⟧", "fixed": "ill"}]
    )
    seen, said = home.checked()
    assert (seen, said.count(b"made/word")) == (ALL, FEW - 1)
    (home.rules / "lexicons").mkdir()
    (home.rules / "lexicons" / "made.tsv").write_text("# a table\n")
    assert home.checked()[0] == ALL
    assert home.checked()[0] == []


OTHER_SETTINGS = (
    ("--select", "made,entity"),
    ("--extend-select", "readability/long_sentence"),
    ("--ignore", "entity"),
    ("--profile", "full"),
    ("--max-grade", "12"),
    ("--style", "bbc"),
    ("--encoding", "latin-1"),
    ("--format-in", "markdown"),
    ("--front-matter", "dek"),
    ("--field", "title"),
    ("--ignore-suppressions",),
    ("--format", "sarif"),
)


@pytest.mark.parametrize("options", OTHER_SETTINGS, ids=lambda options: options[0])
def test_other_settings_are_another_result(home, options):
    paths = [f"news/{number:02}.txt" for number in ALL]  # a folder's are left out that are not of the format
    home.checked(paths=paths)
    assert home.checked(*options, paths=paths)[0] == ALL
    assert home.checked(*options, paths=paths)[0] == []
    assert home.checked(paths=paths)[0] == []


def test_settings_of_the_configuration_count_too_file_by_file(home):
    home.checked()
    configuration = home.folder / "textlint.toml"
    configuration.write_text('per-file-severity = { "news/03.txt" = { entity = "info" } }\n')
    assert home.checked()[0] == [3]
    rows = [json.loads(line) for line in home.run("--format", "jsonl").stdout.splitlines()]
    assert [row["severity"] for row in rows if row.get("rule") == "entity/lower_case_name"] == ["info"]
    configuration.write_text('lexicon = { people = ["Olaf Schulz"] }\n')
    assert home.checked()[0] == ALL


def test_other_code_of_textlint_is_another_result(home):
    code = home.folder / "code"
    subprocess.run(["cp", "-rp", str(ROOT / "textlint"), str(ROOT / "rules"), _made(code)], check=True)
    home.checked(PYTHONPATH=str(code))
    assert home.checked(PYTHONPATH=str(code))[0] == []
    for module in ("__init__.py", "readers/plain.py", "batch/linter.py", "fixes/detail.py", "engine/run.py"):
        with (code / "textlint" / module).open("a") as file:
            file.write("\n")
        assert home.checked(PYTHONPATH=str(code))[0] == ALL, module


def _made(folder):
    folder.mkdir()
    return str(folder)


@pytest.mark.parametrize("form", formats())
def test_every_report_is_the_same_byte_for_byte_with_results_that_were_kept(home, form):
    (home.folder / "news" / "05.html").write_text(f"<!-- textlint: ignore entity -- so --><p>{DIRTY}</p><p>{DIRTY}</p>")
    (home.folder / "news" / "06.jsonl").write_text('{"text": "He fled to kyiv ."}\n{"text": "All is &amp; wrng."}\n')
    (home.folder / "news" / "03.txt.textlint").write_text('[[ignore]]\nrule = "made/nothing"\nrecord = "x"\n')
    fresh = home.run("--format", form, "--no-cache")
    assert not (home.cache / results.FILE).exists()
    assert fresh.returncode == 1, fresh.stderr
    for jobs in ("1", "2", "1"):
        done = home.run("--format", form, "--jobs", jobs)
        assert (done.stdout, done.stderr, done.returncode) == (fresh.stdout, fresh.stderr, 1)


def test_results_serve_a_baseline_and_the_lines_that_have_changed(home):
    plain = home.run("--format", "jsonl", "--no-cache").stdout
    given = {"cwd": home.folder, "CHECKED": str(home.folder / "checked"), "TEXTLINT_CACHE_DIR": str(home.cache)}
    assert run("baseline", "create", "-q", "--rules", home.rules, "news", **given).returncode == 0
    for _ in range(2):
        assert home.checked()[1] == b""
    assert home.run("--format", "jsonl", "--no-baseline").stdout == plain


def test_a_file_that_was_moved_is_not_checked_again_and_has_its_new_path(home):
    home.run("--format", "concise", rules=False)
    kept = home.kept()
    (home.folder / "news" / "03.txt.textlint").write_text('[[ignore]]\nrule = "made/nothing"\n')
    before = home.run("--format", "jsonl", rules=False)
    (home.folder / "news").rename(home.folder / "moved")
    after = home.run("--format", "jsonl", rules=False, paths=("moved",))
    assert after.stdout == before.stdout.replace(b"news/", b"moved/")
    assert b"moved/03.txt.textlint" in after.stdout
    assert home.kept() == kept + 1 + FEW * (before.stdout.count(b"fingerprint") > 0)


def test_with_rules_of_ones_own_which_may_ask_for_it_the_path_counts(home):
    home.checked()
    (home.folder / "news").rename(home.folder / "moved")
    assert home.checked(paths=("moved",))[0] == ALL


def test_another_suffix_is_another_format_and_another_result(home):
    text = "<p>All is well.</p> <p>He fled to kyiv.</p>\n"
    (home.folder / "news" / "30.txt").write_text(text)
    home.run(rules=False)
    (home.folder / "news" / "30.txt").rename(home.folder / "news" / "30.html")
    assert (
        home.run("--format", "json", rules=False).stdout
        == home.run("--format", "json", "--no-cache", rules=False).stdout
    )


def test_a_crash_is_never_kept(home):
    home.write(5, "boom\n")
    for _ in range(2):
        (home.folder / "checked").write_text("")
        done = home.run("--format", "concise", "--jobs", "1")
        assert (done.returncode, done.stderr.count(b"ValueError")) == (2, 1)
    assert (home.folder / "checked").read_text() == "news/05.txt\n"
    assert home.kept() == FEW - 1


def test_a_file_that_cannot_be_read_is_said_every_time(home):
    (home.folder / "news" / "05.txt").write_bytes(b"\xff\xfe\xfd no text \x81")
    first, second = home.run("--encoding", "ascii"), home.run("--encoding", "ascii")
    assert (first.returncode, first.stderr) == (second.returncode, second.stderr)
    assert (first.returncode, b"05.txt" in first.stderr) == (2, True)


def test_small_runs_keep_nothing(home):
    (home.folder / "news" / "00.txt").unlink()
    assert home.checked()[0] == home.checked()[0] == ALL[1:]
    assert not (home.cache / results.FILE).exists()


def test_a_large_file_is_checked_every_time(home):
    home.write(4, "All is well here. " * (LARGEST // 18 + 1))
    home.checked()
    assert home.checked()[0] == [4]


@pytest.mark.parametrize(
    "options", [("--no-cache",), ("--profile-rules",), ("--format", "html")], ids=lambda one: one[0]
)
def test_without_the_cache_everything_is_checked_and_nothing_kept(home, options):
    assert home.checked(*options)[0] == home.checked(*options)[0] == ALL
    assert not (home.cache / results.FILE).exists()


def test_the_configuration_may_say_so_for_its_files(home):
    (home.folder / "textlint.toml").write_text("cache = false\n")
    assert home.checked()[0] == home.checked()[0] == ALL
    assert not (home.cache / results.FILE).exists()


def test_without_a_cache_folder_everything_is_checked(home):
    assert home.checked(TEXTLINT_CACHE_DIR="")[0] == home.checked(TEXTLINT_CACHE_DIR="")[0] == ALL


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_begun_anew(home, content):
    _, said = home.checked()
    (home.cache / results.FILE).write_bytes(content)
    assert home.checked() == (ALL, said)
    assert home.checked() == ([], said)


def test_a_file_whose_pages_are_damaged_is_begun_anew(home):
    _, said = home.checked()
    file = home.cache / results.FILE
    file.write_bytes(file.read_bytes()[:4096] + b"\xa5" * (file.stat().st_size - 4096))
    for _ in range(2):
        assert home.checked()[1] == said
    assert home.checked() == ([], said)


def test_where_the_file_cannot_be_written_everything_is_checked(home):
    home.checked()
    (home.cache / results.FILE).unlink()
    (home.cache / results.FILE).mkdir()
    assert home.checked()[0] == ALL


def test_a_file_that_somebody_else_is_writing_for_long_is_done_without(home):
    _, said = home.checked()
    home.write(7, "All is new in number 7.\n")
    with closing(sqlite3.connect(home.cache / results.FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        assert home.checked()[1] == said
        assert time.monotonic() - started < 60
    assert home.checked() == ([7], said)


def test_a_link_in_the_place_of_the_file_is_not_followed(home):
    home.checked()
    (home.cache / results.FILE).rename(home.folder / "elsewhere")
    (home.cache / results.FILE).symlink_to(home.folder / "elsewhere")
    assert home.checked()[0] == ALL


def test_two_runs_at_once_both_say_everything_and_both_keep_their_results(home):
    for number in range(FEW, 90):
        home.write(number, f"All is well in number {number}.\n")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TEXTLINT_CACHE_DIR": str(home.cache)}
    environ["CHECKED"] = str(home.folder / "checked")
    command = [sys.executable, "-m", "textlint", "check", "-q", "--rules", str(home.rules), "--format"]
    running = [
        subprocess.Popen([*command, form, "news"], cwd=home.folder, env=environ, stdout=subprocess.PIPE)
        for form in ("concise", "sarif", "concise", "sarif")
    ]
    said = [one.communicate()[0] for one in running]
    assert [one.returncode for one in running] == [1] * 4
    assert (said[0], said[1]) == (said[2], said[3])
    assert home.kept() == 180
    assert home.checked() == ([], said[0])


def test_the_file_is_for_the_user_alone(home):
    home.checked()
    assert (home.cache / results.FILE).stat().st_mode & 0o077 == 0


def test_the_command_says_what_is_kept_and_removes_it(home):
    environ = {"cwd": home.folder, "TEXTLINT_CACHE_DIR": str(home.cache)}
    assert b"results.sqlite: 0 results, 0.0 MB" in run("cache", "info", **environ).stdout
    home.checked()
    assert b"results.sqlite: 20 results, 0.0 MB" in run("cache", "info", **environ).stdout
    assert run("cache", "clear", **environ).returncode == 0
    assert b": 0 results" in run("cache", "info", **environ).stdout
    assert run("cache", "clear", **environ).returncode == 0
    assert home.checked()[0] == ALL
    (home.cache / results.FILE).write_bytes(b"no database at all, but something else that stands there")
    broken = run("cache", "info", **environ)
    assert (broken.returncode, b"file is not a database; `textlint cache clear` removes it" in broken.stderr) == (
        2,
        True,
    )
    none = run("cache", "info", cwd=home.folder, TEXTLINT_CACHE_DIR="")
    assert (none.returncode, b"there is no cache folder" in none.stderr) == (2, True)
