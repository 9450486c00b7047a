import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.days.travel import Spot, Way, distance_km, way

TOKYO, PARIS = Spot(35.6895, 139.6917), Spot(48.8566, 2.3522)
_POINT = st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (TOKYO, TOKYO, 0.0),
        (Spot(0, 0), Spot(1, 0), 111.195),
        (Spot(0, 0), Spot(0, 90), 10007.557),
        (Spot(60, 0), Spot(60, 1), 55.597),
        (TOKYO, PARIS, 9711.7),
        (Spot(0, 179.5), Spot(0, -179.5), 111.195),
    ],
)
def test_distance(a: Spot, b: Spot, km: float) -> None:
    assert distance_km(a, b) == pytest.approx(km, rel=1e-4)


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        (0.0, Way("walk", 0.0, 1)),
        (0.01, Way("walk", 1.4, 19)),
        (0.011, Way("transit", 1.6, 13)),
        (0.1, Way("transit", 14.5, 44)),
        (0.4, Way("transit", 57.8, 102)),
    ],
)
def test_streets_are_longer_than_the_air_line(degrees: float, expected: Way) -> None:
    assert way(Spot(0, 0), Spot(degrees, 0)) == expected


def test_a_party_that_walks_less_takes_transit_sooner() -> None:
    """0.006 degrees are 0.9 km by street."""
    assert way(Spot(0, 0), Spot(0.006, 0)) == Way("walk", 0.9, 12)
    assert way(Spot(0, 0), Spot(0.006, 0), walk_km=0.8) == Way("transit", 0.9, 11)


@given(_POINT, _POINT)
def test_distance_is_the_same_both_ways_and_at_most_half_around(a: Spot, b: Spot) -> None:
    there = distance_km(a, b)
    assert there == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= there <= 20015.2
