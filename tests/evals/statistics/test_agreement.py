import numpy as np
import pytest

from benchmarks.judges.naive import Ends
from benchmarks.judges.planted import Judge, World, plant_set
from benchmarks.statistics.planted import Shape
from evals.statistics import Agreement, judge_agreement, rate_interval, wilson
from evals.statistics.judged import arrays
from tests.evals.statistics import references

# counts: both pass, only people, only the judge, neither
TABLES = [(40, 5, 10, 45), (90, 2, 3, 5), (10, 20, 20, 10), (1, 0, 7, 2)]


def _columns(both: int, only_people: int, only_judge: int, neither: int) -> tuple[list[float], list[float]]:
    judge = [1.0] * both + [0.0] * only_people + [1.0] * only_judge + [0.0] * neither
    labels = [1.0] * (both + only_people) + [0.0] * (only_judge + neither)
    return judge, labels


@pytest.mark.parametrize("table", TABLES)
def test_kappa_is_that_of_sklearn(table: tuple[int, int, int, int]) -> None:
    judge, labels = _columns(*table)
    found = judge_agreement(judge, labels).kappa
    assert found
    assert found.point == pytest.approx(references.kappa(judge, labels), abs=1e-9)


@pytest.mark.parametrize("table", TABLES)
def test_weighted_kappa_is_that_of_sklearn(table: tuple[int, int, int, int]) -> None:
    judge, labels = _columns(*table)
    weights = [1 + place % 3 for place in range(len(judge))]
    found = judge_agreement(judge, labels, weights).kappa
    assert found
    assert found.point == pytest.approx(references.kappa(judge, labels, weights), abs=1e-9)


def test_ac1_of_two_raters_by_hand() -> None:
    # agreement 0.85; a pass rate of 0.475 on average: 2 * 0.475 * 0.525 = 0.49875 by chance
    found = judge_agreement(*_columns(40, 5, 10, 45))
    assert found.ac1.point == pytest.approx((0.85 - 0.49875) / (1 - 0.49875), abs=1e-9)


def test_on_their_own_the_rates_are_wilsons() -> None:
    found = judge_agreement(*_columns(40, 5, 10, 45))
    assert found.sensitivity == wilson(40, 45)
    assert found.specificity == wilson(45, 55)
    assert found.raw == wilson(85, 100)
    assert (found.counts.passed_right, found.counts.failed_wrong) == (40, 5)
    assert (found.counts.passed_wrong, found.counts.failed_right) == (10, 45)
    assert found.weighted.total == pytest.approx(1)


def test_in_tuples_the_rates_are_clustered() -> None:
    judge, labels = _columns(40, 5, 10, 45)
    clusters = [place // 5 for place in range(100)]
    found = judge_agreement(judge, labels, None, clusters)
    right = [float(a == b) for a, b in zip(judge, labels, strict=True)]
    assert found.raw == rate_interval(right, clusters)
    assert found.raw.clusters == 20


def test_copies_with_weights_are_one_output() -> None:
    judge, labels = _columns(20, 5, 5, 20)
    once = judge_agreement(judge, labels, [2.0] * 50)
    twice = judge_agreement(judge * 2, labels * 2, None, list(range(50)) * 2)
    assert twice.raw.low == pytest.approx(once.raw.low, abs=0.01)
    assert twice.raw.point == once.raw.point


def test_perfect_agreement_still_leaves_doubt() -> None:
    found = judge_agreement(*_columns(10, 0, 0, 10))
    assert found.kappa
    assert (found.kappa.point, found.ac1.point, found.raw.point) == (1, 1, 1)
    assert found.kappa.low < 0.9
    assert found.ac1.low < 0.9


def test_what_is_not_there_has_no_figure() -> None:
    found = judge_agreement([1.0] * 8, [1.0] * 8)
    assert (found.kappa, found.specificity, found.ac1.point) == (None, None, 1)
    none_passed = judge_agreement([1.0, 0.0, 1.0], [0.0, 0.0, 0.0])
    assert none_passed.sensitivity is None
    assert none_passed.kappa
    assert none_passed.kappa.point == pytest.approx(0)


def test_a_class_of_one_tuple_counts_as_one_case() -> None:
    found = judge_agreement([1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0], None, ["a", "b", "c", "c"])
    assert found.specificity
    assert found.specificity.clusters == 1
    assert found.specificity.low < 0.3


@pytest.mark.parametrize(
    ("judge", "labels", "weights", "message"),
    [
        ([1.0, 2.0], [1.0, 0.0], None, r"judge\[1\] is 2.0; allowed: 0 \(fail\) and 1 \(pass\)"),
        ([1.0, 0.0], [1.0], None, "2 values against 1"),
        ([1.0, 0.0], [1.0, 0.0], [1.0, 0.0], "a weight is 0; allowed: more than 0"),
        ([1.0, 0.0], [1.0, 0.0], [1.0], "1 weights for 2 values"),
    ],
)
def test_what_is_refused(judge: list[float], labels: list[float], weights: list[float] | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        judge_agreement(judge, labels, weights)


def test_agreement_is_covered_with_weights_and_tuples() -> None:
    world, rng = World(Shape(134, 3, 0.2), 0.8, Judge(0.9, 0.7), 100, "mixed"), np.random.default_rng(0)
    found = [_agreement(world, rng) for _ in range(60)]
    judged = 0.8 * 0.9 + 0.2 * 0.3
    raw, chance = 0.8 * 0.9 + 0.2 * 0.7, 0.8 * judged + 0.2 * (1 - judged)
    held = {
        "sensitivity": sum(Ends.of(one.sensitivity).hold(0.9) for one in found if one.sensitivity),
        "specificity": sum(Ends.of(one.specificity).hold(0.7) for one in found if one.specificity),
        "raw": sum(Ends.of(one.raw).hold(raw) for one in found),
        "kappa": sum(Ends.of(one.kappa).hold((raw - chance) / (1 - chance)) for one in found if one.kappa),
    }
    assert min(held.values()) >= 54


def _agreement(world: World, rng: np.random.Generator) -> Agreement:
    data = arrays(plant_set(rng, world))
    return judge_agreement(
        data.judge[data.seen].tolist(), data.labels.tolist(), data.weights.tolist(), data.codes.tolist()
    )
