"""Scores of rankings, by hand."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.ranking import capped_recall_at, ndcg_at, recall_at, reciprocal_rank

RANKING = ["x", "a", "y", "b"]


def test_scores_by_hand() -> None:
    assert recall_at(RANKING, {"a", "b", "c"}, 2) == pytest.approx(1 / 3)
    assert capped_recall_at(RANKING, {"a", "b", "c"}, 2) == 0.5
    assert reciprocal_rank(RANKING, {"b", "y"}) == pytest.approx(1 / 3)
    assert reciprocal_rank(RANKING, {"z"}) == 0.0
    best = 2 + 1 / log2(3)
    assert ndcg_at(RANKING, {"a": 1.0, "b": 2.0}, 4) == pytest.approx((1 / log2(3) + 2 / log2(5)) / best)


@given(st.permutations(list("abcdef")), st.sets(st.sampled_from("abcdef"), min_size=1), st.integers(1, 6))
def test_every_score_is_from_0_to_1_and_the_best_ranking_has_1(ranking: list[str], relevant: set[str], k: int) -> None:
    gains = {id: 1.0 + (id == "a") for id in relevant}
    best = sorted(ranking, key=lambda id: -gains.get(id, 0.0))
    for ids, least in ((ranking, 0.0), (best, 1.0)):
        found = (capped_recall_at(ids, relevant, k), reciprocal_rank(ids, relevant), ndcg_at(ids, gains, k))
        assert all(least - 1e-9 <= score <= 1 + 1e-9 for score in found)
