"""The space outside a quotation mark is missing."""

from collections.abc import Iterator

from textlint.core import Bad, Document, Finding, InQuotes, Safety, Severity, Span, rule
from textlint.facts.speech import speech


@rule(
    id="typography/space_missing_at_quote",
    message="A space is missing {side} the quotation mark in “{words}”.",
    severity=Severity.WARNING,
    safety=Safety.SAFE,
    mqm="linguistic conventions/typography/whitespace",
    source="The Chicago Manual of Style, 18th edition, chapter 6; The Guardian style guide, quotation marks",
    quotes=InQuotes.FIX,
    requires=(
        "[a-z]“",
        "[A-Z]“",
        "[0-9]“",
        ",“",
        ":“",
        ";“",
        "”[a-z]",
        "”[A-Z]",
        "”[0-9]",
        '[a-z]"[a-z]',
        '[a-z]"[A-Z]',
        ',"[a-z]',
        ',"[A-Z]',
        '.[a-z]"',
        '.[A-Z]"',
        '."[A-Z]',
        '."[a-z]',
        '?"[a-z]',
        '!"[a-z]',
        ':"[A-Z]',
        ':"[a-z]',
        '[?!]"[A-Z]',
        "[.?!]“",
    ),
    bad=(
        Bad(
            "The ministry was trying ⟦to“reinforce⟧ the number of troops” with reservists.",
            "The ministry was trying to “reinforce the number of troops” with reservists.",
            seed="001",
        ),
        Bad("“We have no water⟦,”said⟧ the mayor of Beira.", "“We have no water,” said the mayor of Beira."),
        Bad('"The road is open⟦,"said⟧ a driver at the gate.', '"The road is open," said a driver at the gate.'),
        Bad("“The road is open⟦, ”he⟧ said.", "“The road is open,” he said."),
        Bad(
            'They called the ⟦doctor."Come⟧ quickly," he said.',
            'They called the doctor. "Come quickly," he said.',
        ),
        Bad("The premier ⟦said:“Nobody⟧ will be left behind.”", "The premier said: “Nobody will be left behind.”"),
    ),
    good=(
        'The 6\'5" guard and the 12"x8" card were shown.',
        "He called it “anti-“Western”” and left.",
        "(“No comment”) was all he said; “go”—and he went.",
        "The “Z”-marked tanks and the pro-“peace” camp met.",
        'The "A"s and "B"s of the class were read out.',
        "Asked “who?” he only shrugged and said “me”.",
    ),
)
def space_missing_at_quote(document: Document) -> Iterator[Finding]:
    """A quotation mark sticks to the word outside it.

    Machine translation loses the space where the source set a mark of another kind, and extractors lose it
    together with the tag that stood beside the mark.
    """
    text = document.text
    for quote in speech(document).quotes:
        before = _word_before(text, quote.start)
        if before is not None and text[quote.start + len(quote.mark)].isalnum():
            end = _word_end(text, quote.start + len(quote.mark))
            yield _report(text, Span(before, end), quote.start, "before")
        if quote.closed and quote.end - quote.start > 4 and text[quote.end : quote.end + 2].isalpha():
            start = quote.end - 1
            while text[start - 1] in ",.!? \u00a0" and start > quote.end - 4:
                start -= 1
            yield _report(text, Span(start, _word_end(text, quote.end)), quote.end, "after")


def _word_before(text: str, position: int) -> int | None:
    """Where the word that ends at `position` starts; None when a space, a hyphen, a dash or a bracket stands there.

    One mark may stand after the word: the end of the sentence before, when two paragraphs were joined.
    """
    start = position
    while (
        start
        and position - start < 30
        and (text[start - 1].isalnum() or (start == position and text[start - 1] in ":;,.?!"))
    ):
        start -= 1
    return start if text[start:position].rstrip(":;,.?!").isalpha() and position - start > 1 else None


def _word_end(text: str, position: int) -> int:
    end = position
    while end < len(text) and end - position < 30 and text[end].isalnum():
        end += 1
    return end


def _report(text: str, span: Span, at: int, side: str) -> Finding:
    left, mark = (text[span.start : at], "") if side == "before" else (text[span.start : at - 1].rstrip(), text[at - 1])
    fixed = f"{left}{mark} {text[at : span.end]}"
    return space_missing_at_quote.finding(span, replace=fixed, side=side, words=text[span.start : span.end])
