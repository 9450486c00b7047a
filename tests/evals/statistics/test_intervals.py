import pytest

from benchmarks.statistics.planted import Shape, plant_costs, plant_rates
from benchmarks.statistics.trials import tally
from evals.statistics import mean_interval, rate_interval, wilson
from evals.statistics.clusters import Clusters, numbers
from evals.statistics.effective import residual_variance
from evals.statistics.libraries import t_quantile
from evals.statistics.score import wilson_score
from synthetic.coverage import statistics as without_libraries
from tests.evals.statistics import references

COUNTS = [(0, 10), (1, 30), (81, 263), (29, 30), (200, 200)]


@pytest.mark.parametrize(("successes", "total"), COUNTS)
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_wilson_is_that_of_statsmodels(successes: int, total: int, level: float) -> None:
    found = wilson(successes, total, level)
    assert (found.low, found.high) == pytest.approx(references.wilson(successes, total, level), abs=1e-9)


@pytest.mark.parametrize(("successes", "total"), COUNTS)
def test_the_synthetic_package_has_the_same_wilson_interval(successes: int, total: int) -> None:
    found = wilson(successes, total)
    assert without_libraries.wilson(successes, total) == pytest.approx((found.low, found.high), abs=1e-9)


def test_published_wilson_interval() -> None:
    # Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_alone_in_its_cluster_each_case_counts_fully() -> None:
    found = rate_interval([1.0] * 24 + [0.0] * 6)
    expected = wilson_score(0.8, 30, t_quantile(0.975, 29))
    assert (found.low, found.high) == pytest.approx(tuple(expected), abs=0.004)  # 30 / 29 of the variance
    assert (found.point, found.n, found.clusters) == (0.8, 30, 30)


def test_copies_of_cases_add_nothing() -> None:
    values, clusters = [1.0] * 40 + [0.0] * 20, list(range(60))
    once = rate_interval(values, clusters)
    thrice = rate_interval(values * 3, clusters * 3)
    assert (thrice.low, thrice.high) == pytest.approx((once.low, once.high), abs=0.004)


def test_without_a_failure_only_clusters_count() -> None:
    found = rate_interval([1.0] * 120, [case % 30 for case in range(120)])
    assert found.high == 1.0
    assert found.low == pytest.approx(wilson_score(1, 30, t_quantile(0.975, 29)).low)


def test_the_variance_over_clusters_is_that_of_statsmodels() -> None:
    values = [0.3, 1.2, 0.9, 2.5, 1.1, 0.2, 4.0, 0.7, 1.6, 2.2]
    clusters = [1, 1, 2, 3, 3, 3, 4, 5, 5, 1]
    groups = Clusters.of(clusters, len(values))
    error = residual_variance(groups.sums(numbers("values", values)), groups.sizes) ** 0.5
    assert error == pytest.approx(references.clustered_error(values, clusters), abs=1e-9)


@pytest.mark.parametrize("rate", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("shape", [Shape(30, 4, 0.5), Shape(60, 2, 0.2), Shape(200, None, 0.3)], ids=str)
def test_rates_are_covered(rate: float, shape: Shape) -> None:
    found = tally(1000, rate, lambda rng: rate_interval(*plant_rates(rng, shape, rate)))
    assert 93 <= found.covered <= 98


@pytest.mark.parametrize("shape", [Shape(30, 1, 0.3), Shape(60, None, 0.3), Shape(200, 2, 0.3)], ids=str)
def test_mean_costs_are_covered(shape: Shape) -> None:
    found = tally(800, 1.0, lambda rng: mean_interval(*plant_costs(rng, shape, 0.5, 1.0)[1:], draws=999))
    assert 92.5 <= found.covered <= 97


def test_equal_costs_leave_no_doubt() -> None:
    found = mean_interval([2.0] * 10, draws=99)
    assert (found.point, found.low, found.high) == (2.0, 2.0, 2.0)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [1.0, 2.0, 5.0, 0.5, 3.0, 2.2]
    assert mean_interval(values, draws=99, seed=3) == mean_interval(values, draws=99, seed=3)
    assert mean_interval(values, draws=99, seed=3) != mean_interval(values, draws=99, seed=4)


@pytest.mark.parametrize(
    ("values", "clusters", "level", "message"),
    [
        ([1.0, 1.4], None, 0.95, r"values\[1\] is 1.4; allowed: finite numbers from 0 to 1"),
        ([1.0, float("nan")], None, 0.95, r"values\[1\] is nan"),
        ([], None, 0.95, "allowed: one row of one or more values"),
        ([1.0, 0.0], ["one", "one"], 0.95, "1 clusters; allowed: 2 or more"),
        ([1.0, 0.0], ["one"], 0.95, "1 clusters for 2 values"),
        ([1.0, 0.0], None, 95, "level is 95; allowed: more than 0, less than 1"),
    ],
)
def test_what_is_refused(values: list[float], clusters: list[str] | None, level: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rate_interval(values, clusters, level)


@pytest.mark.parametrize(("successes", "total"), [(3, 2), (-1, 2), (0, 0)])
def test_wilson_refuses_impossible_counts(successes: int, total: int) -> None:
    with pytest.raises(ValueError, match=f"{successes} successes of {total}; allowed: 0 to the total"):
        wilson(successes, total)
