"""The benchmark and the profile work: what they print is there. Nothing here is timed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "scripts" / "bench"
PEER = """
name = "Counter"
settings = "counts bytes"
version = ["{ours}", "-c", "print('1.2.3')"]
program = "{home}/counter.py"
command = ["{ours}", "{program}", "{folder}"]
files = 25
"""
COUNTER = "import pathlib, sys\nprint(sum(p.stat().st_size for p in pathlib.Path(sys.argv[1]).rglob('*.txt')))\n"


def run(*command: object, status: int = 0, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python on `command`; its exit status must be `status`."""
    import os

    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=False, env=os.environ | variables
    )
    assert done.returncode == status, f"{done.stdout}{done.stderr}"
    return done


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, str]:
    """The result and the page of a quick run with one peer that is there and one that prints nothing."""
    folder = tmp_path_factory.mktemp("bench")
    (folder / "counter.py").write_text(COUNTER)
    (folder / "silent.py").write_text("")
    peers = folder / "peers"
    peers.mkdir()
    (peers / "counter.toml").write_text(PEER)
    (peers / "silent.toml").write_text(PEER.replace("Counter", "Silent").replace("counter.py", "silent.py"))
    (peers / "absent.toml").write_text(PEER.replace("Counter", "Absent").replace("counter.py", "absent.py"))
    given = (BENCH, "--quick", "--folder", folder, "--peers", peers)
    run(*given, "--json", folder / "bench.json", "--page", folder / "page.md", TEXTLINT_PEERS=str(folder))
    return json.loads((folder / "bench.json").read_text()), (folder / "page.md").read_text()


def test_a_quick_run_measures_every_input_and_writes_what_is_wanted_beside_it(quick):
    result, page = quick
    names = {one["given"] for one in result["ours"]}
    assert {"files", "lines", "one", "line", "solid", "glued", "many", "single", "first25"} == names
    assert all(run[0] > 0 and run[1] > 0 and run[2] > 1 for one in result["ours"] for run in one["runs"])
    assert "| start-up and one file of 4 KB | ≤ 0.12 s |" in page
    assert all(one["name"] in page for one in (*result["ours"], *result["bounds"]))


def test_a_quick_run_judges_nothing(quick):
    _, page = quick
    assert "it proves that the script works and measures nothing" in page
    assert "| yes |" not in page
    assert "**no**" not in page


def test_a_peer_is_measured_on_the_same_files_and_named_with_its_version_and_settings(quick):
    result, page = quick
    [peer] = result["peers"]
    assert (peer["name"], peer["version"], peer["given"]) == ("Counter", "1.2.3", "first25")
    assert len(peer["runs"]) == len(peer["single"]) == result["rounds"] == 1
    assert "| Counter | 1.2.3 | 25 | 1 |" in page
    assert "- Counter: counts bytes." in page


def test_a_peer_that_is_not_there_or_says_nothing_is_named_as_not_measured(quick):
    result, page = quick
    assert {one["name"] for one in result["missing"]} == {"Absent", "Silent"}
    assert "- Absent: not installed" in page
    assert "- Silent: it printed nothing" in page


def test_the_page_sets_what_is_wanted_beside_the_figures_and_says_what_falls_short(tmp_path, quick):
    result, _ = quick
    sizes = {**result["sizes"], "files": 10_000_000, "first25": 1_000_000, "single": 4000}
    own = [{"key": key, "name": key, "given": key, "runs": [[spent, spent, 100.0, 0]]}
           for key, spent in (("files", 2.0), ("first25", 0.3), ("single", 0.1))]  # fmt: skip
    peer = {**result["peers"][0], "key": "vale", "runs": [[1.2, 1.2, 50.0, 9]], "single": [[0.7, 0.7, 50.0, 9]]}
    made = {**result, "share": 1.0, "sizes": sizes, "ours": own, "peers": [peer], "bounds": bounds_of(
        {"sizes": sizes, "ours": own, "peers": [peer]}, tmp_path)}  # fmt: skip
    (tmp_path / "made.json").write_text(json.dumps(made))
    page = run(BENCH / "page.py", tmp_path / "made.json").stdout
    assert "| 2,500 files, default rules, one process | ≥ 10 MB per CPU second | 5.00 | **no** |" in page
    assert "| against Vale, its built-in style | ≥ 2.5 times | 4.00 | yes |" in page
    assert "| start-up and one file of 4 KB | ≤ 0.12 s | 0.10 | yes |" in page
    assert "JSON lines" not in page  # a bound without its figures is left out, not made up
    # (1,000,000 - 4,000) bytes in 0.5 s without start-up, where textlint takes 0.2 s
    assert "| Counter | 1.2.3 | 25 | 1 | 0.833 | 4.0 | 1.992 | 2.5 | 50 | 0.70 |" in page


def bounds_of(result: dict, folder: Path) -> list[dict]:
    """What `scripts/bench/bounds.py` makes of a result."""
    (folder / "figures.json").write_text(json.dumps(result))
    program = (
        f"import json, sys; sys.path.insert(0, {str(BENCH)!r})\n"
        "from bounds import BOUNDS; from figures import Figures\n"
        "given = Figures(json.load(open(sys.argv[1])))\n"
        "print(json.dumps([one for bound in BOUNDS if (one := bound.judged(given))]))"
    )
    return json.loads(run("-c", program, folder / "figures.json").stdout)


def test_the_texts_are_the_same_in_every_run_and_few_are_the_first_of_many(tmp_path):
    for name in ("one", "two"):
        run(BENCH / "inputs.py", tmp_path / name, "0.002", TEXTLINT_PEERS=str(tmp_path))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    many = contents(tmp_path / "one" / "many")
    assert contents(tmp_path / "one" / "files").items() <= many.items()
    assert len((tmp_path / "one" / "line.txt").read_text().splitlines()) == 1
    assert not set((tmp_path / "one" / "solid.txt").read_text()) & set(" \n\t")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_profile_names_stages_facts_and_rules(tmp_path):
    (tmp_path / "a.txt").write_text("Talks go on\n\nHe saw the the man.He said so.\n" * 20)
    said = run(ROOT / "scripts" / "profile_engine.py", tmp_path, "--rounds", 1, "--top", 400).stdout
    stages = {line.partition("%")[2].strip() for line in said.splitlines()}
    assert {
        "read: file to bytes", "read: bytes to documents", "prefilter", "admission", "location", "source language",
        "report", "rest of the engine", "rest of a file", "all",
    } <= stages  # fmt: skip
    assert "fact blocks._blocks" in stages
    assert "rule typography/sentence_glue" in stages


def test_a_rule_that_takes_more_than_it_is_granted_is_named_and_fails(tmp_path):
    (tmp_path / "a.txt").write_text("Talks go on\n\nThe ministers met in Berlin on Monday.\n")
    profile = (ROOT / "scripts" / "profile_engine.py", tmp_path, "--rounds", 1, "--slow")
    assert "granted: " in run(*profile, "0.000001", status=1).stdout
    assert "no rule takes more" in run(*profile, "1000000").stdout


def test_every_rule_that_is_granted_more_exists_and_has_a_reason():
    from textlint.engine.load import load

    lines = (ROOT / "scripts" / "slow_rules.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert {row[0] for row in rows} <= {rule.id for rule in load()}
    assert all(float(limit) > 0 and reason for _, limit, reason in rows)
