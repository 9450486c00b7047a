"""Intervals counted by whether they hold the truth."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple, TypeVar

from benchmarks.judges.naive import Ends
from benchmarks.report import Figure
from evals.statistics import wilson

LEAST, MOST = 93.0, 98.0
Setting = TypeVar("Setting")
Found = TypeVar("Found")


def on_all_cores(measure: Callable[[Setting], Found], settings: Sequence[Setting]) -> list[Found]:
    """What is measured of each setting, in their order; each draws from a generator of its own."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(measure, settings))


class Counted(NamedTuple):
    """How many of so many intervals held the truth, and how wide they were on average."""

    held: int
    trials: int
    width: float

    @classmethod
    def of(cls, found: Sequence[Ends], truth: float) -> "Counted":
        """Count."""
        return cls(sum(ends.hold(truth) for ends in found), len(found), sum(e.width for e in found) / len(found))

    @property
    def covered(self) -> float:
        """In percent."""
        return 100 * self.held / self.trials

    @property
    def said(self) -> str:
        """`95.2 [93.0, 96.8]`: in percent, with Wilson's interval."""
        found = wilson(self.held, self.trials)
        return f"{self.covered:.1f} [{100 * found.low:.1f}, {100 * found.high:.1f}]"


class Row(NamedTuple):
    """One setting: ours, and by name what else was tried on the same draws."""

    where: str
    ours: Counted
    others: dict[str, Counted]

    def figure(self, opening: str) -> Figure:
        """As a line of the results."""
        beside = [f"{self.ours.said}, width {self.ours.width:.3f}"]
        beside += [f"{name} {one.covered:.0f} % ({one.width:.3f})" for name, one in self.others.items()]
        return Figure.at_least(f"{opening}: {self.where}", [self.ours.covered], LEAST, "%", "; ".join(beside))


def summary(name: str, rows: Sequence[Row]) -> list[Figure]:
    """The lowest coverage of all settings, the highest, and that of what else was tried."""
    covered = sorted(row.ours.covered for row in rows)
    wide = sum(one > MOST for one in covered)
    low, high = covered[0], covered[-1]
    others = dict.fromkeys(other for row in rows for other in row.others)
    figures = [
        Figure.at_least(f"{name}, all settings: lowest coverage", [low], LEAST, "%", f"{len(rows)} settings"),
        Figure.at_most(f"{name}, all settings: highest coverage", [high], MOST, "%", f"{wide} above {MOST:g} %"),
        Figure.of(f"{name}, all settings: median coverage", [covered[len(covered) // 2]], "%"),
    ]
    return [
        *figures,
        *(_other(name, other, [row.others[other] for row in rows if other in row.others]) for other in others),
    ]


def _other(name: str, other: str, found: Sequence[Counted]) -> Figure:
    covered = [one.covered for one in found]
    beside = f"mean {sum(covered) / len(covered):.1f}, highest {max(covered):.1f}; {len(found)} settings"
    return Figure.of(f"{name}, all settings: lowest coverage of {other}", [min(covered)], "%", beside)


def lowest(name: str, rows: Iterable[Row]) -> Figure:
    """Of several settings in one line."""
    rows = list(rows)
    worst = min(rows, key=lambda row: row.ours.covered)
    covered = sorted(row.ours.covered for row in rows)
    beside = f"{len(rows)} settings: median {covered[len(covered) // 2]:.1f}, highest {covered[-1]:.1f}; "
    beside += f"lowest at {worst.where}; {worst.ours.said}"
    return Figure.at_least(f"{name}: coverage", [worst.ours.covered], LEAST, "%", beside)
