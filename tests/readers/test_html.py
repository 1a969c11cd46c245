# ruff: noqa: E501 (pages are whole lines)
"""A page is read as a browser shows it, every word leads back to its bytes, and an edit changes only these."""

import html as standard
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.made import run
from textlint.core import Document, Edit, Fix, InputError, Origin, Safety, Span, Unmappable
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.apply import carry_out, changes_of
from textlint.fixes.examples import unmark
from textlint.fixes.settle import settle
from textlint.readers import Options, format_of, html, plain
from textlint.readers.within import html_page

DATA = Path(__file__).parents[1] / "data" / "formats"
WHITE = " \t\n\f\r"
RULES = load()


def read(page: str | bytes, path: str = "page.html", encoding: str | None = None) -> Document:
    return html.read(path, page if isinstance(page, bytes) else page.encode(), encoding)


def shown(page: str) -> str:
    return read(page).text


def edited(document: Document, span: Span, new: str) -> bytes:
    """The bytes of a page after `new` has taken the place of `span`."""
    return carry_out(document.raw, changes_of(document, [Fix((Edit(span, new),), Safety.SAFE)]))


# What pages show.

SHOWN = [
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<p>One.\n<p>Two.", "One.\n\nTwo."),
    ("<p>\r\n  One\ttwo\r three\n\n four.  </p>", "One two three four."),
    ("<p>On<b>e</b> <i> two</i>.</p>", "One two."),
    ("line one <br />\r\n line two<BR>three<br><br>four<br></p>", "line one\nline two\nthree\n\nfour"),
    ("<p><br>x</p>", "x"),
    ("<P CLASS=a>A</P><DIV>B", "A\n\nB"),
    ("<td>a<td>b<tr><td><table><tr><td>c</table>d", "a\n\nb\n\nc\n\nd"),
    ("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", "a\n\nb\n\nc\n\nd"),
    ("<figure><img alt='no'><figcaption>A man. (AP)</figcaption></figure>text", "A man. (AP)\n\ntext"),
    ("<h2>Head</h2>text<hr>more<blockquote>said</blockquote>", "Head\n\ntext\n\nmore\n\nsaid"),
    ("<nav><a href=/>Home</a></nav><footer>© 2023</footer>", "Home\n\n© 2023"),
    ("a<button>Share</button>b<input>c", "a\n\nShare\n\nb\n\nc"),
    # references
    ("a &amp; b&nbsp;c &#8217; &#x1F600; &hellip;", "a & b\u00a0c ’ 😀 …"),
    ("Q &amp A &copy 2020 &notit; &unknown; &; AT&T", "Q & A © 2020 ¬it; &unknown; &; AT&T"),
    ("&amp;amp; &lt;/i&gt; &#38;nbsp;", "&amp; </i> &nbsp;"),
    ("&#0; &#x110000; &#128; a&#1;b", "\ufffd \ufffd € ab"),
    ("<p>a&#13;\n&#10;b&#32;&Tab;c&#9;</p>", "a b c"),
    # what is no prose
    ("a<script>if (x<b) '</p>'</script>b<style>p{}</style>c", "abc"),
    ("<head><title>T &amp; t</title><meta content='x'></head><body>b", "b"),
    ("a<!-- c --><!--[if mso]>z<![endif]--><![if !x]>b<![endif]><?xml x?><! y></ z>c", "abc"),
    ("a<pre>b\nc</pre>d<textarea>e</textarea>f<select><option>g</select>h", "a\n\nd\n\nf\n\nh"),
    ("a<noscript>b</noscript>c<iframe>d</iframe>e<template><p>f</p></template>g", "ac\n\neg"),
    ("a<svg><text>b</text><svg></svg>c</svg>d<math><mi>x</mi></math>", "ad\ufffc"),
    ("a <svg><title/><g/></svg>b<svg/>c", "a bc"),
    ("run <code>rm <b>x</b></code> now, <kbd>Enter</kbd>; <samp></samp>ok", "run \ufffc now, \ufffc; ok"),
    ("<a title='x>y' href=\"a'b>c\" rel=z>a</a><img alt=\"no\">b", "ab"),
    ("<video><p>Your browser is old.</p></video>a<object>b</object>c", "a\n\nc"),
    # malformed
    ("“unthinkable” < /i>said", "“unthinkable” < /i>said"),
    ("1 < 2 <3 <<b>x</b> a<", "1 < 2 <3 <x a<"),
    ("a</>b", "ab"),
    ("<p>one <a href='x", "one"),
    ("<p>one </p", "one"),
    ("<p>one </", "one </"),
    ("<p>one &am", "one &am"),
    ("</b></p>one</span></div>", "one"),
    ("<p>un<code>closed<p>two <code>c</code>.<pre>x", "unclosed\n\ntwo \ufffc.\n\nx"),
    ("<b><p>one</b></p><i>two", "one\n\ntwo"),
    ("one<!-- never closed <p>two", "one"),
    ("one<script>never closed <p>two", "one"),
    ("", ""),
    ("<p></p>\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), SHOWN)
def test_a_page_reads_as_a_browser_shows_it(page, text):
    assert shown(page) == text


def test_in_xhtml_a_slash_closes_any_element():
    page = '<script src="a"/><p>one <title/>two<textarea name="b>c"/></p>'
    assert read(page, "a.xhtml").text == "one two"
    assert read(f'<?xml version="1.0"?>{page}').text == "one two"
    assert read(page).text == ""


# Encodings.

ENCODINGS = [
    ("<p>“é”</p>", "utf-8", None),
    ("\ufeff<p>“é”</p>", "utf-8", None),
    ("\ufeff<p>“é😀”</p>", "utf-16-le", None),
    ("\ufeff<meta charset=latin1><p>“é”</p>", "utf-8", None),
    ("<META CHARSET='iso-8859-1'><p>“é”</p>", "cp1252", None),
    ('<meta content="text/html; Charset = windows-1251" http-equiv=Content-Type><p>“д”</p>', "cp1251", None),
    ("<!-- <meta charset=koi8-r> --><meta charset=gb2312><p>“中”</p>", "gb18030", None),
    ("<meta charset=shift_jis><p>日本</p>", "cp932", None),
    ("<meta charset=utf-16><p>“é”</p>", "utf-8", None),
    ("<meta charset=made-up><p>“é”</p>", "utf-8", None),
    ("<meta charset=rot13><p>“é”</p>", "utf-8", None),
    ("<meta charset><meta name=a content='charset=koi8-r'><p>“é”</p>", "utf-8", None),
    ('<?xml version="1.0" encoding="windows-1250"?><p>“č”</p>', "cp1250", None),
    (f"{' ' * 1024}<meta charset=koi8-r><p>é</p>", "utf-8", None),
    ("<meta charset=utf-8><p>“é”</p>", "cp1252", "cp1252"),
]


@pytest.mark.parametrize(("page", "codec", "named"), ENCODINGS)
def test_a_page_is_read_in_the_encoding_it_names(page, codec, named):
    raw = page.encode(codec)
    made = read(raw, encoding=named)
    assert made.text == re.search("<p>(.*)</p>", page)[1]
    assert raw[made.source(Span(0, len(made.text)))].decode(codec) == made.text


@pytest.mark.parametrize(
    ("raw", "offset"), [(b"<p>caf\xe9</p>", 6), (b"<meta charset=cp1252>\x81", 21), (b"<p>a\0b", 4), (b"<!--\0-->", 4)]
)
def test_bytes_that_are_no_text_are_one_error_that_names_the_byte(raw, offset):
    with pytest.raises(InputError) as caught:
        read(raw)
    assert caught.value.offset == offset


def test_a_page_whose_characters_have_no_bytes_of_their_own_is_an_error():
    with pytest.raises(InputError, match="iso2022_jp cannot be mapped; convert it to UTF-8"):
        read("<meta charset=iso-2022-jp>日本".encode("iso-2022-jp"))


def test_new_text_is_written_with_references_for_what_the_page_cannot_hold():
    made = read(b"<meta charset=latin1><p>wrng</p>")
    assert edited(
        made, Span(0, 4), "é “ā” <&\u00a0\n"
    ) == "<meta charset=latin1><p>é “&#257;” &lt;&amp;&#160;<br/></p>".encode("cp1252")


# What looks like a page.

LIKELY = [
    b"<!doctype html>", b"\xef\xbb\xbf\n <!DOCTYPE HTML PUBLIC>", b"<html lang=en>", b'<?xml version="1.0"?>\n<html>',
    b"<p>one</p>", b"<!-- wp:paragraph -->\n<P class='a'>one</P >", b"<div>\n<article>a</article></div>",
    "\ufeff<html>".encode("utf-16-le"), "\ufeff<p>a</p>".encode("utf-16-be"),
]  # fmt: skip
UNLIKELY = [
    b"", b"One.\n\n<p>Two.</p>", b"<b>Bold</b> text", b"<p>never closed", b"< /i> is a stray tag.", b"<3 all of you",
    b"<person>a</person>", b"<htmlx>", b"<https://a.example>", b"<i>Reuters</i> <p>said</p>", b"<!-- a --> text",
]  # fmt: skip


@pytest.mark.parametrize("raw", LIKELY)
def test_input_that_opens_a_page_or_a_block_is_html(raw):
    assert format_of("-", raw, Options()) == "html"


@pytest.mark.parametrize("raw", UNLIKELY)
def test_an_article_with_a_tag_in_it_is_plain_text(raw):
    assert not html.is_likely(raw)
    assert format_of("a.txt", b"<p>one</p>", Options()) == "plain"


# The map back, over made pages.

PIECES = (
    "a", "word", "é", "e\u0301", "😀", "중", "\u2028", "\x85", "\ufeff", " ", " ", "\n", "\r\n", "\r", "\t", "\u00a0", ";", "#", "lt;", "amp", "!", "-->", "/",
    "&amp;", "&nbsp;", "&#8217;", "&#x201C;", "&copy", "&copy;", "&amp;amp;", "&lt;b&gt;", "&", "&#", "&#1;", "&nGt;", "&notin", "&#13;", "&Tab;",
    "<", "< ", "< /i>", "<3", "<b>", "</b>", "<i class='a>b'>", "</i>", "<a href=\"x&amp;y\">", "</a>", "<p>", "</p>", "<div>", "</div>", "<td>", "<br>", "<br/>\n",
    "<!-- c -->", "<code>x &amp;</code>", "<code>", "</code>", "<script>if (a<b) '</p>'</script>", "<svg><title/></svg>", "</>", "<pre>", "</pre>", "<q", "</", "<title>",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-8", "utf-16-le", "utf-16-be"])


def encoded(page: str, codec: str) -> bytes:
    return ("\ufeff" * codec.startswith("utf-16") + page).encode(codec)


def spans(text: str) -> list[Span]:
    return [Span(start, end) for start in range(len(text)) for end in range(start + 1, min(start + 6, len(text)) + 1)]


@given(PAGES, CODECS)
def test_segments_tile_the_text_and_stand_for_their_bytes_in_order(page, codec):
    made = read(encoded(page, codec))
    place = byte = 0
    for segment in made.segments:
        assert segment.text.start == place < segment.text.end
        assert byte <= segment.source.start <= segment.source.stop
        place, byte = segment.text.end, segment.source.stop
        words, source = made.text[slice(*segment.text)], made.raw[segment.source].decode(codec)
        if segment.origin is Origin.VERBATIM:
            assert words == source
            assert not re.search(f"[&<\t\n\f\r]|[{WHITE}]{{2}}", words), "what may become markup is one piece"
        elif segment.origin is Origin.ESCAPED and "<br" in source:
            assert words == "\n"
        elif segment.origin is Origin.ESCAPED:
            assert words == re.sub(f"[{WHITE}]+", " ", standard.unescape(source))
        else:
            assert words in ("\n\n", "\n", " ", html_page.STAND_IN)
    assert place == len(made.text)


@given(PAGES, CODECS, st.sampled_from(["X", "<&>", "lt;", "’\u00a0ß", "😀"]))
@example("<p>Q &copy 2</p>", "utf-8", "X")
@example("a < b", "utf-8", "X")
@example("<<&amp;b", "utf-8", "b")
@example("<<br>b", "utf-8", "b")
@example("a&#13;<b> a", "utf-8", "X")
def test_an_edit_changes_exactly_the_text_it_names_and_only_its_bytes(page, codec, new):
    raw = encoded(page, codec)
    made = read(raw)
    for span in spans(made.text):
        try:
            source = made.source(span)
        except Unmappable:
            continue
        assert not re.search(r"<(?!br)[a-z/!]", raw[source].decode(codec).replace("</>", "")) or raw[source].decode(
            codec
        ).endswith("</")
        new_raw = edited(made, span, new)
        assert new_raw == raw[: source.start] + html_page.escaped(new, codec).encode(codec) + raw[source.stop :]
        assert read(new_raw).text == made.text[: span.start] + new + made.text[span.end :]


@given(PAGES, CODECS, st.randoms())
def test_lines_and_columns_are_those_of_the_page_in_whatever_order_they_are_asked_for(page, codec, chance):
    made = read(encoded(f"<p>é{page}", codec))
    places = spans(made.text)
    chance.shuffle(places)
    for span in places:
        found = made.location(span)
        if found is not None:
            before = made.raw[: found.byte_start].decode(codec).removeprefix("\ufeff")
            lines = re.split("\r\n|\r|\n", before)
            assert (found.line, found.column) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_a_byte_order_mark_that_does_not_begin_the_file_is_a_character_of_its_line(codec):
    made = read("<p>é\n\ufeffa b".encode(codec), encoding=codec)
    start = made.text.index("a")
    found = made.location(Span(start, start + 1))
    assert (found.line, found.column) == (2, 2)
    assert made.utf8_columns(found) == (4, 5)


def test_findings_on_one_line_of_megabytes_are_located_in_time_that_grows_with_their_number():
    made = read("<p>naïve</p>" * 60_000)
    started = time.process_time()
    for place in range(0, len(made.text), 21):
        made.location(Span(place, place + 1))
    assert time.process_time() - started < 15


def squeezed(text: str) -> list[str]:
    """Lines without the white space that deletions leave behind and no browser shows."""
    lines = (re.sub(" +", " ", line).strip(" ") for line in text.split("\n"))
    return [line for line in lines if line]


@given(PAGES, CODECS)
@example("<<br>a", "utf-8")
@example("a <!-- c --> a", "utf-8")
def test_a_deletion_leaves_the_text_round_it_but_for_white_space(page, codec):
    made = read(encoded(f"<p>{page}", codec))  # no U+FEFF becomes a byte order mark
    for span in spans(made.text):
        try:
            new_raw = edited(made, span, "")
        except Unmappable:
            continue
        assert squeezed(read(new_raw).text) == squeezed(made.text[: span.start] + made.text[span.end :])


def test_an_edit_across_markup_or_of_part_of_a_reference_is_unmappable():
    made = read("<p>one <b>two</b> th&eacute;&amp;e</p><p>four</p>")
    for words in ("e t", "o t", "e\n\nf"):
        start = made.text.index(words)
        with pytest.raises(Unmappable):
            made.source(Span(start, start + len(words)))
    two = read("a&nGt;b")
    with pytest.raises(Unmappable):
        two.source(Span(1, 2))
    assert two.raw[two.source(Span(1, 3))] == b"&nGt;"


# The same article, plain and as a page.

ENTITIES = {"“": "&ldquo;", "”": "&#8221;", "’": "&rsquo;", "é": "&eacute;", "—": "&#x2014;", "\u00a0": "&nbsp;"}


def rendered(text: str, chance: random.Random, keep: tuple[Span, ...] = ()) -> str:
    """`text` as blocks, with references and inline tags, no tag inside or at the edge of `keep`."""
    out = []
    for match in re.finditer(r"\n\n|\n|[^\n]", text):
        place, sign = match.start(), match[0]
        if sign == "\n\n":
            out.append(chance.choice(["</p>\r\n<p>", "</p><p class='a > b'>", "</div>\n\n<DIV>"]))
        elif sign == "\n":
            out.append(chance.choice(["<br>", "<br />\r\n"]))
        else:
            free = not any(span.start <= place <= span.end for span in keep)
            tag = (
                chance.choice(["<b>", "</i>", "<a href='x'>", "<!-- y -->", "</span>"])
                if free and chance.random() < 0.1
                else ""
            )
            written = (
                ENTITIES.get(sign, html_page.escaped(sign, "utf-8"))
                if chance.random() < 0.5
                else html_page.escaped(sign, "utf-8")
            )
            white = (
                chance.choice(["\n", "\r\n  ", "\r", "\t "])
                if sign == " " and free and chance.random() < 0.2
                else written
            )
            out.append(tag + white)
    return f"<body>\n<p>{''.join(out)}</p>\n</body>"


def collapses(text: str) -> bool:
    """True for white space that a page cannot show."""
    return bool(re.search(r"[\t\r\f]| {2}|^ | $|^\n|\n$| \n|\n |\n{3}|[\x01-\x08\x0e-\x1f]", text))


def bad_examples():
    for rule in RULES:
        if rule.kind != "languagetool" and not rule.style:
            for bad in rule.bad:
                text, marked = unmark(bad.text)
                if not collapses(text):
                    yield text, tuple(marked)


def test_a_rendered_example_has_the_findings_of_its_plain_text_at_the_mapped_places():
    engine = Engine(select(RULES, "full"), RULES)
    chance, mapped, compared = random.Random(5), 0, 0
    for text, marked in bad_examples():
        page = rendered(text, chance, marked)
        made = read(page)
        assert made.text == text
        found, expected = engine.check(made).findings, engine.check(plain.from_text(text)).findings
        assert found == expected
        for span in marked:
            place = made.location(span)
            if "\n" not in text[slice(*span)]:
                assert standard.unescape(made.raw[place.byte_start : place.byte_end].decode()) == text[slice(*span)]
                mapped += 1
        compared += 1
    assert compared > 500
    assert mapped > 500


def test_the_fixes_of_a_rendered_example_give_what_they_give_in_its_plain_text():
    engine = Engine(select(RULES, "full"), RULES)
    chance, same, total = random.Random(6), 0, 0
    for text, _ in bad_examples():
        if "\n" in text:
            continue
        made = read(rendered(text, chance, (Span(0, len(text)),)))  # no tag where an edit may be
        done = settle(made, engine, Safety.UNSAFE, read)
        expected = settle(plain.from_text(text), engine, Safety.UNSAFE, plain.from_bytes).document.text
        if expected.strip():  # a line that goes whole leaves its block
            total += 1
            same += squeezed(done.document.text) == squeezed(expected)
    assert same == total > 300


@given(PAGES)
def test_a_page_without_a_fix_keeps_every_byte(page):
    made = read(page)
    done = settle(made, Engine((), RULES), Safety.SUGGEST, read)
    assert done.document.raw == page.encode()
    assert done.changes == ()


# Through the command.


def test_a_fix_across_markup_is_shown_with_its_place_and_not_applied(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(b"<html>\r\n<p>He fled to <b>ky</b>iv in May, and the <i>minister</i> left .</p>\r\n")
    checked = run("check", "--format", "concise", page.name, cwd=tmp_path)
    assert [line.split(":")[1:3] for line in checked.stdout.decode().splitlines()] == [["2", "18"], ["2", "63"]]
    fixed = run("fix", page.name, cwd=tmp_path)
    assert fixed.returncode == 1
    assert page.read_bytes() == b"<html>\r\n<p>He fled to <b>ky</b>iv in May, and the <i>minister</i> left.</p>\r\n"
    before = page.stat()
    assert run("fix", "--unsafe", page.name, cwd=tmp_path).returncode == 1
    assert page.stat() == before, "with nothing to do the file is not written"


@pytest.mark.parametrize("name", ["wordpress_page", "newsletter"])
def test_a_real_page_has_its_findings_and_its_fixes_and_keeps_every_other_byte(name, tmp_path):
    page = tmp_path / f"{name}.html"
    page.write_bytes((DATA / f"{name}.html").read_bytes())
    checked = run("check", "--format", "concise", page.name, cwd=tmp_path)
    assert checked.stdout.decode() == (DATA / f"{name}.concise").read_text("utf-8")
    run("fix", page.name, cwd=tmp_path)
    assert page.read_bytes() == (DATA / f"{name}_fixed.html").read_bytes()
    run("fix", page.name, cwd=tmp_path)
    assert page.read_bytes() == (DATA / f"{name}_fixed.html").read_bytes()


def test_a_page_that_is_no_text_is_one_line_and_the_others_are_read(tmp_path):
    for name, raw in (("a.html", b"<p>caf\xe9</p>"), ("b.htm", b"<p>a\0</p>"), ("c.xhtml", b"<p>He left .</p>")):
        (tmp_path / name).write_bytes(raw)
    done = run("check", "--format", "concise", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.decode().startswith("./c.xhtml:1:11: warning typography/space_before_mark")
    errors = done.stderr.decode()
    assert "a.html: byte 6: not utf-8 text" in errors
    assert "b.htm: byte 4: a NUL" in errors
    assert "Traceback" not in errors


def test_a_page_comes_by_standard_input_too(tmp_path):
    done = run(
        "check", "--format", "concise", "-", cwd=tmp_path, input=b"<!doctype html><script>a , b</script><p>He left ."
    )
    assert [line.partition(" warning")[0] for line in done.stdout.decode().splitlines()] == ["<stdin>:1:48:"]


# Damaged and hostile pages.

HOSTILE = {
    "deep": "<div>" * 100_000 + "<b>" * 100_000 + "He left ." + "</div>" * 100_000,
    "deep svg": "<svg>" * 100_000 + "x" + "</svg>" * 100_000,
    "code that is never closed": "<code>x" * 100_000,
    "no tag": "The minister said so, naïve. " * 170_000,
    "one line": f"<p>{'The minister said so &amp; left. ' * 90_000}</p>",
    "loose signs": "< " * 300_000 + "<" * 300_000 + "&" * 300_000 + "&a" * 300_000,
    "references": "&amp;&#13; " * 200_000 + "&#" + "0" * 500_000,
    "half tags": "<a b='" * 300_000,
    "titles": "<svg><title/>" * 100_000 + "<title a='" * 100_000,
    "comments": "<!--" * 300_000,
    "lines": "x<br>\n" * 100_000 + "<br>" * 300_000,
    "nameless": "a</>" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time_that_grows_with_its_length(name):
    raw = HOSTILE[name].encode()
    started = time.process_time()
    made = read(raw)
    spent = time.process_time() - started
    assert spent < 5 + 20 * len(raw) / 1e6, f"{spent:.1f} s for {len(raw) / 1e6:.1f} MB"
    assert sum(segment.text.end - segment.text.start for segment in made.segments) == len(made.text)


@pytest.mark.parametrize(
    "opening", [b"<!doctype html>", b"<p>", b"<!--" * 100_000, b"<div " * 200_000, b"<?xml" * 200_000, b" " * 2_000_000]
)
def test_input_is_looked_at_in_time_that_grows_with_its_length(opening):
    started = time.process_time()
    html.is_likely(opening + b"</p" * 500_000)
    assert time.process_time() - started < 10


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    b"<",
                    b"&",
                    b"/",
                    b">",
                    b"<meta charset=",
                    b"'",
                    b"<p>",
                    b"\xff\xfe",
                    b"\0",
                    b"\xe9",
                    b"utf-16",
                    b"big5",
                    b"<script>",
                    b"</",
                    b"-->",
                    b"x ",
                    b"&#",
                    b";",
                ]
            ),
            max_size=30,
        ).map(b"".join),
    )
)
def test_any_bytes_are_a_page_or_one_error(raw):
    html.is_likely(raw)
    try:
        made = read(raw)
    except InputError as error:
        assert error.offset is None or 0 <= error.offset <= len(raw)
        assert "\n" not in str(error)
        return
    assert made.raw == raw
    for position in range(len(made.text)):
        made.location(Span(position, position + 1))


@pytest.mark.parametrize("name", ["wordpress_page.html", "newsletter.html"])
def test_a_page_cut_anywhere_is_read_up_to_there(name):
    raw = (DATA / name).read_bytes()
    whole = read(raw).text
    for end in range(0, len(raw), 97):
        text = read(raw[:end]).text
        assert text.startswith(whole[: len(text) - 40].rstrip()) or whole.startswith(text[:-40]), end
