"""The design of a run that was made, for questions of what it could have found and what a larger one would."""

from collections.abc import Hashable, Sequence

import numpy as np

from evals.statistics.clusters import Clusters, outcomes, paired
from evals.statistics.effective import design_effect
from evals.statistics.power import Design, Discordance


def design_seen(a: Sequence[float], b: Sequence[float], clusters: Sequence[Hashable] | None = None) -> Design | None:
    """Pairs per cluster, the share of pairs that disagree and their correlation within clusters, as they were seen.

    The correlation is the one that makes the design effect of `compare_rates`. None where no pair disagrees.

    Args:
        a: passes and fails of the first side, 1 and 0.
        b: those of the second on the same cases.
        clusters: what each pair belongs to.

    Raises:
        ValueError: a value that is neither 0 nor 1, sides that do not pair, fewer than two clusters.
    """
    left, right = outcomes("a", a), outcomes("b", b)
    paired(left, right)
    groups, differences = Clusters.of(clusters, len(left)), left - right
    disagreeing = float(np.abs(differences).mean())
    if not disagreeing:
        return None
    sums, sizes = groups.sums(differences), groups.sizes
    telling = int(np.count_nonzero(groups.sums(np.abs(differences))))
    effect = design_effect(sums, sizes, disagreeing - float(differences.mean()) ** 2, telling)
    worst = float(np.square(sizes).sum() / sizes.sum())
    icc = min(1.0, (effect - 1) / (worst - 1)) if worst > 1 else 0.0
    return Design(len(left) / groups.count, Discordance(disagreeing), icc)
