"""Against published figures and by simulation."""

from math import comb
from random import Random

import pytest

from synthetic.coverage.statistics import benjamini_hochberg, more_than_chance, wilson


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662), (0, 0, 0.0, 1.0)],
)
def test_wilson_as_published(hits: int, total: int, low: float, high: float) -> None:
    """81 of 263 is the example of Newcombe, Statistics in Medicine 17 (1998)."""
    found = wilson(hits, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_wilson_covers_the_rate_as_often_as_it_says() -> None:
    """On average over rates; at one rate the share of hits jumps, so that it swings some points about 95 %."""
    rng, inside = Random(7), 0
    for _ in range(10_000):
        rate = rng.uniform(0.02, 0.98)
        low, high = wilson(sum(rng.random() < rate for _ in range(40)), 40)
        inside += low <= rate <= high
    assert 0.942 <= inside / 10_000 <= 0.96


def test_wilson_refuses_more_hits_than_tries() -> None:
    with pytest.raises(ValueError, match="3 hits of 2; allowed: 0 to 2"):
        wilson(3, 2)


def test_the_lady_tasting_tea() -> None:
    """Fisher's own: all four of four cups right by chance in 1 of 70, three or more in 17 of 70."""
    assert more_than_chance(4, 4, 4, 8) == 1 / 70
    assert more_than_chance(3, 4, 4, 8) == 17 / 70
    assert more_than_chance(0, 4, 4, 8) == 1


def test_more_than_chance_is_the_tail_term_by_term() -> None:
    rng = Random(3)
    for _ in range(200):
        whole = rng.randint(1, 150)
        bad, part = rng.randint(0, whole), rng.randint(1, whole)
        hits = rng.randint(max(0, part - whole + bad), min(part, bad))
        ways = sum(comb(bad, hit) * comb(whole - bad, part - hit) for hit in range(hits, min(part, bad) + 1))
        assert more_than_chance(hits, part, bad, whole) == ways / comb(whole, part)


def test_benjamini_hochberg_as_published() -> None:
    """The fifteen p-values of the paper's example: the first four are below 0.05 after the correction."""
    chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0,
    ]  # fmt: skip
    adjusted = benjamini_hochberg(chances)
    assert [round(each, 4) for each in adjusted[:5]] == [0.0015, 0.003, 0.0095, 0.0356, 0.0603]
    assert benjamini_hochberg(chances[::-1]) == adjusted[::-1]
    assert benjamini_hochberg([]) == []
