"""How well the places are found that serve what the traveller asked for."""

import functools
from collections.abc import Callable

from agents.data.tables import TravelData
from evals.evaluators.registry import Evaluate, Said, evaluator
from evals.evaluators.relevance import Found, found
from evals.output import Sample
from evals.ranking import capped_recall_at, ndcg_at, reciprocal_rank

MOST_FOUND = 0.8
"""Recall: of five stops that the trip has room for, one may be for something else. A shuffled list reaches it in 10 %
of the packaged cities and pairs of interests, for three days."""
WELL_ORDERED = 0.8
"""NDCG, for the same reason. A shuffled list reaches it in 3 %."""


def _on_found(look: Callable[[Found], Said]) -> Evaluate:
    """An evaluator of rankings: unscored where the request or the tool's result cannot be read."""

    @functools.wraps(look)
    def evaluate(sample: Sample, data: TravelData) -> Said | None:
        try:
            places = found(sample, data)
        except ValueError as error:
            return Said("unscored", str(error), "unscored")
        return look(places) if places else None

    return evaluate


@evaluator("retrieval.recall", "reference")
@_on_found
def recall(places: Found) -> Said:
    """Of as many places as the trip has stops, 80 % serve an asked interest and suit the party, if there are such."""
    k = places.stops
    score, most = capped_recall_at(places.ranking, places.gains, k), min(k, len(places.gains))
    what = f"recall@{k} is {score:.2f} of the {most} that can be found; wanted: at least {MOST_FOUND}"
    return _said(score, MOST_FOUND, what, ("most", "too few"))


@evaluator("retrieval.first_hit", "reference")
@_on_found
def first_hit(places: Found) -> Said:
    """The first place serves an asked interest and suits the party. The score is the reciprocal rank (mean: MRR)."""
    score = reciprocal_rank(places.ranking, places.gains)
    rank = f"at rank {round(1 / score)}" if score else "nowhere"
    return _said(score, 1.0, f"the first relevant place is {rank}; wanted: at rank 1", ("at once", "late"))


@evaluator("retrieval.order", "reference")
@_on_found
def order(places: Found) -> Said:
    """Places that serve more of the asked interests come first: NDCG of at least 0.8 over the stops of the trip."""
    score = ndcg_at(places.ranking, places.gains, places.stops)
    what = f"NDCG@{places.stops} is {score:.2f}; wanted: at least {WELL_ORDERED}"
    return _said(score, WELL_ORDERED, what, ("well ordered", "badly ordered"))


def _said(score: float, least: float, what: str, labels: tuple[str, str]) -> Said:
    good = score >= least
    return Said("pass" if good else "fail", what, labels[not good], (f"score: {score:.4f}",))
