from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.judges.naive import Ends, with_pooled_labels
from benchmarks.judges.planted import Judge, Versus, plant_versus
from benchmarks.statistics.planted import Shape
from evals.statistics import JudgedSet, compare_rates, corrected_difference, corrected_rate

TRIALS = 100
ALIKE = (Judge(0.85, 0.7), Judge(0.85, 0.7))
DIFFERING = (Judge(0.95, 0.6), Judge(0.85, 0.9))


def _sides(seed: int, versus: Versus) -> tuple[JudgedSet, JudgedSet]:
    return plant_versus(np.random.default_rng(seed), versus)


def test_it_is_the_difference_of_the_corrected_rates() -> None:
    a, b = _sides(1, Versus(Shape(60, 3, 0.2), (0.8, 0.6), ALIKE, 60, "mixed"))
    found = corrected_difference(a, b)
    one, other = corrected_rate(a), corrected_rate(b)
    assert found.comparison.difference == pytest.approx(one.interval.point - other.interval.point)
    assert found.shift.point == pytest.approx(one.shift.point - other.shift.point)
    assert found.judge_alone == compare_rates(a.judge, b.judge, a.clusters)
    assert (found.comparison.n_pairs, found.comparison.clusters, found.labels) == (180, 60, (60, 60))


def test_turned_round_it_changes_its_sign() -> None:
    a, b = _sides(2, Versus(Shape(60, 3, 0.2), (0.8, 0.6), DIFFERING, 60))
    there, back = corrected_difference(a, b).comparison, corrected_difference(b, a).comparison
    assert (back.difference, back.low, back.high) == pytest.approx((-there.difference, -there.high, -there.low))
    assert back.p_value == pytest.approx(there.p_value)


@pytest.mark.parametrize("seed", range(6))
def test_the_p_value_is_that_of_the_interval(seed: int) -> None:
    a, b = _sides(seed, Versus(Shape(60, 3, 0.2), (0.8, 0.68), ALIKE, 80))
    found = corrected_difference(a, b).comparison
    assert (found.p_value < 0.05) == (found.low > 0 or found.high < 0)
    touching = corrected_difference(a, b, 1 - found.p_value).comparison
    assert min(abs(touching.low), abs(touching.high)) == pytest.approx(0, abs=1e-6)


def test_a_set_against_itself_does_not_differ() -> None:
    a, _ = _sides(3, Versus(Shape(60, 3, 0.2), (0.8, 0.6), ALIKE, 60))
    found = corrected_difference(a, a).comparison
    assert (found.difference, found.p_value) == (0, 1)


def test_labels_on_the_same_cases_narrow_it() -> None:
    same, apart = (
        _mean_width([_sides(seed, Versus(Shape(200, 1), (0.7, 0.6), ALIKE, 100, design)) for seed in range(10)])
        for design in ("same cases", "random")
    )
    assert same < 0.95 * apart


def _mean_width(drawn: Sequence[tuple[JudgedSet, JudgedSet]]) -> float:
    found = [corrected_difference(a, b, draws=9).comparison for a, b in drawn]
    return sum(one.high - one.low for one in found) / len(found)


@pytest.mark.parametrize(
    "versus",
    [
        Versus(Shape(100, 3, 0.2), (0.8, 0.8), DIFFERING, 100, "mixed"),
        Versus(Shape(100, 3, 0.2), (0.8, 0.65), ALIKE, 50, "same cases"),
    ],
    ids=["kinder to one side", "the same to both"],
)
def test_differences_are_covered(versus: Versus) -> None:
    rng, held, rejected = np.random.default_rng(1), 0, 0
    for _ in range(TRIALS):
        found = corrected_difference(*plant_versus(rng, versus), draws=9).comparison
        held += Ends(found.low, found.high).hold(versus.difference)
        rejected += found.p_value < 0.05
    assert held >= 0.9 * TRIALS
    if not versus.difference:
        assert rejected <= 0.08 * TRIALS


def test_left_uncorrected_a_judge_that_is_kinder_to_one_side_misleads() -> None:
    versus, rng = Versus(Shape(100, 3, 0.2), (0.8, 0.8), DIFFERING, 100), np.random.default_rng(0)
    alone = pooled = told = 0
    for _ in range(40):
        a, b = plant_versus(rng, versus)
        found = corrected_difference(a, b, draws=99)
        alone += found.judge_alone.low <= 0 <= found.judge_alone.high
        pooled += with_pooled_labels(a, b).hold(0)
        told += found.misleads
    assert alone < 0.2 * 40
    assert pooled < 0.4 * 40
    assert told > 0.7 * 40


def test_sides_must_pair() -> None:
    with pytest.raises(ValueError, match="sides of 3 and 2 verdicts; allowed: the same cases on both sides"):
        corrected_difference(JudgedSet([1, 0, 1], [1, 0, None]), JudgedSet([1, 0], [1, 0]))
    one, other = (JudgedSet([1, 0, 1], [1, 0, None], None, names) for names in ("aab", "abb"))
    with pytest.raises(ValueError, match="allowed: the same cases on both sides"):
        corrected_difference(one, other)
