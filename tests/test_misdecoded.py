"""UTF-8 that was read wrongly is repaired, and nothing else is: with any letters, marks and wrong readings."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.made import document, edited, texts
from textlint.core import Safety
from textlint.engine.load import load
from textlint.engine.run import Engine
from textlint.engine.select import select
from textlint.fixes.settle import settle
from textlint.readers import plain

RULES = load()
ENGINE = Engine([rule for rule in RULES if rule.id == "mojibake/misdecoded_utf8"], RULES)
ENCODINGS = ["cp1252", "latin-1"]

# What English news has outside ASCII: names, marks, signs.
GOOD_CHARACTERS = "éèêëáàâäãåçñóòôöõøúùûüíìîïýÿßæœšžÉÈÁÀÅÄÖØÜÇÑÓłŁęąćčřžşğıİ’‘“”–—…•™®©£€¥§°±×²½«»\u00a0"
words = st.text("aeinrstAB" + GOOD_CHARACTERS, min_size=1, max_size=8)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
LETTERS = "éèêëáàâäãåçñóòôöõøúùûüíîïß"
names = st.tuples(
    st.sampled_from(["caf", "S", "Jos", "M"]), st.sampled_from(LETTERS), st.sampled_from(["", "o", "ller"])
)
clean_words = st.one_of(
    st.sampled_from(["the", "mayor’s", "“good”", "said…", "10–12", "plan", "—", "‘so’"]), names.map("".join)
)


def wrongly_read(text: str, encoding: str, times: int) -> str:
    """`text` after its UTF-8 bytes were taken for `encoding`, as programs do that keep bytes without a meaning."""
    for _ in range(times):
        raw = text.encode()
        text = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in raw)
    return text


def after_safe_fixes(text: str) -> str:
    """`text` with the safe repairs of one look."""
    findings = ENGINE.check(document(text)).findings
    safe = [fix for finding in findings for fix in finding.fixes[:1] if fix.safety is Safety.SAFE]
    return edited(text, [edit for fix in safe for edit in fix.edits])


@settings(max_examples=300)
@given(st.lists(clean_words, min_size=1, max_size=10).map(" ".join), st.sampled_from(ENCODINGS), st.integers(1, 2))
def test_text_that_was_read_wrongly_once_or_twice_is_repaired_whole(text, encoding, times):
    wrong = wrongly_read(text, encoding, times)
    findings = ENGINE.check(document(wrong)).findings
    assume(wrong != text)
    assume(findings and all(finding.safety is Safety.SAFE for finding in findings))
    assert after_safe_fixes(wrong) == text


@settings(max_examples=300)
@given(st.lists(clean_words, min_size=1, max_size=12).map(" ".join))
def test_good_names_and_curly_marks_are_never_touched(text):
    assert ENGINE.check(document(text)).findings == ()


# Two letters outside ASCII side by side may be damage: so any letter is parted from the next by one of ASCII.
# Ã after a small letter and before a space is damage by itself (voilÃ ).
any_letter = st.characters(categories=["Ll", "Lu", "Lo"], exclude_characters="Ã")
any_letters = st.tuples(
    st.lists(st.tuples(any_letter, st.sampled_from("aestZ")).map("".join), max_size=4), any_letter
).map(lambda drawn: "".join(drawn[0]) + drawn[1])


@settings(max_examples=500)
@given(any_letters, st.sampled_from(["“{}”", "“{}” – ", "‘{}’", "{}’s", "“{}…”", "{} – ", "({})"]))
def test_any_letters_in_curly_marks_are_never_changed_unasked(letters, form):
    text = f"He read {form.format(letters)} out."
    assert after_safe_fixes(text) == text


@given(sentences, st.sampled_from(["â€™", "Ã©", "Â£", "Ã¢â‚¬â„¢"]))
def test_a_safe_repair_changes_no_ascii_and_makes_the_text_shorter(before, damage):
    text = f"{before} It is{damage} so."
    for finding in ENGINE.check(document(text)).findings:
        for fix in finding.fixes:
            for edit in fix.edits:
                wrong, right = text[slice(*edit.span)], edit.text
                assert [char for char in wrong if "!" <= char <= "~"] == [char for char in right if "!" <= char <= "~"]
                assert len(right) < len(wrong) or (wrong, right) == ("Ã", "à")


def test_a_lone_capital_with_a_tilde_in_curly_marks_stays():
    assert after_safe_fixes("He read “Ã” out, then ‘IRMÃ’.") == "He read “Ã” out, then ‘IRMÃ’."


def test_good_marks_beside_damage_stay():
    text = "“Good,” he said – the mayorâ€™s ‘plan’… for the cafÃ©."
    assert after_safe_fixes(text) == "“Good,” he said – the mayor’s ‘plan’… for the café."


def test_all_safe_fixes_together_settle_on_text_that_was_read_wrongly_twice():
    good = "“We have been to the café,” the mayor’s aide said – in São Paulo…"

    def read(raw):
        return plain.from_text(raw.decode())

    settled = settle(document(wrongly_read(good, "cp1252", 2)), Engine(select(RULES), RULES), Safety.SAFE, read)
    assert settled.document.text == good


@given(texts())
def test_repairs_do_not_overlap_and_lie_on_one_line(text):
    end = 0
    for finding in ENGINE.check(document(text)).findings:
        assert finding.span.start >= end
        assert "\n" not in text[slice(*finding.span)]
        end = finding.span.end
