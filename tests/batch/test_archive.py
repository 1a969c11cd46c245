"""An archive comes through as it was, but for the texts that were fixed and the note beside each."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import code_file, rule_file, texts, word_rule
from tests.readers.test_jsonl import objects, pairs, strings
from textlint.batch.archive import CHUNK, Cleaning, clean
from textlint.batch.linter import Settings
from textlint.core import Safety
from textlint.readers.jsonl import parse


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Settings with a few small rules of our own."""
    folder = tmp_path_factory.mktemp("rules")
    rule_file(folder)
    rule_file(
        folder,
        "made/tag",
        requires=["</"],
        pattern="</[a-z]>",
        fix="",
        quotes="fix",
        bad=[{"text": "a⟦</b>⟧", "fixed": "a"}],
    )
    rule_file(
        folder,
        "made/dash",
        requires=["~~"],
        pattern="~~",
        fix="—",
        safety="unsafe",
        quotes="fix",
        bad=[{"text": "a ⟦~~⟧b", "fixed": "a —b"}],
    )
    return Settings(select=("made",), rules=(str(folder),))


def cleaned(raw, settings, *, jobs=1, **cleaning):
    parts = list(clean(io.BytesIO(raw), Cleaning(**cleaning), settings, jobs))
    broken = [line for part in parts for line, _ in part.broken]
    return b"".join(part.lines for part in parts), broken, parts


def note(line):
    return json.loads(line.lstrip(b"\xef\xbb\xbf"))["textlint"]


def test_the_note_holds_findings_with_offsets_in_the_text_as_it_came_and_a_state(made):
    [line] = cleaned('{"text": "Ω wrng </b> wrng."}\n'.encode(), made)[0].splitlines()
    record = json.loads(line)
    assert record["text"] == "Ω wrong  wrong."
    assert sorted(record["textlint"]) == ["findings", "state"]
    original = "Ω wrng </b> wrng."
    assert [original[found["start"] : found["end"]] for found in record["textlint"]["findings"]] == [
        "wrng",
        "</b>",
        "wrng",
    ]
    for found in record["textlint"]["findings"]:
        assert found["text"] == original[found["start"] : found["end"]]
        assert sorted(found) == sorted("rule message severity safety mqm start end text fixes related".split())


def test_a_text_without_findings_gets_an_empty_list(made):
    out, broken, _ = cleaned(b'{"text": "All is well."}', made)
    assert (note(out)["findings"], broken, out.endswith(b"}")) == ([], [], True)


KEPT = [
    b'{"big":123456789012345678901234567890,"f":1.0,"e":1E+05,"text":%s}',
    b'{"text" : %s , "n":-0}',
    b'  {"text":%s}\t ',
    b'{"a":"caf\\u00E9","b":"caf\xc3\xa9","c":"\\/","text":%s,"d":"\\ud83d\\ude00"}',
    b'{"x":1,"x":2,"text":%s,"x":3}',
    b'{"text":"first wrng","text":%s}',
    b'{"n":"\\u0000\\ud800","text":%s}',
    b'{"nested":{"text":"wrng","textlint":1},"text":%s}',
    b'{"v":[1,  2 ,{"a":null}],"text":%s,"w":NaN}',
]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
@pytest.mark.parametrize("frame", KEPT)
def test_every_byte_beside_the_text_and_the_note_stays(made, frame, end):
    raw = frame.replace(b"%s", b'"a wrng word"') + end
    out, broken, _ = cleaned(raw, made)
    assert broken == []
    added = b', "textlint": ' + json.dumps(note(out)).encode()
    assert added in out
    assert out.replace(added, b"") == frame.replace(b"%s", b'"a wrong word"') + end


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"   ",
        b'{"text": null}',
        b'{"text": 1}',
        b'{"text": ["wrng"]}',
        b'{"body": "wrng"}',
        b"{}",
        b'{"nested": {"text": "wrng"}}',
    ],
)
def test_a_record_without_text_goes_through_as_it_is(made, line):
    raw = line + b'\n{"text": "x"}\n' + line
    out, broken, parts = cleaned(raw, made)
    assert (out.split(b"\n")[0], out.split(b"\n")[2], broken) == (line, line, [])
    assert sum(part.tally.textless for part in parts) == (2 if line.strip() else 0)


