from collections.abc import Callable

import pytest
from truescore import min_detectable_effect

from benchmarks.statistics.planted import Shape, plant_pairs
from benchmarks.statistics.trials import tally
from evals.statistics import (
    Design,
    Deviation,
    Discordance,
    clusters_if_alike,
    clusters_needed,
    compare_rates,
    power_at,
    smallest_effect,
)
from tests.evals.statistics import references


def test_published_number_of_pairs() -> None:
    # G*Power 3.1, matched pairs, dz = 0.5, two-sided 0.05, power 0.8: 34 pairs
    assert clusters_needed(Design(1, Deviation(1)), 0.5) == 34


@pytest.mark.parametrize(("effect", "groups"), [(0.2, 40), (0.5, 34), (0.1, 500)])
def test_power_is_that_of_scipy(effect: float, groups: int) -> None:
    assert power_at(Design(1, Deviation(1)), groups, effect) == pytest.approx(
        references.t_power(effect, groups, 0.95), abs=1e-6
    )


@pytest.mark.parametrize("groups", [2, 3, 5, 10, 30, 2000])
def test_power_grows_with_the_effect(groups: int) -> None:
    powers = [power_at(Design(1, Deviation(1)), groups, effect / 10) for effect in range(1, 400)]
    assert powers == pytest.approx(sorted(powers), abs=1e-9)
    assert 0.05 < powers[0] < powers[-1] <= 1


def test_many_independent_pairs_are_as_truescore_says() -> None:
    found = smallest_effect(Design(1, Discordance(0.2)), 2000)
    assert found == pytest.approx(min_detectable_effect(2000, discordance_rate=0.2), abs=2e-4)


def test_alike_cases_are_worth_their_cluster() -> None:
    alone = smallest_effect(Design(1, Discordance(0.2)), 60)
    assert smallest_effect(Design(4, Discordance(0.2), icc=1), 60) == pytest.approx(alone)
    fewer = smallest_effect(Design(4, Discordance(0.2), icc=0.2), 60)
    assert fewer is not None
    assert alone is not None
    assert fewer < alone


def test_the_three_answers_fit_together() -> None:
    design = Design(2, Discordance(0.25), icc=0.3)
    effect = smallest_effect(design, 90)
    assert effect is not None
    assert power_at(design, 90, effect) == pytest.approx(0.8)
    assert clusters_needed(design, effect + 1e-6) == 90


def test_too_few_cases_detect_nothing() -> None:
    assert smallest_effect(Design(1, Discordance(0.05)), 4) is None


@pytest.mark.parametrize(("effect", "shape"), [(0.12, Shape(60, 2, 0.3)), (0.07, Shape(200, 1))], ids=str)
def test_the_test_has_the_power_that_was_promised(effect: float, shape: Shape) -> None:
    promised = power_at(Design(shape.per_cluster or 1, Discordance(0.2), shape.icc), shape.clusters, effect)
    found = tally(600, effect, lambda rng: compare_rates(*plant_pairs(rng, shape, 0.2, effect), draws=999))
    assert found.rejected == pytest.approx(100 * promised, abs=6)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Discordance(0), "discordance is 0; allowed: more than 0, up to 1"),
        (lambda: Deviation(-1), "standard deviation is -1; allowed: more than 0"),
        (lambda: Design(0.5, Deviation(1)), "per_cluster is 0.5; allowed: 1 or more"),
        (lambda: Design(1, Deviation(1), icc=2), "icc is 2; allowed: 0 to 1"),
        (lambda: power_at(Design(1, Discordance(0.1)), 50, 0.2), "effect is 0.2; allowed: other than 0, up to 0.1"),
        (lambda: power_at(Design(1, Discordance(0.1)), 1, 0.1), "1 clusters; allowed: 2 or more"),
        (lambda: smallest_effect(Design(1, Deviation(1)), 50, power=80), "power is 80; allowed: more than 0"),
        (lambda: clusters_needed(Design(1, Deviation(1)), 1e-6), "effect 1e-06 needs more than 10000000 clusters"),
    ],
)
def test_what_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_clusters_that_show_a_margin_where_no_pair_disagrees() -> None:
    for margin, clusters in ((0.02, 191), (0.05, 76), (0.1, 38)):
        assert clusters_if_alike(margin) == clusters
        shown, short = ([1.0] * count for count in (clusters, clusters - 1))
        assert compare_rates(shown, shown, draws=99).low > -margin
        assert compare_rates(short, short, draws=99).low <= -margin
    with pytest.raises(ValueError, match="margin is 0"):
        clusters_if_alike(0)
