# ruff: noqa: E501 (examples are whole lines)
"""Word files: the text is that of the article, fixes are changes a person can accept or reject, all else stays."""

import re
import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import document as plain_document
from tests.word import PARAGRAPHS, W, decided, docx, formatted, local_entries, members_of, part, text_of, xml_of, zipped
from textlint.batch.linter import Linter
from textlint.core import Edit, Finding, Fix, InputError, Origin, Safety, Severity, Span, merged
from textlint.fixes.apply import carry_out, changes_of, is_applicable
from textlint.readers import Mark, Options, format_of
from textlint.readers import docx as reader

MAIN = "word/document.xml"


def read(raw, path="article.docx"):
    return [part.document for part in reader.parts(path, raw, Options())]


def line(text, properties=""):
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


@pytest.fixture(scope="module")
def linter():
    return Linter()


def finding(fix, message="Made up.", rule="made/up"):
    return Finding(rule, fix.edits[0].span, message, Severity.WARNING, "made up", (fix,))


def as_marks(fixes, name=MAIN):
    return [Mark(name, finding(fix, f"Number {number} & <more>."), fix) for number, fix in enumerate(fixes)]


def settled(text):
    """A text without the blank lines that an emptied paragraph would leave."""
    return re.sub("\n{3,}", "\n\n", text).strip("\n")


# What is read

SEEN = [
    (line("One &amp; two") + line("three"), "One & two\n\nthree"),
    ("<w:p/>" + line("a") + "<w:p></w:p><w:p><w:r/></w:p>" + line("b"), "a\n\nb"),
    (line("a&#8217;b &#x1F600; &lt;i&gt;"), "a’b 😀 <i>"),
    ("<w:p><w:r><w:t>  kyiv </w:t></w:r><w:r><w:t xml:space='preserve'> went</w:t></w:r></w:p>", "kyiv went"),
    ("<w:p><w:r><w:t>a\r\nb\nc\rd</w:t></w:r></w:p>", "a b c d"),
    ("<w:p><w:r><w:t><![CDATA[a < b]]> c</w:t></w:r></w:p>", "a < b c"),
    ("<w:p><w:r><w:t>a<!-- no --><?no no?>b</w:t></w:r></w:p>", "ab"),
    ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:br w:type='page'/></w:r></w:p>", "a\tb\nc\nd\u2011e"),
    ("<w:p><w:r><w:t>news</w:t><w:softHyphen/><w:t>paper</w:t></w:r></w:p>", "newspaper"),
    ("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", "new"),
    ("<w:p><w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>to</w:t></w:r></w:moveTo></w:p>", "to"),
    ("<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>link</w:t></w:r></w:p>", "link"),
    ("<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>", "a link"),
    ("<w:tbl><w:tr><w:tc>" + line("one") + "</w:tc><w:tc>" + line("two") + "</w:tc></w:tr></w:tbl>", "one\n\ntwo"),
    (f"<w:p><w:r><w:t>out</w:t></w:r><w:r><w:pict><w:txbxContent>{line('box')}</w:txbxContent></w:pict></w:r><w:r><w:t>side</w:t></w:r></w:p>", "outside\n\nbox"),
    (f"<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice><w:txbxContent>{line('box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{line('box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>", "box"),
    ("<w:p><w:r><w:t xml:space='preserve'>where </w:t></w:r><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t xml:space='preserve'> is</w:t></w:r></w:p>", "where \ufffc is"),
    ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "base"),
    ("<w:p><w:pPr><w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text"), SEEN)
def test_the_text_is_what_a_reader_sees(content, text):
    [document] = read(docx(content))
    assert document.text == text
    assert (document.part, document.encoding) == (MAIN, "utf-8")


def test_prefixes_are_what_the_file_says_they_are():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    for raw in (
        f'<document xmlns="{W}"><body><p><r><t>kyiv</t></r></p></body></document>',
        f'<x:document xmlns:x="{strict}"><x:body><x:p><x:r><x:t>kyiv</x:t></x:r></x:p></x:body></x:document>',
    ):
        file = docx(raw.encode())
        [document] = read(file)
        assert document.text == "kyiv"
        new = reader.marked(file, as_marks([Fix((Edit(Span(0, 4), "Kyiv"),), Safety.SAFE)]))
        assert [made.text for made in read(new)] == ["Kyiv"]