BROKEN = [
    b"not json",
    b'{"text": "wrng"',
    b'["wrng"]',
    b'{"text": "wr\xffng"}',
    b'{"text": "wrng"} x',
    b'{"text": "a\x00wrng"}',
    b'{"d": ' + b"[" * 100_000 + b"]" * 100_000 + b', "text": "wrng"}',
    b"\xef\xbb\xbf" + b'{"text": "wrng"}',
    "\x85".encode(),
]


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: repr(line[:30]))
def test_a_broken_line_is_told_by_its_number_and_goes_through_as_it_is(made, line):
    raw = b'{"text": "a wrng"}\n\n' + line + b'\r\n{"text": "b wrng"}'
    out, broken, _ = cleaned(raw, made)
    lines = out.split(b"\n")
    assert (broken, lines[2]) == ([3], line + b"\r")
    assert json.loads(lines[0])["text"] == "a wrong" and json.loads(lines[3])["text"] == "b wrong"


@pytest.mark.parametrize("rest", [b"", b"\n", b"\r\n\r\n"])
def test_a_byte_order_mark_stays_at_the_start(made, rest):
    assert cleaned(b"\xef\xbb\xbf" + rest, made)[:2] == (b"\xef\xbb\xbf" + rest, [])
    out, broken, _ = cleaned(b'\xef\xbb\xbf{"text": "wrng"}' + rest, made)
    assert broken == [] and out.startswith(b'\xef\xbb\xbf{"text": "wrong", ') and out.endswith(b"}" + rest)


def test_odd_characters_in_a_text_come_through_its_fixes(made):
    text = '"\\u0000 wrng \\ud800 \\ude00 \\ud83d\\ude00 \\t\\r\\n \\u2028"'
    out, broken, _ = cleaned(b'{"text": ' + text.encode() + b"}", made)
    assert broken == []
    assert json.loads(out)["text"] == json.loads(text).replace("wrng", "wrong")
    assert out.isascii()


def test_two_halves_of_a_pair_that_a_fix_joins_are_cleaned_once(made):
    raw = b'{"text": "\\ud83d</b>\\ude00"}\n'
    out, broken, _ = cleaned(raw, made)
    assert (broken, json.loads(out)["text"]) == ([], "😀")
    assert cleaned(out, made)[0] == out


def test_letters_stay_letters_and_escapes_escapes(made):
    out = cleaned('{"text": "“wrng</b>” é"}\n{"text": "\\u201cwrng</b>\\u201d \\u00e9"}'.encode(), made)[0].split(b"\n")
    assert "“wrng” é".encode() in out[0]
    assert out[1].isascii() and json.loads(out[1])["text"] == "“wrng” é"


def test_a_record_of_five_megabytes_is_cleaned(made):
    text = ("The minister said so, and nobody disagreed.\n" * 100 + "A wrng word.\n") * 1200
    assert len(text) > 5_000_000
    out, broken, _ = cleaned(json.dumps({"text": text, "id": 7}).encode(), made)
    assert broken == [] and json.loads(out)["text"] == text.replace("wrng", "wrong")


def test_cleaning_with_other_rules_replaces_the_note_where_it_stands(made, tmp_path):
    word_rule(tmp_path, "mine/other", "wrong", "right")
    once = cleaned(b'{"text": "a wrng b", "id": 1.0}\n', made)[0]
    moved = once.replace(b"}\n", b', "after": 2.50}\n')
    twice, broken, _ = cleaned(moved, Settings(select=("mine",), rules=(str(tmp_path),)))
    assert broken == []
    record = json.loads(twice)
    assert list(record) == ["text", "id", "textlint", "after"] and record["text"] == "a right b"
    assert [found["rule"] for found in record["textlint"]["findings"]] == ["mine/other"]
    assert twice.endswith(b', "after": 2.50}\n') and b'"id": 1.0, "textlint": ' in twice


