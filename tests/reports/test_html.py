"""The HTML report: the article's words as they are, each finding marked and explained, nothing but our own markup."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.made import ROOT, document, texts, word_rule
from textlint.batch.linter import Linter, Settings
from textlint.core import Edit, Finding, Fix, InputError, Kind, Safety, Severity, Span
from textlint.core.located import FileResult, Reading, Text, locate
from textlint.core.source_language import Sign, SourceLanguage
from textlint.reports import Look, formats, needs, report
from textlint.reports.page.marks import FAMILIES
from textlint.reports.page.markup import VOID
from textlint.reports.page.verdict import RULE, Verdict, Weighed, weighed

ASSETS = ROOT / "textlint" / "reports" / "page"
LINTER = Linter(Settings(texts=True))


class Page(HTMLParser):
    """What a page holds; fails where an element is not closed as it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()
        self.headings: list[int] = []
        self.words = ""  # of all blocks, without what is ours
        self.marked: Counter[int] = Counter()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        assert len(given) == len(attributes), f"an attribute of {tag} stands twice"
        self.tags[tag] += 1
        self.attributes |= {f"{tag} {name}" for name in given}
        classes = (given.get("class") or "").split()
        self.classes.update(classes)
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "mark":
            self.marked.update(map(int, given["data-notes"].split()))
        if self._in_words and "odd" in classes:
            self.words += chr(int(given["data-code"], 16))
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag, attributes):
        assert tag in VOID
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and self.open[-1][0] in ("style", "script"):
            return
        self.text += data
        if self._in_words and not self._within("ref") and not self._within("come") and not self._within("odd"):
            self.words += data

    @property
    def _in_words(self):
        return self._within("words")

    def _within(self, name):
        return any(name in (given.get("class") or "").split() for _, given in self.open)


def html(*results, quiet=False):
    return "\n".join(report("html")(results, Look(quiet=quiet)))


def checked(text, path="made.txt"):
    return LINTER.check_file(path, text.encode("utf-8", "surrogatepass"))


def read(text):
    """The same; a file with a NUL is none, but a text may come from elsewhere."""
    result = checked(text)
    return result if result.texts else made(text)


def made(text, *findings, blocks=None, **more):
    """A result of one text with these findings."""
    of = document(text)
    spans = blocks if blocks is not None else [(Kind.PARAGRAPH, Span(0, len(text)))]
    kept = Text(None, None, text, tuple(spans), tuple(range(len(findings))), **more)
    return FileResult("made.txt", tuple(locate(of, finding) for finding in findings), texts=(kept,))


def finding(start, end, rule="made/word", severity=Severity.WARNING, **more):
    return Finding(rule, Span(start, end), "It is “so”.", severity, "x/y", **more)


def test_html_is_a_format_and_the_folder_it_is_made_of_is_none():
    assert "html" in formats()
    assert not {"page", "stats"} & set(formats())
    assert needs("html") == {"texts"}


@given(texts())
@example("")
@example("\x00")
@example("</p></mark></style></script><script>alert(1)</script><!--")
@example("\r\n \r \u2028 a .\r\n\r\n b")
@example("{{7*7}} ${x} %s {0} &lt; &amp;amp; &#13; <![CDATA[ ]]>")
def test_the_words_of_a_page_are_those_of_the_article_and_each_finding_has_a_mark_and_a_note(text):
    result = read(text)
    made_of = html(result)
    page = Page(made_of)
    assert page.words == result.texts[0].text
    assert "\r" not in made_of  # a browser would read a line feed
    numbers = range(1, len(result.located) + 1)
    assert set(page.marked) == set(numbers)
    assert len(page.ids) == len(set(page.ids))
    assert {f"a1n{number}" for number in numbers} | {f"a1m{number}" for number in numbers} <= set(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert page.tags["script"] == page.tags["style"] == 1


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=8)