def test_headers_footers_and_notes_are_parts_of_their_own_in_one_order():
    members = {
        "word/endnotes.xml": part("<w:endnote>" + line("end") + "</w:endnote>", "endnotes"),
        "word/footnotes.xml": part("<w:footnote>" + line("foot") + "</w:footnote>", "footnotes"),
        "word/header10.xml": part(line("ten"), "hdr"),
        "word/header2.xml": part(line("two"), "hdr"),
        "word/footer1.xml": part(line("below"), "ftr"),
        "word/header1.xml": part("<w:p/>", "hdr"),
        "word/styles.xml": part(line("style"), "styles"),
        "word/glossary/header3.xml": part(line("glossary"), "hdr"),
    }
    found = [(made.part, made.text) for made in read(docx(line("body"), **members))]
    assert found == [
        (MAIN, "body"), ("word/header2.xml", "two"), ("word/header10.xml", "ten"), ("word/footer1.xml", "below"),
        ("word/footnotes.xml", "foot"), ("word/endnotes.xml", "end"),
    ]  # fmt: skip


def test_lines_count_as_in_the_article_saved_as_plain_text():
    [document] = read(docx(line("one") + "<w:p/>" + line("two kyiv")))
    location = document.location(Span(9, 13))
    assert (location.line, location.column) == (3, 5)
    assert document.raw[location.byte_start : location.byte_end] == b"kyiv"


@given(PARAGRAPHS)
def test_any_document_is_read_as_its_text_and_every_character_leads_back_to_its_bytes(paragraphs):
    [document] = read(docx(xml_of(paragraphs)))
    assert document.text == text_of(paragraphs)
    place = 0
    for segment in document.segments:
        assert segment.text.start == place < segment.text.end
        place = segment.text.end
        source, text = document.raw[segment.source].decode(), document.text[slice(*segment.text)]
        if segment.origin is Origin.VERBATIM:
            assert source == text
        elif segment.origin is Origin.ESCAPED:
            assert source == document.escape(text)
    assert place == len(document.text)


@given(PARAGRAPHS)
def test_findings_are_those_of_the_plain_text(linter, paragraphs):
    [document] = read(docx(xml_of(paragraphs)))
    mapped = linter.engine.check(document).findings
    assert mapped == linter.engine.check(plain_document(text_of(paragraphs))).findings


# What is changed

EDITS = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60), st.sampled_from(["", "", "", "X", "&<new> ", "é😀"])), min_size=1, max_size=8)  # fmt: skip


def fixes_of(document, drawn):
    """Fixes that can be carried out and do not overlap; some take whole paragraphs."""
    found, place = [], 0
    breaks = [0, *(match.end() for match in re.finditer("\n\n", document.text))]
    for number, (skip, length, new) in enumerate(drawn):
        start = place + skip % 12
        if number % 2 and (later := [stop for stop in breaks if stop >= start]):
            start = later[0]
            length = (later[1] - start) if len(later) > 1 else len(document.text) - start
        fix = Fix((Edit(Span(start, start + length), new),), Safety.SAFE)
        if length and start + length <= len(document.text) and is_applicable(document, fix):
            found.append(fix)
            place = start + length
    return found


def expected(text, fixes):
    for edit in reversed(merged(edit for fix in fixes for edit in fix.edits)):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return settled(text)


@given(PARAGRAPHS, EDITS)
def test_accepting_all_changes_gives_the_fixed_text_and_rejecting_them_the_old_one_with_its_format(paragraphs, drawn):
    raw = docx(xml_of(paragraphs))
    [document] = read(raw)
    fixes = fixes_of(document, drawn)
    new = reader.marked(raw, as_marks(fixes))
    old, marked = members_of(raw)[MAIN], members_of(new)[MAIN]
    assert formatted(decided(marked, accept=False)) == formatted(old)
    [accepted] = read(docx(decided(marked, accept=True)))
    assert settled(accepted.text) == expected(document.text, fixes)
    [seen] = read(new)
    assert settled(seen.text) == expected(document.text, fixes)


