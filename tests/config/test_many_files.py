"""A run over many files under several configurations gives each its own, whatever the number of processes."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made import ROOT
from textlint.batch.files import check_paths
from textlint.batch.linter import ready
from textlint.config.find import Configurations
from textlint.config.settings import Settings
from textlint.readers.within.toml_values import places

SELECTED = ("entity", "typography", "markup")


@pytest.fixture
def tree(tmp_path):
    """Folders whose configurations select one family each, and patterns that leave it out in one file of three."""
    paths = []
    for number in range(150):
        home = tmp_path / f"{number % 4}"
        if not home.exists():
            home.mkdir()
            selected = f'select = ["{SELECTED[number]}"]\n' if number < 3 else ""
            (home / "textlint.toml").write_text(f'{selected}per-file-ignores = {{ "*0.txt" = ["entity"] }}')
        path = home / f"{number:03}.txt"
        path.write_text(f"He fled to kyiv . He said < /i> no to {number}.\n")
        paths.append(str(path))
    return paths


def results(paths, jobs):
    found = check_paths(paths, Configurations().settings, jobs)
    return [(one.path, [located.finding.rule for located in one.located]) for one in found]


def test_results_stand_in_the_order_of_the_files_whatever_the_number_of_processes(tree):
    alone = results(tree, 1)
    assert [path for path, _ in alone] == tree
    assert results(tree, 2) == results(tree, 3) == alone
    for number, (_, rules) in enumerate(alone):
        families = {rule.partition("/")[0] for rule in rules}
        left_out = {"entity"} if number % 10 == 0 else set()
        assert families == ({*SELECTED} if number % 4 == 3 else {SELECTED[number % 4]}) - left_out


def test_files_with_equal_settings_share_a_linter(tree):
    found = Configurations()
    assert len({id(ready(found.settings(path))) for path in tree}) == len({found.settings(path) for path in tree}) < 9


def test_a_configuration_is_read_once_and_a_folder_looked_at_once(tree, monkeypatch):
    looked = []
    file_in = Configurations.file_of
    monkeypatch.setattr(Configurations, "file_of", lambda self, folder: looked.append(folder) or file_in(self, folder))
    found = Configurations()
    for path in tree:
        found.settings(path)
    assert len(looked) == 4


WATCH = """
import sys
from textlint.config.find import Configurations
from textlint.config.settings import Settings
assert Configurations().settings({path!r}) == Settings() or {path!r} != "a.txt"
print(*sorted(set(sys.modules) & {{"msgspec", "tomllib", "pathspec", "importlib.metadata"}}))
"""


@pytest.mark.parametrize(
    ("configuration", "loaded"),
    [(None, ""), ("", "msgspec tomllib"), ('exclude = ["a/"]', "msgspec pathspec tomllib")],
)
def test_without_a_configuration_nothing_is_loaded_for_it(tmp_path, configuration, loaded):
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "textlint-tools"\n[tool.ruff]\n')
    if configuration is not None:
        (tmp_path / "textlint.toml").write_text(configuration)
    done = subprocess.run(
        [sys.executable, "-c", WATCH.format(path="a.txt" if configuration is None else "b.txt")],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stderr == ""
    assert set(done.stdout.split()) - {"importlib.metadata"} == set(loaded.split())


def test_settings_without_a_configuration_are_those_of_a_program():
    assert Configurations(isolated=True).settings("a.txt") == Settings()


# Where keys stand in TOML.

WORDS = st.sampled_from(["a", "b-c", '"d.e"', "'f g'", '"\\u00e9"'])
BLANKS = st.sampled_from(["", " ", "\t"])
BETWEEN = st.sampled_from(["", "\n", "# a comment\n", "  \n\n"])


@st.composite
def documents(draw):
    """TOML with the lines of its keys: pairs, dotted keys, inline tables and arrays over several lines."""
    text, expected, taken = "", {}, set()
    for _ in range(draw(st.integers(1, 6))):
        text += draw(BETWEEN)
        name = draw(WORDS.filter(lambda word: word not in taken)) if len(taken) < 5 else None
        if name is None:
            break
        taken.add(name)
        line, path = text.count("\n") + 1, (spoken(name),)
        expected[path] = line
        text += f"{draw(BLANKS)}{name}"
        kind = draw(st.sampled_from(["plain", "dotted", "inline", "array"]))
        if kind == "plain":
            text += " = 1"
        elif kind == "dotted":
            inner = draw(WORDS)
            text += f"{draw(BLANKS)}.{draw(BLANKS)}{inner} = ''"
            expected[*path, spoken(inner)] = line
        elif kind == "inline":
            text += " = { x = 1, y.z = [true] }"
            inner = ("x",), ("y",), ("y", "z"), ("y", "z", 0)
            expected.update(dict.fromkeys(((*path, *one) for one in inner), line))
        else:
            text += " = [\n"
            for number in range(draw(st.integers(0, 3))):
                text += draw(BETWEEN)
                expected[*path, number] = text.count("\n") + 1
                text += '  "]",\n'
            text += "]"
        text += draw(st.sampled_from(["\n", " # = [{\n"]))
    return text, expected


def spoken(name):
    return {'"d.e"': "d.e", "'f g'": "f g", '"\\u00e9"': "é"}.get(name, name)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_key_and_every_element_has_the_line_it_stands_on(made):
    text, expected = made
    assert {path: text.count("\n", 0, place) + 1 for path, place in places(text).items()} == expected


def test_tables_and_arrays_of_tables_have_the_lines_of_their_heads():
    text = "[a.b]\nx = 1\n\n[[c]]\ny = 1\n[[c]]\n[c.d]\nz = 1\n[[c.e]]\n['f.g']\n"
    lines = {path: text.count("\n", 0, place) + 1 for path, place in places(text).items()}
    assert lines == {
        ("a",): 1, ("a", "b"): 1, ("a", "b", "x"): 2, ("c",): 4, ("c", 0): 4, ("c", 0, "y"): 5, ("c", 1): 6,
        ("c", 1, "d"): 7, ("c", 1, "d", "z"): 8, ("c", 1, "e"): 9, ("c", 1, "e", 0): 9, ("f.g",): 10,
    }  # fmt: skip