@example([[5, 5], [40, 40]], set())
@given(SPANS, st.sets(st.integers(1, 38), max_size=4))
def test_findings_that_overlap_and_nest_as_they_like_are_all_marked(spans, breaks):
    text = "".join("\n" if place in breaks else "abcdefghij"[place % 10] for place in range(40))
    blocks = [(Kind.PARAGRAPH, Span(*match.span())) for match in re.finditer(r"[^\n]+", text)]
    page = Page(html(made(text, *(finding(*span) for span in spans), blocks=blocks)))
    assert page.words == text
    assert set(page.marked) == set(range(1, len(spans) + 1))
    assert sum(name.startswith("a1m") for name in page.ids) == len(spans)


def test_the_white_space_between_two_paragraphs_is_marked_only_for_a_finding_of_nothing_else():
    blocks = [(Kind.PARAGRAPH, Span(0, 3)), (Kind.PARAGRAPH, Span(5, 8))]
    across = html(made("one\n\ntwo", finding(0, 8), blocks=blocks))
    assert re.findall(r"<mark [^>]*>([^<]*)</mark>", across) == ["one", "two"]
    between = html(made("one\n\ntwo", finding(3, 5), blocks=blocks))
    assert re.findall(r'<mark class="[^"]* blank"[^>]*>([^<]*)</mark>', between) == ["\n\n"]


@pytest.mark.parametrize("hostile", ['"><script>x</script>', "a\x00b", "\u202e", "'onload='x"])
def test_names_messages_and_reasons_are_text_and_nothing_else(hostile):
    told = Finding("made/word", Span(0, 3), hostile, Severity.ERROR, hostile, (), (), (), ("x",))
    result = made("one two", told)._replace(
        path=hostile, trouble=hostile, crashes=((hostile, hostile),), reasons=(("made/word", hostile),)
    )
    error = FileResult(hostile, error=InputError(hostile, hostile))
    page = Page(html(result, error))
    assert page.tags["script"] == 1
    assert not {name for name in page.attributes if name.split()[1].startswith("on")}
    assert "\x00" not in page.text and "\u202e" not in page.text


def test_no_element_of_the_page_could_fetch_or_run_anything():
    page = Page(html(*(checked(path.read_text(encoding="utf-8"), path.name) for path in seeds())))
    assert not set(page.tags) & {"img", "iframe", "object", "embed", "link", "audio", "video", "base", "use", "image"}
    attributes = {name.split()[1] for name in page.attributes}
    assert not attributes & {"src", "srcset", "style", "action", "formaction", "ping", "background", "poster", "data"}
    assert all(link.startswith("#") for link in page.links)
    for asset in ("page.css", "page.js"):
        text = (ASSETS / asset).read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|https?:|//[a-z]|fetch|innerHTML|eval|</", text), asset


def seeds():
    return sorted((ROOT / "seeds").glob("*.txt"))


def test_the_policy_lets_in_this_style_and_this_script_by_their_digests_and_nothing_else():
    page = html(checked("one"))
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#x27;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        [inside] = re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_headings_go_down_one_step_at_a_time_and_there_is_one_first_heading():
    texts = [path.read_text(encoding="utf-8") for path in seeds()]
    texts += ["Short line\n\nA sentence that is long enough to be the article itself, as everybody can see at once.\n"]
    for results in ([checked(text)] for text in texts):
        headings = Page(html(*results)).headings
        assert headings.count(1) == 1
        assert all(after - before <= 1 for before, after in zip([0, *headings], headings, strict=False))


