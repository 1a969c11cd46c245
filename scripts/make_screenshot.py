"""Make docs/images/report.png: the HTML report of one seed as Chromium shows it.

    make_screenshot.py [--seed NAME] [--output FILE]

It needs Chromium and the Python package playwright (`pip install '.[dev]'`), and no network.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from textlint.batch.linter import Linter, Settings
from textlint.reports import Look, report

ROOT = Path(__file__).parents[1]
SEED = "003_022e578819a12944.txt"
SIZE = {"width": 1180, "height": 1240}


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", default=SEED, metavar="NAME")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images" / "report.png", metavar="FILE")
    given = parser.parse_args()
    name = f"seeds/{given.seed}"
    result = Linter(Settings(texts=True)).check_file(name, (ROOT / name).read_bytes())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder, "report.html")
        page_file.write_text("\n".join(report("html")([result], Look())), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(page_file.as_uri())
        page.locator(".controls").scroll_into_view_if_needed()
        given.output.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=given.output)
        browser.close()


if __name__ == "__main__":
    main()
