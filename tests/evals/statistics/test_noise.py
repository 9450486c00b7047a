import numpy as np
import pytest

from benchmarks.statistics.planted import Shape, plant_judged, plant_pairs
from benchmarks.statistics.trials import share_of
from evals.statistics import noise_floor, split_noise
from tests.evals.statistics import references

CASES = [
    [[1.0, 1.0, 0.0], [1.0, 1.0, 1.0]],
    [[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]],
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]],
    [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0]],
]


def test_parts_are_those_of_a_nested_analysis_of_variance() -> None:
    found = split_noise(CASES, draws=99)
    agent, judge = references.nested_components(CASES)
    assert (found.agent.point, found.judge.point) == pytest.approx((agent, judge), abs=1e-9)
    assert found.judges_share == pytest.approx(judge / (agent + judge))


def test_a_steady_judge_has_no_part() -> None:
    found = split_noise([[[1, 1], [0, 0]], [[1, 1], [1, 1]], [[0, 0], [1, 1]]], draws=99)
    assert found.judge.point == 0
    assert found.agent.point == pytest.approx(1 / 3)
    assert found.judges_share == 0


def test_a_steady_agent_has_no_part() -> None:
    found = split_noise([[[1, 0], [1, 0]], [[1, 1], [1, 1]], [[1, 0], [0, 1]]], draws=99)
    assert found.agent.point == 0
    assert found.judges_share == 1


def test_without_noise_nobody_has_a_share() -> None:
    assert split_noise([[[1, 1], [1, 1]], [[0, 0], [0, 0]]], draws=99).judges_share is None


@pytest.mark.parametrize("error", [0.1, 0.02])
def test_both_parts_are_covered(error: float) -> None:
    judge, agent = error * (1 - error), 6 * 2 / (8 * 9) * (1 - 2 * error) ** 2
    rng = np.random.default_rng(0)
    found = [split_noise(*plant_judged(rng, Shape(40, 2), 6, 2, error, 3), draws=499) for _ in range(200)]
    assert np.mean([one.judge.low <= judge <= one.judge.high for one in found]) >= 0.93
    assert np.mean([one.agent.low <= agent <= one.agent.high for one in found]) >= 0.92


def test_another_pair_of_equal_runs_stays_below_the_floor() -> None:
    shape = Shape(100, 2, 0.2)

    def stays(rng: np.random.Generator, end: str) -> bool:
        floor = noise_floor(*plant_pairs(rng, shape, 0.2, 0), draws=99).floor
        again = noise_floor(*plant_pairs(rng, shape, 0.2, 0), draws=99).comparison.difference
        return abs(again) <= getattr(floor, end)

    assert share_of(400, lambda rng: stays(rng, "point")) == pytest.approx(95, abs=3)
    assert share_of(400, lambda rng: stays(rng, "high")) >= 95


def test_two_runs_that_agree_have_a_floor_of_0_at_best() -> None:
    found = noise_floor([1.0, 0.0] * 20, [1.0, 0.0] * 20, draws=99)
    assert (found.floor.point, found.comparison.difference) == (0, 0)
    assert found.floor.high > 0.05


def test_latency_has_a_floor_too() -> None:
    left, right = [1.0, 2.0, 3.5, 2.5, 4.0, 1.5], [1.2, 1.7, 3.9, 2.4, 3.6, 1.6]
    found = noise_floor(left, right, draws=199).floor
    assert found.low < found.point < found.high
    assert found.point == pytest.approx(0.28, abs=0.01)


@pytest.mark.parametrize(
    ("cases", "message"),
    [
        ([[[1, 0]], [[1, 0], [1, 0]]], "case 0 has verdicts 2; allowed: 2 or more runs, 2 or more on each"),
        ([[[1, 0], [1, 0]], [[1, 0], [1]]], "case 1 has verdicts 2, 1; allowed"),
        ([[[1, 0], [1, float("inf")]]] * 2, r"verdicts of case 0\[1\] is inf"),
    ],
)
def test_what_is_refused(cases: list[list[list[float]]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        split_noise(cases)
