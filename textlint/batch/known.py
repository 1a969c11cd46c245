"""Which findings a baseline knows, file by file, and what it is to hold after a run."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textlint.batch.baseline import Baseline, Entry
from textlint.core.located import FileResult


class Seen(NamedTuple):
    """What a finding of this run is known by; as in `Entry`."""

    rule: str
    sentence: str
    around: str
    also: tuple[str, ...]


Fit = Callable[[Entry, Seen], bool]

# How an entry may stand for a finding that shares a digest with it, the best first.
FITS: tuple[Fit, ...] = (
    lambda entry, seen: (entry.sentence, entry.around) == (seen.sentence, seen.around),
    lambda entry, seen: entry.sentence == seen.sentence,
    # of the whole article, and reported at another of its places now
    lambda entry, seen: entry.sentence in seen.also or seen.sentence in entry.also,
)


class Known:
    """Parts the findings of a run into known and new ones.

    An entry stands for one finding of its file; when there is no such file any more, of any file, best of one with the
    same name. Files are looked at in the order in which they come; one that comes again gets the same answer.
    """

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self.of: dict[str, list[Entry]] = defaultdict(list)  # the entries of each file, and what it took of gone ones
        for entry in baseline.entries:
            self.of[entry.path].append(entry)
        gone = [key for key in self.of if baseline.is_gone(key)]
        self.homeless = Pool([entry for key in gone for entry in self.of.pop(key)])

    def part(self, result: FileResult) -> FileResult:
        """`result` with the known findings of `located` moved to `known`."""
        known = self.pairs(result)
        new = result.only([number for number in range(len(result.located)) if number not in known])
        return new._replace(known=tuple(result.located[number] for number in sorted(known)))

    def pairs(self, result: FileResult) -> dict[int, Entry]:
        """By the number of a known finding among those of the file, from 0: the entry that stands for it."""
        key = self.baseline.key(result.path)
        left = {
            number: Seen(located.finding.rule, *located.detail.fingerprint)
            for number, located in enumerate(result.located)
            if located.detail is not None
        }
        made = dict(_pair(left, Pool(self.of.get(key, ())), FITS))
        if left:
            name = key.rpartition("/")[2]
            taken = dict(_pair(left, self.homeless, (*(_named(name, fit) for fit in FITS), *FITS)))
            self.of[key] += taken.values()
            made |= taken
        return made


class Pool:
    """Entries that wait for the findings they stand for; each is taken once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        # by rule and digest, then by number, since entries may be equal
        self._at: dict[tuple[str, str], dict[int, Entry]] = defaultdict(dict)
        for number, entry in enumerate(entries):
            for digest in (entry.sentence, *entry.also):
                self._at[entry.rule, digest][number] = entry

    def left(self) -> list[Entry]:
        """Those that wait, in their order."""
        entries = {number: entry for waiting in self._at.values() for number, entry in waiting.items()}
        return [entries[number] for number in sorted(entries)]

    def take(self, seen: Seen, fits: Fit) -> Entry | None:
        """An entry that fits, which is then gone from here."""
        for digest in (seen.sentence, *seen.also):
            for number, entry in self._at.get((seen.rule, digest), {}).items():
                if fits(entry, seen):
                    for place in {entry.sentence, *entry.also}:
                        del self._at[entry.rule, place][number]
                    return entry
        return None


def _pair(left: dict[int, Seen], pool: Pool, fits: tuple[Fit, ...]) -> Iterator[tuple[int, Entry]]:
    """Findings with the entries they find; they are taken out of `left`."""
    for fit in fits:
        for number, seen in list(left.items()):
            if (entry := pool.take(seen, fit)) is not None:
                del left[number]
                yield number, entry


def _named(name: str, fit: Fit) -> Fit:
    return lambda entry, seen: entry.path.rpartition("/")[2] == name and fit(entry, seen)


class Change(NamedTuple):
    """What became of a baseline."""

    baseline: Baseline
    added: int
    dropped: int


class Renewal:
    """Makes the baseline that fits what a run finds; only entries of files that it reads, or that are gone, change.

    Args:
        baseline: the one that is.
        ran: True for rules whose entries may go when they find nothing: those that ran, and those that are no more.
        adding: new findings become known, too.
    """

    def __init__(self, baseline: Baseline, ran: Callable[[str], bool], *, adding: bool) -> None:
        self._known, self._ran, self._adding = Known(baseline), ran, adding
        self._made: dict[str, list[Entry]] = {}
        self._added = 0

    def see(self, result: FileResult) -> None:
        """One more file; one that could not be read changes nothing, where a rule failed nothing is dropped."""
        if result.error is not None:
            return
        baseline, known = self._known.baseline, self._known.pairs(result)
        key = baseline.key(result.path)
        is_whole = not result.crashes and result.trouble is None
        kept = [number for number in range(len(result.located)) if self._adding or number in known]
        if key not in self._made:
            self._added += len(kept) - len(known)
        rest = list(self._known.of.get(key, ()))
        for entry in known.values():
            rest.remove(entry)
        self._made[key] = [baseline.entry(key, result.located[number]) for number in kept]
        self._made[key] += [entry for entry in rest if not is_whole or not self._ran(entry.rule)]

    def change(self) -> Change:
        """What comes of all files seen."""
        known = self._known
        entries = [entry for made in self._made.values() for entry in made]
        entries += [entry for key, waiting in known.of.items() if key not in self._made for entry in waiting]
        entries += [entry for entry in known.homeless.left() if not self._ran(entry.rule)]
        old = known.baseline
        dropped = len(old.entries) + self._added - len(entries)
        return Change(Baseline(old.file, tuple(entries)), self._added, dropped)
