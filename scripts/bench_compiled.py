"""What a compiler would bring: the engine as Python runs it, beside the same code compiled by mypyc.

    bench_compiled.py [FOLDER] [--files 1000] [--rounds 5]

Copies the package, compiles what works on every text (facts, core of the engine, documents; a C compiler is needed) and
has both copies check the texts of FOLDER, else generated ones, in turn. Prints seconds of the processor, the best of
the rounds, and whether both found the same.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_corpus import texts

ROOT = Path(__file__).parents[1]
PARTS = ("facts/*", "engine/run", "engine/prefilter", "engine/admission", "engine/source_language")
# what mypyc 2.4 cannot compile, or no check runs; rules in Python are loaded by their paths, so they stay as they are
LEFT = frozenset("__init__ cuts house readability".split())

SETUP = """
from mypyc.build import mypycify
from setuptools import setup
setup(name="compiled", packages=[], ext_modules=mypycify(["--follow-imports=silent", {files}], opt_level="3"))
"""
START = """
import runpy, sys
sys.meta_path = [one for one in sys.meta_path if "editable" not in repr(one)]
sys.path.insert(0, {home!r})
sys.argv[0] = "textlint"
runpy.run_module("textlint", run_name="__main__")
"""


def copied(home: Path) -> Path:
    """A copy of the package with its rules, in `home`."""
    shutil.copytree(ROOT / "textlint", home / "textlint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", home / "textlint" / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "start.py").write_text(START.format(home=str(home)), encoding="utf-8")
    return home


def compiled(home: Path) -> int:
    """Compile the modules of a copy in place; how many."""
    files = [path for part in PARTS for path in sorted((home / "textlint").glob(f"{part}.py")) if path.stem not in LEFT]
    names = ", ".join(repr(str(path.relative_to(home))) for path in files)
    (home / "setup_compiled.py").write_text(SETUP.format(files=names), encoding="utf-8")
    command = [sys.executable, "setup_compiled.py", "--quiet", "build_ext", "--inplace"]
    ran = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"mypyc: {ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return len(files)


def seconds(home: Path, folder: Path, report: Path) -> float:
    """Seconds of the processor that a copy takes for all texts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = ["--isolated", "--no-cache", "--jobs", "1", "--quiet", "--format", "jsonl", "--output", str(report)]
    environ = {**os.environ, "TEXTLINT_CACHE_DIR": str(home / "cache")}
    subprocess.run([sys.executable, "start.py", "check", *quiet, str(folder)], cwd=home, env=environ, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Compile, run both, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=1000, help="texts to make when there is no FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        folder = given.folder.resolve() if given.folder else work / "texts"
        if not given.folder:
            folder.mkdir()
            for number, text in enumerate(texts(given.files, 4096, 0.3)):
                (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        homes = {name: copied(work / name) for name in ("python", "mypyc")}
        modules = compiled(homes["mypyc"])
        best: dict[str, float] = {}
        for number in range(given.rounds + 4):  # Hyperscan's database is there from the third start on
            for name, home in homes.items():
                took = seconds(home, folder, work / f"{name}.jsonl")
                if number > 3:
                    best[name] = min(took, best.get(name, took))
        same = (work / "python.jsonl").read_bytes() == (work / "mypyc.jsonl").read_bytes()
    print(f"{modules} modules compiled; {'the same findings' if same else 'OTHER FINDINGS'}")
    for name, took in best.items():
        print(f"{name:8}{took:8.2f} s of the processor {best['python'] / took:8.2f} times as fast")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
