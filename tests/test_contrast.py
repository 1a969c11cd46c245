"""scripts/contrast.py: what is found in machine translations and in human ones."""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "scripts" / "contrast.py"
MACHINE = "About 75 thousand people left. About 20 thousand people stayed."
HUMAN = "About 75,000 people left. About 20 thousand people stayed behind."


def test_rates_are_per_1000_words_and_their_ratio_is_that_of_the_two_sides(tmp_path):
    rows = [
        {"id": f"{doc}{kind}", "corpus": "c", "doc": doc, "kind": kind, "text": text}
        for doc in ("a", "b")
        for kind, text in (("mt", MACHINE), ("human", HUMAN))
    ]
    (tmp_path / "contrast.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path, "translation/thousand_after_figure"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    first, second, _, rule = done.stdout.splitlines()
    assert first == (
        "2 articles; mt: 4 findings in 20 words, 200.00 per 1,000, human: 2 findings in 20 words, 100.00 per 1,000"
    )
    assert second.startswith("ratio 2.00, 95 % interval 2.00 to 2.00")
    assert rule.split() == ["translation/thousand_after_figure", "4", "2", "2.00"]
