"""The strategy `new_region`."""

from collections.abc import Sequence

from evals.labels.candidate import Candidate, Known
from evals.labels.strategies.registry import strategy


@strategy("new_region")
def new_region(candidates: Sequence[Candidate], known: Known) -> Sequence[float]:
    """Outputs of requests whose pairs of values no labelled one has, the more such pairs the rather."""
    return [float(len(candidate.pairs - known.pairs)) for candidate in candidates]