def test_a_note_says_what_is_wrong_why_what_to_write_and_how_sure_that_is():
    fix = Fix((Edit(Span(8, 12), "Kyiv"),), Safety.UNSAFE)
    told = finding(
        8, 12, fixes=(fix,), related=(Span(0, 4),), also=("grammar/languagetool.X",), translated_from=("es",)
    )
    page = html(made("Kyiv or Kiev", told)._replace(reasons=(("made/word", "Because <so>."),)))
    note = page[page.index('<li class="note') : page.index("</li>", page.index('<li class="note'))]
    plain = " ".join(Page(f"<li>{note}</li>".replace("<li><li", "<li><p></p><li") + "</li>").text.split())
    for words in ("It is “so”.", "Kiev → Kyiv unsafe fix", "Because <so>.", "made/word", "MQM: x/y", "Compare “Kyiv”"):
        assert words in plain
    assert "LanguageTool reports it, too." in plain
    assert "Typical of translations from Spanish." in plain
    assert 'href="#a1r1-1"' in note and 'id="a1r1-1"' in page


def test_further_suggestions_show_only_what_is_new():
    fixes = tuple(Fix((Edit(Span(0, 10), text),), Safety.SUGGEST) for text in ("said that", "held that", "held that"))
    text = Page(html(made("considered that it was", finding(0, 15, fixes=fixes)))).text
    assert "considered → said that suggestion" in text
    assert text.count("or held that suggestion") == 1
    assert text.count("considered →") == 1


def test_a_line_of_the_page_and_a_subhead_share_the_notes_of_the_paragraph_below_and_a_paragraph_has_its_own():
    text = "aa\nbb\ncc\ndd\nee"
    kinds = (Kind.FURNITURE, Kind.SUBHEAD, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH)
    blocks = [(kind, Span(3 * number, 3 * number + 2)) for number, kind in enumerate(kinds)]
    page = html(made(text, *(finding(start, start + 2) for start in (0, 3, 6, 9)), blocks=blocks))
    groups = [re.findall(r'"block|"note ', group) for group in page.split('<div class="group">')[1:]]
    assert groups == [['"block'] * 3 + ['"note '] * 3, ['"block', '"note ', '"block']]


def test_a_change_of_a_space_is_shown_with_words_round_it():
    result = checked("The minister said on Monday that it was over . Nobody answered him.\n")
    page = Page(html(result))
    assert "… it was over . Nobody… → … it was over. Nobody…" in " ".join(page.text.split())


def test_what_the_safe_fixes_take_out_and_put_in_stands_in_the_text_for_the_view_after_them():
    seed = seeds()[0].read_text(encoding="utf-8")
    page = html(checked(seed))
    assert re.search(r'<del class="gone">.*?</del>.*?<ins class="come">’</ins>', page, re.DOTALL)
    debris = html(checked("The talks went on.\n\nLeave a Reply\n\nYour email address will not be published.\n"))
    assert debris.count("Taken out by textlint fix") == 2
    assert 'class="block furniture removed"' in debris


@given(texts())
def test_the_view_after_the_safe_fixes_is_the_text_after_their_first_round(text):
    result = read(text)
    [kept] = result.texts
    expected = kept.text
    for edit in reversed(kept.mended):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert After(html(result)).words == expected


class After(Page):
    """The page as it is read after the safe fixes."""

    def handle_starttag(self, tag, attributes):
        before = self.words
        super().handle_starttag(tag, attributes)
        self.words = before if self._within("gone") else self.words
        given = dict(attributes)
        if self._within("come") and "data-code" in given:
            self.words += chr(int(given["data-code"], 16)) if before == self.words else ""

    def handle_data(self, data):
        before = self.words
        super().handle_data(data)
        if self._within("gone"):
            self.words = before
        elif self._within("come") and not self._within("odd"):
            self.words += data


def test_a_file_that_could_not_be_read_and_a_rule_that_failed_are_told():
    failed = made("one two")._replace(crashes=(("made/word", "KeyError: 1"),))
    page = Page(html(FileResult("a\udcff.txt", error=InputError("a\udcff.txt", "no UTF-8", 3)), failed))
    assert "Could not be read: no UTF-8" in page.text
    assert "1 file could not be read" in page.text
    assert "The rule made/word failed, which is a bug of it: KeyError: 1" in page.text
    assert "a\ufffd.txt" in page.text


