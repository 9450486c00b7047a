"""What pairs of runs come to: a comparison, and the claim that it bears."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from evals.comparison.scores import Run
from evals.statistics import Comparison, Interval, compare_rates, decide, rate_interval
from evals.statistics.decisions import Verdict as Margin

ALPHA = 0.05


class Claim(StrEnum):
    """What a comparison comes to."""

    BETTER = "better"
    WORSE = "worse"
    NOT_WORSE = "not worse"
    CANNOT_TELL = "cannot tell"


def rate_of(passed: Mapping[Run, int], clusters: Mapping[str, str]) -> Interval | None:
    """The rate of runs; None where all are of one tuple."""
    names = [clusters[run.case] for run in passed]
    return rate_interval(list(passed.values()), names) if len(set(names)) > 1 else None


def compare_pairs(
    left: Mapping[Run, int], right: Mapping[Run, int], clusters: Mapping[str, str], seed: int
) -> Comparison | None:
    """`left` minus `right` on the runs that have a number on both sides; None where they are of fewer than two tuples.

    Args:
        left: 1 for a pass, 0 for a fail.
        right: the same of what it is compared with.
        clusters: the tuple of each case, by its id.
        seed: of the resampling.
    """
    both = sorted(left.keys() & right.keys())
    names = [clusters[run.case] for run in both]
    if len(set(names)) < 2:
        return None
    return compare_rates([left[run] for run in both], [right[run] for run in both], names, seed=seed)


def adjust(found: Iterable[Comparison | None], by: Callable[[Sequence[float]], Sequence[float]]) -> list[float | None]:
    """Adjusted p-values, in the same order: 1 where no pair differs, None where nothing is compared.

    Where no pair differs nothing could have been found, whichever way the signs fell: such a comparison takes nothing
    from the others (Tarone, "A modified Bonferroni method for discrete data", Biometrics 46, 1990).
    """
    found = list(found)
    adjusted = iter(by([one.p_value for one in found if one and one.discordant]))
    return [(next(adjusted) if one.discordant else 1.0) if one else None for one in found]


def claim_of(comparison: Comparison | None, adjusted: float | None, margin: float) -> Claim:
    """Better or worse where the adjusted p-value and the interval agree on it, else not worse by the interval."""
    if comparison is None or adjusted is None:
        return Claim.CANNOT_TELL
    if adjusted <= ALPHA and not comparison.low <= 0 <= comparison.high:
        return Claim.BETTER if comparison.difference > 0 else Claim.WORSE
    not_worse = decide(comparison, margin).verdict is Margin.NOT_WORSE
    return Claim.NOT_WORSE if not_worse else Claim.CANNOT_TELL
