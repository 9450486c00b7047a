"""The strategy `balanced`."""

from collections import Counter
from collections.abc import Sequence

from evals.labels.candidate import Candidate, Known
from evals.labels.strategies.registry import strategy


@strategy("balanced")
def balanced(candidates: Sequence[Candidate], known: Known) -> Sequence[float]:
    """As many outputs that the judge passed as such that it failed."""
    said = [first_outcome(candidate, known.judge) for candidate in candidates]
    counts = Counter(said)
    return [1 / counts[one] if one else 0.0 for one in said]


def first_outcome(candidate: Candidate, judge: str | None) -> str | None:
    """What this judge said first; without a name, the last one by name, which has the newest version."""
    outcomes = candidate.outcomes
    name = judge or max(outcomes, default=None)
    return outcomes[name][0] if name in outcomes else None
