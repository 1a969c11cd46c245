"""Make what is measured: files of 4 KB, the same as JSON lines, one large file, long lines, many files.

    python scripts/bench/inputs.py FOLDER [SHARE]

Three files in ten have defects (see bench_corpus.py); of the others one in four is open text, where the package that
`install.py` fetches is there. FOLDER gets `files` (2,500), `many` (25,000), the first 25, 100 and 500 files as
`first25` and so on, lines.jsonl, one.txt (1 MB), line.txt (1 MB), solid.txt (50 MB of letters and figures), glued.txt
(2 MB of text without its blanks) and single.txt (4 KB). SHARE (1) makes all of it smaller. The last line that is
printed says how large each is, as JSON.
"""

import json
import os
import random
import re
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_corpus import Writer, defects_of_rules
from peer import home

FILES, MANY, SIZE, DIRTY, OPEN = 2500, 25_000, 4096, 0.3, 0.25
LARGE, SOLID = 1_000_000, 50_000_000
FIRST = (25, 100, 500)
END = re.compile(r"(?<=[.?!]) +(?=[A-Z“\"])")


def open_texts() -> Iterator[str]:
    """Pieces of some 4 KB of open text, without end; none when the package is not there."""
    folder = home() / "node" / "node_modules" / "@stdlib" / "datasets-sotu" / "data"
    pieces = [
        piece
        for path in sorted(folder.glob("*.txt"))
        for piece in cut(path.read_text(encoding="utf-8", errors="replace"))
    ]
    return cycle(pieces) if pieces else iter(())


def cut(text: str) -> Iterator[str]:
    """`text` in pieces of some 4 KB, with four sentences a paragraph: the package has each address as one line."""
    piece, size = list[str](), 0
    sentences = [sentence for line in text.split("\n") for sentence in END.split(line.strip()) if sentence]
    for start in range(0, len(sentences), 4):
        paragraph = " ".join(sentences[start : start + 4])
        piece.append(paragraph)
        size += len(paragraph.encode()) + 2
        if size >= SIZE:
            yield "\n\n".join(piece) + "\n"
            piece, size = [], 0


def articles(number: int) -> Iterator[str]:
    """The texts, in order; the first of many are the same as those of few."""
    writer, chance, others = Writer(7), random.Random(7), open_texts()
    defects = defects_of_rules()
    for _ in range(number):
        if chance.random() < DIRTY:
            yield writer.article(SIZE, chance.sample(defects, 4))
        else:
            other = next(others, None) if chance.random() < OPEN else None
            yield other or writer.article(SIZE, [])


def write_files(folder: Path, number: int) -> list[str]:
    """The articles as files in folders of a hundred."""
    kept = []
    for place, text in enumerate(articles(number)):
        path = folder / f"{place // 100:03}" / f"{place:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        if place < FILES:
            kept.append(text)
    return kept


def write_first(folder: Path, source: Path, number: int) -> None:
    """The first files once more, as links that take no room."""
    for path in sorted(source.rglob("*.txt"))[:number]:
        other = folder / path.parent.name / path.name
        other.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, other)


def make(folder: Path, share: float = 1.0) -> dict[str, int]:
    """Write everything; bytes of each."""
    few, many = max(8, int(FILES * share)), max(16, int(MANY * share))
    texts = write_files(folder / "many", many)[:few]
    write_first(folder / "files", folder / "many", few)
    for number in FIRST:
        write_first(folder / f"first{number}", folder / "many", min(number, few))
    lines = (json.dumps({"id": place, "text": text}, ensure_ascii=False) for place, text in enumerate(texts))
    (folder / "lines.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    joined = "\n\n".join(texts).encode()
    large, solid = int(LARGE * share), int(SOLID * share)
    (folder / "one.txt").write_bytes(_whole(joined[:large]))
    (folder / "line.txt").write_bytes(_whole(b" ".join(joined[:large].split())))
    glued = b"".join(joined.split())  # every stop in it is a finding
    (folder / "glued.txt").write_bytes(_whole(glued[: 2 * large]))
    dense = b"".join(re.findall(rb"[0-9A-Za-z]+", joined[: LARGE * 2]))
    (folder / "solid.txt").write_bytes(_whole((dense * (solid // len(dense) + 1))[:solid]))
    (folder / "single.txt").write_bytes(texts[7].encode())
    return {path.stem if path.is_file() else path.name: size(path) for path in sorted(folder.iterdir())}


def size(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    return path.stat().st_size if path.is_file() else sum(one.stat().st_size for one in path.rglob("*.txt"))


def _whole(raw: bytes) -> bytes:
    """`raw` without the half character at its end, if there is one."""
    return raw.decode(errors="ignore").encode()


if __name__ == "__main__":
    print(json.dumps(make(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)))
