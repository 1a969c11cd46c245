"""Chromium opens the HTML report: it asks for nothing, hostile articles run nothing, notes lie beside their words."""

import json
import re

import pytest

from tests.made import ROOT, run

pytestmark = [pytest.mark.group("browser"), pytest.mark.xdist_group("browser")]

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
WIDTHS = (1400, 1024, 390)
HOSTILE = """\
Hello</title><script>window.ran = 1</script>

<img src=x onerror="window.ran = 2"> <svg onload=window.ran=3> <a href="javascript:window.ran=4">The link .</a>

</style></p></mark></script><style>body { display: none }</style><iframe src="https://example.com/"></iframe>

<meta http-equiv="refresh" content="0;url=https://example.com/"> <base href="https://example.com/"> &lt;script&gt;

<link rel="stylesheet" href="https://example.com/a.css"><img src="https://example.com/a.png"><!-- " ' ` ]]> -->

{{constructor.constructor('window.ran = 5')()}} ${window.ran = 6} <%= 7 %> {% x %}

\u202eRIGHT TO LEFT\u202c \u2028 \x00 \x1b[31m

"' onmouseover=window.ran=8 x=' He went to kyiv .
"""


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The report on some files, made once."""
    reports = {}

    def go(*paths):
        if paths not in reports:
            reports[paths] = tmp_path_factory.mktemp("report") / "report.html"
            done = run("check", "--format", "html", "--output", reports[paths], *paths, cwd=ROOT)
            assert done.returncode == 1, done.stderr
        return reports[paths]

    return go


@pytest.fixture
def opened(browser, made):
    """Open a report on files; what the page asks for, says, complains of or tries to run is noted."""
    contexts = []

    def go(*paths, width=1400, scheme="light", script=True):
        report = made(*paths)
        context = browser.new_context(
            viewport={"width": width, "height": 1000}, color_scheme=scheme, java_script_enabled=script, offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.noted = []
        page.on("request", lambda request: page.noted.append(request.url))
        page.on("console", lambda message: page.noted.append(message.text))
        page.on("dialog", lambda dialog: page.noted.append(dialog.message))
        page.on("pageerror", lambda error: page.noted.append(str(error)))
        page.goto(f"file://{report}")
        page.wait_for_timeout(100)
        page.noted.remove(f"file://{report}")
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_of_the_seeds_opens_without_a_request_or_a_complaint(opened, scheme):
    page = opened("seeds", scheme=scheme)
    assert page.noted == []
    assert page.locator("details.article").count() == len(SEEDS)
    assert page.locator("mark").first.is_visible()


def test_a_hostile_article_runs_and_loads_nothing_and_is_shown_as_it_is(opened, tmp_path):
    article = tmp_path / "<img src=x onerror=window.ran=9>.json"  # a value of JSON may hold a NUL
    article.write_text(json.dumps({"body": HOSTILE + "x" * 1_000_000 + "\n"}))
    page = opened("--field", "body", article)
    page.evaluate("document.querySelectorAll('*').forEach(node => node.dispatchEvent(new Event('mouseover')))")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.noted == []
    page.eval_on_selector_all(".ref", "nodes => nodes.forEach(node => node.remove())")
    words = page.locator(".words").all_text_contents()
    assert words[0].startswith("Hello</title><script>window.ran = 1</script>")
    assert page.locator("script, style, iframe, img, base, link").count() == 2  # ours
    assert page.locator("body").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400
    assert {"‹U+202E›", "‹U+0000›", "‹U+001B›"} <= set(page.locator(".odd").all_text_contents())


def test_the_policy_of_the_page_would_stop_a_script_that_got_in(opened):
    page = opened(SEEDS[0])
    failures = []
    page.on("requestfailed", lambda request: failures.append(request.failure))
    page.evaluate("""() => {
        const made = document.createElement("script");
        made.textContent = "window.ran = 1";
        document.body.append(made);
        document.body.insertAdjacentHTML("beforeend", "<img src='https://example.com/a.png' onerror='window.ran = 2'>");
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in page.noted)
    assert failures == ["csp"]  # the picture's, before it left


def boxes(page, selector):
    """Bounding boxes of what is shown."""
    return page.eval_on_selector_all(
        selector,
        """nodes => nodes.map(node => node.getBoundingClientRect())
            .filter(box => box.height).map(box => [box.x, box.y, box.right, box.bottom])""",
    )