@given(PARAGRAPHS, EDITS)
def test_carrying_fixes_out_gives_the_fixed_text_and_keeps_the_format_of_what_stays(paragraphs, drawn):
    raw = docx(xml_of(paragraphs))
    [document] = read(raw)
    fixes = fixes_of(document, drawn)
    changed = carry_out(document.raw, changes_of(document, fixes))
    new = reader.assembled(raw, {MAIN: changed}) if fixes else raw
    [seen] = read(new)
    assert settled(seen.text) == expected(document.text, fixes)
    if not any(edit.text for fix in fixes for edit in fix.edits):
        kept = [characters for characters in formatted(members_of(new)[MAIN]) if characters]
        marks = reader.marked(raw, as_marks(fixes))
        accepted = formatted(decided(members_of(marks)[MAIN], accept=True))
        assert kept == [characters for characters in accepted if characters]


@given(PARAGRAPHS, EDITS, st.booleans())
def test_every_member_without_an_edit_is_copied_byte_for_byte(paragraphs, drawn, accept):
    raw = docx(xml_of(paragraphs), **{"word/header1.xml": part(line("kyiv"), "hdr")})
    document = read(raw)[0]
    if not (fixes := fixes_of(document, drawn)):
        return
    if accept:
        new = reader.assembled(raw, {MAIN: carry_out(document.raw, changes_of(document, fixes))})
        changed = {MAIN}
    else:
        new = reader.marked(raw, as_marks(fixes))
        changed = {MAIN, "[Content_Types].xml", "word/comments.xml", "word/_rels/document.xml.rels"}
    before, after = local_entries(raw), local_entries(new)
    assert set(before) - set(after) == set() and set(after) - set(before) <= changed
    assert {name: entry for name, entry in after.items() if name not in changed} == {
        name: entry for name, entry in before.items() if name not in changed
    }
    assert [name for name in after if name in before] == list(before)
    assert [entry[1:] for name, entry in after.items() if name in before] == [entry[1:] for entry in before.values()]
    assert new.endswith(b"the archive's own")


def fixed(content, start, end, new=""):
    """The document's body after one edit, carried out and marked, without dates, comments and the head."""
    raw = docx(content)
    [document] = read(raw)
    fix = Fix((Edit(Span(start, end), new),), Safety.SAFE)
    done = carry_out(document.raw, changes_of(document, [fix])).decode()
    marked = members_of(reader.marked(raw, as_marks([fix])))[MAIN].decode()
    marked = re.sub(r'<w:comment\w+ w:id="\d+"/>|<w:r></w:r>| w:(id|author|date)="[^"]*"', "", marked)
    return tuple(
        re.sub(".*<w:body>|<w:sectPr/></w:body>.*", "", one, flags=re.DOTALL)
        for one in (done, re.sub("<w:r></w:r>", "", marked))
    )


def test_only_the_edited_words_change_and_each_part_of_a_run_keeps_its_properties():
    done, marked = fixed("<w:p><w:r a='1'><w:rPr><w:b/></w:rPr><w:t>in kyiv now</w:t></w:r></w:p>", 3, 7, "Kyiv")
    assert done == "<w:p><w:r a='1'><w:rPr><w:b/></w:rPr><w:t>in Kyiv now</w:t></w:r></w:p>"
    run, kept = "<w:r a='1'><w:rPr><w:b/></w:rPr>", 'xml:space="preserve"'
    assert marked == (
        f"<w:p>{run}<w:t {kept}>in </w:t></w:r><w:del>{run}<w:delText {kept}>kyiv</w:delText></w:r></w:del>"
        f"<w:ins>{run}<w:t {kept}>Kyiv</w:t></w:r></w:ins>{run}<w:t {kept}> now</w:t></w:r></w:p>"
    )


def test_an_edit_over_two_runs_changes_no_more_than_what_differs():
    content = "<w:p><w:r><w:t>ki</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ev</w:t></w:r></w:p>"
    assert fixed(content, 0, 4, "Kiev")[0] == content.replace("ki", "Ki")
    done, marked = fixed(content, 0, 4, "kyiv")  # what differs is from “i” to “e”
    assert done == "<w:p><w:r><w:t>kyi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>v</w:t></w:r></w:p>"
    assert (marked.count("<w:delText"), marked.count("<w:ins>")) == (2, 1)