def test_a_text_that_was_changed_by_hand_is_cleaned_again(made):
    once = cleaned(b'{"text": "a wrng b"}\n', made)[0]
    edited = once.replace(b"a wrong b", b"a wrng b")
    again = cleaned(edited, made)[0]
    assert json.loads(again)["text"] == "a wrong b"


def test_more_daring_cleaning_goes_on_where_safe_cleaning_stopped(made):
    safe = cleaned(b'{"text": "a ~~wrng</b>"}\n', made)[0]
    assert json.loads(safe)["text"] == "a ~~wrong"
    unsafe = cleaned(safe, made, at_least=Safety.UNSAFE)[0]
    assert json.loads(unsafe)["text"] == "a —wrong"
    assert cleaned(unsafe, made, at_least=Safety.UNSAFE)[0] == unsafe


@pytest.mark.parametrize("value", ["null", "1", '"x"', "[]", '{"findings": 7}', '{"state": 1, "findings": []}'])
def test_whatever_stands_in_the_field_is_replaced_by_the_note(made, value):
    out = cleaned(f'{{"textlint": {value}, "text": "wrng"}}'.encode(), made)[0]
    assert json.loads(out)["text"] == "wrong" and list(json.loads(out)) == ["textlint", "text"]
    assert note(out)["findings"][0]["rule"] == "made/word"


def test_a_rule_that_fails_is_told_with_the_line(tmp_path):
    rule_file(tmp_path)
    code_file(tmp_path, "made/odd", "if 'odd' in document.text:\n    raise KeyError('odd')\nyield from ()")
    settings = Settings(select=("made",), rules=(str(tmp_path),))
    out, broken, parts = cleaned(b'{"text": "wrng"}\n{"text": "odd wrng"}\n', settings)
    assert (broken, parts[0].crashes) == ([], ((2, "made/odd", "KeyError: 'odd'"),))
    assert json.loads(out.splitlines()[1])["text"] == "odd wrong"


def test_a_text_whose_fixes_do_not_settle_goes_through_as_it_is(tmp_path):
    word_rule(tmp_path, "made/grow", "grow", "grow grow")
    raw = b'{"text": "grow"}\n{"text": "shrink"}\n'
    out, broken, parts = cleaned(raw, Settings(select=("made",), rules=(str(tmp_path),)))
    assert (broken, out.splitlines()[0]) == ([1], raw.splitlines()[0])
    assert "bug of textlint" in parts[0].broken[0][1]


def test_the_tally_counts_what_was_done(made):
    raw = b'{"text": "wrng wrng"}\n{"text": "fine ~~"}\n{"text": null}\nbroken\n\n'
    [part] = cleaned(raw, made)[2]
    assert (part.tally.records, part.tally.changed, part.tally.textless) == (3, 1, 1)
    assert (part.tally.found, part.tally.applied) == ({"made/word": 2, "made/dash": 1}, {"made/word": 2})


def archive():
    """Some chunks of records, broken and blank lines among them, with an id that tells their order."""
    kinds = [
        b'{"text": "a wrng </b> word", "id": %d}\n',
        b'{"id": %d}\n',
        b"broken %d\n",
        b'{"text": "fine", "id": %d}\r\n',
        b"%d\xff\n",
    ]
    filler = b'{"id": %d, "text": "' + b"Nothing is wrong here. " * 800 + b'"}\n'
    raw = b"".join((kinds[number % 7] if number % 7 < 5 else filler) % number for number in range(420))
    assert len(raw) > 3 * CHUNK
    return raw


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers_gives_the_same_bytes_in_the_same_order(made, jobs):
    alone, broken, parts = cleaned(archive(), made)
    assert cleaned(archive(), made, jobs=jobs) == (alone, broken, parts)
    assert alone.count(b"\n") == 420 and len(broken) == 120
    assert cleaned(alone, made, jobs=jobs)[0] == alone


