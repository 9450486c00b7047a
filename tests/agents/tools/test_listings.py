"""Ideas that suit the traveller, in other people's words."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from agents.data.tables import TravelData
from agents.tools.get_listings import Listings, in_season
from agents.tools.registry import ToolContext
from tests.agents.support import call, trip_of


async def found(data: TravelData, asked: tuple[str, ...] = (), **fields: Any) -> Listings:
    trip = trip_of(data, **{"destination": "Ljubljana", **fields})
    arguments = {"destination_id": trip.destination.id, "interests": list(asked)}
    result = await call("get_listings", ToolContext(trip, data), **arguments)
    assert isinstance(result, Listings)
    return result


async def test_a_city_in_the_file(data: TravelData) -> None:
    result = await found(data)
    assert (result.topic, result.source) == ("ideas", "Wikivoyage, CC BY-SA 4.0")
    assert result.text == "10 more ideas for Ljubljana from Wikivoyage."
    assert max(Counter(card.kind for card in result.listings).values()) == 4


async def test_interests_come_first(data: TravelData) -> None:
    for_food = await found(data, ("food",))
    assert [card.kind for card in for_food.listings[:4]] == ["eat"] * 4
    for_history = await found(data, ("history", "architecture"))
    assert [card.kind for card in for_history.listings[:4]] == ["see"] * 4


async def test_the_interests_of_the_trip_stand_in_for_none(data: TravelData) -> None:
    asked, silent = await found(data, ("nightlife",)), await found(data, interests=["nightlife"])
    assert asked == silent != await found(data)


async def test_a_diet_is_respected(data: TravelData) -> None:
    result = await found(data, ("food",), destination="Tampere", party={"diets": ["vegetarian"]})
    eat = [f"{card.name} {card.about}".casefold() for card in result.listings if card.kind == "eat"]
    assert eat
    assert all("vegetarian" in text or "vegan" in text for text in eat)


async def test_bars_are_not_for_children(data: TravelData) -> None:
    result = await found(data, party={"children": 1})
    assert [card for card in result.listings if card.kind == "drink"] == []


async def test_a_city_that_is_not_in_the_file_is_no_failure(data: TravelData) -> None:
    result = await found(data, destination="Tokyo")
    assert (result.text, result.listings) == ("Wikivoyage's file has none for Tokyo.", [])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Open all year.", True),
        ("In early September, events until dawn.", False),
        ("From late March through early May.", True),
        ("In April and in October.", True),
        ("You may ride.", True),
    ],
)
def test_an_idea_for_other_months_is_none(text: str, fits: bool) -> None:
    assert in_season(text, date(2027, 4, 16), date(2027, 4, 18)) is fits