def test_a_blank_that_comes_to_stand_at_an_end_is_kept():
    content = "<w:p><w:r><w:t>one two</w:t></w:r></w:p>"
    assert fixed(content, 4, 7)[0] == '<w:p><w:r><w:t xml:space="preserve">one </w:t></w:r></w:p>'
    assert fixed("<w:p><w:r><w:t> \n one two </w:t></w:r></w:p>", 0, 3, "")[0] == (
        '<w:p><w:r><w:t xml:space="preserve"> two</w:t></w:r></w:p>'
    )
    assert fixed(content, 0, 3, "1")[0] == content.replace("one", "1")


def test_a_paragraph_that_goes_takes_its_mark_along():
    content = line("one") + line("two") + line("three")
    done, marked = fixed(content, 5, 10)
    assert done == line("one") + line("three")
    assert '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText xml:space="preserve">two' in marked


KEPT = [  # what stands in a paragraph, or round it, so that it stays when its text goes
    "<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p>",
    "<w:p>{}<w:r><w:drawing/></w:r></w:p>",
    "<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
    "<w:p><w:bookmarkStart w:id='4'/>{}</w:p>",
    "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
    "<w:p>{}<w:r><w:br w:type='page'/></w:r></w:p>",
]


@pytest.mark.parametrize("around", KEPT)
def test_a_paragraph_that_holds_more_than_text_stays_empty(around):
    content = line("one") + around.format("<w:r><w:t>two</w:t></w:r>") + line("three")
    done, marked = fixed(content, 5, 10)
    assert done == content.replace("two", "")
    assert "<w:rPr><w:del" not in marked and ">two</w:delText>" in marked


def test_a_bookmark_that_ends_where_it_begins_goes_with_its_paragraph():
    content = "<w:p><w:bookmarkStart w:id='4'/><w:r><w:t>two</w:t></w:r><w:bookmarkEnd w:id='4'/></w:p>"
    assert fixed(line("one") + content + line("three"), 5, 10)[0] == line("one") + line("three")


def test_the_last_line_of_a_paragraph_takes_the_break_before_it():
    content = "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>" + line("three")
    assert fixed(content, 4, 8)[0] == "<w:p><w:r><w:t>one</w:t><w:t></w:t></w:r></w:p>" + line("three")


def test_an_insertion_in_the_insertion_of_somebody_else_stands_beside_it():
    _, marked = fixed("<w:p><w:ins x='1'><w:r><w:t>in kyiv now</w:t></w:r></w:ins></w:p>", 3, 7, "Kyiv")
    assert "</w:ins><w:ins><w:r><w:t xml:space=\"preserve\">Kyiv</w:t></w:r></w:ins><w:ins x='1'>" in marked


UNMAPPABLE = [(3, 5, ""), (3, 5, " "), (1, 7, ""), (1, 7, "x"), (5, 8, "x\ny"), (5, 8, "\t"), (5, 8, "\x01"), (5, 10, "x"), (4, 8, ""), (10, 18, "")]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "new"), UNMAPPABLE)
def test_what_would_join_or_part_paragraphs_or_change_a_formula_is_only_shown(start, end, new):
    formula = "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/>"
    [document] = read(
        docx(line("one") + line("two") + f"<w:p><w:r><w:t>three</w:t></w:r>{formula}<w:r><w:t>x</w:t></w:r></w:p>")
    )
    assert document.text == "one\n\ntwo\n\nthree\ufffcx"
    assert not is_applicable(document, Fix((Edit(Span(start, end), new),), Safety.SAFE))


# Comments


