import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.grouping import Middle
from agents.travel import Way, distance_km, way

TOKYO, PARIS = Middle(35.6895, 139.6917), Middle(48.8566, 2.3522)
_POINT = st.builds(Middle, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (TOKYO, TOKYO, 0.0),
        (Middle(0, 0), Middle(1, 0), 111.195),
        (Middle(0, 0), Middle(0, 90), 10007.557),
        (Middle(60, 0), Middle(60, 1), 55.597),
        (TOKYO, PARIS, 9711.7),
        (Middle(0, 179.5), Middle(0, -179.5), 111.195),
    ],
)
def test_distance(a: Middle, b: Middle, km: float) -> None:
    assert distance_km(a, b) == pytest.approx(km, rel=1e-4)


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        (0.0, Way("walk", 0.0, 1)),
        (0.01, Way("walk", 1.4, 19)),
        (0.011, Way("transit", 1.6, 13)),
        (0.1, Way("transit", 14.5, 51)),
    ],
)
def test_streets_are_longer_than_the_air_line(degrees: float, expected: Way) -> None:
    assert way(Middle(0, 0), Middle(degrees, 0)) == expected


@given(_POINT, _POINT)
def test_distance_is_the_same_both_ways_and_at_most_half_around(a: Middle, b: Middle) -> None:
    there = distance_km(a, b)
    assert there == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= there <= 20015.2
