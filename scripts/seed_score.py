"""Score textlint on the five seed articles: what it finds of what was marked by hand.

    seed_score.py [MUST SHOULD OFF]    with bounds: exit status 1 when fewer are found or more are off

Runs the default profile on `seeds/` and hands the findings to `tests/data/score_seeds.py`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.readers import plain

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Write the findings to a temporary file and run the scorer on it."""
    rules = load()
    engine = Engine(select(rules), rules)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as found:
        for path in sorted((ROOT / "seeds").glob("*.txt")):
            document = plain.read(str(path), path.read_bytes())
            for finding in engine.check(document).findings:
                location = document.location(finding.span)
                fixes = [
                    {
                        "edits": [
                            {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
                        ]
                    }
                    for fix in finding.fixes
                ]
                row = {
                    "path": str(path), "rule": finding.rule, "start": finding.span.start, "end": finding.span.end,
                    "line": location.line if location else 0, "fixes": fixes,
                    "text": document.text[finding.span.start : finding.span.end],
                }  # fmt: skip
                found.write(json.dumps(row) + "\n")
        found.flush()
        data = ROOT / "tests" / "data"
        command = [
            sys.executable,
            data / "score_seeds.py",
            ROOT / "seeds",
            data / "seeds.jsonl",
            found.name,
            *sys.argv[1:],
        ]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
