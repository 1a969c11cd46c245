"""Time textlint on HTML: MB of pages per second of one processor, reading and the default rules together.

    bench_pages.py [PAGES] [SIZE]

Makes PAGES (250) pages of SIZE (40,000) bytes, a third of each an article (see bench_corpus.py), the rest what pages
are made of: scripts, styles, menus, related posts. Reads and checks them in this process; prints the best of three
rounds, for reading alone and for all. A page is bytes of HTML; the rules read only its text.
"""

import html
import random
import sys
import time
from collections.abc import Iterator

from bench_corpus import Writer, texts

from textlint.batch.linter import Linter
from textlint.readers import html as reader

SHARE = 3  # one byte in three of a page is its article's


def inline(words: list[str], chance: random.Random) -> str:
    """A paragraph's words with references, some of them in links and emphasis."""
    written = [html.escape(word).replace("“", "&#8220;").replace("”", "&#8221;") for word in words]
    for place in range(0, len(written) - 4, 40):
        at = place + chance.randrange(min(35, len(written) - place - 3))
        written[at] = f'<a href="https://news.example/{at}/?a=1&amp;b=2" rel="noopener">{written[at]}'
        written[at + 2] += "</a>" if chance.random() < 0.7 else "</a>&nbsp;"
    return " ".join(written)


def page(article: str, writer: Writer, size: int, chance: random.Random) -> str:
    """An article as a page of about `size` bytes."""
    title, *paragraphs = [part for part in article.split("\n\n") if part.strip()]
    body = [f'<h1 class="entry-title">{html.escape(title)}</h1>\n']
    body += [f'<p class="wp-block-paragraph">{inline(part.split(), chance)}</p>\n' for part in paragraphs]
    styles, menu, cards = list[str](), list[str](), list[str]()
    length = sum(map(len, body))
    while length < size:
        number, headline = chance.randrange(10_000), writer.clause().capitalize()
        link = f'<a href="https://news.example/{number}"'
        styles.append(f".wp-block-{number}{{margin:0 auto;padding:{number % 40}px;color:#{number:06x}}}\n")
        menu.append(f'<li class="menu-item menu-item-{number}">{link}>{headline[:14]}</a></li>\n')
        cards.append(
            f'<div class="card">{link}><img src="/{number}.jpg" alt="{headline}" width="300"></a><h3>{headline}</h3>'
            f"<script>track({number}, '<b>card</b>');</script></div>\n"
        )
        length += len(styles[-1]) + len(menu[-1]) + len(cards[-1])
    head = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<style>\n'
    return "".join([
        head, *styles, '</style>\n</head>\n<body class="single">\n<nav><ul>\n', *menu, "</ul></nav>\n<article>\n",
        *body, "</article>\n<footer>\n", *cards, "</footer>\n</body></html>\n",
    ])  # fmt: skip


def pages(number: int, size: int) -> Iterator[bytes]:
    """The pages, in order."""
    chance, writer = random.Random(11), Writer(11)
    for article in texts(number, size // SHARE, 0.3):
        yield page(article, writer, size, chance).encode()


def main() -> None:
    """Make the pages, run, print."""
    number, size = (
        int(sys.argv[place]) if len(sys.argv) > place else given for place, given in ((1, 250), (2, 40_000))
    )
    made = list(pages(number, size))
    total = sum(map(len, made)) / 1e6
    engine = Linter().engine
    best = [float("inf")] * 2
    for _ in range(3):
        spent = [0.0, 0.0]
        found = length = 0
        for raw in made:
            started = time.process_time()
            document = reader.read("page.html", raw)
            spent[0] += time.process_time() - started
            found += len(engine.check(document).findings)
            spent[1] += time.process_time() - started
            length += len(document.text)
        best = list(map(min, best, spent))
    print(
        f"{number} pages, {total:.1f} MB, {length / 1e6:.1f} million characters of text, {found} findings: "
        f"reading {total / best[0]:.1f} MB/s, reading and rules {total / best[1]:.1f} MB/s"
    )


if __name__ == "__main__":
    main()
