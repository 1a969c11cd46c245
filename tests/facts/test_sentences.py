"""A sentence ends where a reader takes a breath, not at every dot."""

import pytest

from tests.made import document
from textlint.facts.sentences import sentence_at, sentences

PARTS = [
    ["He left.", "She stayed."],
    ["He left!", "She stayed?", "Nobody knew…", "All was quiet."],
    ["“He left.”", "“She stayed,” he said."],
    ["He said “we go.”", "Then he left."],
    ["Gen. Zaluzhnyi spoke.", "Mr. Smith did not."],
    ["J. D. Vance left at 5 p.m. Sunday.", "Nobody asked."],
    ["The U.S. army left.", "It was late."],
    ["It cost 3.5 million.", "Nobody paid."],
    ["St. Petersburg is cold.", "So is Moscow."],
    ["He waited ... and waited.", "Then he left."],
    ["(He left.)", "She stayed."],
    ["He left at noon.", "17 others stayed."],
    ["iPhone sales fell. eBay did not comment."],
    ["A heading without a mark"],
]


@pytest.mark.parametrize("parts", PARTS, ids=lambda parts: parts[0])
@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0"])
def test_sentences_are_told_apart(parts, gap):
    made = document(gap.join(parts))
    assert [made.text[slice(*span)] for span in sentences(made)] == parts


def test_a_line_end_ends_a_sentence():
    made = document("A heading\n\nHe left.\nShe stayed.\n")
    assert [made.text[slice(*span)] for span in sentences(made)] == ["A heading", "He left.", "She stayed."]


def test_the_sentence_at_a_place_is_the_one_that_holds_it_or_the_last_before():
    made = document("\nHe left. She stayed.")
    first, second = sentences(made)
    assert sentence_at(made, 1) == sentence_at(made, first.end) == first
    assert sentence_at(made, second.start) == sentence_at(made, len(made.text)) == second
    with pytest.raises(LookupError):
        sentence_at(made, 0)
    with pytest.raises(LookupError):
        sentence_at(document(""), 0)
