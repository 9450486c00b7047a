import pytest

from agents.budget.stay import official_rates, rooms, stay_cost
from agents.budget.tiers import Tier
from agents.data.tables import TravelData
from agents.request import Party
from tests.agents.support import trip_of


@pytest.mark.parametrize(
    ("party", "room", "beds"),
    [
        (Party(adults=1), 1, 1),
        (Party(adults=2), 1, 2),
        (Party(adults=3), 2, 3),
        (Party(adults=2, seniors=2), 2, 4),
        (Party(adults=2, children=2), 1, 4),
        (Party(adults=2, children=3), 2, 5),
        (Party(adults=1, children=3), 1, 4),
        (Party(adults=1, children=4), 2, 5),
        (Party(adults=12, children=8, seniors=12), 12, 32),
    ],
)
def test_rooms(party: Party, room: int, beds: int) -> None:
    assert {rooms(party, tier) for tier in Tier if tier is not Tier.SHOESTRING} == {room}
    assert rooms(party, Tier.SHOESTRING) == beds


def test_sums_without_lines(data: TravelData) -> None:
    """358 x 0.55 for two nights, 125 x 0.60 and 125 x 0.08 for three days."""
    trip = trip_of(data)
    cost = stay_cost(trip, official_rates(trip.destination, trip.days, data), Tier.MODERATE, data)
    assert [str(amount) for amount in cost] == ["393.80", "225.00", "30.00"]
    assert str(cost.total) == "648.80"
