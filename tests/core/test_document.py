# ruff: noqa: E501 (examples are whole lines)
"""A document knows which bytes each stretch of its text stands for, and says so exactly or not at all."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.made import document
from textlint.core import Document, Origin, Segment, Span, Unmappable
from textlint.readers import plain

# (text, source, origin); source None stands for the text's own bytes
VERBATIM = st.tuples(
    st.text(st.sampled_from("ab é中😀\n\r"), min_size=1, max_size=6), st.none(), st.just(Origin.VERBATIM)
)
ESCAPED = st.sampled_from([
    ("&", "&amp;", Origin.ESCAPED), ("é", "\\u00e9", Origin.ESCAPED), (" ", "  \n ", Origin.ESCAPED), ("fi", "ﬁ", Origin.ESCAPED),
])  # fmt: skip
INVENTED = st.sampled_from([("\n\n", "", Origin.INVENTED), ("\n", "</p><p>", Origin.INVENTED)])
MARKUP = st.sampled_from([("", "<b>", None), ("", "</i>\n", None)])  # bytes that stand for no text
PARTS = st.lists(st.one_of(VERBATIM, VERBATIM, ESCAPED, INVENTED, MARKUP), max_size=12)
CODECS = st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])


def build(parts, codec="utf-8"):
    text, raw, segments = "", b"", []
    for words, source, origin in parts:
        data = (words if source is None else source).encode(codec)
        if origin is not None:
            segments.append(
                Segment(Span(len(text), len(text) + len(words)), slice(len(raw), len(raw) + len(data)), origin)
            )
        text, raw = text + words, raw + data
    return Document("made.txt", raw, text, tuple(segments), codec)


def spans(text):
    return [Span(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]


def by_hand(document, span):
    """The bytes under `span`, one code point at a time; None where there are none to be had."""
    bounds = []
    for segment in document.segments:
        if not segment.text.overlaps(span):
            continue
        inner = Span(max(span.start, segment.text.start), min(span.end, segment.text.end))
        if segment.origin is Origin.INVENTED or (segment.origin is Origin.ESCAPED and inner != segment.text):
            return None
        if inner == segment.text:
            bounds.append((segment.source.start, segment.source.stop))
        else:
            first = segment.source.start + len(
                document.text[segment.text.start : inner.start].encode(document.encoding)
            )
            bounds.append((first, first + len(document.text[inner.start : inner.end].encode(document.encoding))))
    if any(left[1] != right[0] for left, right in pairwise(bounds)):
        return None
    return slice(bounds[0][0], bounds[-1][1])


def mapped(document, span):
    try:
        return document.source(span)
    except Unmappable:
        return None


@given(PARTS, CODECS)
def test_every_span_maps_to_the_bytes_it_was_made_from_or_raises(parts, codec):
    made = build(parts, codec)
    for span in spans(made.text):
        assert mapped(made, span) == by_hand(made, span), span


@given(st.lists(VERBATIM, min_size=1, max_size=8), CODECS)
def test_a_span_of_verbatim_text_maps_to_the_bytes_it_decodes_from(parts, codec):
    made = build(parts, codec)
    for span in spans(made.text):
        assert made.raw[made.source(span)].decode(codec) == made.text[span.start : span.end]


def test_an_escape_maps_only_as_a_whole():
    made = build([("a", None, Origin.VERBATIM), ("fi", "&#64257;", Origin.ESCAPED), ("b", None, Origin.VERBATIM)])
    assert made.raw[made.source(Span(1, 3))] == b"&#64257;"
    assert made.raw[made.source(Span(0, 4))] == made.raw
    for span in (Span(0, 2), Span(1, 2), Span(2, 3), Span(2, 4)):
        with pytest.raises(Unmappable, match="cuts escaped text"):
            made.source(span)


def test_invented_text_never_maps():
    made = build([("a", None, Origin.VERBATIM), ("\n\n", "", Origin.INVENTED), ("b", None, Origin.VERBATIM)])
    for span in (Span(0, 2), Span(1, 3), Span(1, 2), Span(0, 4)):
        with pytest.raises(Unmappable):
            made.source(span)
    assert made.source(Span(3, 4)) == slice(1, 2)


def test_a_span_across_markup_raises_and_its_location_reaches_over_the_markup():
    made = build([("a", None, Origin.VERBATIM), ("", "<b>", None), ("b", None, Origin.VERBATIM)])
    with pytest.raises(Unmappable, match=r"\(0, 2\) runs across markup in made\.txt"):
        made.source(Span(0, 2))
    assert made.location(Span(0, 2)) == (1, 1, 0, 5, 1, 6)
    assert made.location(Span(1, 2)) == (1, 5, 4, 5, 1, 6)


@settings(max_examples=15)
@given(st.integers(0, 4095), st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]), st.integers())
def test_a_span_far_into_mixed_text_maps_exactly(shift, codec, seed):
    random = Random(seed)
    text = "".join(random.choices("aé中😀", k=3 * 4096 + shift))
    made = plain.read("made.txt", f"\ufeff{text}".encode(codec))
    edges = [0, 1, 4095, 4096, 4097, 8191, 8192, 8193, 12287, 12288, len(text) - 1, len(text)]
    edges = sorted({place for place in edges if 0 <= place <= len(text)})
    random.shuffle(pairs := [(start, end) for start in edges for end in edges if start < end])
    for start, end in pairs:
        assert made.raw[made.source(Span(start, end))].decode(codec) == text[start:end]


def naive_place(text, position):
    """Line and column from 1, one character at a time; the two characters of \\r\\n end one line."""
    line = column = 1
    for index, character in enumerate(text[:position]):
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    return line, column


@given(
    st.text(st.sampled_from("ab\n\r é😀\u2028\u0085\x0b"), max_size=24),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"]),
)
@example("\r\n\r\na", "\ufeff", "utf-16-le")
@example("\n\r", "", "utf-8")
def test_lines_and_columns_are_those_of_a_naive_count(text, mark, codec):
    if codec != "utf-8":
        mark = "\ufeff"
    made = plain.read("made.txt", (mark + text).encode(codec))
    for position in range(len(text)):
        place = made.location(Span(position, position + 1))
        assert place[:2] == naive_place(text, position)
        assert place[4:] == naive_place(text, position + 1)
        assert made.raw[place.byte_start : place.byte_end].decode(codec) == text[position]


@given(PARTS, st.sampled_from(["", "\ufeff"]), CODECS)
@example([("", "<b>", None), ("a\r\nb", None, Origin.VERBATIM)], "", "utf-8")
@example([("a\nb", "a&#10;\nb", Origin.ESCAPED)], "", "utf-8")
@example([("", "\n<p>", None), ("ab", None, Origin.VERBATIM), ("", "</p>", None)], "", "utf-8")
@example([("a", None, Origin.VERBATIM), ("", "\r", None), ("\nb", None, Origin.VERBATIM)], "", "utf-8")
def test_lines_and_columns_of_marked_up_text_are_those_of_the_file(parts, mark, codec):
    made = build([("", mark, None), *parts], codec)
    source = made.raw.decode(codec).removeprefix("\ufeff")
    for span in spans(made.text):
        where = reach(made, span)
        if where is None:
            assert made.location(span) is None  # nothing of it is in the file
        else:
            before, upto = (made.raw[:end].decode(codec).removeprefix("\ufeff") for end in (where.start, where.stop))
            places = naive_place(source, len(before)), naive_place(source, len(upto))
            assert made.location(span) == (*places[0], where.start, where.stop, *places[1])
            assert mapped(made, span) in (where, None)


def reach(made, span):
    """The bytes from the first to the last code point of `span` that stands in the file, the naive way."""
    found = []
    for segment in made.segments:
        start, end = max(span.start, segment.text.start), min(span.end, segment.text.end)
        if start >= end or segment.origin is Origin.INVENTED:
            continue
        if segment.origin is Origin.ESCAPED:
            found.append(segment.source)
            continue
        first = segment.source.start + len(made.text[segment.text.start : start].encode(made.encoding))
        found.append(slice(first, first + len(made.text[start:end].encode(made.encoding))))
    return slice(found[0].start, found[-1].stop) if found else None


def test_a_span_at_the_end_of_the_text_maps_to_the_end_of_the_bytes():
    made = document("é" * 4096)
    assert made.source(Span(4095, 4096)) == slice(8190, 8192)


def test_a_fact_is_worked_out_once():
    made, calls = document("a"), []

    def fact(given):
        calls.append(given)

    assert made.fact(fact) is made.fact(fact) is None
    assert calls == [made]


def test_the_text_of_an_empty_file_has_no_segments():
    made = plain.read("made.txt", b"")
    assert (made.segments, made.text) == ((), "")