def test_each_change_has_its_reason_as_a_comment_and_comments_that_are_there_stay():
    comments = part("<w:comment w:id='0' w:author='A'>" + line("old") + "</w:comment>", "comments")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = (
        f'<Relationships xmlns="{space}"><Relationship Id="r" Type="{kind}" Target="notes/c.xml"/></Relationships>'
    )
    raw = docx(
        line("one") + line("two"), **{"word/notes/c.xml": comments, "word/_rels/document.xml.rels": relation.encode()}
    )
    new = members_of(
        reader.marked(
            raw, as_marks([Fix((Edit(Span(0, 3), "1"),), Safety.SAFE), Fix((Edit(Span(5, 8), "2"),), Safety.SAFE)])
        )
    )
    assert new["word/_rels/document.xml.rels"] == relation.encode()
    assert new["word/notes/c.xml"].startswith(comments.removesuffix(b"</w:comments>"))
    said = re.findall(
        r'<w:comment w:id="(\d+)" w:author="textlint".*?<w:t [^>]*>(.*?)</w:t>', new["word/notes/c.xml"].decode()
    )
    assert said == [("1", "made/up: Number 0 &amp; &lt;more&gt;."), ("2", "made/up: Number 1 &amp; &lt;more&gt;.")]
    for number in ("1", "2"):
        for name in ("RangeStart", "RangeEnd", "Reference"):
            assert new[MAIN].count(f'<w:comment{name} w:id="{number}"/>'.encode()) == 1
    assert b'PartName="/word/notes/c.xml"' in new["[Content_Types].xml"]


def test_a_fix_in_a_header_has_its_comment_at_the_beginning_of_the_document():
    raw = docx("<w:p/>" + line("body"), **{"word/header1.xml": part(line("kyiv"), "hdr")})
    fix = Fix((Edit(Span(0, 4), "Kyiv"),), Safety.SAFE)
    new = members_of(reader.marked(raw, as_marks([fix], "word/header1.xml")))
    assert b"comment" not in new["word/header1.xml"] and b"<w:ins " in new["word/header1.xml"]
    assert b'<w:p><w:commentRangeStart w:id="0"/>' in new[MAIN]
    assert b">Header: made/up: " in new["word/comments.xml"]
    assert formatted(decided(new[MAIN], accept=False)) == formatted(members_of(raw)[MAIN])


def test_numbers_of_changes_are_those_of_no_other_mark():
    raw = docx("<w:p><w:bookmarkStart w:id='1'/><w:bookmarkEnd w:id='1'/><w:r><w:t>one</w:t></w:r></w:p>")
    new = members_of(reader.marked(raw, as_marks([Fix((Edit(Span(0, 3), "1"),), Safety.SAFE)])))[MAIN].decode()
    assert re.findall(r'<w:(?:ins|del) w:id="(\d+)"', new) == ["2", "3"]


# What is no Word file


