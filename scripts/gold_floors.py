"""Hold textlint to accuracy floors on real data that lies outside the project.

    gold_floors.py FOLDER    a folder with `score.py` and its yardsticks

Prints each yardstick's own tables, then every bound with what was measured; exit status 1 when one does not hold. The
bounds are `tests/data/gold_floors.json`: yardstick, path of the figure, `most` or `least`. Rules or families after the
yardstick's name are the only ones that run; an expression that begins with ^ chooses among the findings of those that
are on.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def measure(folder: Path, yardstick: str, names: str) -> dict[str, object]:
    """The figures of one yardstick, by running its scorer on what textlint answers with the rules of `names`."""
    command = f"{sys.executable} {ROOT / 'scripts' / 'gold.py'} adapter"
    told = ["--cmd", command, "--rule", names] if names.startswith("^") else ["--cmd", f"{command} {names}"]
    with tempfile.TemporaryDirectory() as scratch:
        figures = Path(scratch) / "figures.json"
        call = [sys.executable, folder / "score.py", yardstick, *told, "--json", figures]
        subprocess.run(call, check=True)
        found: dict[str, object] = json.loads(figures.read_text(encoding="utf-8"))[yardstick]
        return found


def figure(figures: object, path: str) -> float:
    """The number at a path such as `ALL.per_1000`."""
    for key in path.split("."):
        assert isinstance(figures, dict), f"no figure {path}"
        figures = figures[key]
    assert isinstance(figures, int | float), f"{path} is no number"
    return float(figures)


def main() -> int:
    """Measure what the bounds speak of and compare."""
    folder = Path(sys.argv[1]).resolve()
    bounds = json.loads((ROOT / "tests" / "data" / "gold_floors.json").read_text(encoding="utf-8"))
    failed, report = 0, []
    for title, wanted in bounds.items():
        yardstick, _, names = title.partition(" ")
        figures = measure(folder, yardstick, names)
        for path, bound in wanted.items():
            found = figure(figures, path)
            held = found <= bound["most"] if "most" in bound else found >= bound["least"]
            failed += not held
            limit = f"at most {bound['most']}" if "most" in bound else f"at least {bound['least']}"
            report.append(f"{'ok    ' if held else 'FAILED'} {title} {path}: {found:.3f}, {limit}")
    print("\n".join(report))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