def overlaps(one, other):
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_note_lies_over_another_or_over_the_text_and_nothing_is_wider_than_the_screen(opened, width, script):
    page = opened(*SEEDS, width=width, script=script)
    notes, blocks = boxes(page, ".note"), boxes(page, ".block")
    assert len(notes) == 66
    for number, note in enumerate(notes):
        assert not any(overlaps(note, other) for other in notes[number + 1 :])
        assert not any(overlaps(note, block) for block in blocks)
        assert note[2] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_notes_stand_beside_their_paragraph_on_a_wide_screen_and_below_it_on_a_narrow_one(opened, script):
    place = """nodes => nodes.map(list => {
        const note = list.getBoundingClientRect(), block = list.previousElementSibling.getBoundingClientRect();
        return [note.left - block.right, note.top - block.bottom];
    })"""
    wide = opened(SEEDS[1], script=script).eval_on_selector_all("ol.notes", place)
    narrow = opened(SEEDS[1], script=script, width=390).eval_on_selector_all("ol.notes", place)
    assert wide and all(across > 0 > down for across, down in wide)
    assert narrow and all(across < 0 and down >= -8 for across, down in narrow)


def test_a_paragraph_with_many_findings_keeps_its_notes_apart(opened, tmp_path):
    article = tmp_path / "crowded.txt"
    article.write_text("The war .Also,there was kyiv , and “so” . And kyiv . So kyiv ,and kyiv again ..\n" * 3)
    for width in WIDTHS:
        notes = boxes(opened(article, width=width), ".note")
        assert len(notes) > 12
        assert not any(overlaps(note, other) for n, note in enumerate(notes) for other in notes[n + 1 :])


def test_the_overview_is_seen_above_the_articles_with_and_without_the_script(opened):
    for script in (True, False):
        page = opened("seeds", script=script)
        [overview], [controls] = boxes(page, ".overview"), boxes(page, ".controls")
        first = boxes(page, "details.article")[0]
        assert overview[3] <= controls[1] and controls[3] <= first[1]


def test_a_link_of_the_overview_opens_its_article(opened, tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text("He went to kyiv .\n")
    page = opened(tmp_path)
    assert page.locator("details.article[open]").count() == 0  # of many, the script closes those that stood open
    page.locator("td a, th a").last.click()
    assert page.locator("details.article").last.evaluate("node => node.open")


def test_families_severities_and_the_text_after_the_fixes_can_be_chosen_without_a_script(opened):
    page = opened("seeds", script=False)
    shown = page.locator(".note:visible").count()
    page.uncheck("#show-translation")
    assert page.locator(".note.f-translation:visible").count() == 0
    assert page.locator("mark.f-translation").first.evaluate("node => getComputedStyle(node).backgroundColor") == (
        "rgba(0, 0, 0, 0)"
    )
    page.check("#show-translation")
    page.uncheck("#show-warning")
    assert page.locator(".note.s-warning:visible").count() == 0
    page.check("#show-warning")
    assert page.locator(".note:visible").count() == shown
    page.check("#view-after")
    assert page.locator(".removed:visible, .note.mended:visible").count() == 0
    assert "Leave a Reply" not in page.locator("main").inner_text()


def test_j_and_k_step_through_the_findings(opened):
    page = opened(SEEDS[1])
    for key, current in (("j", "a1n1"), ("j", "a1n2"), ("k", "a1n1"), ("k", "a1n29")):
        page.keyboard.press(key)
        assert page.locator(".note.current").get_attribute("id") == current
    assert page.evaluate("document.activeElement.id") == "a1m29"


def test_the_theme_can_be_chosen(opened):
    page = opened(SEEDS[0], scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.check("#theme-dark")
    assert page.evaluate(ground) != light
    page.check("#theme-light")
    assert page.evaluate(ground) == light


def test_it_prints_the_article_with_all_reasons_and_without_controls(opened, tmp_path):
    page = opened(SEEDS[1], scheme="dark")
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", printed)) > 2
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".reason:visible").count() == page.locator(".note").count()
    notes = boxes(page, ".note")
    assert not any(overlaps(note, other) for n, note in enumerate(notes) for other in notes[n + 1 :])