def with_record(raw, name, place, form, value):
    """A zip file with one field changed in the directory record and the local header of a member."""
    data = bytearray(raw)
    directory = raw.index(b"PK\1\2", raw.index(name.encode(), len(raw) // 2) - 60)
    struct.pack_into(form, data, directory + place, value)
    return bytes(data)


def bomb():
    """A document that says it is small and unpacks to 2 GB of blanks."""
    packer = zlib.compressobj(9, wbits=-15)
    data = b"".join(packer.compress(b" " * 10_000_000) for _ in range(200)) + packer.flush()
    raw = docx(b"X" * 999)
    old = zlib.compressobj(wbits=-15)
    old = old.compress(b"X" * 999) + old.flush()
    place = raw.index(old)
    grown = len(data) - len(old)
    made = bytearray(raw[:place] + data + raw[place + len(old) :])
    directory = made.index(b"PK\1\2")
    while True:
        name_length, extra, comment = struct.unpack_from("<3H", made, directory + 28)
        offset = struct.unpack_from("<L", made, directory + 42)[0]
        name = bytes(made[directory + 46 : directory + 46 + name_length])
        if name == MAIN.encode():
            struct.pack_into("<L", made, directory + 20, len(data))
        elif offset > place:
            struct.pack_into("<L", made, directory + 42, offset + grown)
        directory += 46 + name_length + extra + comment
        if made[directory : directory + 4] != b"PK\1\2":
            break
    struct.pack_into("<L", made, directory + 16, struct.unpack_from("<L", made, directory + 16)[0] + grown)
    return bytes(made)


GOOD = docx(line("He fled to kyiv ."))
NESTED = "<w:p>" * 100_000
DAMAGED = [
    (b"", "is no zip file"),
    (b"not a zip", "is no zip file"),
    (b"PK\3\4", "is cut off"),
    (b"\xd0\xcf\x11\xe0" + bytes(600), "password-protected, or an old .doc"),
    (GOOD[: len(GOOD) // 2], "is cut off"),
    (GOOD[:-30], "is cut off"),
    (GOOD[40:], "is no zip file"),
    (b"PK" + GOOD, "is a damaged zip file"),
    (zipped({"a.txt": b"x"}), "word/document.xml is missing"),
    (zipped({MAIN: part("")}), "[Content_Types].xml is missing"),
    (docx(b"<w:p"), "word/document.xml is broken XML"),
    (docx(b""), "word/document.xml is broken XML"),
    (docx(part(line("a")).replace(b"</w:p>", b"")), "mismatched tag"),
    (docx(part(NESTED + "</w:p>" * 100_000)), "nested more than 1,000 deep"),
    (docx(part(NESTED)), "nested more than 1,000 deep"),
    (docx(b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 99 + b'">]><a>&b;</a>'), "declares a document type"),
    (docx(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "declares a document type"),
    (docx(part(line("a")).decode().replace("UTF-8", "UTF-16").encode("utf-16")), "UTF-16"),
    (docx(part(line("a")).replace(b"UTF-8", b"cp1252")), "is in cp1252"),
    (docx(part(line("a").replace("a", "X")).replace(b"X", b"\xff")), "not well-formed"),
    (docx(line("a"), **{"word/header1.xml": b"<"}), "word/header1.xml is broken XML"),
    (docx(line("a"), **{"word/_rels/document.xml.rels": b"<"}), "document.xml.rels is broken XML"),
    (docx(part(line("a") + " " * 20_000_000)), "unpacks to 20,0"),
    (with_record(GOOD, MAIN, 24, "<L", 150_000_000), "unpacks to 150,000,000 bytes"),
    (with_record(GOOD, MAIN, 8, "<H", 1), "is encrypted"),
    (with_record(GOOD, MAIN, 10, "<H", 99), "packed by method 99"),
    (with_record(GOOD, MAIN, 16, "<L", 7), "is damaged"),
    (with_record(GOOD, MAIN, 24, "<L", 7), "is damaged"),
    (with_record(GOOD, MAIN, 42, "<L", 0), "damaged zip file"),
    (with_record(GOOD, MAIN, 42, "<L", 0xFFFFFFFF), "more than 4 GB"),
    (bomb(), "is damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), DAMAGED, ids=[reason for _, reason in DAMAGED])
def test_a_damaged_file_is_one_clear_error_in_little_time(raw, reason):
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        read(raw)
    assert time.process_time() - start < 10
    assert str(caught.value).startswith("article.docx: ") and reason in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.booleans())
def test_any_damage_is_an_input_error_or_a_text(place, byte, cut):
    raw = GOOD[:place] if cut else GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]
    try:
        read(raw)
    except InputError:
        return


@pytest.mark.parametrize("content", ["<w:p/>" * 2000, line("a&amp;" * 1000)])
def test_a_file_of_very_many_small_things_is_refused(content, monkeypatch):
    assert read(docx(content))
    monkeypatch.setattr("textlint.readers.within.wordxml.MOST", 2000)
    with pytest.raises(InputError, match="more than 2,000 elements and stretches of text"):
        read(docx(content))


def test_a_file_of_any_name_is_known_by_its_content():
    assert format_of("download", GOOD, Options()) == "docx"
    assert format_of("a.DOCX", b"", Options()) == "docx"
    assert not reader.is_likely(zipped({"a.txt": b"x"}))


def test_reading_and_marking_take_time_as_the_length_of_the_document():
    def seconds(many):
        raw = docx(line("He fled to kyiv and said no more of it.") * many)
        start = time.process_time()
        [document] = read(raw)
        places = [match.start() for match in re.finditer("kyiv", document.text)]
        fixes = [Fix((Edit(Span(place, place + 4), "Kyiv"),), Safety.SAFE) for place in places]
        assert all(is_applicable(document, fix) for fix in fixes)
        reader.marked(raw, as_marks(fixes))
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < max(2, 12 * seconds(1000))
