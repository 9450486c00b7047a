"""How many kinds of failure reading has shown, and how many more it would show.

Outputs of one tuple go wrong alike, so the unit is the tuple: a tuple shows the modes that are noted on its outputs.
Sources: Good, "The population frequencies of species", Biometrika 40 (1953), for what the modes seen once tell; Chao,
"Estimating the population size for capture-recapture data with unequal catchability", Biometrics 43 (1987), for the
number never seen; Colwell et al., "Models and estimators linking individual-based and sample-based rarefaction,
extrapolation and comparison of assemblages", Journal of Plant Ecology 5 (2012), for the curve before and after;
Chao and Jost, "Coverage-based rarefaction and extrapolation", Ecology 93 (2012), for how far it can be trusted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb

from evals.discovery.note import Note
from evals.statistics.libraries import poisson_high

MORE = 20
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class More:
    """New kinds that `units` more tuples are expected to show, and with 95 % confidence at most."""

    units: int
    new: float
    high: float

    @property
    def settled(self) -> bool:
        """Whether hardly anything new would come: less than one kind, even at most."""
        return self.high < 1

    def __str__(self) -> str:
        return f"{self.new:.1f} new kinds [0.0, {self.high:.1f}]"


@dataclass(frozen=True, slots=True)
class Discovery:
    """Tuples that were read, and how many of them show each mode. Notes without a mode are left out."""

    units: int
    shown: Mapping[str, int]

    @property
    def once(self) -> int:
        """Modes that one tuple alone shows."""
        return sum(count == 1 for count in self.shown.values())

    def more(self, units: int = MORE) -> More | None:
        """What more reading would show; None beyond twice what was read, where no estimate holds.

        The upper limit is Garwood's of the modes seen once, a Poisson count at most, times the share of reading that
        is added: in simulation the kinds to come are above it in 0 to 6 of 100 cases (`tests/evals/discovery`). The
        lower one is 0: all kinds may have been seen.
        """
        if self.units < units:
            return None
        share = units / self.units
        return More(units, self._new(units), min(share * poisson_high(self.once, LEVEL / 2 + 0.5), float(units)))

    def kinds(self, units: int) -> float:
        """Kinds that so many tuples are expected to show, fewer than were read or more."""
        if units >= self.units:
            return len(self.shown) + self._new(units - self.units)
        missed = (comb(self.units - count, units) for count in self.shown.values())
        return len(self.shown) - sum(missed) / comb(self.units, units)

    def _new(self, units: int) -> float:
        twice = sum(count == 2 for count in self.shown.values())
        if not self.once:
            return 0.0
        pairs = self.once**2 / (2 * twice) if twice else self.once * (self.once - 1) / 2
        unseen = pairs * (self.units - 1) / self.units
        if not unseen:  # one mode, seen once: Chao's formula says none, Good's says that the next tuple may well do it
            return units / (self.units + units / 2)
        return unseen * (1 - (1 - self.once / (self.units * unseen + self.once)) ** units)


def discovery(notes: Iterable[Note]) -> Discovery:
    """What the notes that stand have shown."""
    by_unit: dict[str, set[str]] = {}
    for note in notes:
        if not note.open:
            by_unit.setdefault(note.cluster, set()).update([note.mode] if note.mode else [])
    return Discovery(len(by_unit), Counter(sorted(mode for modes in by_unit.values() for mode in modes)))


def sentence(found: Discovery, left_out: int, more: int = MORE) -> str:
    """What the curve says; `left_out` are the notes without a mode."""
    kinds = f"{many(found.units, 'tuple')} read, {many(len(found.shown), 'kind')} seen, {found.once} once."
    expected = found.more(more)
    if expected is None:
        said = f"Read at least {more} to hear what {more} more would show."
    else:
        said = f"{more} more would show about {expected}" + (": hardly anything new." if expected.settled else ".")
    grouped = f" Left out: {many(left_out, 'note')} without a mode, to be grouped first." if left_out else ""
    return f"{kinds} {said}{grouped}"


def many(count: int, what: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
