from collections.abc import Callable
from itertools import combinations
from math import prod

import pytest

from benchmarks.statistics.planted import Repeated, Shape, plant_repetitions
from benchmarks.statistics.trials import tally
from evals.statistics import Interval, all_pass, any_pass, consistency

SHAPES = [Shape(30, 4), Shape(100, 2)]


def of_all_choices(passed: int, run: int, k: int, holds: Callable[[tuple[bool, ...]], bool]) -> float:
    outcomes = [True] * passed + [False] * (run - passed)
    chosen = [holds(choice) for choice in combinations(outcomes, k)]
    return sum(chosen) / len(chosen)


@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_every_choice_of_runs_counts(k: int) -> None:
    passes, runs = [5, 3, 0, 4], [5, 5, 6, 7]
    cases = list(zip(passes, runs, strict=True))
    everything = sum(of_all_choices(*case, k, all) for case in cases) / 4
    anything = sum(of_all_choices(*case, k, any) for case in cases) / 4
    assert all_pass(passes, runs, k).point == pytest.approx(everything)
    assert any_pass(passes, runs, k).point == pytest.approx(anything)
    if k > 1:
        agreed = sum(of_all_choices(*case, k, lambda chosen: len(set(chosen)) == 1) for case in cases) / 4
        assert consistency(passes, runs, k).point == pytest.approx(agreed)


def test_once_is_the_rate() -> None:
    assert all_pass([3, 1], [4, 4], 1).point == any_pass([3, 1], [4, 4], 1).point == 0.5


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize(("a", "b"), [(6, 2), (1, 1)])
def test_truth_is_covered(a: int, b: int, shape: Shape) -> None:
    def planted(measure: Callable[[Repeated], Interval], truth: float) -> float:
        return tally(400, truth, lambda rng: measure(plant_repetitions(rng, shape, a, b, 5))).covered

    every = prod((a + place) / (a + b + place) for place in range(3))
    none = prod((b + place) / (a + b + place) for place in range(3))
    alike = 1 - 2 * a * b / ((a + b) * (a + b + 1))
    assert 93 <= planted(lambda of: all_pass(of.passes, of.runs, 3, of.clusters), every) <= 98
    assert 93 <= planted(lambda of: any_pass(of.passes, of.runs, 3, of.clusters), 1 - none) <= 98.5
    assert 93 <= planted(lambda of: consistency(of.passes, of.runs, 2, of.clusters), alike) <= 98


@pytest.mark.parametrize(
    ("passes", "runs", "k", "message"),
    [
        ([1, 2], [3, 1], 2, "case 1 passed 2 of 1 runs; allowed: 0 to its runs, of 2 or more"),
        ([1, 4], [3, 3], 2, "case 1 passed 4 of 3 runs"),
        ([1], [3, 3], 2, "passes of 1 cases, runs of 2"),
        ([1, 1], [3, 3], 0, "k is 0; allowed: 1 or more"),
    ],
)
def test_what_is_refused(passes: list[int], runs: list[int], k: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        all_pass(passes, runs, k)


def test_one_run_cannot_disagree() -> None:
    with pytest.raises(ValueError, match="k is 1; allowed: 2 or more"):
        consistency([1, 1], [3, 3], 1)
