"""The strategy `disagree`."""

from collections.abc import Sequence

from evals.labels.candidate import Candidate, Known
from evals.labels.strategies.registry import strategy


@strategy("disagree")
def disagree(candidates: Sequence[Candidate], _: Known) -> Sequence[float]:
    """Outputs that one judge or version passed and another failed, by their first verdicts."""
    return [float(len({said[0] for said in candidate.outcomes.values()}) > 1) for candidate in candidates]