def test_one_article_has_no_index_and_several_have_one_with_a_link_to_each():
    assert "Worst articles" not in Page(html(checked("one"))).text
    results = [checked(path.read_text(encoding="utf-8"), path.name) for path in seeds()]
    page = Page(html(*results))
    assert {f"#a{number}" for number in range(1, 6)} <= set(page.links)
    for words in ("5 articles, 66 findings", "Verdicts", "Findings by family", "Worst articles", RULE):
        assert words in page.text
    assert page.tags["svg"] == 3 + 6 + 5
    assert "Worst articles" not in html(*results, quiet=True)


def test_of_many_articles_the_first_ten_stand_open():
    page = html(*(checked("one") for _ in range(12)))
    assert len(re.findall(r'<details class="article [^"]*" open>', page)) == 10
    assert len(re.findall(r'<details class="article [^"]*">', page)) == 2


def test_records_of_a_file_are_told_apart_and_share_one_numbering(tmp_path):
    word_rule(tmp_path, "made/word", "wrng", "wrong")
    linter = Linter(Settings(texts=True, rules=(str(tmp_path),), select=("made",), fields=("*.body",), form="json"))
    raw = b'[{"body": "All is wrng here."}, {"body": "And wrng there."}]'
    page = Page(html(linter.check_file("a.json", raw)))
    assert set(page.marked) == {1, 2}
    assert page.classes["part"] == 2
    assert "It is made up. So is this." in page.text  # the whole reason, though runs keep its first sentence


def test_a_family_of_the_users_own_has_a_colour_too():
    assert Page(html(made("one two", finding(0, 3)))).classes["f-other"]


def test_what_is_known_of_the_article_is_said():
    sign = Sign("habit", Span(0, 3), "one", ("es",))
    result = made("one two three four")._replace(
        reading=Reading(476, 11.26), source_language=SourceLanguage(("es",), 3.0, True, (sign,))
    )
    text = Page(html(result)).text
    assert "476 words of prose, 2 min 00 s to read" in text
    assert "reads at grade 11.3" in text
    assert "probably translated from Spanish (1 sign)" in text
    assert "grade" not in Page(html(made("one"))).text


def test_how_hard_an_article_reads_is_measured_only_in_a_run_that_asks_for_it():
    seed = str(seeds()[0])
    assert LINTER.check_file(seed).reading.grade is None
    limited = Linter(Settings(texts=True, limits=(("readability/hard_article", 99.0),)))
    assert 5 < limited.check_file(seed).reading.grade < 20
    assert Linter().check_file(seed).reading is None


def test_what_a_safe_fix_mends_does_not_count_and_what_boilerplate_reports_whole_is_of_the_page():
    one, two = finding(0, 3, "boilerplate/photo_caption"), finding(4, 7, severity=Severity.ERROR)
    blocks = [(Kind.CAPTION, Span(0, 3)), (Kind.PARAGRAPH, Span(4, 13))]
    assert weighed(made("one\ntwo three", one, two, blocks=blocks, safe=(1,))) == Weighed(3, 1, 0, 1, 1)
    assert weighed(made("one\ntwo three", one, two, blocks=blocks)) == Weighed(3, 1, 1, 1, 0)


def test_the_worst_articles_come_first():
    few, many = made("one two", finding(0, 3)), made("one two", finding(0, 3), finding(4, 7))
    page = html(few, many, made("one two"))
    worst = page[page.index("Worst articles") : page.index("<table>")]
    assert re.findall(r'href="#(a\d)"', worst) == ["a2", "a1"]


