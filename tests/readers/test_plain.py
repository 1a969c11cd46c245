"""Plain text in any encoding: the text is that of the file, and every span of it leads back to its bytes."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint.core import InputError, Origin, Span, Unmappable
from textlint.readers import plain

ENCODINGS = [  # text, encoding of the bytes, what is said of it, byte order mark
    ("naïve 😀\r\n", "utf-8", None, b""),
    ("naïve 😀\r\n", "utf-8", None, codecs.BOM_UTF8),
    ("naïve 😀\r\n", "utf-8", "utf-8", codecs.BOM_UTF8),
    ("naïve 😀\r\n", "utf-8", "utf-8-sig", codecs.BOM_UTF8),
    ("naïve 😀\r\n", "utf-8", "utf-8-sig", b""),
    ("naïve 😀\r\n", "utf-16-le", None, codecs.BOM_UTF16_LE),
    ("naïve 😀\r\n", "utf-16-be", None, codecs.BOM_UTF16_BE),
    ("naïve 😀\r\n", "utf-16-be", "utf-16", codecs.BOM_UTF16_BE),
    ("naïve 😀\r\n", "utf-16-le", "UTF-16LE", codecs.BOM_UTF16_LE),
    ("naïve 😀\r\n", "utf-16-le", "utf-16", b""),
    ("naïve 😀\r\n", "utf-16-be", "utf-16-be", b""),
    ("naïve 😀\r\n", "utf-32-le", None, codecs.BOM_UTF32_LE),
    ("naïve 😀\r\n", "utf-32-be", None, codecs.BOM_UTF32_BE),
    ("naïve 😀\r\n", "utf-32-be", "utf-32", codecs.BOM_UTF32_BE),
    ("naïve café\n", "latin-1", "latin-1", b""),
    ("“naïve” café\n", "cp1252", "windows-1252", b""),
    ("Привет, мир\n", "cp1251", "cp1251", b""),
    ("日本のabcニュース\n", "shift_jis", "shift_jis", b""),
    ("中国abc新闻\n", "gb18030", "gb18030", b""),
    ("naïve\n", "mac-roman", "mac-roman", b""),
    ("plain\n", "ascii", "us-ascii", b""),
]


@pytest.mark.parametrize(("text", "codec", "named", "mark"), ENCODINGS)
def test_a_file_is_read_in_its_encoding_and_every_character_leads_back_to_its_bytes(text, codec, named, mark):
    raw = mark + text.encode(codec)
    made = plain.read("made.txt", raw, named)
    assert (made.text, made.raw) == (text, raw)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert raw[made.source(Span(start, end))] == text[start:end].encode(codec)
    assert made.source(Span(0, len(text))) == slice(len(mark), len(raw))


@pytest.mark.parametrize("codec", ["iso-2022-jp", "iso-2022-kr", "utf-7", "hz"])
def test_where_shift_codes_switch_tables_only_the_whole_text_maps(codec):
    text = "ABC 日本 DEF"
    made = plain.read("made.txt", text.encode(codec), codec)
    assert made.text == text
    assert made.segments[0].origin is Origin.ESCAPED
    assert made.source(Span(0, len(text))) == slice(0, len(made.raw))
    with pytest.raises(Unmappable):
        made.source(Span(4, 6))


def test_where_shift_codes_are_not_used_every_span_maps():
    made = plain.read("made.txt", b"plain words\n", "iso-2022-jp")
    assert made.raw[made.source(Span(6, 11))] == b"words"


UNDECODABLE = [
    (b"caf\xe9 au lait", None, 3),
    (b"\xff\xff", None, 0),
    (b"ab\xc3", None, 2),
    (codecs.BOM_UTF8 + b"ab\x80c", None, 5),
    (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", None, 4),
    (codecs.BOM_UTF16_BE + b"\x00a\x00", None, 4),
    (codecs.BOM_UTF32_LE + b"a\0\0\0\xff\xff\xff\xff", None, 8),
    (b"ab\x81\xff", "shift_jis", 2),
    ("né".encode(), "ascii", 1),
    (b"\xed\xa0\x80", None, 0),  # a lone surrogate is no UTF-8
]


@pytest.mark.parametrize(("raw", "named", "offset"), UNDECODABLE)
def test_bytes_that_are_no_text_are_an_error_that_names_file_and_byte(raw, named, offset):
    with pytest.raises(InputError) as caught:
        plain.read("news/a.txt", raw, named)
    assert caught.value.offset == offset
    assert str(caught.value).startswith(f"news/a.txt: byte {offset}: not ")
    assert "\n" not in str(caught.value)


NULS = [
    (b"\0", None, 0),
    ("né\0x".encode(), None, 3),
    (codecs.BOM_UTF8 + b"ab\0", None, 5),
    (codecs.BOM_UTF16_LE + "né\0".encode("utf-16-le"), None, 6),
    ("ab".encode("utf-16-le"), None, 1),
    ("Жя\0".encode("cp1251"), "cp1251", 2),
]


@pytest.mark.parametrize(("raw", "named", "offset"), NULS)
def test_a_nul_is_an_error_that_names_its_byte(raw, named, offset):
    with pytest.raises(InputError, match="NUL") as caught:
        plain.read("made.txt", raw, named)
    assert caught.value.offset == offset


def test_an_unknown_encoding_is_a_lookup_error():
    with pytest.raises(LookupError, match="utf-9"):
        plain.read("made.txt", b"a", "utf-9")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_an_empty_file_is_an_empty_text(mark):
    made = plain.read("made.txt", mark)
    assert (made.text, made.segments) == ("", ())


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_reading_gives_back_any_text_with_its_byte_order_mark(text, codec):
    made = plain.read("made.txt", ("\ufeff" + text).encode(codec))
    assert made.text == text
    assert [made.raw[segment.source].decode(codec) for segment in made.segments] == [text] * bool(text)


@given(
    st.binary(max_size=40),
    st.sampled_from([None, "utf-16", "utf-32", "cp1251", "shift_jis", "iso-2022-jp", "gb18030", "big5", "utf-7"]),
)
def test_any_bytes_are_a_document_or_an_input_error(raw, named):
    try:
        made = plain.read("made.txt", raw, named)
    except InputError as error:
        assert error.offset is None or 0 <= error.offset <= len(raw)
        return
    assert made.raw == raw
    for position in range(len(made.text)):
        span = Span(position, position + 1)
        if made.segments[0].origin is Origin.VERBATIM:
            assert raw[made.source(span)].decode(made.encoding) == made.text[position]


def test_no_encoding_that_python_knows_brings_the_reader_down():
    from encodings.aliases import aliases

    for codec in sorted(set(aliases.values()) | {"idna", "punycode", "unicode_escape", "undefined"}):
        for raw in (b"", b"plain", b"\xff\xfe\x00\x80", "né中".encode()):
            try:
                plain.read("made.txt", raw, codec)
            except (InputError, LookupError) as error:
                assert "made.txt" in str(error) or isinstance(error, LookupError)


@given(st.text(st.characters(), max_size=12))
def test_any_string_in_memory_is_a_document(text):
    text += "\ud83d\ude00\0"  # a pair of surrogates stays two
    made = plain.from_text(text)
    assert made.text == text
    for position in range(len(text)):
        source = made.raw[made.source(Span(position, position + 1))]
        assert source.decode("utf-8", "surrogatepass") == text[position]
