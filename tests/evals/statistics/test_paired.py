from collections.abc import Callable

import pytest

from benchmarks.statistics.planted import Shape, plant_costs, plant_pairs
from benchmarks.statistics.trials import tally
from evals.statistics import Comparison, compare_means, compare_rates, compare_ratio, mcnemar
from tests.evals.statistics import references

SHAPES = [Shape(30, 1), Shape(30, 4, 0.5), Shape(60, 2, 0.2), Shape(200, None, 0.3)]
LEFT = [0.9, 1.4, 0.3, 2.0, 1.1, 0.8, 1.7, 0.2, 1.3, 2.4]
RIGHT = [1.1, 1.0, 0.6, 1.2, 0.9, 1.0, 1.1, 0.4, 0.7, 2.1]


def pairs(gained: int, lost: int, passed: int, failed: int) -> tuple[list[float], list[float]]:
    left = [1.0] * gained + [0.0] * lost + [1.0] * passed + [0.0] * failed
    right = [0.0] * gained + [1.0] * lost + [1.0] * passed + [0.0] * failed
    return left, right


def test_published_comparison_of_pairs() -> None:
    # Fagerland, Lydersen, Laake, "Recommended tests and confidence intervals for paired binomial proportions",
    # Statistics in Medicine 33 (2014): airway hyper-responsiveness before and after transplantation, 1, 1, 7, 12
    found = mcnemar(*pairs(gained=1, lost=7, passed=1, failed=12))
    assert (round(found.low, 3), round(found.high, 3)) == (-0.517, -0.026)
    assert round(found.p_value, 3) == 0.039
    assert (found.discordant, found.n_pairs) == (8, 21)


@pytest.mark.parametrize(("gained", "lost"), [(1, 7), (12, 3), (5, 5), (0, 4), (30, 18)])
def test_mid_p_is_that_of_statsmodels(gained: int, lost: int) -> None:
    found = mcnemar(*pairs(gained, lost, 20, 10))
    assert found.p_value == pytest.approx(min(1.0, references.mcnemar_mid_p(gained, lost)), abs=1e-9)


def test_flipping_few_clusters_is_exact() -> None:
    found = compare_means(LEFT, RIGHT)
    differences = [left - right for left, right in zip(LEFT, RIGHT, strict=True)]
    assert found.p_value == pytest.approx(references.sign_flip_p(differences), abs=1e-9)


def test_clusters_are_flipped_whole() -> None:
    clusters = [0, 0, 1, 2, 2, 3, 4, 5, 6, 6]
    sums = [0.2, -0.3, 1.0, -0.2, 0.6, -0.2, 0.9]
    assert compare_means(LEFT, RIGHT, clusters).p_value == pytest.approx(references.sign_flip_p(sums), abs=1e-9)


def test_no_disagreement_still_leaves_room_for_one() -> None:
    found = compare_rates(*pairs(0, 0, 25, 5))
    assert (found.difference, found.p_value, found.discordant) == (0, 1, 0)
    assert found.high == pytest.approx(0.1223, abs=1e-4)
    assert found.low == pytest.approx(-found.high)


def test_copies_of_pairs_add_nothing() -> None:
    left, right = pairs(12, 4, 30, 14)
    clusters = list(range(60))
    once, thrice = compare_rates(left, right, clusters), compare_rates(left * 3, right * 3, clusters * 3)
    assert (thrice.low, thrice.high, thrice.p_value) == pytest.approx((once.low, once.high, once.p_value), abs=0.004)


def test_swapped_sides_turn_the_sign() -> None:
    left, right = pairs(12, 4, 30, 14)
    forth, back = compare_rates(left, right), compare_rates(right, left)
    assert (back.difference, back.low, back.high) == pytest.approx((-forth.difference, -forth.high, -forth.low))


def test_cheaper_by_a_share() -> None:
    found = compare_ratio([0.88 * cost for cost in RIGHT], RIGHT)
    assert (found.difference, found.low, found.high) == pytest.approx((-0.12, -0.12, -0.12))
    assert found.p_value == pytest.approx(2 / 2**10)


@pytest.mark.parametrize("spread", [0.3, 1.0])
def test_interval_and_p_value_of_means_agree(spread: float) -> None:
    def astray(found: Comparison) -> bool:
        return (found.p_value < 0.05) != (found.low > 0 or found.high < 0)

    left = [1 + spread * (place * 37 % 11 - 4) / 10 for place in range(40)]
    for shift in range(20):
        right = [value + shift / 50 - 0.2 + (place % 5) / 10 for place, value in enumerate(left)]
        found = compare_means(left, right)
        assert not astray(found) or abs(found.p_value - 0.05) < 0.005


@pytest.mark.parametrize(("discordance", "difference"), [(0.1, 0.0), (0.3, 0.0), (0.3, 0.15)])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_differences_of_rates_are_covered(shape: Shape, discordance: float, difference: float) -> None:
    found = tally(
        500,
        difference,
        lambda rng: compare_rates(*plant_pairs(rng, shape, discordance, difference), draws=999),
    )
    expected_discordant = discordance * shape.clusters
    assert found.covered >= 93
    assert found.covered <= (97.9 if expected_discordant > 6 else 100)
    if difference == 0:
        assert found.rejected <= 6


@pytest.mark.parametrize("difference", [0.0, 0.1])
def test_differences_of_independent_pairs_are_covered(difference: float) -> None:
    found = tally(500, difference, lambda rng: mcnemar(*plant_pairs(rng, Shape(80, 1), 0.25, difference)[:2]))
    assert 93 <= found.covered <= 97.9
    if difference == 0:
        assert found.rejected <= 6


@pytest.mark.parametrize(
    ("compare", "truth"),
    [(compare_means, 0.0), (compare_ratio, 0.0), (compare_ratio, -0.2)],
    ids=["means", "ratio", "ratio below"],
)
@pytest.mark.parametrize("shape", [Shape(30, 2, 0.3), Shape(100, None, 0.3)], ids=str)
def test_differences_of_costs_are_covered(shape: Shape, compare: Callable[..., Comparison], truth: float) -> None:
    found = tally(600, truth, lambda rng: compare(*plant_costs(rng, shape, 0.5, 1 + truth), draws=999))
    assert 93 <= found.covered <= 97
    if truth == 0:
        assert found.rejected <= 6


def test_the_bootstrap_is_there_for_those_who_ask() -> None:
    flipped, drawn = compare_means(LEFT, RIGHT), compare_means(LEFT, RIGHT, method="bootstrap", seed=1)
    assert drawn.difference == flipped.difference
    assert drawn.high - drawn.low < flipped.high - flipped.low
    assert drawn.method == "percentile bootstrap of clusters"


@pytest.mark.parametrize(
    ("compare", "a", "b", "message"),
    [
        (compare_rates, [1, 0.5], [1, 0], r"a\[1\] is 0.5; allowed: 0 \(fail\) and 1 \(pass\)"),
        (mcnemar, [1, 0], [1, 2], r"b\[1\] is 2.0; allowed: 0 \(fail\) and 1 \(pass\)"),
        (compare_means, [1, 0, 3], [1, 0], "3 values against 2; allowed: pairs"),
        (compare_ratio, [1, 1], [1, -1], r"b\[1\] is -1.0; allowed: finite numbers from 0"),
        (compare_ratio, [1, 1], [0, 0], "the mean of b is 0; allowed: more than 0"),
    ],
)
def test_what_is_refused(compare: Callable[..., Comparison], a: list[float], b: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compare(a, b)
