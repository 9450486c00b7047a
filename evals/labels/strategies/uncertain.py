"""The strategy `uncertain`."""

from collections.abc import Sequence

from evals.labels.candidate import Candidate, Known
from evals.labels.strategies.registry import strategy


@strategy("uncertain")
def uncertain(candidates: Sequence[Candidate], _: Known) -> Sequence[float]:
    """Outputs of which one judge said different things, asked again, or a jury's votes were split."""
    return [float(_wavers(candidate)) for candidate in candidates]


def _wavers(candidate: Candidate) -> bool:
    again = any(len(set(outcomes)) > 1 for outcomes in candidate.outcomes.values())
    return again or any(len(set(said.votes)) > 1 for said in candidate.said)
