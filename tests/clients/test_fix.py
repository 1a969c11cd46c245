"""`textlint fix` as a user runs it: what it writes, what it prints, and how it ends."""

import os
import subprocess
from contextlib import chdir

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import ROOT, code_file, rule_file, run, texts, word_rule
from textlint.clients.cli.main import program

TEXT = "A wrng word.\nAnother odd one.\nThe last wrng word."
SAFE = TEXT.replace("wrng", "wrong")
UNSAFE = SAFE.replace("odd", "even")


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    """A folder with a safe, an unsafe and a suggesting rule, and one that never settles."""
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word")
    word_rule(folder, "made/odd", "odd", "even", safety="unsafe")
    word_rule(folder, "made/maybe", "maybe", "perhaps", safety="suggest")
    word_rule(folder, "made/quoted", "qu0ted", "“quoted”")
    word_rule(folder, "mad/grow", "grow", "grow grow")
    code_file(folder, "mad/crash", "if 'crash' in document.text:\n    raise KeyError('odd')\nyield from ()")
    return folder


@pytest.fixture
def fix(rules, tmp_path):
    """Run `textlint fix` with those rules in a folder of its own; gives status, output and what was said."""

    def go(*arguments, select="made", cwd=tmp_path, input=b""):
        done = run("fix", "--rules", rules, "--select", select, *arguments, cwd=cwd, input=input)
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return go


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_safe_fixes_are_applied_counted_per_rule_and_what_remains_gives_status_1(fix, article):
    status, out, said = fix("article.txt")
    assert (status, out, article.read_text()) == (1, "", SAFE)
    assert said == "2 fixes applied in 1 of 1 files; 1 finding remains.\n       2  made/word\n"


def test_unsafe_fixes_are_applied_when_asked_for_and_nothing_left_gives_status_0(fix, article):
    status, _, said = fix("--unsafe", article)
    assert (status, article.read_text()) == (0, UNSAFE)
    assert "3 fixes applied" in said and "0 findings remain." in said and "       1  made/odd\n" in said
    assert fix("--unsafe", article)[2].startswith("0 fixes applied in 0 of 1 files")


def test_what_a_person_must_choose_is_left(fix, article):
    article.write_text("maybe")
    assert (fix("--unsafe", article)[0], article.read_text()) == (1, "maybe")


def test_rules_can_be_selected_and_ignored(fix, article):
    assert fix("--ignore", "made/word", "-q", article) == (1, "", "")
    assert article.read_text() == TEXT
    assert fix("-q", "--unsafe", article, select="made/odd") == (0, "", "")
    assert article.read_text() == TEXT.replace("odd", "even")


def test_diff_prints_and_changes_no_file(fix, article):
    status, out, said = fix("--diff", "article.txt")
    assert (status, article.read_text()) == (1, TEXT)
    assert out.startswith("--- a/article.txt\n+++ b/article.txt\n@@ -1,3 +1,3 @@\n-A wrng word.\n+A wrong word.\n")
    assert "2 fixes would be applied" in said


def test_patch_is_written_and_changes_no_file(fix, article, tmp_path):
    status, out, said = fix("--patch", "out.diff", "article.txt")
    assert (status, out, article.read_text()) == (1, "", TEXT)
    assert (tmp_path / "out.diff").read_bytes().startswith(b"--- a/article.txt\n")
    both = fix("--patch", "two.diff", "--diff", "article.txt")[1]
    assert both.encode() == (tmp_path / "two.diff").read_bytes() == (tmp_path / "out.diff").read_bytes()
    status, _, said = fix("--patch", "no/where.diff", "article.txt")
    assert status == 2 and "no/where.diff: No such file or directory" in said


def test_a_patch_leaves_out_what_lies_outside_the_folder_and_says_so(fix, article, tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "in.txt").write_text(TEXT)
    status, _, said = fix("--patch", "out.diff", "../article.txt", article, inside / "in.txt", cwd=inside)
    assert status == 2 and said.count("lies outside the current folder") == 1
    assert (inside / "out.diff").read_text().count("--- a/") == 1 and "--- a/in.txt\n" in (
        inside / "out.diff"
    ).read_text()


def test_each_file_is_fixed_once_whatever_it_is_called(fix, article, tmp_path):
    (tmp_path / "link.txt").symlink_to(article)
    _, out, said = fix("--diff", "article.txt", "./article.txt", article, "link.txt", tmp_path)
    assert out.count("--- a/article.txt") == 1 and out.count("---") == 1 and "of 1 files" in said
    fix("link.txt")
    assert (tmp_path / "link.txt").is_symlink() and article.read_text() == SAFE


UNREADABLE = [
    (b"wrng \xff\xfe wrng", "not utf-8 text"),
    (b"wrng\x00wrng", "a NUL"),
    (b"\xff\xfew\x00\x00\xd8", "not utf-16-le text"),
    (b"\xef\xbb\xbfwrng \xe2\x82", "not utf-8 text"),
]


