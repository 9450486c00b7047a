import numpy as np
import pytest

from benchmarks.statistics.planted import Shape, plant_pairs
from benchmarks.statistics.trials import share_of
from evals.statistics import Stop, Verdict, compare_rates, confidence_sequence, first_verdict

SHAPE = Shape(150, 2, 0.3)


@pytest.mark.parametrize("difference", [0.0, 0.1])
def test_every_look_holds(difference: float) -> None:
    def missed(rng: np.random.Generator) -> bool:
        found = confidence_sequence(*plant_pairs(rng, SHAPE, 0.3, difference))
        return max(found.low) > difference or min(found.high) < difference

    assert share_of(300, missed) <= 5


def test_a_plain_interval_does_not_bear_being_looked_at() -> None:
    def missed(rng: np.random.Generator) -> bool:
        a, b, clusters = plant_pairs(rng, SHAPE, 0.3, 0)
        looks = (compare_rates(a[:seen], b[:seen], clusters[:seen], draws=9) for seen in range(20, 301, 20))
        return any(look.low > 0 or look.high < 0 for look in looks)

    assert share_of(200, missed) >= 12


def test_a_clear_difference_stops_the_run() -> None:
    found = confidence_sequence([1.0] * 200, [0.0] * 140 + [1.0] * 60)
    stop = first_verdict(found)
    assert stop is not None
    assert stop.verdict == Verdict.NOT_WORSE
    assert stop.clusters < 30
    assert len(found.low) == len(found.differences) == 200
    assert found.differences[-1] == pytest.approx(0.7)


def test_worse_by_more_than_the_margin_stops_it_too() -> None:
    found = first_verdict(confidence_sequence([0.0] * 100, [1.0] * 100), margin=0.05)
    assert found == Stop(16, Verdict.WORSE)


def test_no_verdict_without_evidence() -> None:
    assert first_verdict(confidence_sequence([1.0, 0.0] * 10, [0.0, 1.0] * 10)) is None


def test_a_wrong_claim_is_rare_however_often_one_looks() -> None:
    def claims(rng: np.random.Generator) -> bool:
        return first_verdict(confidence_sequence(*plant_pairs(rng, SHAPE, 0.3, -0.1)), margin=0.1) is not None

    assert share_of(300, claims) <= 5


def test_results_are_shares() -> None:
    with pytest.raises(ValueError, match=r"a\[0\] is 1.5; allowed: finite numbers from 0 to 1"):
        confidence_sequence([1.5, 0.0], [1.0, 0.0])
