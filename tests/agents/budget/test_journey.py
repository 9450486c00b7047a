from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from agents.budget.journey import BANDS, band_of, journey_cost, journey_lines
from agents.budget.ledger import LineKind
from agents.data.tables import TravelData
from tests.agents.support import trip_of


@pytest.mark.parametrize(
    ("km", "usd"),
    [(1, 8), (50, 8), (50.1, 25), (200, 25), (499, 55), (1_000, 95), (1_001, 140), (9_000, 500), (20_037, 680)],
)
def test_bands(km: float, usd: int) -> None:
    assert band_of(km).usd == usd


def test_a_longer_way_costs_more_and_less_a_km() -> None:
    for near, far in pairwise(BANDS):
        assert near.km < far.km
        assert near.usd < far.usd
        assert near.usd / near.km > far.usd / far.km


def test_there_and_back_for_a_family(data: TravelData) -> None:
    """Berlin to Tokyo is 8,920 km: 500 USD one way, 375 USD for a child."""
    trip = trip_of(data, origin="Berlin", party={"adults": 1, "seniors": 1, "children": 1})
    lines = list(journey_lines(trip, data))
    assert [(line.id, f"{line.day}", line.label, str(line.quantity), str(line.unit)) for line in lines] == [
        ("journey-adult-there", "2027-01-04", "Journey there, adult", "2", "500.00"),
        ("journey-child-there", "2027-01-04", "Journey there, child", "1", "375.00"),
        ("journey-adult-back", "2027-01-06", "Journey back, adult", "2", "500.00"),
        ("journey-child-back", "2027-01-06", "Journey back, child", "1", "375.00"),
    ]
    assert {line.kind for line in lines} == {LineKind.JOURNEY}
    assert journey_cost(trip, data) == sum(line.amount for line in lines) == Decimal("2750.00")


def test_every_line_says_that_it_is_an_estimate(data: TravelData) -> None:
    adult, child, *_ = journey_lines(trip_of(data, origin="Berlin", party={"adults": 1, "children": 1}), data)
    assert adult.basis == (
        "estimate by distance, not a quote: 500.00 USD one way by long flight for about 8,920 km from Berlin"
    )
    assert child.basis == f"75% for a child of {adult.basis}"
    assert adult.evidence.source == "TripLab's own estimate by distance"


def test_a_day_trip_has_a_way_there_and_a_way_back(data: TravelData) -> None:
    lines = list(journey_lines(trip_of(data, origin="Kyoto", days=1), data))
    assert [(line.id, f"{line.day}") for line in lines] == [
        ("journey-adult-there", "2027-01-04"),
        ("journey-adult-back", "2027-01-04"),
    ]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (None, []),
        ("Tokyo", []),
        ("Zzzzqqq", ["“Zzzzqqq” is not known as a starting point: the journey is not estimated."]),
    ],
    ids=["not said", "at home", "unknown"],
)
def test_no_line_without_a_journey_that_is_known(data: TravelData, origin: str | None, said: list[str]) -> None:
    trip = trip_of(data, origin=origin)
    assert (list(journey_lines(trip, data)), journey_cost(trip, data), list(trip.assumptions)) == ([], 0, said)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"origin": "Berlin"}, []),
        ({"origin": "Germany"}, ["The journey from “Germany” is estimated from Berlin, Germany."]),
        ({"origin": "Berlinn"}, ["The journey from “Berlinn” is estimated from Berlin, Germany."]),
        ({"origin": "Paris"}, ["The journey from “Paris” is estimated from Paris, France."]),
        (
            {"budget": "900 USD", "budget_covers": "stay_and_journey"},
            ["The budget covers the journey, but no starting point is given: it is not estimated."],
        ),
        ({"budget_covers": "stay_and_journey"}, []),
    ],
)
def test_what_is_assumed_of_the_starting_point(data: TravelData, fields: dict[str, Any], said: list[str]) -> None:
    assert list(trip_of(data, **fields).assumptions) == said


def test_in_yen(data: TravelData) -> None:
    (there, _) = journey_lines(trip_of(data, origin="Berlin", currency="JPY"), data)
    assert str(there.unit) == "80385"
