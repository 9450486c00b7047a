"""How many more tuples would be needed where it cannot be told."""

from math import ceil, sqrt

from evals.gate.claims import Claim, Figure
from evals.gate.decision import Demand
from evals.gate.holm import Decided
from evals.statistics import LEVEL, Comparison, Design, Deviation, clusters_if_alike, clusters_needed

HALF = 2.0
"""Half of an interval of 95 % in standard errors."""


def more_tuples(claim: Claim, found: Decided, tuples: int) -> int | None:
    """Tuples to add to the `tuples` that there are, for an answer 4 times in 5 if further ones go like these.

    As large a part of them applies as now. None: the estimate lies on the bound, or ten million do not suffice.
    """
    figure = found.figure
    if figure is None:
        return None
    try:
        needed = _needed(claim, figure, found.level)
    except ValueError:
        return None
    return ceil(max(1, needed - figure.clusters) * tuples / figure.clusters)


def _needed(claim: Claim, figure: Figure, strictest: float) -> int:
    """Runs of one tuple are taken as one, as if they all went alike."""
    point = figure.difference if isinstance(figure, Comparison) else figure.point
    least = clusters_if_alike(-claim.bound) if point > claim.bound > -1 and claim.bound < 0 else 0
    if isinstance(figure, Comparison) and figure.discordant == 0 and least:
        return least
    held = (point > claim.bound) is not (claim.demand is Demand.COST)
    design = Design(1, Deviation(_deviation(figure, point)), level=LEVEL if held else strictest)
    return max(least, clusters_needed(design, point - claim.bound))


def _deviation(figure: Figure, point: float) -> float:
    """Of a pair's difference, or of a tuple's figure by the width of its interval."""
    of_pairs = isinstance(figure, Comparison) and figure.discordant and figure.discordant / figure.n_pairs - point**2
    if of_pairs and of_pairs > 0:
        return sqrt(of_pairs)
    return (figure.high - figure.low) / 2 * sqrt(figure.clusters) / HALF