@st.composite
def archives(draw):
    """Lines that are mostly records, with or without text, and sometimes not."""
    lines = draw(
        st.lists(
            st.one_of(
                objects(1),
                strings().map(lambda text: f'{{"text": {text}}}'),
                st.sampled_from(["", " ", "{", '{"text": "wrng </b>"}', "\ufeff"]),
            ),
            max_size=4,
        )
    )
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines).encode("utf-8", "surrogatepass")


@given(archives())
def test_all_but_text_and_note_comes_through_byte_for_byte_and_a_second_time_everything(made, raw):
    out, broken, _ = cleaned(raw, made)
    again, broken_again, _ = cleaned(out, made)
    assert (again, broken_again) == (out, broken)
    old_lines, new_lines = raw.split(b"\n"), out.split(b"\n")
    assert len(old_lines) == len(new_lines)
    for number, (old, new) in enumerate(zip(old_lines, new_lines, strict=True), 1):
        body = old.removeprefix(b"\xef\xbb\xbf") if number == 1 else old
        if number in broken or not body.strip() or parse(body.decode().rstrip("\r")).text("text") is None:
            assert new == old
            continue
        assert unnoted(new) == unnoted(old)


def unnoted(line):
    """The characters of a record without the values of its text and its note, and what the rest says."""
    text = line.decode().lstrip("\ufeff").rstrip("\r")
    record = parse(text)
    for value in sorted((record.fields[name] for name in ("text", "textlint") if name in record.fields), reverse=True):
        text = text[: value.start] + "0" + text[value.end :]
    if text.endswith(', "textlint": 0}') or ', "textlint": 0' in text[-24:]:
        head, _, tail = text.rpartition(', "textlint": 0')
        text = head + tail
    return text, pairs(text), line.endswith(b"\r"), line.startswith(b"\xef\xbb\xbf")


@pytest.fixture(scope="module")
def all_rules():
    return Settings()


@given(st.lists(texts(), max_size=3), st.booleans(), st.booleans())
def test_with_all_rules_a_second_cleaning_changes_nothing(all_rules, articles, ascii_only, unsafe):
    level = Safety.UNSAFE if unsafe else Safety.SAFE
    raw = b"".join(json.dumps({"text": text}, ensure_ascii=ascii_only).encode() + b"\n" for text in articles)
    out, broken, _ = cleaned(raw, all_rules, at_least=level)
    assert broken == []
    assert cleaned(out, all_rules, at_least=level)[0] == out


def test_the_state_names_the_rules_and_the_text(made):
    states = {
        note(cleaned(json.dumps({"text": text}).encode(), made, at_least=level)[0])["state"]
        for text in ("a", "b")
        for level in (Safety.SAFE, Safety.UNSAFE)
    }
    assert len(states) == 4 and all(len(state) == 16 for state in states)


SIZES = b"".join(b'{"id": %d, "text": "%s"}\n' % (number, b"word " * number) for number in range(6))


def marks(raw):
    """For each record its id and whether it is marked as short."""
    return {json.loads(line)["id"]: note(line).get("too_short") for line in raw.splitlines()}


def test_a_record_with_fewer_words_than_asked_for_is_marked(made):
    out, broken, parts = cleaned(SIZES, made, min_words=4)
    assert broken == [] and marks(out) == {0: True, 1: True, 2: True, 3: True, 4: None, 5: None}
    assert sum(part.tally.short for part in parts) == 4
    assert cleaned(out, made, min_words=4)[0] == out


def test_words_are_counted_after_cleaning(made):
    raw = b'{"id": 1, "text": "one </b> two"}\n{"id": 2, "text": "one two three"}\n'
    assert marks(cleaned(raw, made, min_words=3)[0]) == {1: True, 2: None}