@pytest.mark.parametrize(("raw", "reason"), UNREADABLE)
def test_a_file_that_cannot_be_decoded_is_never_written(fix, article, tmp_path, raw, reason):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(raw)
    status, _, said = fix("--unsafe", bad, article)
    assert (status, bad.read_bytes(), article.read_text()) == (2, raw, UNSAFE)
    assert reason in said and said.count("\n") == 4


def test_a_run_that_does_not_settle_leaves_the_file_and_says_it_is_our_bug(fix, article):
    article.write_text("grow wrng")
    status, _, said = fix("-q", article, select="made,mad/grow")
    assert (status, article.read_text()) == (2, "grow wrng")
    assert said.startswith("textlint: ") and "this is a bug of textlint" in said and said.count("\n") == 1


def test_a_rule_that_fails_is_told_and_the_others_fix(fix, article):
    article.write_text("crash wrng")
    for arguments, stdin in ((["-q", article], b""), (["-"], b"crash wrng")):
        status, _, said = fix(*arguments, select="made,mad/crash", input=stdin)
        assert status == 2 and "rule mad/crash failed, which is a bug of it: KeyError: 'odd'" in said
    assert article.read_text() == "crash wrong"


def test_what_is_not_there_is_told_and_the_rest_fixed(fix, article):
    status, _, said = fix("gone.txt", article)
    assert (
        status == 2 and said.startswith("textlint: gone.txt: no such file or folder\n") and article.read_text() == SAFE
    )


def test_standard_input_is_fixed_to_standard_output(fix):
    assert fix("-", input=TEXT.encode()) == (1, SAFE, "")
    assert fix("-", "--unsafe", input=TEXT.encode()) == (0, UNSAFE, "")
    assert fix("-", input=b"") == (0, "", "")
    status, out, _ = fix("-", input=b"\xef\xbb\xbfwrng\r\nwrng")
    assert (status, out.encode()) == (0, b"\xef\xbb\xbfwrong\r\nwrong")


def test_input_that_is_no_text_goes_through_as_it_came(rules, tmp_path):
    done = run("fix", "--rules", rules, "--select", "made", "-", cwd=tmp_path, input=b"wrng \xff")
    assert (done.returncode, done.stdout) == (2, b"wrng \xff")
    assert done.stderr.startswith(b"textlint: <stdin>: byte 5: not utf-8 text")


@pytest.mark.parametrize(
    "arguments",
    [["-", "a.txt"], ["-", "--diff"], ["-", "--patch", "x"], [], ["--select", "nothing", "."], ["--jobs", "0", "."]],
)
def test_misuse_is_one_line_and_status_2(fix, arguments):
    status, out, said = fix(*arguments)
    assert (status, out) == (2, "") and "Error: " in said.splitlines()[-1]


FORMS = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", ""),
    ("utf-32", ""),
    ("utf-16-le", "utf-16-le"),
    ("cp1252", "cp1252"),
    ("koi8-r", "koi8-r"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("codec", "name"), FORMS)
def test_encoding_mark_line_ends_and_a_missing_last_one_stay(quick, tmp_path, codec, name, end):
    path, option = tmp_path / "a.txt", ["--encoding", name] if name else []
    for last in ("", end):
        path.write_bytes((TEXT.replace("\n", end) + last).encode(codec))
        assert quick("fix", *option, path).exit_code == 1
        assert path.read_bytes() == (SAFE.replace("\n", end) + last).encode(codec)


