# ruff: noqa: E501 (examples are whole lines)
"""A small folder with one file of each sort, and made rules that find things in it: what reports are shown of."""

import os
from pathlib import Path

from tests.made import code_file, run, word_rule
from tests.word import docx

FILES = {
    "clean.txt": "Nothing is wrong with this line.\n",
    "cut.txt": b"Cut off in the middle \xc3",
    "html/page & more.html": "<h1>A title</h1>\r\n<p>&ldquo;No&rdquo;, 😀 he fled to ky<b>iv</b> and to kyiv &amp; on.</p>\r\n",
    "nöte #1, 50%.md": "# A title\n\n> Cafe\u0301 **kyiv** and [kyiv](https://example.com/?a=1&b={2}) again.\n",
    "news.txt": "\ufeffA title\r\n\r\n👩\u200d🚀 Cafe\u0301 wrng, wrng; he fled to kyiv.\r\nThe word {0} ends\r\nhere.\r\n",
    "word.docx": docx("<w:p><w:r><w:t>He fled to kyiv.</w:t></w:r></w:p>"),
}


def write(folder: Path) -> Path:
    """Make the folder, and the rules beside it; the folder of files comes back."""
    files, rules = folder / "files", folder / "rules"
    for name, content in FILES.items():
        path = files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    word_rule(
        rules, "made/city", "kyiv", "Kyiv", severity="error", message="“{0}” is the name of a city, write “{fix}”."
    )
    code_file(
        rules, "made/broken",
        "start = document.text.find('{0}')\n"
        "if start >= 0:\n"
        "    yield check.finding(Span(start, document.text.find('here') + 4), what='“{0}” [over](1) a line')\n",
    )  # fmt: skip
    code_file(
        rules, "made/twice",
        "first = document.text.find('wrng')\n"
        "again = document.text.find('wrng', first + 1)\n"
        "if first >= 0 and again >= 0:\n"
        "    yield check.finding(Span(again, again + 4), replace=('wrong', 'wring'), safety=Safety.SUGGEST,\n"
        "                        related=[Span(first, first + 4)], what='“wrng” once more')\n",
    )  # fmt: skip
    return files


def check(form: str, files: Path, output: Path | None = None) -> str:
    """The report of the real command in that form."""
    more = ("--output", output) if output else ()
    done = run(
        "check", ".", "--format", form, "--rules", "../rules", "--select", "made", "-q", *more, cwd=files, **os.environ
    )
    assert done.returncode == 2, done.stderr
    assert b"cut.txt: byte 22" in done.stderr
    return (output.read_bytes() if output else done.stdout).decode()
