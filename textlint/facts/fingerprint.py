"""What a finding is known by when lines move, paragraphs change places and files get other names."""

from bisect import bisect_left, bisect_right
from hashlib import blake2b

from textlint.core import Document, Finding, Span
from textlint.core.located import Fingerprint
from textlint.facts.lines import unit_at
from textlint.facts.sentences import sentences

_SIZE = 8  # bytes of a digest: that any two of a million findings agree by chance is less likely than 1 in 10 million
_FAR = 2000  # code points of a sentence that count on either side of a finding; a longer one is no sentence


def fingerprint(document: Document, finding: Finding) -> Fingerprint:
    """The digests of the sentences round a finding; how their words are spaced and wrapped makes no difference.

    Neighbours count only within the paragraph: other paragraphs may change, come and go. A rule may report a defect of
    the whole article at the first of its places (old names of towns): so the others are known, too.
    """
    also = dict.fromkeys(_known_by(document, finding.rule, span)[0] for span in finding.related)
    return Fingerprint(*_known_by(document, finding.rule, finding.span), tuple(also))


def _known_by(document: Document, rule: str, span: Span) -> tuple[str, str]:
    text, (start, end) = document.text, span
    all_of_them = sentences(document)
    first = max(0, bisect_right(all_of_them, (start, len(text) + 1)) - 1)
    last = max(first, bisect_left(all_of_them, (end, 0)) - 1)
    unit = unit_at(document, start)
    if not all_of_them or all_of_them[first].end <= start:  # between sentences: white space, or nothing but marks
        held = text[max(min(unit.start, start), start - _FAR) : min(max(unit.end, end), end + _FAR)]
        return _digest(rule, text[start:end], held), ""
    held = text[max(all_of_them[first].start, start - _FAR) : min(all_of_them[last].end, end + _FAR)]
    beside = [all_of_them[number] for number in (first - 1, last + 1) if 0 <= number < len(all_of_them)]
    near = [text[slice(*span)] for span in beside if unit.start <= span.start and span.end <= unit.end]
    return _digest(rule, text[start:end], held), _digest(*near) if near else ""


def _digest(*texts: str) -> str:
    spaced = "\0".join(" ".join(text.split()) for text in texts)
    return blake2b(spaced.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()