def test_a_mark_is_put_on_and_taken_off_without_forgetting_what_was_found(made):
    plain = cleaned(b'{"id": 1, "text": "a wrng word", "z": 1.0}\n', made)[0]
    marked = cleaned(plain, made, min_words=9)[0]
    assert marked == plain.replace(b'"}}', b'", "too_short": true}}')
    assert note(marked)["findings"] == note(plain)["findings"] != []
    assert cleaned(marked, made)[0] == marked, "who does not ask for it changes no mark"
    assert cleaned(marked, made, min_words=3)[0] == plain


def test_a_short_record_can_be_left_out(made):
    raw = SIZES + b'{"id": 9}\nbroken\n\n' + SIZES
    out, broken, parts = cleaned(raw, made, min_words=4, drop_short=True)
    kept = [json.loads(line).get("id") for line in out.splitlines() if line not in (b"", b"broken")]
    assert (kept, broken) == ([4, 5, 9, 4, 5], [8])
    assert b"broken\n\n" in out and b"too_short" not in out
    assert sum(part.tally.short for part in parts) == 8 and sum(part.tally.records for part in parts) == 13
    assert cleaned(out, made, min_words=4, drop_short=True)[0] == out


def test_a_byte_order_mark_stays_when_the_first_record_is_left_out(made):
    out = cleaned(b"\xef\xbb\xbf" + SIZES, made, min_words=5, drop_short=True)[0]
    assert out.startswith(b'\xef\xbb\xbf{"id": 5') and out.count(b"\n") == 1


@pytest.mark.parametrize("drop", [False, True])
def test_any_number_of_workers_finds_the_same_short_records_and_signals(made, drop):
    asked = {"min_words": 50, "drop_short": drop, "measured": True}
    alone = cleaned(archive(), made, **asked)
    assert cleaned(archive(), made, jobs=2, **asked) == alone
    assert cleaned(alone[0], made, jobs=2, **asked)[0] == alone[0]


@given(archives(), st.booleans())
def test_marking_and_leaving_out_a_second_time_changes_nothing(made, raw, drop):
    out, broken, _ = cleaned(raw, made, min_words=2, drop_short=drop)
    assert cleaned(out, made, min_words=2, drop_short=drop)[0] == out
    if not drop:
        assert broken == cleaned(raw, made)[1]


def test_signals_are_those_of_the_same_texts_before_and_after(made):
    raw = b'{"text": "one </b> two"}\n{"id": 1}\n{"text": "</b></b>"}\nbroken\n'
    [part] = cleaned(raw, made, measured=True)[2]
    assert part.tally.before.texts == part.tally.after.texts == 2
    words = "gopher_quality/words"
    assert (part.tally.before.median(words), part.tally.after.median(words)) == (2, 0)


def test_signals_that_nobody_asks_for_are_not_computed(made, monkeypatch):
    monkeypatch.setattr("textlint.batch.archive.measure", lambda text: pytest.fail("measured"))
    [part] = cleaned(b'{"text": "wrng"}\n', made, min_words=2)[2]
    assert part.tally.before.texts == 0


SPANISH = "The sources consulted said so. Kabardia-Balkaria is the place where the intellectual author fell."


def test_a_record_says_what_its_text_was_probably_translated_from():
    lines = "".join(json.dumps({"text": text}) + "\n" for text in (SPANISH, "The sources consulted said so."))
    first, second = cleaned(lines.encode(), Settings())[0].splitlines()
    assert list(note(first)) == ["findings", "source_language", "state"]
    assert note(first)["source_language"]["languages"] == ["es"]
    assert all(SPANISH[sign["start"] : sign["end"]] == sign["text"] for sign in note(first)["source_language"]["signs"])
    assert list(note(second)) == ["findings", "state"]
    assert cleaned(first, Settings())[0] == first
