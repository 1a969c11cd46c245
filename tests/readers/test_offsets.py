"""Code points of a text and bytes of its file lead to each other."""

from hypothesis import given
from hypothesis import strategies as st

from textlint.readers.within import offsets
from textlint.readers.within.offsets import Offsets


@given(st.sampled_from(["utf-8", "utf-16-le", "utf-32-be", "cp1252"]), st.text("aé\u0301😀漢\n", max_size=40))
def test_each_code_point_stands_where_its_bytes_begin(codec, text):
    text = "".join(sign for sign in text if codec != "cp1252" or sign in "aé\n")
    before, offsets.STEP = offsets.STEP, 7
    try:
        made = Offsets(text, codec, 3)
        for position in range(len(text) + 1):
            assert made.byte(position) == 3 + len(text[:position].encode(codec))
            assert made.position(made.byte(position)) == position
    finally:
        offsets.STEP = before
