"""A report in the order in which it is read."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from evals.comparison import After, Claim, Noise, NullRate, Paired, PassK, Rate, Slice
from evals.comparison.words import short
from evals.report.shapes import Report
from evals.statistics import Comparison

TOLD = (Claim.BETTER, Claim.WORSE)


class Line(NamedTuple):
    """An evaluator on the first variant and on another."""

    evaluator: str
    name: str
    left: Rate
    right: Rate
    pair: Paired


class Against(NamedTuple):
    """A variant against the first: lines where some pair differs, the largest gain first; and where none does."""

    variant: str
    says: str
    lines: tuple[Line, ...]
    alike: tuple[Line, ...]
    widest: Comparison | None


def names_of(evaluators: Sequence[str]) -> dict[str, str]:
    """Evaluators without their versions, where that names one alone."""
    counted = Counter(map(short, evaluators))
    return {one: short(one) if counted[short(one)] == 1 else one for one in evaluators}


def against(report: Report) -> list[Against]:
    """Every variant but the first; none where nothing is scored."""
    return [_against(report, variant, says) for variant, says in zip(report.variants[1:], report.says, strict=False)]


def _against(report: Report, variant: str, says: str) -> Against:
    rates = {(rate.evaluator, rate.variant): rate for rate in report.rates}
    names, first = names_of(report.evaluators), report.variants[0]
    lines = [
        Line(pair.evaluator, names[pair.evaluator], rates[pair.evaluator, first], rates[pair.evaluator, variant], pair)
        for pair in report.paired
        if pair.variant == variant
    ]
    alike = [line for line in lines if line.pair.comparison and not line.pair.comparison.discordant]
    telling = sorted((line for line in lines if line not in alike), key=_gain)
    compared = [line.pair.comparison for line in alike if line.pair.comparison]
    widest = max(compared, key=lambda one: one.high - one.low, default=None)
    return Against(variant, says, tuple(telling), tuple(alike), widest)


def _gain(line: Line) -> tuple[bool, float]:
    found = line.pair.comparison
    return found is None, -(found.difference if found else 0)


class Picked(NamedTuple):
    """Evaluators to choose from: first those on which some pair differs. `variant` is shown first."""

    telling: list[str]
    others: list[str]
    variant: str


def picked(report: Report) -> Picked:
    """What is worth opening first is what is better or worse by most."""
    differ = [pair for pair in report.paired if pair.comparison and pair.comparison.discordant]
    differ.sort(key=lambda pair: (pair.claim not in TOLD, -abs(pair.comparison.difference if pair.comparison else 0)))
    telling = list(dict.fromkeys(pair.evaluator for pair in differ))
    others = [name for name in report.evaluators if name not in telling]
    return Picked(telling, others, differ[0].variant if differ else report.variants[-1])


def sliced(report: Report) -> tuple[list[Slice], list[Slice]]:
    """Slices that are better or worse, the clearest first; and those of which nothing can be told, by dimension."""
    telling = sorted((one for one in report.slices if one.claim in TOLD), key=lambda one: one.adjusted or 0)
    return telling, [one for one in report.slices if one.claim not in TOLD]


def by_null(report: Report) -> dict[str, list[NullRate]]:
    """Rates of null baselines."""
    found: dict[str, list[NullRate]] = defaultdict(list)
    for rate in report.null_rates:
        found[rate.null].append(rate)
    return found


def powers(report: Report) -> list[tuple[After, int]]:
    """Of the comparisons in which some pair disagrees, with the tuples that have a pair."""
    told = {(one.evaluator, one.variant): one for one in report.after}
    compared = [(told.get((pair.evaluator, pair.variant)), pair.comparison) for pair in report.paired]
    found = [(after, comparison.clusters) for after, comparison in compared if after and comparison]
    return [(after, tuples) for after, tuples in found if (after.smallest, after.needed, after.power) != (None,) * 3]


def noisy(report: Report) -> list[Noise]:
    """Evaluators that did not say the same each time."""
    return [one for one in report.noise if any(floor and floor.floor.point for floor in (one.floor, one.judging))]


def repeated(report: Report) -> dict[str, dict[str, PassK]]:
    """pass^k for all repetitions, by evaluator and variant; evaluators that all runs pass are left out."""
    most = report.asked.repetitions
    found: dict[str, dict[str, PassK]] = defaultdict(dict)
    for one in report.pass_k:
        if one.k == most:
            found[one.evaluator][one.variant] = one
    return {name: row for name, row in found.items() if any(one.interval.point < 1 for one in row.values())}
