"""How fast Markdown is read, and read and checked by the default rules: MB per CPU second on generated posts.

bench_markdown.py FOLDER     FOLDER holds texts of `bench_corpus.py`; half of their paragraphs get markup here
"""

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from textlint.batch.linter import Linter
from textlint.readers import Options, parts, plain
from textlint.readers.within.markdown_page import escape

HEAD = '---\ntitle: "Talks go on in the spring"\ndate: 2023-05-04\ntags: [talks]\n---\n\n'


def post(text: str, chance: random.Random) -> bytes:
    """The text as a post: a head, subheads, and emphasis and a link in every second paragraph."""
    out = [HEAD]
    for number, line in enumerate(text.split("\n")):
        words = escape(line).split(" ")
        if len(words) > 8 and chance.random() < 0.5:
            words[2] = f"**{words[2]}**"
            words[5] = f"[{words[5]}](https://example.com/{number})"
        out.append(" ".join(words) + "\n")
        if number % 12 == 11:
            out.append("\n## What was decided\n\n")
    return "".join(out).encode()


def rate(posts: list[bytes], work: Callable[[bytes], object]) -> float:
    """Megabytes per CPU second."""
    start = time.process_time()
    for raw in posts:
        work(raw)
    return sum(map(len, posts)) / (time.process_time() - start) / 1e6


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    chance = random.Random(8)
    posts = [post(path.read_text(encoding="utf-8"), chance) for path in sorted(folder.rglob("*.txt"))]
    engine = Linter().engine
    options = Options(form="markdown")

    def check(raw: bytes) -> None:
        for part in parts("x.md", raw, options):
            engine.check(part.document)

    for raw in posts[:100]:
        check(raw)
    print(f"{len(posts)} posts, {sum(map(len, posts)) / len(posts) / 1000:.1f} KB each; MB per CPU second:")
    print(f"read            {rate(posts, lambda raw: parts('x.md', raw, options)):6.1f}")
    print(f"read and check  {rate(posts, check):6.1f}")
    print(f"as plain text   {rate(posts, lambda raw: engine.check(plain.read('x', raw))):6.1f}")


if __name__ == "__main__":
    main()
