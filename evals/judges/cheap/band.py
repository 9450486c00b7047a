"""How unsure the classifier must be before the judge is asked: what each answer costs, and what it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.judges.cheap.model import Band, Seen
from evals.statistics import Agreement, Comparison, Interval, compare_rates, judge_agreement, rate_interval

MARGIN = 0.05
STEPS = 20


@dataclass(frozen=True, slots=True)
class Point:
    """A cascade with one band on labelled texts.

    Attributes:
        band: in which the judge is asked.
        asked: share of texts on which it is.
        tokens: of the judge, over all texts.
        agreement: of the cascade with most people.
        against: its agreement with people minus that of the judge alone.
    """

    band: Band
    asked: Interval
    tokens: int
    agreement: Agreement
    against: Comparison


def curve(seen: Sequence[Seen], steps: int = STEPS) -> list[Point]:
    """Bands that leave ever more to the judge, from none to all; those that ask about the same texts once.

    Raises:
        ValueError: texts of fewer than two clusters.
    """
    found: dict[float, Point] = {}
    for step in range(steps + 1):
        point = point_of(seen, _band(step / steps))
        if step == steps or point.asked.point not in found:
            found[point.asked.point] = point
    return list(found.values())


def choose_band(points: Sequence[Point], margin: float = MARGIN) -> Band:
    """The band that asks least, where the cascade is surely not worse than the judge by more than the margin.

    Where no band is, everything is asked: the cascade is then the judge. One that is chosen among many looks a little
    better on dev than it is; test says how much.
    """
    fit = [point for point in points if point.against.low > -margin]
    return min(fit, key=lambda point: point.asked.point).band if fit else _band(1.0)


def point_of(seen: Sequence[Seen], band: Band) -> Point:
    """What a band costs and is worth. Raises `ValueError`: texts of fewer than two clusters."""
    clusters, sure = [one.cluster for one in seen], [band.sure(one.probability) for one in seen]
    asked = [said is None for said in sure]
    said = [one.judge if first is None else first for one, first in zip(seen, sure, strict=True)]
    right = [float(one == other.people) for one, other in zip(said, seen, strict=True)]
    alone = [float(one.judge == one.people) for one in seen]
    return Point(
        band=band,
        asked=rate_interval([float(one) for one in asked], clusters),
        tokens=sum(one.tokens for one, need in zip(seen, asked, strict=True) if need),
        agreement=judge_agreement([float(one) for one in said], [float(one.people) for one in seen], None, clusters),
        against=compare_rates(right, alone, clusters),
    )


def _band(width: float) -> Band:
    """Around one half; of width 1, nothing is sure."""
    return Band(low=round(0.5 - width / 2, 6), high=round(0.5 + width / 2, 6))
