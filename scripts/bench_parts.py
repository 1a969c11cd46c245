"""Time the parts of a check by themselves with pyperf: reading, prefilter, all rules, places and report of one article;
and what a start takes to have its scanner, with and without Hyperscan.

    bench_parts.py [--fast] [-o FILE.json] [other options of pyperf]

`python -m pyperf compare_to OLD.json NEW.json` says what has become faster, and whether that is more than noise.
"""

import os
import random
from contextlib import suppress

import pyperf
from bench_corpus import Writer, defects_of_rules

from textlint.batch.linter import Linter
from textlint.core.located import FileResult, locate
from textlint.engine.automaton import Automaton
from textlint.readers import Options, parts
from textlint.reports import Look, report


def main() -> None:
    """Time each part, several processes each."""
    runner = pyperf.Runner(program_args=(os.path.abspath(__file__),))  # noqa: PTH100 (pyperf wants a string)
    runner.metadata["description"] = "parts of textlint check, one article of 4 KB with four defects"
    raw = Writer(7).article(4096, random.Random(7).sample(defects_of_rules(), 4)).encode()
    options, linter, lines = Options(), Linter(), report("jsonl")

    def read() -> object:
        return parts("a.txt", raw, options)[0].document

    document = parts("a.txt", raw, options)[0].document
    found = linter.engine.check(document).findings
    result = FileResult("a.txt", tuple(locate(document, finding) for finding in found))
    runner.bench_func("read", read)
    runner.bench_func("prefilter", linter.engine._prefilter.hits, document.text)
    runner.bench_func("read and rules", lambda: linter.engine.check(parts("a.txt", raw, options)[0].document))
    runner.bench_func("locate findings", lambda: [locate(document, finding) for finding in found])
    runner.bench_func("report as jsonl", lambda: list(lines((result,), Look())))
    runner.bench_func("check_file", linter.check_file, "a.txt", raw)
    wanted, once = linter.engine._prefilter._wanted, linter.engine._prefilter._gated
    runner.bench_func("make the automaton", Automaton, wanted)
    with suppress(ImportError):
        from textlint.engine.hyper import Hyperscan, compiled

        runner.bench_func("load the Hyperscan database", Hyperscan, compiled(wanted, once))


if __name__ == "__main__":
    main()
