"""Whether a judge leans: to long outputs, or to the place that an output stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evals.statistics.clusters import Clusters, Floats, numbers, outcomes, paired, share, weighing
from evals.statistics.intervals import rate_interval
from evals.statistics.libraries import t_quantile
from evals.statistics.paired import Names
from evals.statistics.parts import Part, spread
from evals.statistics.results import LEVEL, Interval

THIRDS = ("short", "middle", "long")
METHOD = "MOVER over Jeffreys intervals"


@dataclass(frozen=True, slots=True)
class Third:
    """A third of the outputs by length, from `shortest` to `longest`.

    `leniency`: share of wrong passes less that of wrong fails, -1 to 1; more than 0 where the judge is too kind.
    """

    name: str
    shortest: float
    longest: float
    leniency: Interval


@dataclass(frozen=True, slots=True)
class LengthBias:
    """`difference`: the leniency to the longest third less that to the shortest."""

    thirds: tuple[Third, Third, Third]
    difference: Interval

    def __str__(self) -> str:
        low, high = 100 * self.difference.low, 100 * self.difference.high
        if low <= 0 <= high:
            return f"no bias by length is seen: {100 * self.difference.point:+.0f} points [{low:+.0f}, {high:+.0f}]"
        kinder = "long" if low > 0 else "short"
        return f"kinder to {kinder} outputs, by {100 * abs(self.difference.point):.0f} points [{low:+.0f}, {high:+.0f}]"


def length_bias(
    judge: Sequence[float],
    labels: Sequence[float],
    lengths: Sequence[float],
    weights: Sequence[float] | None = None,
    clusters: Names = None,
    level: float = LEVEL,
) -> LengthBias:
    """Whether the judge errs otherwise on long outputs than on short ones.

    What counts is the judge against people, not its pass rate: long outputs may be better. truescore's `length_bias`
    fits a line to the same errors; it knows neither weights nor tuples, and a judge may lean at one end only.

    Args:
        judge: 1 or 0 of each output.
        labels: 1 or 0 of each output.
        lengths: of each output, 0 or more, in any unit.
        weights: the inverse of the chance of each output to be labelled.
        clusters: the tuple of each output.
        level: confidence.

    Raises:
        ValueError: a value that is neither 0 nor 1, fewer than six outputs, or all of one length.
    """
    error, sizes = outcomes("judge", judge) - outcomes("labels", labels), numbers("lengths", lengths, 0)
    paired(error, sizes)
    if len(error) < 6 or sizes.min() == sizes.max():
        raise ValueError(
            f"{len(error)} outputs of {sizes.min():g} to {sizes.max():g}; allowed: 6 or more, of two lengths"
        )
    third = np.searchsorted(np.quantile(sizes, [1 / 3, 2 / 3]), sizes, side="left")
    groups, weight = Clusters.of(clusters, len(error)), weighing(weights, len(error))
    quantile = t_quantile(share("level", level) / 2 + 0.5, groups.count - 1)
    parts = [_parts(error, weight, third == one, groups) for one in range(3)]
    short, middle, long = (
        Third(
            THIRDS[one],
            float(sizes[third == one].min(initial=sizes.max())),
            float(sizes[third == one].max(initial=sizes.min())),
            _sum(parts[one], (1, -1), quantile, level, int((third == one).sum()), groups),
        )
        for one in range(3)
    )
    difference = _sum([*parts[0], *parts[2]], (-1, 1, 1, -1), quantile, level, len(error), groups)
    return LengthBias((short, middle, long), difference)


def _parts(error: Floats, weight: Floats, of: npt.NDArray[np.bool_], groups: Clusters) -> list[Part]:
    """Wrong passes and wrong fails of a third."""
    kept, codes = error[of], groups.codes[of]
    return [Part.of((kept == sign).astype(np.float64), weight[of], codes, groups.count) for sign in (1, -1)]


def _sum(
    parts: Sequence[Part], signs: Sequence[int], quantile: float, level: float, n: int, groups: Clusters
) -> Interval:
    point = sum(sign * part.point for sign, part in zip(signs, parts, strict=True))
    below, above = spread(parts, signs, quantile)
    return Interval(point, max(-2.0, point - below), min(2.0, point + above), level, METHOD, n, groups.count)


@dataclass(frozen=True, slots=True)
class PositionBias:
    """A judge of two outputs, asked in both orders.

    Attributes:
        first: how often it prefers what stands first; 0.5 without bias.
        flips: pairs of which the order decides.
    """

    first: Interval
    flips: Interval

    def __str__(self) -> str:
        flips = f"the order decides {100 * self.flips.point:.0f} % of pairs"
        if self.first.low <= 0.5 <= self.first.high:
            return f"no bias by position is seen; {flips}"
        place = "first" if self.first.point > 0.5 else "second"
        return f"prefers what stands {place}, {100 * self.first.point:.0f} % in favour of the first; {flips}"


def position_bias(
    given: Sequence[float], turned: Sequence[float], clusters: Names = None, level: float = LEVEL
) -> PositionBias:
    """Whether a judge prefers a place.

    truescore's `position_bias` takes the two answers on a pair for independent, which they are not: here a pair, or a
    tuple of pairs, counts once.

    Args:
        given: of each pair 1 where the output that stands first was preferred, 0 where the second was, 0.5 for a tie.
        turned: the same, asked the other way round.
        clusters: the tuple of each pair.
        level: confidence.

    Raises:
        ValueError: a value beyond 0 to 1, sides that do not pair, fewer than two clusters.

    Source: Zheng et al., "Judging LLM-as-a-judge with MT-Bench and Chatbot Arena" (NeurIPS 2023).
    """
    one, other = numbers("given", given, 0, 1), numbers("turned", turned, 0, 1)
    paired(one, other)
    return PositionBias(
        rate_interval(((one + other) / 2).tolist(), clusters, level),
        rate_interval(_flipped(one, other).tolist(), clusters, level),
    )


def _flipped(given: Floats, turned: Floats) -> Floats:
    """1 where the two answers do not name the same output."""
    return (given != 1 - turned).astype(np.float64)
