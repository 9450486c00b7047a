"""What a comparison says of "not worse" and of "better"."""

from dataclasses import dataclass
from enum import StrEnum

from evals.statistics.results import Comparison


class Verdict(StrEnum):
    """What an interval says about a margin."""

    NOT_WORSE = "not worse"
    WORSE = "worse"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Decision:
    """`verdict` on non-inferiority, `better` on superiority, and the reason in words."""

    verdict: Verdict
    better: bool
    reason: str


def decide(comparison: Comparison, margin: float, superiority: float = 0.0, higher_is_better: bool = True) -> Decision:
    """Whether the first side is worse than the second by more than `margin`, and better by more than `superiority`.

    `not worse`: the whole interval lies above -margin. `worse`: the whole interval lies below it. Otherwise the data
    cannot tell. With an interval of 95 %, each of the three claims is wrong in at most 2.5 % of runs in which it is
    false.

    Args:
        comparison: first side minus second.
        margin: largest loss that is tolerated, in the unit of the difference; 0 or more.
        superiority: gain that must be exceeded to be called better; 0 or more.
        higher_is_better: False for cost, latency, failures.

    Raises:
        ValueError: a margin below 0.

    Source: Piaggio et al., "Reporting of noninferiority and equivalence randomized trials", JAMA 308 (2012), figure 1.
    """
    for name, value in (("margin", margin), ("superiority", superiority)):
        if not 0 <= value < float("inf"):
            raise ValueError(f"{name} is {value}; allowed: 0 or more, in the unit of the difference")
    low, high = (comparison.low, comparison.high) if higher_is_better else (-comparison.high, -comparison.low)
    gain = f"a gain of {low:+.3g} to {high:+.3g}"
    better = low > superiority
    if low > -margin:
        return Decision(Verdict.NOT_WORSE, better, f"{gain} lies above {-margin:+.3g}")
    if high < -margin:
        return Decision(Verdict.WORSE, better, f"{gain} lies below {-margin:+.3g}")
    return Decision(Verdict.CANNOT_TELL, better, f"{gain} holds {-margin:+.3g}")
