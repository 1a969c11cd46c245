# ruff: noqa: E501 (examples are whole lines)
"""Many files give the same results in the same order, however many processes share the work."""

import pickle
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made import code_file, rule_file, texts
from textlint.batch.files import check_paths
from textlint.batch.linter import Linter, Settings
from textlint.batch.stored import hand_over, stored
from textlint.batch.workers import FEWEST, WORTH_IT, default_jobs, in_chunks
from textlint.core import InputError, Safety


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder, "made/word", requires=["the"], pattern="the")
    code_file(folder, "made/odd", "if 'Kiev' in document.text:\n    raise ValueError('odd')\nyield check.finding(Span(0, 1), what='it')", keys="requires=('a', 'K')")  # fmt: skip
    return Settings(rules=(str(folder),), select=("made",))


def results(paths, wanted, jobs):
    return [(one.path, one.located, str(one.error), one.crashes) for one in check_paths(map(str, paths), wanted, jobs)]


def test_the_results_do_not_depend_on_the_number_of_processes(tmp_path, wanted):
    paths = []
    for number in range(150):
        path = tmp_path / f"{number * 37 % 150:03}.txt"
        path.write_bytes(
            b"\xff"
            if number % 11 == 0
            else f"Kiev {number} the end".encode()
            if number % 7 == 0
            else b"all the time" * number
        )
        paths.append(path)
    paths.insert(5, tmp_path / "nowhere.txt")
    alone = results(paths, wanted, 1)
    assert [path for path, *_ in alone] == list(map(str, paths))
    assert results(paths, wanted, 2) == alone
    assert results(paths, wanted, 3) == alone
    assert len([1 for *_, crashes in alone if crashes]) > 5
    assert len([1 for _, _, error, _ in alone if error != "None"]) > 5


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    trees=st.dictionaries(
        st.sampled_from([f"{a}/{b}.txt" for a in "xyz" for b in "123"]), texts(6) | st.binary(max_size=5), max_size=6
    )
)
def test_any_small_tree_gives_the_same_results_by_one_or_two_processes(tmp_path_factory, wanted, trees):
    root = tmp_path_factory.mktemp("tree")
    for name, content in trees.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    paths = [root / name for name in trees]
    forward = results(paths, wanted, 1)
    assert results(paths, wanted, 2) == forward
    assert results(reversed(paths), wanted, 1) == forward[::-1]


def test_no_files_give_no_results(wanted):
    assert results([], wanted, 1) == results([], wanted, 2) == []


def test_results_can_be_left_unread(tmp_path, wanted):
    paths = [tmp_path / f"{number}.txt" for number in range(200)]
    for path in paths:
        path.write_text("the end")
    stream = check_paths(map(str, paths), wanted, 2)
    assert next(stream).path == str(paths[0])
    stream.close()


def test_seconds_are_added_up_over_processes(tmp_path, wanted):
    paths = [tmp_path / f"{number}.txt" for number in range(70)]
    for path in paths:
        path.write_text("the end")
    timed = Settings(rules=wanted.rules, select=wanted.select, timed=True)
    for jobs in (1, 2):
        seconds = Counter()
        assert len(list(check_paths(map(str, paths), timed, jobs, seconds))) == 70
        assert seconds["made/word"] > 0


def test_few_files_are_not_worth_a_second_process():
    assert default_jobs(0) == default_jobs(WORTH_IT - 1) == 1
    assert default_jobs(WORTH_IT) >= 1


@given(st.lists(st.integers()), st.integers(1, 5))
def test_chunks_hold_every_item_once_in_order(items, size):
    chunks = list(in_chunks(items, size))
    assert [item for chunk in chunks for item in chunk] == items
    assert all(0 < len(chunk) <= size for chunk in chunks)


@given(st.integers(0, 1000), st.integers(1, 80), st.integers(2, 8))
def test_the_last_chunks_that_processes_share_are_small_and_none_is_larger_than_the_one_before(number, size, jobs):
    chunks = list(in_chunks(range(number), size, jobs))
    assert [item for chunk in chunks for item in chunk] == list(range(number))
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=0) <= size
    assert max(sizes[-jobs:], default=0) <= FEWEST  # these run side by side at the end


def test_chunks_of_what_nobody_can_count_are_all_as_large():
    assert [len(chunk) for chunk in in_chunks(iter(range(10)), 4, 2)] == [4, 4, 2]


def test_results_come_back_from_a_process_in_the_bytes_in_which_they_are_kept(tmp_path, wanted):
    """Python's own way to pickle frozen data calls a function for each object and takes twice as long."""
    (tmp_path / "a.txt").write_text("the end", encoding="utf-8")
    result = Linter(wanted).check_file(str(tmp_path / "a.txt"))
    with ProcessPoolExecutor(1, initializer=hand_over) as pool:
        sent = pool.submit(pickle.dumps, result, 5).result()
    assert (sent, pickle.loads(sent)) == (stored(result), result)
    assert pickle.dumps(result, 5) != sent


def test_a_linter_checks_texts_and_files_alike(tmp_path, wanted):
    linter = Linter(wanted)
    (tmp_path / "a.txt").write_text("the end", encoding="utf-8")
    result = linter.check_file(str(tmp_path / "a.txt"))
    assert [located.finding for located in result.located] == linter.check("the end")
    assert result == linter.check_file(str(tmp_path / "a.txt"), b"the end")
    assert (result.size, result.error, result.crashes) == (7, None, ())


def test_a_linter_fixes_a_text(wanted):
    fixed = Linter(Settings(rules=wanted.rules, select=("made/word",))).fix("the end")
    assert fixed.text == "wrong end"
    assert [finding.rule for finding in fixed.applied] == ["made/word"]
    assert fixed.remaining == ()


def test_the_rules_that_can_fix_are_those_that_say_so_and_python_rules_of_the_users_own(tmp_path):
    rule_file(tmp_path)
    rule_file(tmp_path, "made/dash", safety="unsafe", requires=["~~"], pattern="~~")
    code_file(tmp_path, "made/sure", "yield from ()", keys="state=State.ON").write_text(
        (tmp_path / "made/sure.py").read_text().replace("safety=Safety.SAFE", "safety=Safety.SUGGEST")
    )
    linter = Linter(Settings(rules=(str(tmp_path),), select=("made", "boilerplate/photo_credit", "entity/fused_word")))
    safe = {rule.id for rule in linter.fixers(Safety.SAFE).rules}
    assert safe == {"made/word", "made/sure", "boilerplate/photo_credit"}
    assert "made/dash" in {rule.id for rule in linter.fixers(Safety.UNSAFE).rules}
    assert linter.fixers(Safety.SAFE) is linter.fixers(Safety.SAFE)


def test_with_a_house_style_all_rules_look_again():
    linter = Linter(Settings(style="guardian"))
    assert linter.fixers(Safety.SAFE) is linter.engine


def test_a_file_that_is_no_text_is_a_result_too(tmp_path, wanted):
    result = Linter(wanted).check_file(str(tmp_path))
    assert isinstance(result.error, InputError)
    assert str(result.error) == f"{tmp_path}: Is a directory"