VERDICTS = [
    (Weighed(400, 0, 0, 0), Verdict.PUBLISHABLE),
    (Weighed(400, 0, 0, 0, 9), Verdict.PUBLISHABLE),  # safe fixes mend them
    (Weighed(400, 0, 1, 0), Verdict.EDITOR),
    (Weighed(400, 0, 0, 1), Verdict.PUBLISHABLE),
    (Weighed(1000, 0, 0, 2), Verdict.EDITOR),
    (Weighed(1001, 0, 0, 2), Verdict.PUBLISHABLE),
    (Weighed(1200, 200, 0, 2), Verdict.EDITOR),  # warnings are held against the article's own words
    (Weighed(400, 199, 1, 5), Verdict.EDITOR),
    (Weighed(400, 200, 0, 0), Verdict.DEBRIS),
    (Weighed(), Verdict.PUBLISHABLE),
]


@pytest.mark.parametrize(("counts", "verdict"), VERDICTS)
def test_the_verdict_follows_its_rule(counts, verdict):
    assert counts.verdict is verdict


def test_a_seed_needs_an_editor_a_menu_is_debris_and_clean_news_can_be_published():
    assert {weighed(checked(path.read_text(encoding="utf-8"))).verdict for path in seeds()} == {Verdict.EDITOR}
    menu = "Home\nNews\nSport\nLeave a Reply\nYour email address will not be published.\nSubscribe to our newsletter\n"
    assert weighed(checked(menu)).verdict is Verdict.DEBRIS
    news = "The minister said on Monday that the talks would go on until the spring, as both sides had asked her to.\n"
    assert weighed(checked(news)).verdict is Verdict.PUBLISHABLE


def colours():
    """Name -> its value in the light and in the dark."""
    css = (ASSETS / "page.css").read_text(encoding="utf-8")
    return {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", css)}


def contrast(one, other):
    """Ratio of two colours as WCAG 2.2 defines it."""

    def light(colour):
        parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme):
    of = {name: pair[theme] for name, pair in colours().items()}
    families = [*FAMILIES, "other"]
    tints = [f"{name}-tint" for name in families]
    pairs = [
        (ink, ground) for ink in ("ink", "muted", "link", "error", "warning", "info") for ground in ("paper", "card")
    ]
    pairs += [(ink, tint) for ink in ("ink", "muted", "error", "warning", "info", "come") for tint in tints]
    pairs += [(name, ground) for name in families for ground in ("paper", "card", f"{name}-tint")]
    pairs += [(name, f"{name}-tint") for name in ("publishable", "editor", "debris", "gone", "come")]
    weak = {f"{ink} on {ground}": round(contrast(of[ink], of[ground]), 2) for ink, ground in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    assert contrast(of["focus"], of["paper"]) > 3


def test_every_family_of_rules_has_a_colour_and_can_be_hidden():
    css = (ASSETS / "page.css").read_text(encoding="utf-8")
    families = {path.name for path in (ROOT / "rules").iterdir() if list(path.glob("*.yaml")) + list(path.glob("*.py"))}
    assert families - {"suppression"} == set(FAMILIES)  # its findings are marked nowhere: they speak of comments
    for name in (*FAMILIES, "other"):
        assert {name, f"{name}-tint"} <= set(colours())
        assert f"main:has(#show-{name}:not(:checked)) .f-{name}:is(.note, .ref)" in css
        assert f"main:has(#show-{name}:not(:checked)) mark.f-{name}" in css


QUIET = (
    "# Ship found\n\n<!-- textlint: ignore typography/space_before_mark — so in the <telegram> -->\n"
    "Sell all , the ship is lost.\n\n<!-- textlint: ignroe all -->\n\nHe fled to kyiv.\n"
)


def test_what_is_suppressed_is_told_with_its_reason_and_what_is_not_understood_has_a_note():
    result = checked(QUIET, "made.md")
    page = Page(html(result))
    assert len(result.suppressed) == 1
    assert "1 finding suppressed" in page.text
    assert "so in the <telegram>" in page.text
    assert "there is no ignroe" in page.text
    assert page.classes["note"] == len(result.located) == 2
