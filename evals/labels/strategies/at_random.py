"""The strategy `random`."""

from collections.abc import Sequence

from evals.labels.candidate import Candidate, Known
from evals.labels.strategies.registry import strategy


@strategy("random")
def at_random(candidates: Sequence[Candidate], _: Known) -> Sequence[float]:
    """Any output, all alike."""
    return [1.0] * len(candidates)
