"""What a run can find, said before it starts."""

from collections.abc import Sequence

from evals.case import EvalCase
from evals.statistics import Design, Discordance, smallest_effect

DISAGREEING = (0.1, 0.2, 0.4)
"""Shares of pairs of which one side passes and the other fails: nobody knows beforehand."""


def detectable(cases: Sequence[EvalCase], repetitions: int) -> dict[float, float | None]:
    """The smallest difference of two rates that is found 4 times in 5, by the share of pairs that disagree.

    Runs of one tuple are taken as one, as if they all went alike: what is found in truth is this or smaller. None:
    not even the largest there can be is found.

    Raises:
        ValueError: fewer than two tuples.
    """
    clusters = len({case.cluster for case in cases})
    per_cluster = len(cases) * repetitions / max(1, clusters)
    return {share: smallest_effect(Design(per_cluster, Discordance(share), icc=1.0), clusters) for share in DISAGREEING}
