"""One word in American and in British spelling."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from textlint.core import Bad, Document, Finding, Hit, Safety, Severity, Span, State, kept, rule
from textlint.facts.lexicon import lexicon
from textlint.facts.speech import is_quoted


@kept
def _entries() -> Mapping[str, str]:
    """Each spelling of a word, in lower case, with the name of the word."""
    table = lexicon("house_forms")
    rows = zip(*(table.column(name) for name in ("entry", "kind", "forms")), strict=True)
    return {
        form: entry for entry, kind, forms in rows if kind == "spelling" for form in forms.split("|") if form.islower()
    }


@rule(
    id="grammar/mixed_spelling",
    message="“{found}” is spelled “{usual}” elsewhere in this text; one word, one spelling.",
    severity=Severity.INFO,
    safety=Safety.UNSAFE,
    state=State.STYLE,  # a thousand literals: unasked, they would cost each start 20 ms
    mqm="style/inconsistent style",
    source="New Hart’s Rules, spelling (be consistent); spellings from rules/lexicons/house_forms.tsv",
    requires=tuple(_entries()),
    bad=(
        Bad("The organisation met in May. An organisation of this size must vote, but the ⟦organization⟧ did not.",
            fixed="The organisation met in May. An organisation of this size must vote, but the organisation did not."),
        Bad("A neighbor called. The ⟦neighbour⟧ had heard shots.",
            fixed="A neighbor called. The neighbor had heard shots."),
        Bad("Each adviser was heard, and an adviser in Bonn wrote. No other ⟦advisor⟧ was.",
            fixed="Each adviser was heard, and an adviser in Bonn wrote. No other adviser was."),
    ),
    good=(
        "The organisation met in May. An organisation of this size must vote.",
        "The World Health Organization met an organisation of doctors.",
        "A neighbor called. “The neighbour is a liar,” he wrote.",
        "The theatre is in the town centre, next to Lincoln Center.",
        "The color of the labour movement is red.",
    ),
)  # fmt: skip
def check(document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A word stands in American and in British spelling in one text. Either is right; both together come from two
    sources, or from a translation engine that learned from both. The rarer is reported, or of two the later. Words with
    a capital may be names and do not count, nor does what somebody is quoted as saying."""
    text = document.text
    there = {text[start:end] for start, end in hits}
    if len(there) < 2 or len({_entries()[form] for form in there}) == len(there):
        return
    seen: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for start, end in hits:
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] == "@"):
            span = Span(start, end)
            if not is_quoted(document, span):
                seen[_entries()[text[start:end]]][text[start:end]].append(span)
    for forms in seen.values():
        usual = min(forms, key=lambda form: (-len(forms[form]), forms[form][0]))
        for form, places in forms.items():
            for span in places if form != usual else ():
                yield check.finding(span, replace=usual, related=[forms[usual][0]], found=form, usual=usual)
