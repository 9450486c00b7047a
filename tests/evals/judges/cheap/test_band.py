"""The trade-off between what a cascade costs and what it is worth."""

from evals.judges.cheap.band import choose_band, curve, point_of
from evals.judges.cheap.model import Band, Seen


def seen(number: int, probability: float, judge: bool, people: bool) -> Seen:
    return Seen(
        item=f"i-{number:016x}", cluster=f"t{number}", probability=probability, judge=judge, people=people, tokens=10
    )


SURE = [
    seen(number, 0.05 if number % 2 else 0.95, judge=number % 2 == 0, people=number % 2 == 0) for number in range(60)
]
"""Right where it is sure, as the judge is."""
UNSURE = [seen(60 + number, 0.45, judge=True, people=True) for number in range(40)]
"""Wrong where it is unsure; the judge is right."""
BAD = [one.model_copy(update={"probability": 1 - one.probability}) for one in [*SURE, *UNSURE]]


def test_a_point_counts_what_is_asked_and_what_it_costs() -> None:
    point = point_of([*SURE, *UNSURE], Band(low=0.4, high=0.6))
    assert (point.asked.point, point.tokens, point.agreement.raw.point) == (0.4, 400, 1.0)
    never = point_of([*SURE, *UNSURE], Band(low=0.5, high=0.5))
    assert (never.asked.point, never.tokens, never.agreement.raw.point) == (0.0, 0, 0.6)
    assert never.against.difference == -0.4


def test_the_curve_goes_from_never_to_always() -> None:
    points = curve([*SURE, *UNSURE])
    assert points[0].band.never
    assert points[-1].band.always
    assert [point.asked.point for point in points] == [0.0, 0.4, 1.0]
    assert [point.tokens for point in points] == [0, 400, 1000]


def test_the_band_asks_least_where_the_cascade_is_surely_not_worse() -> None:
    band = choose_band(curve([*SURE, *UNSURE]), margin=0.1)
    assert (band.low, band.high) == (0.425, 0.575)


def test_where_no_band_will_do_the_judge_is_always_asked() -> None:
    assert choose_band(curve(BAD)).always
    assert choose_band(curve(SURE[:4])).always