def test_a_fix_that_the_encoding_cannot_hold_is_left(quick, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("caf\xe9 qu0ted wrng".encode("latin-1"))
    assert quick("fix", "--encoding", "latin-1", path).exit_code == 1
    assert path.read_bytes() == "caf\xe9 qu0ted wrong".encode("latin-1")


# The same command without a process of its own, for many runs


@pytest.fixture(scope="module")
def quick(rules):
    """`textlint` in this process, where its rules are made ready once."""

    def go(command, *arguments, select=("made",)):
        options = ["--rules", str(rules)] if select else []
        options += [part for name in select for part in ("--select", name)]
        return CliRunner().invoke(program, [command, *options, *map(str, arguments)])

    return go


NAMES = st.sampled_from(
    [
        "a.txt",
        "two words.txt",
        " lead.txt",
        "naïve café.txt",
        "中文.txt",
        "tab\there.txt",
        'quo"te.txt',
        "back\\slash.txt",
        "-dash.txt",
        "'.txt",
        "sub folder/é.txt",
        "sub folder/b.txt",
        "deep/er/c d.txt",
        "new\nline.txt",
        "b/x.txt",
        "trail .txt",
    ]
)
CONTENT = st.lists(
    st.sampled_from(
        [
            "wrng",
            "odd",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "fine",
            "é",
            "中",
            "The end.",
            "\f",
            "\u2028",
            "--- a\n",
            "@@ -1 +1 @@\n",
            "x\n" * 9,
        ]
    ),
    max_size=30,
).map("".join)
FORM = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32"])


@st.composite
def trees(draw):
    """File names and what is in them."""
    return {
        name: draw(CONTENT).encode(draw(FORM)) for name in draw(st.lists(NAMES, unique=True, min_size=1, max_size=4))
    }


def fill(folder, tree):
    for name, raw in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.txt")}


TOOLS = {"git": ["git", "apply", "--whitespace=nowarn"], "patch": ["patch", "-p1", "-s", "-i"]}


def patched(folder, patch, tool):
    if patch.stat().st_size == 0:
        return
    done = subprocess.run([*TOOLS[tool], patch], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout, done.stderr, patch.read_bytes())


@settings(max_examples=50, deadline=None)
@given(
    tree=trees(), tool=st.sampled_from(sorted(TOOLS)), sub=st.sampled_from(["", "a sub/folder"]), unsafe=st.booleans()
)
def test_a_patch_carried_out_gives_what_fix_writes_and_a_second_fix_changes_nothing(
    quick, tmp_path_factory, tree, tool, sub, unsafe
):
    if tool == "patch" and subprocess.run(["which", "patch"], capture_output=True, check=False).returncode:
        tool = "git"
    home = tmp_path_factory.mktemp("trees")
    written, patched_tree = home / "written" / sub, home / "patched" / sub
    for folder in (written, patched_tree):
        fill(folder, tree)
    subprocess.run(["git", "init", "-q"], cwd=home / "patched", check=True)
    how = ["--unsafe"] if unsafe else []
    assert quick("fix", *how, written).exit_code in (0, 1)
    with chdir(patched_tree):
        assert quick("fix", *how, "--patch", home / "out.diff", ".").exit_code in (0, 1)
        assert contents(patched_tree) == tree
    patched(patched_tree, home / "out.diff", tool)
    assert contents(patched_tree) == contents(written)
    before = contents(written)
    again = quick("fix", *how, written)
    assert (contents(written), "0 fixes applied" in again.output) == (before, True)


@pytest.mark.parametrize("how", [[], ["--unsafe"]])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_patch_of_the_seeds_gives_what_fix_writes(quick, tmp_path, how, end):
    tree = {path.name: path.read_bytes().replace(b"\n", end) for path in (ROOT / "seeds").glob("*.txt")}
    for folder in ("written", "patched"):
        fill(tmp_path / folder, tree)
    quick("fix", *how, tmp_path / "written", select=())
    with chdir(tmp_path / "patched"):
        quick("fix", *how, "--patch", tmp_path / "out.diff", tmp_path / "patched", select=())
    assert contents(tmp_path / "patched") == tree != contents(tmp_path / "written")
    patched(tmp_path / "patched", tmp_path / "out.diff", "git")
    assert contents(tmp_path / "patched") == contents(tmp_path / "written")


@given(text=texts(), form=FORM)
def test_with_all_rules_whatever_comes_in_can_be_fixed_and_patched(quick, tmp_path_factory, text, form):
    home = tmp_path_factory.mktemp("any")
    tree = {"a.txt": text.replace("\0", "").encode(form)}
    fill(home / "written", tree)
    fill(home / "patched", tree)
    assert quick("fix", home / "written", select=()).exit_code in (0, 1)
    with chdir(home / "patched"):
        quick("fix", "--patch", home / "out.diff", ".", select=())
    patched(home / "patched", home / "out.diff", "git")
    assert contents(home / "patched") == contents(home / "written")


def test_many_files_by_several_processes_are_fixed_and_told_in_order(fix, tmp_path):
    for number in range(80):
        (tmp_path / f"{number:02}.txt").write_text(f"{number} wrng")
    alone = fix("--diff", ".", "--jobs", "1")
    assert fix("--diff", ".", "--jobs", "2") == alone
    status, _, said = fix(".", "--jobs", "2")
    assert status == 0 and "80 fixes applied in 80 of 80 files" in said
    assert [(tmp_path / f"{number:02}.txt").read_text() for number in range(80)] == [
        f"{number} wrong" for number in range(80)
    ]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_file_that_cannot_be_written_is_one_line_and_status_2(quick, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("wrng")
    (tmp_path / "b.txt").write_text("wrng")
    opened = os.open

    def refuse(path, flags, *more):
        if str(path).endswith("a.txt") and flags & os.O_WRONLY:
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    done = quick("fix", "-q", tmp_path)
    assert (done.exit_code, done.stderr) == (2, f"textlint: {tmp_path}/a.txt: Permission denied\n")
    assert ((tmp_path / "a.txt").read_text(), (tmp_path / "b.txt").read_text()) == ("wrng", "wrong")


def test_with_fail_on_change_only_a_change_fails(fix, tmp_path):
    (tmp_path / "a.txt").write_text("An odd, wrng maybe.")  # one safe fix, and what only a person can mend
    assert fix("--fail-on-change", "--diff", "a.txt")[0] == 1
    assert fix("--fail-on-change", "a.txt")[0] == 1
    assert fix("--fail-on-change", "a.txt")[0] == 0
    assert fix("a.txt")[0] == 1


def test_with_fail_on_change_a_file_that_cannot_be_read_still_ends_with_status_2(fix, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff")
    assert fix("--fail-on-change", "a.txt")[0] == 2
